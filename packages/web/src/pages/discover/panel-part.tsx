/** A part of the page with its own heading. */
import type { ReactElement } from "react";
import { TitledSection, type TitledSectionProps } from "../../parts/titled-section.tsx";

export function PanelPart(props: TitledSectionProps): ReactElement {
  return <TitledSection look="discover-part" {...props} />;
}

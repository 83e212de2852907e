/** A part of a result: its heading, what it is about, what can be done with it. */
import type { ReactElement } from "react";
import { TitledSection, type TitledSectionProps } from "../../parts/titled-section.tsx";

export function Section(props: TitledSectionProps): ReactElement {
  return <TitledSection look="sim-section" {...props} />;
}

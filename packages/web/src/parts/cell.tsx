import type { ReactElement } from "react";
import type { Cell } from "@orrery/core/answers/answers";
import { useSpeech } from "../speech.ts";
import { ElementLink } from "./element-link.tsx";
import { Icon } from "./icon.tsx";

/** The value of an attribute: text, elements it refers to, or openly unknown. */
export function CellValue({ cell }: { readonly cell: Cell }): ReactElement {
  const { text } = useSpeech();
  if (cell.unknown === true) {
    return (
      <span className="unknown">
        <Icon name="circle-help" />
        {text("catalogue.unknown")}
      </span>
    );
  }
  if (cell.references !== undefined && cell.references.length > 0) {
    return (
      <span className="references">
        {cell.references.map((element) => (
          <ElementLink key={element.id} element={element} />
        ))}
      </span>
    );
  }
  return <span className="value">{cell.text}</span>;
}

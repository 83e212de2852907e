/** A sentence with `code` in it. */
import type { ReactElement } from "react";

export function Prose({ text }: { readonly text: string }): ReactElement {
  return <>{text.split("`").map((piece, index) => (index % 2 === 0 ? piece : <code key={index}>{piece}</code>))}</>;
}

/** Is an element of one of the kinds, or of a specialisation of one? */
import type { Element } from "./model.ts";

export function isKind(element: Element, ...kinds: readonly string[]): boolean {
  const { schema, parts } = element.model;
  const number = parts.kindOf[element.row] ?? -1;
  return number >= 0 && kinds.some((kind) => schema.isKind(number, kind));
}

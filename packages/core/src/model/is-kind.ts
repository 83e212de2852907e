/** Is an element of one of the kinds, or of a specialisation of one? */
import type { Element } from "./model.ts";

export function isKind(element: Element, ...kinds: readonly string[]): boolean {
  const { schema, parts } = element.model;
  const number = parts.kindOf[element.row] ?? -1;
  if (number < 0) return false;
  for (const kind of kinds) if (schema.isKind(number, kind)) return true;
  return false;
}

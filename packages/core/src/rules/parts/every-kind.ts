/** Kinds of element for rules that ask something of all of them. */
import { kinds } from "../../model/metamodel/kinds.ts";

/** The built-in kinds; an organisation's own specialise them. */
export const everyKind: readonly string[] = kinds.filter(({ layer }) => layer !== undefined).map(({ id }) => id);

/** Every kind but these. */
export function everyKindBut(...others: readonly string[]): readonly string[] {
  return everyKind.filter((kind) => !others.includes(kind));
}

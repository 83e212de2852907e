/** Typing with what the model says for all of it: an amount without a currency is in the model's own. */
import type { AttributeType } from "./metamodel.ts";
import { type Literal, typed, type Typed } from "./values.ts";

/** `typed`, reading a bare amount in the given currency where money is expected. */
export function typedIn(literal: Literal, type: AttributeType, currency: string | undefined): Typed {
  const result = typed(literal, type);
  if (result.problem === undefined || currency === undefined || literal.form !== "word" || !takesMoney(type))
    return result;
  const bare = /^([+-]?[\d_'.]+)(\/[A-Za-z]+)?$/.exec(literal.text);
  if (bare === null) return result;
  const completed = typed({ form: "word", text: `${bare[1]} ${currency}${bare[2] ?? ""}` }, type);
  return completed.problem === undefined ? completed : result;
}

function takesMoney(type: AttributeType): boolean {
  return type.kind === "money" || (type.kind === "union" && type.of.some(takesMoney));
}

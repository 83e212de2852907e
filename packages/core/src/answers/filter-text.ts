/**
 * How a filter by one column is written, in addresses and saved queries: `vital|high`, `<4h`, `unknown`, `-` for where nothing is stated.
 * Alternatives stand between `|`; a backslash takes the meaning from the sign after it. Bounds are a range together: `>=2020|<2025`.
 */

/** What a value must be; alternatives of one filter. */
export type Condition =
  /** As written or as shown in any of our languages; `unknown` is a value like others. */
  | { readonly is: "value"; readonly text: string }
  /** Nothing is stated. */
  | { readonly is: "missing" }
  | { readonly is: Bound; readonly text: string };

export type Bound = "<" | "<=" | ">" | ">=";

/** The conditions of which one must hold; bounds hold together. */
export function readConditions(text: string): readonly Condition[] {
  const alternatives = text.match(/(?:\\.|[^\\|]|\\$)+/gs) ?? [""];
  return alternatives.map(readCondition);
}

export function writeConditions(conditions: readonly Condition[]): string {
  return conditions.map(writeCondition).join("|");
}

function readCondition(text: string): Condition {
  if (text === "-") return { is: "missing" };
  const bound = /^[<>]=?/.exec(text)?.[0];
  const rest = (bound === undefined ? text : text.slice(bound.length).trim()).replace(/\\(.)/gs, "$1");
  return bound === undefined ? { is: "value", text: rest } : { is: bound as Bound, text: rest };
}

function writeCondition(condition: Condition): string {
  if (condition.is === "missing") return "-";
  const text = condition.text.replace(/[\\|]/g, "\\$&");
  if (condition.is !== "value") return `${condition.is}${text}`;
  return text === "-" || /^[<>]/.test(text) ? `\\${text}` : text;
}

/** Filters of a table as a search, to be kept in a saved query. */
import { type Condition, readConditions } from "./filter-text.ts";
import { type Comparison, printQuery, type QueryValue } from "./query/syntax.ts";

/** The text of `find` that means these filters, in the language of searches. */
export function writeFind(filter: string, filters: Readonly<Record<string, string>>): string {
  const terms = Object.entries(filters).flatMap(([key, text]) => termsOf(key, readConditions(text)));
  return [filter.trim(), ...(terms.length === 0 ? [] : [printQuery(terms)])].filter((part) => part !== "").join(" ");
}

type Printed = Parameters<typeof printQuery>[0][number];

/** Bounds are terms of their own, since all of them must hold; a search cannot say "this range, or missing". */
function termsOf(key: string, conditions: readonly Condition[]): readonly Printed[] {
  const term = (comparison: Comparison, values: readonly QueryValue[]): Printed => ({
    isNegated: false,
    content: { kind: "condition", key, comparison, values },
  });
  const values = conditions.flatMap((condition): readonly QueryValue[] => {
    if (condition.is === "missing") return [{ text: "missing", isQuoted: false }];
    if (condition.is !== "value") return [];
    return [{ text: condition.text, isQuoted: condition.text !== "unknown" }];
  });
  if (values.length > 0) return [term(":", values)];
  return conditions.flatMap((condition) =>
    condition.is === "missing" || condition.is === "value"
      ? []
      : [term(condition.is, [{ text: condition.text, isQuoted: false }])],
  );
}

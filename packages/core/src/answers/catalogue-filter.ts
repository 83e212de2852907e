/** Rows of a catalogue that a reader wants to see. */
import type { AttributeType } from "../model/metamodel.ts";
import type { Model } from "../model/model.ts";
import { typedIn } from "../model/typing.ts";
import { compareValues, guessed, type Value } from "../model/values.ts";
import { dayOfModel } from "../views/query.ts";
import { keyTypes } from "./cells.ts";
import { type Bound, type Condition, readConditions } from "./filter-text.ts";
import { fold } from "./fold.ts";
import { keyValues } from "./key-values.ts";
import { meaningOf } from "./query/meaning.ts";
import { YES } from "./query/test.ts";
import { means } from "./value-means.ts";

/** Rows that the search `filter` (`query/syntax.ts`) is true of and that fulfil every condition of `fields`. */
export function filteredRows(
  model: Model,
  rows: readonly number[],
  request: {
    readonly filter?: string | undefined;
    readonly fields?: Readonly<Record<string, string>> | undefined;
    readonly language: string;
    /** Day for ages and life cycles, else the one that the model describes. */
    readonly today?: string | undefined;
  },
): readonly number[] {
  let left = rows;
  const { filter = "", language, today } = request;
  if (filter.trim() !== "") {
    const { verdict } = meaningOf(model, filter, { language, today: today ?? dayOfModel(model), isLenient: true });
    left = left.filter((row) => verdict(row) === YES);
  }
  for (const [key, wanted] of Object.entries(request.fields ?? {}))
    left = withValue(model, left, key, wanted, request.language);
  return left;
}

function withValue(
  model: Model,
  rows: readonly number[],
  key: string,
  wanted: string,
  language: string,
): readonly number[] {
  const conditions = readConditions(wanted);
  if (key === "name") {
    const names = conditions.flatMap((condition) => (condition.is === "value" ? [fold(condition.text).trim()] : []));
    return rows.filter((row) => names.includes(fold(model.at(row).nameIn(language))));
  }
  const takesMissing = conditions.some(({ is }) => is === "missing");
  const valueOf = keyValues(model, key);
  const typeOf = keyTypes(model, key);
  const tests = testsOf(model, conditions, language);
  const verdicts = new Map<Value, boolean>();
  return rows.filter((row) => {
    const value = valueOf(row);
    if (value === undefined) return takesMissing;
    let isWanted = verdicts.get(value);
    if (isWanted === undefined) {
      const type = typeOf(row);
      verdicts.set(value, (isWanted = tests.some((holds) => holds(value, type))));
    }
    return isWanted;
  });
}

type Test = (value: Value, type: AttributeType | undefined) => boolean;

/** Tests of which one must hold: a value each, and all bounds together, which are a range. */
function testsOf(model: Model, conditions: readonly Condition[], language: string): readonly Test[] {
  const tests = conditions.flatMap((condition): readonly Test[] => {
    if (condition.is !== "value") return [];
    const wanted = fold(condition.text).trim();
    return [(value, type) => means(model, value, type, wanted, language)];
  });
  const bounds = conditions.flatMap((condition) =>
    condition.is === "missing" || condition.is === "value" ? [] : [condition],
  );
  const range: Test = (value, type) => bounds.every(({ is, text }) => isWithin(model, value, is, text, type));
  return bounds.length === 0 ? tests : [...tests, range];
}

/** Is the value on that side of the bound? What is unknown, or cannot be compared with it, is on neither. */
function isWithin(model: Model, value: Value, bound: Bound, text: string, type: AttributeType | undefined): boolean {
  if (value.kind === "list") return value.items.some((item) => isWithin(model, item, bound, text, elementType(type)));
  const literal = { form: "word", text } as const;
  const limit = type === undefined ? guessed(literal) : typedIn(literal, type, model.currency).value;
  const order = limit === undefined ? undefined : compareValues(value, limit);
  if (order === undefined || Number.isNaN(order)) return false;
  if (order === 0) return bound === "<=" || bound === ">=";
  return bound.startsWith("<") ? order < 0 : order > 0;
}

function elementType(type: AttributeType | undefined): AttributeType | undefined {
  return type?.kind === "list" ? type.of : type;
}

/** Conditions on attributes: the value as written or shown, an element that it refers to, an item of a list, an order. */
import { addDays, addMonths } from "../../base/dates.ts";
import type { AttributeType } from "../../model/metamodel.ts";
import type { Model } from "../../model/model.ts";
import { typedIn } from "../../model/typing.ts";
import { compareValues, guessed, sameValue, type Value } from "../../model/values.ts";
import { keyTypes } from "../cells.ts";
import { fold } from "../fold.ts";
import { keyValues } from "../key-values.ts";
import { means } from "../value-means.ts";
import { isPresence, NO, type QuerySetting, type Report, type Test, UNKNOWN, type Verdict, YES } from "./test.ts";
import type { Comparison, QueryValue } from "./syntax.ts";

export interface AttributeCondition {
  readonly key: string;
  readonly comparison: Comparison;
  readonly values: readonly QueryValue[];
}

/** The test of a condition; undefined when no kind has the key and nobody says it. */
export function attributeTest(
  model: Model,
  condition: AttributeCondition,
  setting: QuerySetting,
  report: Report,
): Test | undefined {
  const { key, comparison, values } = condition;
  const kinds = kindsWith(model, key);
  if (kinds === undefined) return undefined;
  const valueOf = keyValues(model, key);
  const typeOf = keyTypes(model, key);
  const judge = judgeOf(model, condition, typesOf(model, key), setting, report);
  const { kindOf } = model.parts;
  const saysFields = typesOf(model, key).some((type) =>
    fieldsOf(type).some((field) => isSaid(model, `${key}.${field}`)),
  );
  const verdicts = new Map<Value, Verdict>();
  const asksMissing = values.some((value) => isPresence(value) && value.text === "missing");
  const asksOnlyPresence = comparison === ":" && values.every(isPresence);
  return (row) => {
    // A record written field by field has no value of its own in the columns.
    const value = valueOf(row) ?? (saysFields && mayBeRecord(typeOf(row)) ? model.at(row).get(key) : undefined);
    if (value === undefined) {
      if (kinds[kindOf[row] ?? -1] !== 1) return NO;
      return asksMissing ? YES : asksOnlyPresence ? NO : UNKNOWN;
    }
    let verdict = verdicts.get(value);
    if (verdict === undefined) verdicts.set(value, (verdict = judge(value, typeOf(row))));
    return verdict;
  };
}

function mayBeRecord(type: AttributeType | undefined): boolean {
  return type?.kind === "record" || type?.kind === "list" || (type?.kind === "union" && type.of.some(mayBeRecord));
}

/** Names of the fields of records in a type. */
function fieldsOf(type: AttributeType): readonly string[] {
  switch (type.kind) {
    case "record":
      return Object.keys(type.fields);
    case "list":
      return fieldsOf(type.of);
    case "union":
      return type.of.flatMap(fieldsOf);
    default:
      return [];
  }
}

function isSaid(model: Model, key: string): boolean {
  return model.symbols.find(key) !== undefined;
}

/** 1 for kinds that may carry the key, or of which somebody says it; undefined when there are none. */
function kindsWith(model: Model, key: string): Uint8Array | undefined {
  const { schema, parts } = model;
  const found = new Uint8Array(schema.kinds.length);
  schema.kinds.forEach(({ layer }, kind) => {
    if (layer !== undefined && schema.meaning(key, kind) !== undefined) found[kind] = 1;
  });
  if (found.includes(1)) return found;
  if (model.symbols.find(key) === undefined) return undefined;
  const valueOf = keyValues(model, key);
  for (const row of model.rows()) {
    const kind = parts.kindOf[row] ?? -1;
    if (found[kind] !== 1 && valueOf(row) !== undefined) found[kind] = 1;
  }
  return found.includes(1) ? found : undefined;
}

/** What a stated value says to a condition. */
export type Judge = (value: Value, type: AttributeType | undefined) => Verdict;

/** The judge of a condition on an attribute that has these types. */
export function judgeOf(
  model: Model,
  condition: AttributeCondition,
  types: readonly AttributeType[],
  setting: QuerySetting,
  report: Report,
): Judge {
  return condition.comparison === ":"
    ? sameness(model, condition.values, setting)
    : order(model, condition, types, setting, report);
}

function sameness(model: Model, values: readonly QueryValue[], { language }: QuerySetting): Judge {
  const words = values.filter((value) => !isPresence(value));
  const asks = (word: string): boolean => values.some((value) => isPresence(value) && value.text === word);
  const wanted = words.map(({ text }) => ({ text, folded: fold(text).trim() }));
  return (value, type) => {
    if (value.kind === "unknown") return asks("unknown") ? YES : words.length > 0 ? UNKNOWN : NO;
    if (asks("any")) return YES;
    return wanted.some((one) => isMeant(model, value, type, one, language)) ? YES : NO;
  };
}

/** Is it the value as it is written or shown, an item of a list, or the same amount in another unit? */
function isMeant(
  model: Model,
  value: Value,
  type: AttributeType | undefined,
  { text, folded }: { readonly text: string; readonly folded: string },
  language: string,
): boolean {
  if (means(model, value, type, folded, language)) return true;
  if (type === undefined || value.kind === "reference" || value.kind === "text" || value.kind === "list") return false;
  const typed = typedIn({ form: "word", text }, type, model.currency);
  return typed.problem === undefined && typed.value !== undefined && sameValue(typed.value, value);
}

function order(
  model: Model,
  { key, comparison, values }: AttributeCondition,
  types: readonly AttributeType[],
  { today }: QuerySetting,
  report: Report,
): Judge {
  const asks = (word: string): boolean => values.some((value) => isPresence(value) && value.text === word);
  const bounds = values
    .filter((value) => !isPresence(value))
    .map(({ text }) => boundOf(model, key, dayMeant(text, today), types, report));
  const judge: Judge = (value, type) => {
    if (value.kind === "unknown") return asks("unknown") ? YES : UNKNOWN;
    if (asks("any")) return YES;
    if (value.kind === "list") {
      const verdicts = value.items.map((item) => judge(item, type));
      return verdicts.includes(YES) ? YES : verdicts.includes(UNKNOWN) ? UNKNOWN : NO;
    }
    const isOne = bounds.some((bound) => {
      const against = bound(type);
      const found = against === undefined ? undefined : compareValues(value, against);
      return found !== undefined && holds(found, comparison);
    });
    return isOne ? YES : NO;
  };
  return judge;
}

/** `today`, `today-1y`, `today+6mo` as a date; any other text as it stands. */
function dayMeant(text: string, today: string | undefined): string {
  const found = /^today(?:([+-]\d{1,4})(d|w|mo|y))?$/.exec(text);
  if (found === null || today === undefined) return text;
  const count = Number(found[1] ?? 0);
  const months = { y: 12, mo: 1 }[found[2] ?? ""];
  const moved =
    months === undefined ? addDays(today, count * (found[2] === "w" ? 7 : 1)) : addMonths(today, count * months);
  return moved ?? text;
}

/** The value of a bound, as the type of the attribute reads it; a bound that it cannot read is told once. */
function boundOf(
  model: Model,
  key: string,
  text: string,
  types: readonly AttributeType[],
  report: Report,
): (type: AttributeType | undefined) => Value | undefined {
  const read = (type: AttributeType | undefined): Value | undefined => {
    const literal = { form: "word", text } as const;
    if (type === undefined) return guessed(literal);
    const typed = typedIn(literal, singleOf(type), model.currency);
    return typed.problem === undefined ? typed.value : undefined;
  };
  const known = new Map<AttributeType | undefined, Value | undefined>(types.map((type) => [type, read(type)]));
  if (types.length > 0 && ![...known.values()].some((value) => value !== undefined && isOrdered(value)))
    report("query-value", { key, found: text });
  return (type) => {
    if (!known.has(type)) known.set(type, read(type));
    return known.get(type);
  };
}

/** Can values like it be compared by size? */
function isOrdered(value: Value): boolean {
  return compareValues(value, value) !== undefined;
}

function typesOf(model: Model, key: string): readonly AttributeType[] {
  const { schema } = model;
  return [
    ...new Set(
      schema.kinds.flatMap(({ layer }, kind) => (layer === undefined ? [] : (schema.meaning(key, kind)?.type ?? []))),
    ),
  ];
}

function singleOf(type: AttributeType): AttributeType {
  return type.kind === "list" ? singleOf(type.of) : type;
}

/** Does the order of two values satisfy a comparison? */
export function holds(order: number, comparison: Comparison): boolean {
  switch (comparison) {
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    case ">=":
      return order >= 0;
    case ":":
      return order === 0;
  }
}

/** What a lens reads off an element: a number with its unit, a place in an order of words, or one of several names. */
import type { Locale } from "../../base/codes.ts";
import type { Money, Quantity } from "../../base/quantity.ts";
import type { AttributeType } from "../../model/metamodel.ts";
import type { Element, Model } from "../../model/model.ts";
import { nameOfWord } from "../../model/names.ts";
import { printValue, type Value } from "../../model/values.ts";

export type Reading =
  /** `unit`: only numbers of one unit are compared: a currency, a dimension, or nothing. */
  | { readonly kind: "number"; readonly number: number; readonly unit: Unit; readonly text: string }
  | { readonly kind: "rank"; readonly rank: number; readonly text: string }
  | { readonly kind: "name"; readonly key: string; readonly text: string };

export type Unit =
  | { readonly kind: "plain" | "percent" | "day" | "years" }
  | { readonly kind: "money"; readonly currency: string; readonly isYearly: boolean }
  | { readonly kind: "quantity"; readonly dimension: Quantity["dimension"]; readonly unit: string };

/** Text by which units are told apart; a unit of the same dimension converts and is the same. */
export function unitKey(unit: Unit): string {
  switch (unit.kind) {
    case "money":
      return `money ${unit.currency}`;
    case "quantity":
      return `quantity ${unit.dimension}`;
    default:
      return unit.kind;
  }
}

/** Reads a value for a lens; undefined for unknown, and for what has no order and no name (records, relationships). */
export function readingOf(
  value: Value | undefined,
  type: AttributeType | undefined,
  model: Model,
  language: Locale,
): Reading | undefined {
  if (value === undefined) return undefined;
  const text = printValue(value, language, { type, nameOf: (id) => nameIn(model, id, language) });
  switch (value.kind) {
    case "number":
      return { kind: "number", number: value.number, unit: { kind: "plain" }, text };
    case "percent":
      return { kind: "number", number: value.fraction, unit: { kind: "percent" }, text };
    case "date":
      return { kind: "number", number: value.day, unit: { kind: "day" }, text };
    case "date-time":
      return { kind: "number", number: Math.floor(value.milliseconds / 86_400_000), unit: { kind: "day" }, text };
    case "money":
      return { kind: "number", number: value.yearly ?? value.amount, unit: moneyUnit(value), text };
    case "quantity":
      return {
        kind: "number",
        number: value.amount,
        unit: { kind: "quantity", dimension: value.dimension, unit: value.unit },
        text,
      };
    case "word":
      return value.rank === undefined
        ? { kind: "name", key: value.text, text }
        : { kind: "rank", rank: value.rank, text };
    case "text":
    case "version":
      return { kind: "name", key: value.text, text };
    case "boolean":
      return { kind: "name", key: value.boolean ? "yes" : "no", text };
    case "reference":
      return { kind: "name", key: value.id, text };
    case "list":
      return listReading(value.items, type, model, language);
    case "unknown":
    case "record":
    case "relationship":
      return undefined;
  }
}

/** Of a list the first item decides the colour; the text says all of them. */
function listReading(
  items: readonly Value[],
  type: AttributeType | undefined,
  model: Model,
  language: Locale,
): Reading | undefined {
  const inner = type?.kind === "list" ? type.of : type;
  const readings = items.flatMap((item) => readingOf(item, inner, model, language) ?? []);
  const [first] = readings;
  if (first === undefined) return undefined;
  const highest = readings.reduce((best, one) => (isHigher(one, best) ? one : best), first);
  return { ...highest, text: readings.map(({ text }) => text).join(", ") };
}

function isHigher(one: Reading, other: Reading): boolean {
  return one.kind === "rank" && other.kind === "rank" && one.rank > other.rank;
}

function moneyUnit(value: Money): Unit {
  return { kind: "money", currency: value.currency, isYearly: value.yearly !== undefined };
}

function nameIn(model: Model, id: string, language: Locale): string {
  return model.element(id)?.nameIn(language) ?? id;
}

/** Type of a key on an element; undefined where it may not stand there. */
export function typeOn(element: Element, key: string): AttributeType | undefined {
  return element.model.schema.meaning(key, element.model.parts.kindOf[element.row] ?? -1)?.type;
}

/** The words of a type that has an order, from low to high, as a person reads them. */
export function orderedWords(type: AttributeType | undefined, language: Locale): readonly string[] | undefined {
  switch (type?.kind) {
    case "word":
      return type.ordered === true ? type.words.map((word) => nameOfWord(type, word)?.[language] ?? word) : undefined;
    case "list":
      return orderedWords(type.of, language);
    case "union":
      return type.of.map((one) => orderedWords(one, language)).find((words) => words !== undefined);
    default:
      return undefined;
  }
}

/** Bounds of a whole-number scale, such as 1 to 5. */
export function scaleOf(type: AttributeType | undefined): readonly [number, number] | undefined {
  if (type?.kind === "union") return type.of.map(scaleOf).find((scale) => scale !== undefined);
  if (type?.kind !== "number" || type.minimum === undefined || type.maximum === undefined) return undefined;
  return [type.minimum, type.maximum];
}

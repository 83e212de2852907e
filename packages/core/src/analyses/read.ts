/** What several analyses read of elements: amounts, days, columns that all tables have. Undefined is what is not known. */
import type { TableColumn, TableWords } from "../base/table.ts";
import type { Element, Model } from "../model/model.ts";
import { nameOfWord } from "../model/names.ts";
import type { Value } from "../model/values.ts";
import type { Known, Named } from "./analysis.ts";

/** What an element states by plain key, typed once for all: asking an element each time costs as much as reading all of it. */
export function statedBy(element: Element): (key: string) => Value | undefined {
  const values = new Map<string, Value>();
  for (const { key, value } of element.attributes) if (!values.has(key)) values.set(key, value);
  return (key) => values.get(key);
}

/** The elements that a value names, as far as they are there. */
export function namedIn(model: Model, value: Value | undefined): readonly Element[] {
  if (value?.kind === "list") return value.items.flatMap((item) => namedIn(model, item));
  const element = value?.kind === "reference" ? model.element(value.id) : undefined;
  return element === undefined ? [] : [element];
}

/** Money of a currency; of a year where it recurs. */
export interface Amount {
  readonly amount: number;
  readonly currency: string;
}

export function moneyIn(value: Value | undefined): Amount | undefined {
  return value?.kind === "money" ? { amount: value.yearly ?? value.amount, currency: value.currency } : undefined;
}

export function numberIn(value: Value | undefined): number | undefined {
  if (value?.kind === "number") return value.number;
  return value?.kind === "percent" ? value.fraction : undefined;
}

/** Days since 1970-01-01. */
export function dayIn(value: Value | undefined): number | undefined {
  return value?.kind === "date" ? value.day : undefined;
}

export function textIn(value: Value | undefined): string | undefined {
  switch (value?.kind) {
    case "text":
    case "word":
    case "version":
      return value.text;
    default:
      return undefined;
  }
}

/** A word of a choice, and what a person reads for it. */
export interface Word {
  readonly word: string;
  readonly name: TableWords;
}

export function wordIn(element: Element, key: string, value: Value | undefined = element.get(key)): Word | undefined {
  const word = textIn(value);
  if (word === undefined) return undefined;
  const { schema, parts } = element.model;
  const type = schema.meaning(key, parts.kindOf[element.row] ?? -1)?.type;
  return { word, name: nameOfWord(type, word) ?? { en: word, fr: word } };
}

/** Texts of a list, or of the one value that stands for it. */
export function textsIn(value: Value | undefined): readonly string[] {
  if (value?.kind === "list") return value.items.flatMap(textsIn);
  const text = textIn(value);
  return text === undefined ? [] : [text];
}

/** Each once, in their order. */
export function distinct(elements: readonly Element[]): readonly Element[] {
  return [...new Map(elements.map((one) => [one.row, one])).values()];
}

/** Everything inside an element, at any depth. */
export function inside(element: Element): readonly Element[] {
  const found: Element[] = [];
  const waiting = [...element.children];
  const seen = new Set<number>([element.row]);
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (seen.has(one.row)) continue;
    seen.add(one.row);
    found.push(one);
    waiting.push(...one.children);
  }
  return found.sort((a, b) => a.row - b.row);
}

/** Ids as a cell of a table has them. */
export function idsOf(elements: readonly Named[]): string | null {
  return elements.length === 0 ? null : elements.map(({ id }) => id).join(", ");
}

/** Columns with which most tables begin. */
export const elementColumn: TableColumn = {
  key: "id",
  name: { en: "Element", fr: "Élément" },
  isNumeric: false,
  holds: "element",
};
export const nameColumn: TableColumn = { key: "name", name: { en: "Name", fr: "Nom" }, isNumeric: false };

/** Column of words or texts. */
export function words(key: string, en: string, fr: string, holds?: TableColumn["holds"]): TableColumn {
  return { key, name: { en, fr }, isNumeric: false, ...(holds === undefined ? {} : { holds }) };
}

/** Column of numbers. */
export function numbers(key: string, en: string, fr: string, holds?: TableColumn["holds"]): TableColumn {
  return { key, name: { en, fr }, isNumeric: true, ...(holds === undefined ? {} : { holds }) };
}

/** A column of days. */
export function days(key: string, en: string, fr: string): TableColumn {
  return words(key, en, fr, "date");
}

/** How many of some things one knows something of. */
export function knownOf<Thing>(what: TableWords, all: readonly Thing[], isKnown: (thing: Thing) => boolean): Known {
  return { what, known: all.filter(isKnown).length, of: all.length };
}

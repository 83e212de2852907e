/** Reading values of elements and relationships as plain numbers, words and days. Undefined is what is not known. */
import type { TableWords } from "../base/table.ts";
import { inUnit } from "../base/quantity.ts";
import type { Element, Model, Relationship } from "./model.ts";
import { nameOfWord } from "./names.ts";
import type { Value } from "./values.ts";

/** What states attributes. */
export type Stating = Element | Relationship;

/** An attribute of something. */
export type Stated = readonly [one: Stating, key: string];

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
  if (value === undefined) return NONE;
  if (value.kind === "list") return value.items.flatMap(textsIn);
  const text = textIn(value);
  return text === undefined ? NONE : [text];
}

const NONE: readonly string[] = [];

/** Each fact once, in their order. */
export function distinctStated(all: readonly Stated[]): readonly Stated[] {
  const seen = new Set<string>();
  return all.filter(([one, key]) => {
    const name = `${"verb" in one ? "r" : "e"}${one.row} ${key}`;
    return seen.has(name) ? false : seen.add(name) !== undefined;
  });
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

/** What is stated and known: neither absent nor the word `unknown`. */
export function knownValue(one: Stating, key: string): Value | undefined {
  const value = one.get(key);
  return value?.kind === "unknown" ? undefined : value;
}

/** Is something stated and known? */
export function states(one: Stating, key: string): boolean {
  return knownValue(one, key) !== undefined;
}

/**
 * Yes or no, as far as it is said. A name, a text, a list with something in it, or a record counts as yes: `logging: "Splunk"`,
 * `exitPlan: doc-exit`; an empty list as no.
 */
export function affirms(one: Stating, key: string): boolean | undefined {
  const value = knownValue(one, key);
  if (value === undefined) return undefined;
  if (value.kind === "boolean") return value.boolean;
  if (value.kind === "list") return value.items.length > 0;
  if (value.kind === "word" || value.kind === "text") return value.text !== "none" && value.text !== "";
  return true;
}

/** The word or text of an attribute. */
export function wordOf(one: Stating, key: string): string | undefined {
  return textIn(one.get(key));
}

/** All words or texts of an attribute that may be a list. */
export function wordsOf(one: Stating, key: string): readonly string[] {
  return textsIn(one.get(key));
}

/** Place of the word in its order, from 0. */
export function rankOf(one: Stating, key: string): number | undefined {
  const value = one.get(key);
  return value?.kind === "word" ? value.rank : undefined;
}

export function numberOf(one: Stating, key: string): number | undefined {
  return numberIn(one.get(key));
}

/** Days since 1970-01-01. */
export function dayOf(one: Stating, key: string): number | undefined {
  return dayIn(one.get(key));
}

/** Length of a duration in days. */
export function daysOf(one: Stating, key: string): number | undefined {
  return durationIn(one, key, "d");
}

/** Length of a duration in hours. */
export function hoursOf(one: Stating, key: string): number | undefined {
  return durationIn(one, key, "h");
}

/** Length of a duration in seconds. */
export function secondsOf(one: Stating, key: string): number | undefined {
  return durationIn(one, key, "s");
}

function durationIn(one: Stating, key: string, unit: "d" | "h" | "s"): number | undefined {
  const value = one.get(key);
  return value?.kind === "quantity" && value.dimension === "duration"
    ? inUnit(value.amount, unit, "duration")
    : undefined;
}

/** A rate per second. */
export function perSecond(one: Stating, key: string): number | undefined {
  const value = one.get(key);
  return value?.kind === "quantity" && value.dimension === "rate" ? inUnit(value.amount, "/s", "rate") : undefined;
}

export function moneyOf(one: Stating, key: string): Amount | undefined {
  return moneyIn(one.get(key));
}

/** The elements that an attribute names. */
export function elementsOf(one: Stating, key: string): readonly Element[] {
  return namedIn(one.model, one.get(key));
}

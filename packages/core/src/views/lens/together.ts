/** How several readings of a lens become one: a sum, a mean, the highest, or what all share. */
import type { Locale } from "../../base/codes.ts";
import { printNumber } from "../../base/quantity.ts";
import { printValue } from "../../model/values.ts";
import type { LensSource } from "./source.ts";
import { type Reading, type Unit, unitKey } from "./value.ts";
import { say } from "../parts/notes.ts";

/** Readings of what is inside something, or behind it. */
export interface Inside {
  readonly readings: readonly Reading[];
  /** How many could have answered and did not, nor anything inside them. */
  readonly unknown: number;
}

/** One reading of several and what it says of them; undefined where they have none together, which is not the same as unknown. */
export function togetherOf(
  { readings, unknown }: Inside,
  source: LensSource,
  language: Locale,
  madeOf: "inside" | "applications",
): { readonly reading: Reading; readonly text: string } | undefined {
  const same = ofOneUnit(readings);
  const reading = joined(same, source, language);
  if (reading === undefined) return undefined;
  const left = unknown + readings.length - same.length;
  if (reading.kind === "name" && left > 0) return undefined;
  const how = reading.kind === "name" ? say(language, "all", "tous") : combined(source.together, language);
  const of = say(language, "of", "de");
  const what = madeOf === "inside" ? "" : ` application${same.length > 1 ? "s" : ""}`;
  const known = left > 0 ? say(language, ` (${left} unknown)`, ` (${left} inconnus)`) : "";
  const isPlain = madeOf === "inside" && same.length === 1 && left === 0;
  const text = isPlain ? reading.text : `${reading.text}, ${how} ${of} ${same.length}${what}${known}`;
  return { reading, text };
}

/** What is done with several values, in a word. */
export function combined(together: LensSource["together"], language: Locale): string {
  switch (together) {
    case "sum":
      return say(language, "sum", "somme");
    case "highest":
      return say(language, "highest", "maximum");
    case "mean":
    case "none":
      return say(language, "mean", "moyenne");
  }
}

/** Readings of one sort and unit, the commonest: francs are not added to euros. */
function ofOneUnit(readings: readonly Reading[]): readonly Reading[] {
  const sorts = new Map<string, Reading[]>();
  for (const reading of readings) {
    const key = reading.kind === "number" ? unitKey(reading.unit) : reading.kind;
    const list = sorts.get(key);
    if (list === undefined) sorts.set(key, [reading]);
    else list.push(reading);
  }
  return [...sorts.values()].sort((a, b) => b.length - a.length)[0] ?? [];
}

function joined(readings: readonly Reading[], source: LensSource, language: Locale): Reading | undefined {
  const [first] = readings;
  if (first === undefined) return undefined;
  if (first.kind === "rank" || source.together === "highest")
    return readings.reduce((best, one) => (sizeOf(one) > sizeOf(best) ? one : best), first);
  // Names have no mean: what all say is said of the whole.
  if (first.kind === "name") return readings.every((one) => sameName(one, first)) ? first : undefined;
  const sum = readings.reduce((all, one) => all + (one.kind === "number" ? one.number : 0), 0);
  const number = source.together === "sum" ? sum : sum / readings.length;
  return { ...first, number, text: printedAs(number, first.unit, language) };
}

function sizeOf(reading: Reading): number {
  return reading.kind === "number" ? reading.number : reading.kind === "rank" ? reading.rank : 0;
}

function sameName(one: Reading, other: Reading): boolean {
  return one.kind === "name" && other.kind === "name" && one.key === other.key;
}

function printedAs(number: number, unit: Unit, language: Locale): string {
  const short = Number(number.toPrecision(6));
  switch (unit.kind) {
    case "money":
      return printValue(
        {
          kind: "money",
          amount: Math.round(number),
          currency: unit.currency,
          text: "",
          ...(unit.isYearly ? { per: "y" } : {}),
        },
        language,
      );
    case "quantity":
      return printValue(
        { kind: "quantity", dimension: unit.dimension, amount: short, unit: unit.unit, text: "" },
        language,
      );
    case "day":
      return printValue({ kind: "date", text: "", day: Math.round(number) }, language);
    case "percent":
      return printValue({ kind: "percent", fraction: Math.round(number * 1000) / 1000 }, language);
    case "years": {
      const years = Math.round(number * 10) / 10;
      return `${printNumber(years, language)}\u00a0${say(language, years === 1 ? "year" : "years", years < 2 ? "an" : "ans")}`;
    }
    case "plain":
      return printNumber(Math.round(number * 100) / 100, language);
  }
}

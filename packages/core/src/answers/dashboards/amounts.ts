/** Amounts of an attribute for many elements, added up by unit; what is not known stays out of the sum and is counted. */
import type { Locale } from "../../base/codes.ts";
import { printMoney, printNumber, printPercent, printQuantity } from "../../base/quantity.ts";
import type { Model } from "../../model/model.ts";
import type { Value } from "../../model/values.ts";
import { computedNames } from "../../views/lens/computed.ts";
import { type Reading, readingOf, type Unit, unitKey } from "../../views/lens/value.ts";
import { keyTypes } from "../cells.ts";
import { keyValues } from "../key-values.ts";
import { localeOf } from "../positions.ts";
import { figureOf } from "../query/figure-test.ts";
import type { BoardSetting } from "./setting.ts";

/** A number with its unit as an element has it; undefined where it is asked and not known, "not-asked" where it makes no sense. */
export type Measured = (Reading & { readonly kind: "number" }) | "not-asked" | undefined;

/** Reads a measure of rows: an attribute or a computed figure. Undefined where nothing of the kind is a number. */
export function measureOf(
  model: Model,
  key: string,
  setting: Pick<BoardSetting, "language" | "today">,
): (row: number) => Measured {
  const read = readingsOf(model, key, setting);
  return (row) => {
    const reading = read(row);
    if (reading === undefined || reading === "not-asked") return reading;
    if (reading.kind === "number") return reading;
    return reading.kind === "rank"
      ? { kind: "number", number: reading.rank, unit: { kind: "plain" }, text: reading.text }
      : undefined;
  };
}

/** Reads whatever a key says of rows, as a lens does. */
export function readingsOf(
  model: Model,
  key: string,
  { language, today }: Pick<BoardSetting, "language" | "today">,
): (row: number) => Reading | "not-asked" | undefined {
  if (computedNames.some(([id]) => id === key)) return figureOf(model, key, { language, today }) ?? (() => "not-asked");
  const valueOf = keyValues(model, key);
  const typeOf = keyTypes(model, key);
  const locale = localeOf(language);
  const known = new Map<Value, Reading | undefined>();
  return (row) => {
    const type = typeOf(row);
    const value = valueOf(row);
    if (value === undefined) return type === undefined ? "not-asked" : undefined;
    if (!known.has(value)) known.set(value, readingOf(value, type, model, locale));
    return known.get(value);
  };
}

export interface Sum {
  readonly unit: Unit;
  readonly number: number;
  readonly count: number;
}

/** Sums of one measure by unit, the one with most elements first. */
export function sumsOf(readings: readonly Measured[]): readonly Sum[] {
  const sums = new Map<string, Sum>();
  for (const reading of readings) {
    if (reading === undefined || reading === "not-asked") continue;
    const key = `${unitKey(reading.unit)} ${reading.unit.kind === "money" && reading.unit.isYearly ? "yearly" : ""}`;
    const before = sums.get(key);
    sums.set(key, {
      unit: reading.unit,
      number: (before?.number ?? 0) + reading.number,
      count: (before?.count ?? 0) + 1,
    });
  }
  return [...sums.values()].toSorted((a, b) => b.count - a.count);
}

/** An amount for people. */
export function printAmount(number: number, unit: Unit, language: Locale): string {
  const tidy = Number(number.toPrecision(12));
  switch (unit.kind) {
    case "money":
      return printMoney(
        { amount: tidy, currency: unit.currency, text: "", ...(unit.isYearly ? { per: "y", yearly: tidy } : {}) },
        language,
      );
    case "quantity":
      return printQuantity({ dimension: unit.dimension, unit: unit.unit, amount: tidy, text: "" }, language);
    case "percent":
      return printPercent(tidy, language);
    default:
      return printNumber(Number(tidy.toPrecision(4)), language);
  }
}

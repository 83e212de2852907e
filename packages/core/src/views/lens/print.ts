/** Numbers of a scale as people read them: their unit, and the words for below, between and from. */
import { dateOfDay } from "../../base/dates.ts";
import type { Locale } from "../../base/codes.ts";
import { inUnit, printQuantity, unitsOf } from "../../base/quantity.ts";
import type { Unit } from "./value.ts";
import { say } from "../parts/notes.ts";

export interface Display {
  print(number: number): string;
  between(from: number, to: number): string;
  below(number: number): string;
  from(number: number): string;
  /** Numbers in the unit in which they are shown, in which thresholds are round. */
  toShown(number: number): number;
  fromShown(number: number): number;
}

/** How the numbers of a unit are printed, in a unit that suits all of them. */
export function displayOf(numbers: readonly number[], unit: Unit, language: Locale): Display {
  if (unit.kind === "day") return dayDisplay(language);
  const shown = unit.kind === "quantity" ? quantityShown(numbers, unit, language) : plainShown(unit, language);
  return {
    ...shown,
    ...(unit.kind === "plain" && numbers.every(Number.isInteger) ? wholeBounds(shown.print) : bounds(shown)),
  };
}

type Shown = Pick<Display, "print" | "toShown" | "fromShown"> & {
  /** Without the unit, where it stands behind. */
  readonly bare: (number: number) => string;
};

type Bounds = Pick<Display, "between" | "below" | "from">;

function bounds({ print, bare }: Shown): Bounds {
  return {
    between: (from, to) => `${bare(from)} – ${print(to)}`,
    below: (number) => `< ${print(number)}`,
    from: (number) => `≥ ${print(number)}`,
  };
}

/** Of whole numbers the last one of a step is named, not the first of the next. */
function wholeBounds(print: (number: number) => string): Bounds {
  return {
    between: (from, to) => (to - from <= 1 ? print(from) : `${print(from)} – ${print(Math.ceil(to) - 1)}`),
    below: (number) => `≤ ${print(Math.ceil(number) - 1)}`,
    from: (number) => `≥ ${print(Math.ceil(number))}`,
  };
}

function plainShown(unit: Unit, language: Locale): Shown {
  const same = (number: number): number => number;
  const format = new Intl.NumberFormat(language, formatOf(unit));
  const years = (number: number): string =>
    say(language, number === 1 ? " year" : " years", number < 2 ? "\u00a0an" : "\u00a0ans");
  const print = (number: number): string => `${format.format(number)}${unit.kind === "years" ? years(number) : ""}`;
  return {
    print,
    bare: unit.kind === "years" ? (number) => format.format(number) : print,
    toShown: same,
    fromShown: same,
  };
}

function formatOf(unit: Unit): Intl.NumberFormatOptions {
  switch (unit.kind) {
    case "money":
      return { style: "currency", currency: unit.currency, notation: "compact", maximumSignificantDigits: 3 };
    case "percent":
      return { style: "percent", maximumFractionDigits: 1 };
    default:
      return { maximumSignificantDigits: 4 };
  }
}

/** In the largest unit that was written with which the highest number is at least 1: days rather than 259,200 s. */
function quantityShown(
  numbers: readonly number[],
  unit: Extract<Unit, { readonly kind: "quantity" }>,
  language: Locale,
): Shown {
  const { dimension } = unit;
  const most = Math.max(0, ...numbers.map(Math.abs));
  const units = unitsOf(dimension);
  const written = units.includes(unit.unit) ? unit.unit : (units[0] ?? unit.unit);
  const usual = dimension === "duration" ? ["s", "min", "h", "d"].filter((each) => units.includes(each)) : [written];
  const chosen = usual.findLast((each) => (inUnit(most, each, dimension) ?? 0) >= 2) ?? usual[0] ?? written;
  const one = inUnit(1, chosen, dimension) ?? 1;
  const print = (amount: number): string => printQuantity({ dimension, amount, unit: chosen, text: "" }, language);
  return {
    print,
    bare: print,
    toShown: (amount) => inUnit(amount, chosen, dimension) ?? amount,
    fromShown: (number) => (one === 0 ? number : number / one),
  };
}

function dayDisplay(language: Locale): Display {
  const same = (number: number): number => number;
  const print = (day: number): string => monthName(day, language);
  return {
    print,
    between: (from, to) => spanOf(from, to, language),
    below: (day) => say(language, `before ${monthName(day, language)}`, `avant ${monthName(day, language)}`),
    from: (day) => say(language, `from ${monthName(day, language)}`, `dès ${monthName(day, language)}`),
    toShown: same,
    fromShown: same,
  };
}

/** "2026" of its first day, else "Jul 2026". */
function monthName(day: number, language: Locale): string {
  const text = dateOfDay(day);
  if (text === undefined) return "?";
  if (text.endsWith("-01-01")) return text.slice(0, 4);
  const format = new Intl.DateTimeFormat(language, { month: "short", year: "numeric", timeZone: "UTC" });
  return format.format(day * 86_400_000);
}

/** Years from one threshold to the day before the next: "2024", "2024 – 2025". */
function spanOf(from: number, to: number, language: Locale): string {
  const [start, end] = [dateOfDay(from), dateOfDay(to)];
  if (start?.endsWith("-01-01") === true && end?.endsWith("-01-01") === true) {
    const last = String(Number(end.slice(0, 4)) - 1);
    const first = String(Number(start.slice(0, 4)));
    return first === last ? first : `${first} – ${last}`;
  }
  const last = monthName(to - 1, language);
  const first = monthName(from, language);
  return first === last ? first : `${first} – ${last}`;
}

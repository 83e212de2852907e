/** Steps of a scale of numbers: round thresholds, few of them, and what each is called. */
import { dateOfDay, dayNumber } from "../../base/dates.ts";
import type { Locale } from "../../base/codes.ts";
import { type Display, displayOf } from "./print.ts";
import type { Unit } from "./value.ts";

/** Colours of a sequential lens (design of the workbench, 6.3). */
const MOST_STEPS = 7;

export interface NumberScale {
  readonly names: readonly string[];
  /** Index of the step that a number falls into. */
  readonly step: (number: number) => number;
}

/**
 * Steps for some numbers of one unit. Few whole numbers get a step each, also those of `range` that nobody has; otherwise equal steps
 * with round thresholds, or thresholds at the quantiles, rounded, where most numbers would fall into one equal step. A threshold belongs
 * to the step above it.
 */
export function numberScale(
  numbers: readonly number[],
  unit: Unit,
  language: Locale,
  range?: readonly [number, number],
): NumberScale {
  const display = displayOf(numbers, unit, language);
  if (unit.kind === "day") return scaleOf(dayThresholds(numbers), display, numbers);
  const whole = wholeSteps(numbers, unit, range);
  if (whole !== undefined) {
    const [first = 0] = whole;
    const last = whole.length - 1;
    return {
      names: whole.map((number) => display.print(number)),
      step: (number) => Math.min(last, Math.max(0, Math.round(number) - first)),
    };
  }
  const shown = numbers.map((number) => display.toShown(number));
  const equal = equalThresholds(shown);
  const thresholds = isLopsided(shown, equal) ? quantileThresholds(shown) : equal;
  return scaleOf(
    thresholds.map((number) => display.fromShown(number)),
    display,
    numbers,
  );
}

/**
 * Steps around a middle, such as a gap of 0: as many below as above, so that the middle has the neutral colour. At most seven; whole
 * gaps up to three get a step each.
 */
export function divergingScale(numbers: readonly number[], middle: number, unit: Unit, language: Locale): NumberScale {
  const display = displayOf(numbers, unit, language);
  const reach = numbers.reduce((most, number) => Math.max(most, Math.abs(number - middle)), 0);
  const isWhole = numbers.every(Number.isInteger) && Number.isInteger(middle) && reach <= 3;
  const arms = isWhole ? Math.max(1, reach) : 3;
  const width = isWhole ? 1 : Math.max(niceStep(reach / arms), Number.MIN_VALUE);
  const signed = (number: number): string => (number > middle ? `+${display.print(number)}` : display.print(number));
  const places = Array.from({ length: 2 * arms + 1 }, (_, index) => index - arms);
  return {
    names: places.map((place) => {
      if (place === 0) return isWhole ? display.print(middle) : `≈ ${display.print(middle)}`;
      const near = middle + Math.sign(place) * (Math.abs(place) - (isWhole ? 0 : 0.5)) * width;
      return isWhole ? signed(near) : `${place < 0 ? "≤" : "≥"} ${signed(near)}`;
    }),
    step: (number) => {
      const place = Math.round((number - middle) / width);
      return Math.min(2 * arms, Math.max(0, place + arms));
    },
  };
}

// --- whole numbers

function wholeSteps(
  numbers: readonly number[],
  unit: Unit,
  range: readonly [number, number] | undefined,
): readonly number[] | undefined {
  if (unit.kind !== "plain" && unit.kind !== "years") return undefined;
  const isScale = range !== undefined && range[1] - range[0] < MOST_STEPS;
  // A mean of ratings falls between two of them and is coloured as the nearer.
  if (!isScale && !numbers.every(Number.isInteger)) return undefined;
  const least = isScale ? Math.min(range[0], ...numbers.map(Math.floor)) : lowest(numbers);
  const most = isScale ? Math.max(range[1], ...numbers.map(Math.ceil)) : highest(numbers);
  if (most - least >= MOST_STEPS) return undefined;
  return Array.from({ length: most - least + 1 }, (_, index) => least + index);
}

function lowest(numbers: readonly number[]): number {
  return numbers.reduce((least, number) => Math.min(least, number), numbers[0] ?? 0);
}

function highest(numbers: readonly number[]): number {
  return numbers.reduce((most, number) => Math.max(most, number), numbers[0] ?? 0);
}

// --- thresholds

/** Multiples of a round number, as few as cover all in at most seven steps. */
function equalThresholds(numbers: readonly number[]): readonly number[] {
  const least = lowest(numbers);
  const most = highest(numbers);
  if (most === least) return [];
  const steps = stepsFor(numbers);
  for (let width = niceStep((most - least) / steps); ; width = niceStep(width * 1.01)) {
    const first = Math.floor(least / width + 1e-9) + 1;
    const last = Math.ceil(most / width - 1e-9) - 1;
    if (last - first + 2 > steps) continue;
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => round((first + index) * width));
  }
}

/** A handful of values needs few colours. */
function stepsFor(numbers: readonly number[]): number {
  return Math.max(3, Math.min(MOST_STEPS, new Set(numbers).size + 1));
}

/** The round number that is not below: 1, 2, 2.5 or 5 times a power of ten. */
function niceStep(least: number): number {
  if (!(least > 0) || !Number.isFinite(least)) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 2.5, 5, 10].find((each) => each * power >= least * (1 - 1e-9)) ?? 10;
  return round(factor * power);
}

/** Without the noise of binary fractions. */
function round(number: number): number {
  return Number(number.toPrecision(12));
}

/** Would more than two thirds of at least six numbers get one colour? */
function isLopsided(numbers: readonly number[], thresholds: readonly number[]): boolean {
  if (numbers.length < 6 || thresholds.length === 0) return false;
  const counts = new Map<number, number>();
  for (const number of numbers) {
    const step = stepIn(thresholds, number);
    counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  return Math.max(...counts.values()) > (2 / 3) * numbers.length && new Set(numbers).size > 2;
}

/** Quintiles rounded to one digit; equal ones once. */
function quantileThresholds(numbers: readonly number[]): readonly number[] {
  const sorted = [...numbers].sort((a, b) => a - b);
  const cuts = [1, 2, 3, 4].map((part) => {
    const cut = sorted[Math.floor((part * sorted.length) / 5)] ?? 0;
    return Number(cut.toPrecision(1));
  });
  const least = sorted[0] ?? 0;
  const most = sorted.at(-1) ?? 0;
  return [...new Set(cuts)].filter((cut) => cut > least && cut <= most).sort((a, b) => a - b);
}

/** First days of years or months, so that a step is a whole number of years, quarters or months. */
function dayThresholds(days: readonly number[]): readonly number[] {
  const [first, last] = [lowest(days), highest(days)].map(monthOf);
  if (first === undefined || last === undefined) return [];
  const widths = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200];
  const steps = stepsFor(days);
  const width = widths.find((each) => Math.floor(last / each) - Math.floor(first / each) < steps) ?? 12_000;
  const from = Math.floor(first / width) + 1;
  const to = Math.floor(last / width);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => dayOfMonth((from + index) * width));
}

function monthOf(day: number): number | undefined {
  const text = dateOfDay(day);
  return text === undefined ? undefined : Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;
}

function dayOfMonth(month: number): number {
  const year = Math.floor(month / 12);
  const number = month - year * 12 + 1;
  return dayNumber(`${String(year).padStart(4, "0")}-${String(number).padStart(2, "0")}-01`) ?? 0;
}

function stepIn(thresholds: readonly number[], number: number): number {
  let step = 0;
  while (step < thresholds.length && number >= (thresholds[step] ?? 0) - 1e-9) step++;
  return step;
}

/** Steps between thresholds; the outer ones say only one bound. */
function scaleOf(thresholds: readonly number[], display: Display, numbers: readonly number[]): NumberScale {
  const step = (number: number): number => stepIn(thresholds, number);
  if (thresholds.length === 0) {
    const [least, most] = [lowest(numbers), highest(numbers)];
    return {
      names: [least === most ? display.print(least) : `${display.print(least)} – ${display.print(most)}`],
      step,
    };
  }
  const [first = 0] = thresholds;
  const last = thresholds.at(-1) ?? 0;
  const inner = thresholds.slice(0, -1).map((from, index) => display.between(from, thresholds[index + 1] ?? from));
  return { names: [display.below(first), ...inner, display.from(last)], step };
}

/** Whether a figure is good: by thresholds that a tile states. What is not known never makes a figure good. */
import type { Locale } from "../../base/codes.ts";
import { printNumber, printPercent } from "../../base/quantity.ts";
import { printValue, type Value } from "../../model/values.ts";
import type { Tone } from "../dashboard-answers.ts";
import { numberOf } from "../cells.ts";

/** A bound that a figure should reach, or should not. */
interface Bound {
  readonly number: number;
  readonly isPercent: boolean;
  readonly sign: ">=" | "<=" | ">" | "<" | undefined;
}

export interface Thresholds {
  readonly good: Bound | undefined;
  readonly bad: Bound | undefined;
  /** Values that are no thresholds. */
  readonly wrong: readonly string[];
}

/** The thresholds of a tile. */
export function thresholdsOf(good: Value | undefined, bad: Value | undefined): Thresholds {
  const bounds = [good, bad].map((value) => (value === undefined ? undefined : boundOf(value)));
  const wrong = [good, bad].flatMap((value, index) =>
    value !== undefined && value.kind !== "unknown" && bounds[index] === undefined ? [printValue(value, "en")] : [],
  );
  return { good: bounds[0], bad: bounds[1], wrong };
}

function boundOf(value: Value): Bound | undefined {
  if (value.kind === "text" || value.kind === "word") {
    const found = /^(>=|<=|>|<)?\s*(-?\d+(?:\.\d+)?)\s*(%?)$/.exec(value.text.trim());
    if (found === null) return undefined;
    const isPercent = found[3] === "%";
    const number = Number(found[2]);
    return { number: isPercent ? number / 100 : number, isPercent, sign: found[1] as Bound["sign"] };
  }
  const number = numberOf(value);
  return number === undefined ? undefined : { number, isPercent: value.kind === "percent", sign: undefined };
}

/** The figures that a tile has: a number, and its share of all where there is one. */
export interface Figures {
  readonly number: number;
  readonly share: number | undefined;
  /** Something is not known that could change it. */
  readonly isUnsure: boolean;
}

/** How good figures are; "none" where the tile states no threshold. */
export function toneOf({ good, bad }: Thresholds, figures: Figures): Tone {
  const isMoreBetter = directionOf(good, bad);
  const reaches = (bound: Bound | undefined, isMore: boolean): boolean | undefined => {
    if (bound === undefined) return undefined;
    const figure = bound.isPercent ? (figures.share ?? figures.number) : figures.number;
    switch (bound.sign) {
      case ">=":
        return figure >= bound.number;
      case "<=":
        return figure <= bound.number;
      case ">":
        return figure > bound.number;
      case "<":
        return figure < bound.number;
      case undefined:
        return isMore ? figure >= bound.number : figure <= bound.number;
    }
  };
  const isBad = reaches(bad, !isMoreBetter);
  if (isBad === true) return "bad";
  const isGood = reaches(good, isMoreBetter);
  if (isGood === true) return figures.isUnsure ? "unsure" : "good";
  return isGood === false || isBad === false ? "middle" : "none";
}

/** Which way is better: by the order of the two, else more for percents and less for counts. */
function directionOf(good: Bound | undefined, bad: Bound | undefined): boolean {
  if (good?.sign !== undefined) return good.sign.startsWith(">");
  if (bad?.sign !== undefined) return bad.sign.startsWith("<");
  if (good !== undefined && bad !== undefined) return good.number >= bad.number;
  return good?.isPercent ?? !(bad?.isPercent ?? false);
}

/** "good: 0", "good: ≥ 90%", for people. */
export function thresholdText({ good, bad }: Thresholds, language: Locale): string | null {
  if (good === undefined && bad === undefined) return null;
  const isMoreBetter = directionOf(good, bad);
  const parts = [
    good === undefined
      ? []
      : [`${language === "fr" ? "bon\u00a0:" : "good:"} ${printed(good, isMoreBetter, language)}`],
    bad === undefined
      ? []
      : [`${language === "fr" ? "mauvais\u00a0:" : "bad:"} ${printed(bad, !isMoreBetter, language)}`],
  ];
  return parts.flat().join(" · ");
}

function printed({ number, isPercent, sign }: Bound, isMore: boolean, language: Locale): string {
  const text = isPercent ? printPercent(number, language) : printNumber(number, language);
  const signs = { ">=": "≥", "<=": "≤", ">": ">", "<": "<" };
  if (sign === undefined && !isMore && number === 0) return text;
  return `${sign === undefined ? (isMore ? "≥" : "≤") : signs[sign]}\u00a0${text}`;
}

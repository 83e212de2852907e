/** What a standstill means for the business: hours against what was asked, data that are lost, cases and money. */
import { foldName } from "../../base/fold-name.ts";
import type { Element } from "../../model/model.ts";
import { inUnit } from "../../base/quantity.ts";
import { moneyIn, type Stated, textIn } from "../../model/read.ts";
import type { Value } from "../../model/values.ts";
import type { Against, Range } from "../answers.ts";
import type { Loss } from "../recovery/protection.ts";

/** Is a range within a limit? Undefined where nobody can tell, or nothing was asked. */
export function against(
  range: Range,
  limit: number | undefined,
  missing: readonly Stated[] | (() => readonly Stated[]),
): Against {
  const { lower, upper } = range;
  const met = limit === undefined ? undefined : upper <= limit ? true : lower > limit ? false : undefined;
  if (lower === upper) return { lower, upper, limit, met, missing: NOTHING };
  if (typeof missing !== "function") return { lower, upper, limit, met, missing };
  let found: readonly Stated[] | undefined;
  return {
    lower,
    upper,
    limit,
    met,
    // Looked for when somebody asks: of thousands of processes few are read.
    get missing(): readonly Stated[] {
      return (found ??= missing());
    },
  };
}

const NOTHING: readonly Stated[] = [];

/** What an element states by plain key: its attributes are read once for all, their values when asked. */
export type Said = (key: string) => Value | undefined;

export function saidOf(element: Element): Said {
  const { attributes } = element;
  return (key) => attributes.find((one) => one.key === key)?.value;
}

export function downtimeOf(
  said: Said,
  standstill: Range,
  missing: () => readonly Stated[],
): {
  readonly downtime: Against;
  readonly tolerable: Against;
} {
  return {
    downtime: against(standstill, hoursIn(said("rto")), missing),
    tolerable: against(standstill, hoursIn(said("mtpd")), missing),
  };
}

export function dataLossOfBusiness(said: Said, loss: Loss): Against {
  return against(loss, hoursIn(said("rpo")), loss.missing);
}

/** Cases an hour: the peak in a busy time of the calendar. */
export function casesPerHour(said: Said, at: string | undefined): number | undefined {
  const usual = rateOf(said, "volume") ?? rateOf(said, "demand");
  const peak = rateOf(said, "peak");
  return peak !== undefined && isBusy(said, at) ? peak : usual;
}

/** Does the moment of a drill stand in the calendar of a process? */
function isBusy(said: Said, at: string | undefined): boolean {
  const calendar = textIn(said("calendar"));
  if (calendar === undefined || at === undefined || at.trim() === "") return false;
  return foldName(calendar).includes(foldName(at));
}

/**
 * Cases that are never handled: what came during the standstill, without what is caught up afterwards. Caught up is only what the stated
 * capacity allows beyond the usual, until the horizon; where no capacity is stated, nothing is.
 */
export function lostCases(said: Said, standstill: Range, horizon: number, at: string | undefined): Range | undefined {
  const rate = casesPerHour(said, at);
  if (rate === undefined) return undefined;
  const spare = Math.max(0, (rateOf(said, "capacity") ?? 0) - (rateOf(said, "volume") ?? rate));
  const lost = (hours: number): number => {
    if (hours === Infinity) return Infinity;
    const waiting = rate * hours;
    return whole(Math.max(0, waiting - spare * Math.max(0, horizon - hours)));
  };
  return { lower: lost(standstill.lower), upper: lost(standstill.upper) };
}

/** Money lost with the cases; undefined where nobody says what a case is worth. */
export function moneyLost(
  said: Said,
  cases: Range | undefined,
): { readonly range: Range; readonly currency: string } | undefined {
  const value = moneyIn(said("caseValue"));
  if (value === undefined || cases === undefined) return undefined;
  const worth = (count: number): number => (value.amount === 0 ? 0 : count * value.amount);
  return { range: { lower: worth(cases.lower), upper: worth(cases.upper) }, currency: value.currency };
}

function rateOf(said: Said, key: string): number | undefined {
  const value = said(key);
  return value?.kind === "quantity" && value.dimension === "rate" ? whole(value.amount * 3600) : undefined;
}

function hoursIn(value: Value | undefined): number | undefined {
  return value?.kind === "quantity" && value.dimension === "duration"
    ? inUnit(value.amount, "h", "duration")
    : undefined;
}

/** Without the noise of binary fractions: a day of 900 cases has 900. */
function whole(number: number): number {
  return Number.isFinite(number) ? Number(number.toPrecision(12)) : number;
}

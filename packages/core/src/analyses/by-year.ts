/** An amount shared out over the years, by days. */
import { dateOfDay, dayNumber } from "../base/dates.ts";

export interface YearShare {
  /** Undefined where a day is missing, or the end is before the start. */
  readonly year: number | undefined;
  readonly amount: number;
}

/** More years than any plan has: a slip in a date makes no endless table. */
const MOST_YEARS = 100;

/** Shares by year that add up to the amount; first and last day count. */
export function shareByYear(amount: number, start: number | undefined, end: number | undefined): readonly YearShare[] {
  if (start === undefined || end === undefined || end < start) return [{ year: undefined, amount }];
  const [first, last] = [yearOf(start), yearOf(end)];
  if (first === undefined || last === undefined || last - first > MOST_YEARS) return [{ year: undefined, amount }];
  const length = end - start + 1;
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const year = first + index;
    const from = Math.max(start, dayNumber(`${year}-01-01`) ?? start);
    const to = Math.min(end, dayNumber(`${year}-12-31`) ?? end);
    return { year, amount: (amount * (to - from + 1)) / length };
  });
}

function yearOf(day: number): number | undefined {
  const text = dateOfDay(day);
  return text === undefined ? undefined : Number(text.slice(0, 4));
}

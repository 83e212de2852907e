/** The last day on which a contract can be given notice. */
import { addMonths, dateOfDay, dayNumber } from "../base/dates.ts";
import { inUnit } from "../base/quantity.ts";
import type { Element } from "./model.ts";

/** Counted back from the day on which it ends, by its `notice`; months and years are those of the calendar. */
export function lastDayOfNotice(contract: Element, ends: number): number | undefined {
  const notice = contract.get("notice");
  if (notice?.kind !== "quantity" || notice.dimension !== "duration") return undefined;
  const { unit, amount } = notice;
  const months = unit === "mo" || unit === "y" ? inUnit(amount, unit, "duration") : undefined;
  const last = dateOfDay(ends);
  if (months !== undefined && Number.isInteger(months) && last !== undefined)
    return dayNumber(addMonths(last, unit === "y" ? -12 * months : -months) ?? "");
  const length = inUnit(amount, "d", "duration");
  return length === undefined ? undefined : ends - Math.ceil(length);
}

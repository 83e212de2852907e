import { expect, test } from "vitest";
import { monthsAfter } from "./days.ts";

test.each([
  ["2026-11-21", 3, "2027-02-21"],
  ["2026-11-30", 3, "2027-02-28"],
  ["2027-12-31", 2, "2028-02-29"],
  ["2026-01-15", 12, "2027-01-15"],
])("%s and %d months are %s", (day, months, later) => {
  expect(monthsAfter(day, months)).toBe(later);
});

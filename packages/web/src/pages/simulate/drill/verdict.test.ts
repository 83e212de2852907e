import { expect, test } from "vitest";
import { verdictOf } from "./verdict.ts";

test.each([
  [{ lower: 4, upper: 4 }, { lower: 2, upper: 2 }, "better"],
  [{ lower: 4, upper: 4 }, { lower: 4, upper: 4 }, "same"],
  [{ lower: 4, upper: 8 }, { lower: 6, upper: 9 }, "unsure"],
  [{ lower: 4, upper: 8 }, { lower: 8, upper: null }, "worse"],
  [{ lower: 4, upper: null }, { lower: 4, upper: null }, "unsure"],
  [undefined, { lower: 1, upper: null }, "worse"],
  [{ lower: 3, upper: 5 }, undefined, "better"],
  [undefined, undefined, "same"],
] as const)("of %o and %o the second is %s", (first, second, verdict) => {
  expect(verdictOf(first, second)).toBe(verdict);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { numberTicks, timeTicks } from "./ticks.ts";

test("an axis of hours has few steps in which people count", () => {
  expect(timeTicks(72)).toEqual([0, 12, 24, 36, 48, 60, 72]);
  expect(timeTicks(4)).toEqual([0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4]);
  expect(timeTicks(0)).toEqual([0]);
});

test("an axis of numbers holds the greatest", () => {
  expect(numberTicks(87)).toEqual([0, 20, 40, 60, 80, 100]);
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (greatest) => {
      const ticks = numberTicks(greatest);
      expect(ticks.at(-1) ?? 0).toBeGreaterThanOrEqual(greatest * (1 - 1e-9));
      expect(ticks.length).toBeLessThanOrEqual(7);
    }),
    { numRuns: 60 },
  );
});

import { expect, test } from "vitest";
import { readLength, writeLength } from "./lengths.ts";

test.each([
  ["36h", 36],
  ["2d", 48],
  ["2 j", 48],
  ["30 min", 0.5],
  ["1,5h", 1.5],
  ["12", 12],
  ["soon", undefined],
  ["-4h", undefined],
  ["0h", undefined],
  ["4 CHF", undefined],
])("%s are %s hours", (text, hours) => expect(readLength(text)).toBe(hours));

test.each([72, 0.5, 0.25, 1.5, 0.01])("%d hours are read as they are written", (hours) => {
  expect(readLength(writeLength(hours))).toBeCloseTo(hours, 9);
});

import { expect, test } from "vitest";
import type { Part } from "../viewer/parts.ts";
import { shiftBetween } from "./same-place.ts";

const box = (id: string, x: number, y: number): Part => ({
  id,
  element: id,
  role: "node",
  label: id,
  opens: undefined,
  area: { x, y, width: 40, height: 20 },
  from: undefined,
  to: undefined,
  lines: [],
});
const known = (parts: readonly Part[]): ReadonlyMap<string, Part> => new Map(parts.map((part) => [part.id, part]));

test("a picture has gone where most of its boxes have, whatever one of them did", () => {
  const before = known([box("a", 0, 0), box("b", 100, 0), box("c", 200, 0)]);
  expect(shiftBetween(before, [box("a", 30, 8), box("b", 130, 8), box("c", 0, 300), box("new", 0, 0)])).toEqual({
    x: 30,
    y: 8,
  });
});

test("another picture has gone nowhere", () => {
  expect(shiftBetween(known([box("a", 0, 0)]), [box("x", 0, 0), box("y", 0, 0), box("a", 5, 5)])).toBeUndefined();
  expect(shiftBetween(known([]), [])).toBeUndefined();
});

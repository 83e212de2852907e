import fc from "fast-check";
import { expect, it } from "vitest";
import type { Point } from "../../engines/layout/graph.ts";
import { crossingsOf } from "./bridges.ts";

const across = (y: number, from = 0, to = 100): readonly Point[] => [
  { x: from, y },
  { x: to, y },
];
const down = (x: number, from = 0, to = 100): readonly Point[] => [
  { x, y: from },
  { x, y: to },
];

it("cuts the line that was drawn first", () => {
  expect(crossingsOf([across(50), down(40)])).toEqual(new Map([[1, [{ x: 40, y: 50, dx: 0, dy: 1 }]]]));
  expect(crossingsOf([down(40), across(50)])).toEqual(new Map([[1, [{ x: 40, y: 50, dx: 1, dy: 0 }]]]));
});

it("finds none where lines only touch or run beside each other", () => {
  expect(crossingsOf([across(50), down(40, 50, 100)]).size).toBe(0);
  expect(crossingsOf([across(50), across(60), down(120)]).size).toBe(0);
});

it("does not cut an arrowhead", () => {
  expect(crossingsOf([across(50), down(92)]).size).toBe(0);
});

it("finds as many as comparing all with all does", () => {
  const place = fc.integer({ min: 0, max: 40 });
  const line = fc.tuple(fc.boolean(), place, place, place).map(([isFlat, at, a, b]) => {
    const [from, to] = [Math.min(a, b) * 20 - 200, Math.max(a, b) * 20 + 200];
    return isFlat ? across(at * 20 + 3, from, to) : down(at * 20 + 7, from, to);
  });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
      let count = 0;
      lines.forEach((upper, i) => {
        for (const lower of lines.slice(0, i)) if (doCross(lower, upper)) count++;
      });
      const found = [...crossingsOf(lines).values()].reduce((sum, list) => sum + list.length, 0);
      expect(found).toBe(count);
    }),
    { numRuns: 100 },
  );
});

function doCross([a, b]: readonly Point[], [c, d]: readonly Point[]): boolean {
  if (a === undefined || b === undefined || c === undefined || d === undefined) return false;
  const isFlat = a.y === b.y;
  if (isFlat === (c.y === d.y)) return false;
  const [x, y] = isFlat ? [c.x, a.y] : [a.x, c.y];
  const within = (value: number, p: number, q: number): boolean => value > Math.min(p, q) && value < Math.max(p, q);
  const isInside = isFlat ? within(x, a.x, b.x) && within(y, c.y, d.y) : within(x, c.x, d.x) && within(y, a.y, b.y);
  const isHead = [a, b].some((end) => Math.abs(end.x - x) + Math.abs(end.y - y) < 18);
  return isInside && !isHead;
}

import fc from "fast-check";
import { expect, test } from "vitest";
import { GRID, onGrid, snapped } from "./snapping.ts";

const box = (x: number, y: number): { x: number; y: number; width: number; height: number } => ({
  x,
  y,
  width: 100,
  height: 40,
});

test("near the edge of another box an edge comes in line with it, and a guide says so", () => {
  const { dx, dy, guides } = snapped(box(0, 0), 197, 93, [box(200, 0)], 6);
  expect(dx).toBe(200);
  expect(dy).toBe(96);
  expect(guides.map(({ way, at }) => [way, at])).toEqual([
    ["upright", 200],
    ["upright", 250],
    ["upright", 300],
  ]);
  expect(guides[0]).toMatchObject({ from: 0, to: 136 });
});

test("middles come in line with middles, not with edges", () => {
  const wide = { x: 300, y: 200, width: 200, height: 40 };
  expect(snapped(box(0, 0), 352, 0, [wide], 6).dx).toBe(350);
});

test("away from all others it rests on the grid", () => {
  fc.assert(
    fc.property(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -500, max: 500 }), (dx, dy) => {
      const rest = snapped(box(0, 0), dx, dy, [], 6);
      expect(rest).toEqual({ dx: onGrid(dx), dy: onGrid(dy), guides: [] });
      expect(Math.abs(rest.dx - dx)).toBeLessThanOrEqual(GRID / 2);
    }),
  );
});

test("it never moves farther from the hand than the reach or half a step of the grid", () => {
  const others = fc.array(
    fc.record({ x: fc.integer({ min: -300, max: 300 }), y: fc.integer({ min: -300, max: 300 }) }),
  );
  fc.assert(
    fc.property(fc.integer({ min: -300, max: 300 }), others, (dx, places) => {
      const rest = snapped(
        box(0, 0),
        dx,
        0,
        places.map(({ x, y }) => box(x, y)),
        6,
      );
      expect(Math.abs(rest.dx - dx)).toBeLessThanOrEqual(6);
    }),
  );
});

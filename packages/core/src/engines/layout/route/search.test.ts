import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BEND, CROSSING, FORBIDDEN } from "./costs.ts";
import type { Grid } from "./grid.ts";
import { addBox, addLine, createGrid } from "./grid.ts";
import { createQueue, pop, push } from "./queue.ts";
import type { Port } from "./ports.ts";
import { createSearch, findLine } from "./search.ts";

const AREA = { x: 0, y: 0, width: 80, height: 80 };

function port(column: number, row: number, axis: 0 | 1): Port {
  return { side: axis === 0 ? "right" : "top", at: { x: 8 * column, y: 8 * row }, column, row, axis, price: 0 };
}

/** The least cost between two states by relaxing every step until nothing changes (Bellman and Ford). */
function slowCost({ xs, ys, along, cuts, bends }: Grid, from: number, to: number): number {
  const columns = xs.length;
  const costs = Array.from({ length: 2 * columns * ys.length }, () => Infinity);
  costs[from] = 0;
  const relax = (a: number, b: number, price: number): boolean => {
    const sum = (costs[a] ?? Infinity) + price;
    if (price >= FORBIDDEN || sum >= (costs[b] ?? Infinity)) return false;
    costs[b] = sum;
    return true;
  };
  const step = (axis: 0 | 1, a: number, b: number): boolean => {
    const cut = cuts[axis][Math.min(a, b)] ?? 0;
    const run = along[axis][b] ?? 0;
    return relax(2 * a + axis, 2 * b + axis, cut >= FORBIDDEN || run >= FORBIDDEN ? FORBIDDEN : 8 * (1 + run) + cut);
  };
  for (let isChanging = true; isChanging;) {
    isChanging = false;
    for (let point = 0; point < columns * ys.length; point++) {
      for (const axis of [0, 1] as const) {
        const other = axis === 0 ? along[1] : along[0];
        const isShut = (other[point] ?? 0) >= FORBIDDEN || (bends[point] ?? 0) >= FORBIDDEN;
        isChanging =
          relax(2 * point + axis, 2 * point + 1 - axis, isShut ? FORBIDDEN : BEND + (bends[point] ?? 0)) || isChanging;
      }
      if (point % columns > 0)
        isChanging = [step(0, point, point - 1), step(0, point - 1, point)].includes(true) || isChanging;
      if (point >= columns)
        isChanging = [step(1, point, point - columns), step(1, point - columns, point)].includes(true) || isChanging;
    }
  }
  return costs[to] ?? Infinity;
}

describe("the search", () => {
  it("crosses another line rather than go far round it", () => {
    const grid = createGrid(AREA, 8, []);
    addLine(
      grid,
      [
        { x: 40, y: 0 },
        { x: 40, y: 80 },
      ],
      1,
    );
    const found = findLine(
      createSearch(grid),
      [port(1, 5, 0)],
      [port(9, 5, 0)],
      { x: 72, y: 40, width: 0, height: 0 },
      false,
    );
    expect(found?.cost).toBe(64 + CROSSING);
  });

  it("leaves the lattice as it was when a line is taken out", () => {
    const [one, other] = [createGrid(AREA, 8, []), createGrid(AREA, 8, [])];
    addLine(
      one,
      [
        { x: 10, y: 8 },
        { x: 10, y: 60 },
        { x: 70, y: 60 },
      ],
      1,
    );
    addLine(
      one,
      [
        { x: 10, y: 8 },
        { x: 10, y: 60 },
        { x: 70, y: 60 },
      ],
      -1,
    );
    expect(one).toEqual(other);
  });

  it("finds the cheapest way, as trying everything does", () => {
    const place = fc.nat(10);
    const anyCase = fc.record({
      from: fc.tuple(place, place),
      to: fc.tuple(place, place),
      boxes: fc.array(
        fc.record({
          x: fc.nat(64),
          y: fc.nat(64),
          width: fc.integer({ min: 4, max: 16 }),
          height: fc.integer({ min: 4, max: 16 }),
        }),
        { maxLength: 3 },
      ),
      lines: fc.array(fc.tuple(fc.nat(80), fc.nat(80), fc.nat(80)), { maxLength: 4 }),
    });
    fc.assert(
      fc.property(anyCase, ({ from, to, boxes, lines }) => {
        const grid = createGrid(AREA, 8, []);
        for (const box of boxes) addBox(grid, box);
        for (const [x, y, end] of lines)
          addLine(
            grid,
            [
              { x, y },
              { x, y: end },
              { x: end, y: end },
            ],
            1,
          );
        const [start, goal] = [port(from[0], from[1], 0), port(to[0], to[1], 1)];
        const target = { x: 8 * to[0], y: 8 * to[1], width: 0, height: 0 };
        const found = findLine(createSearch(grid), [start], [goal], target, false);
        const columns = grid.xs.length;
        const state = ({ column, row, axis }: Port): number => 2 * (row * columns + column) + axis;
        expect(found?.cost ?? Infinity).toBe(slowCost(grid, state(start), state(goal)));
      }),
      { numRuns: 60, seed: 1 },
    );
  });
});

describe("the queue", () => {
  it("gives the least key first, and grows", () => {
    const queue = createQueue(1);
    for (const key of [5, 3, 9, 1, 7]) push(queue, key, 10 * key);
    expect([pop(queue), pop(queue), pop(queue), pop(queue), pop(queue), pop(queue)]).toEqual([10, 30, 50, 70, 90, -1]);
  });
});

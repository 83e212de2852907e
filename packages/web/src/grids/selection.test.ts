import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isInside, moved, only, rangeOf, type Selection, sizeOf, stepped, within } from "./selection.ts";

const extent = { rows: 100, columns: 6, page: 20, hasHead: true };
const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

function go(selection: Selection, key: string, with_: Partial<typeof plain> = {}): Selection | undefined {
  return moved(selection, { ...plain, key, ...with_ }, extent);
}

test.each([
  ["ArrowDown", {}, [6, 2]],
  ["ArrowUp", {}, [4, 2]],
  ["Home", {}, [5, 0]],
  ["End", {}, [5, 5]],
  ["PageDown", {}, [25, 2]],
  ["PageUp", {}, [0, 2]],
  ["Home", { ctrlKey: true }, [0, 0]],
  ["End", { ctrlKey: true }, [99, 5]],
  ["ArrowRight", { metaKey: true }, [5, 5]],
] as const)("%s %j", (key, keys, [row, column]) => {
  expect(go(only({ row: 5, column: 2 }), key, keys)).toEqual(only({ row, column }));
});

test("the head is above the first row; beyond it and at the ends nothing moves", () => {
  expect(go(only({ row: 0, column: 1 }), "ArrowUp")).toEqual(only({ row: -1, column: 1 }));
  expect(go(only({ row: -1, column: 1 }), "ArrowUp")).toEqual(only({ row: -1, column: 1 }));
  expect(go(only({ row: 99, column: 5 }), "ArrowDown")).toEqual(only({ row: 99, column: 5 }));
});

test("Shift keeps the other corner, Control with A takes everything, letters and Alt move nothing", () => {
  const first = go(only({ row: 5, column: 2 }), "ArrowDown", { shiftKey: true }) ?? only({ row: 0, column: 0 });
  const wider = go(first, "ArrowLeft", { shiftKey: true });
  expect(wider).toEqual({ active: { row: 6, column: 1 }, anchor: { row: 5, column: 2 } });
  expect(wider && sizeOf(rangeOf(wider))).toEqual({ rows: 2, columns: 2 });
  expect(go(first, "a", { ctrlKey: true })).toEqual({ active: { row: 0, column: 0 }, anchor: { row: 99, column: 5 } });
  expect(go(first, "a")).toBeUndefined();
  expect(go(first, "ArrowDown", { altKey: true })).toBeUndefined();
});

describe("whatever is pressed", () => {
  const key = fc.constantFrom("ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown");
  const presses = fc.array(fc.record({ key, ctrlKey: fc.boolean(), shiftKey: fc.boolean() }), { maxLength: 30 });
  const size = fc.record({
    rows: fc.integer({ min: 1, max: 50 }),
    columns: fc.integer({ min: 1, max: 9 }),
    page: fc.integer({ min: 1, max: 20 }),
    hasHead: fc.boolean(),
  });

  test("the focus stays in the grid, and the corner across stays where it was while Shift is held", () => {
    fc.assert(
      fc.property(presses, size, (pressed, grid) => {
        let selection = only({ row: 0, column: 0 });
        for (const press of pressed) {
          const next = moved(selection, { ...plain, ...press }, grid) ?? selection;
          expect(within(next.active, grid)).toEqual(next.active);
          if (press.shiftKey && next.active.row >= 0) expect(next.anchor).toEqual(within(selection.anchor, grid, 0));
          else expect(next.anchor).toEqual(next.active);
          const range = rangeOf(next);
          expect(isInside(range, next.active) && isInside(range, next.anchor)).toBe(true);
          selection = next;
        }
      }),
    );
  });

  test("stepping on visits every cell once, and back again the same way", () => {
    fc.assert(
      fc.property(size, (grid) => {
        const seen: string[] = [];
        let place: { row: number; column: number } | undefined = { row: 0, column: 0 };
        for (; place !== undefined; place = stepped(place, 1, grid)) seen.push(`${place.row} ${place.column}`);
        expect(new Set(seen).size).toBe(grid.rows * grid.columns);
        expect(seen).toHaveLength(grid.rows * grid.columns);
        const last = { row: grid.rows - 1, column: grid.columns - 1 };
        const back: string[] = [];
        for (place = last; place !== undefined; place = stepped(place, -1, grid))
          back.push(`${place.row} ${place.column}`);
        expect(back.toReversed()).toEqual(seen);
      }),
    );
  });
});

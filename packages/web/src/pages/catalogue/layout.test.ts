import fc from "fast-check";
import { expect, test } from "vitest";
import { layOut } from "./layout.ts";

test("rows alone are their own lines", () => {
  const layout = layOut(3, undefined, new Set());
  expect([layout.count, layout.lineAt(2), layout.lineOf(2), layout.lineOf(3)]).toEqual([
    3,
    { kind: "row", row: 2 },
    2,
    undefined,
  ]);
});

test("each group has a head; of a folded one there is nothing else", () => {
  const layout = layOut(6, [2, 3, 1], new Set([1]));
  expect(Array.from({ length: layout.count }, (_, line) => layout.lineAt(line))).toEqual([
    { kind: "group", group: 0 },
    { kind: "row", row: 0 },
    { kind: "row", row: 1 },
    { kind: "group", group: 1 },
    { kind: "group", group: 2 },
    { kind: "row", row: 5 },
  ]);
  expect([0, 3, 5].map(layout.lineOf)).toEqual([1, undefined, 5]);
});

test("every row that is not folded away stands on its line", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 12 }),
      fc.array(fc.nat(11)),
      (groups, folds) => {
        const total = groups.reduce((sum, size) => sum + size, 0);
        const folded = new Set(folds.filter((group) => group < groups.length));
        const layout = layOut(total, groups, folded);
        const shown = Array.from({ length: total }, (_, row) => layout.lineOf(row)).filter(
          (line) => line !== undefined,
        );
        expect(layout.count).toBe(shown.length + groups.length);
        for (const line of shown) {
          const found = layout.lineAt(line);
          expect(found.kind === "row" && layout.lineOf(found.row)).toBe(line);
        }
      },
    ),
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import type { FindingGroupAnswer } from "@orrery/core/answers/checks-answers";
import { rowsOf } from "./finding-rows.ts";

const group = (id: string, count: number): FindingGroupAnswer => ({
  id,
  by: "rule",
  title: { en: id, fr: id },
  count,
  counts: { error: count, warning: 0, info: 0 },
});

test("a folded group keeps its heading and hides its findings", () => {
  const rows = rowsOf([group("a", 2), group("b", 3)], 5, new Set(["a"]));
  const all = Array.from({ length: rows.count }, (_, index) => rows.at(index));
  expect(all.map((row) => (row.row === "group" ? row.group.id : row.place))).toEqual(["a", "b", 2, 3, 4]);
  expect(rows.indexOf(1)).toBeUndefined();
  expect(rows.indexOf(3)).toBe(3);
});

test("every finding that is not folded stands in exactly one row, in order", () => {
  const counts = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.boolean()), { maxLength: 20 });
  fc.assert(
    fc.property(counts, (given) => {
      const groups = given.map(([count], index) => group(String(index), count));
      const folded = new Set(given.flatMap(([, isFolded], index) => (isFolded ? [String(index)] : [])));
      const total = groups.reduce((sum, { count }) => sum + count, 0);
      const rows = rowsOf(groups, total, folded);
      const places = Array.from({ length: rows.count }, (_, index) => rows.at(index)).flatMap((row) =>
        row.row === "finding" ? [row.place] : [],
      );
      const shown = groups.flatMap(({ id, count }, at) => {
        const start = groups.slice(0, at).reduce((sum, one) => sum + one.count, 0);
        return folded.has(id) ? [] : Array.from({ length: count }, (_, index) => start + index);
      });
      expect(places).toEqual(shown);
      for (const place of shown) expect(rows.at(rows.indexOf(place) ?? -1)).toEqual({ row: "finding", place });
    }),
  );
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Lens, TableDiagram } from "../../views/diagram.ts";
import { flat, testPen } from "../parts/picture.fixtures.ts";
import type { GroupMark, Mark, TextMark } from "../scene.ts";
import { tableScene } from "./table.ts";

const cell = (text: string, isUnknown = false): { text: string; isUnknown: boolean } => ({ text, isUnknown });
const table = (rows: TableDiagram["rows"], columns?: TableDiagram["columns"]): TableDiagram => ({
  kind: "table",
  columns: columns ?? [
    { key: "name", name: "Name", isNumeric: false },
    { key: "cost", name: "Cost", isNumeric: true },
  ],
  rows,
  notes: [],
});
const rowsOf = (marks: readonly Mark[]): readonly GroupMark[] =>
  marks.filter((mark): mark is GroupMark => mark.kind === "group" && mark.role === "row");
const texts = (marks: readonly Mark[]): readonly TextMark[] =>
  flat(marks).filter((mark): mark is TextMark => mark.kind === "text");

describe("a table as a picture", () => {
  test("numbers end at one line, names begin at one", () => {
    const { marks } = tableScene(
      table([
        { id: "a", element: "a", cells: [cell("Shop"), cell("5")] },
        { id: "b", cells: [cell("Customers"), cell("12.5")] },
      ]),
      testPen(),
    );
    const rows = rowsOf(marks).map((row) => texts(row.marks));
    expect(rows.map(([name]) => [name?.x, name?.anchor])).toEqual([
      [rows[0]?.[0]?.x, "start"],
      [rows[0]?.[0]?.x, "start"],
    ]);
    expect(rows.map((row) => [row[1]?.x, row[1]?.anchor])).toEqual([
      [rows[0]?.[1]?.x, "end"],
      [rows[0]?.[1]?.x, "end"],
    ]);
    expect(rowsOf(marks)[0]).toMatchObject({ element: "a", label: "Shop, Cost 5" });
  });

  test("what is unknown is hatched and said; what is empty is empty", () => {
    const { marks } = tableScene(
      table([
        { id: "a", cells: [cell("Shop"), cell("", true)] },
        { id: "b", cells: [cell("CRM"), cell("")] },
      ]),
      testPen("fr"),
    );
    const [unknown, empty] = rowsOf(marks);
    expect(unknown?.label).toBe("Shop, Cost inconnu");
    expect(unknown?.marks.some((mark) => mark.kind === "rect" && mark.style.isHatched === true)).toBe(true);
    expect(empty?.marks.some((mark) => mark.kind === "rect" && mark.style.isHatched === true)).toBe(false);
  });

  test("no text reaches out of its column or row, however long it is", () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,30}$/u), { maxLength: 60 }).map((all) => all.join(" "));
    fc.assert(
      fc.property(fc.array(fc.tuple(words, words), { minLength: 1, maxLength: 6 }), (data) => {
        const rows = data.map(([name, text], index) => ({ id: `${index}`, cells: [cell(name), cell(text)] }));
        const columns = [
          { key: "a", name: "Name", isNumeric: false },
          { key: "b", name: "A description in many words", isNumeric: false },
        ];
        const { marks, width, height } = tableScene(table(rows, columns), testPen());
        let bottom = 0;
        for (const { box, marks: inside } of rowsOf(marks)) {
          if (box === undefined) throw new Error("a row without place");
          expect(box.y).toBeGreaterThanOrEqual(bottom);
          bottom = box.y + box.height;
          const all = texts(inside);
          const second = Math.max(...texts(marks).map(({ x }) => x));
          expect(new Set(all.map(({ y }) => y)).size).toBeLessThanOrEqual(3);
          for (const { x, y, width: long } of all) {
            expect(x + long).toBeLessThanOrEqual(x === second ? box.x + box.width : second);
            expect(y > box.y && y < bottom).toBe(true);
          }
        }
        expect(bottom <= height && width <= 1360 + 48).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  test("a lens colours a square before the row", () => {
    const lens: Lens = {
      id: "cost",
      name: "Cost",
      scale: "categories",
      steps: [{ name: "low", count: 1 }],
      unknown: 0,
    };
    const [row] = rowsOf(
      tableScene(
        table([{ id: "a", cells: [cell("Shop"), cell("1")], lens: { step: 0, text: "low" } }]),
        testPen(),
        lens,
      ).marks,
    );
    expect(row?.label).toBe("Shop, Cost 1, low");
    expect(row?.marks).toContainEqual(expect.objectContaining({ style: { fill: "category-0", stroke: "line-soft" } }));
  });

  test("rows without all their cells, and no columns, do no harm", () => {
    expect(rowsOf(tableScene(table([{ id: "a", cells: [] }]), testPen()).marks)).toHaveLength(1);
    expect(Number.isFinite(tableScene(table([], []), testPen()).width)).toBe(true);
  });
});

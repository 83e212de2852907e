import { describe, expect, test } from "vitest";
import type { Lens, MatrixDiagram, MatrixHeader } from "../../views/diagram.ts";
import { matrixScene } from "./matrix.ts";
import { flat, testPen } from "../parts/picture.fixtures.ts";
import type { GroupMark, Mark, TextMark } from "../scene.ts";

const head = (id: string, more: Partial<MatrixHeader> = {}): MatrixHeader => ({ id, name: id, depth: 0, ...more });
const matrix = (more: Partial<MatrixDiagram> = {}): MatrixDiagram => ({
  kind: "matrix",
  rowTitle: "Applications",
  columnTitle: "Data",
  rows: [head("shop", { element: "shop", layer: "application" }), head("crm", { depth: 1 })],
  columns: [head("orders"), head("customers")],
  cells: [
    { row: "shop", column: "orders", text: "CRUD", count: 2, label: "Shop owns Orders" },
    { row: "crm", column: "orders", text: "●", count: 1, label: "CRM reads Orders", step: 6 },
    { row: "crm", column: "customers", text: "R", count: 3, label: "CRM reads Customers", step: -1 },
    { row: "gone", column: "orders", text: "R", count: 1, label: "" },
  ],
  notes: [],
  ...more,
});
const groups = (marks: readonly Mark[], role: string): readonly GroupMark[] =>
  marks.filter((mark): mark is GroupMark => mark.kind === "group" && mark.role === role);
const texts = (marks: readonly Mark[]): readonly TextMark[] =>
  flat(marks).filter((mark): mark is TextMark => mark.kind === "text");

describe("a matrix as a picture", () => {
  test("has a cell where row and column meet, with a sentence for those who do not see it", () => {
    const { marks } = matrixScene(matrix(), testPen());
    const cells = new Map(groups(marks, "cell").map((cell) => [cell.label, cell]));
    const row = groups(marks, "row").find(({ id }) => id === "shop");
    const column = cells.get("orders");
    const cell = cells.get("Shop owns Orders");
    expect(row).toMatchObject({ element: "shop", label: "shop" });
    expect(cell?.box).toMatchObject({
      x: column?.box?.x,
      width: column?.box?.width,
      y: row?.box?.y,
      height: row?.box?.height,
    });
    expect(texts(cell?.marks ?? []).map(({ text }) => text)).toEqual(["CRUD"]);
    expect(cells.size).toBe(5);
  });

  test("draws a dot as a dot, heat by step, and hatching where nobody knows", () => {
    const { marks } = matrixScene(matrix(), testPen());
    const [dot, unknown] = ["CRM reads Orders", "CRM reads Customers"].map((label) =>
      groups(marks, "cell").find((cell) => cell.label === label),
    );
    expect(dot?.marks.map(({ kind }) => kind)).toEqual(["rect", "path"]);
    expect(dot?.marks[0]).toMatchObject({ style: { fill: "sequential-6" } });
    expect(unknown?.marks[0]).toMatchObject({ style: { isHatched: true } });
  });

  test("sums rows, columns and all", () => {
    const said = texts(matrixScene(matrix(), testPen("fr")).marks).map(({ text }) => text);
    expect(said.filter((text) => text === "Total")).toHaveLength(2);
    expect(said).toEqual(expect.arrayContaining(["4", "3", "7"]));
  });

  test("slants long names, and keeps them inside the picture", () => {
    const columns = Array.from({ length: 14 }, (_, index) =>
      head(`c${index}`, { name: `A data object with a long name ${index}` }),
    );
    const picture = matrixScene(matrix({ columns }), testPen());
    const slanted = texts(picture.marks).filter(({ turn }) => turn === -60);
    expect(slanted).toHaveLength(14);
    for (const { x, y, width } of slanted) {
      expect(x + width * 0.5).toBeLessThanOrEqual(picture.width);
      expect(y - width * 0.87).toBeGreaterThanOrEqual(0);
    }
    expect(texts(matrixScene(matrix(), testPen()).marks).every(({ turn }) => turn === undefined)).toBe(true);
  });

  test("names of a hierarchy are indented, heads of it heavier", () => {
    const [shop, crm] = groups(matrixScene(matrix(), testPen()).marks, "row").map(({ marks }) => texts(marks)[0]);
    expect(crm?.x).toBeGreaterThan(shop?.x ?? Infinity);
    expect([shop?.weight, crm?.weight]).toEqual([600, 400]);
  });

  test("a lens colours the heads that carry a value", () => {
    const lens: Lens = {
      id: "cost",
      name: "Cost",
      scale: "sequential",
      steps: [
        { name: "low", count: 1 },
        { name: "high", count: 0 },
      ],
      unknown: 0,
    };
    const rows = [head("shop", { lens: { step: 0, text: "1 M" } })];
    const [row] = groups(matrixScene(matrix({ rows }), testPen(), lens).marks, "row");
    expect(row?.label).toBe("shop, 1 M");
    expect(row?.marks).toContainEqual(
      expect.objectContaining({ style: { fill: "sequential-0", stroke: "line-soft" } }),
    );
  });

  test("three hundred by three hundred, and nothing at all", () => {
    const heads = Array.from({ length: 300 }, (_, index) => head(`h${index}`));
    const cells = heads.map(({ id }, index) => ({
      row: id,
      column: `h${(index * 7) % 300}`,
      text: "",
      count: 1,
      label: "",
    }));
    const { marks, width, height } = matrixScene(matrix({ rows: heads, columns: heads, cells }), testPen());
    expect(groups(marks, "cell").length).toBe(600);
    expect([width, height].every((size) => size > 6000 && size < 8000)).toBe(true);
    const empty = matrixScene(matrix({ rows: [], columns: [], cells: [] }), testPen());
    expect(Number.isFinite(empty.width + empty.height)).toBe(true);
  });
});

import { describe, expect, test } from "vitest";
import { copied, filledDown, filledWith, rowsAmong } from "./cell-work.ts";
import type { Field } from "./fields.ts";
import { layOut } from "./layout.ts";
import { editOf, overlaid } from "./cell-changes.ts";
import type { Row, Table } from "./use-table.ts";

const fields: readonly Field[] = ["name", "owner", "note"].map((key, index) => ({
  key,
  label: key,
  column: undefined,
  isNumeric: false,
  cell: index === 0 ? undefined : index - 1,
  width: 100,
}));

function row(id: string, ...cells: readonly (Row["cells"][number] | string)[]): Row {
  return {
    id,
    name: id.toUpperCase(),
    kind: "application",
    cells: cells.map((cell) => (typeof cell === "string" ? { text: cell } : cell)),
  };
}

const rows = [row("a", { text: "IT", written: "it" }, "x"), row("b", null, "two\nlines"), row("c", "=1+1", null)];
const table: Table = {
  request: {
    workspace: "w",
    language: "en",
    kind: "application",
    sort: undefined,
    group: undefined,
    filter: undefined,
    filters: {},
    at: undefined,
  },
  columns: [],
  keys: [],
  total: 3,
  whole: 3,
  groups: undefined,
  news: undefined,
  rowAt: (index) => rows[index],
  fetchRows: (first, last) => Promise.resolve(rows.slice(first, last + 1)),
  see: () => undefined,
  failure: undefined,
};
const layout = layOut(3, [2, 1], new Set());
const always = (): boolean => true;

test("copied cells are read in a spreadsheet as they are on screen; heads of groups are no rows, formulas stay texts", async () => {
  const range = { top: 0, left: 0, bottom: 4, right: 2 };
  const { text, cells } = await copied(table, layout, fields, range, (kind) => kind);
  expect(text).toBe('A\tIT\tx\r\nB\t\t"two\nlines"\r\nC\t\'=1+1\t');
  expect(cells).toBe(9);
});

test.each([
  ["@x", "'@x"],
  ["-2+3", "'-2+3"],
  ["-5", "-5"],
  ["+12 %", "+12 %"],
  ["4\u202fh", "4 h"],
])("%j is copied as %j", async (text, expected) => {
  const one = { ...table, rowAt: () => row("a", text, null) };
  const found = await copied(
    one,
    layOut(1, undefined, new Set()),
    fields,
    { top: 0, left: 1, bottom: 0, right: 1 },
    (kind) => kind,
  );
  expect(found.text).toBe(expected);
});

test("rows among lines, without the heads of groups", () => {
  expect(rowsAmong(layout, 0, 9)).toEqual([0, 1, 2]);
  expect(rowsAmong(layout, 3, 3)).toEqual([]);
});

describe("changes", () => {
  test("fill down what the first row says, as it is written, and never the name", () => {
    const changes = filledDown(rows, fields, always);
    expect(changes.map(({ row: { id }, key, text }) => [id, key, text])).toEqual([
      ["b", "owner", "it"],
      ["c", "owner", "it"],
      ["b", "note", "x"],
      ["c", "note", "x"],
    ]);
  });

  test("clear all but the name and what may not be changed", () => {
    const changes = filledWith(rows, fields, "", ({ id }) => id !== "b");
    expect(changes.map(({ row: { id }, key }) => `${id} ${key}`)).toEqual(["a owner", "a note", "c owner", "c note"]);
  });

  test("say what was seen; what is the same is none", () => {
    const [a = row("a")] = rows;
    const change = (key: string, cell: number | undefined, text: string) => editOf({ row: a, key, cell, text }, "fr");
    expect(change("owner", 0, "it")).toBeUndefined();
    expect(change("owner", 0, "hr")).toEqual({ edit: "set", subject: "a", key: "owner", text: "hr", seen: "it" });
    expect(change("description", 1, "New")).toEqual({ edit: "describe", id: "a", text: "New", seen: "x" });
    expect(change("name", undefined, "B")).toEqual({ edit: "rename", id: "a", name: "B", seen: "A" });
    expect(editOf({ row: { ...a, translated: true }, key: "name", cell: undefined, text: "B" }, "fr")).toMatchObject({
      language: "fr",
    });
  });

  test("what is on its way has been seen by who changes it again", () => {
    const [a = row("a")] = rows;
    const pending = new Map([
      [
        "a",
        new Map([
          ["owner", "hr"],
          ["note", ""],
        ]),
      ],
    ]);
    const later = overlaid(a, fields, pending);
    expect(editOf({ row: later, key: "owner", cell: 0, text: "it" }, "en")).toMatchObject({ seen: "hr" });
    expect(editOf({ row: later, key: "note", cell: 1, text: "y" }, "en")).toMatchObject({ seen: null });
    expect(overlaid(rows[1] ?? a, fields, pending)).toBe(rows[1]);
  });
});

import { expect, test } from "vitest";
import type { PictureTable } from "@orrery/core/answers/answers";
import { matrixOf } from "./matrix-of.ts";
import { toggledIn } from "./opened.ts";
import { tabbed } from "./tabbed.ts";

const table: PictureTable = {
  what: "relationships",
  columns: ["From", "Relationship", "To", "Label"].map((name) => ({ name, numeric: false })),
  rows: [
    ["b", "uses", "a"],
    ["b", "sends to", "a"],
    ["c", "uses", "b"],
    ["b2", "uses", "c"],
  ].map(([from = "", phrase = "", to = ""], line) => ({
    id: String(line),
    // Two elements of one name are two heads.
    cells: [
      { text: from === "b2" ? "b" : from, element: from },
      { text: phrase },
      { text: to, element: to },
      { text: "" },
    ],
  })),
};

test("what begins somewhere is a row, what is led to a column, with all that is said", () => {
  const matrix = matrixOf(table, (a, b) => a.localeCompare(b));
  expect(matrix.rows.map(({ element }) => element)).toEqual(["b", "b2", "c"]);
  expect(matrix.columns.map(({ element }) => element)).toEqual(["a", "b", "c"]);
  expect(matrix.at(0, 0)).toEqual(["uses", "sends to"]);
  expect(matrix.at(1, 2)).toEqual(["uses"]);
  expect(matrix.at(2, 0)).toBeUndefined();
  expect(matrixOf(undefined, () => 0).rows).toEqual([]);
});

test("copied rows stay rows", () => {
  expect(
    tabbed([
      ["a", "b"],
      ["x\ty", "two\nlines"],
    ]),
  ).toBe("a\tb\nx y\ttwo lines");
});

test("a box is opened in place, closed, and goes back to what the view does", () => {
  expect(toggledIn([], "a", false)).toEqual(["a"]);
  expect(toggledIn(["a", "b"], "a", true)).toEqual(["b"]);
  expect(toggledIn(["a"], "a", true)).toBeUndefined();
  expect(toggledIn([], "area", true)).toEqual(["-area"]);
  expect(toggledIn(["-area"], "area", false)).toBeUndefined();
});

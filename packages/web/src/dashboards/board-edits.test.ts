import type { DashboardAnswer, TileAnswer } from "@orrery/core/answers/dashboard-answers";
import { expect, test } from "vitest";
import { addTile, changeTile, freeId, moveTile, takeOver } from "./board-edits.ts";

const tile = (id: string, fields: Readonly<Record<string, string>>): TileAnswer => ({
  id,
  title: `Tile ${id}`,
  names: { "": `Tile ${id}`, fr: `Tuile ${id}` },
  description: null,
  width: 1,
  fields,
  origin: null,
  content: { kind: "text", markdown: "" },
  problems: [],
  opens: null,
});

const board: DashboardAnswer = {
  version: 1,
  revision: 1,
  id: "cio",
  title: "Decisions",
  description: null,
  roles: ["cio"],
  origin: null,
  names: { "": "Decisions", fr: "Décisions" },
  tiles: [
    tile("cio-a", { shows: "count", good: "0" }),
    tile("cio-b", { shows: "text" }),
    tile("cio-c", { shows: "text" }),
  ],
};

const [first = tile("", {})] = board.tiles;

test("a new tile says what is filled in; a comparison is a text", () => {
  const [edit] = addTile("cio", {
    title: "New",
    description: " ",
    fields: { shows: "count", good: ">= 3", find: " " },
  });
  expect(edit).toEqual({
    edit: "create",
    kind: "tile",
    name: "New",
    parent: "cio",
    attributes: { shows: "count", good: '">= 3"' },
  });
});

test("a changed tile says only what is different, and what was seen before", () => {
  const draft = { title: "Tuile cio-a", description: "", fields: { shows: "count", good: "", bad: "5" } };
  expect(changeTile({ ...first, title: "Tuile cio-a" }, draft)).toEqual([
    { edit: "set", subject: "cio-a", key: "good", text: "", seen: "0" },
    { edit: "set", subject: "cio-a", key: "bad", text: "5", seen: null },
  ]);
  // The name that the reader sees is the French one.
  expect(changeTile({ ...first, title: "Tuile cio-a" }, { ...draft, title: "Neu", fields: first.fields })).toEqual([
    { edit: "rename", id: "cio-a", name: "Neu", language: "fr" },
  ]);
});

test("a moved tile changes the order and nothing else", () => {
  expect(moveTile(board, "cio-a", 1)).toEqual([
    { edit: "set", subject: "cio", key: "order", text: "cio-b, cio-a, cio-c" },
  ]);
  expect(moveTile(board, "cio-c", 0)).toEqual([
    { edit: "set", subject: "cio", key: "order", text: "cio-c, cio-a, cio-b" },
  ]);
});

test("what is taken over has ids of its own and all its names", () => {
  const edits = takeOver(board, freeId("board-cio", ["board-cio"]));
  expect(edits.slice(0, 4)).toEqual([
    { edit: "create", kind: "dashboard", id: "board-cio-2", name: "Decisions", attributes: { for: "cio" } },
    { edit: "rename", id: "board-cio-2", name: "Décisions", language: "fr" },
    {
      edit: "create",
      kind: "tile",
      id: "board-cio-2-a",
      name: "Tile cio-a",
      parent: "board-cio-2",
      attributes: { shows: "count", good: "0" },
    },
    { edit: "rename", id: "board-cio-2-a", name: "Tuile cio-a", language: "fr" },
  ]);
});

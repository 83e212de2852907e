import { expect, test } from "vitest";
import type { Part } from "../../viewer/parts.ts";
import { endsOf, leaveOutEdits, moveEdit, pinEdit } from "./edits.ts";

const box = (id: string, x = 0, y = 0): Part => ({
  id,
  element: id,
  role: "node",
  label: id,
  opens: undefined,
  area: { x, y, width: 100, height: 40 },
  from: undefined,
  to: undefined,
  lines: [],
});

const line = (from: string, verb: string, to: string): Part => ({
  ...box(`${from} ${verb} ${to}`),
  element: undefined,
  role: "edge",
  from,
  to,
});

test("moved boxes are told by their places in the layout, whole pixels", () => {
  const arrangement = { pins: [], hints: [], origin: { x: 10, y: 80 } };
  expect(moveEdit("v", arrangement, [box("a", 34, 104)], 16.4, -8)).toEqual({
    edit: "arrange",
    view: "v",
    moves: [{ id: "a", x: 40, y: 16 }],
  });
  expect(pinEdit("v", ["a", "b"], false)).toEqual({ edit: "arrange", view: "v", pins: { a: false, b: false } });
});

test("what a view names it names no more, what it shows by itself it leaves out", () => {
  const words = { scope: ["s", "t"], include: ["i"] };
  expect(leaveOutEdits("v", words, [box("i"), box("s"), box("o"), line("o", "flows", "s")])).toEqual([
    { edit: "list", subject: "v", key: "include", drop: ["i"] },
    { edit: "list", subject: "v", key: "scope", drop: ["s"] },
    { edit: "list", subject: "v", key: "exclude", add: ["o", "o -> s"] },
  ]);
});

test("the scope of a view is never emptied", () => {
  expect(leaveOutEdits("v", { scope: ["s"], include: [] }, [box("s")])).toEqual([
    { edit: "list", subject: "v", key: "exclude", add: ["s"] },
  ]);
});

test("a line is a relationship only where its id says so", () => {
  expect(endsOf(line("a", "runs on", "b"))).toEqual({ from: "a", verb: "runs on", to: "b" });
  expect(endsOf({ ...line("a", "uses", "b"), id: "a uses b and more" })).toBeUndefined();
  expect(endsOf(box("a"))).toBeUndefined();
});

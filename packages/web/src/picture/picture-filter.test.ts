import { expect, test } from "vitest";
import type { LegendAnswer } from "@orrery/core/answers/picture-answers";
import type { Part } from "../viewer/parts.ts";
import { hidesRest, isFiltering, keptParts, toggled, unfiltered, withRest } from "./picture-filter.ts";

const box = (id: string, x: number, role: Part["role"] = "node", width = 10): Part => ({
  id,
  role,
  element: id,
  label: id,
  opens: undefined,
  area: { x, y: 0, width, height: 10 },
  from: undefined,
  to: undefined,
  lines: [],
});
const line = (id: string, from: string, to: string): Part => ({ ...box(id, 0, "edge"), from, to });

const parts: readonly Part[] = [
  box("area", 0, "container", 30),
  box("a", 1),
  box("b", 15),
  box("c", 50),
  line("ab", "a", "b"),
  line("bc", "b", "c"),
];
const legend: readonly LegendAnswer[] = [
  {
    by: "kind",
    entries: [
      { id: "application", name: "Application", parts: ["a", "b"] },
      { id: "store", name: "Store", parts: ["c"] },
    ],
  },
  {
    by: "lens",
    name: "Owner",
    entries: [
      { id: "0", name: "IT", parts: ["a", "c"] },
      { id: "-1", name: "Unknown", parts: ["b"], unknown: true },
    ],
  },
  { by: "line", entries: [{ id: "uses", name: "uses", parts: ["bc"] }] },
];
const kept = (filters: Readonly<Record<string, string>>): readonly string[] | undefined => {
  const found = keptParts(legend, filters, parts);
  return found === undefined ? undefined : [...found].sort();
};

test("nothing chosen leaves everything", () => {
  expect(kept({})).toBeUndefined();
  expect(kept({ owner: "it" })).toBeUndefined();
});

test("a kind leaves its boxes, the lines between them and what is around", () => {
  expect(kept({ kind: "application" })).toEqual(["a", "ab", "area", "b"]);
  expect(kept({ kind: "application,store" })).toEqual(["a", "ab", "area", "b", "bc", "c"]);
});

test("two questions leave what both name", () => {
  expect(kept({ kind: "application", lens: "0" })).toEqual(["a", "area"]);
});

test("a kind of line leaves these and what they join", () => {
  expect(kept({ line: "uses" })).toEqual(["area", "b", "bc", "c"]);
});

test("what the legend does not know (any more) leaves nothing, not everything", () => {
  expect(kept({ kind: "gone" })).toEqual([]);
});

test("entries are chosen and given up, others' filters stay", () => {
  const first = toggled({ owner: "it" }, "kind", "store");
  expect(first).toEqual({ owner: "it", kind: "store" });
  const both = toggled(first, "kind", "application");
  expect(both).toEqual({ owner: "it", kind: "store,application" });
  expect(isFiltering(both)).toBe(true);
  expect(toggled(toggled(both, "kind", "store"), "kind", "application")).toEqual({ owner: "it" });
  expect(hidesRest(withRest(both, true))).toBe(true);
  expect(unfiltered(withRest(both, true))).toEqual({ owner: "it" });
});

import { expect, test } from "vitest";
import { nothing } from "./gallery.fixtures.ts";
import type { Box, Hint, Layout, LayoutGraph, LayoutNode } from "./graph.ts";
import { applyHints } from "./hints.ts";
import { faultsOf, memoryOf, textOf } from "./update/update.fixtures.ts";
import { updateLayout } from "./update.ts";

const ids = ["a", "b", "c", "d", "e", "f"];

function leaf(id: string): LayoutNode {
  return { id, parent: undefined, width: 168, height: 64, isGroup: false, title: 0, rank: 0 };
}

const graph: LayoutGraph = {
  nodes: ids.map(leaf),
  edges: [
    ["a", "b"],
    ["b", "c"],
    ["a", "d"],
    ["d", "e"],
    ["e", "f"],
  ].map(([from = "", to = ""]) => ({ id: `${from} uses ${to}`, from, to, label: undefined })),
  direction: "down",
};

function hinted(...hints: readonly Hint[]): { readonly plain: Layout; readonly layout: Layout } {
  const plain = updateLayout(graph, nothing);
  const layout = applyHints(graph, plain, { ...nothing, hints });
  expect(faultsOf(graph, layout)).toEqual([]);
  expect(textOf(updateLayout(graph, memoryOf(layout, { hints })))).toBe(textOf(layout));
  return { plain, layout };
}

function box(layout: Layout, id: string): Box {
  return layout.boxes.get(id) ?? { x: 0, y: 0, width: 0, height: 0 };
}

test("nodes of the same rank stand in one row", () => {
  const { plain, layout } = hinted({ kind: "same-rank", ids: ["b", "f"] });
  expect(box(plain, "b").y).not.toBe(box(plain, "f").y);
  expect(box(layout, "b").y).toBe(box(layout, "f").y);
});

test("the first stands before the second", () => {
  const { plain, layout } = hinted({ kind: "before", ids: ["f", "c"] });
  expect(box(plain, "f").y).toBeGreaterThan(box(plain, "c").y);
  const [f, c] = [box(layout, "f"), box(layout, "c")];
  expect(f.y < c.y || (f.y === c.y && f.x < c.x)).toBe(true);
});

test("what should be near is next to each other", () => {
  const { plain, layout } = hinted({ kind: "near", ids: ["a", "f"] });
  const distance = (of: Layout): number =>
    Math.abs(box(of, "a").y - box(of, "f").y) + Math.abs(box(of, "a").x - box(of, "f").x);
  expect(distance(layout)).toBeLessThan(distance(plain));
});

test("hints that are fulfilled, impossible or about nobody change nothing", () => {
  const circle: Hint[] = [
    { kind: "before", ids: ["a", "c"] },
    { kind: "near", ids: ["a", "nobody"] },
    { kind: "same-rank", ids: ["a"] },
    { kind: "same-rank", ids: ["a", "a"] },
  ];
  const { plain, layout } = hinted(...circle);
  expect(textOf(layout)).toBe(textOf(plain));
});

test("wishes that contradict each other come to an end", () => {
  const { layout } = hinted(
    { kind: "before", ids: ["a", "f"] },
    { kind: "before", ids: ["f", "a"] },
    { kind: "near", ids: ["a", "f"] },
  );
  expect(layout.boxes.size).toBe(ids.length);
});

test("what is pinned is at its place in a fresh layout, too", () => {
  const plain = updateLayout(graph, nothing);
  const boxes = new Map([["c", { x: 600, y: 40, width: 168, height: 64 }]]);
  const layout = applyHints(graph, plain, { ...nothing, boxes, pins: new Set(["c"]) });
  expect(box(layout, "c")).toEqual(boxes.get("c"));
  expect(faultsOf(graph, layout)).toEqual([]);
});

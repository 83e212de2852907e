import { expect, test } from "vitest";
import { createDice, gallery, nothing } from "./gallery.fixtures.ts";
import type { LayoutGraph, LayoutNode } from "./graph.ts";
import { unionGraph } from "./union.ts";
import { edit, editKinds, faultsOf, memoryOf } from "./update/update.fixtures.ts";
import { updateLayout } from "./update.ts";

function node(id: string, parent?: string, isGroup = false): LayoutNode {
  return { id, parent, width: 168, height: 64, isGroup, title: isGroup ? 28 : 0, rank: 0 };
}

function graphOf(nodes: readonly LayoutNode[], ...pairs: readonly (readonly [string, string])[]): LayoutGraph {
  const edges = pairs.map(([from, to]) => ({ id: `${from} uses ${to}`, from, to, label: undefined }));
  return { nodes, edges, direction: "down" };
}

function outline({ nodes }: LayoutGraph): string[] {
  return nodes.map(({ id, parent }) => (parent === undefined ? id : `${parent}/${id}`));
}

test("what is in either graph is in the union, what has moved where the second has it", () => {
  const a = graphOf([node("g", undefined, true), node("x", "g"), node("y", "g"), node("z")], ["x", "y"], ["y", "z"]);
  const b = graphOf(
    [node("g", undefined, true), node("h", undefined, true), node("x", "h"), node("z"), node("new")],
    ["x", "new"],
  );
  const union = unionGraph(a, b);
  expect(outline(union)).toEqual(["g", "g/y", "h", "h/x", "z", "new"].toSorted(byPlace(outline(union))));
  expect(union.edges.map(({ id }) => id).toSorted()).toEqual(["x uses new", "x uses y", "y uses z"]);
});

function byPlace(order: readonly string[]): (first: string, second: string) => number {
  return (first, second) => order.indexOf(first) - order.indexOf(second);
}

test("sizes are large enough for both, and a group in either is a group", () => {
  const a = graphOf([{ ...node("x"), width: 208 }, node("s", undefined, true), node("inside", "s")]);
  const b = graphOf([{ ...node("x"), height: 96 }, node("s")]);
  const union = unionGraph(a, b);
  expect(union.nodes.find(({ id }) => id === "x")).toMatchObject({ width: 208, height: 96 });
  expect(union.nodes.find(({ id }) => id === "s")?.isGroup).toBe(true);
  expect(outline(union)).toContain("s/inside");
});

test("groups that changed places are in no circle, and no line joins a group with its inside", () => {
  const a = graphOf([node("g", undefined, true), node("h", "g", true), node("x")], ["x", "g"]);
  const b = graphOf([node("h", undefined, true), node("g", "h", true), node("x", "g")]);
  const union = unionGraph(a, b);
  expect(outline(union)).toEqual(["h", "h/g", "g/x"]);
  expect(union.edges).toEqual([]);
});

test("the union of a graph with itself is that graph", () => {
  for (const { graph } of gallery()) expect(unionGraph(graph, graph)).toEqual(graph);
});

test("one layout serves both states: what is in the first keeps its place", () => {
  for (const { name, graph } of gallery().filter((sample) => sample.graph.nodes.length <= 30)) {
    const before = updateLayout(graph, nothing);
    const dice = createDice(5);
    let after = graph;
    editKinds.forEach((kind, index) => (after = edit(after, kind, dice, `new${index}`)?.graph ?? after));
    const union = unionGraph(graph, after);
    const layout = updateLayout(union, memoryOf(before));
    expect([name, ...faultsOf(union, layout)]).toEqual([name]);
  }
});

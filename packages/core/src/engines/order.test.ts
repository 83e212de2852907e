import * as fc from "fast-check";
import { expect, test } from "vitest";
import { anyGraph, chainOf, distances, graphOf, stepsOf } from "./graph.fixtures.ts";
import type { Graph } from "./graph.ts";
import { topologicalOrder } from "./order.ts";

const anyAcyclic = fc
  .tuple(anyGraph, fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7, 8], { minLength: 9 }))
  .map(([graph, rank]) => {
    const pairs = stepsOf(graph).filter(({ from, to }) => (rank[from] ?? 0) < (rank[to] ?? 0));
    return graphOf(
      graph.nodeCount,
      pairs.map(({ from, to }) => [from, to] as const),
    );
  });

test("puts the lowest index first among the nodes that may come next, with the longest way as layer", () => {
  fc.assert(
    fc.property(anyAcyclic, (graph) => {
      const sorted = topologicalOrder(graph);
      if (sorted.kind === "cycle") throw new Error("there is no cycle");
      expect([...sorted.order]).toEqual(slowOrder(graph));
      const layers = Array.from({ length: graph.nodeCount }, (_, node) => longestWayTo(graph, node));
      expect([...sorted.layer]).toEqual(layers);
      expect(sorted.layerCount).toBe(Math.max(...layers) + 1);
    }),
    { numRuns: 300 },
  );
});

function slowOrder(graph: Graph): number[] {
  const order: number[] = [];
  while (order.length < graph.nodeCount) {
    const open = stepsOf(graph).filter(({ from }) => !order.includes(from));
    const next = [...graph.outStart.keys()].find(
      (node) => !order.includes(node) && !open.some(({ to }) => to === node),
    );
    order.push(next ?? -1);
  }
  return order;
}

function longestWayTo(graph: Graph, node: number): number {
  const before = stepsOf(graph).filter(({ to }) => to === node);
  return Math.max(0, ...before.map(({ from }) => longestWayTo(graph, from) + 1));
}

test("shows a cycle exactly when there is one", () => {
  fc.assert(
    fc.property(anyGraph, (graph) => {
      const steps = stepsOf(graph);
      const isCyclic = steps.some(({ from, to }) => distances(graph.nodeCount, steps, [to])[from] !== Infinity);
      expect(topologicalOrder(graph).kind).toBe(isCyclic ? "cycle" : "order");
    }),
  );
});

test("the cycle is the shortest there is", () => {
  const graph = graphOf(6, [
    [0, 1],
    [1, 2],
    [2, 0],
    [3, 4],
    [4, 3],
    [4, 5],
  ]);
  expect(topologicalOrder(graph)).toMatchObject({ kind: "cycle", cycle: { edges: [3, 4] } });
});

test("no nodes have an order too", () => {
  expect(topologicalOrder(graphOf(0, []))).toMatchObject({ kind: "order", layerCount: 0 });
});

test("a chain of a million nodes", () => {
  expect(topologicalOrder(chainOf(1_000_000))).toMatchObject({ kind: "order", layerCount: 1_000_000 });
});

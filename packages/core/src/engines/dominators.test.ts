import * as fc from "fast-check";
import { expect, test } from "vitest";
import { dominatorsOf, dominatorTree, postDominatorTree } from "./dominators.ts";
import { anyGraph, chainOf, distances, graphOf, stepsOf } from "./graph.fixtures.ts";
import { reverseGraph, type Graph } from "./graph.ts";

const anyRoots = fc.array(fc.nat(8), { minLength: 1, maxLength: 3 });

test("a node dominates exactly what cannot be reached without it", () => {
  fc.assert(
    fc.property(anyGraph, anyRoots, (graph, wanted) => {
      const roots = wanted.map((root) => root % graph.nodeCount);
      const tree = dominatorTree(graph, roots);
      const without = Array.from({ length: graph.nodeCount }, (_, node) => lostWithout(graph, roots, node));
      expect([...tree.size]).toEqual(without.map((lost) => lost.length));
      for (let node = 0; node < graph.nodeCount; node++) {
        const dominators = without.flatMap((lost, other) => (other !== node && lost.includes(node) ? [other] : []));
        expect(dominatorsOf(tree, node).toSorted((a, b) => a - b)).toEqual(dominators);
      }
    }),
    { numRuns: 1000 },
  );
});

/** Nodes reachable from the roots but no longer so when a node is taken out. */
function lostWithout(graph: Graph, roots: readonly number[], node: number): number[] {
  const steps = stepsOf(graph);
  const before = distances(graph.nodeCount, steps, roots);
  const kept = steps.filter(({ from, to }) => from !== node && to !== node);
  const after = distances(
    graph.nodeCount,
    kept,
    roots.filter((root) => root !== node),
  );
  return before.flatMap((value, other) => (value < Infinity && after[other] === Infinity ? [other] : []));
}

test("the order holds what is reachable, dominators first", () => {
  fc.assert(
    fc.property(anyGraph, (graph) => {
      const { order, immediate } = dominatorTree(graph, [0]);
      const reachable = distances(graph.nodeCount, stepsOf(graph), [0]).flatMap((value, node) =>
        value < Infinity ? [node] : [],
      );
      expect([...order].sort((a, b) => a - b)).toEqual(reachable);
      for (const node of order) expect(order.indexOf(immediate[node] ?? -1)).toBeLessThan(order.indexOf(node));
    }),
  );
});

test("post-dominators are the dominators of the reversed graph", () => {
  fc.assert(
    fc.property(anyGraph, (graph) => {
      expect(postDominatorTree(graph, [0])).toEqual(dominatorTree(reverseGraph(graph), [0]));
    }),
  );
  const branch = graphOf(4, [
    [0, 1],
    [0, 2],
    [1, 3],
    [2, 3],
  ]);
  expect([...postDominatorTree(branch, [3]).immediate]).toEqual([3, 3, 3, -1]);
});

/** Figure 1 of Lengauer and Tarjan 1979; nodes R, A to L. */
test("the published example", () => {
  const names = "RABCDEFGHIJKL";
  const arcs = "RA RB RC AD BA BD BE CF CG DL EH FI GI GJ HE HK IK JI KI KR LH".split(" ");
  const graph = graphOf(
    13,
    arcs.map((arc) => [names.indexOf(arc[0] ?? ""), names.indexOf(arc[1] ?? "")] as const),
  );
  const { immediate } = dominatorTree(graph, [0]);
  expect([...immediate].map((node) => names[node] ?? "-").join("")).toBe("-RRRRRCCRRGRD");
});

test("a chain of a million nodes", () => {
  const tree = dominatorTree(chainOf(1_000_000), [0]);
  expect(tree.size[0]).toBe(1_000_000);
  expect(tree.immediate[999_999]).toBe(999_998);
});

import * as fc from "fast-check";
import { expect, test } from "vitest";
import { anyGraph, chainOf, distances, graphOf, type Step } from "./graph.fixtures.ts";
import { createScratch, depthOf, pathTo, positionOf, reach, type Reached } from "./reachability.ts";
import { allowedSteps, anyRules } from "./travel.fixtures.ts";

const anyRoots = fc.array(fc.nat(8), { minLength: 1, maxLength: 3 });

test("visits what the rules lead to, nearest first, with the depth and a shortest path of each", () => {
  const scratch = createScratch(9);
  fc.assert(
    fc.property(
      anyGraph,
      anyRules(),
      anyRoots,
      fc.option(fc.nat(4), { nil: undefined }),
      (graph, rules, wanted, maxDepth) => {
        const roots = wanted.map((root) => root % graph.nodeCount);
        const steps = allowedSteps(graph, rules);
        const distance = distances(graph.nodeCount, steps, roots).map((value) =>
          value <= (maxDepth ?? 99) ? value : -1,
        );
        const reached = reach(graph, roots, { ...rules, maxDepth }, scratch);
        expect([...reached.order].sort((a, b) => a - b)).toEqual(
          distance.flatMap((value, node) => (value >= 0 ? [node] : [])),
        );
        expect([...reached.depth]).toEqual([...reached.depth].sort((a, b) => a - b));
        for (let node = 0; node < graph.nodeCount; node++)
          expectPath(reached, steps, roots, node, distance[node] ?? -1);
      },
    ),
    { numRuns: 600 },
  );
});

function expectPath(
  reached: Reached,
  steps: readonly Step[],
  roots: readonly number[],
  node: number,
  distance: number,
): void {
  expect(depthOf(reached, node)).toBe(distance);
  const path = pathTo(reached, node);
  if (distance < 0) return expect(path).toBeUndefined();
  expect(path).toHaveLength(distance);
  expect(reached.parentEdge[positionOf(reached, node)]).toBe(path?.at(-1) ?? -1);
  // Walked from the end: whatever node the path claims to come from, it must be a root.
  let ends = [node];
  for (const edge of [...(path ?? [])].reverse()) {
    ends = steps.filter((step) => step.edge === edge && ends.includes(step.to)).map((step) => step.from);
  }
  expect(ends.some((end) => roots.includes(end))).toBe(true);
}

test("stops once the node it looks for is reached", () => {
  const reached = reach(chainOf(100), [0], { until: 10 });
  expect(reached.order.length).toBe(11);
  expect(pathTo(reached, 10)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test("a path may go with one edge and against the next", () => {
  const graph = graphOf(3, [
    [0, 1],
    [2, 1],
  ]);
  const travel = Uint8Array.of(1, 2);
  expect(pathTo(reach(graph, [0], { travel }), 2)).toEqual([0, 1]);
  expect(pathTo(reach(graph, [2], { travel }), 0)).toBeUndefined();
  expect(pathTo(reach(graph, [2], { travel, direction: "backward" }), 0)).toEqual([1, 0]);
});

test("scratch can be used any number of times, and an answer it no longer holds is refused", () => {
  const graph = graphOf(4, [
    [0, 1],
    [2, 3],
  ]);
  const scratch = createScratch(4);
  const first = reach(graph, [0], {}, scratch);
  for (let run = 0; run < 600; run++) {
    const root = run % 2 === 0 ? 2 : 0;
    const reached = reach(graph, [root], {}, scratch);
    expect([...reached.order]).toEqual([root, root + 1]);
    expect(depthOf(reached, (root + 2) % 4)).toBe(-1);
  }
  expect(() => pathTo(first, 1)).toThrow("this search is gone");
});

test("absent roots count for nothing; roots beyond the graph and small scratch are our mistake", () => {
  const graph = chainOf(3);
  expect([...reach(graph, [-1, 2, 2]).order]).toEqual([2]);
  expect(reach(graph, [-1]).order.length).toBe(0);
  expect(() => reach(graph, [3])).toThrow("root 3 of 3 nodes");
  expect(() => reach(graph, [0], {}, createScratch(2))).toThrow("scratch for 2 of 3 nodes");
});

test("a chain of a million nodes", () => {
  const reached = reach(chainOf(1_000_000), [0]);
  expect(depthOf(reached, 999_999)).toBe(999_999);
  expect(pathTo(reached, 999_999)).toHaveLength(999_999);
});

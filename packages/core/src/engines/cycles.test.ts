import * as fc from "fast-check";
import { expect, test } from "vitest";
import { componentSize, stronglyConnectedComponents } from "./components.ts";
import { findCycles } from "./cycles.ts";
import { allPaths, anyGraph, chainOf, graphOf, stepsOf } from "./graph.fixtures.ts";
import { buildGraph, type Graph } from "./graph.ts";

test("shows one shortest cycle of each component that has a cycle", () => {
  fc.assert(
    fc.property(anyGraph, (graph) => {
      const components = stronglyConnectedComponents(graph);
      const cycles = findCycles(graph, components);
      expect(cycles.map(({ component, edges }) => [component, edges.length])).toEqual(shortestLengths(graph));
      for (const { component, edges, isShortest } of cycles) {
        expectCycle(graph, edges);
        expect(components.of[graph.from[edges[0] ?? -1] ?? -1]).toBe(component);
        expect(isShortest).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

/** By component, the length of its shortest cycle: an edge and the shortest of all paths back. */
function shortestLengths(graph: Graph): number[][] {
  const { of } = stronglyConnectedComponents(graph);
  const steps = stepsOf(graph);
  const best = new Map<number, number>();
  for (const { from, to } of steps) {
    const component = of[from] ?? -1;
    for (const back of allPaths(steps, to, from)) {
      best.set(component, Math.min(best.get(component) ?? Infinity, back.length + 1));
    }
  }
  return [...best].sort(([a], [b]) => a - b);
}

function expectCycle(graph: Graph, edges: readonly number[]): void {
  const starts = edges.map((edge) => graph.from[edge]);
  const ends = edges.map((edge) => graph.to[edge]);
  expect(ends).toEqual([...starts.slice(1), starts[0]]);
  expect(new Set(starts).size).toBe(edges.length);
}

test("without effort left it still shows a cycle, and says that a shorter one may exist", () => {
  const graph = graphOf(5, [
    [0, 1],
    [1, 2],
    [2, 0],
    [2, 3],
    [3, 2],
  ]);
  const components = stronglyConnectedComponents(graph);
  expect(findCycles(graph, components)).toEqual([{ component: 0, edges: [3, 4], isShortest: true }]);
  expect(findCycles(graph, components, 0)).toEqual([{ component: 0, edges: [0, 1, 2], isShortest: false }]);
});

test("a ring of a million nodes", () => {
  const from = Int32Array.from({ length: 1_000_000 }, (_, node) => node);
  const ring = buildGraph(
    1_000_000,
    from,
    from.map((node) => (node + 1) % 1_000_000),
  );
  const components = stronglyConnectedComponents(ring);
  expect(componentSize(components, 0)).toBe(1_000_000);
  expect(findCycles(ring, components)[0]?.edges).toHaveLength(1_000_000);
  expect(findCycles(chainOf(1_000_000), stronglyConnectedComponents(chainOf(1_000_000)))).toEqual([]);
});

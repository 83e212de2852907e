import * as fc from "fast-check";
import { expect, test } from "vitest";
import { componentSize, stronglyConnectedComponents } from "./components.ts";
import { condense } from "./condensation.ts";
import { anyGraph, chainOf, distances, graphOf, stepsOf } from "./graph.fixtures.ts";
import { buildGraph } from "./graph.ts";

test("two nodes share a component exactly when each reaches the other", () => {
  fc.assert(
    fc.property(anyGraph, (graph) => {
      const { of } = stronglyConnectedComponents(graph);
      const steps = stepsOf(graph);
      const distance = Array.from({ length: graph.nodeCount }, (_, node) => distances(graph.nodeCount, steps, [node]));
      for (let a = 0; a < graph.nodeCount; a++) {
        for (let b = 0; b < graph.nodeCount; b++) {
          expect(of[a] === of[b]).toBe(distance[a]?.[b] !== Infinity && distance[b]?.[a] !== Infinity);
        }
      }
    }),
    { numRuns: 500 },
  );
});

test("components list their members, and are numbered against the edges", () => {
  fc.assert(
    fc.property(anyGraph, (graph) => {
      const components = stronglyConnectedComponents(graph);
      for (let component = 0; component < components.count; component++) {
        const listed = [...components.member.subarray(components.start[component], components.start[component + 1])];
        expect(listed).toEqual([...components.of].flatMap((of, node) => (of === component ? [node] : [])));
        expect(listed).toHaveLength(componentSize(components, component));
      }
      for (const { from, to } of stepsOf(graph))
        expect(components.of[from]).toBeGreaterThanOrEqual(components.of[to] ?? 0);
    }),
  );
});

test("the condensation joins two components once when an edge joins their members, and names such an edge", () => {
  fc.assert(
    fc.property(anyGraph, (whole) => {
      const { of } = stronglyConnectedComponents(whole);
      const { graph, witness } = condense(whole, stronglyConnectedComponents(whole));
      const joined = stepsOf(whole).map(({ from, to }) => `${of[from]} ${of[to]}`);
      const between = [...new Set(joined)].filter((pair) => pair.split(" ")[0] !== pair.split(" ")[1]);
      const pairs = stepsOf(graph).map(({ from, to }) => `${from} ${to}`);
      expect(pairs.toSorted()).toEqual(between.toSorted());
      expect([...witness].map((edge) => `${of[whole.from[edge] ?? -1]} ${of[whole.to[edge] ?? -1]}`)).toEqual(pairs);
    }),
  );
});

test("two rings joined by an edge, and a node behind them", () => {
  const ring = [
    [0, 1],
    [1, 2],
    [2, 0],
    [2, 3],
    [3, 4],
    [4, 5],
    [5, 6],
    [6, 3],
    [6, 7],
  ] as const;
  expect([...stronglyConnectedComponents(graphOf(8, ring)).of]).toEqual([2, 2, 2, 1, 1, 1, 1, 0]);
});

test("a chain of a million nodes, open and closed", () => {
  const open = chainOf(1_000_000);
  expect(stronglyConnectedComponents(open).count).toBe(1_000_000);
  const closed = buildGraph(1_000_000, append(open.from, 999_999), append(open.to, 0));
  expect(stronglyConnectedComponents(closed).count).toBe(1);
});

function append(column: Int32Array, last: number): Int32Array {
  const longer = new Int32Array(column.length + 1);
  longer.set(column);
  longer[column.length] = last;
  return longer;
}

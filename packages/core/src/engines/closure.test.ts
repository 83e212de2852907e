import * as fc from "fast-check";
import { expect, test } from "vitest";
import { buildClosure, reachableFrom, reaches, type Closure } from "./closure.ts";
import { stronglyConnectedComponents } from "./components.ts";
import { condense } from "./condensation.ts";
import { anyGraph, chainOf, distances, graphOf, stepsOf } from "./graph.fixtures.ts";
import type { Graph } from "./graph.ts";

function closureOf(graph: Graph, maxBytes?: number): Closure | undefined {
  const components = stronglyConnectedComponents(graph);
  return buildClosure(condense(graph, components), components, maxBytes);
}

function expectClosure(graph: Graph): void {
  const closure = closureOf(graph);
  if (closure === undefined) throw new Error("small graphs fit");
  const steps = stepsOf(graph);
  for (let a = 0; a < graph.nodeCount; a++) {
    const expected = distances(graph.nodeCount, steps, [a]).flatMap((value, node) => (value < Infinity ? [node] : []));
    expect(reachableFrom(closure, a).toSorted((x, y) => x - y)).toEqual(expected);
    expect(
      stepsOf(chainOf(graph.nodeCount + 1)).flatMap(({ from }) => (reaches(closure, a, from) ? [from] : [])),
    ).toEqual(expected);
  }
}

test("one node reaches another exactly when there is a way", () => {
  fc.assert(fc.property(anyGraph, expectClosure), { numRuns: 300 });
});

test("also beyond one word of bits", () => {
  const pairs = fc.array(fc.tuple(fc.nat(79), fc.nat(79)), { minLength: 40, maxLength: 120 });
  fc.assert(
    fc.property(pairs, (edges) => expectClosure(graphOf(80, edges))),
    { numRuns: 15 },
  );
});

test("gives up when it would take too much memory", () => {
  // 64 components: 32 rows of one word and 32 of two.
  expect(closureOf(chainOf(64), 383)).toBeUndefined();
  expect(closureOf(chainOf(64), 384)?.words.byteLength).toBe(384);
  expect(closureOf(chainOf(1_000_000))).toBeUndefined();
});

/** For the tests of this folder: random graphs, and the slow obvious way to the same answers. */
import * as fc from "fast-check";
import { buildGraph, type Graph } from "./graph.ts";

/** Small random graphs with loops, parallel edges and some edges that lack an end. */
export const anyGraph: fc.Arbitrary<Graph> = fc.integer({ min: 1, max: 9 }).chain((nodeCount) => {
  const end = fc.oneof({ weight: 12, arbitrary: fc.nat(nodeCount - 1) }, { weight: 1, arbitrary: fc.constant(-1) });
  return fc.array(fc.tuple(end, end), { maxLength: 22 }).map((pairs) => graphOf(nodeCount, pairs));
});

/** The graph of pairs of ends. */
export function graphOf(nodeCount: number, pairs: readonly (readonly [number, number])[]): Graph {
  return buildGraph(
    nodeCount,
    Int32Array.from(pairs, ([from]) => from),
    Int32Array.from(pairs, ([, to]) => to),
  );
}

/** A chain 0 -> 1 -> ... of this many nodes. */
export function chainOf(nodeCount: number): Graph {
  const from = Int32Array.from({ length: nodeCount - 1 }, (_, edge) => edge);
  return buildGraph(
    nodeCount,
    from,
    from.map((node) => node + 1),
  );
}

/** One step of a walk: the edge, where it starts and where it ends. */
export interface Step {
  readonly edge: number;
  readonly from: number;
  readonly to: number;
}

/** All plain steps of a graph, from its edge columns alone. */
export function stepsOf(graph: Graph): Step[] {
  const steps: Step[] = [];
  for (let edge = 0; edge < graph.edgeCount; edge++) {
    const [from, to] = [graph.from[edge] ?? -1, graph.to[edge] ?? -1];
    if (from >= 0 && to >= 0) steps.push({ edge, from, to });
  }
  return steps;
}

/** Fewest steps from any root to each node, Infinity where there is no way: relaxing every step until nothing changes. */
export function distances(nodeCount: number, steps: readonly Step[], roots: readonly number[]): number[] {
  const distance = Array.from({ length: nodeCount }, (_, node) => (roots.includes(node) ? 0 : Infinity));
  for (let round = 0; round < nodeCount; round++) {
    for (const { from, to } of steps) distance[to] = Math.min(distance[to] ?? 0, (distance[from] ?? 0) + 1);
  }
  return distance;
}

/** Every simple path between two nodes, as edges. */
export function allPaths(
  steps: readonly Step[],
  from: number,
  to: number,
  visited: readonly number[] = [],
): number[][] {
  if (from === to) return [[]];
  return steps
    .filter((step) => step.from === from && step.to !== from && !visited.includes(step.to))
    .flatMap((step) => allPaths(steps, step.to, to, [...visited, from]).map((rest) => [step.edge, ...rest]));
}

/** A cycle to show for every group of nodes that depend on each other. */
import { componentSize, type Components } from "./components.ts";
import type { Graph } from "./graph.ts";
import { createScratch, depthOf, pathTo, reach, type ReachScratch } from "./reachability.ts";

export interface Cycle {
  readonly component: number;
  /** Edges of the cycle in the order they are walked; no node occurs twice. */
  readonly edges: readonly number[];
  /** Whether the component is known to hold no shorter cycle; false only when the effort ran out. */
  readonly isShortest: boolean;
}

/**
 * One shortest cycle of each component that has any, in the order of the components.
 * A breadth-first search from every member, cut at the length of the best cycle so far (Itai and Rodeh, "Finding a minimum
 * circuit in a graph", SIAM J. Comput. 7(4), 1978). That is O(nodes * edges) at worst, so `effort` bounds the edges looked at
 * by all searches but the first of each component; afterwards the best cycle through the members tried so far stands.
 */
export function findCycles(graph: Graph, components: Components, effort = 20_000_000): readonly Cycle[] {
  const cycles: Cycle[] = [];
  const hunt: Hunt = { graph, components, scratch: createScratch(graph.nodeCount), effort };
  for (let component = 0; component < components.count; component++) {
    const loop = findLoop(hunt, component);
    if (loop >= 0) cycles.push({ component, edges: [loop], isShortest: true });
    else if (componentSize(components, component) > 1) cycles.push(findShortest(hunt, component));
  }
  return cycles;
}

interface Hunt {
  readonly graph: Graph;
  readonly components: Components;
  readonly scratch: ReachScratch;
  effort: number;
}

/** An edge from a member to itself, or -1. */
function findLoop(hunt: Hunt, component: number): number {
  const { graph } = hunt;
  for (const node of members(hunt.components, component)) {
    const end = graph.outStart[node + 1] ?? 0;
    for (let slot = graph.outStart[node] ?? 0; slot < end; slot++) {
      if (graph.outNode[slot] === node) return graph.outEdge[slot] ?? -1;
    }
  }
  return -1;
}

function findShortest(hunt: Hunt, component: number): Cycle {
  let edges: readonly number[] = [];
  for (const node of members(hunt.components, component)) {
    if (edges.length > 0 && hunt.effort <= 0) return { component, edges, isShortest: false };
    edges = findShorter(hunt, node, edges);
    if (edges.length === 2) break;
  }
  return { component, edges, isShortest: true };
}

/** A shortest cycle through a node when it is shorter than the best so far (none when empty), else the best so far. */
function findShorter(hunt: Hunt, node: number, best: readonly number[]): readonly number[] {
  const { graph, components, scratch } = hunt;
  const component = components.of[node] ?? 0;
  const reached = reach(
    graph,
    [node],
    {
      edgeAllowed: (edge) => components.of[graph.to[edge] ?? 0] === component,
      maxDepth: best.length > 0 ? best.length - 2 : undefined,
    },
    scratch,
  );
  if (best.length > 0) hunt.effort -= edgesLookedAt(graph, reached.order);
  let nearest = -1;
  let closing = -1;
  const end = graph.inStart[node + 1] ?? 0;
  for (let slot = graph.inStart[node] ?? 0; slot < end; slot++) {
    const depth = depthOf(reached, graph.inNode[slot] ?? 0);
    if (depth < 0 || (nearest >= 0 && depth >= nearest)) continue;
    nearest = depth;
    closing = slot;
  }
  if (closing < 0) return best;
  return [...(pathTo(reached, graph.inNode[closing] ?? 0) ?? []), graph.inEdge[closing] ?? 0];
}

function edgesLookedAt(graph: Graph, nodes: Int32Array): number {
  let count = nodes.length;
  for (const node of nodes) count += (graph.outStart[node + 1] ?? 0) - (graph.outStart[node] ?? 0);
  return count;
}

function members(components: Components, component: number): Int32Array {
  return components.member.subarray(components.start[component], components.start[component + 1]);
}

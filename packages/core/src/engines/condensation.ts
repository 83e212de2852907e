/** The acyclic graph between strongly connected components. */
import type { Components } from "./components.ts";
import { buildGraph, type Graph } from "./graph.ts";

/** Nodes are components; at most one edge from one to another, and none from one to itself. */
export interface Condensation {
  readonly graph: Graph;
  /** For each of its edges, one edge of the whole graph that joins the two components. */
  readonly witness: Int32Array;
}

/** The condensation (Harary, Norman and Cartwright, "Structural Models", 1965) of a graph; O(nodes + edges). */
export function condense(graph: Graph, components: Components): Condensation {
  const from = new Int32Array(graph.outEdge.length);
  const to = new Int32Array(graph.outEdge.length);
  const witness = new Int32Array(graph.outEdge.length);
  const joinedFrom = new Int32Array(components.count).fill(-1);
  let count = 0;
  for (const node of components.member) {
    const component = components.of[node] ?? 0;
    const end = graph.outStart[node + 1] ?? 0;
    for (let slot = graph.outStart[node] ?? 0; slot < end; slot++) {
      const target = components.of[graph.outNode[slot] ?? 0] ?? 0;
      if (target === component || joinedFrom[target] === component) continue;
      joinedFrom[target] = component;
      from[count] = component;
      to[count] = target;
      witness[count++] = graph.outEdge[slot] ?? 0;
    }
  }
  return {
    graph: buildGraph(components.count, from.slice(0, count), to.slice(0, count)),
    witness: witness.slice(0, count),
  };
}

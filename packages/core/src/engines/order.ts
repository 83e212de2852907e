/** An order in which every edge goes from an earlier node to a later one. */
import { stronglyConnectedComponents } from "./components.ts";
import { findCycles, type Cycle } from "./cycles.ts";
import type { Graph } from "./graph.ts";
import { createHeap, popHeap, pushHeap } from "./int-heap.ts";

export type TopologicalOrder =
  | {
      readonly kind: "order";
      /** All nodes; among those that could come next, the lowest index does. */
      readonly order: Int32Array;
      /** Layer of each node: the most edges on a way to it, so 0 where none arrives. */
      readonly layer: Int32Array;
      readonly layerCount: number;
    }
  | {
      readonly kind: "cycle";
      /** The shortest of the cycles that forbid an order. */
      readonly cycle: Cycle;
    };

/** Topological order (Kahn, "Topological sorting of large networks", CACM 5(11), 1962); O(edges + nodes * log nodes). */
export function topologicalOrder(graph: Graph): TopologicalOrder {
  const order = sortNodes(graph);
  if (order.length < graph.nodeCount) return { kind: "cycle", cycle: shortestCycle(graph) };
  const layer = layersOf(graph, order);
  let layerCount = 0;
  for (const value of layer) layerCount = Math.max(layerCount, value + 1);
  return { kind: "order", order, layer, layerCount };
}

/** The order as far as it goes: nodes on cycles, or behind them, are missing. */
function sortNodes(graph: Graph): Int32Array {
  const { nodeCount, inStart, outStart, outNode } = graph;
  const order = new Int32Array(nodeCount);
  const missing = new Int32Array(nodeCount);
  const ready = createHeap(nodeCount);
  for (let node = 0; node < nodeCount; node++) {
    missing[node] = (inStart[node + 1] ?? 0) - (inStart[node] ?? 0);
    if (missing[node] === 0) pushHeap(ready, node);
  }
  let count = 0;
  for (let node = popHeap(ready); node >= 0; node = popHeap(ready)) {
    order[count++] = node;
    const end = outStart[node + 1] ?? 0;
    for (let slot = outStart[node] ?? 0; slot < end; slot++) {
      const target = outNode[slot] ?? 0;
      const left = (missing[target] ?? 0) - 1;
      missing[target] = left;
      if (left === 0) pushHeap(ready, target);
    }
  }
  return order.subarray(0, count);
}

function layersOf(graph: Graph, order: Int32Array): Int32Array {
  const layer = new Int32Array(graph.nodeCount);
  for (const node of order) {
    const next = (layer[node] ?? 0) + 1;
    const end = graph.outStart[node + 1] ?? 0;
    for (let slot = graph.outStart[node] ?? 0; slot < end; slot++) {
      const target = graph.outNode[slot] ?? 0;
      if ((layer[target] ?? 0) < next) layer[target] = next;
    }
  }
  return layer;
}

function shortestCycle(graph: Graph): Cycle {
  const cycles = findCycles(graph, stronglyConnectedComponents(graph));
  return cycles.reduce((best, cycle) => (cycle.edges.length < best.edges.length ? cycle : best));
}

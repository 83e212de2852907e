/** Which edges a walk may use, and which way: shared by reachability and paths. */
import { buildGraph, type Graph } from "./graph.ts";

/** `forward` follows edges as `travel` allows them, `backward` undoes such steps, `both` ignores direction. */
export type Direction = "forward" | "backward" | "both";

/** Edges that may be used: a byte per edge (0 = closed), or a question asked once per edge met. */
export type EdgeFilter = Uint8Array | ((edge: number) => boolean);

export interface TravelRules {
  /** Default `forward`. */
  readonly direction?: Direction | undefined;
  /**
   * Per edge the ways it may be travelled: `TRAVEL_FORWARD`, `TRAVEL_BACKWARD`, both bits, or 0 for none; default forward.
   * Thus impact may run with a flow but against a serving, in one walk; `direction: "backward"` then asks who has this impact.
   */
  readonly travel?: Uint8Array | undefined;
  readonly edgeAllowed?: EdgeFilter | undefined;
}

/** Bit of `TravelRules.travel`: from start to end. */
const TRAVEL_FORWARD = 1;
/** Bit of `TravelRules.travel`: from end to start. */
const TRAVEL_BACKWARD = 2;
const ANY_BIT = 255;

/** One adjacency that a walk scans at each node, with the bits that open its edges. */
export interface Lane {
  readonly start: Int32Array;
  readonly edge: Int32Array;
  readonly node: Int32Array;
  readonly bits: number;
}

/** The adjacencies a walk has to scan: one without travel bits, two with them or in both directions. */
export function lanesOf(graph: Graph, rules: TravelRules): readonly Lane[] {
  const out = (bits: number): Lane => ({ start: graph.outStart, edge: graph.outEdge, node: graph.outNode, bits });
  const into = (bits: number): Lane => ({ start: graph.inStart, edge: graph.inEdge, node: graph.inNode, bits });
  const hasTravel = rules.travel !== undefined;
  switch (rules.direction ?? "forward") {
    case "forward":
      return hasTravel ? [out(TRAVEL_FORWARD), into(TRAVEL_BACKWARD)] : [out(ANY_BIT)];
    case "backward":
      return hasTravel ? [into(TRAVEL_FORWARD), out(TRAVEL_BACKWARD)] : [into(ANY_BIT)];
    case "both":
      return [out(ANY_BIT), into(ANY_BIT)];
  }
}

/** Rules in a form that is quick to ask: an edge is open when `ways` has one of the lane's bits and `test` agrees. */
export interface Gate {
  readonly ways: Uint8Array | undefined;
  readonly test: ((edge: number) => boolean) | undefined;
}

/** The gate of rules; O(edges) when they hold both travel bits and a byte per edge, else O(1). */
export function gateOf(rules: TravelRules): Gate {
  const filter = rules.edgeAllowed;
  if (filter === undefined || typeof filter === "function") return { ways: rules.travel, test: filter };
  return { ways: rules.travel === undefined ? filter : closeEdges(rules.travel, filter), test: undefined };
}

function closeEdges(travel: Uint8Array, allowed: Uint8Array): Uint8Array {
  const ways = travel.slice();
  for (let edge = 0; edge < ways.length; edge++) if (allowed[edge] === 0) ways[edge] = 0;
  return ways;
}

/** Whether an edge may be used in a lane with these bits. */
export function isOpen(gate: Gate, edge: number, bits: number): boolean {
  if (gate.ways !== undefined && ((gate.ways[edge] ?? 0) & bits) === 0) return false;
  return gate.test === undefined || gate.test(edge);
}

/** The rules of the walk back: whatever can be walked from a to b under `rules` can be walked from b to a under these. */
export function reverseRules(rules: TravelRules): TravelRules {
  switch (rules.direction ?? "forward") {
    case "forward":
      return { ...rules, direction: "backward" };
    case "backward":
      return { ...rules, direction: "forward" };
    case "both":
      return rules;
  }
}

/** A graph of its own whose edges are the steps that rules allow in another; `edge` gives the other's edge of each. */
export interface OrientedGraph {
  readonly graph: Graph;
  readonly edge: Int32Array;
}

/**
 * The graph of the steps that rules allow, on the same nodes: for algorithms that know only plain directed edges
 * (components, dominators, closure, order). An edge that may be travelled both ways becomes two. O(nodes + edges).
 */
export function orientGraph(graph: Graph, rules: TravelRules): OrientedGraph {
  const lanes = lanesOf(graph, rules);
  const gate = gateOf(rules);
  const capacity = graph.edgeCount * lanes.length;
  const from = new Int32Array(capacity);
  const to = new Int32Array(capacity);
  const edges = new Int32Array(capacity);
  let count = 0;
  for (let node = 0; node < graph.nodeCount; node++) {
    for (const lane of lanes) {
      const end = lane.start[node + 1] ?? 0;
      for (let slot = lane.start[node] ?? 0; slot < end; slot++) {
        const edge = lane.edge[slot] ?? 0;
        if (!isOpen(gate, edge, lane.bits)) continue;
        from[count] = node;
        to[count] = lane.node[slot] ?? 0;
        edges[count++] = edge;
      }
    }
  }
  return { graph: buildGraph(graph.nodeCount, from.slice(0, count), to.slice(0, count)), edge: edges.slice(0, count) };
}

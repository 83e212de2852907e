/** What can be reached from some nodes, in breadth-first order, and by which shortest path. */
import type { Graph } from "./graph.ts";
import { gateOf, isOpen, lanesOf, type Gate, type Lane, type TravelRules } from "./travel.ts";

export interface ReachOptions extends TravelRules {
  /** Most edges on the way from a root; 0 reaches the roots alone. Default: no limit. */
  readonly maxDepth?: number | undefined;
  /** The search ends once this node is reached, with the rest of its depth. */
  readonly until?: number | undefined;
}

/** The nodes reached, nearest first; the three columns are parallel. Valid until its scratch serves the next search. */
export interface Reached {
  readonly graph: Graph;
  readonly order: Int32Array;
  /** Edges on the shortest way from a root. */
  readonly depth: Int32Array;
  /** Edge by which the node was first reached; -1 at roots. */
  readonly parentEdge: Int32Array;
  readonly scratch: ReachScratch;
}

/**
 * Memory that searches use again and again, so that one costs only what it visits.
 * A byte per node tells whether this search has seen it, because a small array stays in the cache where one of places would not:
 * at a million nodes that is worth a third of the time. Places are filled in when the first of them is asked for.
 */
export interface ReachScratch {
  /** Mark of the present search, 1 to 255; older marks count as unseen. */
  mark: number;
  readonly seen: Uint8Array;
  latest: Reached | undefined;
  hasPositions: boolean;
  /** Place in `order` of each node seen, once `hasPositions`. */
  readonly position: Int32Array;
  readonly order: Int32Array;
  readonly depth: Int32Array;
  readonly parentEdge: Int32Array;
}

/** Scratch for searches in graphs of at most this many nodes; 17 bytes a node. */
export function createScratch(nodeCount: number): ReachScratch {
  return {
    mark: 0,
    seen: new Uint8Array(nodeCount),
    latest: undefined,
    hasPositions: false,
    position: new Int32Array(nodeCount),
    order: new Int32Array(nodeCount),
    depth: new Int32Array(nodeCount),
    parentEdge: new Int32Array(nodeCount),
  };
}

/**
 * Breadth-first search (Moore, "The shortest path through a maze", 1959) from one or several roots; negative roots are absent ones.
 * Ties go to the earlier root, then to the lower edge index, out-edges before in-edges when forward.
 * O(what is visited), apart from the scratch. Rules cost several times the plain walk, so for many searches under the same rules
 * search the `orientGraph` of them instead. Throws when a root is no node or the scratch is too small, which would be our mistake.
 */
export function reach(
  graph: Graph,
  roots: ArrayLike<number>,
  options: ReachOptions = {},
  scratch: ReachScratch = createScratch(graph.nodeCount),
): Reached {
  startSearch(scratch, graph.nodeCount);
  const lanes = lanesOf(graph, options);
  const rootCount = plantRoots(scratch, graph.nodeCount, roots);
  const count = spread(scratch, lanes, gateOf(options), rootCount, options.maxDepth ?? Infinity, options.until ?? -1);
  nameEdges(scratch.parentEdge, lanes, rootCount, count);
  const reached: Reached = {
    graph,
    order: scratch.order.subarray(0, count),
    depth: scratch.depth.subarray(0, count),
    parentEdge: scratch.parentEdge.subarray(0, count),
    scratch,
  };
  scratch.latest = reached;
  return reached;
}

/** Place of a node in `reached.order`, or -1 when it was not reached. Throws when the scratch has served another search. */
export function positionOf(reached: Reached, node: number): number {
  const { scratch, order } = reached;
  if (scratch.latest !== reached) throw new Error("this search is gone: its scratch has served another one");
  if (scratch.seen[node] !== scratch.mark) return -1;
  if (!scratch.hasPositions) {
    for (let at = 0; at < order.length; at++) scratch.position[order[at] ?? 0] = at;
    scratch.hasPositions = true;
  }
  return scratch.position[node] ?? -1;
}

/** Edges on the shortest way from a root to a node, or -1 when it was not reached. */
export function depthOf(reached: Reached, node: number): number {
  return reached.depth[positionOf(reached, node)] ?? -1;
}

/** The edges of one shortest way from a root to a node, in the order they are walked; `undefined` when it was not reached. */
export function pathTo(reached: Reached, node: number): number[] | undefined {
  let at = positionOf(reached, node);
  if (at < 0) return undefined;
  const { from, to } = reached.graph;
  const edges: number[] = [];
  for (let edge = reached.parentEdge[at] ?? -1; edge >= 0; edge = reached.parentEdge[at] ?? -1) {
    edges.push(edge);
    const before = from[edge] === reached.order[at] ? to[edge] : from[edge];
    at = positionOf(reached, before ?? -1);
  }
  return edges.reverse();
}

const LAST_MARK = 255;

function startSearch(scratch: ReachScratch, nodeCount: number): void {
  if (scratch.seen.length < nodeCount) throw new RangeError(`scratch for ${scratch.seen.length} of ${nodeCount} nodes`);
  if (scratch.mark === LAST_MARK) {
    scratch.seen.fill(0);
    scratch.mark = 0;
  }
  scratch.mark++;
  scratch.hasPositions = false;
  scratch.latest = undefined;
}

function plantRoots(scratch: ReachScratch, nodeCount: number, roots: ArrayLike<number>): number {
  let count = 0;
  for (let index = 0; index < roots.length; index++) {
    const root = roots[index] ?? -1;
    if (root >= nodeCount) throw new RangeError(`root ${root} of ${nodeCount} nodes`);
    if (root < 0 || scratch.seen[root] === scratch.mark) continue;
    scratch.seen[root] = scratch.mark;
    scratch.depth[count] = 0;
    scratch.parentEdge[count] = -1;
    scratch.order[count++] = root;
  }
  return count;
}

/** Visits everything the roots lead to, one depth after the other; returns how many nodes are visited. */
function spread(
  scratch: ReachScratch,
  lanes: readonly Lane[],
  gate: Gate,
  rootCount: number,
  maxDepth: number,
  until: number,
): number {
  const [first, second] = lanes;
  const isUngated = gate.ways === undefined && gate.test === undefined;
  let start = 0;
  let count = rootCount;
  for (let level = 1; level <= maxDepth && start < count; level++) {
    if (until >= 0 && scratch.seen[until] === scratch.mark) break;
    const end = count;
    if (isUngated && first !== undefined && second === undefined) count = scanLevel(scratch, first, start, end);
    else count = scanGatedLevel(scratch, lanes, gate, start, end);
    scratch.depth.fill(level, end, count);
    start = end;
  }
  return count;
}

/**
 * Visits the new neighbours of the nodes at `order[start..end - 1]`; returns how many nodes are visited by then. This is the hot loop.
 * It notes the slot it came by, because reading the edge here would cost a cache miss; `nameEdges` does that in one sweep.
 */
function scanLevel(scratch: ReachScratch, lane: Lane, start: number, end: number): number {
  const { seen, order, parentEdge, mark } = scratch;
  const { start: rowStart, node: neighbours } = lane;
  let count = end;
  for (let at = start; at < end; at++) {
    const node = order[at] ?? 0;
    const rowEnd = rowStart[node + 1] ?? 0;
    for (let slot = rowStart[node] ?? 0; slot < rowEnd; slot++) {
      const target = neighbours[slot] ?? 0;
      if (seen[target] === mark) continue;
      seen[target] = mark;
      parentEdge[count] = slot;
      order[count++] = target;
    }
  }
  return count;
}

/** The same with rules to ask and perhaps two lanes; slots of the second lane are noted inverted. */
function scanGatedLevel(scratch: ReachScratch, lanes: readonly Lane[], gate: Gate, start: number, end: number): number {
  let count = end;
  for (let at = start; at < end; at++) {
    const node = scratch.order[at] ?? 0;
    for (let index = 0; index < lanes.length; index++) count = scanGatedRow(scratch, lanes, index, gate, node, count);
  }
  return count;
}

function scanGatedRow(
  scratch: ReachScratch,
  lanes: readonly Lane[],
  index: number,
  gate: Gate,
  node: number,
  visited: number,
): number {
  const lane = lanes[index];
  if (lane === undefined) return visited;
  const { seen, order, parentEdge, mark } = scratch;
  const { edge: edges, node: neighbours, bits } = lane;
  const inversion = -index;
  const rowEnd = lane.start[node + 1] ?? 0;
  let count = visited;
  for (let slot = lane.start[node] ?? 0; slot < rowEnd; slot++) {
    const target = neighbours[slot] ?? 0;
    if (seen[target] === mark || !isOpen(gate, edges[slot] ?? 0, bits)) continue;
    seen[target] = mark;
    parentEdge[count] = slot ^ inversion;
    order[count++] = target;
  }
  return count;
}

/** Replaces the slots that the scans noted by their edges. */
function nameEdges(parentEdge: Int32Array, lanes: readonly Lane[], rootCount: number, count: number): void {
  const first = lanes[0]?.edge;
  const second = lanes[1]?.edge;
  for (let at = rootCount; at < count; at++) {
    const slot = parentEdge[at] ?? 0;
    parentEdge[at] = (slot >= 0 ? first?.[slot] : second?.[~slot]) ?? -1;
  }
}

/** Ways between two nodes: the shortest, or all up to a limit. */
import type { Graph } from "./graph.ts";
import { pathTo, reach, type ReachOptions, type ReachScratch } from "./reachability.ts";
import { gateOf, isOpen, lanesOf, reverseRules, type Gate, type Lane, type TravelRules } from "./travel.ts";

/**
 * The edges of one shortest way between two nodes, in the order they are walked; empty when they are the same node,
 * `undefined` when there is none. Breadth-first, so O(what is nearer than the target).
 */
export function shortestPath(
  graph: Graph,
  from: number,
  to: number,
  options: Omit<ReachOptions, "until"> = {},
  scratch?: ReachScratch,
): number[] | undefined {
  return pathTo(reach(graph, [from], { ...options, until: to }, scratch), to);
}

export interface PathLimits extends TravelRules {
  /** Most paths to return; default 100. */
  readonly maxCount?: number | undefined;
  /** Most edges of a path; default: no limit. */
  readonly maxLength?: number | undefined;
  /** Most edges to try before giving up, because simple paths can be exponentially many; default 1,000,000. */
  readonly maxSteps?: number | undefined;
}

export interface SimplePaths {
  /** Edges of each path in the order they are walked; shortest paths first, then by edge index. No path meets a node twice. */
  readonly paths: readonly (readonly number[])[];
  /** Whether these are all the paths of at most `maxLength` edges: neither the count nor the steps ran out. */
  readonly isComplete: boolean;
}

/**
 * All simple paths between two nodes within limits; parallel edges make different paths.
 * Iterative deepening with the distance to the target as the estimate (Korf, "Depth-first iterative-deepening", Artificial
 * Intelligence 27, 1985): each round yields the paths of one length, and tells the least length the next one needs.
 */
export function simplePaths(graph: Graph, from: number, to: number, limits: PathLimits = {}): SimplePaths {
  const maxLength = Math.min(limits.maxLength ?? Infinity, graph.nodeCount);
  const walk = startWalk(graph, to, limits, maxLength);
  let length = walk.distance[from] ?? -1;
  if (length < 0) return { paths: [], isComplete: true };
  while (length <= maxLength && !walk.isCut) length = walkRound(walk, from, length);
  return { paths: walk.paths, isComplete: !walk.isCut };
}

interface Walk {
  readonly lanes: readonly Lane[];
  readonly gate: Gate;
  readonly target: number;
  /** Fewest edges from each node to the target, -1 when there is no way within the limit. */
  readonly distance: Int32Array;
  readonly isOnPath: Uint8Array;
  /** The path so far: edges walked, and nodes with the lane and slot to try next. */
  readonly edges: number[];
  readonly nodes: number[];
  readonly lane: number[];
  readonly slot: number[];
  readonly paths: number[][];
  readonly maxCount: number;
  stepsLeft: number;
  /** Whether paths may be missing because a limit was met. */
  isCut: boolean;
}

function startWalk(graph: Graph, target: number, limits: PathLimits, maxLength: number): Walk {
  return {
    lanes: lanesOf(graph, limits),
    gate: gateOf(limits),
    target,
    distance: distancesTo(graph, target, limits, maxLength),
    isOnPath: new Uint8Array(graph.nodeCount),
    edges: [],
    nodes: [],
    lane: [],
    slot: [],
    paths: [],
    maxCount: limits.maxCount ?? 100,
    stepsLeft: limits.maxSteps ?? 1_000_000,
    isCut: false,
  };
}

function distancesTo(graph: Graph, target: number, rules: TravelRules, maxDepth: number): Int32Array {
  const distance = new Int32Array(graph.nodeCount).fill(-1);
  const { order, depth } = reach(graph, [target], { ...reverseRules(rules), maxDepth });
  for (let at = 0; at < order.length; at++) distance[order[at] ?? 0] = depth[at] ?? 0;
  return distance;
}

/** Yields the paths of exactly this length; returns the least length of those it had to break off. */
function walkRound(walk: Walk, source: number, length: number): number {
  let needed = Infinity;
  enter(walk, source);
  while (walk.nodes.length > 0) {
    if (walk.nodes.at(-1) === walk.target) {
      if (walk.edges.length === length) keepPath(walk);
      leave(walk);
      continue;
    }
    const step = nextStep(walk);
    if (step === undefined) {
      leave(walk);
      continue;
    }
    const total = walk.edges.length + 1 + (walk.distance[step.node] ?? 0);
    if (total > length) needed = Math.min(needed, total);
    else {
      walk.edges.push(step.edge);
      enter(walk, step.node);
    }
  }
  return needed;
}

function enter(walk: Walk, node: number): void {
  walk.nodes.push(node);
  walk.lane.push(0);
  walk.slot.push(walk.lanes[0]?.start[node] ?? 0);
  walk.isOnPath[node] = 1;
}

function leave(walk: Walk): void {
  const node = walk.nodes.pop() ?? 0;
  walk.lane.pop();
  walk.slot.pop();
  walk.edges.pop();
  walk.isOnPath[node] = 0;
}

function keepPath(walk: Walk): void {
  if (walk.paths.length < walk.maxCount) walk.paths.push([...walk.edges]);
  else walk.isCut = true;
}

interface Step {
  readonly edge: number;
  readonly node: number;
}

/** The next edge from the end of the path to a node that is not on it and from which the target can be reached. */
function nextStep(walk: Walk): Step | undefined {
  const top = walk.nodes.length - 1;
  const node = walk.nodes[top] ?? 0;
  for (let index = walk.lane[top] ?? 0; index < walk.lanes.length; index++) {
    const lane = walk.lanes[index];
    if (lane === undefined) break;
    if (index !== walk.lane[top]) walk.slot[top] = lane.start[node] ?? 0;
    walk.lane[top] = index;
    const end = lane.start[node + 1] ?? 0;
    for (let slot = walk.slot[top] ?? 0; slot < end; slot++) {
      if (walk.stepsLeft-- <= 0) walk.isCut = true;
      if (walk.isCut) return undefined;
      const target = lane.node[slot] ?? 0;
      if (walk.isOnPath[target] === 1 || (walk.distance[target] ?? -1) < 0) continue;
      const edge = lane.edge[slot] ?? 0;
      if (!isOpen(walk.gate, edge, lane.bits)) continue;
      walk.slot[top] = slot + 1;
      return { edge, node: target };
    }
    walk.slot[top] = end;
  }
  return undefined;
}

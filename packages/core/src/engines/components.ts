/** Strongly connected components: groups of nodes that all reach one another. */
import type { Graph } from "./graph.ts";

/** Components are numbered against the edges: an edge between two of them goes from the higher number to the lower. */
export interface Components {
  readonly count: number;
  /** Component of each node. */
  readonly of: Int32Array;
  /** Members of component `c` are `member[start[c]]` to `member[start[c + 1] - 1]`, ascending. */
  readonly start: Int32Array;
  readonly member: Int32Array;
}

/**
 * Strongly connected components, O(nodes + edges), without recursion: Tarjan's algorithm ("Depth-first search and linear
 * graph algorithms", SIAM J. Comput. 1(2), 1972) with the single rank array of Pearce ("A space-efficient algorithm for
 * finding strongly connected components", Inf. Process. Lett. 116(1), 2016).
 */
export function stronglyConnectedComponents(graph: Graph): Components {
  const search = startSearch(graph.nodeCount);
  for (let node = 0; node < graph.nodeCount; node++) {
    if (search.rank[node] === 0) explore(search, graph, node);
  }
  return gather(search);
}

/** Number of nodes of a component. */
export function componentSize(components: Components, component: number): number {
  return (components.start[component + 1] ?? 0) - (components.start[component] ?? 0);
}

/**
 * `rank` is 0 before a node is met, then the least entry number it is known to reach, and once its component is complete
 * `FIRST_DONE + component`, which is above every entry number.
 */
interface Search {
  readonly rank: Int32Array;
  /** The way down: its nodes, the entry number of each, and the next slot to look at. */
  readonly way: Int32Array;
  readonly entry: Int32Array;
  readonly cursor: Int32Array;
  /** Nodes left behind whose component is not complete. */
  readonly waiting: Int32Array;
  waitingCount: number;
  entered: number;
  componentCount: number;
}

const FIRST_DONE = 2 ** 30;

function startSearch(nodeCount: number): Search {
  if (nodeCount >= FIRST_DONE) throw new RangeError(`${nodeCount} nodes are too many`);
  return {
    rank: new Int32Array(nodeCount),
    way: new Int32Array(nodeCount),
    entry: new Int32Array(nodeCount),
    cursor: new Int32Array(nodeCount),
    waiting: new Int32Array(nodeCount),
    waitingCount: 0,
    entered: 0,
    componentCount: 0,
  };
}

function explore(search: Search, graph: Graph, root: number): void {
  const { rank, way, cursor } = search;
  const { outStart, outNode } = graph;
  let depth = 0;
  enter(search, graph, root, depth);
  while (depth >= 0) {
    const node = way[depth] ?? 0;
    const end = outStart[node + 1] ?? 0;
    let slot = cursor[depth] ?? 0;
    let least = rank[node] ?? 0;
    let unseen = -1;
    while (slot < end && unseen < 0) {
      const target = outNode[slot++] ?? 0;
      const found = rank[target] ?? 0;
      if (found === 0) unseen = target;
      else if (found < least) least = found;
    }
    rank[node] = least;
    cursor[depth] = slot;
    if (unseen >= 0) enter(search, graph, unseen, ++depth);
    else leave(search, node, depth--);
  }
}

function enter(search: Search, graph: Graph, node: number, depth: number): void {
  const number = ++search.entered;
  search.rank[node] = number;
  search.way[depth] = node;
  search.entry[depth] = number;
  search.cursor[depth] = graph.outStart[node] ?? 0;
}

function leave(search: Search, node: number, depth: number): void {
  const { rank, way } = search;
  const least = rank[node] ?? 0;
  if (least === search.entry[depth]) return complete(search, node, least);
  search.waiting[search.waitingCount++] = node;
  const above = way[depth - 1] ?? 0;
  if (least < (rank[above] ?? 0)) rank[above] = least;
}

/** Everything that waits with a rank not below the root's belongs to the root's component. */
function complete(search: Search, root: number, least: number): void {
  const { rank, waiting } = search;
  const done = FIRST_DONE + search.componentCount++;
  rank[root] = done;
  while (search.waitingCount > 0) {
    const node = waiting[search.waitingCount - 1] ?? 0;
    if ((rank[node] ?? 0) < least) return;
    rank[node] = done;
    search.waitingCount--;
  }
}

function gather(search: Search): Components {
  const of = search.rank;
  const start = new Int32Array(search.componentCount + 1);
  for (let node = 0; node < of.length; node++) {
    const component = (of[node] ?? 0) - FIRST_DONE;
    of[node] = component;
    start[component] = (start[component] ?? 0) + 1;
  }
  let total = 0;
  for (let component = 0; component <= search.componentCount; component++) {
    total += start[component] ?? 0;
    start[component] = total;
  }
  const member = search.waiting;
  for (let node = of.length - 1; node >= 0; node--) {
    const component = of[node] ?? 0;
    const slot = (start[component] ?? 0) - 1;
    start[component] = slot;
    member[slot] = node;
  }
  return { count: search.componentCount, of, start, member };
}

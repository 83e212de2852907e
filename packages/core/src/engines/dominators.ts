/** Dominators: the nodes that every way from the roots to a node passes, hence its single points of failure. */
import { reverseGraph, type Graph } from "./graph.ts";

export interface DominatorTree {
  /** Nearest dominator of each node; -1 when it has none (a root, a node with ways from two roots) or is not reachable. */
  readonly immediate: Int32Array;
  /** Number of nodes that cannot be reached without this one, itself included; 0 when it is not reachable. */
  readonly size: Int32Array;
  /** Reachable nodes; every node comes after its dominators. */
  readonly order: Int32Array;
}

/**
 * Dominator tree of the part reachable from the roots; with several roots, as if one node led to all of them.
 * Semi-NCA, without recursion (Georgiadis, "Linear-Time Algorithms for Dominators and Related Problems", Princeton, 2005,
 * section 2.3), with semidominators by path compression as in Lengauer and Tarjan (ACM TOPLAS 1(1), 1979).
 * Throws when a root is no node, which would be our mistake; negative roots are absent ones.
 */
export function dominatorTree(graph: Graph, roots: ArrayLike<number>): DominatorTree {
  const tree = numberNodes(graph, roots);
  const semidominator = findSemidominators(graph, tree);
  return treeOf(tree, nearestCommonAncestors(tree, semidominator));
}

/** Post-dominator tree: the nodes that every way from a node to the exits passes. The tree of the reversed graph. */
export function postDominatorTree(graph: Graph, exits: ArrayLike<number>): DominatorTree {
  return dominatorTree(reverseGraph(graph), exits);
}

/** All dominators of a node but itself, nearest first. */
export function dominatorsOf(tree: DominatorTree, node: number): number[] {
  const dominators: number[] = [];
  for (let at = tree.immediate[node] ?? -1; at >= 0; at = tree.immediate[at] ?? -1) dominators.push(at);
  return dominators;
}

/** Depth-first tree over numbers from 1 in the order of discovery; 0 is the node that leads to all roots. */
interface NumberedTree {
  readonly count: number;
  /** Number of each node, 0 when it is not reachable. */
  readonly number: Int32Array;
  /** Node of each number. */
  readonly node: Int32Array;
  /** Number of the parent of each number. */
  readonly parent: Int32Array;
  readonly isRoot: Uint8Array;
}

function numberNodes(graph: Graph, roots: ArrayLike<number>): NumberedTree {
  const { nodeCount } = graph;
  const number = new Int32Array(nodeCount);
  const node = new Int32Array(nodeCount + 1);
  const parent = new Int32Array(nodeCount + 1);
  const isRoot = new Uint8Array(nodeCount + 1);
  const cursor = new Int32Array(nodeCount + 1);
  let count = 0;
  for (let index = 0; index < roots.length; index++) {
    const root = roots[index] ?? -1;
    if (root >= nodeCount) throw new RangeError(`root ${root} of ${nodeCount} nodes`);
    if (root < 0 || number[root] !== 0) continue;
    number[root] = ++count;
    node[count] = root;
    count = descend(graph, { count, number, node, parent, isRoot }, cursor);
  }
  for (let index = 0; index < roots.length; index++) isRoot[number[roots[index] ?? -1] ?? 0] = 1;
  return { count, number, node, parent, isRoot };
}

/** Numbers what the node numbered last leads to; returns the new count. `parent` is the way back up. */
function descend(graph: Graph, tree: NumberedTree, cursor: Int32Array): number {
  const { number, node, parent } = tree;
  const { outStart, outNode } = graph;
  let { count } = tree;
  let at = count;
  cursor[at] = outStart[node[at] ?? 0] ?? 0;
  while (at > 0) {
    const end = outStart[(node[at] ?? 0) + 1] ?? 0;
    let slot = cursor[at] ?? 0;
    while (slot < end && number[outNode[slot] ?? 0] !== 0) slot++;
    cursor[at] = slot + 1;
    if (slot >= end) {
      at = parent[at] ?? 0;
      continue;
    }
    const target = outNode[slot] ?? 0;
    number[target] = ++count;
    node[count] = target;
    parent[count] = at;
    cursor[count] = outStart[target] ?? 0;
    at = count;
  }
  return count;
}

/**
 * Semidominator of each number. Semi-NCA needs only its number, never the node that has it,
 * so `least` holds the least semidominator on the compressed way up to `above`.
 */
function findSemidominators(graph: Graph, tree: NumberedTree): Int32Array {
  const { count, number, node } = tree;
  const { inStart, inNode } = graph;
  const semidominator = new Int32Array(count + 1);
  const above = tree.parent.slice(0, count + 1);
  const least = new Int32Array(count + 1);
  const way = new Int32Array(count + 1);
  for (let at = count; at > 0; at--) {
    let semi = tree.isRoot[at] === 1 ? 0 : (above[at] ?? 0);
    const end = inStart[(node[at] ?? 0) + 1] ?? 0;
    for (let slot = inStart[node[at] ?? 0] ?? 0; slot < end; slot++) {
      const before = number[inNode[slot] ?? 0] ?? 0;
      if (before === 0) continue;
      const candidate = before <= at ? before : leastAbove(before, at, above, least, way);
      if (candidate < semi) semi = candidate;
    }
    semidominator[at] = semi;
    least[at] = semi;
  }
  return semidominator;
}

/** Least semidominator on the way from a number up to, but not including, the first that is not above `limit`; compresses it. */
function leastAbove(start: number, limit: number, above: Int32Array, least: Int32Array, way: Int32Array): number {
  let length = 0;
  let at = start;
  while ((above[at] ?? 0) > limit) {
    way[length++] = at;
    at = above[at] ?? 0;
  }
  const top = above[at] ?? 0;
  let smallest = least[at] ?? 0;
  while (length > 0) {
    at = way[--length] ?? 0;
    const own = least[at] ?? 0;
    if (own < smallest) smallest = own;
    else least[at] = smallest;
    above[at] = top;
  }
  return smallest;
}

/** The nearest dominator is the nearest common ancestor, in the dominator tree so far, of parent and semidominator. */
function nearestCommonAncestors(tree: NumberedTree, semidominator: Int32Array): Int32Array {
  const immediate = tree.parent.slice(0, tree.count + 1);
  for (let at = 1; at <= tree.count; at++) {
    const semi = semidominator[at] ?? 0;
    let dominator = immediate[at] ?? 0;
    while (dominator > semi) dominator = immediate[dominator] ?? 0;
    immediate[at] = dominator;
  }
  return immediate;
}

function treeOf(tree: NumberedTree, immediateNumber: Int32Array): DominatorTree {
  const { count, node } = tree;
  const immediate = new Int32Array(tree.number.length).fill(-1);
  const size = new Int32Array(tree.number.length);
  for (let at = count; at > 0; at--) {
    const self = node[at] ?? 0;
    const own = (size[self] ?? 0) + 1;
    size[self] = own;
    const above = immediateNumber[at] ?? 0;
    if (above === 0) continue;
    const dominator = node[above] ?? 0;
    immediate[self] = dominator;
    size[dominator] = (size[dominator] ?? 0) + own;
  }
  return { immediate, size, order: node.slice(1, count + 1) };
}

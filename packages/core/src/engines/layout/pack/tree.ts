/** The nesting of a layout graph as a tree: what the engines walk. Odd input (unknown parents, parents that are no groups, ids twice) never fails. */
import type { LayoutEdge, LayoutGraph, LayoutNode } from "../graph.ts";

export interface TreeNode {
  readonly node: LayoutNode;
  readonly parent: TreeNode | undefined;
  /** In order of rank; where ranks are equal, in the order of the graph. */
  readonly children: readonly TreeNode[];
  /** Rank of a leaf; of a group the least of what is inside, so that a group stands where its first node would. */
  readonly rank: number;
  /** 0 at the outside. */
  readonly depth: number;
  /** Position in the graph, which makes names that are short and safe. */
  readonly index: number;
}

export interface Tree {
  readonly roots: readonly TreeNode[];
  readonly byId: ReadonlyMap<string, TreeNode>;
}

/** Tree of the nodes of a graph. A node whose parent is not a group listed before it stands at the outside. */
export function treeOf(graph: LayoutGraph): Tree {
  const byId = new Map<string, Growing>();
  const roots: Growing[] = [];
  graph.nodes.forEach((node, index) => {
    if (byId.has(node.id)) return;
    const parent = node.parent === undefined ? undefined : byId.get(node.parent);
    const inside = parent?.node.isGroup === true ? parent : undefined;
    const grown: Growing = {
      node,
      parent: inside,
      children: [],
      rank: node.rank,
      depth: inside === undefined ? 0 : inside.depth + 1,
      index,
    };
    byId.set(node.id, grown);
    (inside?.children ?? roots).push(grown);
  });
  settleRanks([...byId.values()]);
  roots.sort(byRank);
  return { roots, byId };
}

/** Edges between two known nodes neither of which is inside the other. */
export function edgesOf(graph: LayoutGraph, tree: Tree): readonly LayoutEdge[] {
  const seen = new Set<string>();
  return graph.edges.filter((edge) => {
    const from = tree.byId.get(edge.from);
    const to = tree.byId.get(edge.to);
    if (from === undefined || to === undefined || seen.has(edge.id)) return false;
    seen.add(edge.id);
    return from === to ? !from.node.isGroup : !isInside(from, to) && !isInside(to, from);
  });
}

/** Whether a node lies in another, at any depth. */
export function isInside(node: TreeNode, group: TreeNode): boolean {
  for (let above = node.parent; above !== undefined; above = above.parent) if (above === group) return true;
  return false;
}

/** The child of `group` (undefined: the root) that holds a node or is it. */
export function childHolding(node: TreeNode, group: TreeNode | undefined): TreeNode {
  let at = node;
  while (at.parent !== undefined && at.parent !== group) at = at.parent;
  return at;
}

interface Growing extends TreeNode {
  readonly children: Growing[];
  rank: number;
}

/** Children come after their parents in the graph, so one pass from the end sees every group after its inside. */
function settleRanks(nodes: readonly Growing[]): void {
  for (let index = nodes.length - 1; index >= 0; index--) {
    const group = nodes[index];
    if (group === undefined || group.children.length === 0) continue;
    group.children.sort(byRank);
    group.rank = group.children[0]?.rank ?? group.rank;
  }
}

function byRank(left: TreeNode, right: TreeNode): number {
  return left.rank - right.rank || left.index - right.index;
}

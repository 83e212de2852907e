/**
 * What is given to ELK and what is not. With `INCLUDE_CHILDREN` ELK puts everything that no edge touches into one endless row, and packs
 * parts that hang together nowhere near an aspect (eclipse-elk/elk#773), so both are done here: nodes without edges become piles, packed
 * like a small map, and each connected part is laid out by itself and packed beside the others.
 */
import type { LayoutEdge, LayoutGraph } from "../graph.ts";
import { readingOrder } from "./order.ts";
import type { ReadingOrder } from "./order.ts";
import { packNodes } from "../pack.ts";
import type { Packed, PackOptions } from "../pack.ts";
import { childHolding, edgesOf, treeOf } from "../pack/tree.ts";
import type { Tree, TreeNode } from "../pack/tree.ts";

export interface Plan {
  readonly tree: Tree;
  readonly edges: readonly LayoutEdge[];
  readonly order: ReadingOrder;
  /** Outermost nodes that edges join, in order of rank; each part is a picture of its own. */
  readonly parts: readonly Part[];
  /** Piles by the id of the group that they lie in; `undefined`: the outermost nodes that no edge touches. */
  readonly piles: ReadonlyMap<string | undefined, Pile>;
}

export interface Part {
  readonly roots: readonly TreeNode[];
  readonly edges: readonly LayoutEdge[];
}

export interface Pile {
  readonly members: ReadonlySet<TreeNode>;
  readonly packed: Packed;
}

const PILE: PackOptions = { aspect: 1.8, gap: 24, groupGap: 24, padding: 24, growth: 1 };

/** The outermost pile in rows that are about as long as what it lies under is wide, pixels. */
export function pileBelow({ members, packed }: Pile, width: number): Packed {
  const area = Math.max(1, packed.width * packed.height);
  const aspect = Math.max(PILE.aspect, (0.9 * width * width) / area);
  return packNodes([...members], { ...PILE, aspect });
}

/** Plan of a graph; the same for the same graph, so that what was sent and what comes back are read alike. */
export function planOf(graph: LayoutGraph): Plan {
  const tree = treeOf(graph);
  const edges = edgesOf(graph, tree);
  const touched = touchedBy(edges, tree);
  return {
    tree,
    edges,
    order: readingOrder(tree, edges),
    parts: partsOf(tree, edges, touched),
    piles: pilesOf(tree, touched),
  };
}

/** Ends of edges and all that is around them. */
function touchedBy(edges: readonly LayoutEdge[], tree: Tree): ReadonlySet<TreeNode> {
  const touched = new Set<TreeNode>();
  for (const edge of edges) {
    for (const id of [edge.from, edge.to]) {
      for (let at = tree.byId.get(id); at !== undefined && !touched.has(at); at = at.parent) touched.add(at);
    }
  }
  return touched;
}

/** A single node without edges in a group with others stays a node: ELK finds it a place. At the outside all are piled. */
function pilesOf(tree: Tree, touched: ReadonlySet<TreeNode>): ReadonlyMap<string | undefined, Pile> {
  const piles = new Map<string | undefined, Pile>();
  const visit = (id: string | undefined, children: readonly TreeNode[]): void => {
    const free = children.filter((child) => !touched.has(child));
    if (free.length > 1 || (free.length === 1 && (id === undefined || free[0]?.node.isGroup === true))) {
      piles.set(id, { members: new Set(free), packed: packNodes(free, PILE) });
    }
    for (const child of children)
      if (touched.has(child) && child.children.length > 0) visit(child.node.id, child.children);
  };
  visit(undefined, tree.roots);
  return piles;
}

/** Outermost nodes put together by the edges between them or what is inside them. */
function partsOf(tree: Tree, edges: readonly LayoutEdge[], touched: ReadonlySet<TreeNode>): readonly Part[] {
  const leader = new Map<TreeNode, TreeNode>(tree.roots.map((root) => [root, root]));
  const leaderOf = (node: TreeNode): TreeNode => {
    let at = node;
    for (let next = leader.get(at); next !== undefined && next !== at; next = leader.get(at)) at = next;
    leader.set(node, at);
    return at;
  };
  const rootOf = (id: string): TreeNode | undefined => {
    const node = tree.byId.get(id);
    return node === undefined ? undefined : childHolding(node, undefined);
  };
  for (const edge of edges) {
    const from = rootOf(edge.from);
    const to = rootOf(edge.to);
    if (from !== undefined && to !== undefined) leader.set(leaderOf(from), leaderOf(to));
  }
  const parts = new Map<TreeNode, { roots: TreeNode[]; edges: LayoutEdge[] }>();
  for (const root of tree.roots) {
    if (!touched.has(root)) continue;
    const part = parts.get(leaderOf(root)) ?? { roots: [], edges: [] };
    parts.set(leaderOf(root), part);
    part.roots.push(root);
  }
  for (const edge of edges) {
    const root = rootOf(edge.from);
    if (root !== undefined) parts.get(leaderOf(root))?.edges.push(edge);
  }
  return [...parts.values()];
}

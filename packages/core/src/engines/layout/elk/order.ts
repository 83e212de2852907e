/**
 * In which order siblings are read, and which edges run against it. ELK gets those the other way round: it would draw a line that runs
 * backwards out of a group all around the picture, where a person draws it upwards. So for ELK no graph has a cycle, and ranks decide what
 * stands above what.
 */
import type { LayoutEdge } from "../graph.ts";
import { childHolding } from "../pack/tree.ts";
import type { Tree, TreeNode } from "../pack/tree.ts";

export interface ReadingOrder {
  /** Position of each node among its siblings. */
  readonly position: ReadonlyMap<TreeNode, number>;
  /** Ids of edges that run against the order. */
  readonly backward: ReadonlySet<string>;
}

/** Siblings by rank; those of one rank so that most edges between them run forwards. */
export function readingOrder(tree: Tree, edges: readonly LayoutEdge[]): ReadingOrder {
  const links = edges.flatMap((edge) => linkOf(tree, edge));
  const position = new Map<TreeNode, number>();
  const byContainer = grouped(links, ({ from }) => from.parent);
  const place = (container: TreeNode | undefined, children: readonly TreeNode[]): void => {
    ordered(children, byContainer.get(container) ?? []).forEach((child, index) => position.set(child, index));
    for (const child of children) place(child, child.children);
  };
  place(undefined, tree.roots);
  const backward = new Set<string>();
  for (const { id, from, to } of links) {
    if ((position.get(from) ?? 0) > (position.get(to) ?? 0)) backward.add(id);
  }
  return { position, backward };
}

/** How many siblings the longest way to each node leads over, when edges run in reading order: 0 for sources. */
export function siblingLayers(tree: Tree, edges: readonly LayoutEdge[]): ReadonlyMap<TreeNode, number> {
  const order = readingOrder(tree, edges);
  const links = edges.flatMap((edge) => linkOf(tree, edge));
  const later = grouped(links, ({ id, from, to }) => (order.backward.has(id) ? to : from));
  const layers = new Map<TreeNode, number>();
  const visit = (children: readonly TreeNode[]): void => {
    for (const child of inReadingOrder(children, order)) {
      const layer = layers.get(child) ?? 0;
      layers.set(child, layer);
      for (const { from, to } of later.get(child) ?? []) {
        const next = from === child ? to : from;
        layers.set(next, Math.max(layers.get(next) ?? 0, layer + 1));
      }
      visit(child.children);
    }
  };
  visit(tree.roots);
  return layers;
}

/** Siblings as they are read. */
export function inReadingOrder(nodes: readonly TreeNode[], { position }: ReadingOrder): readonly TreeNode[] {
  return nodes.toSorted((left, right) => (position.get(left) ?? 0) - (position.get(right) ?? 0));
}

/** An edge as it is between siblings: the two nodes below the innermost group that holds both ends. */
interface Link {
  readonly id: string;
  readonly from: TreeNode;
  readonly to: TreeNode;
}

function linkOf(tree: Tree, edge: LayoutEdge): readonly Link[] {
  const from = tree.byId.get(edge.from);
  const to = tree.byId.get(edge.to);
  if (from === undefined || to === undefined || from === to) return [];
  const above = new Set<TreeNode>();
  for (let at = from.parent; at !== undefined; at = at.parent) above.add(at);
  let common = to.parent;
  while (common !== undefined && !above.has(common)) common = common.parent;
  return [{ id: edge.id, from: childHolding(from, common), to: childHolding(to, common) }];
}

function ordered(children: readonly TreeNode[], links: readonly Link[]): readonly TreeNode[] {
  const classes = grouped(children, (child) => child.rank);
  return [...classes.values()].flatMap((alike) => {
    const inside = links.filter(({ from, to }) => from.rank === alike[0]?.rank && from.rank === to.rank);
    return inside.length === 0 ? alike : byFlow(alike, inside);
  });
}

/**
 * Sources first, again and again; when all are in cycles the one that gives most more than it takes (Eades, Lin and Smyth, "A fast and
 * effective heuristic for the feedback arc set problem", 1993). Of equals the first in the given order.
 */
function byFlow(nodes: readonly TreeNode[], links: readonly Link[]): readonly TreeNode[] {
  const left = new Set(nodes);
  const found: TreeNode[] = [];
  while (left.size > 0) {
    const gives = new Map<TreeNode, number>();
    const takes = new Map<TreeNode, number>();
    for (const { from, to } of links) {
      if (!left.has(from) || !left.has(to)) continue;
      gives.set(from, (gives.get(from) ?? 0) + 1);
      takes.set(to, (takes.get(to) ?? 0) + 1);
    }
    let best: TreeNode | undefined;
    let most = -Infinity;
    for (const node of left) {
      const taken = takes.get(node) ?? 0;
      const worth = taken === 0 ? Infinity : (gives.get(node) ?? 0) - taken;
      if (worth > most) [best, most] = [node, worth];
    }
    if (best === undefined) break;
    found.push(best);
    left.delete(best);
  }
  return found;
}

function grouped<T, K>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

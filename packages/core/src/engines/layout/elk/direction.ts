/** How a part is drawn so that it does not become a ribbon: which way it reads, and whether long chains are broken into rows. */
import type { LayoutGraph } from "../graph.ts";
import { inReadingOrder } from "./order.ts";
import type { Part, Plan } from "./plan.ts";
import type { TreeNode } from "../pack/tree.ts";

export interface Shape {
  readonly direction: LayoutGraph["direction"];
  /** `wrap`: a long chain goes on in the next row; `narrow`: a wide row is split into several. */
  readonly fold: "none" | "wrap" | "narrow";
}

/** Small pictures may be wide: a flow of this many boxes fits on a page. */
const SMALL = 12;
/** Wider (higher) than this is read by scrolling. */
const WIDEST = { small: 3.6, large: 2.6 } as const;
const HIGHEST = 0.3;
/** What is no longer than this either way is seen at once, whatever its shape. */
const SHORT = 1600;
/** Rows that are wider than this are split where nothing is nested. */
const WIDEST_ROW = 3200;

/** ELK can fold what is flat; what is nested reads downwards when it would be too wide. */
export function shapeOf(graph: LayoutGraph, plan: Plan, part: Part): Shape {
  const { direction } = graph;
  const nodes = readNodes(plan, part.roots);
  const isFlat = nodes.every((node) => node.children.length === 0);
  const estimate = estimateOf(plan, part, nodes, direction);
  const isHorizontal = direction === "right" || direction === "left";
  const widest = nodes.length <= SMALL ? WIDEST.small : WIDEST.large;
  if (isHorizontal && estimate.aspect > widest && estimate.width > SHORT) {
    if (isFlat && isChain(part)) return { direction, fold: "wrap" };
    return { direction: direction === "right" ? "down" : "up", fold: "none" };
  }
  const isTall = estimate.aspect < HIGHEST && estimate.width / estimate.aspect > SHORT;
  if (!isHorizontal && isFlat && isTall && isChain(part)) return { direction, fold: "wrap" };
  if (!isHorizontal && isFlat && estimate.width > WIDEST_ROW) return { direction, fold: "narrow" };
  return { direction, fold: "none" };
}

/** Does each box lead to one other at most? Lines of anything else would cross the whole picture where it is folded. */
function isChain({ edges }: Part): boolean {
  const ends = new Set<string>();
  return edges.every(({ from, to }) => {
    const isFirst = !ends.has(`${from} out`) && !ends.has(`${to} in`);
    ends.add(`${from} out`).add(`${to} in`);
    return isFirst;
  });
}

/** Rough size of the picture when every edge takes what it leads to one layer further. */
function estimateOf(
  plan: Plan,
  part: Part,
  nodes: readonly TreeNode[],
  direction: LayoutGraph["direction"],
): { width: number; aspect: number } {
  const layers = layersOf(plan, part, nodes);
  const isHorizontal = direction === "right" || direction === "left";
  const leaves = nodes.filter((node) => node.children.length === 0);
  const count = new Map<number, number>();
  for (const leaf of leaves)
    count.set(layers.get(leaf.node.id) ?? 1, (count.get(layers.get(leaf.node.id) ?? 1) ?? 0) + 1);
  const across = Math.max(1, ...count.values());
  const along = Math.max(1, ...count.keys());
  const label = mean(part.edges.map((edge) => (isHorizontal ? edge.label?.width : edge.label?.height) ?? 0));
  const width = mean(leaves.map(({ node }) => node.width));
  const height = mean(leaves.map(({ node }) => node.height));
  if (isHorizontal) {
    const whole = along * (width + label + 72);
    return { width: whole, aspect: whole / (across * (height + 36)) };
  }
  const whole = across * (width + 40);
  return { width: whole, aspect: whole / (along * (height + label + 64)) };
}

/** Layer of each node: one more than the highest of those from which edges come in reading order. */
function layersOf(plan: Plan, part: Part, nodes: readonly TreeNode[]): ReadonlyMap<string, number> {
  const position = new Map(nodes.map(({ node }, index) => [node.id, index]));
  const later = new Map<string, string[]>();
  for (const { id, from, to } of part.edges) {
    const [first, second] = plan.order.backward.has(id) ? [to, from] : [from, to];
    later.set(first, [...(later.get(first) ?? []), second]);
  }
  const layers = new Map<string, number>();
  for (const { node } of nodes) {
    const layer = layers.get(node.id) ?? 1;
    layers.set(node.id, layer);
    for (const next of later.get(node.id) ?? []) {
      const isLater = (position.get(next) ?? 0) > (position.get(node.id) ?? 0);
      if (isLater) layers.set(next, Math.max(layers.get(next) ?? 1, layer + 1));
    }
  }
  return layers;
}

/** All nodes in reading order, each group before its inside. */
function readNodes(plan: Plan, roots: readonly TreeNode[]): readonly TreeNode[] {
  const found: TreeNode[] = [];
  const waiting = inReadingOrder(roots, plan.order).toReversed();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    found.push(next);
    waiting.push(...inReadingOrder(next.children, plan.order).toReversed());
  }
  return found;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

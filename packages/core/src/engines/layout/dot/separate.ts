/** Groups around their nodes, pushed apart where they overlap: dot keeps less room between clusters than titles and lines need. */
import { GAP, GRID, PADDING } from "../graph.ts";
import type { Box } from "../graph.ts";
import type { Tree, TreeNode } from "../pack/tree.ts";

/** Boxes of all nodes: groups hold what is inside them with room for the title, and siblings keep a gap. `leaves`: where the leaves are wished. */
export function separateNodes(tree: Tree, leaves: ReadonlyMap<string, Box>): ReadonlyMap<string, Box> {
  const boxes = new Map(leaves);
  separate(tree.roots, boxes);
  return boxes;
}

/** Inside first: when the boxes of the children are known, they are pushed apart with all that is in them. */
function separate(siblings: readonly TreeNode[], boxes: Map<string, Box>): void {
  for (const sibling of siblings) {
    if (sibling.children.length === 0) continue;
    separate(sibling.children, boxes);
    boxes.set(sibling.node.id, around(sibling, boxes));
  }
  pushApart(siblings, boxes);
}

function around({ node, children }: TreeNode, boxes: ReadonlyMap<string, Box>): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const child of children) {
    const box = boxes.get(child.node.id);
    if (box === undefined) continue;
    left = Math.min(left, box.x);
    top = Math.min(top, box.y);
    right = Math.max(right, box.x + box.width);
    bottom = Math.max(bottom, box.y + box.height);
  }
  const x = down(left - PADDING);
  const y = down(top - PADDING - node.title);
  return {
    x,
    y,
    width: Math.max(-down(-right - PADDING) - x, node.width),
    height: Math.max(-down(-bottom - PADDING) - y, node.height),
  };
}

/**
 * From the upper left to the lower right: whatever comes too near to one that is already settled moves right or down, the shorter way,
 * until it is free. Every push goes the same two ways, so it ends.
 */
function pushApart(siblings: readonly TreeNode[], boxes: Map<string, Box>): void {
  const boxOf = (node: TreeNode): Box => boxes.get(node.node.id) ?? { x: 0, y: 0, width: 0, height: 0 };
  const order = siblings.toSorted((one, other) => {
    const [a, b] = [boxOf(one), boxOf(other)];
    return a.y + a.x / 2 - (b.y + b.x / 2);
  });
  const settled: Box[] = [];
  for (const node of order) {
    const wished = boxOf(node);
    let box = wished;
    for (let met = meeting(settled, box); met !== undefined; met = meeting(settled, box)) {
      const right = up(met.x + met.width + GAP) - box.x;
      const below = up(met.y + met.height + GAP) - box.y;
      box = right <= below ? { ...box, x: box.x + right } : { ...box, y: box.y + below };
    }
    settled.push(box);
    if (box !== wished) moveAll(node, box.x - wished.x, box.y - wished.y, boxes);
  }
}

function meeting(settled: readonly Box[], box: Box): Box | undefined {
  return settled.find(
    (other) =>
      box.x < other.x + other.width + GAP &&
      other.x < box.x + box.width + GAP &&
      box.y < other.y + other.height + GAP &&
      other.y < box.y + box.height + GAP,
  );
}

function moveAll(node: TreeNode, x: number, y: number, boxes: Map<string, Box>): void {
  const box = boxes.get(node.node.id);
  if (box !== undefined) boxes.set(node.node.id, { ...box, x: box.x + x, y: box.y + y });
  for (const child of node.children) moveAll(child, x, y, boxes);
}

function down(value: number): number {
  return Math.floor(value / GRID) * GRID;
}

function up(value: number): number {
  return Math.ceil(value / GRID) * GRID;
}

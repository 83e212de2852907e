/** Shrinks groups to what they hold: ELK leaves empty bands where lines once were. */
import { GRID, PADDING } from "../graph.ts";
import type { Box, Point } from "../graph.ts";
import type { Plan } from "./plan.ts";
import type { LaidLine } from "./read.ts";
import { isInside } from "../pack/tree.ts";
import type { TreeNode } from "../pack/tree.ts";

/** Free pixels between the border of a group and a line or label in it. */
const AROUND_LINES = 12;
/** Between the title of a group and the first box below. */
const BELOW_TITLE = 16;

interface Extent {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Boxes of all nodes: the leaves as given, each group around its inside, its borders on the grid. `before`: where ELK put the groups. */
export function shrinkGroups(
  plan: Plan,
  leaves: ReadonlyMap<string, Box>,
  before: ReadonlyMap<string, Box>,
  lines: ReadonlyMap<string, LaidLine>,
): ReadonlyMap<string, Box> {
  const boxes = new Map(leaves);
  const groups = [...plan.tree.byId.values()].filter(
    ({ node, children }) => children.length > 0 && before.has(node.id),
  );
  for (const group of groups.toSorted((left, right) => right.depth - left.depth)) {
    const box = before.get(group.node.id);
    if (box !== undefined) boxes.set(group.node.id, around(group, box, boxes, linesIn(plan, group, lines)));
  }
  return boxes;
}

function around(group: TreeNode, before: Box, boxes: ReadonlyMap<string, Box>, lines: LinesOfGroup): Box {
  const top = group.node.title;
  const extent: Extent = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const child of group.children) {
    const box = boxes.get(child.node.id);
    if (box !== undefined) include(extent, box, PADDING, top + BELOW_TITLE);
  }
  for (const line of lines.inside) {
    for (const point of line.points) {
      if (holds(before, point)) include(extent, { ...point, width: 0, height: 0 }, AROUND_LINES, top + AROUND_LINES);
    }
    if (line.label !== undefined && holds(before, middle(line.label)))
      include(extent, line.label, AROUND_LINES, top + 4);
  }
  for (const { x, y } of lines.ends) keepEnd(extent, before, x, y);
  return toGrid(extent, group);
}

interface LinesOfGroup {
  /** Lines with an end in the group. */
  readonly inside: readonly LaidLine[];
  /** Where lines end on the border of the group itself. */
  readonly ends: readonly Point[];
}

function linesIn(plan: Plan, group: TreeNode, lines: ReadonlyMap<string, LaidLine>): LinesOfGroup {
  const inside: LaidLine[] = [];
  const ends: Point[] = [];
  for (const edge of plan.edges) {
    const line = lines.get(edge.id);
    const from = plan.tree.byId.get(edge.from);
    const to = plan.tree.byId.get(edge.to);
    if (line === undefined || from === undefined || to === undefined) continue;
    if (isInside(from, group) || isInside(to, group)) inside.push(line);
    if (from === group) ends.push(...line.points.slice(0, 1));
    if (to === group) ends.push(...line.points.slice(-1));
  }
  return { inside, ends };
}

/** A line that ends on the upper border must find it there after shrinking, away from the corner; likewise on the others. */
function keepEnd(extent: Extent, before: Box, x: number, y: number): void {
  const isOnSide = x <= before.x + 1 || x >= before.x + before.width - 1;
  if (isOnSide) {
    extent.top = Math.min(extent.top, y - AROUND_LINES);
    extent.bottom = Math.max(extent.bottom, y + AROUND_LINES);
  } else {
    extent.left = Math.min(extent.left, x - AROUND_LINES);
    extent.right = Math.max(extent.right, x + AROUND_LINES);
  }
}

function include(extent: Extent, box: Box, side: number, top: number): void {
  extent.left = Math.min(extent.left, box.x - side);
  extent.top = Math.min(extent.top, box.y - top);
  extent.right = Math.max(extent.right, box.x + box.width + side);
  extent.bottom = Math.max(extent.bottom, box.y + box.height + side);
}

function holds(box: Box, { x, y }: Point): boolean {
  return x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;
}

function middle(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Borders go to the next line of the grid outwards, and the title fits. */
function toGrid(extent: Extent, { node }: TreeNode): Box {
  const x = Math.floor(extent.left / GRID) * GRID;
  const y = Math.floor(extent.top / GRID) * GRID;
  return {
    x,
    y,
    width: Math.max(Math.ceil(extent.right / GRID) * GRID - x, node.width),
    height: Math.max(Math.ceil(extent.bottom / GRID) * GRID - y, node.height),
  };
}

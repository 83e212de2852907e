/**
 * To Graphviz dot and back: for pictures that are too large for ELK. Only places are taken; lines are drawn by `routeEdges`. Clusters make
 * dot faster here, not slower (design of the workbench, section 5).
 */
import { GRID, MARGIN } from "./graph.ts";
import type { Box, LayoutEdge, LayoutGraph, Point } from "./graph.ts";
import { separateNodes } from "./dot/separate.ts";
import { inReadingOrder, readingOrder } from "./elk/order.ts";
import type { ReadingOrder } from "./elk/order.ts";
import { edgesOf, treeOf } from "./pack/tree.ts";
import type { Tree, TreeNode } from "./pack/tree.ts";

/** Pixels of ours for an inch of dot's. */
const INCH = 72;
const DIRECTIONS = { down: "TB", up: "BT", right: "LR", left: "RL" } as const;

/** The graph in the DOT language; nodes are named by numbers, so that no id of a model needs to be escaped. */
export function toDot(graph: LayoutGraph): string {
  const tree = treeOf(graph);
  const edges = edgesOf(graph, tree);
  const order = readingOrder(tree, edges);
  const lines = [
    "digraph {",
    `graph [rankdir=${DIRECTIONS[graph.direction]}, splines=none, nodesep=${inches(40)}, ranksep=${inches(80)}, newrank=false];`,
    'node [shape=box, fixedsize=true, label=""];',
    ...inReadingOrder(tree.roots, order).flatMap((root) => nodeToDot(root, order)),
    ...edges.flatMap((edge) => edgeToDot(edge, tree, order)),
    "}",
  ];
  return `${lines.join("\n")}\n`;
}

/** Boxes of all nodes from what dot answers in its format `plain`; undefined when a node is missing. */
export function fromDot(graph: LayoutGraph, plain: string): ReadonlyMap<string, Box> | undefined {
  const centres = readCentres(plain);
  const tree = treeOf(graph);
  const boxes = new Map<string, Box>();
  for (const { node, children, index } of tree.byId.values()) {
    if (children.length > 0) continue;
    const centre = centres.get(`n${index}`);
    if (centre === undefined) return undefined;
    boxes.set(node.id, {
      x: toGrid(centre.x - node.width / 2),
      y: toGrid(centre.y - node.height / 2),
      width: node.width,
      height: node.height,
    });
  }
  return normalised(separateNodes(tree, boxes));
}

function nodeToDot(tree: TreeNode, order: ReadingOrder): readonly string[] {
  const { node, children, index } = tree;
  if (children.length === 0) return [`n${index} [width=${inches(node.width)}, height=${inches(node.height)}];`];
  return [
    `subgraph cluster_${index} {`,
    `margin=20; label=" "; fontsize=${Math.max(8, Math.round(node.title * 0.9))};`,
    ...inReadingOrder(children, order).flatMap((child) => nodeToDot(child, order)),
    "}",
  ];
}

/** An edge of a group is drawn from its first leaf: dot knows no ends that are clusters. */
function edgeToDot(edge: LayoutEdge, tree: Tree, order: ReadingOrder): readonly string[] {
  const ends = order.backward.has(edge.id) ? [edge.to, edge.from] : [edge.from, edge.to];
  const [from, to] = ends.map((id) => firstLeaf(tree.byId.get(id)));
  if (from === undefined || to === undefined || from === to) return [];
  return [`n${from.index} -> n${to.index};`];
}

function firstLeaf(node: TreeNode | undefined): TreeNode | undefined {
  let at = node;
  for (let inside = at?.children[0]; inside !== undefined; inside = at?.children[0]) at = inside;
  return at;
}

/** Lines such as `node n3 2.5 1.75 1.5 0.6 ...`: the middle in inches, y upwards. */
function readCentres(plain: string): ReadonlyMap<string, Point> {
  const centres = new Map<string, Point>();
  for (const line of plain.split("\n")) {
    const [word, name, x, y] = line.split(" ");
    if (word !== "node" || name === undefined) continue;
    const centre = { x: Number(x) * INCH, y: -Number(y) * INCH };
    if (Number.isFinite(centre.x) && Number.isFinite(centre.y)) centres.set(name, centre);
  }
  return centres;
}

/** From the margin on. */
function normalised(boxes: ReadonlyMap<string, Box>): ReadonlyMap<string, Box> {
  let [left, top] = [Infinity, Infinity];
  for (const { x, y } of boxes.values()) [left, top] = [Math.min(left, x), Math.min(top, y)];
  return new Map([...boxes].map(([id, box]) => [id, { ...box, x: box.x - left + MARGIN, y: box.y - top + MARGIN }]));
}

function inches(pixels: number): string {
  return (pixels / INCH).toFixed(3);
}

function toGrid(value: number): number {
  return Math.round(value / GRID) * GRID;
}

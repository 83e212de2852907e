/** Small pictures for tests of lines: written by hand, and at random. */
import * as fc from "fast-check";
import type { Box, LayoutEdge, LayoutGraph, LayoutNode, Point, Size } from "../graph.ts";
import { GAP, GRID, PADDING } from "../graph.ts";

/** A picture: where each node stands, leaves as `[x, y, width, height]`, and what is joined to what. */
export interface Picture {
  readonly graph: LayoutGraph;
  readonly boxes: ReadonlyMap<string, Box>;
}

export function leaf(id: string, parent?: string): LayoutNode {
  return { id, parent, width: 128, height: 64, isGroup: false, title: 0, rank: 0 };
}

export function group(id: string, parent?: string): LayoutNode {
  return { id, parent, width: 96, height: 32, isGroup: true, title: 32, rank: 0 };
}

export function edge(id: string, from: string, to: string, label?: Size): LayoutEdge {
  return { id, from, to, label };
}

export function picture(
  nodes: readonly (readonly [LayoutNode, x: number, y: number, width?: number, height?: number])[],
  edges: readonly LayoutEdge[],
): Picture {
  return {
    graph: { nodes: nodes.map(([node]) => node), edges, direction: "down" },
    boxes: new Map(
      nodes.map(([node, x, y, width = node.width, height = node.height]) => [node.id, { x, y, width, height }]),
    ),
  };
}

/** Leaves and groups in rows, in each other, at least `GAP` apart, with edges at random. */
export const anyPicture: fc.Arbitrary<Picture> = fc
  .record({
    seed: fc.array(fc.nat(999), { minLength: 40, maxLength: 40 }),
    leaves: fc.integer({ min: 2, max: 14 }),
    groups: fc.integer({ min: 0, max: 4 }),
    edges: fc.array(
      fc.record({
        from: fc.nat(99),
        to: fc.nat(99),
        label: fc.option(fc.integer({ min: 2, max: 15 }), { nil: undefined }),
      }),
      { minLength: 1, maxLength: 16 },
    ),
  })
  .map(({ seed, leaves, groups, edges }) => build(seed, leaves, groups, edges));

function build(
  seed: readonly number[],
  leafCount: number,
  groupCount: number,
  pairs: readonly { from: number; to: number; label: number | undefined }[],
): Picture {
  let turn = 0;
  const next = (below: number): number => (seed[turn++ % seed.length] ?? 0) % below;
  const nodes: LayoutNode[] = [];
  for (let at = 0; at < groupCount; at++)
    nodes.push(group(`g${at}`, at > 0 && next(2) === 0 ? `g${next(at)}` : undefined));
  for (let at = 0; at < leafCount; at++) {
    const parent = groupCount > 0 && next(4) > 0 ? `g${next(groupCount)}` : undefined;
    nodes.push({ ...leaf(`n${at}`, parent), width: GRID * (8 + next(16)), height: GRID * (5 + next(6)) });
  }
  const boxes = new Map<string, Box>();
  placeRows(nodes, undefined, { x: 24, y: 24 }, boxes, next);
  const edges = pairs.map(({ from, to, label }, at) => {
    const [a, b] = [nodes[from % nodes.length]?.id ?? "", nodes[to % nodes.length]?.id ?? ""];
    return edge(`e${at}`, a, b, label === undefined ? undefined : { width: 8 * label, height: 16 });
  });
  return {
    graph: {
      nodes,
      edges: edges.filter(({ from, to }) => !isNested(nodes, from, to) && !isNested(nodes, to, from)),
      direction: "down",
    },
    boxes,
  };
}

/** Stands the children of a node in rows; gives back the size that they take. */
function placeRows(
  nodes: readonly LayoutNode[],
  parent: string | undefined,
  at: Point,
  boxes: Map<string, Box>,
  next: (below: number) => number,
): Size {
  let [x, y, tall, wide] = [at.x, at.y, 0, 0];
  const inRow = 1 + next(4);
  nodes
    .filter((node) => node.parent === parent)
    .forEach((node, index) => {
      if (index > 0 && index % inRow === 0) [x, y, tall] = [at.x, y + tall + GAP + GRID * next(5), 0];
      const box = placeNode(nodes, node, { x, y }, boxes, next);
      boxes.set(node.id, box);
      x += box.width + GAP + GRID * next(8);
      tall = Math.max(tall, box.height);
      wide = Math.max(wide, box.x + box.width - at.x);
    });
  return { width: wide, height: y + tall - at.y };
}

function placeNode(
  nodes: readonly LayoutNode[],
  node: LayoutNode,
  { x, y }: Point,
  boxes: Map<string, Box>,
  next: (below: number) => number,
): Box {
  if (!node.isGroup) return { x, y, width: node.width, height: node.height };
  const inside = placeRows(nodes, node.id, { x: x + PADDING, y: y + node.title + PADDING }, boxes, next);
  return {
    x,
    y,
    width: Math.max(node.width, inside.width + 2 * PADDING),
    height: node.title + inside.height + 2 * PADDING,
  };
}

function isNested(nodes: readonly LayoutNode[], inner: string, outer: string): boolean {
  const parent = nodes.find(({ id }) => id === inner)?.parent;
  return parent !== undefined && (parent === outer || isNested(nodes, parent, outer));
}

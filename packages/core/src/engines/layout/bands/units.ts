/** What stands in bands: outermost nodes, each with all that is inside it, and which of them are joined. */
import type { Box, LayoutGraph, Point } from "../graph.ts";
import { packNodes } from "../pack.ts";
import type { PackOptions } from "../pack.ts";
import { childHolding, edgesOf, treeOf } from "../pack/tree.ts";
import type { TreeNode } from "../pack/tree.ts";

export interface Unit {
  readonly index: number;
  readonly width: number;
  readonly height: number;
  readonly band: number;
  /** Boxes of the node and its inside, from its own corner. */
  readonly boxes: ReadonlyMap<string, Box>;
  /** Indices of the units that edges join it with, each as often as there are edges. */
  readonly neighbours: number[];
}

/** Inside a group there must be room for lines. */
const INSIDE: PackOptions = { aspect: 1.6, gap: 32, groupGap: 32, padding: 24, growth: 1 };

/** Units in order of rank. A group stands in the first band that something in it names. */
export function unitsOf(graph: LayoutGraph, bandOf: (node: TreeNode) => number): readonly Unit[] {
  const tree = treeOf(graph);
  const indices = new Map<TreeNode, number>();
  const units = tree.roots.map((root, index): Unit => {
    indices.set(root, index);
    const packed = packNodes([root], INSIDE);
    return {
      index,
      width: packed.width,
      height: packed.height,
      band: bandOf(root),
      boxes: packed.boxes,
      neighbours: [],
    };
  });
  for (const edge of edgesOf(graph, tree)) {
    const ends = [edge.from, edge.to].flatMap((id) => tree.byId.get(id) ?? []);
    const [from, to] = ends.map((node) => indices.get(childHolding(node, undefined)) ?? 0);
    if (from === undefined || to === undefined || from === to) continue;
    units[from]?.neighbours.push(to);
    units[to]?.neighbours.push(from);
  }
  return units;
}

/** The least band named by a node or by what is inside it; 0 where none is. */
export function namedBand(node: TreeNode): number {
  const own = node.node.band;
  if (own !== undefined) return own;
  const inside = node.children.map(namedBand);
  return inside.length === 0 ? 0 : Math.min(...inside);
}

/** Puts the boxes of a unit where its corner is. */
export function placeUnit({ boxes }: Unit, { x, y }: Point, into: Map<string, Box>): void {
  for (const [id, box] of boxes) into.set(id, { ...box, x: box.x + x, y: box.y + y });
}

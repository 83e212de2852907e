/** How good a picture is, as one number: to choose among several that ELK made. */
import type { Layout, LayoutGraph } from "../graph.ts";
import { toElk } from "../elk.ts";
import { DEFAULT_CHOICE } from "./options.ts";
import type { ElkNode } from "./types.ts";
import { measureLayout } from "../metrics.ts";

/** Ranks up to this one belong at the beginning of the picture: actors. */
const FIRST_RANK = 0;

/** Cost of a layout, less is better: the weights of the design of the workbench (section 5), found by eye on its cases. */
export function scoreLayout(graph: LayoutGraph, layout: Layout): number {
  const { crossings, bends, totalLength, labelOverlaps, edgesThroughBoxes, keyedLabels } = measureLayout(graph, layout);
  const actors = 40 * actorsNotFirst(graph, layout);
  return (
    10 * crossings +
    1.5 * bends +
    totalLength / 180 +
    22 * (labelOverlaps.labelLine + keyedLabels) +
    15 * keyedLabels +
    120 * edgesThroughBoxes +
    actors
  );
}

/** The same graph with other seeds: a small portfolio to choose from when there is time. The first is the one that `toElk` makes. */
export function elkVariants(graph: LayoutGraph): readonly ElkNode[] {
  return [1, 2, 3, 4].map((seed) => toElk(graph, { ...DEFAULT_CHOICE, seed }));
}

/** Outermost actors that something of another rank stands before. */
function actorsNotFirst(graph: LayoutGraph, layout: Layout): number {
  const leaves = graph.nodes.filter((node) => !node.isGroup);
  const begin = (id: string): number => {
    const { x = 0, y = 0, width = 0, height = 0 } = layout.boxes.get(id) ?? {};
    return { down: y, right: x, up: -y - height, left: -x - width }[graph.direction];
  };
  const others = Math.min(...leaves.filter((node) => node.rank > FIRST_RANK).map((node) => begin(node.id)));
  return leaves.filter((node) => node.rank <= FIRST_RANK && node.parent === undefined && begin(node.id) > others)
    .length;
}

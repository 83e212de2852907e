/** How good a picture is, as one number: to choose between two ways of drawing its lines. */
import type { Layout, LayoutGraph } from "../graph.ts";
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

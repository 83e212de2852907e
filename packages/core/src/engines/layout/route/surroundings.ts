/** What lines must go around, taken once from a graph and the places of its nodes. */
import type { Box, LayoutGraph, LayoutNode } from "../graph.ts";

export interface Place {
  readonly id: string;
  readonly box: Box;
}

export interface Surroundings {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly leaves: readonly Place[];
  readonly groups: readonly Place[];
  /** The strips at the top of groups: no label lies there. */
  readonly strips: readonly Place[];
  /** The part of the strips where the title itself stands: no line goes there. */
  readonly titles: readonly Place[];
  /** Groups around a node, the nearest first. */
  readonly around: ReadonlyMap<string, readonly string[]>;
}

/** With more lines than this they may run under titles, which have a casing: going around all of them takes longer than it is worth. */
const MOST_LINES = 200;

/** Reads the surroundings of all lines; nodes without a box are left out. `isWhole`: with the titles, however many lines there are. */
export function readSurroundings(
  graph: LayoutGraph,
  boxes: ReadonlyMap<string, Box>,
  isWhole: boolean = graph.edges.length <= MOST_LINES,
): Surroundings {
  const placed = graph.nodes.flatMap((node) => {
    const box = boxes.get(node.id);
    return box === undefined ? [] : [{ node, id: node.id, box }];
  });
  const groups = placed.filter(({ node }) => node.isGroup);
  const titled = groups.filter(({ node }) => node.title > 0);
  return {
    boxes,
    leaves: placed.filter(({ node }) => !node.isGroup),
    groups,
    strips: titled.map(({ id, box, node }) => ({ id, box: { ...box, height: Math.min(node.title, box.height) } })),
    titles: (isWhole ? titled : []).map(({ id, box, node }) => ({ id, box: titleBox(node, box) })),
    around: readGroupsAround(graph.nodes),
  };
}

/**
 * Where the title of a group stands: it is written from the left, as wide as the group has to be at least. A line may cross the rest of
 * the strip: where it may not, everything that enters a group from above has to go around to its sides.
 */
function titleBox(node: LayoutNode, box: Box): Box {
  return { x: box.x, y: box.y, width: Math.min(node.width, box.width), height: Math.min(node.title, box.height) };
}

function readGroupsAround(nodes: readonly LayoutNode[]): Map<string, readonly string[]> {
  const parents = new Map(nodes.map((node) => [node.id, node.parent]));
  const around = new Map<string, readonly string[]>();
  for (const { id } of nodes) {
    const groups = new Set<string>();
    for (let at = parents.get(id); at !== undefined && !groups.has(at) && at !== id; at = parents.get(at))
      groups.add(at);
    around.set(id, [...groups]);
  }
  return around;
}

/** A picture of a graph that has never been drawn: ELK for what a person can read at once, dot for more, our own rows when both fail. */
import type { Box, Layout, LayoutGraph } from "./graph.ts";
import { arrangeRows } from "./bands.ts";
import { fromDot, toDot } from "./dot.ts";
import { fromElk, toElk } from "./elk.ts";
import type { ElkNode } from "./elk/types.ts";
import { edgesOf, treeOf } from "./pack/tree.ts";
import { siblingLayers } from "./elk/order.ts";
import { scoreLayout } from "./elk/score.ts";
import { sizedLayout } from "./pack/parts.ts";
import { routeEdges } from "./route.ts";

/** Engines that a surface has; each may reject, for instance after a time limit. */
export interface LayoutEngines {
  readonly elk?: (graph: ElkNode) => Promise<ElkNode>;
  /** DOT source in, Graphviz `plain` out. */
  readonly dot?: (source: string) => Promise<string>;
}

export interface FreshLimits {
  /** Nodes up to which ELK is asked: above it takes seconds, and what it draws is wider than anybody reads. */
  readonly elkNodes: number;
  readonly dotNodes: number;
}

const FRESH_LIMITS: FreshLimits = { elkNodes: 200, dotNodes: 1000 };

export interface Fresh {
  readonly layout: Layout;
  readonly engine: "elk" | "dot" | "own";
  /** The engine that should have done it failed. */
  readonly isFallback: boolean;
}

/** Lays a graph out from nothing. Never rejects: the last resort needs no engine. */
export async function layoutFresh(
  graph: LayoutGraph,
  engines: LayoutEngines,
  limits: FreshLimits = FRESH_LIMITS,
): Promise<Fresh> {
  const count = graph.nodes.length;
  const isForElk = count <= limits.elkNodes;
  const byElk = isForElk ? await tryElk(graph, engines) : undefined;
  if (byElk !== undefined) return { layout: betterLines(graph, byElk), engine: "elk", isFallback: false };
  const byDot = count <= limits.dotNodes ? await tryDot(graph, engines) : undefined;
  if (byDot !== undefined) return { layout: routed(graph, byDot), engine: "dot", isFallback: isForElk };
  return { layout: layoutInRows(graph), engine: "own", isFallback: true };
}

/** With more lines than this, the even stream of ELK's lines reads better than the shortest way of each. */
const FEW_LINES = 40;

/** ELK's places with the lines that are better by score: ELK's own, or ours, which leave a box at any side and bend less. */
function betterLines(graph: LayoutGraph, layout: Layout): Layout {
  if (graph.edges.length === 0 || graph.edges.length > FEW_LINES) return layout;
  const own = routed(graph, layout.boxes);
  return scoreLayout(graph, own) < scoreLayout(graph, layout) ? own : layout;
}

/** Rows by how far a node is from the sources: simple, sure and fast. */
export function layoutInRows(graph: LayoutGraph): Layout {
  const tree = treeOf(graph);
  const layers = new Map([...siblingLayers(tree, edgesOf(graph, tree))].map(([{ node }, layer]) => [node.id, layer]));
  const count = 1 + tree.roots.reduce((most, { node }) => Math.max(most, layers.get(node.id) ?? 0), 0);
  return routed(
    graph,
    arrangeRows(graph, count, ({ node }) => layers.get(node.id) ?? 0, { padding: 16 }),
  );
}

async function tryElk(graph: LayoutGraph, { elk }: LayoutEngines): Promise<Layout | undefined> {
  if (elk === undefined) return undefined;
  try {
    const layout = fromElk(graph, await elk(toElk(graph)));
    return isWhole(graph, layout.boxes) ? layout : undefined;
  } catch {
    return undefined;
  }
}

async function tryDot(graph: LayoutGraph, { dot }: LayoutEngines): Promise<ReadonlyMap<string, Box> | undefined> {
  if (dot === undefined) return undefined;
  try {
    const boxes = fromDot(graph, await dot(toDot(graph)));
    return boxes !== undefined && isWhole(graph, boxes) ? boxes : undefined;
  } catch {
    return undefined;
  }
}

function isWhole(graph: LayoutGraph, boxes: ReadonlyMap<string, Box>): boolean {
  return graph.nodes.every((node) => boxes.has(node.id));
}

function routed(graph: LayoutGraph, boxes: ReadonlyMap<string, Box>): Layout {
  return sizedLayout(boxes, routeEdges(graph, boxes, new Map()));
}

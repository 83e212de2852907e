/** Places for a graph: remembered ones first; a fresh layout only for a picture that was never drawn, or on request. */
import { arrangeBands } from "../engines/layout/bands.ts";
import { type LayoutEngines, layoutFresh } from "../engines/layout/fresh.ts";
import type { Layout, LayoutGraph, Memory } from "../engines/layout/graph.ts";
import { applyHints } from "../engines/layout/hints.ts";
import { packMap } from "../engines/layout/pack.ts";
import { sizedLayout } from "../engines/layout/pack/parts.ts";
import { routeEdges } from "../engines/layout/route.ts";
import { updateLayout } from "../engines/layout/update.ts";
import type { GraphDiagram } from "../views/diagram.ts";

export interface Arranged {
  readonly layout: Layout;
  /** What made it; `memory` where the places were remembered. */
  readonly engine: "elk" | "dot" | "own" | "memory";
  readonly isFallback: boolean;
}

/** Width by height that a page of a picture should have. */
const ASPECT = 1.5;

const nothing: Layout = { boxes: new Map(), routes: new Map(), width: 0, height: 0 };

/** Lays out a graph. Memory of what is no longer there is no hindrance. */
export async function arrange(
  diagram: GraphDiagram,
  graph: LayoutGraph,
  memory: Memory | undefined,
  engines: LayoutEngines,
): Promise<Arranged> {
  if (graph.nodes.length === 0) return { layout: nothing, engine: "own", isFallback: false };
  const isKnown = memory !== undefined && graph.nodes.some((node) => !node.isGroup && memory.boxes.has(node.id));
  if (isKnown) {
    return { layout: updateLayout(remembering(diagram, graph, memory), memory), engine: "memory", isFallback: false };
  }
  const fresh = await arrangeFresh(diagram, graph, engines);
  const hasWishes = memory !== undefined && (memory.hints.length > 0 || memory.pins.size > 0);
  return hasWishes ? { ...fresh, layout: applyHints(graph, fresh.layout, memory) } : fresh;
}

/** The graph as the remembered picture had it: on a map, boxes are as wide and high as they were drawn. */
function remembering(diagram: GraphDiagram, graph: LayoutGraph, memory: Memory): LayoutGraph {
  if (diagram.arrangement !== "map") return graph;
  const nodes = graph.nodes.map((node) => {
    const box = memory.boxes.get(node.id);
    if (node.isGroup || box === undefined) return node;
    return { ...node, width: Math.max(node.width, box.width), height: Math.max(node.height, box.height) };
  });
  return { ...graph, nodes };
}

async function arrangeFresh(diagram: GraphDiagram, graph: LayoutGraph, engines: LayoutEngines): Promise<Arranged> {
  switch (diagram.arrangement) {
    case "layered":
      return layoutFresh(graph, engines);
    case "map":
      return { layout: packMap(graph, { aspect: ASPECT }), engine: "own", isFallback: false };
    case "bands":
      return { layout: banded(graph, diagram.bands.length), engine: "own", isFallback: false };
  }
}

function banded(graph: LayoutGraph, bands: number): Layout {
  const boxes = arrangeBands(graph, bands, { aspect: ASPECT });
  return sizedLayout(boxes, routeEdges(graph, boxes, new Map()));
}

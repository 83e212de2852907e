/** A diagram as layout wants it: sizes and titles by the notation, in pixels. */
import type { LayoutEdge, LayoutGraph, LayoutNode } from "../engines/layout/graph.ts";
import type { DiagramNode, GraphDiagram } from "../views/diagram.ts";
import { labelSize } from "./parts/labels.ts";
import type { Notation, Pen } from "./notation.ts";

/** Rank of everything in a flow. */
const FLOW = 3;

/** The layout graph of a diagram in a notation. */
export function layoutGraphOf(diagram: GraphDiagram, notation: Notation, pen: Pen): LayoutGraph {
  // What is read from left to right is a flow: the lines alone say what comes first.
  const isFlow = diagram.direction === "right" || diagram.direction === "left";
  const bandOf = new Map(diagram.bands.map((band, index) => [band.id, index]));
  return {
    nodes: diagram.nodes.map((node) => ({ ...nodeOf(node, bandOf, notation, pen), ...(isFlow ? { rank: FLOW } : {}) })),
    edges: diagram.edges.map((edge): LayoutEdge => {
      const { id, from, to } = edge;
      return { id, from, to, label: labelSize(edge, pen, notation) };
    }),
    direction: diagram.direction,
  };
}

function nodeOf(node: DiagramNode, bandOf: ReadonlyMap<string, number>, notation: Notation, pen: Pen): LayoutNode {
  const isGroup = node.role === "group";
  const { width, height } = isGroup ? notation.titleSize(node, pen) : notation.size(node, pen);
  return {
    id: node.id,
    parent: node.parent,
    width,
    height,
    isGroup,
    title: isGroup ? height : 0,
    rank: node.rank,
    band: node.band === undefined ? undefined : bandOf.get(node.band),
  };
}

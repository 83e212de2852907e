/** Small diagrams for the tests of pictures, and a pen that needs no font. */
import type { Layout, LayoutGraph, Route } from "../../engines/layout/graph.ts";
import type { DiagramEdge, DiagramNode, GraphDiagram } from "../../views/diagram.ts";
import type { Pen } from "../notation.ts";
import type { Icon, Mark } from "../scene.ts";
import { wrapText } from "./wrap.ts";

const icon: Icon = { id: "test", viewBox: 24, isStroked: true, paths: [{ d: "M2 2L22 22" }] };

/** Every letter is as wide as half its size; every icon exists but those called `nothing`. */
export function testPen(language: "en" | "fr" = "en"): Pen {
  const width = (text: string, size: number): number => text.length * size * 0.56;
  return {
    language,
    width,
    wrap: (text, limit, size, _weight, lines) => wrapText(text, limit, lines, (part) => width(part, size)),
    icon: (name) => (name.includes("nothing") ? undefined : icon),
  };
}

export function testNode(id: string, more: Partial<DiagramNode> = {}): DiagramNode {
  return {
    id,
    element: id,
    role: "element",
    name: id,
    kind: "application",
    kindName: "Application",
    layer: "application",
    archimate: "ApplicationComponent",
    c4: "software-system",
    shape: "box",
    isExternal: false,
    rank: 3,
    badges: [],
    ...more,
  };
}

export function testEdge(from: string, to: string, more: Partial<DiagramEdge> = {}): DiagramEdge {
  return {
    id: `${from} uses ${to}`,
    from,
    to,
    verb: "uses",
    archimate: "Serving",
    isReversed: true,
    line: "sync",
    count: 1,
    isStated: true,
    hasArrow: true,
    ...more,
  };
}

export function testGraph(
  nodes: readonly DiagramNode[],
  edges: readonly DiagramEdge[] = [],
  more: Partial<GraphDiagram> = {},
): GraphDiagram {
  return { kind: "graph", arrangement: "layered", direction: "down", nodes, edges, bands: [], notes: [], ...more };
}

/** Leaves under each other, groups around theirs; lines along the right side. Not beautiful, but whole. */
export function stacked(graph: LayoutGraph): Layout {
  const boxes = new Map<string, { x: number; y: number; width: number; height: number }>();
  let y = 24;
  const place = (parent: string | undefined, depth: number): void => {
    for (const node of graph.nodes.filter((each) => each.parent === parent)) {
      const top = y;
      if (!node.isGroup) {
        boxes.set(node.id, { x: 24 + depth * 24, y, width: node.width, height: node.height });
        y += node.height + 64;
        continue;
      }
      y += node.title + 24;
      place(node.id, depth + 1);
      const width = Math.max(node.width, 400 - depth * 40);
      boxes.set(node.id, { x: 24 + depth * 24, y: top, width, height: y - top });
      y += 24;
    }
  };
  place(undefined, 0);
  const routes = new Map<string, Route>();
  graph.edges.forEach((edge, index) => {
    const [from, to] = [boxes.get(edge.from), boxes.get(edge.to)];
    if (from === undefined || to === undefined) return;
    const x = 460 + index * 16;
    const points = [
      { x: from.x + from.width, y: from.y + 8 + index },
      { x, y: from.y + 8 + index },
      { x, y: to.y + 8 + index },
      { x: to.x + to.width, y: to.y + 8 + index },
    ];
    const label = edge.label === undefined ? undefined : { x: x + 4, y: from.y + 40, ...edge.label };
    routes.set(edge.id, { points, label });
  });
  return { boxes, routes, width: 800, height: y };
}

/** All marks, those inside groups too. */
export function flat(marks: readonly Mark[]): readonly Mark[] {
  return marks.flatMap((mark) => (mark.kind === "group" ? [mark, ...flat(mark.marks)] : [mark]));
}

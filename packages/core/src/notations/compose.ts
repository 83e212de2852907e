/** Composition of a graph: marks in the order in which they must be painted. Panels, lines, boxes, and what must be read last. */
import { MARGIN, type Box, type Layout } from "../engines/layout/graph.ts";
import type { DiagramNode, GraphDiagram, Lens } from "../views/diagram.ts";
import { badgeMarks, badgesOf, secondBorder } from "./parts/badges.ts";
import { composeBands } from "./compose/bands.ts";
import { composeEdges } from "./compose/edges.ts";
import { fillOf, type Panel } from "./compose/grounds.ts";
import { colored, discolored, valueMarks } from "./compose/lens.ts";
import { nodeLabel } from "./compose/names.ts";
import { moveMarks, restyle } from "./parts/marks.ts";
import type { Notation, Pen } from "./notation.ts";
import type { Picture } from "./picture.ts";
import type { GroupMark, Mark } from "./scene.ts";

export { labelSize } from "./parts/labels.ts";
export { layoutGraphOf } from "./layout-graph.ts";
export { finishScene } from "./finish.ts";
export type { Picture } from "./picture.ts";

/** The picture of a graph in its layout. What layout gave no place is left out. */
export function composeGraph(
  diagram: GraphDiagram,
  layout: Layout,
  notation: Notation,
  pen: Pen,
  lens?: Lens,
): Picture {
  const isBanded = diagram.arrangement === "bands" && diagram.bands.length > 0;
  const bands = isBanded ? composeBands(diagram, layout, pen) : undefined;
  const groups = composeGroups(diagram, layout, notation, pen, lens);
  const panels = [...(bands?.panels ?? []), ...groups.map(({ panel }) => panel)];
  const edges = composeEdges(diagram, layout, panels, notation, pen);
  const marks: readonly Mark[] = [
    ...(bands?.marks ?? []),
    ...groups.map(({ body }) => body),
    ...edges.lines,
    ...diagram.nodes.flatMap((node) => composeLeaf(node, layout, notation, pen, lens)),
    ...groups.map(({ title }) => title),
    ...edges.labels,
  ];
  const { keyed } = edges;
  if (bands === undefined) return { marks, width: layout.width, height: layout.height, keyed };
  // Layout knows nothing of the strip with the bands' names at the left.
  const shift = MARGIN - bands.left;
  return { marks: moveMarks(marks, shift, 0), width: bands.right + shift + MARGIN, height: layout.height, keyed };
}

function composeLeaf(
  node: DiagramNode,
  { boxes }: Layout,
  notation: Notation,
  pen: Pen,
  lens: Lens | undefined,
): readonly GroupMark[] {
  const box = boxes.get(node.id);
  if (node.role === "group" || box === undefined) return [];
  const marks = [
    ...(node.change === "observed" ? [secondBorder(box)] : []),
    ...colored(notation.paint(node, box, pen), node, lens),
    ...badgeMarks(badgesOf(node, pen), box, pen),
  ];
  return [groupOf(node, box, "node", marks, pen)];
}

function groupOf(
  node: DiagramNode,
  { x, y, width, height }: Box,
  role: "node" | "container",
  marks: readonly Mark[],
  pen: Pen,
): GroupMark {
  return {
    kind: "group",
    id: node.id,
    element: node.element,
    label: nodeLabel(node, pen),
    role,
    box: { x, y, width, height },
    opens: node.opens,
    marks,
  };
}

/** Nobody has said where these belong. */
function hatched(marks: readonly Mark[]): readonly Mark[] {
  return restyle(marks, (style) => (style.fill === undefined ? style : { ...style, fill: "ground", isHatched: true }));
}

interface ComposedGroup {
  readonly panel: Panel;
  /** The panel itself, under everything. */
  readonly body: GroupMark;
  /** Its title, over everything, so that no line runs through the words. */
  readonly title: GroupMark;
}

function composeGroups(
  { nodes }: GraphDiagram,
  { boxes }: Layout,
  notation: Notation,
  pen: Pen,
  lens: Lens | undefined,
): readonly ComposedGroup[] {
  const depths = new Map<string, number>();
  return nodes.flatMap((node) => {
    const depth = node.parent === undefined ? 0 : (depths.get(node.parent) ?? -1) + 1;
    depths.set(node.id, depth);
    const box = boxes.get(node.id);
    return node.role !== "group" || box === undefined ? [] : [composeGroup(node, box, depth, notation, pen, lens)];
  });
}

function composeGroup(
  node: DiagramNode,
  box: Box,
  depth: number,
  notation: Notation,
  pen: Pen,
  lens: Lens | undefined,
): ComposedGroup {
  const marks = notation.paintGroup(node, box, depth, pen);
  const first = marks.findIndex((mark) => mark.kind !== "rect" && mark.kind !== "path");
  const whole = first < 0 ? marks : marks.slice(0, first);
  const plain = lens === undefined ? whole : discolored(whole);
  const body = node.isUnknown === true ? hatched(plain) : plain;
  const under = fillOf(body.toReversed());
  const title = marks
    .slice(body.length)
    .map((mark): Mark =>
      mark.kind === "text" ? { ...mark, style: { ...mark.style, halo: 3, haloPaint: under } } : mark,
    );
  const value = lens === undefined ? [] : valueMarks(node, box, notation.titleSize(node, pen).width, lens, pen);
  const badges = badgeMarks(badgesOf(node, pen), box, pen);
  return {
    panel: { box, fill: fillOf(body) },
    body: groupOf(node, box, "container", body, pen),
    title: {
      kind: "group",
      id: node.id,
      element: node.element,
      role: "container",
      marks: [...(node.change === "observed" ? [secondBorder(box)] : []), ...title, ...value, ...badges],
    },
  };
}

/** The lines of a picture and their labels. */
import type { Box, Layout, Point, Route } from "../../engines/layout/graph.ts";
import type { DiagramEdge, DiagramNode, GraphDiagram } from "../../views/diagram.ts";
import { BADGE, GONE, badgeMark } from "../parts/badges.ts";
import { crossingsOf, type Crossing } from "./bridges.ts";
import { groundAt, type Panel } from "./grounds.ts";
import { edgeLabel } from "./names.ts";
import { endOf } from "../parts/ends.ts";
import { keyMarks, type KeyedLabel } from "../parts/key.ts";
import { labelMarks, labelSize } from "../parts/labels.ts";
import { DOUBLE, routeSteps } from "../parts/lines.ts";
import { fade, lineSteps, pathMark } from "../parts/marks.ts";
import type { Notation, Pen } from "../notation.ts";
import type { GroupMark, Mark, PathStep } from "../scene.ts";

interface Line {
  readonly edge: DiagramEdge;
  readonly route: Route;
}

export interface EdgeMarks {
  readonly lines: readonly Mark[];
  readonly labels: readonly Mark[];
  readonly keyed: readonly KeyedLabel[];
}

/** Marks of all edges that layout gave a route. */
export function composeEdges(
  diagram: GraphDiagram,
  layout: Layout,
  panels: readonly Panel[],
  notation: Notation,
  pen: Pen,
): EdgeMarks {
  const lines = diagram.edges.flatMap((edge): readonly Line[] => {
    const route = layout.routes.get(edge.id);
    return route === undefined || route.points.length < 2 ? [] : [{ edge, route }];
  });
  const crossings = crossingsOf(lines.map(({ route }) => route.points));
  const byId = new Map(diagram.nodes.map((node) => [node.id, node]));
  const keyed: KeyedLabel[] = [];
  const labels: GroupMark[] = [];
  for (const line of lines) {
    const placed = labelBox(line, notation, pen);
    if (placed === undefined) continue;
    const number = line.route.isKeyed === true ? keyed.length + 1 : undefined;
    if (number !== undefined) keyed.push({ number, id: line.edge.id, text: spoken(line.edge, byId, pen) });
    labels.push(labelGroup(line, placed, number, panels, notation, pen));
  }
  const leaves = diagram.nodes.flatMap((node) =>
    node.role === "element" ? (layout.boxes.get(node.id) ?? []) : titleOf(node, layout, notation, pen),
  );
  const taken = [...leaves, ...labels.flatMap(({ box }) => box ?? [])];
  return {
    lines: lines.map((line, index) => lineGroup(line, crossings.get(index) ?? [], panels, byId, notation, pen)),
    labels: [...labels, ...lines.flatMap((line) => changeBadge(line, taken, pen))],
    keyed,
  };
}

/** Where the title of a group stands. */
function titleOf(node: DiagramNode, layout: Layout, notation: Notation, pen: Pen): readonly Box[] {
  const box = layout.boxes.get(node.id);
  return box === undefined ? [] : [{ x: box.x, y: box.y, ...notation.titleSize(node, pen) }];
}

function spoken(edge: DiagramEdge, byId: ReadonlyMap<string, DiagramNode>, pen: Pen): string {
  return edgeLabel(edge, byId.get(edge.from)?.name ?? edge.from, byId.get(edge.to)?.name ?? edge.to, pen);
}

function lineGroup(
  { edge, route }: Line,
  crossings: readonly Crossing[],
  panels: readonly Panel[],
  byId: ReadonlyMap<string, DiagramNode>,
  notation: Notation,
  pen: Pen,
): GroupMark {
  const { style, start, end } = notation.line(edge);
  const { points } = route;
  const [first, second] = points;
  const [beforeLast, last] = [points.at(-2), points.at(-1)];
  const tail =
    start === undefined || first === undefined || second === undefined ? undefined : endOf(start, first, second, style);
  const head =
    end === undefined || last === undefined || beforeLast === undefined
      ? undefined
      : endOf(end, last, beforeLast, style);
  const width = style.strokeWidth ?? 1;
  const steps = routeSteps(points, tail?.inset ?? 0, head?.inset ?? 0);
  const marks = [
    ...crossings.map((crossing) => bridge(crossing, width, panels)),
    pathMark(steps, style),
    ...(edge.change === "observed" ? [between(steps, points, panels)] : []),
    ...(tail?.marks ?? []),
    ...(head?.marks ?? []),
  ];
  return {
    kind: "group",
    id: edge.id,
    label: spoken(edge, byId, pen),
    role: "edge",
    from: edge.from,
    to: edge.to,
    marks: edge.change === "removed" ? fade(marks, GONE) : marks,
  };
}

/** What makes two lines of a wide one: the ground that shows between them. */
function between(steps: readonly PathStep[], points: readonly Point[], panels: readonly Panel[]): Mark {
  return pathMark(steps, { stroke: groundAt(panels, middleOf(points)), strokeWidth: DOUBLE - 3 });
}

/** Half the length that is cut out of the lower line, and how much wider than the upper line. */
const REACH = 4;
const CASING = 5;

function bridge({ x, y, dx, dy }: Crossing, width: number, panels: readonly Panel[]): Mark {
  const ends = [
    { x: x - dx * REACH, y: y - dy * REACH },
    { x: x + dx * REACH, y: y + dy * REACH },
  ];
  return pathMark(lineSteps(ends), { stroke: groundAt(panels, { x, y }), strokeWidth: width + CASING });
}

/** Where the label stands: where layout says, else at the middle of the longest piece of the line. */
function labelBox({ edge, route }: Line, notation: Notation, pen: Pen): Box | undefined {
  const size = labelSize(edge, pen, notation);
  if (size === undefined) return undefined;
  if (route.label !== undefined) return route.label;
  const middle = middleOf(route.points);
  return { ...size, x: Math.round(middle.x - size.width / 2), y: Math.round(middle.y - size.height / 2) };
}

/** Middle of the longest piece of a line. */
function middleOf(points: readonly Point[]): Point {
  const [a, b] = longestOf(points) ?? [];
  return a === undefined || b === undefined ? { x: 0, y: 0 } : { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function longestOf(points: readonly Point[]): readonly [Point, Point] | undefined {
  const pieces = points.flatMap((a, index): readonly (readonly [Point, Point])[] => {
    const b = points[index + 1];
    return b === undefined ? [] : [[a, b]];
  });
  const length = ([a, b]: readonly [Point, Point]): number => Math.hypot(b.x - a.x, b.y - a.y);
  const longest = Math.max(...pieces.map(length));
  return pieces.find((piece) => length(piece) === longest);
}

function labelGroup(
  { edge }: Line,
  box: Box,
  number: number | undefined,
  panels: readonly Panel[],
  notation: Notation,
  pen: Pen,
): GroupMark {
  const { x, y, width, height } = box;
  const ground = groundAt(panels, { x: x + width / 2, y: y + height / 2 });
  const marks = number === undefined ? labelMarks(edge, box, ground, pen, notation) : keyMarks(number, box, pen);
  return {
    kind: "group",
    id: edge.id,
    role: "edge",
    from: edge.from,
    to: edge.to,
    box: { x, y, width, height },
    marks: edge.change === "removed" ? fade(marks, GONE) : marks,
  };
}

const HALF = BADGE / 2;

/** A changed line has its badge on its longest piece, where no label and no box is in the way. */
function changeBadge({ edge, route }: Line, taken: readonly Box[], pen: Pen): readonly Mark[] {
  const piece = longestOf(route.points);
  if (edge.change === undefined || piece === undefined) return [];
  const [a, b] = piece;
  const at = (share: number): Point => ({ x: a.x + (b.x - a.x) * share - HALF, y: a.y + (b.y - a.y) * share - HALF });
  const places = [0.5, 0.35, 0.65, 0.2, 0.8].map(at);
  const free = places.find(({ x, y }) => !taken.some((box) => isNear(box, { x: x + HALF, y: y + HALF })));
  return badgeMark({ kind: edge.change, label: "" }, free ?? at(0.5), pen);
}

function isNear(box: Box, { x, y }: Point): boolean {
  const room = HALF + 2;
  return x > box.x - room && x < box.x + box.width + room && y > box.y - room && y < box.y + box.height + room;
}

/** Lines of our own look: the style of each kind of line, and a route as a path with round corners. */
import type { Point } from "../../engines/layout/graph.ts";
import type { Change, DiagramEdge, LineKind } from "../../views/diagram.ts";
import type { LineStyle } from "../notation.ts";
import type { PathStep, Style } from "../scene.ts";

/** Radius of a line's corners. */
const CORNER = 7;

const strokes: Readonly<Record<LineKind, Style>> = {
  sync: { stroke: "line", strokeWidth: 1.5 },
  async: { stroke: "line", strokeWidth: 1.5, dash: [6, 4] },
  data: { stroke: "line", strokeWidth: 1.75, dash: [2, 3] },
  hosting: { stroke: "line-soft", strokeWidth: 1 },
  plain: { stroke: "line", strokeWidth: 1.25 },
  influence: { stroke: "line", strokeWidth: 1.25, dash: [4, 3] },
};

/** The line of an edge in our notation and in C4. */
export function ownLine(edge: DiagramEdge): LineStyle {
  const style = settled(strokes[edge.line], edge);
  const head = edge.line === "influence" || edge.line === "hosting" ? "open-arrow" : "arrow";
  return edge.hasArrow ? { style, end: head } : { style };
}

/** A line's style with what is true of every notation: lighter when nobody wrote it between these two, changed lines in their colour. */
export function settled(style: Style, edge: DiagramEdge): Style {
  const light = edge.isStated ? style : { ...style, strokeWidth: Math.min(style.strokeWidth ?? 1, 1.25), opacity: 0.7 };
  return edge.change === undefined ? light : { ...light, ...changedStroke(edge.change), opacity: 1 };
}

/** Width of a double line. */
export const DOUBLE = 4.5;

/** The stroke of what is new, gone or different, beside its badge: never colour alone. */
function changedStroke(change: Change): Style {
  switch (change) {
    case "added":
      return { stroke: "added", strokeWidth: 2.25 };
    case "removed":
      return { stroke: "removed", strokeWidth: 1.5, dash: [3, 3] };
    case "changed":
      return { stroke: "changed", strokeWidth: 2.25 };
    case "observed":
      // Wide enough for two lines: what lies between them is drawn over it.
      return { stroke: "accent", strokeWidth: DOUBLE };
    case "unconfirmed":
      return { stroke: "warning", strokeWidth: 1.5, dash: [6, 5] };
    case "contradicting":
      return { stroke: "removed", strokeWidth: 2 };
  }
}

/**
 * A line through points with round corners.
 * @param startInset pixels that the line begins late, for what stands at its start
 * @param endInset pixels that it ends early
 */
export function routeSteps(points: readonly Point[], startInset = 0, endInset = 0): readonly PathStep[] {
  const corners = shortened(shortened(distinct(points), startInset).toReversed(), endInset).toReversed();
  const [first] = corners;
  if (first === undefined) return [];
  const steps: PathStep[] = [["M", first.x, first.y]];
  for (let index = 1; index < corners.length; index++) {
    const [before, here, after] = [corners[index - 1], corners[index], corners[index + 1]];
    if (before === undefined || here === undefined) continue;
    if (after === undefined) steps.push(["L", here.x, here.y]);
    else steps.push(...corner(before, here, after));
  }
  return steps;
}

function corner(before: Point, here: Point, after: Point): readonly PathStep[] {
  const radius = Math.min(CORNER, distance(before, here) / 2, distance(here, after) / 2);
  if (radius < 0.5 || isStraight(before, here, after)) return [["L", here.x, here.y]];
  const start = towards(here, before, radius);
  const end = towards(here, after, radius);
  return [
    ["L", start.x, start.y],
    ["Q", here.x, here.y, end.x, end.y],
  ];
}

function isStraight(a: Point, b: Point, c: Point): boolean {
  return Math.abs((b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x)) < 0.01;
}

/** The points without repeated ones. */
function distinct(points: readonly Point[]): readonly Point[] {
  return points.filter((point, index) => {
    const before = points[index - 1];
    return before === undefined || distance(before, point) > 0.01;
  });
}

/** The points with the first moved towards the second, but never past it. */
function shortened(points: readonly Point[], by: number): readonly Point[] {
  const [first, second] = points;
  if (first === undefined || second === undefined || by === 0) return points;
  const room = distance(first, second) - (points.length === 2 ? 0.5 : 0);
  return [towards(first, second, Math.max(0, Math.min(by, room))), ...points.slice(1)];
}

function towards(from: Point, to: Point, by: number): Point {
  const length = distance(from, to);
  return length === 0
    ? from
    : { x: from.x + ((to.x - from.x) * by) / length, y: from.y + ((to.y - from.y) * by) / length };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

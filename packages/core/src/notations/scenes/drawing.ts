/** A picture whose places somebody has chosen, such as a view of an ArchiMate file: everything where its author put it. */
import { MARGIN, type Point } from "../../engines/layout/graph.ts";
import type { DrawingDiagram, DrawingLine } from "../../views/diagram.ts";
import { edgeLabel } from "../compose/names.ts";
import { linePoints, middleOf } from "./drawing-lines.ts";
import { nodeMark, type Placed } from "./drawing-nodes.ts";
import { endOf } from "../parts/ends.ts";
import { routeSteps } from "../parts/lines.ts";
import { moveMarks, pathMark, textMark } from "../parts/marks.ts";
import type { LineStyle, Notation, Pen } from "../notation.ts";
import type { Picture } from "../picture.ts";
import type { GroupMark, Mark, Style } from "../scene.ts";

/** The marks of a drawing: boxes in their order, then lines, then the texts of lines. Moved as a whole so that it begins at the margin. */
export function drawingScene(diagram: DrawingDiagram, notation: Notation, pen: Pen): Picture {
  const points = linePoints(diagram);
  const boxes = placedNodes(diagram).map((placed) => nodeMark(placed, notation, pen));
  const names = new Map(diagram.nodes.map(({ id, node, text }) => [id, node?.name ?? text]));
  const lines = diagram.lines.flatMap((line) => lineMark(line, points.get(line.id), names, notation, pen));
  const labels = diagram.lines.flatMap((line) => labelMarks(line, points.get(line.id), pen));
  const extent = extentOf(diagram, points);
  return {
    marks: moveMarks([...boxes, ...lines, ...labels], MARGIN - extent.left, MARGIN - extent.top),
    width: Math.ceil(extent.right - extent.left + 2 * MARGIN),
    height: Math.ceil(extent.bottom - extent.top + 2 * MARGIN),
  };
}

function placedNodes({ nodes }: DrawingDiagram): readonly Placed[] {
  const around = new Set(nodes.flatMap(({ parent }) => parent ?? []));
  const depths = new Map<string, number>();
  return nodes.map((drawn) => {
    const above = drawn.parent === undefined ? undefined : depths.get(drawn.parent);
    const depth = above === undefined ? 0 : above + 1;
    depths.set(drawn.id, depth);
    return { drawn, box: drawn.box, depth, isAround: around.has(drawn.id) };
  });
}

function lineMark(
  line: DrawingLine,
  points: readonly Point[] | undefined,
  names: ReadonlyMap<string, string>,
  notation: Notation,
  pen: Pen,
): readonly GroupMark[] {
  if (points === undefined || points.length < 2) return [];
  const { style, start, end } = styleOf(line, notation);
  const [first, second] = points;
  const [before, last] = [points.at(-2), points.at(-1)];
  if (first === undefined || second === undefined || before === undefined || last === undefined) return [];
  const tail = start === undefined ? undefined : endOf(start, first, second, style);
  const head = end === undefined ? undefined : endOf(end, last, before, style);
  const { edge } = line;
  return [
    {
      kind: "group",
      id: line.id,
      role: "edge",
      label:
        edge === undefined ? undefined : edgeLabel(edge, names.get(line.from) ?? "", names.get(line.to) ?? "", pen),
      marks: [
        pathMark(routeSteps(points, tail?.inset ?? 0, head?.inset ?? 0), style),
        ...(tail?.marks ?? []),
        ...(head?.marks ?? []),
      ],
    },
  ];
}

/** What is no relationship, such as the line to a note, is thin and dashed. */
function styleOf({ edge, stroke }: DrawingLine, notation: Notation): LineStyle {
  const line: LineStyle =
    edge === undefined ? { style: { stroke: "line-soft", strokeWidth: 1, dash: [3, 3] } } : notation.line(edge);
  if (stroke === undefined || !/^#[\da-f]{6}$/iu.test(stroke)) return line;
  const style: Style = { ...line.style, stroke: `#${stroke.slice(1).toLowerCase()}` };
  return { ...line, style };
}

/** The text of a line over its middle, on a halo so that the line does not disturb it. */
function labelMarks({ text }: DrawingLine, points: readonly Point[] | undefined, pen: Pen): readonly Mark[] {
  if (text.trim() === "" || points === undefined) return [];
  const { x, y } = middleOf(points);
  const lines = pen.wrap(text, 140, 11, 500, 2);
  return lines.map((line, index) =>
    textMark(pen, { x, y: y + 4 + (index - (lines.length - 1) / 2) * 14 }, line, {
      size: 11,
      weight: 500,
      anchor: "middle",
      style: { fill: "ink-soft", halo: 3 },
    }),
  );
}

function extentOf(
  { nodes }: DrawingDiagram,
  lines: ReadonlyMap<string, readonly Point[]>,
): { left: number; top: number; right: number; bottom: number } {
  const corners = nodes.flatMap(({ box: { x, y, width, height } }) => [
    { x, y },
    { x: x + width, y: y + height },
  ]);
  const extent = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { x, y } of [...corners, ...[...lines.values()].flat()]) {
    extent.left = Math.min(extent.left, x);
    extent.top = Math.min(extent.top, y);
    extent.right = Math.max(extent.right, x);
    extent.bottom = Math.max(extent.bottom, y);
  }
  return extent.left > extent.right ? { left: 0, top: 0, right: 0, bottom: 0 } : extent;
}

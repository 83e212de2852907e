/** Where the lines of a drawing run: through the bends that their author gave them, from border to border. */
import type { Box, Point } from "../../engines/layout/graph.ts";
import type { DrawingDiagram, DrawingLine } from "../../views/diagram.ts";

/** Ends keep this far from the corners of a box when they run straight to it. */
const INSET = 4;

/** Points of every line that can be drawn, by id: those whose ends exist, and that do not run from a box into what is around it. */
export function linePoints({ nodes, lines }: DrawingDiagram): ReadonlyMap<string, readonly Point[]> {
  const boxes = new Map(nodes.map(({ id, box }) => [id, box]));
  const byId = new Map(lines.map((line) => [line.id, line]));
  const found = new Map<string, readonly Point[]>();
  for (const line of lines) pointsOf(line, boxes, byId, found, new Set());
  return found;
}

/** A line may end at another line, which then has to be known first; lines that end at each other are left out. */
function pointsOf(
  line: DrawingLine,
  boxes: ReadonlyMap<string, Box>,
  byId: ReadonlyMap<string, DrawingLine>,
  found: Map<string, readonly Point[]>,
  waiting: Set<string>,
): readonly Point[] | undefined {
  const known = found.get(line.id);
  if (known !== undefined || waiting.has(line.id)) return known;
  waiting.add(line.id);
  const endAt = (id: string): Box | undefined => {
    const box = boxes.get(id);
    if (box !== undefined) return box;
    const other = byId.get(id);
    const points = other === undefined ? undefined : pointsOf(other, boxes, byId, found, waiting);
    return points === undefined ? undefined : { ...middleOf(points), width: 0, height: 0 };
  };
  const [from, to] = [endAt(line.from), endAt(line.to)];
  if (from === undefined || to === undefined) return undefined;
  const points = line.bends.length === 0 ? directLine(from, to) : bentLine(from, line.bends, to);
  if (points !== undefined) found.set(line.id, points);
  return points;
}

/** Straight across where the boxes face each other, otherwise from middle to middle. */
function directLine(from: Box, to: Box): readonly Point[] | undefined {
  if (contains(from, to) || contains(to, from)) return undefined;
  const x = facing(from.x, from.width, to.x, to.width);
  const y = facing(from.y, from.height, to.y, to.height);
  if (x !== undefined && y === undefined) {
    const isDown = to.y > from.y;
    return [
      { x, y: isDown ? from.y + from.height : from.y },
      { x, y: isDown ? to.y : to.y + to.height },
    ];
  }
  if (y !== undefined && x === undefined) {
    const isRight = to.x > from.x;
    return [
      { x: isRight ? from.x + from.width : from.x, y },
      { x: isRight ? to.x : to.x + to.width, y },
    ];
  }
  const [start, end] = [centre(from), centre(to)];
  return [clipped(from, start, end), clipped(to, end, start)];
}

/** Middle of what two spans have in common, away from their ends; undefined when that is nothing. */
function facing(from: number, fromSize: number, to: number, toSize: number): number | undefined {
  const low = Math.max(from + Math.min(INSET, fromSize / 2), to + Math.min(INSET, toSize / 2));
  const high = Math.min(from + fromSize - Math.min(INSET, fromSize / 2), to + toSize - Math.min(INSET, toSize / 2));
  return low <= high ? (low + high) / 2 : undefined;
}

function bentLine(from: Box, bends: readonly Point[], to: Box): readonly Point[] | undefined {
  const outside = bends.filter((bend) => !holds(from, bend) && !holds(to, bend));
  const [first, last] = [outside[0], outside.at(-1)];
  if (first === undefined || last === undefined) return directLine(from, to);
  return [anchor(from, first), ...outside, anchor(to, last)];
}

/** Where a line that comes from a point meets a box: straight when the point is beside or above it, otherwise towards its middle. */
function anchor(box: Box, point: Point): Point {
  const isOver = point.x >= box.x + INSET && point.x <= box.x + box.width - INSET;
  const isBeside = point.y >= box.y + INSET && point.y <= box.y + box.height - INSET;
  if (isOver) return { x: point.x, y: point.y < box.y ? box.y : box.y + box.height };
  if (isBeside) return { x: point.x < box.x ? box.x : box.x + box.width, y: point.y };
  return clipped(box, centre(box), point);
}

/** Where the way from the middle of a box to a point outside passes its border. */
function clipped(box: Box, middle: Point, towards: Point): Point {
  const [dx, dy] = [towards.x - middle.x, towards.y - middle.y];
  if ((dx === 0 && dy === 0) || (box.width === 0 && box.height === 0)) return middle;
  const part = Math.min(
    dx === 0 ? Infinity : box.width / 2 / Math.abs(dx),
    dy === 0 ? Infinity : box.height / 2 / Math.abs(dy),
  );
  return { x: middle.x + dx * part, y: middle.y + dy * part };
}

/** The point half way along a line. */
export function middleOf(points: readonly Point[]): Point {
  const pieces = points.slice(1).map((end, index) => ({ start: points[index] ?? end, end }));
  const whole = pieces.reduce((sum, piece) => sum + lengthOf(piece), 0);
  let left = whole / 2;
  for (const piece of pieces) {
    const length = lengthOf(piece);
    if (length >= left && length > 0) {
      const part = left / length;
      return {
        x: piece.start.x + (piece.end.x - piece.start.x) * part,
        y: piece.start.y + (piece.end.y - piece.start.y) * part,
      };
    }
    left -= length;
  }
  return points[0] ?? { x: 0, y: 0 };
}

function lengthOf({ start, end }: { readonly start: Point; readonly end: Point }): number {
  return Math.hypot(end.x - start.x, end.y - start.y);
}

function centre({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

function holds(box: Box, { x, y }: Point): boolean {
  return x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;
}

function contains(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

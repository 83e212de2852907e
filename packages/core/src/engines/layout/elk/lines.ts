/** Repairs lines after boxes moved a little: ends on borders, no bends that are none. */
import type { Box, Point } from "../graph.ts";

/** Least distance of a line's end from the corner of the box. */
const FROM_CORNER = 6;

/** Draws the first point of a line out (or back) to the border of the box where it is now. */
export function attach(points: readonly Point[], before: Box, now: Box): readonly Point[] {
  const [first, second, third] = points;
  if (first === undefined || second === undefined) return points;
  const isVertical = leavesVertically(first, second, before);
  const moved = isVertical
    ? { x: within(first.x, now.x, now.width), y: borderNear(first.y, before.y, before.height, now.y, now.height) }
    : { x: borderNear(first.x, before.x, before.width, now.x, now.width), y: within(first.y, now.y, now.height) };
  const isShifted = isVertical ? moved.x !== first.x : moved.y !== first.y;
  if (!isShifted) return [moved, ...points.slice(1)];
  const along = isVertical ? { x: moved.x, y: second.y } : { x: second.x, y: moved.y };
  if (third === undefined) return stepped(moved, second, isVertical);
  return [moved, along, ...points.slice(2)];
}

/** Without points that lie on one another or in the middle of a straight piece. */
export function merged(points: readonly Point[]): readonly Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (last !== undefined && last.x === point.x && last.y === point.y) continue;
    const earlier = kept.at(-2);
    const isStraight =
      last !== undefined &&
      earlier !== undefined &&
      ((earlier.x === last.x && last.x === point.x) || (earlier.y === last.y && last.y === point.y));
    if (isStraight) kept.pop();
    kept.push(point);
  }
  return kept;
}

function leavesVertically(first: Point, second: Point, before: Box): boolean {
  if (first.x === second.x && first.y !== second.y) return true;
  if (first.y === second.y && first.x !== second.x) return false;
  return Math.min(Math.abs(first.y - before.y), Math.abs(first.y - before.y - before.height)) <= 1;
}

/** The border that the end was nearest to, where it is now. */
function borderNear(at: number, start: number, size: number, nowStart: number, nowSize: number): number {
  return Math.abs(at - start) <= Math.abs(at - start - size) ? nowStart : nowStart + nowSize;
}

function within(at: number, start: number, size: number): number {
  const inset = Math.min(FROM_CORNER, size / 2);
  return Math.round(Math.min(Math.max(at, start + inset), start + size - inset));
}

/** A straight line whose end had to move aside: a step in its middle. */
function stepped(start: Point, end: Point, isVertical: boolean): readonly Point[] {
  if (isVertical) {
    const y = Math.round((start.y + end.y) / 2);
    return [start, { x: start.x, y }, { x: end.x, y }, end];
  }
  const x = Math.round((start.x + end.x) / 2);
  return [start, { x, y: start.y }, { x, y: end.y }, end];
}

/** Small geometry of lines made of horizontal and vertical pieces. */
import type { Box, Point } from "../graph.ts";

export type Side = "top" | "right" | "bottom" | "left";

/** The points without doubles, without middle points of a straight piece, and without going back on itself. */
export function simplify(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (last !== undefined && last.x === point.x && last.y === point.y) continue;
    kept.push(point);
    while (kept.length > 2 && isStraight(kept.at(-3), kept.at(-2), kept.at(-1))) kept.splice(-2, 1);
    const [before, end] = kept.slice(-2);
    if (kept.length > 1 && before?.x === end?.x && before?.y === end?.y) kept.pop();
  }
  return kept;
}

function isStraight(a: Point | undefined, b: Point | undefined, c: Point | undefined): boolean {
  return (a?.x === b?.x && b?.x === c?.x) || (a?.y === b?.y && b?.y === c?.y);
}

/** At least two points, and every piece is horizontal or vertical and longer than nothing. */
export function isOrthogonal(points: readonly Point[]): boolean {
  if (points.length < 2) return false;
  return points.every((point, at) => {
    const next = points[at + 1];
    return next === undefined || (point.x === next.x) !== (point.y === next.y);
  });
}

/** The box larger by so many pixels on each side. */
export function inflate(box: Box, by: number): Box {
  return { x: box.x - by, y: box.y - by, width: box.width + 2 * by, height: box.height + 2 * by };
}

/** The box that a piece of a line fills, without width or without height. */
export function between(a: Point, b: Point): Box {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
}

/** Two boxes have area in common; touching is not enough. */
export function isOverlapping(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** A horizontal or vertical piece runs through the inside of the box, or nearer to it than `by`; along its border does not count. */
export function isThrough(a: Point, b: Point, box: Box, by = 0): boolean {
  return (
    Math.min(a.x, b.x) < box.x + box.width + by &&
    Math.max(a.x, b.x) > box.x - by &&
    Math.min(a.y, b.y) < box.y + box.height + by &&
    Math.max(a.y, b.y) > box.y - by
  );
}

/** Calls `visit` for each piece of a line. */
export function eachPiece(points: readonly Point[], visit: (a: Point, b: Point, at: number) => void): void {
  for (let at = 1; at < points.length; at++) {
    const a = points[at - 1];
    const b = points[at];
    if (a !== undefined && b !== undefined) visit(a, b, at - 1);
  }
}

/** Side of the box that the point lies on, seen from its neighbour on the line; undefined when it lies on none. Corners count as no side. */
export function sideOf(box: Box, end: Point, next: Point): Side | undefined {
  const isBeside = end.y > box.y && end.y < box.y + box.height;
  const isAboveOrBelow = end.x > box.x && end.x < box.x + box.width;
  if (end.y === next.y && isBeside) return end.x === box.x ? "left" : end.x === box.x + box.width ? "right" : undefined;
  if (end.x === next.x && isAboveOrBelow)
    return end.y === box.y ? "top" : end.y === box.y + box.height ? "bottom" : undefined;
  return undefined;
}

/** Length of what two collinear or close parallel pieces run side by side, closer than `within` pixels; 0 for others. */
export function sharedLength(a: Point, b: Point, c: Point, d: Point, within: number): number {
  if (a.y === b.y && c.y === d.y && Math.abs(a.y - c.y) < within) return shared(a.x, b.x, c.x, d.x);
  if (a.x === b.x && c.x === d.x && Math.abs(a.x - c.x) < within) return shared(a.y, b.y, c.y, d.y);
  return 0;
}

function shared(a: number, b: number, c: number, d: number): number {
  return Math.max(0, Math.min(Math.max(a, b), Math.max(c, d)) - Math.max(Math.min(a, b), Math.min(c, d)));
}

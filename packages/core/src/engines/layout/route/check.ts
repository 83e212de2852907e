/** Whether a line can stay where it is, and whether its label can. */
import type { Box, Point } from "../graph.ts";
import type { Line } from "./draw.ts";
import { isOrthogonal, isThrough, sharedLength, sideOf } from "./lines.ts";
import type { Surroundings } from "./surroundings.ts";

/** Nearer than this a line seems to touch a box that it only passes, or lies on another line. */
const TOUCHING = 4;

/** The line goes from border to border, right-angled, past all boxes and titles, and on none of `others`. */
export function isGoodLine(line: Line, surroundings: Surroundings, others: readonly Line[]): boolean {
  return (
    isOrthogonal(line.points) &&
    isJoined(line) &&
    isClear(line, surroundings) &&
    others.every((other) => other === line || !isOnTop(line.points, other.points))
  );
}

function isJoined({ from, to, points }: Line): boolean {
  const [first, second] = points;
  const [last, beforeLast] = [points.at(-1), points.at(-2)];
  if (first === undefined || second === undefined || last === undefined || beforeLast === undefined) return false;
  return sideOf(from, first, second) !== undefined && sideOf(to, last, beforeLast) !== undefined;
}

function isClear({ edge, points }: Line, { leaves, groups, titles, around }: Surroundings): boolean {
  const isEnd = (id: string): boolean => id === edge.from || id === edge.to;
  const isInside = (id: string): boolean =>
    around.get(edge.from)?.includes(id) === true || around.get(edge.to)?.includes(id) === true;
  return (
    !leaves.some(({ id, box }) => passes(points, box, isEnd(id) ? 0 : TOUCHING)) &&
    !groups.some(({ id, box }) => isEnd(id) && !isInside(id) && passes(points, box)) &&
    !titles.some(({ box }) => passes(points, box))
  );
}

/** Some piece of the line runs through the inside of the box, or nearer to it than `by`. */
export function passes(points: readonly Point[], box: Box, by = 0): boolean {
  for (let at = 1; at < points.length; at++) {
    const [a, b] = [points[at - 1], points[at]];
    if (a !== undefined && b !== undefined && isThrough(a, b, box, by)) return true;
  }
  return false;
}

/** Some pieces of two lines lie on the same track. */
function isOnTop(one: readonly Point[], other: readonly Point[]): boolean {
  for (let at = 1; at < one.length; at++) {
    const [a, b] = [one[at - 1], one[at]];
    for (let index = 1; a !== undefined && b !== undefined && index < other.length; index++) {
      const [c, d] = [other[index - 1], other[index]];
      if (c !== undefined && d !== undefined && sharedLength(a, b, c, d, TOUCHING) > 0) return true;
    }
  }
  return false;
}

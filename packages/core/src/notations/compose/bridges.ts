/**
 * Bridges: where two lines cross, the one that is drawn later passes over the other, which is cut out a little at both sides. Only
 * the crossings are cut, in the colour of the panel below, so that no line drags a pale band over a tinted panel.
 */
import type { Point } from "../../engines/layout/graph.ts";

/** A crossing on a segment of the upper line; `dx`, `dy` is that segment's direction. */
export interface Crossing extends Point {
  readonly dx: number;
  readonly dy: number;
}

interface Piece {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  /** Place on the other axis. */
  readonly at: number;
}

/** With more crossings than this nobody follows a line, and bridges would only cost time: then there are none. */
const MOST = 4000;

/** Crossings for each line, upper line's index first; segments that are not straight across or down cross nothing. */
export function crossingsOf(lines: readonly (readonly Point[])[]): ReadonlyMap<number, readonly Crossing[]> {
  const { across, down } = piecesOf(lines);
  down.sort((a, b) => a.at - b.at || a.line - b.line || a.from - b.from);
  const places = down.map(({ at }) => at);
  const found = new Map<number, Crossing[]>();
  let count = 0;
  for (const flat of across) {
    for (let index = firstAfter(places, flat.from); index < down.length; index++) {
      const steep = down[index];
      if (steep === undefined || steep.at >= flat.to) break;
      if (steep.line === flat.line || steep.from >= flat.at || steep.to <= flat.at) continue;
      const upper = Math.max(steep.line, flat.line);
      const place = { x: steep.at, y: flat.at };
      if (isNearEnd(lines[Math.min(steep.line, flat.line)] ?? [], place)) continue;
      count += 1;
      if (count > MOST) return new Map();
      const isFlat = upper === flat.line;
      const list = found.get(upper) ?? [];
      list.push({ ...place, dx: isFlat ? 1 : 0, dy: isFlat ? 0 : 1 });
      found.set(upper, list);
    }
  }
  return found;
}

/** Pixels that an arrowhead may take: it is not cut. */
const HEAD = 18;

function isNearEnd(points: readonly Point[], { x, y }: Point): boolean {
  return [points.at(0), points.at(-1)].some(
    (end) => end !== undefined && Math.abs(end.x - x) + Math.abs(end.y - y) < HEAD,
  );
}

function piecesOf(lines: readonly (readonly Point[])[]): { across: Piece[]; down: Piece[] } {
  const across: Piece[] = [];
  const down: Piece[] = [];
  lines.forEach((points, line) => {
    points.forEach((a, index) => {
      const b = points[index + 1];
      if (b === undefined) return;
      if (a.y === b.y && a.x !== b.x) across.push({ line, from: Math.min(a.x, b.x), to: Math.max(a.x, b.x), at: a.y });
      if (a.x === b.x && a.y !== b.y) down.push({ line, from: Math.min(a.y, b.y), to: Math.max(a.y, b.y), at: a.x });
    });
  });
  return { across, down };
}

/** Index of the first number greater than a bound in a sorted list. */
function firstAfter(sorted: readonly number[], bound: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) > bound) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Where boxes that are moved come to rest: in line with others, else on the grid. Pixels of the scene. */
import type { Area } from "../../viewer/camera.ts";

/** Everything stands on multiples of this many pixels, so that pictures stay quiet. */
export const GRID = 8;

export interface Guide {
  readonly way: "upright" | "level";
  /** Place across the guide, and from where to where it leads. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Snapped {
  readonly dx: number;
  readonly dy: number;
  readonly guides: readonly Guide[];
}

/** How far to move an area that the hand has moved by `dx`, `dy`, with other boxes within `reach` to stand in line with. */
export function snapped(area: Area, dx: number, dy: number, others: readonly Area[], reach: number): Snapped {
  const wished = { ...area, x: area.x + dx, y: area.y + dy };
  const across = nearest(
    edgesOf(wished.x, wished.width),
    others.map((other) => edgesOf(other.x, other.width)),
    reach,
  );
  const along = nearest(
    edgesOf(wished.y, wished.height),
    others.map((other) => edgesOf(other.y, other.height)),
    reach,
  );
  const x = across === undefined ? onGrid(dx) : dx + across;
  const y = along === undefined ? onGrid(dy) : dy + along;
  const placed = { ...area, x: area.x + x, y: area.y + y };
  return { dx: x, dy: y, guides: guidesOf(placed, others, across !== undefined, along !== undefined) };
}

/** To the next line of the grid. */
export function onGrid(distance: number): number {
  return Math.round(distance / GRID) * GRID + 0;
}

type Edges = readonly [start: number, middle: number, end: number];

function edgesOf(start: number, length: number): Edges {
  return [start, start + length / 2, start + length];
}

/** The smallest move that puts an edge in line with the same edge of another, if one is within reach. */
function nearest(own: Edges, others: readonly Edges[], reach: number): number | undefined {
  let best: number | undefined;
  for (const other of others) {
    for (const [index, edge] of own.entries()) {
      const move = (other[index] ?? edge) - edge;
      if (Math.abs(move) <= reach && (best === undefined || Math.abs(move) < Math.abs(best))) best = move;
    }
  }
  return best;
}

function guidesOf(area: Area, others: readonly Area[], isAcross: boolean, isAlong: boolean): readonly Guide[] {
  const guides: Guide[] = [];
  const see = (way: Guide["way"], own: Edges, other: Edges, from: number, to: number): void => {
    for (const [index, edge] of own.entries()) {
      if (Math.abs((other[index] ?? edge + 1) - edge) > 0.01) continue;
      const known = guides.findIndex((guide) => guide.way === way && guide.at === edge);
      const before = guides[known];
      const guide = {
        way,
        at: edge,
        from: Math.min(from, before?.from ?? from),
        to: Math.max(to, before?.to ?? to),
      };
      if (known < 0) guides.push(guide);
      else guides[known] = guide;
    }
  };
  for (const other of others) {
    const [left, right] = [Math.min(area.x, other.x), Math.max(area.x + area.width, other.x + other.width)];
    const [top, bottom] = [Math.min(area.y, other.y), Math.max(area.y + area.height, other.y + other.height)];
    if (isAcross) see("upright", edgesOf(area.x, area.width), edgesOf(other.x, other.width), top, bottom);
    if (isAlong) see("level", edgesOf(area.y, area.height), edgesOf(other.y, other.height), left, right);
  }
  return guides;
}

/**
 * Lines as tracks: each piece is the place of a straight track, and begins and ends where its neighbours lie. So a piece can move sideways
 * and the line stays whole and right-angled.
 */
import type { Box, Point } from "../graph.ts";
import * as cost from "./costs.ts";
import type { Line } from "./draw.ts";
import type { Axis } from "./grid.ts";
import type { Surroundings } from "./surroundings.ts";

export interface Tracks {
  readonly line: Line;
  /** Axis of the first piece; they alternate. */
  readonly axis: Axis;
  /** Of a horizontal piece its y, of a vertical one its x. */
  readonly places: number[];
  /** Where the first piece starts and the last one ends, along them. */
  readonly start: number;
  readonly end: number;
}

export function toTracks(line: Line): Tracks {
  const [first, second] = line.points;
  const last = line.points.at(-1);
  const axis: Axis = first?.y === second?.y ? 0 : 1;
  const places = line.points.slice(1).map((point, at) => ((axis + at) % 2 === 0 ? point.y : point.x));
  const isLastFlat = (axis + places.length - 1) % 2 === 0;
  const along = (point: Point | undefined, isFlat: boolean): number => (isFlat ? point?.x : point?.y) ?? 0;
  return { line, axis, places, start: along(first, axis === 0), end: along(last, isLastFlat) };
}

export function toPoints({ axis, places, start, end }: Tracks): readonly Point[] {
  return Array.from({ length: places.length + 1 }, (_, at) => {
    const [before, after] = [places[at - 1] ?? start, places[at] ?? end];
    return (axis + at) % 2 === 0 ? { x: before, y: after } : { x: after, y: before };
  });
}

export function axisOf(tracks: Tracks, at: number): Axis {
  return (tracks.axis + at) % 2 === 0 ? 0 : 1;
}

/** From where to where a piece runs, along itself, the lower first. */
export function reachOf({ places, start, end }: Tracks, at: number): readonly [number, number] {
  const [a, b] = [places[at - 1] ?? start, places[at + 1] ?? end];
  return a < b ? [a, b] : [b, a];
}

/** Something that a piece of one axis cannot move across. */
interface Wall {
  readonly id: string;
  /** Along the piece. */
  readonly low: number;
  readonly high: number;
  /** Across the piece. */
  readonly near: number;
  readonly far: number;
  /** Pixels that a piece keeps away. */
  readonly free: number;
}

/** The walls for horizontal and for vertical pieces. */
export type Walls = readonly [readonly Wall[], readonly Wall[]];

/** `corner`: upper left corner of where lines may go. */
export function buildWalls(
  { leaves, groups, strips, titles }: Surroundings,
  labels: readonly Box[],
  corner: Point,
): Walls {
  const both = [
    ...leaves.map(({ id, box }) => ({ id, box, free: cost.BOX_FREE })),
    ...labels.map((box) => ({ id: "", box, free: 4 })),
  ];
  const flat = [
    ...both,
    ...strips.map(({ box }) => ({ id: "", box, free: 4 })),
    ...groups.flatMap(({ id, box }) => flatSides(id, box)),
  ];
  const steep = [
    ...both,
    ...titles.map(({ box }) => ({ id: "", box, free: 4 })),
    ...groups.flatMap(({ id, box }) => steepSides(id, box)),
  ];
  return [
    [edgeOf(corner.y), ...flat.map(({ id, box, free }) => flatWall(id, box, free))],
    [edgeOf(corner.x), ...steep.map(({ id, box, free }) => steepWall(id, box, free))],
  ];
}

function edgeOf(far: number): Wall {
  return { id: "", low: -Infinity, high: Infinity, near: -Infinity, far, free: 0 };
}

function flatWall(id: string, { x, y, width, height }: Box, free: number): Wall {
  return { id, free, low: x, high: x + width, near: y, far: y + height };
}

function steepWall(id: string, { x, y, width, height }: Box, free: number): Wall {
  return { id, free, low: y, high: y + height, near: x, far: x + width };
}

function flatSides(id: string, { x, y, width, height }: Box): { id: string; box: Box; free: number }[] {
  return [y, y + height].map((place) => ({ id, box: { x, y: place, width, height: 0 }, free: cost.BOX_FREE }));
}

function steepSides(id: string, { x, y, width, height }: Box): { id: string; box: Box; free: number }[] {
  return [x, x + width].map((place) => ({ id, box: { x: place, y, width: 0, height }, free: cost.BOX_FREE }));
}

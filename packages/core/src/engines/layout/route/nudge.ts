/**
 * Moves pieces of new lines sideways: to the middle of their channel, apart from each other, into one straight piece where that is free.
 * Nothing moves across a box, a border or another line, so no crossing comes or goes ("nudging" of Wybrow, Marriott and Stuckey 2009,
 * here by letting each piece seek the middle between its neighbours until they rest).
 */
import type { Box, Point } from "../graph.ts";
import { isGoodLine } from "./check.ts";
import * as cost from "./costs.ts";
import type { Line } from "./draw.ts";
import type { Axis } from "./grid.ts";
import { simplify } from "./lines.ts";
import type { Surroundings } from "./surroundings.ts";
import type { Tracks, Walls } from "./tracks.ts";
import { axisOf, buildWalls, reachOf, toPoints, toTracks } from "./tracks.ts";

/** Sweeps over all pieces after each straightening; the shifts shrink by half or more each time. */
const SWEEPS: readonly number[] = [5, 2];

/** Moves the pieces of all lines that are not kept. */
export function nudge(surroundings: Surroundings, lines: readonly Line[], corner: Point): void {
  const room = createRoom(surroundings, lines, corner);
  const moving = room.tracks.filter(({ line }) => !line.isKept);
  for (const sweeps of SWEEPS) {
    for (const tracks of moving) straighten(room, tracks);
    for (let sweep = 0; sweep < sweeps; sweep++) for (const tracks of moving) settle(room, tracks);
  }
  for (const tracks of moving) accept(surroundings, lines, tracks);
}

/** What pieces move in: everything they must keep away from. */
export interface Room {
  readonly walls: Walls;
  readonly tracks: readonly Tracks[];
  readonly groups: ReadonlySet<string>;
}

export function createRoom(surroundings: Surroundings, lines: readonly Line[], corner: Point): Room {
  return {
    walls: buildWalls(
      surroundings,
      lines.flatMap(({ label }) => label ?? []),
      corner,
    ),
    tracks: lines.filter(({ points }) => points.length > 1).map(toTracks),
    groups: new Set(surroundings.groups.map(({ id }) => id)),
  };
}

/** Takes the new points, unless something went wrong with them. */
function accept(surroundings: Surroundings, lines: readonly Line[], tracks: Tracks): void {
  const { line } = tracks;
  const before = line.points;
  line.points = simplify(toPoints(tracks));
  if (!isGoodLine(line, surroundings, lines)) line.points = before;
}

/** Lets each piece seek its best place. */
function settle(room: Room, tracks: Tracks): void {
  tracks.places.forEach((place, at) => {
    const range = rangeOf(room, tracks, at);
    if (range !== undefined) tracks.places[at] = clamp(bestPlace(room, tracks, at, range), range, place);
  });
}

/** Where a piece may be: between the edges of what stands beside it, from `low` to `high` when it keeps the distance. */
export interface Range {
  lowEdge: number;
  highEdge: number;
  low: number;
  high: number;
}

function clamp(wish: number, { low, high, lowEdge, highEdge }: Range, otherwise: number): number {
  if (low <= high) return Math.min(high, Math.max(low, wish));
  return Number.isFinite(lowEdge + highEdge) ? Math.floor((lowEdge + highEdge) / 2) : otherwise;
}

/**
 * Where a piece can be moved to. Undefined when it stands where it should not, and is better left there. `except` is a piece of the same
 * line that is no hindrance; `airy` are pixels that it keeps more than usual from everything.
 */
export function rangeOf(room: Room, tracks: Tracks, at: number, except = -1, airy = 0): Range | undefined {
  const place = tracks.places[at] ?? 0;
  const axis = axisOf(tracks, at);
  const [from, to] = reachOf(tracks, at);
  const range: Range = { lowEdge: -Infinity, highEdge: Infinity, low: -Infinity, high: Infinity };
  const ends = endsOf(tracks, at);
  for (const { box } of ends) stayOnSide(range, box, axis);
  for (const wall of room.walls[axis]) {
    if (wall.low >= to + wall.free || wall.high <= from - wall.free || ends.some(({ id }) => id === wall.id)) continue;
    const isOwn = wall.id === tracks.line.edge.from || wall.id === tracks.line.edge.to;
    if (!keepOff(range, place, wall.near, wall.far, isOwn ? HEAD : wall.free + Math.max(0, airy))) return undefined;
  }
  for (const other of room.tracks) {
    for (let piece = other.axis === axis ? 0 : 1; piece < other.places.length; piece += 2) {
      if (other === tracks && (piece === at || piece === except)) continue;
      const [low, high] = reachOf(other, piece);
      if (low >= to + cost.LINE_FREE || high <= from - cost.LINE_FREE) continue;
      const there = other.places[piece] ?? 0;
      keepOff(range, place, there, there, other === tracks ? OWN_FREE : cost.LINE_AIRY + airy);
    }
  }
  return range;
}

/** Pixels between a box and the first bend: room for an arrowhead. */
const HEAD = 14;
/** Pixels between two parallel pieces of one line that follow each other: room for both bends. */
const OWN_FREE = 16;

/** The boxes that the piece starts or ends at. */
function endsOf({ line, places }: Tracks, at: number): readonly { id: string; box: Box }[] {
  const ends = [];
  if (at === 0) ends.push({ id: line.edge.from, box: line.from });
  if (at === places.length - 1) ends.push({ id: line.edge.to, box: line.to });
  return ends;
}

function stayOnSide(range: Range, { x, y, width, height }: Box, axis: Axis): void {
  const [start, length] = axis === 0 ? [y, height] : [x, width];
  const corner = Math.min(cost.CORNER, length >> 2);
  range.lowEdge = Math.max(range.lowEdge, start);
  range.highEdge = Math.min(range.highEdge, start + length);
  range.low = Math.max(range.low, start + corner);
  range.high = Math.min(range.high, start + length - corner);
}

function keepOff(range: Range, place: number, near: number, far: number, free: number): boolean {
  if (far <= place) {
    range.lowEdge = Math.max(range.lowEdge, far);
    range.low = Math.max(range.low, far + free);
  } else if (near >= place) {
    range.highEdge = Math.min(range.highEdge, near);
    range.high = Math.min(range.high, near - free);
  } else return false;
  return true;
}

function bestPlace(room: Room, tracks: Tracks, at: number, { lowEdge, highEdge }: Range): number {
  const { places, start, end, line } = tracks;
  const place = places[at] ?? 0;
  const isFirst = at === 0;
  const isLast = at === places.length - 1;
  // On the long side of a group, a bend is better where the line comes from than at the middle.
  const isAtGroup = (isFirst && room.groups.has(line.edge.from)) || (isLast && room.groups.has(line.edge.to));
  if (isAtGroup && isFirst !== isLast) return place;
  const isBounded = Number.isFinite(lowEdge + highEdge);
  const middle = isBounded ? Math.round((lowEdge + highEdge) / 2) : place;
  if (isFirst || isLast) return middle;
  const [before, after] = [(places[at - 2] ?? start) - place, (places[at + 2] ?? end) - place];
  if (before > 0 !== after > 0) return middle;
  // Both neighbours come from the same side: as near to it as looks free.
  if (before > 0)
    return Math.max(
      middle,
      Math.min(highEdge, place + Math.min(before, after)) - U_FREE,
      isBounded ? -Infinity : place,
    );
  return Math.min(middle, Math.max(lowEdge, place + Math.max(before, after)) + U_FREE, isBounded ? Infinity : place);
}

/** How far a piece that goes round something stays off it. */
const U_FREE = 20;

/** A smaller jog than this is worse than passing close to a box. */
const SMALL = 16;
const AIRY = 6;
const SQUEEZED = -4;

/** Takes out what goes sideways and on again, where one of the two pieces can move over to the other. */
function straighten(room: Room, tracks: Tracks): void {
  const { places, start, end } = tracks;
  for (let at = 0; at + 2 < places.length; at++) {
    const [one, jog, other] = [places[at] ?? 0, places[at + 1] ?? 0, places[at + 2] ?? 0];
    const [from, to] = [places[at - 1] ?? start, places[at + 3] ?? end];
    if (from < jog !== jog < to) continue;
    const airy = Math.abs(one - other) < SMALL ? SQUEEZED : AIRY;
    const [a, b] = [rangeOf(room, tracks, at, at + 2, airy), rangeOf(room, tracks, at + 2, at, airy)];
    if (a === undefined || b === undefined) continue;
    const [low, high] = [Math.max(a.low, b.low), Math.min(a.high, b.high)];
    if (low > high) continue;
    const wish = Math.abs(jog - from) > Math.abs(to - jog) ? one : other;
    places.splice(at, 3, Math.min(high, Math.max(low, wish)));
    at = Math.max(-1, at - 3);
  }
}

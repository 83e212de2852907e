/** Makes room for a label by moving one piece of its line sideways within its channel. */
import type { Point } from "../graph.ts";
import { besidePiece } from "./candidates.ts";
import type { Sheet } from "../labels.ts";
import { enter, putBest, TIGHT } from "../labels.ts";
import { isGoodLine, passes } from "../route/check.ts";
import type { Line } from "../route/draw.ts";
import { simplify } from "../route/lines.ts";
import { createRoom, rangeOf } from "../route/nudge.ts";
import type { Tracks } from "../route/tracks.ts";
import { reachOf, toPoints } from "../route/tracks.ts";

/** Pixels between two tries, and how far a piece may go. */
const STEP = 4;
const FARTHEST = 64;

/** Moves a piece, the longest first, until the label fits beside it; leaves the line as it was when none does. */
export function shiftForLabel(sheet: Sheet, line: Line): boolean {
  const room = createRoom(sheet.surroundings, sheet.lines, sheet.corner);
  const tracks = room.tracks.find((other) => other.line === line);
  if (tracks === undefined) return false;
  const before = line.points;
  const byLength = tracks.places.map((_, at) => at).sort((a, b) => lengthOf(tracks, b) - lengthOf(tracks, a) || a - b);
  for (const at of byLength) {
    const range = rangeOf(room, tracks, at);
    const place = tracks.places[at] ?? 0;
    for (const other of range === undefined ? [] : placesIn(range.low, range.high, place)) {
      tracks.places[at] = other;
      if (fits(sheet, line, toPoints(tracks), at)) return true;
    }
    tracks.places[at] = place;
  }
  line.points = before;
  enter(sheet, line);
  return false;
}

function lengthOf(tracks: Tracks, at: number): number {
  const [from, to] = reachOf(tracks, at);
  return to - from;
}

function placesIn(low: number, high: number, place: number): readonly number[] {
  const places: number[] = [];
  for (let off = STEP; off <= FARTHEST; off += STEP) {
    if (place + off <= high) places.push(place + off);
    if (place - off >= low) places.push(place - off);
  }
  return places;
}

function fits(sheet: Sheet, line: Line, points: readonly Point[], at: number): boolean {
  const [a, b] = [points[at], points[at + 1]];
  if (a === undefined || b === undefined || line.edge.label === undefined) return false;
  line.points = simplify(points);
  enter(sheet, line);
  if (!putBest(sheet, line, besidePiece(a, b, line.edge.label), TIGHT)) return false;
  if (isGoodLine(line, sheet.surroundings, sheet.lines) && !isCovering(sheet, line)) return true;
  line.label = undefined;
  return false;
}

/** The moved line runs over a label that was there before. */
function isCovering(sheet: Sheet, line: Line): boolean {
  return sheet.lines.some(
    ({ label, edge }) => label !== undefined && edge.id !== line.edge.id && passes(line.points, label),
  );
}

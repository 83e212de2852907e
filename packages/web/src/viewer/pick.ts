/** What lies at a place of a picture: one spatial index for every way of drawing. */
import Flatbush from "flatbush";
import type { Area, Place } from "./camera.ts";
import type { Part } from "./parts.ts";

export interface Picking {
  /** The part at a place: the innermost box, else a line no farther than `reach`, else the panel around. */
  at(place: Place, reach: number): Part | undefined;
  /** Parts whose boxes touch an area. */
  within(area: Area): readonly Part[];
}

/** An index over boxes, and over each piece of each line. */
export function makePicking(parts: readonly Part[]): Picking {
  const entries = parts.flatMap((part): readonly Entry[] =>
    part.lines.length === 0
      ? [{ part, piece: undefined, area: part.area }]
      : part.lines.flatMap((line) => pieces(line).map((piece) => ({ part, piece, area: areaOfPiece(piece) }))),
  );
  if (entries.length === 0) return { at: () => undefined, within: () => [] };
  const index = new Flatbush(entries.length);
  for (const { area } of entries) index.add(area.x, area.y, area.x + area.width, area.y + area.height);
  index.finish();
  const search = (x1: number, y1: number, x2: number, y2: number): readonly Entry[] =>
    index.search(x1, y1, x2, y2).flatMap((found) => entries[found] ?? []);
  return {
    at: (place, reach) =>
      nearest(search(place.x - reach, place.y - reach, place.x + reach, place.y + reach), place, reach),
    within: ({ x, y, width, height }) => [...new Set(search(x, y, x + width, y + height).map((entry) => entry.part))],
  };
}

type Piece = readonly [x1: number, y1: number, x2: number, y2: number];

interface Entry {
  readonly part: Part;
  readonly piece: Piece | undefined;
  readonly area: Area;
}

function nearest(found: readonly Entry[], place: Place, reach: number): Part | undefined {
  const boxes = found.filter(({ piece, area }) => piece === undefined && holds(area, place));
  const inner = smallest(boxes.filter(({ part }) => part.role !== "container"));
  if (inner !== undefined) return inner;
  let best: Part | undefined;
  let distance = reach;
  for (const { part, piece } of found) {
    const own = piece === undefined ? Number.POSITIVE_INFINITY : distanceTo(piece, place);
    if (own > distance) continue;
    best = part;
    distance = own;
  }
  return best ?? smallest(boxes);
}

function smallest(entries: readonly Entry[]): Part | undefined {
  let best: Entry | undefined;
  for (const entry of entries) if (best === undefined || surface(entry.area) <= surface(best.area)) best = entry;
  return best?.part;
}

function surface({ width, height }: Area): number {
  return width * height;
}

function holds({ x, y, width, height }: Area, place: Place): boolean {
  return place.x >= x && place.x <= x + width && place.y >= y && place.y <= y + height;
}

function pieces(line: readonly number[]): readonly Piece[] {
  const found: Piece[] = [];
  for (let at = 0; at + 3 < line.length; at += 2) {
    found.push([line[at] ?? 0, line[at + 1] ?? 0, line[at + 2] ?? 0, line[at + 3] ?? 0]);
  }
  return found;
}

function areaOfPiece([x1, y1, x2, y2]: Piece): Area {
  return { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) };
}

/** Distance of a point to a segment. */
function distanceTo([x1, y1, x2, y2]: Piece, { x, y }: Place): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length));
  return Math.hypot(x - x1 - share * dx, y - y1 - share * dy);
}

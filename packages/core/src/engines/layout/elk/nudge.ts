/**
 * Moves single pieces of lines a little where that makes the picture calmer and nothing is in the way: steps of a few pixels become
 * straight, and lines that run through the title of a group pass beside it.
 */
import type { Box, Point, Route } from "../graph.ts";
import { merged } from "./lines.ts";

/** What lines keep away from. */
export interface Scenery {
  readonly leaves: readonly Box[];
  readonly groups: readonly Box[];
  readonly titles: readonly Box[];
}

/** Shorter steps than this look like mistakes. */
const STEP = 20;
/** Kept free between a moved piece and another line, a box, the border of a group, a label. */
const FREE = { line: 8, box: 8, border: 6, label: 2 } as const;
/** How far a piece may go aside from a title. */
const FARTHEST = 240;

export function nudge(routes: ReadonlyMap<string, Route>, scenery: Scenery): ReadonlyMap<string, Route> {
  const desk: Desk = { routes: new Map(routes), scenery };
  for (const id of routes.keys()) {
    for (let tries = 0; tries < 8 && removeStep(desk, id); tries++);
    for (let tries = 0; tries < 4 && leaveTitle(desk, id); tries++);
  }
  return desk.routes;
}

interface Desk {
  readonly routes: Map<string, Route>;
  readonly scenery: Scenery;
}

/** Takes out the first short piece that can go; false when there is none. */
function removeStep(desk: Desk, id: string): boolean {
  const points = desk.routes.get(id)?.points ?? [];
  for (let index = 1; index + 2 < points.length; index++) {
    const [start, end] = [points[index], points[index + 1]];
    if (start === undefined || end === undefined || length(start, end) >= STEP) continue;
    const isVertical = start.y === end.y;
    const by = isVertical ? end.x - start.x : end.y - start.y;
    if (movePiece(desk, id, index - 1, by) || movePiece(desk, id, index + 1, -by)) return true;
  }
  return false;
}

/** Moves a piece that runs through a title to the nearest free place beside it. */
function leaveTitle(desk: Desk, id: string): boolean {
  const points = desk.routes.get(id)?.points ?? [];
  for (let index = 0; index + 1 < points.length; index++) {
    const [start, end] = [points[index], points[index + 1]];
    if (start === undefined || end === undefined || start.x !== end.x) continue;
    const title = desk.scenery.titles.find((box) => crosses(start, end, box));
    if (title === undefined) continue;
    const right = title.x + title.width + FREE.box - start.x;
    const left = title.x - FREE.box - start.x;
    for (let more = 0; more <= FARTHEST; more += 4) {
      if (movePiece(desk, id, index, right + more) || movePiece(desk, id, index, left - more)) return true;
    }
  }
  return false;
}

/** Moves the piece from point `index` to the next one across its direction, if what changes stays clear of everything. */
function movePiece(desk: Desk, id: string, index: number, by: number): boolean {
  const route = desk.routes.get(id);
  const [start, end] = [route?.points[index], route?.points[index + 1]];
  if (route === undefined || start === undefined || end === undefined || by === 0) return false;
  const isVertical = start.x === end.x;
  const move = (point: Point): Point =>
    isVertical ? { x: point.x + by, y: point.y } : { x: point.x, y: point.y + by };
  const points = route.points.map((point, at) => (at === index || at === index + 1 ? move(point) : point));
  const changed = pieces(points).slice(Math.max(0, index - 1), index + 2);
  if (!staysOnBorders(desk, route.points, points, index)) return false;
  if (!changed.every((piece) => isClear(desk, id, piece, points))) return false;
  const label = movedLabel(desk, id, route, start, end, points, isVertical ? { x: by, y: 0 } : { x: 0, y: by });
  if (label === "blocked") return false;
  const line = merged(points);
  desk.routes.set(id, label === undefined ? { ...route, points: line } : { ...route, points: line, label });
  return true;
}

/** An end that moves must stay on the border of its box, away from the corner. */
function staysOnBorders(desk: Desk, before: readonly Point[], after: readonly Point[], index: number): boolean {
  const last = before.length - 1;
  const ends = [...(index === 0 ? [0] : []), ...(index + 1 === last ? [last] : [])];
  return ends.every((at) => {
    const [old, moved] = [before[at], after[at]];
    if (old === undefined || moved === undefined) return false;
    const boxes = [...desk.scenery.leaves, ...desk.scenery.groups].filter((box) => isOnBorder(old, box));
    return boxes.length > 0 && boxes.every((box) => isOnBorder(moved, box) && !isCorner(moved, box));
  });
}

function isClear(desk: Desk, id: string, [start, end]: Piece, own: readonly Point[]): boolean {
  const { leaves, groups, titles } = desk.scenery;
  const isEnd = (point: Point): boolean => point === own[0] || point === own.at(-1);
  for (const box of leaves) {
    const isOwn = (isEnd(start) && isOnBorder(start, box)) || (isEnd(end) && isOnBorder(end, box));
    if (crosses(start, end, isOwn ? box : grown(box, FREE.box))) return false;
  }
  if (titles.some((title) => crosses(start, end, title))) return false;
  if (groups.some((box) => runsAlongBorder(start, end, box))) return false;
  for (const [other, route] of desk.routes) {
    if (other === id) continue;
    if (route.label !== undefined && crosses(start, end, grown(route.label, FREE.label))) return false;
    if (pieces(route.points).some((piece) => isBeside([start, end], piece))) return false;
  }
  return true;
}

/** The label goes with the piece that it lies beside. */
function movedLabel(
  desk: Desk,
  id: string,
  route: Route,
  start: Point,
  end: Point,
  points: readonly Point[],
  by: Point,
): Box | "blocked" | undefined {
  const { label } = route;
  if (label === undefined) return undefined;
  const goesAlong = crosses(start, end, grown(label, FREE.line));
  const moved = goesAlong ? { ...label, x: label.x + by.x, y: label.y + by.y } : label;
  if (pieces(points).some(([from, to]) => crosses(from, to, moved))) return "blocked";
  if (!goesAlong) return moved;
  const { leaves, groups, titles } = desk.scenery;
  const room = grown(moved, FREE.label);
  if ([...leaves, ...titles].some((box) => overlaps(room, box))) return "blocked";
  if (groups.some((box) => overlaps(room, box) && !contains(box, room))) return "blocked";
  for (const [other, { points: line, label: text }] of desk.routes) {
    if (other === id) continue;
    if (text !== undefined && overlaps(room, text)) return "blocked";
    if (pieces(line).some(([from, to]) => crosses(from, to, room))) return "blocked";
  }
  return moved;
}

type Piece = readonly [Point, Point];

function pieces(points: readonly Point[]): readonly Piece[] {
  return points.slice(1).flatMap((point, index) => {
    const before = points[index];
    return before === undefined ? [] : [[before, point] as const];
  });
}

function length(start: Point, end: Point): number {
  return Math.abs(end.x - start.x) + Math.abs(end.y - start.y);
}

/** The piece has a point inside the box. */
function crosses(start: Point, end: Point, box: Box): boolean {
  return (
    Math.min(start.x, end.x) < box.x + box.width &&
    Math.max(start.x, end.x) > box.x &&
    Math.min(start.y, end.y) < box.y + box.height &&
    Math.max(start.y, end.y) > box.y
  );
}

/** Two pieces of one direction that run side by side too near to each other. */
function isBeside([a, b]: Piece, [c, d]: Piece): boolean {
  if (a.x === b.x && c.x === d.x) {
    return Math.abs(a.x - c.x) < FREE.line && spansMeet(a.y, b.y, c.y, d.y);
  }
  return a.y === b.y && c.y === d.y && Math.abs(a.y - c.y) < FREE.line && spansMeet(a.x, b.x, c.x, d.x);
}

function spansMeet(a: number, b: number, c: number, d: number): boolean {
  return Math.min(a, b) < Math.max(c, d) + FREE.line && Math.min(c, d) < Math.max(a, b) + FREE.line;
}

function runsAlongBorder(start: Point, end: Point, box: Box): boolean {
  if (start.x === end.x) {
    const isNear = Math.min(Math.abs(start.x - box.x), Math.abs(start.x - box.x - box.width)) < FREE.border;
    return isNear && Math.min(start.y, end.y) < box.y + box.height && Math.max(start.y, end.y) > box.y;
  }
  const isNear = Math.min(Math.abs(start.y - box.y), Math.abs(start.y - box.y - box.height)) < FREE.border;
  return isNear && Math.min(start.x, end.x) < box.x + box.width && Math.max(start.x, end.x) > box.x;
}

function isOnBorder({ x, y }: Point, box: Box): boolean {
  const isAcross = x >= box.x && x <= box.x + box.width;
  const isAlong = y >= box.y && y <= box.y + box.height;
  return (
    (isAcross && (y === box.y || y === box.y + box.height)) || (isAlong && (x === box.x || x === box.x + box.width))
  );
}

function isCorner({ x, y }: Point, box: Box): boolean {
  const near = (at: number, start: number, size: number): boolean =>
    at < start + FREE.line || at > start + size - FREE.line;
  return near(x, box.x, box.width) && near(y, box.y, box.height);
}

function grown(box: Box, by: number): Box {
  return { x: box.x - by, y: box.y - by, width: box.width + 2 * by, height: box.height + 2 * by };
}

function overlaps(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

function contains(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

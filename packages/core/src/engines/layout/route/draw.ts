/** Draws one line after the other into a picture: a desk with the lattice, and what already lies on it. */
import type { Box, LayoutEdge, Point } from "../graph.ts";
import { GRID } from "../graph.ts";
import * as cost from "./costs.ts";
import type { Grid } from "./grid.ts";
import { addBorder, addBox, addLabel, addLine, addStrip, addTitle, createGrid, passBorder } from "./grid.ts";
import type { Side } from "./lines.ts";
import { sideOf, simplify } from "./lines.ts";
import type { PortWish, UsedPorts } from "./ports.ts";
import { findPorts, isLevel, SIDES, usePort } from "./ports.ts";
import type { Search } from "./search.ts";
import { createSearch, findLine } from "./search.ts";
import type { Surroundings } from "./surroundings.ts";

/** An edge on its way to a route. */
export interface Line {
  readonly edge: LayoutEdge;
  readonly from: Box;
  readonly to: Box;
  /** Stays as it is. */
  readonly isKept: boolean;
  points: readonly Point[];
  label: Box | undefined;
  isKeyed: boolean;
  /** What it paid when it was drawn. */
  price: number;
}

export interface Desk {
  readonly surroundings: Surroundings;
  readonly grid: Grid;
  readonly search: Search;
  readonly used: UsedPorts;
}

/** Pixels around everything where lines may go round the outside. */
const OUTSIDE = 96;

/** A desk with all boxes on it and no lines; a lattice with this step over this area. */
export function createDesk(surroundings: Surroundings, area: Box, step: number): Desk {
  const grid = createGrid(area, step, waysAlong(surroundings));
  for (const { box } of surroundings.leaves) addBox(grid, box);
  for (const { box } of surroundings.groups) addBorder(grid, box);
  for (const { box } of surroundings.strips) addStrip(grid, box);
  for (const { box } of surroundings.titles) addTitle(grid, box);
  return { surroundings, grid, search: createSearch(grid), used: new Map() };
}

/** Columns and rows between the border of a group and what is next to it, where a wide lattice may have none. */
function waysAlong({ groups }: Surroundings): readonly Point[] {
  return groups.flatMap(({ box: { x, y, width, height } }) => [
    { x: x - BESIDE, y: y - BESIDE },
    { x: x + BESIDE, y: y + BESIDE },
    { x: x + width - BESIDE, y: y + height - BESIDE },
    { x: x + width + BESIDE, y: y + height + BESIDE },
  ]);
}

const BESIDE = 12;

/** Where lines may go: around everything. */
export function areaOf({ boxes }: Surroundings, lines: readonly Line[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const widen = (x: number, y: number): void => {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  };
  for (const { x, y, width, height } of boxes.values()) {
    widen(x, y);
    widen(x + width, y + height);
  }
  for (const line of lines) for (const { x, y } of line.points) widen(x, y);
  if (left > right) return { x: 0, y: 0, width: 0, height: 0 };
  // Pictures begin at zero: there is no more than their margin at the left and above.
  const begin = (first: number): number => Math.min(first - 2 * GRID, Math.max(first - OUTSIDE, GRID));
  const [x, y] = [begin(left), begin(top)];
  return { x, y, width: right + OUTSIDE - x, height: bottom + OUTSIDE - y };
}

/** Puts a line on the desk, so that others keep away from it (1), or takes it off (-1). */
export function putLine(desk: Desk, line: Line, times: 1 | -1): void {
  const { points, edge, label } = line;
  addLine(desk.grid, points, times);
  const [first, second] = points;
  const [last, beforeLast] = [points.at(-1), points.at(-2)];
  if (first && second) useEnd(desk, edge.from, line.from, first, second, times);
  if (last && beforeLast) useEnd(desk, edge.to, line.to, last, beforeLast, times);
  if (label !== undefined) addLabel(desk.grid, label, times);
}

function useEnd(desk: Desk, node: string, box: Box, end: Point, next: Point, times: 1 | -1): void {
  const side = sideOf(box, end, next);
  if (side !== undefined) usePort(desk.used, node, side, end, times);
}

export interface Drawn {
  readonly points: readonly Point[];
  readonly price: number;
}

/** The best points for a line between what lies on the desk; undefined where no way is free. */
export function drawLine(desk: Desk, line: Line): Drawn | undefined {
  return straightAcrossGap(desk, line) ?? search(desk, line, SIDES, SIDES, false);
}

/** The best points for a line that leaves and enters its boxes only at these sides. */
export function drawBetweenSides(
  desk: Desk,
  line: Line,
  from: readonly Side[],
  to: readonly Side[],
): Drawn | undefined {
  return search(desk, line, from, to, false);
}

/** A line when no way is free: on top of others, past boxes if at all possible. */
export function forceLine(desk: Desk, line: Line): Drawn {
  return search(desk, line, SIDES, SIDES, true) ?? { points: aroundEverything(desk, line), price: cost.FORBIDDEN };
}

function search(
  desk: Desk,
  line: Line,
  from: readonly Side[],
  to: readonly Side[],
  isLastResort: boolean,
): Drawn | undefined {
  const { edge } = line;
  const { grid, surroundings } = desk;
  const entered = enteredGroups(surroundings, edge);
  const ends = surroundings.groups.filter(({ id }) => id === edge.from || id === edge.to).map(({ box }) => box);
  for (const box of [...entered, ...ends]) passBorder(grid, box, -cost.BORDER);
  const [starts, goals] = endWishes(surroundings, line, from, to, isLastResort).map((wish) =>
    findPorts(grid, desk.used, wish),
  );
  for (const box of ends) passBorder(grid, box, cost.WALL);
  const found = findLine(desk.search, starts ?? [], goals ?? [], line.to, isLastResort);
  for (const box of ends) passBorder(grid, box, -cost.WALL);
  for (const box of [...entered, ...ends]) passBorder(grid, box, cost.BORDER);
  const points = simplify(found?.points ?? []);
  return found === undefined || points.length < 2 ? undefined : { points, price: found.cost };
}

/** Groups that the line has to enter or leave: around one of its ends only. */
function enteredGroups({ around, boxes }: Surroundings, { from, to }: LayoutEdge): readonly Box[] {
  const [ofFrom, ofTo] = [around.get(from) ?? [], around.get(to) ?? []];
  const ids = [...ofFrom.filter((id) => !ofTo.includes(id)), ...ofTo.filter((id) => !ofFrom.includes(id))];
  return ids.flatMap((id) => (id === from || id === to ? [] : (boxes.get(id) ?? [])));
}

function endWishes(
  { around }: Surroundings,
  { edge, from, to }: Line,
  fromSides: readonly Side[],
  toSides: readonly Side[],
  isLastResort: boolean,
): readonly PortWish[] {
  const isLoop = edge.from === edge.to;
  const wish = (node: string, box: Box, other: string, sides: readonly Side[]): PortWish => {
    return { node, box, sides, isInward: (around.get(other) ?? []).includes(node), isLastResort };
  };
  return [
    wish(edge.from, from, edge.to, isLoop ? fromSides.filter((side) => !isLevel(side)) : fromSides),
    wish(edge.to, to, edge.from, isLoop ? toSides.filter(isLevel) : toSides),
  ];
}

/** Two boxes with so little room between them that the lattice has no way: one straight piece where they face each other. */
function straightAcrossGap(desk: Desk, { edge, from, to }: Line): Drawn | undefined {
  const down = facing(from.y, from.height, to.y, to.height, from.x, from.width, to.x, to.width);
  const across = facing(from.x, from.width, to.x, to.width, from.y, from.height, to.y, to.height);
  const gap = down ?? across;
  if (gap === undefined) return undefined;
  const sides: readonly Side[] =
    down === undefined
      ? gap.isForward
        ? ["right", "left"]
        : ["left", "right"]
      : gap.isForward
        ? ["bottom", "top"]
        : ["top", "bottom"];
  const taken = [
    ...(desk.used.get(`${edge.from} ${sides[0]}`) ?? []),
    ...(desk.used.get(`${edge.to} ${sides[1]}`) ?? []),
  ];
  const place = freePlace(gap.low, gap.high, taken);
  if (place === undefined) return undefined;
  const at = (value: number): Point => (down === undefined ? { x: value, y: place } : { x: place, y: value });
  return { points: [at(gap.start), at(gap.end)], price: Math.abs(gap.end - gap.start) };
}

interface Gap {
  readonly start: number;
  readonly end: number;
  readonly isForward: boolean;
  /** Where both sides are. */
  readonly low: number;
  readonly high: number;
}

function facing(
  from: number,
  fromLength: number,
  to: number,
  toLength: number,
  fromSide: number,
  fromWidth: number,
  toSide: number,
  toWidth: number,
): Gap | undefined {
  const isForward = to >= from + fromLength;
  const [start, end] = isForward ? [from + fromLength, to] : [from, to + toLength];
  const gap = isForward ? end - start : start - end;
  const low = Math.max(fromSide, toSide);
  const high = Math.min(fromSide + fromWidth, toSide + toWidth);
  return gap > 0 && gap < NARROW && high - low > 2 ? { start, end, isForward, low, high } : undefined;
}

/** Narrower gaps than this may have no point of the lattice in them that is free of both boxes. */
const NARROW: number = 2 * cost.BOX_FREE + GRID;

/** The place nearest to the middle that is far enough from those taken. */
function freePlace(low: number, high: number, taken: readonly number[]): number | undefined {
  const middle = (low + high) >> 1;
  for (let off = 0; middle + off < high; off++) {
    for (const place of [middle + off, middle - off]) {
      if (place > low && taken.every((other) => Math.abs(other - place) >= cost.PORT_AIRY)) return place;
    }
  }
  return undefined;
}

/** From the lower side around the outside of the picture to the right side of the other: a line when nothing else is to be had. */
function aroundEverything({ grid }: Desk, { from, to }: Line): readonly Point[] {
  const outside = { x: grid.xs.at(-1) ?? 0, y: grid.ys.at(-1) ?? 0 };
  const start = { x: from.x + (from.width >> 1), y: from.y + from.height };
  const end = { x: to.x + to.width, y: to.y + (to.height >> 1) };
  return [start, { x: start.x, y: outside.y }, outside, { x: outside.x, y: end.y }, end];
}

/**
 * A lattice over the picture with what every step costs there. Lines of the lattice need not be evenly spaced. What stands in the picture is
 * painted into it: boxes once, lines when they are drawn, and taken out again when they are drawn anew.
 */
import type { Box, Point } from "../graph.ts";
import { GRID } from "../graph.ts";
import { between, eachPiece, inflate } from "./lines.ts";
import * as cost from "./costs.ts";

export interface Grid {
  /** Places of the columns and rows, ascending. */
  readonly xs: Int32Array;
  readonly ys: Int32Array;
  /** For each pixel that a line runs here horizontally or vertically, on top of its length; indexed by row * columns + column. */
  readonly along: readonly [Int32Array, Int32Array];
  /** For passing from this point to the next one to the right, or below. */
  readonly cuts: readonly [Int32Array, Int32Array];
  /** For bending here. */
  readonly bends: Int32Array;
}

/** 0 for horizontal, 1 for vertical: index of `along` and `cuts`. */
export type Axis = 0 | 1;

/** As far as lines keep apart where there is room: measured, it gives fewer crossings and bends than finer and wider ones. */
const STEP = 12;
/** No lattice with more points than this is made at the finest step. */
const MOST_POINTS = 1_000_000;

/** The steps at which a lattice over the area can be made: one to begin with, and a finer one for when lines find no way on that. */
export function stepsFor(area: Box): readonly number[] {
  const points = (area.width / GRID) * (area.height / GRID);
  if (points <= MOST_POINTS) return [STEP, GRID];
  return [points <= 4 * MOST_POINTS ? 2 * GRID : 4 * GRID];
}

/** An empty lattice over the area with so many pixels between its points, and with columns and rows at `ways` too. */
export function createGrid(area: Box, step: number, ways: readonly Point[]): Grid {
  const columns = ticks(
    area.x,
    area.width,
    step,
    ways.map(({ x }) => x),
  );
  const rows = ticks(
    area.y,
    area.height,
    step,
    ways.map(({ y }) => y),
  );
  const points = columns.length * rows.length;
  return {
    xs: columns,
    ys: rows,
    along: [new Int32Array(points), new Int32Array(points)],
    cuts: [new Int32Array(points), new Int32Array(points)],
    bends: new Int32Array(points),
  };
}

function ticks(from: number, length: number, step: number, more: readonly number[]): Int32Array {
  const first = Math.ceil(from / step);
  const even = Array.from(
    { length: Math.max(0, Math.floor((from + length) / step) - first + 1) },
    (_, at) => (first + at) * step,
  );
  const all = Int32Array.from([...even, ...(step === GRID ? [] : more.filter((tick) => tick >= from))]).sort();
  return all.filter((tick, at) => at === 0 || tick !== all[at - 1]);
}

/** Index of the first tick that is at least `value`; the number of ticks when there is none. */
export function tickAt(ticks: Int32Array, value: number): number {
  let low = 0;
  let high = ticks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ticks[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Adds `amount` to every point strictly inside the box. */
function paint(grid: Grid, values: Int32Array, { x, y, width, height }: Box, amount: number): void {
  const columns = grid.xs.length;
  const left = tickAt(grid.xs, x + 1);
  const right = tickAt(grid.xs, x + width);
  const bottom = tickAt(grid.ys, y + height);
  for (let row = tickAt(grid.ys, y + 1); row < bottom; row++) {
    for (let at = row * columns + left; at < row * columns + right; at++) values[at] = (values[at] ?? 0) + amount;
  }
}

/** Sets the flag of a wall at every point strictly inside the box. */
function paintWall(grid: Grid, values: Int32Array, { x, y, width, height }: Box): void {
  const columns = grid.xs.length;
  const left = tickAt(grid.xs, x + 1);
  const right = tickAt(grid.xs, x + width);
  const bottom = tickAt(grid.ys, y + height);
  for (let row = tickAt(grid.ys, y + 1); row < bottom; row++) {
    for (let at = row * columns + left; at < row * columns + right; at++) values[at] = (values[at] ?? 0) | cost.WALL;
  }
}

/** A leaf: nothing passes, and what passes near it would rather be farther. */
export function addBox(grid: Grid, box: Box): void {
  const [free, airy] = [inflate(box, cost.BOX_FREE), inflate(box, cost.BOX_AIRY)];
  for (const values of grid.along) {
    paint(grid, values, airy, cost.HUGGING);
    paintWall(grid, values, free);
  }
  paint(grid, grid.bends, airy, cost.EARLY_BEND);
}

/** A title: nothing passes. */
export function addTitle(grid: Grid, box: Box): void {
  for (const values of grid.along) paintWall(grid, values, inflate(box, 1));
}

/** A label, which others keep off (1), or its removal (-1). */
export function addLabel(grid: Grid, box: Box, times: 1 | -1): void {
  for (const values of grid.along) paint(grid, values, inflate(box, cost.LABEL_FREE), times * cost.FORBIDDEN);
}

/** The strip of a group: passed straight through, never along. */
export function addStrip(grid: Grid, box: Box): void {
  const around = inflate(box, 1);
  paintWall(grid, grid.along[0], around);
  paint(grid, grid.along[1], around, cost.STRIP);
  paintWall(grid, grid.bends, around);
}

/** The border of a group: dear to pass, and no place to run along. */
export function addBorder(grid: Grid, box: Box): void {
  passBorder(grid, box, cost.BORDER);
  eachPiece(corners(box), (a, b) => {
    const near = inflate(between(a, b), cost.EDGE_FREE);
    paintWall(grid, grid.along[a.y === b.y ? 0 : 1], near);
    paintWall(grid, grid.bends, near);
  });
}

/** Changes what passing the border of this group costs. */
export function passBorder(grid: Grid, box: Box, amount: number): void {
  eachPiece(corners(box), (a, b) => cut(grid, a, b, amount));
}

function corners({ x, y, width, height }: Box): readonly Point[] {
  const [x2, y2] = [x + width, y + height];
  return [
    { x, y },
    { x: x2, y },
    { x: x2, y: y2 },
    { x, y: y2 },
    { x, y },
  ];
}

/** A line that others must not run on, and would rather not cross or run beside; `times` -1 takes it out. */
export function addLine(grid: Grid, points: readonly Point[], times: 1 | -1): void {
  eachPiece(points, (a, b) => {
    cut(grid, a, b, times * cost.CROSSING);
    keepAway(grid, a, b, cost.LINE_FREE, times * cost.FORBIDDEN);
    keepAway(grid, a, b, cost.LINE_AIRY, times * cost.CROWDING);
  });
}

/** What it costs to pass over the piece from a to b. */
function cut(grid: Grid, a: Point, b: Point, amount: number): void {
  const { xs, ys } = grid;
  const columns = xs.length;
  const values = grid.cuts[a.y === b.y ? 1 : 0];
  if (a.y === b.y) {
    const row = tickAt(ys, a.y + 1) - 1;
    if (row < 0) return;
    const last = tickAt(xs, Math.max(a.x, b.x) + 1);
    for (let column = tickAt(xs, Math.min(a.x, b.x)); column < last; column++) {
      values[row * columns + column] = (values[row * columns + column] ?? 0) + amount;
    }
  } else {
    const column = tickAt(xs, a.x + 1) - 1;
    if (column < 0) return;
    const last = tickAt(ys, Math.max(a.y, b.y) + 1);
    for (let row = tickAt(ys, Math.min(a.y, b.y)); row < last; row++) {
      values[row * columns + column] = (values[row * columns + column] ?? 0) + amount;
    }
  }
}

/** What it costs to run along the piece, or to bend, nearer than `by`. */
function keepAway(grid: Grid, a: Point, b: Point, by: number, amount: number): void {
  const near = inflate(between(a, b), by);
  paint(grid, grid.along[a.y === b.y ? 0 : 1], near, amount);
  paint(grid, grid.bends, near, amount);
}

/**
 * The cheapest line over a lattice between two sets of ports: A* (Hart, Nilsson and Raphael 1968) over point and axis, so that a bend can
 * have its price (as in Wybrow, Marriott and Stuckey, "Orthogonal connector routing", 2009).
 */
import type { Box, Point } from "../graph.ts";
import * as cost from "./costs.ts";
import type { Grid } from "./grid.ts";
import type { Port } from "./ports.ts";
import type { Queue } from "./queue.ts";
import { createQueue, pop, push } from "./queue.ts";

/** What a search writes in, used again by the next one. A state is 2 * point + axis. */
export interface Search {
  readonly grid: Grid;
  readonly queue: Queue;
  /** Cost so far, valid where `seen` is this round. */
  readonly costs: Int32Array;
  readonly seen: Int32Array;
  /** Round in which the state was finished. */
  readonly done: Int32Array;
  /** State before; of a first state -1 - index of its port. */
  readonly before: Int32Array;
  /** 1 + index of the port that is reached here, where `goalRounds` is this round. */
  readonly goals: Int32Array;
  readonly goalRounds: Int32Array;
  readonly columnGaps: Int32Array;
  readonly rowGaps: Int32Array;
  round: number;
}

export function createSearch(grid: Grid): Search {
  const states = 2 * grid.xs.length * grid.ys.length;
  return {
    grid,
    queue: createQueue(4096),
    costs: new Int32Array(states),
    seen: new Int32Array(states),
    done: new Int32Array(states),
    before: new Int32Array(states),
    goals: new Int32Array(states),
    goalRounds: new Int32Array(states),
    columnGaps: new Int32Array(grid.xs.length),
    rowGaps: new Int32Array(grid.ys.length),
    round: 0,
  };
}

export interface Found {
  readonly points: readonly Point[];
  readonly from: Port;
  readonly to: Port;
  readonly cost: number;
}

/** The cheapest way from one of `starts` to one of `ends`; undefined when all are shut off. In the last resort nothing is, at a price. */
export function findLine(
  search: Search,
  starts: readonly Port[],
  ends: readonly Port[],
  target: Box,
  isLastResort: boolean,
): Found | undefined {
  search.round++;
  search.queue.count = 0;
  measureGaps(search, target);
  markGoals(search, ends);
  starts.forEach(({ row, column, axis, price }, at) => {
    const toGo = stillToGo(search.columnGaps[column] ?? 0, search.rowGaps[row] ?? 0, axis);
    reach(search, 2 * (row * search.grid.xs.length + column) + axis, price, toGo, -1 - at);
  });
  const end = run(search, ends, isLastResort);
  return end === undefined ? undefined : traceBack(search, starts, ends, end.state, end.cost);
}

/** How far each column and row is from the target: what is certainly still to go. */
function measureGaps(search: Search, { x, y, width, height }: Box): void {
  const { xs, ys } = search.grid;
  for (let at = 0; at < xs.length; at++)
    search.columnGaps[at] = Math.max(0, x - (xs[at] ?? 0), (xs[at] ?? 0) - x - width);
  for (let at = 0; at < ys.length; at++)
    search.rowGaps[at] = Math.max(0, y - (ys[at] ?? 0), (ys[at] ?? 0) - y - height);
}

function markGoals(search: Search, ends: readonly Port[]): void {
  ends.forEach((port, at) => {
    const state = 2 * (port.row * search.grid.xs.length + port.column) + port.axis;
    const isTaken = search.goalRounds[state] === search.round;
    if (isTaken && (ends[(search.goals[state] ?? 0) - 1]?.price ?? Infinity) <= port.price) return;
    search.goals[state] = at + 1;
    search.goalRounds[state] = search.round;
  });
}

/** Notes that a state can be reached at this cost, when that is news; `toGo` is what it will cost at least from there. */
function reach(search: Search, state: number, soFar: number, toGo: number, before: number): void {
  if (search.seen[state] === search.round) {
    if ((search.costs[state] ?? 0) <= soFar) return;
  } else search.seen[state] = search.round;
  search.costs[state] = soFar;
  search.before[state] = before;
  push(search.queue, soFar + toGo, state);
}

/** The least cost from a column and row with these gaps to the target, when the line arrives there along this axis. */
function stillToGo(across: number, down: number, axis: number): number {
  return across + down + ((axis === 0 ? down : across) > 0 ? cost.BEND : 0);
}

/** The cheapest end that can be reached. */
function run(
  search: Search,
  ends: readonly Port[],
  isLastResort: boolean,
): { state: number; cost: number } | undefined {
  const { queue, round, columnGaps, rowGaps, costs, done } = search;
  const columns = columnGaps.length;
  let best: { state: number; cost: number } | undefined;
  for (let state = pop(queue); state >= 0; state = pop(queue)) {
    if (done[state] === round) continue;
    done[state] = round;
    const soFar = costs[state] ?? 0;
    const row = ((state >> 1) / columns) | 0;
    const column = (state >> 1) - row * columns;
    if (best !== undefined && soFar + stillToGo(columnGaps[column] ?? 0, rowGaps[row] ?? 0, state & 1) >= best.cost)
      break;
    if (search.goalRounds[state] === round) {
      const total = soFar + (ends[(search.goals[state] ?? 0) - 1]?.price ?? 0);
      if (best === undefined || total < best.cost) best = { state, cost: total };
    }
    expand(search, state, column, row, soFar, isLastResort);
  }
  return best;
}

/** Takes the step to each neighbour: onwards both ways, and a bend where we stand. */
function expand(
  search: Search,
  state: number,
  column: number,
  row: number,
  soFar: number,
  isLastResort: boolean,
): void {
  const { grid, columnGaps, rowGaps, done, round } = search;
  const axis = state & 1;
  const point = state >> 1;
  const ticks = axis === 0 ? grid.xs : grid.ys;
  const gaps = axis === 0 ? columnGaps : rowGaps;
  const side = (axis === 0 ? rowGaps[row] : columnGaps[column]) ?? 0;
  const bend = side > 0 ? cost.BEND + side : 0;
  const place = axis === 0 ? column : row;
  const step = axis === 0 ? 1 : columnGaps.length;
  const along = axis === 0 ? grid.along[0] : grid.along[1];
  const cuts = axis === 0 ? grid.cuts[0] : grid.cuts[1];
  const here = ticks[place] ?? 0;
  if (place + 1 < ticks.length && done[state + 2 * step] !== round) {
    const price = priceOf((ticks[place + 1] ?? 0) - here, along[point + step] ?? 0, cuts[point] ?? 0, isLastResort);
    if (price >= 0) reach(search, state + 2 * step, soFar + price, (gaps[place + 1] ?? 0) + bend, state);
  }
  if (place > 0 && done[state - 2 * step] !== round) {
    const price = priceOf(
      here - (ticks[place - 1] ?? 0),
      along[point - step] ?? 0,
      cuts[point - step] ?? 0,
      isLastResort,
    );
    if (price >= 0) reach(search, state - 2 * step, soFar + price, (gaps[place - 1] ?? 0) + bend, state);
  }
  if (done[state ^ 1] === round) return;
  const sum = (grid.along[axis === 0 ? 1 : 0][point] ?? 0) | (grid.bends[point] ?? 0);
  const price =
    sum < cost.FORBIDDEN ? cost.BEND + (grid.bends[point] ?? 0) : isLastResort ? cost.BEND + lastResort(sum) : -1;
  if (price >= 0)
    reach(search, state ^ 1, soFar + price, stillToGo(columnGaps[column] ?? 0, rowGaps[row] ?? 0, axis ^ 1), state);
}

/** What a step costs, negative when it is forbidden. */
function priceOf(length: number, along: number, cuts: number, isLastResort: boolean): number {
  if ((along | cuts) < cost.FORBIDDEN) return length * (1 + along) + cuts;
  return isLastResort ? length + lastResort(along | cuts) : -1;
}

function lastResort(sum: number): number {
  return sum < cost.WALL ? cost.LAST_RESORT : cost.LAST_OF_ALL;
}

function traceBack(
  search: Search,
  starts: readonly Port[],
  ends: readonly Port[],
  last: number,
  total: number,
): Found | undefined {
  const { xs, ys } = search.grid;
  const to = ends[(search.goals[last] ?? 0) - 1];
  if (to === undefined) return undefined;
  const points: Point[] = [to.at];
  let state = last;
  while (state >= 0) {
    const point = state >> 1;
    const row = (point / xs.length) | 0;
    points.push({ x: xs[point - row * xs.length] ?? 0, y: ys[row] ?? 0 });
    state = search.before[state] ?? -1;
  }
  const from = starts[-1 - state];
  if (from === undefined) return undefined;
  points.push(from.at);
  return { points: points.reverse(), from, to, cost: total };
}

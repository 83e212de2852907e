/** Places where a line may leave or enter a box, and what each costs. */
import type { Box, Point } from "../graph.ts";
import * as cost from "./costs.ts";
import type { Axis, Grid } from "./grid.ts";
import { tickAt } from "./grid.ts";
import type { Side } from "./lines.ts";

export interface Port {
  readonly side: Side;
  /** On the border. */
  readonly at: Point;
  /** The first point of the lattice outside. */
  readonly column: number;
  readonly row: number;
  /** Axis of the piece between the two. */
  readonly axis: Axis;
  readonly price: number;
}

/** Ports that lines already use, by `node side`: places along the side. */
export type UsedPorts = Map<string, number[]>;

export const SIDES: readonly Side[] = ["top", "right", "bottom", "left"];

/** Takes (1) or gives back (-1) a port. */
export function usePort(used: UsedPorts, node: string, side: Side, at: Point, times: 1 | -1): void {
  const key = `${node} ${side}`;
  const places = used.get(key) ?? [];
  const place = isLevel(side) ? at.x : at.y;
  if (times === 1) places.push(place);
  else if (places.includes(place)) places.splice(places.indexOf(place), 1);
  used.set(key, places);
}

export function isLevel(side: Side): boolean {
  return side === "top" || side === "bottom";
}

export interface PortWish {
  readonly node: string;
  readonly box: Box;
  readonly sides: readonly Side[];
  /** From the inside: the other end is in this box. */
  readonly isInward: boolean;
  /** Also ports that are forbidden. */
  readonly isLastResort: boolean;
}

/** Every port of a box at a column or row of the lattice. */
export function findPorts(grid: Grid, used: UsedPorts, wish: PortWish): readonly Port[] {
  return wish.sides.flatMap((side) => portsOfSide(grid, used, wish, side));
}

function portsOfSide(grid: Grid, used: UsedPorts, wish: PortWish, side: Side): Port[] {
  const { box } = wish;
  const isFlat = isLevel(side);
  const [start, length] = isFlat ? [box.x, box.width] : [box.y, box.height];
  const ticks = isFlat ? grid.xs : grid.ys;
  const corner = Math.min(cost.CORNER, length >> 2);
  const taken = used.get(`${wish.node} ${side}`) ?? [];
  const ports: Port[] = [];
  for (let tick = tickAt(ticks, start + corner); (ticks[tick] ?? Infinity) <= start + length - corner; tick++) {
    const place = ticks[tick] ?? 0;
    const crowd = crowding(taken, place, wish.isLastResort);
    if (crowd === undefined) continue;
    const off = (place - start - length / 2) / (length / 2);
    const port = portAt(grid, wish, side, tick, place, crowd + Math.round(cost.OFF_CENTRE * off * off));
    if (port !== undefined) ports.push(port);
  }
  return ports;
}

function crowding(taken: readonly number[], place: number, isLastResort: boolean): number | undefined {
  let price = 0;
  for (const other of taken) {
    const gap = Math.abs(other - place);
    if (gap < cost.PORT_FREE && !isLastResort) return undefined;
    if (gap < cost.PORT_FREE) price += cost.LAST_RESORT;
    else if (gap < cost.PORT_AIRY) price += cost.PORT_CROWDING;
  }
  return price;
}

function portAt(grid: Grid, wish: PortWish, side: Side, tick: number, place: number, price: number): Port | undefined {
  const { box, isInward, isLastResort } = wish;
  const isFlat = isLevel(side);
  const axis: Axis = isFlat ? 1 : 0;
  const ticks = isFlat ? grid.ys : grid.xs;
  const isLow = side === "top" || side === "left";
  const border = isFlat ? (isLow ? box.y : box.y + box.height) : isLow ? box.x : box.x + box.width;
  const isBackwards = isLow !== isInward;
  const out = isBackwards ? tickAt(ticks, border - cost.BOX_FREE + 1) - 1 : tickAt(ticks, border + cost.BOX_FREE);
  if (out < 0 || out >= ticks.length) return undefined;
  const [column, row] = isFlat ? [tick, out] : [out, tick];
  const columns = grid.xs.length;
  const step = isFlat ? columns : 1;
  const first = row * columns + column;
  const limit = isLastResort ? cost.WALL : cost.FORBIDDEN;
  if ((grid.along[axis][first] ?? 0) >= limit) return undefined;
  let passed = 0;
  // From the start point back to the border: what stands across that short piece.
  if (isBackwards) {
    for (let at = out, point = first; (ticks[at] ?? Infinity) < border; at++, point += step)
      passed += grid.cuts[axis][point] ?? 0;
  } else {
    for (let at = out - 1, point = first - step; (ticks[at] ?? -Infinity) >= border; at--, point -= step)
      passed += grid.cuts[axis][point] ?? 0;
  }
  if (passed >= limit) return undefined;
  if (passed >= cost.FORBIDDEN) passed = cost.LAST_RESORT;
  const at = isFlat ? { x: place, y: border } : { x: border, y: place };
  return { side, at, column, row, axis, price: price + passed + Math.abs((ticks[out] ?? 0) - border) };
}

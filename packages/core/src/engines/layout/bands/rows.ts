/** Rows inside bands: broken where they are too wide, and moved to stand over and under what they are joined with. */
import { GAP, GRID } from "../graph.ts";
import type { Unit } from "./units.ts";

export interface BandRow {
  readonly units: readonly Unit[];
  readonly height: number;
}

/** Breaks the units of a band into rows no wider than `width`, all nearly equally long; the order goes on from row to row. */
export function breakRows(units: readonly Unit[], width: number): readonly BandRow[] {
  const whole = widthOf(units);
  const count = Math.max(1, Math.ceil(whole / width));
  const goal = whole / count;
  const rows: Unit[][] = [[]];
  for (const unit of units) {
    const row = rows.at(-1) ?? [];
    const isOver = row.length > 0 && widthOf([...row, unit]) - unit.width / 2 > goal && rows.length < count;
    const isTooWide = row.length > 0 && widthOf([...row, unit]) > width * 1.15;
    if (isOver || isTooWide) rows.push([unit]);
    else row.push(unit);
  }
  return rows
    .filter((row) => row.length > 0)
    .map((row) => ({ units: row, height: Math.max(...row.map(({ height }) => height)) }));
}

export function widthOf(units: readonly Unit[]): number {
  return units.reduce((sum, unit) => sum + unit.width + GAP, -GAP);
}

/**
 * Left sides of the units of all rows: first each row in the middle, then several times each unit as near as the others let it to the
 * middle of its neighbours.
 */
export function alignRows(rows: readonly BandRow[]): ReadonlyMap<number, number> {
  const widest = Math.max(0, ...rows.map(({ units }) => widthOf(units)));
  const left = new Map<number, number>();
  const size = new Map<number, number>();
  for (const { units } of rows) {
    let x = (widest - widthOf(units)) / 2;
    for (const unit of units) {
      left.set(unit.index, x);
      size.set(unit.index, unit.width);
      x += unit.width + GAP;
    }
  }
  const centre = (index: number): number => (left.get(index) ?? 0) + (size.get(index) ?? 0) / 2;
  for (let round = 0; round < 6; round++) {
    for (const { units } of round % 2 === 0 ? rows : rows.toReversed()) {
      const inRow = new Set(units.map(({ index }) => index));
      const wishes = units.map((unit) => {
        const others = unit.neighbours.filter((index) => !inRow.has(index) && left.has(index));
        if (others.length === 0) return centre(unit.index) - unit.width / 2;
        return others.reduce((sum, index) => sum + centre(index), 0) / others.length - unit.width / 2;
      });
      const clamped = wishes.map((wish, at) => Math.min(Math.max(wish, 0), widest - (units[at]?.width ?? 0)));
      fitted(clamped, units).forEach((x, at) => left.set(units[at]?.index ?? 0, x));
    }
  }
  return onGrid(rows, left);
}

/** Places nearest to the wishes (least squares) that keep the order and the gaps: pool adjacent violators (Ayer et al., 1955). */
function fitted(wishes: readonly number[], units: readonly Unit[]): readonly number[] {
  const offsets: number[] = [];
  let offset = 0;
  for (const unit of units) {
    offsets.push(offset);
    offset += unit.width + GAP;
  }
  const pools: { sum: number; count: number }[] = [];
  wishes.forEach((wish, at) => {
    pools.push({ sum: wish - (offsets[at] ?? 0), count: 1 });
    for (;;) {
      const [before, last] = [pools.at(-2), pools.at(-1)];
      if (before === undefined || last === undefined || before.sum / before.count <= last.sum / last.count) return;
      pools.pop();
      before.sum += last.sum;
      before.count += last.count;
    }
  });
  const places = pools.flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count));
  return places.map((place, at) => place + (offsets[at] ?? 0));
}

/** On the grid, with at least the gap between, from 0 on. */
function onGrid(rows: readonly BandRow[], left: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  const placed = new Map<number, number>();
  let least = Infinity;
  for (const { units } of rows) {
    let free = -Infinity;
    for (const unit of units) {
      const x = Math.max(Math.round((left.get(unit.index) ?? 0) / GRID) * GRID, free);
      placed.set(unit.index, x);
      least = Math.min(least, x);
      free = Math.ceil((x + unit.width + GAP) / GRID) * GRID;
    }
  }
  return new Map([...placed].map(([index, x]) => [index, x - least]));
}

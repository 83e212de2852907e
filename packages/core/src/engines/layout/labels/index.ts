/** What stands where, for the question whether a place is free: rectangles in square cells. */
import type { Box } from "../graph.ts";
import { isOverlapping } from "../route/lines.ts";

export interface Entry {
  readonly box: Box;
  /** Edge that it belongs to; undefined for what no edge may cover. */
  readonly edge: string | undefined;
}

export type Index = Map<number, Entry[]>;

const CELL = 96;
/** Cells in a row of the numbering; far more than any picture has. */
const ROW = 65_536;

export function addEntry(index: Index, entry: Entry): void {
  eachCell(entry.box, (cell) => {
    const entries = index.get(cell);
    if (entries === undefined) index.set(cell, [entry]);
    else entries.push(entry);
  });
}

/** Takes out everything of an edge that stands in this box. */
export function removeEntry(index: Index, entry: Entry): void {
  eachCell(entry.box, (cell) => {
    const entries = index.get(cell);
    if (entries?.includes(entry) === true) entries.splice(entries.indexOf(entry), 1);
  });
}

/** Nothing has area in common with the box, apart from what belongs to `except`. */
export function isFree(index: Index, box: Box, except: string | undefined): boolean {
  return !isAnyCell(box, (cell) => {
    const entries = index.get(cell);
    return (
      entries?.some((entry) => (except === undefined || entry.edge !== except) && isOverlapping(entry.box, box)) ===
      true
    );
  });
}

/** How many things of other edges have area in common with the box; one in two cells counts twice. */
export function countNear(index: Index, box: Box, own: string): number {
  let count = 0;
  eachCell(box, (cell) => {
    for (const entry of index.get(cell) ?? [])
      if (entry.edge !== undefined && entry.edge !== own && isOverlapping(entry.box, box)) count++;
  });
  return count;
}

function eachCell(box: Box, visit: (cell: number) => void): void {
  isAnyCell(box, (cell) => {
    visit(cell);
    return false;
  });
}

function isAnyCell({ x, y, width, height }: Box, test: (cell: number) => boolean): boolean {
  const last = Math.floor((x + width) / CELL);
  const bottom = Math.floor((y + height) / CELL);
  for (let row = Math.floor(y / CELL); row <= bottom; row++) {
    for (let column = Math.floor(x / CELL); column <= last; column++) if (test(row * ROW + column)) return true;
  }
  return false;
}

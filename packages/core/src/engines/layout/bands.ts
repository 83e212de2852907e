/** Layered pictures: nodes in horizontal bands from top to bottom, in rows inside each band, ordered so that few lines cross. */
import { GAP, GRID, MARGIN } from "./graph.ts";
import type { Box, LayoutGraph } from "./graph.ts";
import { orderBands } from "./bands/order.ts";
import { alignRows, breakRows, widthOf } from "./bands/rows.ts";
import type { BandRow } from "./bands/rows.ts";
import { namedBand, placeUnit, unitsOf } from "./bands/units.ts";
import type { Unit } from "./bands/units.ts";
import type { TreeNode } from "./pack/tree.ts";

export interface BandOptions {
  /** Width by height that the picture should have; 1.4 when absent. */
  readonly aspect?: number;
  /** Free pixels inside a band above and below its rows; 24 when absent. */
  readonly padding?: number;
}

/** Boxes of all nodes, each in the band that it names (0 at the top), from the margin on. The caller draws the lines. */
export function arrangeBands(graph: LayoutGraph, bands: number, options: BandOptions = {}): ReadonlyMap<string, Box> {
  const last = Math.max(0, bands - 1);
  return arrangeRows(graph, last + 1, (node) => Math.min(last, Math.max(0, Math.floor(namedBand(node)))), options);
}

/** The same with the bands of the outermost nodes as a function says: whole numbers from 0 to before `bands`. */
export function arrangeRows(
  graph: LayoutGraph,
  bands: number,
  bandOf: (node: TreeNode) => number,
  { aspect = 1.4, padding = 24 }: BandOptions = {},
): ReadonlyMap<string, Box> {
  const units = unitsOf(graph, bandOf);
  const order = orderBands(units, bands);
  const room = roomFor(order, units, graph);
  const width = bestWidth(order, room, { aspect, padding });
  return placed(
    order.map((band) => breakRows(band, width)),
    room,
    padding,
  );
}

/** Free pixels for lines below each band, and between the rows inside it. */
interface Room {
  readonly below: readonly number[];
  readonly between: readonly number[];
}

/** The more edges run somewhere, the more room there is; labels need a line of their own. */
function roomFor(order: readonly (readonly Unit[])[], units: readonly Unit[], graph: LayoutGraph): Room {
  const label = graph.edges.some((edge) => edge.label !== undefined) ? 24 : 0;
  const passing = order.map((_, band) => {
    const above = units.filter((unit) => unit.band <= band);
    return above.reduce(
      (sum, { neighbours }) => sum + neighbours.filter((other) => (units[other]?.band ?? 0) > band).length,
      0,
    );
  });
  const ending = order.map((band) => band.reduce((sum, { neighbours }) => sum + neighbours.length, 0));
  const room = (lines: number, share: number, most: number): number => {
    return lines === 0 ? 0 : toGrid(Math.min(most, Math.ceil(lines / share)) * 10 + label + GRID - 1);
  };
  return { below: passing.map((lines) => room(lines, 3, 16)), between: ending.map((lines) => GAP + room(lines, 8, 6)) };
}

/** The width of rows that brings the whole nearest to the aspect. */
function bestWidth(
  order: readonly (readonly Unit[])[],
  room: Room,
  { aspect, padding }: Required<BandOptions>,
): number {
  const widest = Math.max(1, ...order.map(widthOf));
  const least = Math.max(1, ...order.flat().map((unit) => unit.width));
  let best = { width: widest, cost: Infinity };
  for (let parts = 1; parts <= 12; parts++) {
    const width = Math.max(least, widest / parts);
    const rows = order.map((band) => breakRows(band, width));
    const whole = Math.max(...rows.flat().map(({ units }) => widthOf(units)), least);
    const cost = Math.abs(Math.log(whole / Math.max(1, heightOf(rows, room, padding)) / aspect));
    if (cost < best.cost) best = { width, cost };
  }
  return best.width;
}

function heightOf(bands: readonly (readonly BandRow[])[], { below, between }: Room, padding: number): number {
  return bands.reduce((sum, rows, band) => {
    const inside = rows.reduce((height, row) => height + row.height, 0);
    return sum + inside + Math.max(0, rows.length - 1) * (between[band] ?? 0) + 2 * padding + (below[band] ?? 0);
  }, 0);
}

function placed(
  bands: readonly (readonly BandRow[])[],
  { below, between }: Room,
  padding: number,
): ReadonlyMap<string, Box> {
  const left = alignRows(bands.flat());
  const boxes = new Map<string, Box>();
  let y = MARGIN;
  bands.forEach((rows, band) => {
    const gap = below[band] ?? 0;
    y += padding + (band > 0 ? halfGap(below[band - 1] ?? 0) : 0);
    rows.forEach((row, index) => {
      for (const unit of row.units) {
        const x = MARGIN + (left.get(unit.index) ?? 0);
        placeUnit(unit, { x, y: y + toGrid((row.height - unit.height) / 2) }, boxes);
      }
      y += toGrid(row.height + GRID - 1) + (index < rows.length - 1 ? (between[band] ?? 0) : 0);
    });
    y += padding + gap - halfGap(gap);
  });
  return boxes;
}

/** Half of the room lies in the band above, half in the band below. */
function halfGap(gap: number): number {
  return toGrid(gap / 2);
}

function toGrid(value: number): number {
  return Math.floor(value / GRID) * GRID;
}

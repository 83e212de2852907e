/** Puts finished pictures side by side: the parts of a graph that nothing joins. */
import { GAP, GRID, MARGIN } from "../graph.ts";
import type { Box, Layout, LayoutEdge, Point, Route } from "../graph.ts";

/** A part with places of its own. */
export interface Piece {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly routes: ReadonlyMap<string, Route>;
}

/** Width by height that the whole should have. */
const ASPECT = 1.5;
const BETWEEN = GAP + GRID;

/**
 * Pieces in rows from left to right, highest rows first tried wide enough for a good aspect; routes in the order of the edges, all
 * coordinates from the margin on.
 */
export function packParts(pieces: readonly Piece[], edges: readonly LayoutEdge[]): Layout {
  const sized = pieces.map((piece) => ({ piece, extent: extentOf(piece) }));
  const widest = Math.max(0, ...sized.map(({ extent }) => extent.width));
  const area = sized.reduce((sum, { extent }) => sum + (extent.width + BETWEEN) * (extent.height + BETWEEN), 0);
  const room = Math.max(widest, Math.sqrt(area * ASPECT));
  const boxes = new Map<string, Box>();
  const routes = new Map<string, Route>();
  const pen = { x: 0, y: 0, rowHeight: 0, width: 0 };
  for (const { piece, extent } of sized) {
    if (pen.x > 0 && pen.x + extent.width > room) newRow(pen);
    const shift = { x: toGrid(MARGIN + pen.x - extent.x), y: toGrid(MARGIN + pen.y - extent.y) };
    for (const [id, box] of piece.boxes) boxes.set(id, { ...box, x: box.x + shift.x, y: box.y + shift.y });
    for (const [id, route] of piece.routes) routes.set(id, movedRoute(route, shift));
    pen.x += Math.ceil(extent.width / GRID) * GRID + BETWEEN;
    pen.rowHeight = Math.max(pen.rowHeight, extent.height);
  }
  const ordered = edges.flatMap(({ id }): [string, Route][] => {
    const route = routes.get(id);
    return route === undefined ? [] : [[id, route]];
  });
  return sizedLayout(boxes, new Map(ordered));
}

/**
 * The layout with the size that its boxes, lines and labels take, and a margin around. What lines need at the left and above everything is
 * moved in, by whole steps of the grid.
 */
export function sizedLayout(boxes: ReadonlyMap<string, Box>, routes: ReadonlyMap<string, Route>): Layout {
  const { x, y, width, height } = extentOf({ boxes, routes });
  const shift = { x: toGrid(Math.max(0, MARGIN - x)), y: toGrid(Math.max(0, MARGIN - y)) };
  const size = { width: Math.ceil(x + shift.x + width + MARGIN), height: Math.ceil(y + shift.y + height + MARGIN) };
  if (shift.x === 0 && shift.y === 0) return { boxes, routes, ...size };
  return {
    boxes: new Map([...boxes].map(([id, box]) => [id, { ...box, x: box.x + shift.x, y: box.y + shift.y }])),
    routes: new Map([...routes].map(([id, route]) => [id, movedRoute(route, shift)])),
    ...size,
  };
}

/** The box around everything in a piece. */
export function extentOf({ boxes, routes }: Piece): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const include = (x: number, y: number, width: number, height: number): void => {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  };
  for (const { x, y, width, height } of boxes.values()) include(x, y, width, height);
  for (const { points, label } of routes.values()) {
    for (const { x, y } of points) include(x, y, 0, 0);
    if (label !== undefined) include(label.x, label.y, label.width, label.height);
  }
  return left > right
    ? { x: 0, y: 0, width: 0, height: 0 }
    : { x: left, y: top, width: right - left, height: bottom - top };
}

function newRow(pen: { x: number; y: number; rowHeight: number }): void {
  const { y, rowHeight } = pen;
  Object.assign(pen, { x: 0, y: y + Math.ceil(rowHeight / GRID) * GRID + BETWEEN, rowHeight: 0 });
}

function movedRoute({ points, label, ...rest }: Route, { x, y }: Point): Route {
  const moved = points.map((point) => ({ x: point.x + x, y: point.y + y }));
  return label === undefined
    ? { ...rest, points: moved }
    : { ...rest, points: moved, label: { ...label, x: label.x + x, y: label.y + y } };
}

/** Shifts are whole steps, so that what stands on the grid stays on it. */
function toGrid(value: number): number {
  return Math.ceil(value / GRID) * GRID;
}

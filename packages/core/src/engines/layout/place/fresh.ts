/**
 * A plain layered arrangement of nodes that all have no place: the lines point in reading direction, rows are put in order by their
 * neighbours (Sugiyama, Tagawa, Toda, "Methods for Visual Understanding of Hierarchical System Structures", IEEE SMC-11(2), 1981).
 * For what is new as a whole; a fresh picture comes from an engine that takes more time for it.
 */
import { type Box, CLEARANCE, GAP, GRID, type LayoutEdge, type Point, type Size } from "../graph.ts";
import { isVertical } from "./links.ts";
import { hullOf, isWithin, type Room, shift } from "../update/room.ts";

/** Arranges nodes of one group around a corner; each must have its size in `room.boxes`. */
export function arrange(room: Room, nodes: readonly number[], edges: readonly LayoutEdge[], at: Point): void {
  const arcs = arcsOf(room, nodes, edges);
  const linked = nodes.filter((node) => arcs.some(({ from, to }) => from === node || to === node));
  const loose = nodes.filter((node) => !linked.includes(node));
  const isDown = isVertical(room.graph);
  const sizes = new Map(nodes.map((node) => [node, turned(room.boxes[node] ?? ZERO, isDown)]));
  const places = new Map<number, Box>();
  const rows = rowsOf(linked, arcs);
  stack(rows, arcs, sizes, places);
  const below = hullOf(places.values());
  const top = below === undefined ? 0 : below.height + 2 * GAP;
  grid(loose, sizes, places, top, below?.width ?? 0);
  straighten(places);
  putAll(room, places, isDown, at);
}

const ZERO: Box = { x: 0, y: 0, width: GRID, height: GRID };

interface Arc {
  readonly from: number;
  readonly to: number;
  readonly label: Size | undefined;
}

/** Edges between the nodes, or between what is in them. */
function arcsOf(room: Room, nodes: readonly number[], edges: readonly LayoutEdge[]): Arc[] {
  const inside = (id: string): number | undefined => {
    const end = room.indexOf.get(id);
    return end === undefined ? undefined : nodes.find((node) => isWithin(room, end, node));
  };
  return edges.flatMap((edge) => {
    const [from, to] = [inside(edge.from), inside(edge.to)];
    return from === undefined || to === undefined || from === to ? [] : [{ from, to, label: edge.label }];
  });
}

function turned({ x, y, width, height }: Box, isDown: boolean): Box {
  return isDown ? { x, y, width, height } : { x: y, y: x, width: height, height: width };
}

/** Nodes by their longest way from a source; arcs that would close a cycle count backwards. */
function rowsOf(nodes: readonly number[], arcs: readonly Arc[]): number[][] {
  const order = orderOf(nodes, arcs);
  const rank = new Map<number, number>();
  for (const node of order) {
    const before = arcs.flatMap(({ from, to }) =>
      to === node ? (rank.get(from) ?? []) : from === node ? (rank.get(to) ?? []) : [],
    );
    rank.set(node, before.length === 0 ? 0 : Math.max(...before) + 1);
  }
  const rows: number[][] = [];
  for (const node of order) {
    const at = rank.get(node) ?? 0;
    while (rows.length <= at) rows.push([]);
    rows[at]?.push(node);
  }
  return rows;
}

/** Each time the node to which fewest lines still come, the first of those. */
function orderOf(nodes: readonly number[], arcs: readonly Arc[]): number[] {
  const incoming = new Map(nodes.map((node) => [node, arcs.filter(({ to }) => to === node).length]));
  const order: number[] = [];
  while (incoming.size > 0) {
    const least = Math.min(...incoming.values());
    const next = [...incoming.keys()].find((node) => incoming.get(node) === least) ?? 0;
    incoming.delete(next);
    order.push(next);
    for (const { from, to } of arcs)
      if (from === next && incoming.has(to)) incoming.set(to, (incoming.get(to) ?? 1) - 1);
  }
  return order;
}

/** Rows one below the other, each node as near to its neighbours above as the order allows. */
function stack(
  rows: readonly number[][],
  arcs: readonly Arc[],
  sizes: ReadonlyMap<number, Box>,
  places: Map<number, Box>,
): void {
  let top = 0;
  for (const row of rows) {
    const wished = new Map(row.map((node, index) => [node, wishedCentre(node, arcs, places) ?? index]));
    const sorted = row.toSorted((a, b) => (wished.get(a) ?? 0) - (wished.get(b) ?? 0) || a - b);
    let right = -Infinity;
    let height = 0;
    for (const node of sorted) {
      const size = sizes.get(node) ?? ZERO;
      const x = Math.max(right, snap((wished.get(node) ?? 0) - size.width / 2));
      places.set(node, { x, y: top, width: size.width, height: size.height });
      right = x + size.width + GAP;
      height = Math.max(height, size.height);
    }
    top = snap(top + height + gapBelow(row, arcs));
  }
}

function wishedCentre(node: number, arcs: readonly Arc[], places: ReadonlyMap<number, Box>): number | undefined {
  const centres = arcs.flatMap(({ from, to }) => {
    const box = from === node ? places.get(to) : to === node ? places.get(from) : undefined;
    return box === undefined ? [] : [box.x + box.width / 2];
  });
  return centres.length === 0 ? undefined : centres.reduce((sum, x) => sum + x, 0) / centres.length;
}

/** Room for the labels and bends of the lines that leave a row. */
function gapBelow(row: readonly number[], arcs: readonly Arc[]): number {
  const leaving = arcs.filter(({ from, to }) => row.includes(from) || row.includes(to));
  const label = Math.max(0, ...leaving.map((arc) => arc.label?.height ?? 0));
  return 2 * GAP + label + CLEARANCE * Math.min(8, leaving.length);
}

/** What has no lines stands below in rows about as wide as the rest. */
function grid(
  nodes: readonly number[],
  sizes: ReadonlyMap<number, Box>,
  places: Map<number, Box>,
  top: number,
  width: number,
): void {
  const area = nodes.reduce(
    (sum, node) => sum + ((sizes.get(node) ?? ZERO).width + GAP) * ((sizes.get(node) ?? ZERO).height + GAP),
    0,
  );
  const widest = Math.max(width, Math.sqrt(area * 1.6));
  let [x, y, height] = [0, top, 0];
  for (const node of nodes) {
    const size = sizes.get(node) ?? ZERO;
    if (x > 0 && x + size.width > widest) [x, y, height] = [0, y + height + GAP, 0];
    places.set(node, { x, y, width: size.width, height: size.height });
    x += size.width + GAP;
    height = Math.max(height, size.height);
  }
}

/** Everything right of and below zero. */
function straighten(places: Map<number, Box>): void {
  const left = hullOf(places.values())?.x ?? 0;
  for (const [node, box] of places) places.set(node, { ...box, x: box.x - left });
}

function snap(value: number): number {
  return Math.round(value / GRID) * GRID;
}

function putAll(room: Room, places: ReadonlyMap<number, Box>, isDown: boolean, at: Point): void {
  const { direction } = room.graph;
  const depth = hullOf(places.values())?.height ?? 0;
  for (const [node, place] of places) {
    const isMirrored = direction === "up" || direction === "left";
    const y = isMirrored ? depth - place.y - place.height : place.y;
    const box = turned({ ...place, y }, isDown);
    const old = room.boxes[node];
    if (old !== undefined) shift(room, node, at.x + box.x - old.x, at.y + box.y - old.y);
    room.isPlaced[node] = true;
  }
}

/** What a node without a place is connected with, and where it would stand if nothing else were there. */
import { type Box, CLEARANCE, GAP, type LayoutEdge, type LayoutGraph, type Point, type Size } from "../graph.ts";
import { isWithin, type Room, siblingsOf } from "../update/room.ts";

export interface Link {
  /** The other end; it has a place. */
  readonly other: number;
  /** Whether the line comes from the other end, which then comes first in reading direction. */
  readonly isIncoming: boolean;
  /** Free pixels between both ends along the reading direction that the line and its label need. */
  readonly room: number;
  /** Free pixels that they need when both ends stand side by side. */
  readonly roomAside: number;
}

export interface Links {
  readonly links: readonly Link[];
  /** Where nothing is connected: what the node should stand beside. */
  readonly companion: number | undefined;
  /** Upper left corner. */
  readonly ideal: Point;
}

/** Edges at each node, also at the groups around their ends. */
export function edgesByNode(room: Room): ReadonlyMap<number, readonly LayoutEdge[]> {
  const edges = new Map<number, LayoutEdge[]>();
  for (const edge of room.graph.edges) {
    const ends = [room.indexOf.get(edge.from), room.indexOf.get(edge.to)];
    const around = new Set(ends.flatMap((end) => (end === undefined ? [] : lineage(room, end))));
    for (const node of around) {
      const there = edges.get(node);
      if (there === undefined) edges.set(node, [edge]);
      else there.push(edge);
    }
  }
  return edges;
}

function lineage(room: Room, node: number): number[] {
  const all: number[] = [];
  for (let at = node; at >= 0; at = room.parents[at] ?? -1) all.push(at);
  return all;
}

/** Links of a node to what has a place, and the ideal place by them. */
export function linksOf(room: Room, node: number, edges: readonly LayoutEdge[], layerGap: number): Links {
  const links = edges.flatMap((edge): Link[] => {
    const [from, to] = [room.indexOf.get(edge.from), room.indexOf.get(edge.to)];
    if (from === undefined || to === undefined) return [];
    const isIncoming = isWithin(room, to, node);
    if (isIncoming === isWithin(room, from, node)) return [];
    const other = isIncoming ? from : to;
    if (!isAnchored(room, other) || isWithin(room, node, other)) return [];
    return [{ other, isIncoming, ...roomFor(edge, room.graph, layerGap) }];
  });
  const companion = links.length > 0 ? undefined : companionOf(room, node);
  return { links, companion, ideal: idealOf(room, node, links, companion) };
}

/** Whether a node and everything around it have their places. */
export function isAnchored(room: Room, node: number): boolean {
  return lineage(room, node).every((at) => room.isPlaced[at] === true);
}

function roomFor(edge: LayoutEdge, graph: LayoutGraph, layerGap: number): Pick<Link, "room" | "roomAside"> {
  const { width, height }: Size = edge.label ?? { width: 0, height: 0 };
  const [along, across] = isVertical(graph) ? [height, width] : [width, height];
  // Beside the label: clear space at both of its sides, and the arrow.
  const more = 4 * CLEARANCE;
  return {
    room: Math.max(layerGap, edge.label === undefined ? 0 : along + more),
    roomAside: Math.max(GAP, across + more),
  };
}

/** Whether reading goes down or up. */
export function isVertical({ direction }: Pick<LayoutGraph, "direction">): boolean {
  return direction === "down" || direction === "up";
}

/** The sibling that is nearest in the order of the graph. */
function companionOf(room: Room, node: number): number | undefined {
  const siblings = siblingsOf(room, node);
  return siblings.findLast((other) => other < node) ?? siblings[0];
}

function idealOf(room: Room, node: number, links: readonly Link[], companion: number | undefined): Point {
  const size = room.boxes[node] ?? room.nodes[node] ?? { width: 0, height: 0 };
  const points = links.flatMap((link) => {
    const there = room.boxes[link.other];
    return there === undefined ? [] : [beyond(there, size, link.room, isForward(room, link), isVertical(room.graph))];
  });
  if (points.length > 0) {
    return within(room, node, size, { x: mean(points.map(({ x }) => x)), y: mean(points.map(({ y }) => y)) });
  }
  const beside = companion === undefined ? undefined : room.boxes[companion];
  if (beside !== undefined) {
    const isDown = isVertical(room.graph);
    return isDown
      ? { x: beside.x + beside.width + GAP, y: beside.y }
      : { x: beside.x, y: beside.y + beside.height + GAP };
  }
  const around = room.boxes[room.parents[node] ?? -1];
  return { x: around?.x ?? 0, y: around?.y ?? 0 };
}

/** The point nearest to another at which a box is in the group around it, or next to what is in there. */
function within(room: Room, node: number, { width, height }: Size, at: Point): Point {
  const around = room.boxes[room.parents[node] ?? -1];
  if (around === undefined) return at;
  const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);
  return {
    x: clamp(at.x, around.x - width, around.x + around.width),
    y: clamp(at.y, around.y - height, around.y + around.height),
  };
}

/** Whether the node should be right of or below the other end. */
export function isForward(room: Room, link: Link): boolean {
  const { direction } = room.graph;
  return link.isIncoming === (direction === "down" || direction === "right");
}

/** The corner of a box of a size that stands beyond another, centre to centre. */
export function beyond(there: Box, size: Size, gap: number, isAfter: boolean, isDown: boolean): Point {
  const x = there.x + (there.width - size.width) / 2;
  const y = there.y + (there.height - size.height) / 2;
  if (isDown) return { x, y: isAfter ? there.y + there.height + gap : there.y - gap - size.height };
  return { x: isAfter ? there.x + there.width + gap : there.x - gap - size.width, y };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** What usually lies between both ends of a line along the reading direction. */
export function usualLayerGap(room: Room): number {
  const gaps = room.graph.edges.flatMap((edge) => {
    const [from, to] = [room.before[room.indexOf.get(edge.from) ?? -1], room.before[room.indexOf.get(edge.to) ?? -1]];
    if (from === undefined || to === undefined) return [];
    const gap = isVertical(room.graph)
      ? Math.max(to.y - from.y - from.height, from.y - to.y - to.height)
      : Math.max(to.x - from.x - from.width, from.x - to.x - to.width);
    return gap > 0 ? [gap] : [];
  });
  gaps.sort((a, b) => a - b);
  return Math.min(3 * GAP, Math.max(GAP, gaps[gaps.length >> 1] ?? 2 * GAP));
}

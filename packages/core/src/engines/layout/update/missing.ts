/** Places for what has none: new nodes, and those whose place no longer holds. */
import { type LayoutEdge, MARGIN, PADDING } from "../graph.ts";
import { placeNode, put, unplace, type Wishes } from "../place.ts";
import { arrange } from "../place/fresh.ts";
import { isAnchored, linksOf } from "../place/links.ts";
import { childrenOf, leastSize, placedIn, restore, type Room, snapshot, wrap } from "./room.ts";
import { makeRoom } from "./push.ts";
import { TIGHT } from "./ways.ts";

/** Gives everything a place: first what stands in new groups, then from the outside inwards what has most neighbours. */
export function placeMissing(room: Room, wishes: Wishes): void {
  for (let group = room.nodes.length - 1; group >= 0; group--) {
    if (room.nodes[group]?.isGroup === true && placedIn(room, group).length === 0) fill(room, group, room.graph.edges);
  }
  if (placedIn(room, -1).length === 0) arrangeIn(room, -1, room.graph.edges, MARGIN, MARGIN);
  for (let node = nextOf(room, wishes); node !== undefined; node = nextOf(room, wishes)) {
    if (!placeNode(room, node, wishes)) placeAnyhow(room, node, wishes);
  }
}

/** Arranges the nodes of a group that has none with a place yet. */
function fill(room: Room, group: number, edges: readonly LayoutEdge[]): void {
  const node = room.nodes[group];
  if (node === undefined) return;
  const before = room.boxes[group];
  room.boxes[group] ??= { x: 0, y: 0, ...leastSize(node) };
  if (childrenOf(room, group).length === 0) return;
  const { x, y } = room.boxes[group];
  arrangeIn(room, group, edges, x + PADDING, y + node.title + PADDING);
  wrap(room, group);
  if (room.isPlaced[group] !== true) return;
  if (!makeRoom(room, group, before, TIGHT) && !room.held.has(group)) unplace(room, group);
}

function arrangeIn(room: Room, parent: number, edges: readonly LayoutEdge[], x: number, y: number): void {
  const nodes = childrenOf(room, parent);
  for (const node of nodes) {
    if (room.nodes[node]?.isGroup !== true) put(room, node, { x: 0, y: 0 });
  }
  arrange(room, nodes, edges, { x, y });
}

/** The node without a place, in something that has one, that has most links to what has a place. */
function nextOf(room: Room, wishes: Wishes): number | undefined {
  let best: { readonly node: number; readonly links: number } | undefined;
  for (const node of room.nodes.keys()) {
    const parent = room.parents[node] ?? -1;
    if (room.isPlaced[node] === true || (parent >= 0 && !isAnchored(room, parent))) continue;
    const { links } = linksOf(room, node, wishes.edges.get(node) ?? [], wishes.layerGap);
    if (best === undefined || links.length > best.links) best = { node, links: links.length };
  }
  return best?.node;
}

/** A place for a node between pins that leave none: they count as any other node. */
function placeAnyhow(room: Room, node: number, wishes: Wishes): void {
  const free: Room = { ...room, held: new Set(), pinned: new Set() };
  if (placeNode(free, node, wishes)) restore(room, snapshot(free));
  else put(room, node, room.boxes[node] ?? { x: MARGIN, y: MARGIN });
}

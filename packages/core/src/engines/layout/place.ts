/** Finds a place for a node that has none: among those that neighbours, rows and columns suggest, the one that costs least. */
import type { Box, Hint, LayoutEdge, Point, Route } from "./graph.ts";
import { countViolations, partnersOf } from "./place/hints.ts";
import { bandGuides, strayCount } from "./place/bands.ts";
import { candidatesFor } from "./place/candidates.ts";
import { placeCost, surroundingsCost } from "./place/cost.ts";
import { edgesByNode, type Links, linksOf, usualLayerGap } from "./place/links.ts";
import { hullOf, placedIn, restore, type Room, shift, snapshot, type Snapshot, usualGap, wrap } from "./update/room.ts";
import { displacementCost } from "./update/cost.ts";
import { makeRoom } from "./update/push.ts";

/** What a search for places looks at beside the boxes. */
export interface Wishes {
  readonly hints: readonly Hint[];
  /** Edges at each node or in it. */
  readonly edges: ReadonlyMap<number, readonly LayoutEdge[]>;
  /** Free pixels that are usual between both ends of a line, along the reading direction. */
  readonly layerGap: number;
  /** Lines that would stay as they are. */
  readonly routes: readonly Route[];
}

const HINT = 3000;
const STRAY = 3000;
const NOWHERE: Box = { x: 0, y: 0, width: 0, height: 0 };

/** What a person and the picture of the last time say about places. */
export function wishesOf(room: Room, hints: readonly Hint[], routes: readonly Route[]): Wishes {
  return { hints, edges: edgesByNode(room), layerGap: usualLayerGap(room), routes };
}

/** Places a node, with everything in it, in the group around it. False when pinned nodes leave no place at all. */
export function placeNode(room: Room, node: number, wishes: Wishes): boolean {
  const links = linksOf(room, node, wishes.edges.get(node) ?? [], wishes.layerGap);
  const gap = usualGap(room, room.parents[node] ?? -1);
  const start = snapshot(room);
  const guides = [...partnersOf(room, node, wishes.hints), ...bandGuides(room, node)];
  const choices = candidatesFor(room, node, links, gap, guides)
    .map((at) => ({ at, cost: placeCost(room, node, at, links, gap) }))
    .sort((a, b) => a.cost - b.cost || a.at.y - b.at.y || a.at.x - b.at.x);
  let best: { readonly cost: number; readonly end: Snapshot } | undefined;
  for (const { at, cost } of choices) {
    const limit = (best?.cost ?? Infinity) - cost;
    if (limit <= 0) break;
    const more = tryPlace(room, node, { at, gap, limit, start });
    const total = cost + more + (more < limit ? unfitness(room, node, links, wishes) : 0);
    if (more < limit && total < cost + limit) best = { cost: total, end: snapshot(room) };
    restore(room, start);
  }
  if (best !== undefined) restore(room, best.end);
  return best !== undefined;
}

interface Trial {
  readonly at: Point;
  readonly gap: number;
  /** What it may cost. */
  readonly limit: number;
  readonly start: Snapshot;
}

/** What it costs others when a node comes to a place: what moves, and what grows. */
function tryPlace(room: Room, node: number, { at, gap, limit, start }: Trial): number {
  put(room, node, at);
  if (!makeRoom(room, node, undefined, gap, limit)) return Infinity;
  return displacementCost(room, start, node) + growthCost(room, node, start);
}

/** What speaks against a place once the node is there. */
function unfitness(room: Room, node: number, links: Links, { routes, hints }: Wishes): number {
  const astray = strayCount(room, node, room.boxes[node] ?? NOWHERE);
  return surroundingsCost(room, node, links, routes) + HINT * countViolations(room, hints) + STRAY * astray;
}

/** Groups and the picture should not grow more than they must. */
function growthCost(room: Room, node: number, start: Snapshot): number {
  let cost = 0;
  for (let group = room.parents[node] ?? -1; group >= 0; group = room.parents[group] ?? -1) {
    cost += growth(start.boxes[group], room.boxes[group]);
  }
  const roots = placedIn(room, -1);
  const before = hullOf(roots.map((root) => (start.isPlaced[root] === true ? start.boxes[root] : undefined)));
  return cost + growth(before, hullOf(roots.map((root) => room.boxes[root]))) / 2;
}

function growth(before: Box | undefined, after: Box | undefined): number {
  if (before === undefined || after === undefined) return 0;
  return Math.max(0, after.width - before.width) + Math.max(0, after.height - before.height);
}

/** Puts a node with everything in it to a place; a leaf takes its size. */
export function put(room: Room, node: number, { x, y }: Point): void {
  const { width, height, isGroup } = room.nodes[node] ?? { width: 0, height: 0, isGroup: false };
  const box = room.boxes[node];
  if (box === undefined || !isGroup) room.boxes[node] = { x, y, width, height };
  else shift(room, node, x - box.x, y - box.y);
  room.isPlaced[node] = true;
}

/** Takes a node out of its place, so that it can have another. */
export function unplace(room: Room, node: number): void {
  room.isPlaced[node] = false;
  for (let group = room.parents[node] ?? -1; group >= 0; group = room.parents[group] ?? -1) wrap(room, group);
}

/** Ways to push what is in the way of a node: each to its side, or everything along one axis, in the order in which it stands. */
import { type Box, CLEARANCE } from "../graph.ts";
import { placedIn, type Room, separation, shift, siblingsOf, type Snapshot } from "./room.ts";
import { limits, MOVE } from "./cost.ts";

/** Boxes that have grown may come this near to others before anything is moved: a line still passes between them. */
export const TIGHT: number = 2 * CLEARANCE;

export const directions = ["right", "down", "left", "up"] as const;
type Way = (typeof directions)[number];
export function rivalsOf(room: Room, node: number, air: number): number[] {
  const box = room.boxes[node];
  return siblingsOf(room, node).filter((other) => {
    const there = room.boxes[other];
    return box !== undefined && there !== undefined && separation(box, there) < gapBetween(room, node, other, air);
  });
}

/** What two nodes of a group keep free between them: `air`, or less where they were nearer all along. */
function gapBetween(room: Room, a: number, b: number, air: number): number {
  const [first, second] = [room.before[a], room.before[b]];
  if (first === undefined || second === undefined) return air;
  const was = separation(first, second);
  return was >= 0 ? Math.min(was, air) : air;
}

/** Nothing stands left of or above the margin, unless it did so before, or a group around what is pinned must: then the whole picture moves. */
export function isOutside(room: Room, node: number): boolean {
  const box = room.boxes[node];
  if (box === undefined || (room.parents[node] ?? -1) >= 0 || room.held.has(node)) return false;
  const [left, top] = limits(room);
  return box.x < left || box.y < top;
}

/** Whether nothing that moved is too near to anything. */
export function isClear(room: Room, parent: number, start: Snapshot): boolean {
  const nodes = placedIn(room, parent);
  return nodes.every((node) => {
    if (room.boxes[node] === start.boxes[node]) return true;
    return !isOutside(room, node) && rivalsOf(room, node, TIGHT).length === 0;
  });
}

/** How far apart things are pushed, and what that may still cost. */
interface Effort {
  readonly gap: number;
  left: number;
}

/** Each rival goes to the side on which it stands. */
export function pushApart(
  room: Room,
  node: number,
  was: Box | undefined,
  rivals: readonly number[],
  effort: Effort,
): boolean {
  if (isOutside(room, node)) return false;
  const box = room.boxes[node];
  return directions.every((way) => {
    const there = rivals.filter((other) => sideOf(was ?? box, room.boxes[other]) === way);
    return push(room, node, way, there, effort);
  });
}

/** The way in which a box lies from another: where they are farthest apart, or overlap least. */
function sideOf(from: Box | undefined, to: Box | undefined): Way {
  if (from === undefined || to === undefined) return "right";
  const gaps: Readonly<Record<Way, number>> = {
    right: to.x - (from.x + from.width),
    down: to.y - (from.y + from.height),
    left: from.x - (to.x + to.width),
    up: from.y - (to.y + to.height),
  };
  return directions.reduce((best, way) => (gaps[way] > gaps[best] ? way : best));
}

/** The node itself makes way for what stands behind it, and pushes what stands in front of it. */
export function pushAside(room: Room, node: number, way: Way, air: number, effort: Effort): boolean {
  const seen = new Set<number>();
  for (;;) {
    const box = room.boxes[node];
    if (box === undefined) return false;
    const rivals = rivalsOf(room, node, air);
    const behind = rivals.filter((other) => !seen.has(other) && isBehind(box, room.boxes[other], way));
    const far = behind.map((other) => reach(room, node, other, way, effort.gap));
    const [left, top] = (room.parents[node] ?? -1) < 0 ? limits(room) : [-Infinity, -Infinity];
    if (way === "right") far.push(left - box.x);
    if (way === "down") far.push(top - box.y);
    const distance = Math.max(0, ...far);
    if (distance === 0) return !isOutside(room, node) && push(room, node, way, rivals, effort);
    if (room.held.has(node)) return false;
    for (const other of behind) seen.add(other);
    shift(room, node, ...vector(way, distance));
  }
}

function isBehind(box: Box, other: Box | undefined, way: Way): boolean {
  if (other === undefined) return false;
  const forward = start(other, way) + end(other, way) - start(box, way) - end(box, way);
  return forward < 0;
}

/** How far a node goes to be beyond another. */
function reach(room: Room, node: number, other: number, way: Way, gap: number): number {
  const [box, obstacle] = [room.boxes[node], room.boxes[other]];
  if (box === undefined || obstacle === undefined) return 0;
  return end(obstacle, way) + gapBetween(room, node, other, gap) - start(box, way);
}

/**
 * Pushes the rivals of a node beyond it, and what they meet beyond themselves. Nodes are looked at in the order in which they stand along
 * the way, so nothing overtakes anything. False when something in the way cannot move.
 */
function push(room: Room, node: number, way: Way, rivals: readonly number[], effort: Effort): boolean {
  if (rivals.length === 0) return true;
  const first = new Set(rivals);
  const pushers = [node];
  const place = (other: number): number => start(room.boxes[other] ?? NOWHERE, way);
  const order = siblingsOf(room, node).toSorted((a, b) => place(a) - place(b) || a - b);
  for (const other of order) {
    let distance = first.has(other) ? reach(room, other, node, way, effort.gap) : 0;
    for (const pusher of pushers) {
      if (pusher !== node && isInTheWay(room, pusher, other, way)) {
        distance = Math.max(distance, reach(room, other, pusher, way, effort.gap));
      }
    }
    if (distance <= 0) continue;
    effort.left -= MOVE * (room.weights[other] ?? 1);
    if (room.held.has(other) || effort.left < 0) return false;
    shift(room, other, ...vector(way, distance));
    if (isOutside(room, other)) return false;
    pushers.push(other);
  }
  return true;
}

const NOWHERE: Box = { x: 0, y: 0, width: 0, height: 0 };

/** Whether a node that was pushed has come too near to another, or past it. */
function isInTheWay(room: Room, pusher: number, other: number, way: Way): boolean {
  const [box, there] = [room.boxes[pusher], room.boxes[other]];
  if (box === undefined || there === undefined) return false;
  const air = gapBetween(room, pusher, other, TIGHT);
  return gapAcross(box, there, way) < air && end(box, way) + air > start(there, way);
}

function gapAcross(a: Box, b: Box, way: Way): number {
  return way === "left" || way === "right"
    ? Math.max(b.y - (a.y + a.height), a.y - (b.y + b.height))
    : Math.max(b.x - (a.x + a.width), a.x - (b.x + b.width));
}

/** The side of a box that comes first when going a way, as a number that grows on the way. */
function start(box: Box, way: Way): number {
  switch (way) {
    case "right":
      return box.x;
    case "down":
      return box.y;
    case "left":
      return -(box.x + box.width);
    case "up":
      return -(box.y + box.height);
  }
}

function end(box: Box, way: Way): number {
  return start(box, way) + (way === "left" || way === "right" ? box.width : box.height);
}

function vector(way: Way, distance: number): readonly [number, number] {
  switch (way) {
    case "right":
      return [distance, 0];
    case "down":
      return [0, distance];
    case "left":
      return [-distance, 0];
    case "up":
      return [0, -distance];
  }
}

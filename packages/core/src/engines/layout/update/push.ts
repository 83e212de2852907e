/**
 * Making room: what is in the way of a node that has come or grown is pushed along one axis, and what is in the way of that, so that
 * the order of the boxes stays. Groups that grow by it make room around themselves in turn, up to the picture.
 */
import { type Box, CLEARANCE, GAP } from "../graph.ts";
import { isSameBox, restore, type Room, type Snapshot, snapshot, wrap } from "./room.ts";
import { displacementCost } from "./cost.ts";
import { directions, isClear, isOutside, pushApart, pushAside, rivalsOf, TIGHT } from "./ways.ts";

/** A way of making room, and what it has moved. */
interface Outcome {
  readonly cost: number;
  readonly end: Snapshot;
}

/** How many ways are followed to the end at each group: the cheapest where they are may push a whole group farther out. */
const FOLLOWED = 3;

/**
 * Makes room around a node, and around every group that grows by it. `was`: where the node was before it grew; `air`: what it keeps free
 * around itself; `limit`: what it may cost. False when a pinned node is in the way or it costs too much; the room is then as it was.
 */
export function makeRoom(
  room: Room,
  node: number,
  was: Box | undefined,
  air: number,
  limit: number = Infinity,
): boolean {
  const start = snapshot(room);
  const best = follow(room, node, { was, air, limit }, start);
  restore(room, best?.end ?? start);
  return best !== undefined;
}

/** The cheapest outcome of making room from a node outwards; the room itself is left anyhow. */
function follow(room: Room, node: number, need: Need, origin: Snapshot): Outcome | undefined {
  let best: Outcome | undefined;
  for (const way of waysAround(room, node, need)) {
    const limit = best?.cost ?? need.limit;
    if (way.cost >= limit) break;
    restore(room, way.end);
    const outcome = followOutwards(room, node, origin, limit);
    if (outcome !== undefined && outcome.cost < limit) best = outcome;
  }
  return best;
}

/** What a node asks of its surroundings. */
interface Need {
  readonly was: Box | undefined;
  readonly air: number;
  readonly limit: number;
}

function followOutwards(room: Room, node: number, origin: Snapshot, limit: number): Outcome | undefined {
  const parent = room.parents[node] ?? -1;
  const before = room.boxes[parent];
  if (parent >= 0) wrap(room, parent);
  const after = room.boxes[parent];
  const isMoved = before !== undefined && (before.x !== after?.x || before.y !== after.y);
  if (room.pinned.has(parent) && isMoved) return undefined;
  // A group that is itself still to be placed is in nobody's way.
  if (parent >= 0 && room.isPlaced[parent] === true && !isSameBox(before, after)) {
    return follow(room, parent, { was: before, air: TIGHT, limit }, origin);
  }
  return { cost: displacementCost(room, origin, room.before[node] === undefined ? node : -2), end: snapshot(room) };
}

/** The cheapest ways to clear the surroundings of a node within its group, the best first. */
function waysAround(room: Room, node: number, { was, air, limit }: Need): readonly Outcome[] {
  const rivals = rivalsOf(room, node, air);
  const start = snapshot(room);
  if (rivals.length === 0 && !isOutside(room, node)) return [{ cost: 0, end: start }];
  const ways: Outcome[] = [];
  // A new group is what the change is about: rather than push others, it moves with what it was put around.
  const newcomer = room.before[node] === undefined ? node : -2;
  for (const gap of air < GAP ? [GAP, TIGHT] : [GAP]) {
    for (const way of ["apart", ...directions] as const) {
      const effort = { gap, left: limit };
      const isDone =
        way === "apart" ? pushApart(room, node, was, rivals, effort) : pushAside(room, node, way, air, effort);
      if (isDone && isClear(room, room.parents[node] ?? -1, start)) {
        const cost =
          displacementCost(room, start, newcomer) + ownShift(room, start, node) + (gap < GAP ? CLEARANCE : 0);
        ways.push({ cost, end: snapshot(room) });
      }
      restore(room, start);
    }
  }
  return ways.sort((a, b) => a.cost - b.cost).slice(0, FOLLOWED);
}

function ownShift(room: Room, { boxes }: Snapshot, node: number): number {
  const [was, now] = [boxes[node], room.boxes[node]];
  return was === undefined || now === undefined ? 0 : Math.abs(now.x - was.x) + Math.abs(now.y - was.y);
}

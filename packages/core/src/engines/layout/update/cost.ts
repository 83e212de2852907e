/** What making room costs: how many leaves move, and how far. */
import { MARGIN } from "../graph.ts";
import { isWithin, type Room, type Snapshot } from "./room.ts";

/** What a change has cost: each leaf that moved, and how far, apart from what is in the node that the change is about. */
export function displacementCost(room: Room, before: Snapshot, about: number): number {
  let [cost, count] = [0, 0];
  eachShift(room, before, (node, distance) => {
    if (isWithin(room, node, about)) return;
    count++;
    cost += MOVE + distance;
  });
  // Beyond one in ten a reader notices that the picture has changed.
  return cost + (count * 10 > room.leafCount - 1 ? MANY : 0) + beyondCost(room);
}

/** A leaf that moves at all. */
export const MOVE = 100;
const MANY = 500;
/** A group around something pinned that leaves the margin too little, or the picture, which then has to move as a whole. */
const IN_MARGIN = 300;
const BEYOND = 5000;

function beyondCost(room: Room): number {
  const [left, top] = limits(room);
  let cost = 0;
  for (const node of room.held) {
    const box = room.boxes[node];
    if (box === undefined || (room.parents[node] ?? -1) >= 0) continue;
    if (box.x < left || box.y < top) cost += box.x < 0 || box.y < 0 ? BEYOND : IN_MARGIN;
  }
  return cost;
}

/** How many leaves have moved, apart from what is in the node that the change is about. */
export function movedLeaves(room: Room, before: Snapshot, about: number): number {
  let count = 0;
  eachShift(room, before, (node) => {
    if (!isWithin(room, node, about)) count++;
  });
  return count;
}

/** Shows each leaf that has moved, and how far; leaving its row counts three times. */
function eachShift(room: Room, before: Snapshot, see: (node: number, distance: number) => void): void {
  const isDown = room.graph.direction === "down" || room.graph.direction === "up";
  const [across, along] = isDown ? [1, 3] : [3, 1];
  for (let node = 0; node < room.nodes.length; node++) {
    const [was, now] = [before.boxes[node], room.boxes[node]];
    if (was === now || was === undefined || now === undefined || room.nodes[node]?.isGroup === true) continue;
    const distance = across * Math.abs(now.x - was.x) + along * Math.abs(now.y - was.y);
    if (distance > 0) see(node, distance);
  }
}

/** Left and top of where outermost nodes may stand: the margin, or less where something stood there before. */
export function limits(room: Room): readonly [number, number] {
  let [left, top] = [MARGIN, MARGIN];
  for (const node of room.children.at(-1) ?? []) {
    const box = room.before[node];
    if (box === undefined) continue;
    left = Math.min(left, Math.max(0, box.x));
    top = Math.min(top, Math.max(0, box.y));
  }
  return [left, top];
}

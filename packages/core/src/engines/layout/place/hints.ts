/** Wishes about places: whether a picture fulfils them, and whom they name. */
import { type Box, GAP, type Hint } from "../graph.ts";
import { isVertical } from "./links.ts";
import { isWithin, type Room, separation } from "../update/room.ts";

/** Nodes that are next to each other have no more than this between them. */
const NEAR: number = 3 * GAP;

/** How many pairs of nodes are not as the hints wish; pairs without a place don't count. */
export function countViolations(room: Room, hints: readonly Hint[]): number {
  return hints.reduce((sum, hint) => sum + violationsOf(room, hint), 0);
}

/** How many neighbours in the list of one hint are not as it wishes. */
export function violationsOf(room: Room, hint: Hint): number {
  let count = 0;
  hint.ids.forEach((id, index) => {
    const [first, second] = [room.indexOf.get(hint.ids[index - 1] ?? ""), room.indexOf.get(id)];
    if (first === undefined || second === undefined || first === second) return;
    if (isWithin(room, first, second) || isWithin(room, second, first)) return;
    const [a, b] = [room.boxes[first], room.boxes[second]];
    if (a !== undefined && b !== undefined && !isFulfilled(room, hint.kind, a, b)) count++;
  });
  return count;
}

function isFulfilled(room: Room, kind: Hint["kind"], a: Box, b: Box): boolean {
  switch (kind) {
    case "near":
      return separation(a, b) <= NEAR;
    case "same-rank":
      return isInRow(a, b, isVertical(room.graph));
    case "before":
      return isBefore(room, a, b);
  }
}

/** Whether two boxes share at least half of the thinner one along the reading direction: a reader sees one row. */
function isInRow(a: Box, b: Box, isDown: boolean): boolean {
  const [start, end] = isDown
    ? [Math.max(a.y, b.y), Math.min(a.y + a.height, b.y + b.height)]
    : [Math.max(a.x, b.x), Math.min(a.x + a.width, b.x + b.width)];
  return end - start >= Math.min(isDown ? a.height : a.width, isDown ? b.height : b.width) / 2;
}

/** In the order of reading: in an earlier row, or earlier in the same row. */
function isBefore(room: Room, a: Box, b: Box): boolean {
  const isDown = isVertical(room.graph);
  if (isInRow(a, b, isDown)) return isDown ? a.x < b.x : a.y < b.y;
  switch (room.graph.direction) {
    case "down":
      return a.y < b.y;
    case "up":
      return a.y > b.y;
    case "right":
      return a.x < b.x;
    case "left":
      return a.x > b.x;
  }
}

/** Boxes of the nodes that hints name together with a node or what is in it. */
export function partnersOf(room: Room, node: number, hints: readonly Hint[]): readonly Box[] {
  return hints.flatMap(({ ids }) => {
    const named = ids.flatMap((id) => room.indexOf.get(id) ?? []);
    if (!named.some((other) => isWithin(room, other, node))) return [];
    return named.flatMap((other) => (isWithin(room, other, node) ? [] : (room.boxes[other] ?? [])));
  });
}

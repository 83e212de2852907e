/** Which rectangles of two lists meet, without comparing each with each: a sweep from left to right (Shamos and Hoey 1976). */
import type { Box } from "../graph.ts";

/**
 * Calls `visit` with the indices of every pair that meets, touching included; pieces of lines are boxes without width or height. The order
 * depends only on the lists.
 */
export function eachMeeting(
  some: readonly Box[],
  others: readonly Box[],
  visit: (one: number, other: number) => void,
): void {
  const order = sweepOrder(some, others);
  const active: [number[], number[]] = [[], []];
  for (const item of order) {
    const isOther = item >= some.length;
    const box = isOther ? others[item - some.length] : some[item];
    if (box === undefined) continue;
    meet(box, isOther ? some : others, active[isOther ? 0 : 1], (index) => {
      if (isOther) visit(index, item - some.length);
      else visit(item, index);
    });
    active[isOther ? 1 : 0].push(isOther ? item - some.length : item);
  }
}

/** The same within one list: every pair once, the smaller index first. */
export function eachMeetingPair(boxes: readonly Box[], visit: (one: number, other: number) => void): void {
  const active: number[] = [];
  for (const item of sweepOrder(boxes, [])) {
    const box = boxes[item];
    if (box === undefined) continue;
    meet(box, boxes, active, (index) => visit(Math.min(item, index), Math.max(item, index)));
    active.push(item);
  }
}

function sweepOrder(some: readonly Box[], others: readonly Box[]): Uint32Array {
  const left = Float64Array.from([...some, ...others], (box) => box.x);
  return Uint32Array.from(left.keys()).sort((a, b) => (left[a] ?? 0) - (left[b] ?? 0) || a - b);
}

/** Tells the active boxes that meet this one, and forgets those that end before it. */
function meet(box: Box, boxes: readonly Box[], active: number[], tell: (index: number) => void): void {
  let kept = 0;
  for (const index of active) {
    const other = boxes[index];
    if (other === undefined || other.x + other.width < box.x) continue;
    active[kept++] = index;
    if (other.y <= box.y + box.height && box.y <= other.y + other.height) tell(index);
  }
  active.length = kept;
}

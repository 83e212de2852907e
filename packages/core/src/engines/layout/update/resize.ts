/** Nodes whose size has changed: they grow to the side where there is room, and push only where there is none. */
import { type Box, GRID } from "../graph.ts";
import { restore, type Room, snapshot, type Snapshot } from "./room.ts";
import { displacementCost } from "./cost.ts";
import { makeRoom } from "./push.ts";
import { TIGHT } from "./ways.ts";

/** Gives a leaf with a place the size that it has now. False when a pinned node is in the way on every side. */
export function resize(room: Room, node: number): boolean {
  const box = room.boxes[node];
  const size = room.nodes[node];
  if (box === undefined || size === undefined) return true;
  if (box.width === size.width && box.height === size.height) return true;
  const start = snapshot(room);
  let best: { readonly cost: number; readonly end: Snapshot } | undefined;
  for (const corner of corners(box, size, room.held.has(node))) {
    const away = box.x - corner.x + (box.y - corner.y);
    if (best !== undefined && away >= best.cost) continue;
    room.boxes[node] = { ...corner, width: size.width, height: size.height };
    if (makeRoom(room, node, box, TIGHT)) {
      const cost = displacementCost(room, start, node) + away;
      if (best === undefined || cost < best.cost) best = { cost, end: snapshot(room) };
    }
    restore(room, start);
  }
  if (best !== undefined) restore(room, best.end);
  return best !== undefined;
}

/** Upper left corners that keep the old box within the new one, or the new one within the old; the old corner first. */
function corners(box: Box, size: Pick<Box, "width" | "height">, isHeld: boolean): { x: number; y: number }[] {
  if (isHeld) return [{ x: box.x, y: box.y }];
  const along = (at: number, more: number): number[] =>
    more <= 0
      ? [at]
      : [at, at - Math.round(more / 2 / GRID) * GRID, at - more].filter((x, i, all) => all.indexOf(x) === i);
  const ys = along(box.y, size.height - box.height);
  return along(box.x, size.width - box.width).flatMap((x) => ys.map((y) => ({ x, y })));
}

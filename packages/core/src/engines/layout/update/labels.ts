/** More room between the ends of lines whose labels found none, as long as hardly anything has to move for it. */
import { CLEARANCE, GAP, GRID, type LayoutEdge, type Memory, type Route } from "../graph.ts";
import { type Room, restore, shift, snapshot } from "./room.ts";
import { movedLeaves } from "./cost.ts";
import { makeRoom } from "./push.ts";

/** More at once would change the picture too much. */
const MOST = 8;

/** Edges whose labels have become numbers; those that were numbers before stay so. */
export function newlyKeyed(room: Room, memory: Memory, routes: ReadonlyMap<string, Route>): readonly LayoutEdge[] {
  return room.graph.edges
    .filter(({ id }) => routes.get(id)?.isKeyed === true && memory.routes.get(id)?.isKeyed !== true)
    .slice(0, MOST);
}

/** Moves the ends of lines apart. False when nothing was moved. */
export function makeRoomForLabels(room: Room, edges: readonly LayoutEdge[]): boolean {
  const start = snapshot(room);
  let isChanged = false;
  for (const edge of edges) {
    const before = snapshot(room);
    const isDone = moveApart(room, edge) && movedLeaves(room, start, -2) * 10 <= room.nodes.length;
    if (isDone) isChanged = true;
    else restore(room, before);
  }
  return isChanged;
}

/** Moves the lower or right end away from the other, with the outermost group that is around it alone. */
function moveApart(room: Room, { from, to, label }: LayoutEdge): boolean {
  const [a, b] = [room.indexOf.get(from), room.indexOf.get(to)];
  if (a === undefined || b === undefined || label === undefined) return false;
  const [one, other] = [room.boxes[a], room.boxes[b]];
  if (one === undefined || other === undefined) return false;
  const across = Math.max(other.x - one.x - one.width, one.x - other.x - other.width);
  const along = Math.max(other.y - one.y - one.height, one.y - other.y - other.height);
  if (across >= 0 === along >= 0) return false;
  const lacking = along >= 0 ? label.height + 4 * CLEARANCE - along : label.width + 6 * CLEARANCE - across;
  if (lacking <= 0) return false;
  const distance = Math.ceil(lacking / GRID) * GRID;
  const isFirst = along >= 0 ? one.y > other.y : one.x > other.x;
  const mover = topmost(room, isFirst ? a : b, isFirst ? b : a);
  if (room.held.has(mover)) return false;
  const was = room.boxes[mover];
  shift(room, mover, along >= 0 ? 0 : distance, along >= 0 ? distance : 0);
  return makeRoom(room, mover, was, GAP);
}

/** The outermost node around one that is not around the other. */
function topmost(room: Room, node: number, other: number): number {
  const around = new Set<number>();
  for (let at = other; at >= 0; at = room.parents[at] ?? -1) around.add(at);
  let top = node;
  for (let at = room.parents[node] ?? -1; at >= 0 && !around.has(at); at = room.parents[at] ?? -1) top = at;
  return top;
}

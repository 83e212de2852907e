/** Which lines of the last time can stay: as they were, or moved with both of their ends. */
import type { Box, LayoutEdge, Memory, Point, Route } from "../graph.ts";
import { isSameBox, isWithin, moved, type Room, separation } from "./room.ts";

/** Lines worth keeping, for the router to judge; those that a group has grown over are left out. */
export function keptRoutes(room: Room, memory: Memory): ReadonlyMap<string, Route> {
  const kept = new Map<string, Route>();
  const grown = room.nodes.flatMap(({ isGroup }, node) =>
    isGroup && !isSameBox(room.before[node], room.boxes[node]) ? [node] : [],
  );
  for (const edge of room.graph.edges) {
    const route = memory.routes.get(edge.id);
    const ends = endsOf(room, edge);
    if (route === undefined || ends === undefined || route.points.length < 2) continue;
    const shifted = shiftWith(room, route, ends);
    if (isLabelled(edge, shifted) && !isOvergrown(room, grown, ends, shifted)) kept.set(edge.id, shifted);
  }
  return kept;
}

type Ends = readonly [number, number];

function endsOf(room: Room, { from, to }: LayoutEdge): Ends | undefined {
  const ends = [room.indexOf.get(from), room.indexOf.get(to)];
  return ends[0] === undefined || ends[1] === undefined ? undefined : [ends[0], ends[1]];
}

function shiftWith(room: Room, route: Route, [from, to]: Ends): Route {
  const [a, b] = [shiftOf(room, from), shiftOf(room, to)];
  return a === undefined || b === undefined || a.x !== b.x || a.y !== b.y ? route : shiftRoute(route, a.x, a.y);
}

function shiftOf(room: Room, node: number): Point | undefined {
  const [before, after] = [room.before[node], room.boxes[node]];
  return before === undefined || after === undefined ? undefined : { x: after.x - before.x, y: after.y - before.y };
}

/** A line moved as it is. */
export function shiftRoute(route: Route, dx: number, dy: number): Route {
  if (dx === 0 && dy === 0) return route;
  const points = route.points.map(({ x, y }) => ({ x: x + dx, y: y + dy }));
  return { ...route, points, label: moved(route.label, dx, dy) };
}

/** Whether the label has the size that the text has now; a number in its place is judged by the router. */
function isLabelled({ label }: LayoutEdge, route: Route): boolean {
  if (label === undefined || route.label === undefined) return label === route.label;
  return route.isKeyed === true || (label.width === route.label.width && label.height === route.label.height);
}

function isOvergrown(room: Room, grown: readonly number[], [from, to]: Ends, { points }: Route): boolean {
  return grown.some((group) => {
    const box = room.boxes[group];
    if (box === undefined || isWithin(room, from, group) || isWithin(room, to, group)) return false;
    return points.some((point, index) => {
      const next = points[index + 1];
      return next !== undefined && separation(box, pieceBox(point, next)) < 0;
    });
  });
}

function pieceBox(a: Point, b: Point): Box {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
}

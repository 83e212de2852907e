/**
 * A picture after its model has changed: everything keeps its place except what must make room. Follows the mental map of whoever has
 * seen the picture before (Misue, Eades, Lai, Sugiyama, "Layout Adjustment and the Mental Map", JVLC 6(2), 1995): order and nearness
 * stay, and here the places themselves.
 */
import { type Box, type Layout, type LayoutGraph, MARGIN, type Memory, type Route } from "./graph.ts";
import { wishesOf } from "./place.ts";
import { createRoom, hullOf, moved, type Room, restore, snapshot, sound } from "./update/room.ts";
import { routeEdges } from "./route.ts";
import { fulfilHints } from "./update/hints.ts";
import { makeRoomForLabels, newlyKeyed } from "./update/labels.ts";
import { recall } from "./update/memory.ts";
import { placeMissing } from "./update/missing.ts";
import { keptRoutes, shiftRoute } from "./update/routes.ts";
import { isWhole, settle } from "./update/settle.ts";

/**
 * The layout of a graph by what is remembered of the last one; with no memory, a plain arrangement. Pixels. The same input gives the same
 * layout, and a layout that is its own memory comes back as it is.
 */
export function updateLayout(graph: LayoutGraph, memory: Memory): Layout {
  const remembered = upright(memory);
  const room = findPlaces(graph, remembered);
  if (isUpright(room.boxes)) return draw(room, remembered);
  // Only where something is pinned at the margin: everything moves as one, and what is remembered with it.
  return updateLayout(graph, upright({ ...remembered, boxes: boxesOf(room) }));
}

function isUpright(boxes: Iterable<Box | undefined>): boolean {
  const { x, y } = hullOf(boxes) ?? { x: 0, y: 0 };
  return x >= 0 && y >= 0;
}

/** A memory of sound boxes, all of them below and right of zero. */
function upright(memory: Memory): Memory {
  const boxes = [...memory.boxes].flatMap(([id, remembered]) => {
    const box = sound(remembered);
    return box === undefined ? [] : [{ id, box }];
  });
  const hull = hullOf(boxes.map(({ box }) => box)) ?? { x: 0, y: 0 };
  const [dx, dy] = [hull.x < 0 ? MARGIN - hull.x : 0, hull.y < 0 ? MARGIN - hull.y : 0];
  return {
    boxes: new Map(boxes.map(({ id, box }) => [id, moved(box, dx, dy) ?? box])),
    routes: new Map([...memory.routes].map(([id, route]) => [id, shiftRoute(route, dx, dy)])),
    pins: memory.pins,
    hints: memory.hints,
  };
}

/**
 * Places for everything. Where pins leave no room for all, they give way; where a memory is beyond repair, such as one edited by hand,
 * the picture is arranged anew: nothing overlaps, whatever was remembered.
 */
function findPlaces(graph: LayoutGraph, memory: Memory): Room {
  const nothing: Memory = { boxes: new Map(), routes: new Map(), pins: new Set(), hints: memory.hints };
  for (const tried of [memory, { ...memory, pins: nothing.pins }]) {
    const room = tryPlaces(graph, tried);
    if (isWhole(room)) return room;
  }
  return tryPlaces(graph, nothing);
}

function tryPlaces(graph: LayoutGraph, memory: Memory): Room {
  const room = createRoom(graph, memory);
  recall(room, memory);
  settle(room);
  const wishes = wishesOf(room, memory.hints, [...keptRoutes(room, memory).values()]);
  placeMissing(room, wishes);
  fulfilHints(room, wishes);
  return room;
}

/** The lines; where labels have found no room, it is made once, if that helps. */
function draw(room: Room, memory: Memory): Layout {
  const routes = route(room, memory);
  const keyed = newlyKeyed(room, memory, routes);
  if (keyed.length === 0) return layoutOf(room, routes);
  const start = snapshot(room);
  if (makeRoomForLabels(room, keyed) && isWhole(room) && isUpright(room.boxes)) {
    const others = route(room, memory);
    if (countKeyed(others) < countKeyed(routes)) return layoutOf(room, others);
  }
  restore(room, start);
  return layoutOf(room, routes);
}

function route(room: Room, memory: Memory): ReadonlyMap<string, Route> {
  return routeEdges(room.graph, boxesOf(room), keptRoutes(room, memory));
}

function countKeyed(routes: ReadonlyMap<string, Route>): number {
  let count = 0;
  for (const { isKeyed } of routes.values()) if (isKeyed === true) count++;
  return count;
}

function boxesOf(room: Room): ReadonlyMap<string, Box> {
  return new Map(
    room.nodes.flatMap(({ id }, node) => {
      const box = room.boxes[node];
      return box === undefined ? [] : [[id, box] as const];
    }),
  );
}

function layoutOf(room: Room, routes: ReadonlyMap<string, Route>): Layout {
  const boxes = boxesOf(room);
  let [right, bottom] = [0, 0];
  const see = (x: number, y: number): void => {
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  };
  for (const box of boxes.values()) see(box.x + box.width, box.y + box.height);
  for (const { points, label } of routes.values()) {
    for (const point of points) see(point.x, point.y);
    if (label !== undefined) see(label.x + label.width, label.y + label.height);
  }
  return { boxes, routes, width: right + MARGIN, height: bottom + MARGIN };
}

/** Places worth trying for a node: in the rows and columns of what is there, beside it, and where its lines would like it to be. */
import { type Box, GRID, PADDING, type Point } from "../graph.ts";
import { beyond, isForward, isVertical, type Links } from "./links.ts";
import { hullOf, placedIn, type Room, siblingsOf } from "../update/room.ts";
import { limits } from "../update/cost.ts";

/** How many columns and rows are tried: those nearest to the ideal place. */
const NEAREST = 22;
/** How many neighbours have a say. */
const NEIGHBOURS = 14;

/** Upper left corners for a node in the group around it, each once. `guides`: other boxes to be in line with. */
export function candidatesFor(
  room: Room,
  node: number,
  links: Links,
  gap: number,
  guides: readonly Box[],
): readonly Point[] {
  const size = room.boxes[node] ?? room.nodes[node] ?? { width: GRID, height: GRID };
  const parent = room.parents[node] ?? -1;
  const [left, top] = parent < 0 ? limits(room) : [-Infinity, -Infinity];
  const [xs, ys] = [[] as number[], [] as number[]];
  const siblings = siblingsOf(room, node).flatMap((other) => room.boxes[other] ?? []);
  const linked = links.links.flatMap(({ other }) => room.boxes[other] ?? []);
  for (const box of [...nearest(siblings, links.ideal), ...nearest(linked, links.ideal), ...guides]) {
    xs.push(box.x, snap(box.x + (box.width - size.width) / 2), box.x + box.width - size.width);
    xs.push(box.x + box.width + gap, box.x - gap - size.width);
    ys.push(box.y, snap(box.y + (box.height - size.height) / 2), box.y + box.height - size.height);
    ys.push(box.y + box.height + gap, box.y - gap - size.height);
  }
  const ideals = links.links.flatMap((link) => {
    const there = room.boxes[link.other];
    return there === undefined ? [] : [beyond(there, size, link.room, isForward(room, link), isVertical(room.graph))];
  });
  for (const at of [...ideals, links.ideal]) {
    xs.push(snap(at.x));
    ys.push(snap(at.y));
  }
  const own = [...corner(room, parent), ...beyondAll(siblings, gap)];
  xs.push(...own.map(({ x }) => x));
  ys.push(...own.map(({ y }) => y));
  const columns = select(
    xs,
    links.ideal.x,
    left,
    own.map(({ x }) => x),
  );
  const rows = select(
    ys,
    links.ideal.y,
    top,
    own.map(({ y }) => y),
  );
  return columns.flatMap((x) => rows.map((y) => ({ x, y })));
}

function snap(value: number): number {
  return Math.round(value / GRID) * GRID;
}

function nearest(boxes: readonly Box[], { x, y }: Point): readonly Box[] {
  const distance = (box: Box): number => Math.abs(box.x - x) + Math.abs(box.y - y);
  return boxes.toSorted((a, b) => distance(a) - distance(b)).slice(0, NEIGHBOURS);
}

/** Where the first node of a group stands. */
function corner(room: Room, parent: number): readonly Point[] {
  const around = room.boxes[parent];
  const title = room.nodes[parent]?.title ?? 0;
  if (around === undefined) {
    const [x, y] = limits(room);
    return placedIn(room, -1).length > 0 ? [] : [{ x, y }];
  }
  return [{ x: snap(around.x + PADDING), y: snap(around.y + title + PADDING) }];
}

/** Right of and below everything: there is always room. */
function beyondAll(boxes: readonly Box[], gap: number): readonly Point[] {
  const hull = hullOf(boxes);
  return hull === undefined ? [] : [{ x: hull.x + hull.width + gap, y: hull.y + hull.height + gap }];
}

function select(values: readonly number[], ideal: number, least: number, always: readonly number[]): readonly number[] {
  const good = [...new Set(values)].filter((value) => value >= least);
  good.sort((a, b) => Math.abs(a - ideal) - Math.abs(b - ideal) || a - b);
  return [...new Set([...good.slice(0, NEAREST), ...always])];
}

/** What a place costs, in pixels of line that one would rather draw. */
import { type Box, CLEARANCE, GAP, GRID, type Point, type Route } from "../graph.ts";
import { isAnchored, isForward, isVertical, type Link, type Links } from "./links.ts";
import { hullOf, isWithin, type Room, separation, siblingsOf } from "../update/room.ts";

/** A line against the reading direction, and one between boxes side by side. */
const BACKWARDS = 260;
const ASIDE = 110;
/** Each pixel that a label lacks. */
const NO_ROOM = 3;
/** Not in line with anything: across the reading direction, along it. */
const NO_ROW = 40;
const NO_COLUMN = 20;
const CROOKED = 40;
const BEND = 16;
/** A box that stands between both ends of a line; a line or a label that lies where the box should stand. */
const BLOCKED = 70;
const ON_LINE = 45;
const ON_LABEL = 60;

/** What can be said of a place without trying it: lines, alignment, and whether anything must move. */
export function placeCost(room: Room, node: number, at: Point, links: Links, gap: number): number {
  const size = room.boxes[node] ?? room.nodes[node];
  if (size === undefined) return 0;
  const box = { x: at.x, y: at.y, width: size.width, height: size.height };
  let cost = 0;
  for (const link of links.links) cost += linkCost(room, box, link);
  const beside = links.companion === undefined ? undefined : room.boxes[links.companion];
  if (beside !== undefined) cost += Math.max(0, separation(box, beside)) + distance(box, beside) / 4;
  if (links.links.length === 0 && beside === undefined)
    cost += Math.abs(at.x - links.ideal.x) + Math.abs(at.y - links.ideal.y);
  const siblings = siblingsOf(room, node).flatMap((other) => room.boxes[other] ?? []);
  const linked = links.links.flatMap(({ other }) => room.boxes[other] ?? []);
  return cost + alignmentCost(room, box, [...siblings, ...linked]) + crowdCost(box, siblings, gap);
}

/** How well a line can be drawn between a box and the other end. */
function linkCost(room: Room, box: Box, link: Link): number {
  const there = room.boxes[link.other];
  if (there === undefined) return 0;
  const isDown = isVertical(room.graph);
  const [first, second] = isForward(room, link) ? [there, box] : [box, there];
  const along = isDown ? second.y - first.y - first.height : second.x - first.x - first.width;
  const back = isDown ? first.y - second.y - second.height : first.x - second.x - second.width;
  const aside = centreDistance(first, second, !isDown);
  if (along >= 0) {
    return along + aside + (aside >= GRID ? BEND : 0) + NO_ROOM * Math.max(0, link.room - along);
  }
  if (back >= 0) return BACKWARDS + back + aside;
  const gap = isDown ? gapAlong(first, second, "x") : gapAlong(first, second, "y");
  return ASIDE + gap + centreDistance(first, second, isDown) + NO_ROOM * Math.max(0, link.roomAside - gap);
}

function centreDistance(a: Box, b: Box, isVerticalAxis: boolean): number {
  return isVerticalAxis
    ? Math.abs(a.y + a.height / 2 - b.y - b.height / 2)
    : Math.abs(a.x + a.width / 2 - b.x - b.width / 2);
}

function distance(a: Box, b: Box): number {
  return centreDistance(a, b, true) + centreDistance(a, b, false);
}

function gapAlong(a: Box, b: Box, axis: "x" | "y"): number {
  return axis === "x"
    ? Math.max(b.x - a.x - a.width, a.x - b.x - b.width)
    : Math.max(b.y - a.y - a.height, a.y - b.y - b.height);
}

function alignmentCost(room: Room, box: Box, others: readonly Box[]): number {
  const isInColumn = others.some((other) => other.x === box.x || centreDistance(other, box, false) < GRID);
  const isInRow = others.some((other) => other.y === box.y || centreDistance(other, box, true) < GRID);
  const [row, column] = isVertical(room.graph) ? [NO_ROW, NO_COLUMN] : [NO_COLUMN, NO_ROW];
  const crooked = isInRow || !others.some((other) => isCrooked(box, other)) ? 0 : CROOKED;
  return others.length === 0 ? 0 : (isInRow ? 0 : row) + (isInColumn ? 0 : column) + crooked;
}

/** Whether two boxes are close to each other, side by side but not in line. */
function isCrooked(a: Box, b: Box): boolean {
  return gapAlong(a, b, "y") < 0 && gapAlong(a, b, "x") < 3 * GAP && a.y !== b.y && centreDistance(a, b, true) >= GRID;
}

/** At least one box will have to move. */
function crowdCost(box: Box, siblings: readonly Box[], gap: number): number {
  return siblings.some((other) => separation(other, box) < gap) ? 100 : 0;
}

/** What is in the way of the lines of a node that has been put to its place, and what it is in the way of. */
export function surroundingsCost(room: Room, node: number, links: Links, routes: readonly Route[]): number {
  const box = room.boxes[node];
  if (box === undefined) return 0;
  let cost = 0;
  for (const { other } of links.links) {
    const there = room.boxes[other];
    if (there !== undefined) cost += BLOCKED * countBetween(room, node, box, other, there);
  }
  const air = {
    x: box.x - CLEARANCE,
    y: box.y - CLEARANCE,
    width: box.width + 2 * CLEARANCE,
    height: box.height + 2 * CLEARANCE,
  };
  for (const route of routes) {
    if (crosses(route, air)) cost += ON_LINE;
    if (route.label !== undefined && separation(route.label, air) < 0) cost += ON_LABEL;
  }
  return cost;
}

/** Leaves that a straight line between two boxes meets. */
function countBetween(room: Room, node: number, box: Box, other: number, there: Box): number {
  const [from, to] = [middle(box), middle(there)];
  const area = hullOf([box, there]) ?? box;
  let count = 0;
  for (let at = 0; at < room.nodes.length; at++) {
    const obstacle = room.boxes[at];
    if (obstacle === undefined || room.nodes[at]?.isGroup === true || at === other) continue;
    if (separation(area, obstacle) >= 0 || !meets(from, to, obstacle) || !isAnchored(room, at)) continue;
    if (!isWithin(room, at, node) && !isWithin(room, at, other)) count++;
  }
  return count;
}

function middle({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

/** Whether a straight line meets a box (Liang and Barsky, "A New Concept and Method for Line Clipping", ACM TOG 3(1), 1984). */
function meets(from: Point, to: Point, box: Box): boolean {
  let [enter, leave] = [0, 1];
  const sides = [
    [from.x - to.x, from.x - box.x],
    [to.x - from.x, box.x + box.width - from.x],
    [from.y - to.y, from.y - box.y],
    [to.y - from.y, box.y + box.height - from.y],
  ] as const;
  for (const [slope, room] of sides) {
    if (slope === 0) {
      if (room <= 0) return false;
    } else if (slope < 0) enter = Math.max(enter, room / slope);
    else leave = Math.min(leave, room / slope);
  }
  return enter < leave;
}

function crosses({ points }: Route, box: Box): boolean {
  return points.some((point, index) => {
    const next = points[index + 1];
    if (next === undefined) return false;
    const [left, right] = [Math.min(point.x, next.x), Math.max(point.x, next.x)];
    const [top, bottom] = [Math.min(point.y, next.y), Math.max(point.y, next.y)];
    return left < box.x + box.width && right > box.x && top < box.y + box.height && bottom > box.y;
  });
}

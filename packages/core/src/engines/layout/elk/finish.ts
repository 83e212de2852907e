/**
 * From ELK's places to a picture. Lines and labels stay where ELK put them, rounded to whole pixels; boxes move by at most half a step to
 * the grid (ELK keeps more room than that around every line), groups are shrunk to what they hold, and the ends of the lines are
 * drawn out to the borders that moved.
 */
import { GAP, GRID } from "../graph.ts";
import type { Box, Layout, LayoutGraph, Point, Route } from "../graph.ts";
import { attach, merged } from "./lines.ts";
import { pileBelow } from "./plan.ts";
import type { Plan } from "./plan.ts";
import type { LaidLine, LaidPart } from "./read.ts";
import { nudge } from "./nudge.ts";
import type { Scenery } from "./nudge.ts";
import { shrinkGroups } from "./tighten.ts";
import { extentOf, packParts } from "../pack/parts.ts";
import type { Piece } from "../pack/parts.ts";

export function finish(graph: LayoutGraph, plan: Plan, parts: readonly LaidPart[]): Layout {
  const pieces: Piece[] = parts.map((part) => finishPart(plan, part));
  const pile = plan.piles.get(undefined);
  if (pile !== undefined) {
    const width = Math.max(0, ...pieces.map((piece) => extentOf(piece).width));
    pieces.push({ boxes: pileBelow(pile, width).boxes, routes: new Map() });
  }
  return packParts(pieces, graph.edges);
}

function finishPart(plan: Plan, part: LaidPart): Piece {
  const shift = bestShift(plan, part);
  const lines = new Map([...part.lines].map(([id, line]) => [id, roundLine(line, shift)]));
  const before = new Map([...part.boxes].map(([id, box]) => [id, moveBox(box, shift)]));
  const leaves = new Map<string, Box>();
  for (const [id, box] of before) {
    if (plan.tree.byId.get(id)?.children.length === 0) leaves.set(id, toGrid(box));
  }
  for (const [id, corner] of part.piles) {
    const packed = plan.piles.get(id)?.packed;
    if (packed === undefined) continue;
    const { width, height } = packed;
    const at = raised(plan, id, toGrid(moveBox({ ...corner, width, height }, shift)), before, lines);
    for (const [inside, box] of packed.boxes) leaves.set(inside, { ...box, x: box.x + at.x, y: box.y + at.y });
  }
  const boxes = shrinkGroups(plan, leaves, before, lines);
  return { boxes, routes: nudge(routesOf(plan, boxes, before, lines), sceneryOf(plan, boxes)) };
}

/** A pile in the middle of its row rises to the top of its group, as far as nothing is in the way: ELK centres it. */
function raised(
  plan: Plan,
  group: string,
  pile: Box,
  before: ReadonlyMap<string, Box>,
  lines: ReadonlyMap<string, LaidLine>,
): Box {
  const siblings = (plan.tree.byId.get(group)?.children ?? []).flatMap(({ node }) => before.get(node.id) ?? []);
  const highest = Math.min(pile.y, ...siblings.map(({ y }) => y));
  const pieces = [...lines.values()].flatMap(({ points, label }) => [
    ...points.slice(1).map((end, index) => boxAround(points[index] ?? end, end)),
    ...(label === undefined ? [] : [label]),
  ]);
  const inTheWay = [...siblings, ...pieces].filter(
    ({ x, width, y }) => x < pile.x + pile.width + GRID && x + width > pile.x - GRID && y < pile.y,
  );
  const free = Math.max(0, ...inTheWay.map(({ y, height }) => y + height + GAP));
  const wished = Math.max(Math.floor(highest / GRID) * GRID, Math.ceil(free / GRID) * GRID);
  return { ...pile, y: Math.min(pile.y, wished) };
}

function boxAround(one: Point, other: Point): Box {
  const [x, y] = [Math.min(one.x, other.x), Math.min(one.y, other.y)];
  return { x, y, width: Math.abs(one.x - other.x), height: Math.abs(one.y - other.y) };
}

function sceneryOf(plan: Plan, boxes: ReadonlyMap<string, Box>): Scenery {
  const leaves: Box[] = [];
  const groups: Box[] = [];
  const titles: Box[] = [];
  for (const [id, box] of boxes) {
    const node = plan.tree.byId.get(id)?.node;
    if (node === undefined) continue;
    (node.isGroup ? groups : leaves).push(box);
    if (node.title > 0)
      titles.push({ ...box, width: Math.min(node.width, box.width), height: Math.min(node.title, box.height) });
  }
  return { leaves, groups, titles };
}

function routesOf(
  plan: Plan,
  boxes: ReadonlyMap<string, Box>,
  before: ReadonlyMap<string, Box>,
  lines: ReadonlyMap<string, LaidLine>,
): ReadonlyMap<string, Route> {
  const routes = new Map<string, Route>();
  for (const edge of plan.edges) {
    const line = lines.get(edge.id);
    const [from, to] = [boxes.get(edge.from), boxes.get(edge.to)];
    const [fromBefore, toBefore] = [before.get(edge.from), before.get(edge.to)];
    if (!line || !from || !to || !fromBefore || !toBefore) continue;
    const started = attach(line.points, fromBefore, from);
    const ended = attach(started.toReversed(), toBefore, to).toReversed();
    const points = merged(ended);
    routes.set(edge.id, line.label === undefined ? { points } : { points, label: line.label });
  }
  return routes;
}

/** The shift of the whole part, less than a step of the grid, after which the boxes have the shortest ways to it. */
function bestShift(plan: Plan, part: LaidPart): Point {
  const leaves = [...part.boxes].filter(([id]) => plan.tree.byId.get(id)?.children.length === 0).map(([, box]) => box);
  return { x: shiftOf(leaves.map((box) => box.x)), y: shiftOf(leaves.map((box) => box.y)) };
}

function shiftOf(values: readonly number[]): number {
  let best = { shift: 0, cost: Infinity };
  for (let shift = 0; shift < GRID; shift++) {
    let cost = 0;
    for (const value of values) {
      const at = Math.round(value) + shift;
      cost += Math.abs(at - Math.round(at / GRID) * GRID);
    }
    if (cost < best.cost) best = { shift, cost };
  }
  return best.shift;
}

function roundLine({ points, label }: LaidLine, shift: Point): LaidLine {
  return {
    points: points.map((point) => ({ x: Math.round(point.x) + shift.x, y: Math.round(point.y) + shift.y })),
    label: label === undefined ? undefined : moveBox(label, shift),
  };
}

function moveBox({ x, y, width, height }: Box, shift: Point): Box {
  return {
    x: Math.round(x) + shift.x,
    y: Math.round(y) + shift.y,
    width: Math.round(width),
    height: Math.round(height),
  };
}

function toGrid(box: Box): Box {
  return { ...box, x: Math.round(box.x / GRID) * GRID, y: Math.round(box.y / GRID) * GRID };
}

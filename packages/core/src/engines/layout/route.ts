/** Lines between boxes: horizontal and vertical pieces around what stands there. */
import type { Box, LayoutGraph, Point, Route } from "./graph.ts";
import { GRID } from "./graph.ts";
import { shiftForLabel } from "./labels/shift.ts";
import type { Sheet } from "./labels.ts";
import { createSheet, dropBadLabels, enter, placeLabels, putKey } from "./labels.ts";
import { isGoodLine } from "./route/check.ts";
import type { Desk, Line } from "./route/draw.ts";
import { areaOf, createDesk, drawBetweenSides, drawLine, forceLine, putLine } from "./route/draw.ts";
import { BEND } from "./route/costs.ts";
import { stepsFor } from "./route/grid.ts";
import type { Side } from "./route/lines.ts";
import { eachPiece, sideOf } from "./route/lines.ts";
import { nudge } from "./route/nudge.ts";
import { SIDES } from "./route/ports.ts";
import { readSurroundings } from "./route/surroundings.ts";
import type { Surroundings } from "./route/surroundings.ts";

/**
 * A route for every edge whose ends have a box: those of `kept` that are still good stay as they are, the others are drawn anew around
 * them. Boxes in pixels.
 */
export function routeEdges(
  graph: LayoutGraph,
  boxes: ReadonlyMap<string, Box>,
  kept: ReadonlyMap<string, Route>,
): ReadonlyMap<string, Route> {
  const surroundings = readSurroundings(graph, boxes);
  const lines = keepLines(graph, surroundings, kept);
  drawLines(surroundings, lines);
  return new Map(lines.map((line) => [line.edge.id, toRoute(line)]));
}

/** A line for each edge, with the points that it can keep, or none. */
function keepLines(graph: LayoutGraph, surroundings: Surroundings, kept: ReadonlyMap<string, Route>): readonly Line[] {
  const lines: Line[] = [];
  for (const edge of graph.edges) {
    const [from, to] = [surroundings.boxes.get(edge.from), surroundings.boxes.get(edge.to)];
    if (from === undefined || to === undefined) continue;
    const { points = [], label, isKeyed = false } = kept.get(edge.id) ?? {};
    const line: Line = { edge, from, to, isKept: true, points, label, isKeyed, price: priceOf(points) };
    const isKept = isGoodLine(line, surroundings, lines);
    lines.push(isKept ? line : { ...line, isKept, points: [], label: undefined, isKeyed: false });
  }
  return lines;
}

/** What a line would pay where nothing else is: all that is known of one that was drawn before. */
function priceOf(points: readonly Point[]): number {
  let length = 0;
  eachPiece(points, (a, b) => (length += Math.abs(a.x - b.x) + Math.abs(a.y - b.y)));
  return length + BEND * Math.max(0, points.length - 2);
}

function drawLines(surroundings: Surroundings, lines: readonly Line[]): void {
  const area = areaOf(surroundings, lines);
  const sheet = createSheet(surroundings, lines, cornerOf(area));
  dropBadLabels(sheet);
  const fresh = byDistance(lines.filter((line) => !line.isKept));
  const desk = fresh.length === 0 ? undefined : drawFresh(surroundings, area, fresh, lines);
  for (const line of fresh) enter(sheet, line);
  dropBadLabels(sheet);
  labelLines(sheet, () => desk ?? createDesk(surroundings, area, stepsFor(area)[0] ?? GRID));
}

/** What is drawn stays this side of the outermost row and column, or just beyond. */
function cornerOf({ x, y }: Box): Point {
  return { x: x - 4, y: y - 4 };
}

/** How often each new line gets another chance, once it is known where the others go. */
const ROUNDS = 2;
/** With more new lines than this, once less: the first round gains the most. */
const MANY = 100;

/**
 * Draws the new lines: on the usual lattice, those that find no way there on the finer one, and if one finds none there either, all of
 * them on that. Gives back a desk with no lines on it.
 */
function drawFresh(surroundings: Surroundings, area: Box, fresh: readonly Line[], lines: readonly Line[]): Desk {
  const steps = stepsFor(area);
  for (const step of steps) {
    const desk = createDesk(surroundings, area, step);
    const finest = steps.at(-1) ?? step;
    for (const line of lines) if (line.isKept) putLine(desk, line, 1);
    const lost = fresh.filter((line) => !draw(desk, line, step === finest));
    if (lost.length > 0 && !drawBetween(createDesk(surroundings, area, finest), lines, lost)) continue;
    for (const line of lost) putLine(desk, line, 1);
    for (let round = fresh.length > MANY ? 1 : 0; round < ROUNDS; round++) for (const line of fresh) redraw(desk, line);
    for (const line of lines) putLine(desk, line, -1);
    nudge(surroundings, lines, cornerOf(area));
    return desk;
  }
  return createDesk(surroundings, area, GRID);
}

/** Draws lines between all others on another desk; false when one finds no way. */
function drawBetween(desk: Desk, lines: readonly Line[], lost: readonly Line[]): boolean {
  for (const line of lines) if (!lost.includes(line)) putLine(desk, line, 1);
  return lost.every((line) => draw(desk, line, false));
}

/** False when the line finds no way, and `isForced` does not make it go anyway. */
function draw(desk: Desk, line: Line, isForced: boolean): boolean {
  const drawn = drawLine(desk, line) ?? (isForced ? forceLine(desk, line) : undefined);
  if (drawn === undefined) return false;
  line.points = drawn.points;
  line.price = drawn.price;
  putLine(desk, line, 1);
  return true;
}

/** Draws a line again, or leaves it where it was. */
function redraw(desk: Desk, line: Line): void {
  putLine(desk, line, -1);
  if (!draw(desk, line, false)) putLine(desk, line, 1);
}

/** Labels where there is room; else where a line can make room; else numbers. */
function labelLines(sheet: Sheet, takeDesk: () => Desk): void {
  const homeless = placeLabels(sheet, sheet.lines).filter((line) => !shiftForLabel(sheet, line));
  if (homeless.length === 0) return;
  const desk = takeDesk();
  for (const line of sheet.lines) putLine(desk, line, 1);
  for (const line of homeless) {
    putLine(desk, line, -1);
    if (!redrawForLabel(desk, sheet, line)) putKey(sheet, line);
    putLine(desk, line, 1);
  }
}

/** Most that a detour for the sake of a label may cost. */
const DETOUR = 200;

/** Another way for the line, beside which its label fits. */
function redrawForLabel(desk: Desk, sheet: Sheet, line: Line): boolean {
  const before = line.points;
  for (const points of otherWays(desk, line)) {
    line.points = points;
    enter(sheet, line);
    if (!isGoodLine(line, sheet.surroundings, sheet.lines)) continue;
    if (placeLabels(sheet, [line]).length === 0 || shiftForLabel(sheet, line)) return true;
  }
  line.points = before;
  enter(sheet, line);
  return false;
}

/** Ways beside the one that the line takes, then ways from other sides of its boxes. */
function* otherWays(desk: Desk, line: Line): Generator<readonly Point[]> {
  const { points, price } = line;
  const [from, to] = [without(line.from, points[0], points[1]), without(line.to, points.at(-1), points.at(-2))];
  const most = price + DETOUR;
  putLine(desk, line, 1);
  const beside = drawLine(desk, line);
  putLine(desk, { ...line, points }, -1);
  if (beside !== undefined && beside.price <= most) yield beside.points;
  for (const [starts, ends] of [
    [from, to],
    [from, SIDES],
    [SIDES, to],
  ] as const) {
    const drawn = drawBetweenSides(desk, line, starts, ends);
    if (drawn !== undefined && drawn.price <= most) yield drawn.points;
  }
}

/** All sides but the one at which a line ends. */
function without(box: Box, end: Point | undefined, next: Point | undefined): readonly Side[] {
  const used = end === undefined || next === undefined ? undefined : sideOf(box, end, next);
  return SIDES.filter((side) => side !== used);
}

/** Short ones first: they have the fewest ways. */
function byDistance(lines: readonly Line[]): readonly Line[] {
  return lines.toSorted((a, b) => distance(a) - distance(b));
}

function distance({ from, to }: Line): number {
  const center = (box: Box): Point => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
  const [a, b] = [center(from), center(to)];
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

function toRoute({ points, label, isKeyed }: Line): Route {
  if (label === undefined) return { points };
  return isKeyed ? { points, label, isKeyed } : { points, label };
}

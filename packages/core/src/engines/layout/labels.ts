/** Puts the labels of lines where they cover nothing. */
import type { Box, Point } from "./graph.ts";
import { KEY_SIZE } from "./graph.ts";
import type { Candidate } from "./labels/candidates.ts";
import { candidatesBeside, candidatesOn } from "./labels/candidates.ts";
import type { Entry, Index } from "./labels/index.ts";
import { addEntry, countNear, isFree, removeEntry } from "./labels/index.ts";
import type { Line } from "./route/draw.ts";
import { between, eachPiece, inflate } from "./route/lines.ts";
import type { Surroundings } from "./route/surroundings.ts";

export interface Sheet {
  readonly surroundings: Surroundings;
  readonly lines: readonly Line[];
  readonly index: Index;
  /** What each edge has in the index. */
  readonly entries: Map<string, readonly Entry[]>;
  /** Nothing lies left of or above this. */
  readonly corner: Point;
}

/** A sheet with all lines, and the labels that they have already. */
export function createSheet(surroundings: Surroundings, lines: readonly Line[], corner: Point): Sheet {
  const index: Index = new Map();
  const walls = [...surroundings.leaves, ...surroundings.strips].map(({ box }) => box);
  for (const box of [...walls, ...surroundings.groups.flatMap(({ box: group }) => sidesOf(group))])
    addEntry(index, { box, edge: undefined });
  const sheet: Sheet = { surroundings, lines, index, entries: new Map(), corner };
  for (const line of lines) enter(sheet, line);
  return sheet;
}

function sidesOf({ x, y, width, height }: Box): readonly Box[] {
  return [
    { x, y, width, height: 0 },
    { x, y: y + height, width, height: 0 },
    { x, y, width: 0, height },
    { x: x + width, y, width: 0, height },
  ];
}

/** Notes where a line and its label are now. */
export function enter(sheet: Sheet, line: Line): void {
  for (const entry of sheet.entries.get(line.edge.id) ?? []) removeEntry(sheet.index, entry);
  const entries: Entry[] = [];
  eachPiece(line.points, (a, b) => entries.push({ box: between(a, b), edge: line.edge.id }));
  if (line.label !== undefined) entries.push({ box: line.label, edge: line.edge.id });
  for (const entry of entries) addEntry(sheet.index, entry);
  sheet.entries.set(line.edge.id, entries);
}

/** Takes labels off that cover something, or are of another size than the text is now. */
export function dropBadLabels(sheet: Sheet): void {
  for (const line of sheet.lines) {
    const { label } = line;
    if (label === undefined) continue;
    line.label = undefined;
    enter(sheet, line);
    if (isRightSize(line, label) && isFree(sheet.index, label, line.isKeyed ? line.edge.id : undefined)) {
      line.label = label;
      enter(sheet, line);
    } else line.isKeyed = false;
  }
}

function isRightSize({ edge, isKeyed }: Line, label: Box): boolean {
  if (edge.label === undefined) return false;
  if (isKeyed) return label.width >= KEY_SIZE && label.height >= KEY_SIZE;
  return label.width === edge.label.width && label.height === edge.label.height;
}

/** Gives each line that needs one a label, those with the fewest places first. Gives back the lines for which there was no room. */
export function placeLabels(sheet: Sheet, lines: readonly Line[]): readonly Line[] {
  let waiting = lines.filter(({ edge, label }) => edge.label !== undefined && label === undefined);
  for (const free of [FREE, TIGHT]) {
    const choices = waiting.map((line) => ({ line, candidates: roomyCandidates(sheet, line, free) }));
    choices.sort((a, b) => a.candidates.length - b.candidates.length);
    waiting = choices.filter(({ line, candidates }) => !putBest(sheet, line, candidates, free)).map(({ line }) => line);
  }
  return waiting;
}

/** Free pixels around a label, and where there is less room. */
const FREE = 3;
export const TIGHT = 2;
/** Lines of others nearer than this to a label make one wonder whose it is. */
const NEAR = 9;
const STRANGER = 12;

function roomyCandidates(sheet: Sheet, { edge, points }: Line, free: number): readonly Candidate[] {
  return edge.label === undefined
    ? []
    : candidatesBeside(points, edge.label).filter(({ box }) => isRoomFor(sheet, box, free));
}

function isRoomFor(sheet: Sheet, box: Box, free: number): boolean {
  return box.x >= sheet.corner.x && box.y >= sheet.corner.y && isFree(sheet.index, inflate(box, free), undefined);
}

/** Puts the label at the best of the candidates that have so many pixels free around them. */
export function putBest(sheet: Sheet, line: Line, candidates: readonly Candidate[], free: number): boolean {
  let best: Candidate | undefined;
  for (const { box, price } of candidates) {
    if (best !== undefined && price >= best.price) continue;
    if (!isRoomFor(sheet, box, free)) continue;
    const sum = price + STRANGER * countNear(sheet.index, inflate(box, NEAR), line.edge.id);
    if (best === undefined || sum < best.price) best = { box, price: sum };
  }
  if (best === undefined) return false;
  line.label = best.box;
  enter(sheet, line);
  return true;
}

/** A small square with a number instead of the text: on the line, or where nothing else helps as near to it as there is room. */
export function putKey(sheet: Sheet, line: Line): void {
  const own = line.edge.id;
  const isOpen = ({ x, y, width, height }: Box): boolean => {
    return x >= sheet.corner.x && y >= sheet.corner.y && isFree(sheet.index, { x, y, width, height }, own);
  };
  const on = candidatesOn(line.points, KEY_SIZE).find(({ box }) => isOpen(box));
  line.label = on?.box ?? nearestOpen(line.points, isOpen);
  line.isKeyed = true;
  enter(sheet, line);
}

/** Rings around the middle of the line, each wider than the one before: at last beyond everything. */
function nearestOpen(points: readonly Point[], isOpen: (box: Box) => boolean): Box {
  const middle = points[points.length >> 1] ?? { x: 0, y: 0 };
  for (let ring = 8; ; ring += 8) {
    for (let by = -ring; by <= ring; by += 8) {
      for (const [dx, dy] of [
        [ring, by],
        [by, ring],
        [-ring, by],
        [by, -ring],
      ] as const) {
        const box = { x: middle.x + dx, y: middle.y + dy, width: KEY_SIZE, height: KEY_SIZE };
        if (isOpen(box)) return box;
      }
    }
  }
}

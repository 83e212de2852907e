/**
 * `views/<view>.layout` of a drawn view: where things stand, one line each, in the order of their ids, so that two people's changes merge
 * line by line. People and tools may edit it; what cannot be read is skipped. Pixels. Same lines as the layouts of imported ArchiMate views.
 *
 *     node claims 24,40 168x64 pin=yes
 *     line "claims uses policy" from=104,104 via=104,136 via=320,136 to=320,168 label=180,118,64x14
 *     same-rank claims policy
 */
import { compare } from "../base/compare.ts";
import type { Box, Hint, Layout, Memory, Point, Route } from "../engines/layout/graph.ts";
import type { Element, Model } from "../model/model.ts";
import { type Line, parseLines, printLines, valueOf, valuesOf } from "../model/archimate/lines.ts";

/** What a sidecar text remembers. */
export function readPositions(text: string): Memory {
  const boxes = new Map<string, Box>();
  const routes = new Map<string, Route>();
  const pins = new Set<string>();
  const hints: Hint[] = [];
  for (const line of parseLines(text)) {
    const [word, id = "", ...more] = line.words;
    if (word === "node") {
      const box = boxOf(more[0], more[1]);
      if (box === undefined) continue;
      boxes.set(id, box);
      if (valueOf(line, "pin") === "yes") pins.add(id);
    } else if (word === "line" && more.length === 0) {
      const route = routeOf(line);
      if (route !== undefined) routes.set(id, route);
    } else if (isHintKind(word) && more.length > 0) hints.push({ kind: word, ids: [id, ...more] });
  }
  return { boxes, routes, pins, hints };
}

/**
 * Whether a text is the layout of a drawn ArchiMate view that came with an import (`model/archimate/layout.ts`) rather than remembered
 * places: it says what only a drawing says, such as notes, nodes in nodes, styles, or lines from one node to another.
 */
export function isDrawing(text: string): boolean {
  return parseLines(text).some(({ depth, words: [word, , third, fourth], values }) => {
    if (word === "group" || word === "note" || word === "open" || word === "view") return true;
    if (word === "line") return third !== undefined && fourth === "->";
    return word === "node" && (depth > 0 || values.some(([key]) => key !== "pin"));
  });
}

/** Is the text beside a view its drawing? A view that asks nothing of the model has nothing else. */
export function isDrawn(text: string, view: Element): boolean {
  return isDrawing(text) || (view.get("viewpoint") === undefined && parseLines(text).length > 0);
}

/** The sidecar text of a layout; pins and hints are a person's wishes from the memory. */
export function writePositions(layout: Layout, memory: Pick<Memory, "pins" | "hints">): string {
  const nodes = sorted(layout.boxes).map(([id, box]) => nodeLine(id, box, memory.pins.has(id)));
  const routes = sorted(layout.routes).map(([id, route]) => routeLine(id, route));
  const hints = memory.hints.map(({ kind, ids }): Line => ({ depth: 0, words: [kind, ...ids], values: [] }));
  hints.sort((a, b) => compare(a.words.join(" "), b.words.join(" ")));
  return printLines("Positions in this view; see the guide on layouts.", [...nodes, ...routes, ...hints]);
}

/** For each id that is remembered and that an element once had: the one that it has now. */
export function presentIds(model: Model, memory: Memory): ReadonlyMap<string, string> {
  const present = new Map<string, string>();
  for (const id of memory.boxes.keys()) {
    const now = model.element(id)?.id;
    if (now !== undefined && now !== id) present.set(id, now);
  }
  return present;
}

/** The memory after ids have changed: `formerly` has the present id for each former one. What has the new id already keeps its place. */
export function renamed(memory: Memory, formerly: ReadonlyMap<string, string>): Memory {
  const present = (id: string): string => formerly.get(id) ?? id;
  // The id of a line is made of those of its ends and of words that are no ids of elements.
  const presentLine = (id: string): string => id.replaceAll(/[^\s#]+/g, present);
  return {
    boxes: withNewIds(memory.boxes, present),
    routes: withNewIds(memory.routes, presentLine),
    pins: new Set([...memory.pins].map(present)),
    hints: memory.hints.map(({ kind, ids }) => ({ kind, ids: ids.map(present) })),
  };
}

function withNewIds<Value>(values: ReadonlyMap<string, Value>, present: (id: string) => string): Map<string, Value> {
  const result = new Map<string, Value>();
  for (const [id, value] of values) {
    const now = present(id);
    if (now === id || !values.has(now)) result.set(now, value);
  }
  return result;
}

function sorted<Value>(values: ReadonlyMap<string, Value>): (readonly [string, Value])[] {
  return [...values].sort(([a], [b]) => compare(a, b));
}

// --- lines

function nodeLine(id: string, { x, y, width, height }: Box, isPinned: boolean): Line {
  return { depth: 0, words: ["node", id, `${x},${y}`, `${width}x${height}`], values: isPinned ? [["pin", "yes"]] : [] };
}

function routeLine(id: string, { points, label, isKeyed }: Route): Line {
  const keys = (index: number): string => (index === 0 ? "from" : index === points.length - 1 ? "to" : "via");
  const values = points.map(({ x, y }, index): readonly [string, string] => [keys(index), `${x},${y}`]);
  if (label !== undefined) {
    const { x, y, width, height } = label;
    values.push([isKeyed === true ? "key" : "label", `${x},${y},${width}x${height}`]);
  }
  return { depth: 0, words: ["line", id], values };
}

function routeOf(line: Line): Route | undefined {
  const texts = [valueOf(line, "from"), ...valuesOf(line, "via"), valueOf(line, "to")];
  if (texts.length > MOST_POINTS) return undefined;
  const points = texts.flatMap((text) => pointOf(text) ?? []);
  if (points.length < texts.length) return undefined;
  const [key, text] = [valueOf(line, "key"), valueOf(line, "label")];
  const label = labelOf(key ?? text);
  if (label === undefined) return { points };
  return key === undefined ? { points, label } : { points, label, isKeyed: true };
}

function isHintKind(word: string | undefined): word is Hint["kind"] {
  return word === "same-rank" || word === "before" || word === "near";
}

// --- numbers

/** No picture is larger, no line has more bends: what is beyond has been damaged. */
const FARTHEST = 100_000;
const MOST_POINTS = 500;

function pointOf(text: string | undefined): Point | undefined {
  const [x, y] = numbersOf(text, /^(-?\d{1,6}),(-?\d{1,6})$/);
  return x === undefined || y === undefined ? undefined : { x, y };
}

function boxOf(at: string | undefined, size: string | undefined): Box | undefined {
  const point = pointOf(at);
  const [width = 0, height = 0] = numbersOf(size, /^(\d{1,6})x(\d{1,6})$/);
  return point === undefined || width < 1 || height < 1 ? undefined : { ...point, width, height };
}

function labelOf(text: string | undefined): Box | undefined {
  const [, at, size] = /^([^,]+,[^,]+),([^,]+)$/.exec(text ?? "") ?? [];
  return boxOf(at, size);
}

function numbersOf(text: string | undefined, shape: RegExp): number[] {
  const numbers = (shape.exec(text ?? "") ?? []).slice(1).map(Number);
  return numbers.every((number) => Math.abs(number) <= FARTHEST) ? numbers.map((number) => number + 0) : [];
}

/**
 * What can be counted of a picture: how well it can be read, and how much of it moved. The counts follow Purchase, "Metrics for graph
 * drawing aesthetics" (2002), as counts, not scaled to 0..1, so that one can say what they mean; those about labels and groups are ours.
 */
import type { Box, Layout, LayoutGraph, Route } from "./graph.ts";
import { eachMeeting, eachMeetingPair } from "./metrics/sweep.ts";
import { between, isOverlapping } from "./route/lines.ts";
import type { Place, Surroundings } from "./route/surroundings.ts";
import { readSurroundings } from "./route/surroundings.ts";

export interface LayoutMetrics {
  /** Pairs that have area in common. A numbered label on its own line is meant to be there and does not count. */
  readonly labelOverlaps: {
    readonly labelLabel: number;
    /** With leaves, with title strips of groups, and with the border of a group. */
    readonly labelBox: number;
    readonly labelLine: number;
  };
  /** Pairs of boxes with common area of which neither is around the other, and boxes that reach out of their group. */
  readonly boxOverlaps: number;
  /** Pairs of a line and a leaf that it runs through, its own ends included, or a group that it should end at. */
  readonly edgesThroughBoxes: number;
  /** Pairs of a line and a group's title that it runs through. */
  readonly edgesThroughTitles: number;
  /** Pixels that two lines run on top of each other. */
  readonly collinearOverlaps: number;
  /** Points where two lines cross: "edge crosses" of Purchase (2002), with the weight that her study (1997) found the greatest. */
  readonly crossings: number;
  /** "Edge bends" of Purchase (2002). */
  readonly bends: number;
  /** Sum of the lengths of all lines in pixels ("total edge length", Tamassia 1987; Coleman and Parker 1996). */
  readonly totalLength: number;
  /** Width by height; 1.4 to 1.8 fits pages and screens. */
  readonly aspect: number;
  /** Square pixels of the whole picture. */
  readonly area: number;
  /** Labels for which there was no room, so that a key has to explain them. */
  readonly keyedLabels: number;
  /** Times that lines pass the border of a group beyond what their ends ask for. */
  readonly groupBorderCrossings: number;
}

/** Counts everything; O((n + pairs) log n) for n boxes and pieces of lines. */
export function measureLayout(graph: LayoutGraph, layout: Layout): LayoutMetrics {
  const surroundings = readSurroundings(graph, layout.boxes, true);
  const routed = readRoutes(graph, layout);
  const pieces = routed.flatMap(readPieces);
  const labels = readLabels(routed);
  const borders = surroundings.groups.flatMap(readBorder);
  return {
    labelOverlaps: {
      labelLabel: countPairs(labels),
      labelBox: countMeetings(labels, [...surroundings.leaves, ...surroundings.strips, ...borders]),
      labelLine: countLabelLines(labels, pieces),
    },
    boxOverlaps: countBoxOverlaps(surroundings) + countEscapes(surroundings),
    edgesThroughBoxes: countThrough(pieces, [...surroundings.leaves, ...endGroups(routed, surroundings)]),
    edgesThroughTitles: countThrough(pieces, surroundings.titles),
    ...measureTracks(pieces),
    bends: sum(routed, ({ route }) => Math.max(0, route.points.length - 2)),
    totalLength: sum(pieces, ({ box }) => box.width + box.height),
    aspect: layout.width / Math.max(1, layout.height),
    area: layout.width * layout.height,
    keyedLabels: routed.filter(({ route }) => route.isKeyed === true).length,
    groupBorderCrossings: countBorderCrossings(routed, pieces, borders, surroundings),
  };
}

interface Routed {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly route: Route;
}

/** A box with the edge that it belongs to; a piece of a line has no width or no height. */
interface Piece extends Place {
  readonly isKeyed?: boolean;
}

function readRoutes(graph: LayoutGraph, layout: Layout): readonly Routed[] {
  return graph.edges.flatMap(({ id, from, to }) => {
    const route = layout.routes.get(id);
    return route === undefined ? [] : [{ id, from, to, route }];
  });
}

function readPieces({ id, route }: Routed): readonly Piece[] {
  return route.points.slice(1).map((point, at) => ({ id, box: between(route.points[at] ?? point, point) }));
}

function readLabels(routed: readonly Routed[]): readonly Piece[] {
  return routed.flatMap(({ id, route }) => {
    return route.label === undefined ? [] : [{ id, box: route.label, isKeyed: route.isKeyed === true }];
  });
}

/** The four sides of a group's border. */
function readBorder({ id, box }: Place): readonly Place[] {
  const { x, y, width, height } = box;
  return [
    { id, box: { x, y, width, height: 0 } },
    { id, box: { x, y: y + height, width, height: 0 } },
    { id, box: { x, y, width: 0, height } },
    { id, box: { x: x + width, y, width: 0, height } },
  ];
}

function boxesOf(places: readonly Place[]): readonly Box[] {
  return places.map(({ box }) => box);
}

function countPairs(places: readonly Place[]): number {
  const boxes = boxesOf(places);
  let count = 0;
  eachMeetingPair(boxes, (one, other) => {
    if (isOverlappingAt(boxes, one, boxes, other)) count++;
  });
  return count;
}

function isOverlappingAt(some: readonly Box[], one: number, others: readonly Box[], other: number): boolean {
  const [a, b] = [some[one], others[other]];
  return a !== undefined && b !== undefined && isOverlapping(a, b);
}

/** Pairs of different owners; a label that meets two sides of one border counts once. */
function countMeetings(labels: readonly Piece[], places: readonly Place[]): number {
  const [some, others] = [boxesOf(labels), boxesOf(places)];
  const pairs = new Set<string>();
  eachMeeting(some, others, (one, other) => {
    if (isOverlappingAt(some, one, others, other)) pairs.add(`${one} ${places[other]?.id}`);
  });
  return pairs.size;
}

function countLabelLines(labels: readonly Piece[], pieces: readonly Piece[]): number {
  const [some, others] = [boxesOf(labels), boxesOf(pieces)];
  const pairs = new Set<string>();
  eachMeeting(some, others, (one, other) => {
    const [label, piece] = [labels[one], pieces[other]];
    if (label === undefined || piece === undefined || (label.isKeyed === true && label.id === piece.id)) return;
    if (isOverlapping(label.box, piece.box)) pairs.add(`${one} ${piece.id}`);
  });
  return pairs.size;
}

function countBoxOverlaps({ leaves, groups, around }: Surroundings): number {
  const places = [...groups, ...leaves];
  const boxes = boxesOf(places);
  let count = 0;
  eachMeetingPair(boxes, (one, other) => {
    const [a, b] = [places[one]?.id ?? "", places[other]?.id ?? ""];
    const isNested = (around.get(a) ?? []).includes(b) || (around.get(b) ?? []).includes(a);
    if (!isNested && isOverlappingAt(boxes, one, boxes, other)) count++;
  });
  return count;
}

function countEscapes({ leaves, groups, around, boxes }: Surroundings): number {
  return [...groups, ...leaves].filter(({ id, box }) => {
    const group = boxes.get(around.get(id)?.[0] ?? "");
    return group !== undefined && !isWithin(box, group);
  }).length;
}

function isWithin(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

/** Groups as walls for the lines that end at them, and for no others. */
function endGroups(
  routed: readonly Routed[],
  { boxes, groups, around }: Surroundings,
): readonly (Place & { readonly only: string })[] {
  const ids = new Set(groups.map(({ id }) => id));
  return routed.flatMap(({ id: only, from, to }) => {
    const inside = [...(around.get(from) ?? []), ...(around.get(to) ?? [])];
    return [...new Set([from, to])].flatMap((id) => {
      const box = boxes.get(id);
      return box !== undefined && ids.has(id) && !inside.includes(id) ? [{ id, box, only }] : [];
    });
  });
}

function countThrough(pieces: readonly Piece[], walls: readonly (Place & { readonly only?: string })[]): number {
  const pairs = new Set<string>();
  eachMeeting(boxesOf(pieces), boxesOf(walls), (one, other) => {
    const [piece, wall] = [pieces[one], walls[other]];
    if (piece === undefined || wall === undefined || (wall.only !== undefined && wall.only !== piece.id)) return;
    if (isOverlapping(piece.box, wall.box)) pairs.add(`${piece.id}\n${wall.id}`);
  });
  return pairs.size;
}

/** Crossings of a horizontal and a vertical piece inside both, and the length of pieces that lie on each other. */
function measureTracks(pieces: readonly Piece[]): { crossings: number; collinearOverlaps: number } {
  const boxes = boxesOf(pieces);
  let [crossings, collinearOverlaps] = [0, 0];
  eachMeetingPair(boxes, (one, other) => {
    const [a, b] = [boxes[one], boxes[other]];
    if (a === undefined || b === undefined) return;
    if ((a.height === 0) !== (b.height === 0)) crossings += isOverlapping(a, b) ? 1 : 0;
    else if (pieces[one]?.id !== pieces[other]?.id) collinearOverlaps += common(a, b);
  });
  return { crossings, collinearOverlaps };
}

function common(a: Box, b: Box): number {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, across, down);
}

function countBorderCrossings(
  routed: readonly Routed[],
  pieces: readonly Piece[],
  borders: readonly Place[],
  { around }: Surroundings,
): number {
  const passed = new Map<string, number>();
  eachMeeting(boxesOf(pieces), boxesOf(borders), (one, other) => {
    const [piece, border] = [pieces[one], borders[other]];
    if (piece === undefined || border === undefined || (piece.box.height === 0) === (border.box.height === 0)) return;
    if (isOverlapping(piece.box, border.box))
      passed.set(`${piece.id}\n${border.id}`, (passed.get(`${piece.id}\n${border.id}`) ?? 0) + 1);
  });
  for (const { id, from, to } of routed) {
    const [ofFrom, ofTo] = [around.get(from) ?? [], around.get(to) ?? []];
    for (const group of [...ofFrom, ...ofTo]) {
      if (ofFrom.includes(group) === ofTo.includes(group)) continue;
      const key = `${id}\n${group}`;
      passed.set(key, Math.max(0, (passed.get(key) ?? 0) - 1));
    }
  }
  return sum([...passed.values()], (count) => count);
}

function sum<Item>(items: readonly Item[], measure: (item: Item) => number): number {
  return items.reduce((total, item) => total + measure(item), 0);
}

/** How far boxes moved, in pixels: "preserving the mental map" as Eades et al. (1991) and Bridgeman and Tamassia (2000) measure it. */
export interface Displacement {
  readonly median: number;
  readonly p90: number;
  readonly max: number;
}

/** How far the upper left corners of the boxes that are in both moved, without those that are `ignored`; nearest-rank percentiles. */
export function displacement(
  before: ReadonlyMap<string, Box>,
  after: ReadonlyMap<string, Box>,
  ignored: ReadonlySet<string>,
): Displacement {
  const moved: number[] = [];
  for (const [id, box] of before) {
    const now = after.get(id);
    if (now !== undefined && !ignored.has(id)) moved.push(Math.hypot(now.x - box.x, now.y - box.y));
  }
  moved.sort((a, b) => a - b);
  const at = (part: number): number => moved[Math.max(0, Math.ceil(moved.length * part) - 1)] ?? 0;
  return { median: at(0.5), p90: at(0.9), max: at(1) };
}

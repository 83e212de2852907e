/** A picture while places are being found: nodes as numbers, each with its box, groups wrapped around what stands in them. */
import { type Box, CLEARANCE, GAP, type LayoutGraph, type LayoutNode, type Memory, PADDING } from "../graph.ts";

export interface Room {
  readonly graph: LayoutGraph;
  /** Parents before their children, each id once. */
  readonly nodes: readonly LayoutNode[];
  readonly indexOf: ReadonlyMap<string, number>;
  /** Node around each node; -1 for the picture. */
  readonly parents: readonly number[];
  /** What is directly in each node; what is in no node at the last place. */
  readonly children: readonly (readonly number[])[];
  /** How many leaves each node stands for; an empty group counts as one. */
  readonly weights: readonly number[];
  readonly leafCount: number;
  /** Nodes that a person has pinned, and those around them: they cannot be pushed. */
  readonly pinned: Set<number>;
  readonly held: Set<number>;
  /** Boxes of the last time. */
  readonly before: readonly (Box | undefined)[];
  /** Undefined for what has no place in the group around it yet; what is inside it may already have one beside the others. */
  boxes: (Box | undefined)[];
  isPlaced: boolean[];
  /** Around the contents of a group, when its box was made. */
  hulls: (Box | undefined)[];
}

/** Where everything stands at a moment, to return to it. */
export type Snapshot = Pick<Room, "boxes" | "isPlaced" | "hulls">;

/** A room where nothing has a place yet. */
export function createRoom(graph: LayoutGraph, memory: Memory): Room {
  const { nodes, indexOf, parents } = readTree(graph);
  const children = nodes.map((): number[] => []).concat([[]]);
  const weights = nodes.map(() => 0);
  for (let node = nodes.length - 1; node >= 0; node--) {
    const parent = parents[node] ?? -1;
    children.at(parent < 0 ? -1 : parent)?.unshift(node);
    weights[node] = Math.max(1, weights[node] ?? 0);
    if (parent >= 0) weights[parent] = (weights[parent] ?? 0) + (weights[node] ?? 0);
  }
  const pinned = new Set(nodes.flatMap(({ id }, node) => (memory.pins.has(id) && memory.boxes.has(id) ? [node] : [])));
  const before = nodes.map(({ id }) => sound(memory.boxes.get(id)));
  const empty = nodes.map(() => undefined);
  const held = heldBy(pinned, parents);
  const placeless = { boxes: [...empty], isPlaced: nodes.map(() => false), hulls: [...empty] };
  const leafCount = nodes.filter(({ isGroup }) => !isGroup).length;
  return { leafCount, graph, nodes, indexOf, parents, children, weights, pinned, held, before, ...placeless };
}

/** Pinned nodes, and everything around them. */
function heldBy(pinned: ReadonlySet<number>, parents: readonly number[]): Set<number> {
  const held = new Set(pinned);
  for (const node of pinned) for (let at = parents[node] ?? -1; at >= 0; at = parents[at] ?? -1) held.add(at);
  return held;
}

/** A pinned node whose place is lost counts as any other. */
export function unpin(room: Room, node: number): void {
  if (!room.pinned.delete(node)) return;
  const held = heldBy(room.pinned, room.parents);
  for (const other of room.held) if (!held.has(other)) room.held.delete(other);
}

/** Nodes with a parent that is a group before them; any other parent counts as none. */
function readTree(graph: LayoutGraph): Pick<Room, "nodes" | "indexOf" | "parents"> {
  const indexOf = new Map<string, number>();
  const nodes: LayoutNode[] = [];
  const parents: number[] = [];
  for (const node of graph.nodes) {
    if (indexOf.has(node.id)) continue;
    const parent = node.parent === undefined ? -1 : (indexOf.get(node.parent) ?? -1);
    parents.push(nodes[parent]?.isGroup === true ? parent : -1);
    indexOf.set(node.id, nodes.length);
    nodes.push(node);
  }
  return { nodes, indexOf, parents };
}

const FARTHEST = 1_000_000;

/** The box in whole pixels of a size that can be drawn; undefined for what is none. */
export function sound(box: Box | undefined): Box | undefined {
  if (box === undefined) return undefined;
  const [x, y, width, height] = [box.x, box.y, box.width, box.height].map(Math.round);
  if (x === undefined || y === undefined || width === undefined || height === undefined) return undefined;
  const isSmall = Math.abs(x) <= FARTHEST && Math.abs(y) <= FARTHEST && width <= FARTHEST && height <= FARTHEST;
  return isSmall && width > 0 && height > 0 ? { x, y, width, height } : undefined;
}

export function snapshot({ boxes, isPlaced, hulls }: Room): Snapshot {
  return { boxes: [...boxes], isPlaced: [...isPlaced], hulls: [...hulls] };
}

/** Back to a snapshot, which stays good for another time. */
export function restore(room: Room, { boxes, isPlaced, hulls }: Snapshot): void {
  room.boxes = [...boxes];
  room.isPlaced = [...isPlaced];
  room.hulls = [...hulls];
}

/** What has a place directly in a node, or in the picture itself (-1). */
export function placedIn(room: Room, parent: number): readonly number[] {
  return childrenOf(room, parent).filter((node) => room.isPlaced[node] === true);
}

export function childrenOf(room: Room, parent: number): readonly number[] {
  return room.children.at(parent < 0 ? -1 : parent) ?? [];
}

/** The other nodes with a place in the same group. */
export function siblingsOf(room: Room, node: number): readonly number[] {
  return placedIn(room, room.parents[node] ?? -1).filter((other) => other !== node);
}

/** Whether a node is another or in it. */
export function isWithin(room: Room, node: number, outer: number): boolean {
  for (let at = node; at >= 0; at = room.parents[at] ?? -1) if (at === outer) return true;
  return false;
}

/** Moves a node with everything in it. */
export function shift(room: Room, node: number, dx: number, dy: number): void {
  if (dx === 0 && dy === 0) return;
  for (const open = [node]; ;) {
    const at = open.pop();
    if (at === undefined) return;
    room.boxes[at] = moved(room.boxes[at], dx, dy);
    room.hulls[at] = moved(room.hulls[at], dx, dy);
    open.push(...placedIn(room, at));
  }
}

export function moved(box: Box | undefined, dx: number, dy: number): Box | undefined {
  return box === undefined ? undefined : { ...box, x: box.x + dx, y: box.y + dy };
}

/** The least box around boxes; undefined around none. */
export function hullOf(boxes: Iterable<Box | undefined>): Box | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    if (box === undefined) continue;
    left = Math.min(left, box.x);
    top = Math.min(top, box.y);
    right = Math.max(right, box.x + box.width);
    bottom = Math.max(bottom, box.y + box.height);
  }
  return left > right ? undefined : { x: left, y: top, width: right - left, height: bottom - top };
}

/** Free pixels between two boxes, on the axis where they are farther apart; negative where they overlap. */
export function separation(a: Box, b: Box): number {
  const across = Math.max(b.x - (a.x + a.width), a.x - (b.x + b.width));
  const along = Math.max(b.y - (a.y + a.height), a.y - (b.y + b.height));
  return Math.max(across, along);
}

/** Whether the second box lies in the first, borders included. */
export function contains(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

export function isSameBox(a: Box | undefined, b: Box | undefined): boolean {
  return a === b || (a?.x === b?.x && a?.y === b?.y && a?.width === b?.width && a?.height === b?.height);
}

/**
 * Makes the box of a group fit what is placed in it. A side where nothing has changed stays; where the contents have grown past it, it
 * makes way; where they have become less, it follows them, so that no hole stays in the picture.
 */
export function wrap(room: Room, group: number): void {
  const node = room.nodes[group];
  if (node === undefined) return;
  const hull = hullOf(placedIn(room, group).map((child) => room.boxes[child]));
  const [box, old] = [room.boxes[group], room.hulls[group]];
  room.hulls[group] = hull;
  room.boxes[group] = hull === undefined ? emptied(node, box, old) : around(node, hull, box, old);
}

/** The box of a group without contents: what it was, or the least once it has been emptied. */
function emptied(node: LayoutNode, box: Box | undefined, old: Box | undefined): Box | undefined {
  const least = leastSize(node);
  if (box === undefined) return undefined;
  if (old !== undefined) return { x: box.x, y: box.y, ...least };
  return { ...box, width: Math.max(box.width, least.width), height: Math.max(box.height, least.height) };
}

/** Size of a group with nothing in it: room for its title and a line of air. */
export function leastSize(node: LayoutNode): Pick<Box, "width" | "height"> {
  return { width: Math.max(node.width, 2 * PADDING), height: Math.max(node.height, node.title + PADDING) };
}

function around(node: LayoutNode, hull: Box, box: Box | undefined, old: Box | undefined): Box {
  const was = old === undefined ? undefined : sidesOf(old);
  const rim = box === undefined ? undefined : sidesOf(box);
  const [left = 0, top = 0, right = 0, bottom = 0] = sidesOf(hull).map((edge, index) => {
    const [before, border] = [was?.[index], rim?.[index]];
    const air = before === undefined || border === undefined ? undefined : before - border;
    return edge - side(edge, before, air, index === 1 ? node.title : 0);
  });
  return { x: left, y: top, width: Math.max(node.width, -right - left), height: Math.max(node.height, -bottom - top) };
}

/** Left, top, right and bottom, each lower towards the outside. */
function sidesOf({ x, y, width, height }: Box): readonly number[] {
  return [x, y, -(x + width), -(y + height)];
}

/**
 * How far a border is from the contents: `edge` and `old` are where the contents end now and before, lower towards the outside; `air`
 * is how far the border was from them; `strip` is what the title takes.
 */
function side(edge: number, old: number | undefined, air: number | undefined, strip: number): number {
  if (old === undefined || air === undefined) return strip + PADDING;
  const least = strip + Math.min(PADDING, Math.max(CLEARANCE, air - strip));
  if (edge === old) return Math.max(air, strip + CLEARANCE);
  if (edge > old) return Math.min(Math.max(air, least), strip + 3 * PADDING);
  return Math.max(air - (old - edge), least);
}

/** What is usual between the neighbours in a group: `GAP`, or less where the picture is tighter. */
export function usualGap(room: Room, parent: number): number {
  const boxes = childrenOf(room, parent).flatMap((node) => room.before[node] ?? []);
  const nearest = boxes.map((box) =>
    boxes.reduce((least, other) => (other === box ? least : Math.min(least, Math.max(0, separation(box, other)))), GAP),
  );
  nearest.sort((a, b) => a - b);
  return Math.max(CLEARANCE, nearest[nearest.length >> 1] ?? GAP);
}

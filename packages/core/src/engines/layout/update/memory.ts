/** Which places of the last time still hold: what is in another group now may have to move, and no two boxes may share a place. */
import { type Box, GAP, type Memory } from "../graph.ts";
import { childrenOf, contains, hullOf, isWithin, placedIn, type Room, separation, sound, unpin, wrap } from "./room.ts";

/** Gives nodes the places that they had, with the sizes that they had, and wraps the groups around them. */
export function recall(room: Room, memory: Memory): void {
  const homes = homesOf(room, memory);
  rememberHulls(room, memory, homes);
  for (let node = room.nodes.length - 1; node >= 0; node--) {
    if (room.nodes[node]?.isGroup === true) recallGroup(room, node, homes);
  }
  recallIn(room, -1, homes);
}

/** For each remembered box the smallest other one that it lies in: groups are not named in a memory, but seen. */
type Homes = ReadonlyMap<string, string | undefined>;

function homesOf(room: Room, memory: Memory): Homes {
  const boxes = [...memory.boxes].flatMap(([id, remembered]) => {
    const box = sound(remembered);
    return box === undefined ? [] : [{ id, box, area: box.width * box.height }];
  });
  boxes.sort((a, b) => a.area - b.area);
  const found = new Map<string, string | undefined>();
  let larger = 0;
  for (const { id, box, area } of boxes) {
    // On a map thousands of boxes are of one size, and none of them lies in another.
    while (larger < boxes.length && (boxes[larger]?.area ?? 0) <= area) larger++;
    let at = larger;
    while (at < boxes.length && !contains(boxes[at]?.box ?? box, box)) at++;
    found.set(id, boxes[at]?.id);
  }
  const homes = new Map<string, string | undefined>();
  for (const id of found.keys()) homes.set(id, livingHome(room, found, id));
  return homes;
}

/** The nearest home that is still drawn: a group that is gone leaves its place to the one around it. */
function livingHome(room: Room, found: Homes, id: string): string | undefined {
  let home = found.get(id);
  while (home !== undefined && !room.indexOf.has(home)) home = found.get(home);
  return home;
}

/** What stood in each group, also what is gone: a border keeps its distance from it. */
function rememberHulls(room: Room, memory: Memory, homes: Homes): void {
  const contents = new Map<number, (Box | undefined)[]>();
  for (const [id, home] of homes) {
    const group = home === undefined ? undefined : room.indexOf.get(home);
    if (group === undefined) continue;
    const boxes = contents.get(group) ?? [];
    boxes.push(sound(memory.boxes.get(id)));
    contents.set(group, boxes);
  }
  for (const [group, boxes] of contents) {
    if (room.nodes[group]?.isGroup === true) room.hulls[group] = hullOf(boxes);
  }
}

function recallGroup(room: Room, group: number, homes: Homes): void {
  const [box, hull] = [room.before[group], room.hulls[group]];
  recallIn(room, group, homes);
  room.boxes[group] = box;
  const isAwaited = childrenOf(room, group).length > 0 && placedIn(room, group).length === 0;
  if (isAwaited) return;
  room.hulls[group] = hull;
  wrap(room, group);
}

/** Gives the nodes of one group their places, pinned and large ones first. */
function recallIn(room: Room, parent: number, homes: Homes): void {
  const urgency = (node: number): number => (room.held.has(node) ? 1e6 : 0) + (room.weights[node] ?? 0);
  const nodes = childrenOf(room, parent).toSorted((a, b) => urgency(b) - urgency(a) || a - b);
  const [settled, strangers] = [[] as number[], [] as number[]];
  for (const node of nodes) (isAtHome(room, node, parent, homes) ? settled : strangers).push(node);
  for (const node of [...settled, ...strangers]) {
    const isStranger = strangers.includes(node);
    // A new group around what was there needs more room than that, which is made later.
    const box = room.before[node] ?? room.hulls[node] ?? room.boxes[node];
    if (box === undefined) continue;
    if (!isFree(room, node, box, parent) || (isStranger && !isWelcome(room, node, box, parent))) {
      unpin(room, node);
      continue;
    }
    if (room.nodes[node]?.isGroup !== true) room.boxes[node] = box;
    room.isPlaced[node] = room.boxes[node] !== undefined;
  }
}

/** Whether a node stands in the group in which it stood; a new group counts as what is around it. */
function isAtHome(room: Room, node: number, parent: number, homes: Homes): boolean {
  const id = room.nodes[node]?.id ?? "";
  if (room.before[node] === undefined || !homes.has(id)) return false;
  return homes.get(id) === room.nodes[parent]?.id;
}

/** Whether no sibling has that place already. */
function isFree(room: Room, node: number, box: Box, parent: number): boolean {
  return placedIn(room, parent).every((other) => {
    const there = room.before[other] ?? room.boxes[other];
    return other === node || there === undefined || separation(there, box) >= 0;
  });
}

/** Whether a node may keep its place in a group where it was not: the group would reach there without taking in what is not its own. */
function isWelcome(room: Room, node: number, box: Box, parent: number): boolean {
  if (parent < 0) return !isTaken(room, node, box, parent);
  const placed = placedIn(room, parent).map((other) => room.before[other] ?? room.boxes[other]);
  const region = room.before[parent] ?? hullOf(placed);
  if (region !== undefined && placed.length === 0 && separation(region, box) > 0) return false;
  const farthest = (Math.max(box.width, box.height) + GAP) * (room.before[parent] === undefined ? 3 : 1);
  if (region !== undefined && separation(region, box) > farthest) return false;
  const reach = hullOf([...placed, box, ...(room.before[parent] === undefined ? [] : [region])]);
  return reach !== undefined && !isTaken(room, node, reach, parent);
}

/** Whether a leaf that belongs elsewhere stands in a region. */
function isTaken(room: Room, node: number, region: Box, parent: number): boolean {
  return room.nodes.some(({ isGroup }, other) => {
    const there = room.before[other];
    if (there === undefined || isWithin(room, other, node) || isWithin(room, node, other)) return false;
    if (parent >= 0 && (isWithin(room, other, parent) || isWithin(room, parent, other))) return false;
    return (parent < 0 || !isGroup) && separation(there, region) < 0;
  });
}

/** Single edits of a graph, such as a change of the model makes, and what must hold after each. */
import { type Dice, labelSizes, sizes } from "../gallery.fixtures.ts";
import type { Box, Layout, LayoutEdge, LayoutGraph, LayoutNode, Memory } from "../graph.ts";
import { contains, separation } from "./room.ts";

export const editKinds = ["insert", "remove", "rename", "move", "connect", "disconnect", "wrap"] as const;
export type EditKind = (typeof editKinds)[number];

interface Edit {
  readonly graph: LayoutGraph;
  /** Ids of what the edit is about, and of the groups around it: these may move. */
  readonly about: ReadonlySet<string>;
}

/** The graph after one edit; `name` is the id of what it adds. Undefined where there is nothing to edit. */
export function edit(graph: LayoutGraph, kind: EditKind, dice: Dice, name: string): Edit | undefined {
  const leaves = graph.nodes.filter((node) => !node.isGroup);
  const groups = graph.nodes.filter((node) => node.isGroup);
  const leaf = leaves[dice(leaves.length)];
  if (leaf === undefined && kind !== "insert") return undefined;
  switch (kind) {
    case "insert":
      return insert(graph, leaves, groups, dice, name);
    case "remove":
      return leaf && leaves.length > 3 ? remove(graph, leaf) : undefined;
    case "rename":
      return leaf && rename(graph, leaf, dice);
    case "move":
      return leaf && groups.length > 0
        ? move(graph, leaf, [undefined, ...groups.map(({ id }) => id)], dice)
        : undefined;
    case "connect":
      return leaf && connect(graph, leaf, leaves[dice(leaves.length)], dice, name);
    case "disconnect":
      return disconnect(graph, dice);
    case "wrap":
      return leaf && wrapIn(graph, leaf, leaves[dice(leaves.length)], name);
  }
}

function insert(
  graph: LayoutGraph,
  leaves: readonly LayoutNode[],
  groups: readonly LayoutNode[],
  dice: Dice,
  id: string,
): Edit {
  const friend = leaves[dice(leaves.length)];
  const parent = dice(5) === 0 ? groups[dice(groups.length)]?.id : friend?.parent;
  const size = sizes[dice(3)] ?? { width: 168, height: 64 };
  const node: LayoutNode = { id, parent, ...size, isGroup: false, title: 0, rank: dice(8) };
  const edges: LayoutEdge[] = [];
  if (friend !== undefined && dice(6) > 0) edges.push(edgeOf(friend.id, id, dice, edges.length));
  const other = leaves[dice(leaves.length)];
  if (other !== undefined && other !== friend && dice(2) === 0) edges.push(edgeOf(id, other.id, dice, edges.length));
  const after = { ...graph, nodes: [...graph.nodes, node], edges: [...graph.edges, ...edges] };
  return { graph: after, about: withAround(after, [id]) };
}

function edgeOf(from: string, to: string, dice: Dice, number: number): LayoutEdge {
  return { id: `${from} uses ${to}#${number}`, from, to, label: labelSizes[dice(4)] };
}

function remove(graph: LayoutGraph, leaf: LayoutNode): Edit {
  const nodes = graph.nodes.filter((node) => node !== leaf);
  const edges = graph.edges.filter((edge) => edge.from !== leaf.id && edge.to !== leaf.id);
  return { graph: { ...graph, nodes, edges }, about: withAround(graph, [leaf.id]) };
}

/** One step of size, and other texts at its lines. */
function rename(graph: LayoutGraph, leaf: LayoutNode, dice: Dice): Edit {
  const step = dice(4) === 0 ? -1 : 1;
  const isTaller = dice(3) === 0;
  const width = isTaller ? leaf.width : Math.max(96, leaf.width + step * 40);
  const height = isTaller ? Math.max(40, leaf.height + step * 16) : leaf.height;
  const nodes = graph.nodes.map((node) => (node === leaf ? { ...leaf, width, height } : node));
  return { graph: { ...graph, nodes }, about: withAround(graph, [leaf.id]) };
}

function move(
  graph: LayoutGraph,
  leaf: LayoutNode,
  parents: readonly (string | undefined)[],
  dice: Dice,
): Edit | undefined {
  const parent = parents[dice(parents.length)];
  if (parent === leaf.parent) return undefined;
  // A group stands before what is in it.
  const nodes = [...graph.nodes.filter((node) => node !== leaf), { ...leaf, parent }];
  const after = { ...graph, nodes, edges: sensible(graph.edges, nodes) };
  return { graph: after, about: new Set([...withAround(graph, [leaf.id]), ...withAround(after, [leaf.id])]) };
}

function connect(
  graph: LayoutGraph,
  from: LayoutNode,
  to: LayoutNode | undefined,
  dice: Dice,
  id: string,
): Edit | undefined {
  if (to === undefined || to === from) return undefined;
  const edge = { id: `${from.id} uses ${to.id}#${id}`, from: from.id, to: to.id, label: labelSizes[dice(4)] };
  return { graph: { ...graph, edges: [...graph.edges, edge] }, about: new Set() };
}

function disconnect(graph: LayoutGraph, dice: Dice): Edit | undefined {
  const edge = graph.edges[dice(graph.edges.length)];
  return edge && { graph: { ...graph, edges: graph.edges.filter((other) => other !== edge) }, about: new Set() };
}

/** A new group around one or two nodes that stand in the same one. */
function wrapIn(graph: LayoutGraph, leaf: LayoutNode, other: LayoutNode | undefined, id: string): Edit {
  const ids = [leaf.id, ...(other?.parent === leaf.parent && other !== leaf && other !== undefined ? [other.id] : [])];
  const group: LayoutNode = { id, parent: leaf.parent, width: 120, height: 64, isGroup: true, title: 28, rank: 3 };
  const others = graph.nodes.filter((node) => !ids.includes(node.id));
  const inside = graph.nodes.filter((node) => ids.includes(node.id)).map((node) => ({ ...node, parent: id }));
  const after = { ...graph, nodes: [...others, group, ...inside] };
  return { graph: after, about: withAround(after, [...ids, id]) };
}

/** Edges that don't join a group with what is in it. */
function sensible(edges: readonly LayoutEdge[], nodes: readonly LayoutNode[]): readonly LayoutEdge[] {
  const around = withAround;
  const graph = { nodes, edges: [], direction: "down" } as const;
  return edges.filter(({ from, to }) => !around(graph, [from]).has(to) && !around(graph, [to]).has(from));
}

function withAround(graph: LayoutGraph, ids: readonly string[]): ReadonlySet<string> {
  const parents = new Map(graph.nodes.map((node) => [node.id, node.parent]));
  const all = new Set<string>();
  for (const id of ids)
    for (let at: string | undefined = id; at !== undefined && !all.has(at); at = parents.get(at)) all.add(at);
  return all;
}

/** What a layout remembers of itself. */
export function memoryOf(layout: Layout, memory?: Partial<Memory>): Memory {
  return { boxes: layout.boxes, routes: layout.routes, pins: memory?.pins ?? new Set(), hints: memory?.hints ?? [] };
}

/** What is wrong with the places, in words; the slow obvious way. */
export function faultsOf(graph: LayoutGraph, layout: Layout, least = 8): string[] {
  const faults: string[] = [];
  const box = (id: string): Box => layout.boxes.get(id) ?? { x: Number.NaN, y: 0, width: 0, height: 0 };
  for (const [index, node] of graph.nodes.entries()) {
    const here = box(node.id);
    if (!Object.values(here).every(Number.isInteger)) faults.push(`${node.id} has no place`);
    if (here.x < 0 || here.y < 0) faults.push(`${node.id} is outside`);
    if (!node.isGroup && (here.width !== node.width || here.height !== node.height))
      faults.push(`${node.id} has another size`);
    if (node.isGroup && (here.width < node.width || here.height < node.height)) faults.push(`${node.id} is too small`);
    if (node.parent !== undefined) {
      const around = box(node.parent);
      const title = graph.nodes.find(({ id }) => id === node.parent)?.title ?? 0;
      const air = {
        x: here.x - least,
        y: here.y - least - title,
        width: here.width + 2 * least,
        height: here.height + 2 * least + title,
      };
      if (!contains(around, air)) faults.push(`${node.id} reaches out of ${node.parent}`);
    }
    for (const other of graph.nodes.slice(0, index)) {
      if (other.parent === node.parent && separation(here, box(other.id)) < least)
        faults.push(`${node.id} is too near to ${other.id}`);
    }
  }
  return faults;
}

/** A layout as text, to compare byte by byte. */
export function textOf(layout: Layout): string {
  return JSON.stringify([[...layout.boxes], [...layout.routes], layout.width, layout.height]);
}

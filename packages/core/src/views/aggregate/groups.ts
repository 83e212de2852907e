/** Boundaries as single boxes, with the number of elements inside. */
import type { DiagramNode } from "../diagram.ts";
import { changeOf, drawnFor, type Folding, joinedBadges, total } from "./folding.ts";

/** Lines for each of these boxes, above which nobody follows a line from one end to the other. */
export const LINES = 3;
/** Share of the boundaries of a level that are closed alone; where that is not enough, the whole level is, so that like is drawn alike. */
const FEW = 1 / 3;

/**
 * Closes boundaries from the innermost level outwards: the few largest of a level where that does, else all of it. Never one with an
 * open boundary inside, nor one that holds most of the picture, for that is what the picture is about, nor the outermost ones where
 * none of them is an element: environments and their like are how the picture is read; nor what somebody opened.
 */
export function foldGroups(folding: Folding, limit: number, opened: ReadonlySet<string>): void {
  const { nodes } = folding;
  const children = childrenOf(nodes);
  const depths = depthsOf(nodes);
  const deepest = Math.max(0, ...depths.values());
  const half = nodes.size / 2;
  const outermost = [...children.keys()].filter((id) => depths.get(id) === 0);
  const last = outermost.some((id) => nodes.get(id)?.element !== undefined) ? 0 : 1;
  for (let depth = deepest; depth >= last && isTooMuch(folding, limit); depth--) {
    const level = [...children]
      .filter(([id]) => depths.get(id) === depth && !opened.has(id))
      .filter(([, list]) => list.length <= half && list.every((child) => nodes.get(child)?.role !== "group"))
      .sort(([, a], [, b]) => b.length - a.length);
    const few = nodes.size > limit ? level.slice(0, Math.max(1, Math.floor(level.length * FEW))) : [];
    const isEnough = nodes.size - few.reduce((sum, [, list]) => sum + list.length, 0) <= limit;
    for (const [id, list] of few) if (!isEnough || nodes.size > limit) closeGroup(folding, id, list);
    if (isTooMuch(folding, limit))
      for (const [id, list] of level) if (!folding.done.has(id)) closeGroup(folding, id, list);
  }
}

function isTooMuch(folding: Folding, limit: number): boolean {
  if (folding.nodes.size > limit) return true;
  const lines = new Set<string>();
  for (const edge of folding.edges) {
    const from = drawnFor(edge.from, folding);
    const to = drawnFor(edge.to, folding);
    if (from !== to) lines.add(`${from} ${to}`);
  }
  return lines.size > limit * LINES;
}

/** How many boundaries are around each node. */
export function depthsOf(nodes: ReadonlyMap<string, DiagramNode>): ReadonlyMap<string, number> {
  const depths = new Map<string, number>();
  // Parents come first.
  for (const { id, parent } of nodes.values()) depths.set(id, parent === undefined ? 0 : (depths.get(parent) ?? 0) + 1);
  return depths;
}

/** What lies directly inside each boundary. */
export function childrenOf(nodes: ReadonlyMap<string, DiagramNode>): ReadonlyMap<string, readonly string[]> {
  const children = new Map<string, string[]>();
  for (const { id, parent } of nodes.values()) {
    if (parent === undefined || !nodes.has(parent)) continue;
    const list = children.get(parent) ?? [];
    list.push(id);
    children.set(parent, list);
  }
  return children;
}

/** Elements that a closed boundary holds: those of the boxes inside, and what these hold. */
function withinOf([group, ...inside]: readonly [DiagramNode, ...(readonly DiagramNode[])]): readonly string[] {
  return [
    ...(group.within ?? []),
    ...inside.flatMap(({ element, within = [] }) => (element === undefined ? within : [element, ...within])),
  ];
}

/** Makes a boundary a box; what is inside must be boxes. */
export function closeGroup({ nodes, into, closed, done }: Folding, id: string, children: readonly string[]): void {
  const group = nodes.get(id);
  if (group === undefined) return;
  done.add(id);
  const inside = children.flatMap((child) => nodes.get(child) ?? []);
  const hidden = (group.hidden ?? 0) + total(inside);
  nodes.set(id, {
    ...group,
    role: "element",
    hidden,
    within: withinOf([group, ...inside]),
    badges: joinedBadges([group, ...inside]),
    change: changeOf([group, ...inside]),
  });
  for (const { id: child } of inside) {
    nodes.delete(child);
    into.set(child, id);
  }
  closed.push({ name: group.name, hidden });
}

/** One graph for two states of a model, so that one layout serves the pictures of both and nothing jumps between them. */
import type { LayoutEdge, LayoutGraph, LayoutNode } from "./graph.ts";

/**
 * Everything that is in one of two graphs. What is in both is as in the second, but never smaller than in the first; what has moved stands
 * where the second has it. A line to a group that its other end has moved into is left out: neither picture could draw it.
 */
export function unionGraph(a: LayoutGraph, b: LayoutGraph): LayoutGraph {
  const nodes = unionNodes(a, b);
  const inside = ancestry(nodes);
  const edges = unionEdges(a, b).filter(
    ({ from, to }) => inside.get(from)?.has(to) === false && inside.get(to)?.has(from) === false,
  );
  return { nodes, edges, direction: b.direction };
}

function unionNodes(a: LayoutGraph, b: LayoutGraph): readonly LayoutNode[] {
  const [first, second] = [byId(a.nodes), byId(b.nodes)];
  const merged = interleave(a.nodes, b.nodes).map((id) => {
    const [before, after] = [first.get(id), second.get(id)];
    return before === undefined || after === undefined ? (after ?? before) : larger(before, after);
  });
  const nodes = byId(merged.flatMap((node) => node ?? []));
  return parentsFirst(nodes);
}

function byId<Thing extends { readonly id: string }>(things: readonly Thing[]): Map<string, Thing> {
  return new Map(things.map((thing) => [thing.id, thing]));
}

/** Ids in the order of the second list; those of the first alone stand after what they followed there. */
function interleave(a: readonly { readonly id: string }[], b: readonly { readonly id: string }[]): readonly string[] {
  const known = new Set(b.map(({ id }) => id));
  const following = new Map<string, string[]>();
  let last = "";
  let open: string[] = [];
  for (const { id } of a) {
    if (!known.has(id)) open.push(id);
    else {
      following.set(last, open);
      [last, open] = [id, []];
    }
  }
  following.set(last, open);
  const start = known.has("") ? [] : (following.get("") ?? []);
  return [...new Set([...start, ...b.flatMap(({ id }) => [id, ...(following.get(id) ?? [])])])];
}

/** The second with room for both; what is a group in one is a group. */
function larger(before: LayoutNode, after: LayoutNode): LayoutNode {
  if (before.isGroup !== after.isGroup)
    return before.isGroup ? { ...before, parent: after.parent, rank: after.rank } : after;
  return {
    ...after,
    width: Math.max(before.width, after.width),
    height: Math.max(before.height, after.height),
    title: Math.max(before.title, after.title),
  };
}

/** Each node after the group around it; a parent that is none, or in a circle, counts as none. */
function parentsFirst(nodes: ReadonlyMap<string, LayoutNode>): readonly LayoutNode[] {
  const done = new Map<string, LayoutNode>();
  for (const start of nodes.values()) {
    const path: LayoutNode[] = [];
    for (let at: LayoutNode | undefined = start; at !== undefined && !done.has(at.id) && !path.includes(at);) {
      path.push(at);
      at = nodes.get(at.parent ?? "");
    }
    for (const node of path.toReversed()) {
      const parent = done.get(node.parent ?? "");
      done.set(node.id, parent?.isGroup === true || node.parent === undefined ? node : { ...node, parent: undefined });
    }
  }
  return [...done.values()];
}

/** The groups around each node, by id. */
function ancestry(nodes: readonly LayoutNode[]): ReadonlyMap<string, ReadonlySet<string>> {
  const around = new Map<string, ReadonlySet<string>>();
  for (const { id, parent } of nodes) {
    around.set(id, parent === undefined ? new Set() : new Set([parent, ...(around.get(parent) ?? [])]));
  }
  return around;
}

function unionEdges(a: LayoutGraph, b: LayoutGraph): readonly LayoutEdge[] {
  const [first, second] = [byId(a.edges), byId(b.edges)];
  return interleave(a.edges, b.edges).flatMap((id) => {
    const [before, after] = [first.get(id), second.get(id)];
    const edge = after ?? before;
    if (edge === undefined) return [];
    return [{ ...edge, label: largerLabel(before?.label, after?.label) }];
  });
}

function largerLabel(a: LayoutEdge["label"], b: LayoutEdge["label"]): LayoutEdge["label"] {
  if (a === undefined || b === undefined) return a ?? b;
  return { width: Math.max(a.width, b.width), height: Math.max(a.height, b.height) };
}

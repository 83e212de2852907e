/** Puts nodes and lines together as a graph diagram. */
import type { Model } from "../../model/model.ts";
import type { DiagramEdge, DiagramNode, GraphDiagram } from "../diagram.ts";

export type GraphSetting = Partial<Pick<GraphDiagram, "arrangement" | "bands" | "notes" | "hubs">> & {
  readonly direction?: GraphDiagram["direction"] | undefined;
};

/**
 * A diagram: parents before children, unknown parents dropped, ids of lines made unique. Lines whose ends are not there are left out,
 * and those between a box and what is drawn inside it, which nesting says. A boundary around nothing is drawn as a box where it stands
 * for an element, and not at all where it does not.
 */
export function graphOf(
  nodes: readonly DiagramNode[],
  edges: readonly DiagramEdge[],
  setting: GraphSetting = {},
): GraphDiagram {
  const { arrangement = "layered", bands = [], notes = [], direction = "down", hubs = [] } = setting;
  const byId = withoutEmptyGroups(new Map(nodes.map((node) => [node.id, node])));
  return {
    kind: "graph",
    arrangement,
    direction,
    nodes: parentsFirst(byId),
    edges: unique(edges.filter((edge) => isDrawable(edge, byId))),
    bands,
    notes,
    ...(hubs.length === 0 ? {} : { hubs }),
  };
}

/** Node that stands for each row, for `edgesBetween`. */
export function nodeIds(model: Model, nodes: readonly DiagramNode[]): ReadonlyMap<number, string> {
  const ids = new Map<number, string>();
  for (const node of nodes) {
    const row = node.element === undefined ? undefined : model.row(node.element);
    if (row !== undefined) ids.set(row, node.id);
  }
  return ids;
}

function withoutEmptyGroups(byId: Map<string, DiagramNode>): ReadonlyMap<string, DiagramNode> {
  for (;;) {
    const full = new Set([...byId.values()].map((node) => node.parent));
    const empty = [...byId.values()].filter((node) => node.role === "group" && !full.has(node.id));
    for (const node of empty)
      if (node.element === undefined) byId.delete(node.id);
      else byId.set(node.id, { ...node, role: "element" });
    if (empty.length === 0) return byId;
  }
}

function isDrawable({ from, to }: DiagramEdge, byId: ReadonlyMap<string, DiagramNode>): boolean {
  return byId.has(from) && byId.has(to) && from !== to && !isAround(from, to, byId) && !isAround(to, from, byId);
}

function isAround(outer: string, inner: string, byId: ReadonlyMap<string, DiagramNode>): boolean {
  const seen = new Set<string>();
  for (let at = byId.get(inner)?.parent; at !== undefined && !seen.has(at); at = byId.get(at)?.parent) {
    if (at === outer) return true;
    seen.add(at);
  }
  return false;
}

function parentsFirst(byId: ReadonlyMap<string, DiagramNode>): readonly DiagramNode[] {
  const children = new Map<string | undefined, DiagramNode[]>();
  for (const node of byId.values()) {
    const parent =
      node.parent !== undefined && byId.has(node.parent) && !isCircular(node, byId) ? node.parent : undefined;
    const list = children.get(parent) ?? [];
    list.push(parent === node.parent ? node : { ...node, parent });
    children.set(parent, list);
  }
  const ordered: DiagramNode[] = [];
  const open = [...(children.get(undefined) ?? [])].reverse();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    ordered.push(node);
    open.push(...[...(children.get(node.id) ?? [])].reverse());
  }
  return ordered;
}

function isCircular(node: DiagramNode, byId: ReadonlyMap<string, DiagramNode>): boolean {
  const seen = new Set<string>();
  for (let at: DiagramNode | undefined = node; at !== undefined; at = byId.get(at.parent ?? "")) {
    if (seen.has(at.id)) return true;
    seen.add(at.id);
  }
  return false;
}

function unique(edges: readonly DiagramEdge[]): readonly DiagramEdge[] {
  const counts = new Map<string, number>();
  return edges.map((edge) => {
    const count = (counts.get(edge.id) ?? 0) + 1;
    counts.set(edge.id, count);
    return count === 1 ? edge : { ...edge, id: `${edge.id}#${count}` };
  });
}

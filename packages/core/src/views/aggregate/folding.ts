/** A diagram while it is put together: what is still drawn, and what went into what. */
import type { Badge, DiagramEdge, DiagramNode, GraphDiagram } from "../diagram.ts";

export interface Folding {
  readonly nodes: Map<string, DiagramNode>;
  readonly edges: readonly DiagramEdge[];
  /** For each node that is no longer drawn, the node that it was put into. */
  readonly into: Map<string, string>;
  readonly done: Set<string>;
  /** Names of the boundaries that were closed, and of the nodes that were made, with what each holds. */
  readonly closed: { readonly name: string; readonly hidden: number }[];
  readonly made: string[];
}

/** Nothing put together yet. */
export function begin(diagram: GraphDiagram): Folding {
  const nodes = new Map(diagram.nodes.map((node) => [node.id, node]));
  return { nodes, edges: diagram.edges, into: new Map(), done: new Set(), closed: [], made: [] };
}

/** How many elements a node stands for. */
export function weightOf(node: DiagramNode): number {
  return (node.element === undefined ? 0 : 1) + (node.hidden ?? 0);
}

/** The node that is drawn for a node of the diagram. */
export function drawnFor(id: string, { into }: Folding): string {
  let at = id;
  for (let next = into.get(at); next !== undefined; next = into.get(at)) at = next;
  return at;
}

/** How many elements nodes stand for together. */
export function total(nodes: readonly DiagramNode[]): number {
  return nodes.reduce((sum, node) => sum + weightOf(node), 0);
}

/** Badges of all as one: counts added up by kind, notes of single nodes left to them. */
export function joinedBadges(nodes: readonly DiagramNode[]): readonly Badge[] {
  const badges = new Map<Badge["kind"], { count: number; labels: string[] }>();
  for (const { kind, count = 1, label } of nodes.flatMap((node) => node.badges)) {
    if (kind === "note") continue;
    const known = badges.get(kind) ?? { count: 0, labels: [] };
    badges.set(kind, { count: known.count + count, labels: [...known.labels, label] });
  }
  return [...badges].map(([kind, { count, labels }]) => ({ kind, count, label: labels.slice(0, 3).join("; ") }));
}

/** The change of nodes that are drawn as one. */
export function changeOf(nodes: readonly DiagramNode[]): DiagramNode["change"] {
  const changes = new Set(nodes.map((node) => node.change));
  if (changes.size === 1) return nodes[0]?.change;
  return "changed";
}

/** How much of the inside is shown: what lies deeper is put into its boundary, and the lines with it; what was opened stays open. */
import type { GraphDiagram } from "./diagram.ts";
import { begin, type Folding } from "./aggregate/folding.ts";
import { childrenOf, closeGroup, depthsOf } from "./aggregate/groups.ts";
import { liftedEdges } from "./aggregate/lines.ts";
import { graphOf } from "./parts/graph.ts";

export interface DetailRequest {
  /** Levels of boundaries at most, 0 for the outermost boxes alone; all of them when absent. */
  readonly detail: number | undefined;
  /** Boundaries that stay open in any case. */
  readonly opened: ReadonlySet<string>;
  /** Boundaries that somebody closed. */
  readonly closed: ReadonlySet<string>;
}

/** The diagram with no more levels of boundaries than asked for. */
export function withDetail(diagram: GraphDiagram, request: DetailRequest): GraphDiagram {
  const folding = begin(diagram);
  closeBeyond(folding, request);
  if (folding.closed.length === 0) return diagram;
  const { edges } = liftedEdges(diagram.edges, folding);
  const { arrangement, direction, bands, notes, hubs } = diagram;
  return graphOf([...folding.nodes.values()], edges, { arrangement, direction, bands, notes, hubs });
}

/** From the innermost outwards, so that each boundary is closed over boxes. */
function closeBeyond(folding: Folding, request: DetailRequest): void {
  const depths = depthsOf(folding.nodes);
  const children = childrenOf(folding.nodes);
  const closing = closingIn(folding, request, depths);
  const deepestFirst = [...children].sort(([a], [b]) => (depths.get(b) ?? 0) - (depths.get(a) ?? 0));
  for (const [id, list] of deepestFirst) if (closing.has(id)) closeGroup(folding, id, list);
}

/** What was opened stays so as long as all around it is open. */
function closingIn(
  { nodes }: Folding,
  { detail = Number.POSITIVE_INFINITY, opened, closed }: DetailRequest,
  depths: ReadonlyMap<string, number>,
): ReadonlySet<string> {
  const closing = new Set<string>();
  // Parents come first.
  for (const { id, parent, role } of nodes.values()) {
    const isInside = parent !== undefined && closing.has(parent);
    const isDeep = (depths.get(id) ?? 0) >= detail && !opened.has(id);
    if (isInside || (role === "group" && (isDeep || closed.has(id)))) closing.add(id);
  }
  return closing;
}

/** Levels of boundaries in a diagram. */
export function levelsOf({ nodes }: GraphDiagram): number {
  const depths = depthsOf(new Map(nodes.map((node) => [node.id, node])));
  return nodes.reduce((most, { id, role }) => Math.max(most, role === "group" ? (depths.get(id) ?? 0) + 1 : 0), 0);
}

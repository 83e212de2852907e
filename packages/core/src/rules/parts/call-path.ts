/** Ways through the call graph, as findings show them. */
import type { CallGraph } from "../../model/call-graph.ts";
import type { Element, Model, Relationship } from "../../model/model.ts";

/** Elements and calls in turn, from the caller of the first edge to the one that answers the last. */
export function pathOf(model: Model, calls: CallGraph, edges: readonly number[]): readonly (Element | Relationship)[] {
  return edges.flatMap((edge, index) => [
    ...(index === 0 ? [nodeOf(model, calls, calls.graph.from[edge] ?? 0)] : []),
    model.relationship(calls.relationship[edge] ?? 0),
    nodeOf(model, calls, calls.graph.to[edge] ?? 0),
  ]);
}

/** Elements that a way passes, the first and the last included. */
export function stationsOf(model: Model, calls: CallGraph, edges: readonly number[]): readonly Element[] {
  const [first] = edges;
  if (first === undefined) return [];
  const { from, to } = calls.graph;
  return [from[first] ?? 0, ...edges.map((edge) => to[edge] ?? 0)].map((node) => nodeOf(model, calls, node));
}

export function nodeOf(model: Model, calls: CallGraph, node: number): Element {
  return model.at(calls.rows[node] ?? 0);
}

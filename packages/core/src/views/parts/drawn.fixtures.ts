/** What views draw, told shortly, for the tests of this folder. */
import type { Model } from "../../model/model.ts";
import type { DiagramEdge, GraphDiagram } from "../diagram.ts";
import { viewpointById } from "../index.ts";
import { readView } from "../query.ts";

/** What a view of a model draws as a graph, by the id of its statement. */
export function drawnIn(model: Model, id = "example", language: "en" | "fr" = "en"): GraphDiagram {
  const statement = model.element(id);
  if (statement === undefined) throw new Error(`no view ${id}`);
  const { viewpoint, query } = readView(model, statement, { language });
  const diagram = viewpointById(viewpoint ?? "")?.draw(model, query);
  if (diagram?.kind !== "graph") throw new Error(`${id} is no graph`);
  return diagram;
}

/** Ids of boxes, without boundaries. */
export function boxesIn(diagram: GraphDiagram): readonly string[] {
  return diagram.nodes.flatMap(({ id, role }) => (role === "element" ? [id] : [])).sort();
}

/** Boundaries with what is directly inside each. */
export function boundariesIn(diagram: GraphDiagram): Readonly<Record<string, readonly string[]>> {
  const groups = diagram.nodes.filter(({ role }) => role === "group");
  return Object.fromEntries(
    groups.map(({ id }) => [id, diagram.nodes.flatMap((node) => (node.parent === id ? [node.id] : [])).sort()]),
  );
}

/** "web uses orders": lines as sentences. */
export function linesIn(diagram: GraphDiagram): readonly string[] {
  return diagram.edges.map(({ from, verb, to }) => `${from} ${verb === "flows" ? "->" : verb} ${to}`).sort();
}

/** The line between two boxes. */
export function lineIn(diagram: GraphDiagram, from: string, to: string): DiagramEdge | undefined {
  return diagram.edges.find((edge) => edge.from === from && edge.to === to);
}

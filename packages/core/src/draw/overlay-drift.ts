/**
 * Drift in a diagram: what was observed and nobody has declared is drawn beside what the model has, and what is declared is marked where
 * nobody has seen it, or has seen it otherwise. The declared part stays as it is.
 */
import type { Element, Model } from "../model/model.ts";
import { inside } from "../model/read.ts";
import type { Diagram, DiagramEdge, DiagramNode, Drifted, GraphDiagram } from "../views/diagram.ts";
import { parentsFirst } from "./compare.ts";

export interface DriftOverlay {
  /** The model with everything in it that was observed and is not declared. */
  readonly model: Model;
  /** Elements of the model, by their ids. */
  readonly elements: ReadonlyMap<string, Drifted>;
  /** Relationships of the model: `cart uses redis`. */
  readonly relationships: ReadonlyMap<string, Drifted>;
}

/** The diagram of the model with what the same view shows of what was observed; as it is where it is no graph. */
export function withDrift(declared: Diagram, observed: Diagram, overlay: DriftOverlay, model: Model): Diagram {
  if (declared.kind !== "graph" || observed.kind !== "graph") return declared;
  const known = new Set(declared.nodes.map(({ id }) => id));
  const mark = (node: DiagramNode): DiagramNode => marked(node, overlay.elements.get(node.element ?? ""));
  const fresh = observed.nodes.flatMap((node): readonly DiagramNode[] =>
    known.has(node.id) || !isReached(node, observed, known)
      ? []
      : // The view shows it only for what was observed of it; it may be declared all the same.
        [model.element(node.element ?? "") === undefined ? unlinked(node) : node],
  );
  const nodes = parentsFirst([...declared.nodes.map(mark), ...fresh.map(mark)]);
  return { ...declared, nodes, edges: edgesOf(declared, observed, nodes, overlay, model) };
}

function marked<Thing extends DiagramNode | DiagramEdge>(thing: Thing, change: Drifted | undefined): Thing {
  return change === undefined ? thing : { ...thing, change };
}

/** It has no page yet, and nothing to open. */
function unlinked(node: DiagramNode): DiagramNode {
  return { ...node, element: undefined, opens: undefined, badges: [], change: "observed" };
}

/** New boundaries around what is declared would move it: only what lies in known ones, or in none, is drawn. */
function isReached(node: DiagramNode, { nodes }: GraphDiagram, known: ReadonlySet<string>): boolean {
  const byId = new Map(nodes.map((one) => [one.id, one]));
  const holds = nodes.some(({ parent, id }) => parent === node.id && known.has(id));
  if (holds) return false;
  return node.parent === undefined || known.has(node.parent) || byId.has(node.parent);
}

function edgesOf(
  declared: GraphDiagram,
  observed: GraphDiagram,
  nodes: readonly DiagramNode[],
  overlay: DriftOverlay,
  model: Model,
): readonly DiagramEdge[] {
  const known = new Set(declared.edges.map(({ id }) => id));
  const own = declared.edges.map((edge) =>
    marked(edge, overlay.relationships.get(`${edge.from} ${edge.verb} ${edge.to}`)),
  );
  const elements = new Map(nodes.map((node) => [node.id, model.element(node.element ?? "")]));
  const fresh = observed.edges
    .filter(({ id, from, to }) => !known.has(id) && elements.has(from) && elements.has(to))
    .map((edge): DiagramEdge => {
      const [from, to] = [elements.get(edge.from), elements.get(edge.to)];
      // Declared, and shown only now that both of its ends are.
      const isDeclared = from !== undefined && to !== undefined && isSaid(from, edge.verb, to);
      return isDeclared ? edge : { ...edge, change: "observed" };
    });
  return [...own, ...fresh];
}

/** Does the model say so of the two, or of what is inside them? */
function isSaid(from: Element, verb: string, to: Element): boolean {
  const ends = new Set([to, ...inside(to)].map(({ row }) => row));
  return [from, ...inside(from)].some((one) =>
    one.out(verb).some((said) => said.to !== undefined && ends.has(said.to.row)),
  );
}

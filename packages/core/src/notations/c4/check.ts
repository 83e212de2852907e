/** What the C4 model forbids in one picture (c4model.com; Structurizr's language reference). */
import type { C4Abstraction } from "../../model/metamodel.ts";
import type { Diagram, DiagramEdge, DiagramNode, GraphDiagram } from "../../views/diagram.ts";
import type { Malformation, Pen } from "../notation.ts";
import { say } from "../parts/words.ts";

/** Malformations of a graph; other diagrams are no C4. */
export function checkC4(diagram: Diagram, pen: Pen): readonly Malformation[] {
  if (diagram.kind !== "graph") return [];
  const byId = new Map(diagram.nodes.map((node) => [node.id, node]));
  return [
    ...diagram.nodes.flatMap((node) => [...named(node, pen), ...ofC4(node, pen)]),
    ...twice(diagram, pen),
    ...levels(diagram, pen),
    ...diagram.edges.flatMap((edge) => {
      const [from, to] = [byId.get(edge.from), byId.get(edge.to)];
      return from === undefined || to === undefined
        ? []
        : [...withParent(edge, from, to, byId, pen), ...joins(edge, from, to, pen)];
    }),
  ];
}

function named(node: DiagramNode, pen: Pen): readonly Malformation[] {
  if (node.name.trim() !== "") return [];
  return [
    {
      rule: "c4-name",
      subject: node.id,
      message: say(pen, {
        en: `${node.id} has no name: C4 names every box.`,
        fr: `${node.id} n'a pas de nom : C4 nomme chaque boîte.`,
      }),
    },
  ];
}

function ofC4(node: DiagramNode, pen: Pen): readonly Malformation[] {
  if (node.role === "group" || node.element === undefined || (node.c4 !== undefined && node.c4 !== "group")) return [];
  const kind = node.kindName ?? node.kind ?? "?";
  return [
    {
      rule: "c4-abstraction",
      subject: node.id,
      message: say(pen, {
        en: `${node.name} (${kind}) is no C4 abstraction: C4 knows people, software systems, containers, components and deployment nodes.`,
        fr: `${node.name} (${kind}) n'est pas une abstraction de C4 : C4 connaît personnes, systèmes logiciels, conteneurs, composants et nœuds de déploiement.`,
      }),
    },
  ];
}

/** An element as a boundary and as a box of its own. */
function twice({ nodes }: GraphDiagram, pen: Pen): readonly Malformation[] {
  const boundaries = new Set(
    nodes.flatMap(({ role, element }) => (role === "group" && element !== undefined ? [element] : [])),
  );
  return nodes
    .filter(({ role, element }) => role === "element" && element !== undefined && boundaries.has(element))
    .map((node) => ({
      rule: "c4-twice",
      subject: node.id,
      message: say(pen, {
        en: `${node.name} is drawn as a box and as a boundary: one of the two is enough.`,
        fr: `${node.name} est dessiné comme boîte et comme périmètre : l'un des deux suffit.`,
      }),
    }));
}

/** A deployment view shows nodes and what runs on them, not people or components. */
function levels({ nodes }: GraphDiagram, pen: Pen): readonly Malformation[] {
  if (!nodes.some((node) => isDeployment(node.c4))) return [];
  return nodes
    .filter((node) => node.c4 === "component" || node.c4 === "person")
    .map((node) => ({
      rule: "c4-levels",
      subject: node.id,
      message: say(pen, {
        en: `${node.name} does not belong beside deployment nodes: a deployment view shows nodes and what runs on them.`,
        fr: `${node.name} n'a pas sa place à côté de nœuds de déploiement : une vue de déploiement montre les nœuds et ce qui s'y exécute.`,
      }),
    }));
}

/** A box together with its own parent as a box, or a line between a boundary and what is inside it. */
function withParent(
  edge: DiagramEdge,
  from: DiagramNode,
  to: DiagramNode,
  byId: ReadonlyMap<string, DiagramNode>,
  pen: Pen,
): readonly Malformation[] {
  const isContaining = edge.verb === "contains" && from.c4 !== undefined && to.c4 !== undefined;
  const isInside = hasAncestor(from, to.id, byId) || hasAncestor(to, from.id, byId);
  if (!isContaining && !isInside) return [];
  return [
    {
      rule: "c4-parent-and-child",
      subject: edge.id,
      message: say(pen, {
        en: `${from.name} and ${to.name} are whole and part: C4 draws the whole as a boundary around the part, without a line.`,
        fr: `${from.name} et ${to.name} sont tout et partie : C4 dessine le tout comme périmètre autour de la partie, sans lien.`,
      }),
    },
  ];
}

function hasAncestor(node: DiagramNode, id: string, byId: ReadonlyMap<string, DiagramNode>): boolean {
  const seen = new Set<string>();
  for (let at = node.parent; at !== undefined && !seen.has(at); at = byId.get(at)?.parent) {
    if (at === id) return true;
    seen.add(at);
  }
  return false;
}

function isDeployment(abstraction: C4Abstraction | undefined): boolean {
  return abstraction === "deployment-node" || abstraction === "infrastructure-node";
}

/** Software relates to software and people; deployment nodes to deployment nodes. */
function joins(edge: DiagramEdge, from: DiagramNode, to: DiagramNode, pen: Pen): readonly Malformation[] {
  if (from.c4 === undefined || to.c4 === undefined || from.c4 === "group" || to.c4 === "group") return [];
  const isMixed = isDeployment(from.c4) !== isDeployment(to.c4);
  const isInfrastructure = from.c4 === "infrastructure-node" || to.c4 === "infrastructure-node";
  const hasPerson = from.c4 === "person" || to.c4 === "person";
  if (!isMixed || (isInfrastructure && !hasPerson)) return [];
  return [
    {
      rule: "c4-relationship",
      subject: edge.id,
      message: say(pen, {
        en: `C4 draws no line between ${from.name} and ${to.name}: what runs on a node stands inside it.`,
        fr: `C4 ne dessine pas de lien entre ${from.name} et ${to.name} : ce qui s'exécute sur un nœud se trouve dedans.`,
      }),
    },
  ];
}

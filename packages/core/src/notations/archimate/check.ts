/** What ArchiMate 3.2 forbids in a picture; the checks are those of section 1.4 of the standards' digest, which Archi knows too. */
import { conceptNamed } from "../../model/archimate/elements.ts";
import { legalityBetween } from "../../model/archimate/legality.ts";
import { relationshipDefinitions, relationshipNamed } from "../../model/archimate/relationships.ts";
import type { Diagram, DiagramEdge, DiagramNode, GraphDiagram } from "../../views/diagram.ts";
import type { Malformation, Pen } from "../notation.ts";
import { say } from "../parts/words.ts";

/** Malformations of a graph; matrices and tables follow no notation. */
export function checkArchimate(diagram: Diagram, pen: Pen): readonly Malformation[] {
  if (diagram.kind !== "graph") return [];
  const byId = new Map(diagram.nodes.map((node) => [node.id, node]));
  return [
    ...diagram.nodes.flatMap((node) => [...typed(node, pen), ...nested(node, byId.get(node.parent ?? ""), pen)]),
    ...diagram.edges.flatMap((edge) => permitted(edge, byId, pen)),
    ...junctions(diagram, byId, pen),
  ];
}

function typed(node: DiagramNode, pen: Pen): readonly Malformation[] {
  if (node.element === undefined || conceptNamed(node.archimate ?? "") !== undefined) return [];
  const kind = node.kindName ?? node.kind ?? "?";
  return [
    {
      rule: "archimate-type",
      subject: node.id,
      message: say(pen, {
        en: `${node.name} (${kind}) has no ArchiMate type: give it one with the attribute archimate, or leave it out of the view.`,
        fr: `${node.name} (${kind}) n'a pas de type ArchiMate : donnez-lui-en un par l'attribut archimate, ou retirez-le de la vue.`,
      }),
    },
  ];
}

/** A box in a box says composition, aggregation, assignment or realization; ArchiMate 3.2, 5.1.1 and 5.1.4. */
const nestings = ["Composition", "Aggregation", "Assignment", "Realization"];

function nested(node: DiagramNode, parent: DiagramNode | undefined, pen: Pen): readonly Malformation[] {
  const [whole, part] = [parent?.archimate, node.archimate];
  if (parent === undefined || whole === undefined || part === undefined) return [];
  if (conceptNamed(whole) === undefined || conceptNamed(part) === undefined) return [];
  if (nestings.some((type) => legalityBetween(whole, type, part) !== "none")) return [];
  return [
    {
      rule: "archimate-nesting",
      subject: node.id,
      message: say(pen, {
        en: `${node.name} stands inside ${parent.name}, but ArchiMate permits neither composition, aggregation nor assignment from ${whole} to ${part}.`,
        fr: `${node.name} se trouve dans ${parent.name}, mais ArchiMate ne permet ni composition, ni agrégation, ni affectation de ${whole} vers ${part}.`,
      }),
    },
  ];
}

function permitted(edge: DiagramEdge, byId: ReadonlyMap<string, DiagramNode>, pen: Pen): readonly Malformation[] {
  const type = edge.archimate === undefined ? undefined : relationshipNamed(edge.archimate);
  const isReversed = edge.isReversed === true;
  const source = byId.get(isReversed ? edge.to : edge.from);
  const target = byId.get(isReversed ? edge.from : edge.to);
  if (source === undefined || target === undefined) return [];
  if (type === undefined) return [untyped(edge, source, target, pen)];
  const [from, to] = [conceptNamed(source.archimate ?? ""), conceptNamed(target.archimate ?? "")];
  if (from === undefined || to === undefined || isJunction(source) || isJunction(target)) return [];
  if (legalityBetween(from, type, to) !== "none") return [];
  const name = relationshipDefinitions.find(({ id }) => id === type)?.name ?? { en: type, fr: type };
  return [
    {
      rule: "archimate-relationship",
      subject: edge.id,
      message: say(pen, {
        en: `ArchiMate does not permit ${name.en} from ${source.name} (${from}) to ${target.name} (${to}).`,
        fr: `ArchiMate ne permet pas de relation ${name.fr} de ${source.name} (${from}) vers ${target.name} (${to}).`,
      }),
    },
  ];
}

function untyped(edge: DiagramEdge, source: DiagramNode, target: DiagramNode, pen: Pen): Malformation {
  return {
    rule: "archimate-relationship-type",
    subject: edge.id,
    message: say(pen, {
      en: `The line between ${source.name} and ${target.name} is no ArchiMate relationship.`,
      fr: `Le lien entre ${source.name} et ${target.name} n'est pas une relation ArchiMate.`,
    }),
  };
}

function isJunction(node: DiagramNode): boolean {
  const concept = conceptNamed(node.archimate ?? "");
  return concept === "AndJunction" || concept === "OrJunction";
}

/** All relationships at one junction have one type. */
function junctions(
  { nodes, edges }: GraphDiagram,
  byId: ReadonlyMap<string, DiagramNode>,
  pen: Pen,
): readonly Malformation[] {
  return nodes.filter(isJunction).flatMap((node) => {
    const at = edges.filter((edge) => edge.from === node.id || edge.to === node.id);
    const types = [...new Set(at.flatMap((edge) => relationshipNamed(edge.archimate ?? "") ?? []))];
    if (types.length < 2) return [];
    const name = byId.get(node.id)?.name ?? node.id;
    return [
      {
        rule: "archimate-junction",
        subject: node.id,
        message: say(pen, {
          en: `The junction ${name} joins ${types.join(" and ")}: all relationships at a junction have one type.`,
          fr: `La jonction ${name} réunit ${types.join(" et ")} : toutes les relations d'une jonction ont le même type.`,
        }),
      },
    ];
  });
}

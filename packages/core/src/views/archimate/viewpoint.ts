/** Makes a viewpoint of the ArchiMate standard: a filter by element types, drawn with the exact relationships between what is left. */
import type { Locale } from "../../base/codes.ts";
import type { Bilingual } from "../../model/metamodel.ts";
import type { Element, Model } from "../../model/model.ts";
import { elementsOf, placing, reduced } from "./elements.ts";
import { bandOf, bandsOf, parentsOf } from "./nesting.ts";
import type { DiagramEdge, DiagramNode, GraphDiagram } from "../diagram.ts";
import { edgeOfRelationship, edgesBetween, madeEdge } from "../parts/edges.ts";
import { graphOf } from "../parts/graph.ts";
import { nodeOf } from "../parts/nodes.ts";
import { nothing, say } from "../parts/notes.ts";
import { referenceEdges } from "../parts/references.ts";
import { isHiddenRelationship } from "../parts/select.ts";
import type { Viewpoint, ViewQuery } from "../viewpoint.ts";

export interface ArchimateViewpoint {
  readonly id: string;
  readonly name: Bilingual;
  readonly question: Bilingual;
  /** Names of the exchange format and of tools. */
  readonly aliases: readonly string[];
  /** Types that may be drawn; empty for all. Groupings, and junctions, may stand in every view where they hold or join something. */
  readonly concepts: readonly string[];
  /** Bands by layer instead of a flow. */
  readonly isBanded?: boolean;
  readonly direction?: GraphDiagram["direction"];
  readonly example: string;
}

/** The viewpoint of a definition. */
export function archimateViewpoint(definition: ArchimateViewpoint): Viewpoint {
  const { id, name, question, aliases, example } = definition;
  return {
    id,
    aliases,
    title: { en: `${name.en} (ArchiMate viewpoint)`, fr: `${name.fr} (point de vue ArchiMate)` },
    question,
    reads: ["scope", "depth", "groupBy", "kinds", "layers", "relationships", "include", "exclude", "direction"],
    family: "archimate",
    notations: ["archimate", "orrery"],
    example,
    draw: (model, query) => draw(definition, model, query),
  };
}

function draw(definition: ArchimateViewpoint, model: Model, query: ViewQuery): GraphDiagram {
  const elements = elementsOf(model, definition.concepts, query);
  const { shown, places, left } = reduced(elements, query);
  const parents = parentsOf(shown, query.groupBy, definition.isBanded === true);
  const nodes = nodesOf(definition, shown, elements, parents, query.language);
  const all = places.size > shown.length ? lifted(model, places, query) : exact(model, shown, parents, query);
  const edges = definition.isBanded === true && !query.isWhole ? betweenBands(all, nodes) : all;
  return graphOf(nodes, withoutNesting(edges, nodes), {
    arrangement: definition.isBanded === true ? "bands" : "layered",
    bands: definition.isBanded === true ? bandsOf(nodes, query.language) : [],
    direction: query.direction ?? definition.direction,
    notes: notesOf(definition, elements, left, all.length - edges.length, query.language),
  });
}

function nodesOf(
  definition: ArchimateViewpoint,
  shown: readonly Element[],
  all: readonly Element[],
  parents: ReadonlyMap<number, Element>,
  language: Locale,
): readonly DiagramNode[] {
  const wholes = new Set([...parents.values()].map(({ row }) => row));
  const drawn = new Set(shown.map(({ row }) => row));
  const hidden = new Map<number, number>();
  for (const one of all) {
    const whole = drawn.has(one.row) ? undefined : one.path.find(({ row }) => drawn.has(row));
    if (whole !== undefined) hidden.set(whole.row, (hidden.get(whole.row) ?? 0) + 1);
  }
  return shown.map((element) => {
    const outermost = outermostOf(element, parents);
    return nodeOf(element, language, {
      parent: parents.get(element.row)?.id,
      role: wholes.has(element.row) ? "group" : "element",
      hidden: hidden.get(element.row),
      band: definition.isBanded === true ? bandOf(outermost) : undefined,
    });
  });
}

function outermostOf(element: Element, parents: ReadonlyMap<number, Element>): Element {
  let at = element;
  for (let steps = 0; steps < parents.size; steps++) {
    const whole = parents.get(at.row);
    if (whole === undefined) break;
    at = whole;
  }
  return at;
}

/** Lines beyond which only those between the layers are drawn, which is what the picture is about. */
const MOST_LINES = 100;

function betweenBands(edges: readonly DiagramEdge[], nodes: readonly DiagramNode[]): readonly DiagramEdge[] {
  if (edges.length <= MOST_LINES) return edges;
  const bands = new Map(nodes.map(({ id, band }) => [id, band]));
  return edges.filter(({ from, to }) => bands.get(from) !== bands.get(to));
}

// --- lines

/** Each relationship between two elements that are drawn, those of one type between the same two as one line. */
function exact(
  model: Model,
  elements: readonly Element[],
  parents: ReadonlyMap<number, Element>,
  query: ViewQuery,
): readonly DiagramEdge[] {
  const drawn = new Map(elements.map((one) => [one.row, one.id]));
  const lines = new Map<string, DiagramEdge>();
  for (const element of elements) {
    const { parent } = element;
    if (parent === undefined || !drawn.has(parent.row) || parents.has(element.row)) continue;
    const edge = madeEdge(parent.id, "contains", element.id, composition);
    lines.set(edge.id, edge);
  }
  for (const relationship of model.relationships()) {
    const { from, to } = relationship;
    const [start, end] = [drawn.get(from?.row ?? -1), drawn.get(to?.row ?? -1)];
    if (start === undefined || end === undefined || start === end || isHiddenRelationship(relationship, query))
      continue;
    const edge = edgeOfRelationship(relationship, start, end, query.language);
    const key = `${start} ${edge.archimate ?? edge.verb} ${end} ${edge.label ?? ""}`;
    const known = lines.get(key);
    lines.set(key, known === undefined ? edge : { ...known, count: known.count + 1 });
  }
  for (const edge of referenceEdges(model, drawn, query.language, placing))
    lines.set(edge.id, { ...edge, archimate: "Association", hasArrow: false });
  return [...lines.values()];
}

const composition: Partial<DiagramEdge> = { archimate: "Composition", isStated: true, hasArrow: false };

/** Lines between wholes whose parts are hidden. */
function lifted(model: Model, places: ReadonlyMap<number, string>, query: ViewQuery): readonly DiagramEdge[] {
  return edgesBetween(model, {
    language: query.language,
    nodes: places,
    isHidden: (relationship) => isHiddenRelationship(relationship, query),
  });
}

/** No line between a box and one inside it that says what the nesting says; other relationships between the two cannot be drawn either. */
function withoutNesting(edges: readonly DiagramEdge[], nodes: readonly DiagramNode[]): readonly DiagramEdge[] {
  const parents = new Map(nodes.map(({ id, parent }) => [id, parent]));
  const isAround = (outer: string, inner: string): boolean => {
    const seen = new Set<string>();
    for (let at = parents.get(inner); at !== undefined && !seen.has(at); at = parents.get(at)) {
      if (at === outer) return true;
      seen.add(at);
    }
    return false;
  };
  return edges.filter(({ from, to }) => !isAround(from, to) && !isAround(to, from));
}

function notesOf(
  { name }: ArchimateViewpoint,
  elements: readonly Element[],
  left: number,
  leftLines: number,
  language: Locale,
): readonly string[] {
  if (elements.length === 0)
    return nothing(
      language,
      `the model has no element of the types of the viewpoint ${name.en}.`,
      `le modèle n'a aucun élément des types du point de vue ${name.fr}.`,
    );
  return [
    ...(left > 0
      ? [
          say(
            language,
            `${left} elements with few relationships are left out; name a scope to see them.`,
            `${left} éléments peu reliés sont laissés de côté\u202f; indiquez un périmètre pour les voir.`,
          ),
        ]
      : []),
    ...(leftLines > 0
      ? [
          say(
            language,
            `${leftLines} relationships inside one layer are left out, so that those between the layers can be read.`,
            `${leftLines} relations internes à une couche sont laissées de côté, pour que celles entre les couches restent lisibles.`,
          ),
        ]
      : []),
  ];
}

/** Everything about one element. */
import type { Diagnostic } from "../base/diagnostic.ts";
import { findImpact } from "../analyses/find-impact.ts";
import type { Bilingual } from "../model/metamodel.ts";
import type { Element, Model, Relationship } from "../model/model.ts";
import type { DiagnosticAnswer, ElementAnswer, KindAnswer, RelationshipAnswer } from "./answers.ts";
import { cellOf, factsOf, nameOfKey } from "./cells.ts";
import { diagnosticAnswer } from "./diagnostics.ts";
import { facetPlace } from "./order.ts";
import { localeOf, placeOf, type Positions } from "./positions.ts";
import { childRows, kindAnswer, summaryOf, unknownKind } from "./summary.ts";

export interface ElementRequest {
  readonly language: string;
  readonly positions: Positions;
  /** How many elements it depends on and how many depend on it, where that is known: a search each. */
  readonly impact?: ElementAnswer["impact"] | undefined;
}

/** The page of an element; `undefined` when there is none of that id. `diagnostics`: those of the whole model. */
export function elementAnswer(
  model: Model,
  diagnostics: readonly Diagnostic[],
  id: string,
  request: ElementRequest,
): ElementAnswer | undefined {
  const element = model.element(id);
  if (element === undefined) return undefined;
  const { language, positions } = request;
  return {
    version: 1,
    id: element.id,
    kind: kindOf(element),
    name: element.nameIn(language),
    names: namesOf(element),
    ...(element.name === element.nameIn(language) ? {} : { mainName: element.name }),
    description: element.descriptionIn(language) ?? null,
    ...descriptionsOf(element),
    path: element.path.map((around) => summaryOf(around, language)),
    origin: placeOf(positions, element.place),
    facts: factAnswers(element, request),
    children: childRowsOf(element).map((row) => summaryOf(model.at(row), language)),
    relationships: relationshipAnswers(element, request),
    referrers: referrersOf(element, language),
    diagnostics: diagnosticsOf(element, diagnostics, request),
    missing: missingOf(element),
    impact: request.impact ?? impactOf(element),
  };
}

function impactOf({ model, row }: Element): ElementAnswer["impact"] {
  return {
    up: findImpact(model, row, { direction: "up" }).hits.length,
    down: findImpact(model, row, { direction: "down" }).hits.length,
  };
}

function kindOf(element: Element): KindAnswer {
  const { model, definition } = element;
  if (definition === undefined) return unknownKind(element.kind);
  return kindAnswer(definition, model.countByKind()[model.schema.kindNumber(definition.id)] ?? 0);
}

function namesOf(element: Element): Record<string, string> {
  const names: Record<string, string> = {};
  for (const { key, value } of element.attributes)
    if (key.startsWith("name.") && "text" in value) names[key.slice("name.".length)] = value.text;
  return names;
}

function descriptionsOf(element: Element): Pick<ElementAnswer, "descriptions"> {
  const descriptions: Record<string, string> = {};
  for (const { key, value } of element.attributes)
    if (key.startsWith("description.") && "text" in value) descriptions[key.slice("description.".length)] = value.text;
  if (Object.keys(descriptions).length === 0) return {};
  return { descriptions: { "": element.description ?? "", ...descriptions } };
}

function childRowsOf(element: Element): readonly number[] {
  return element.row < element.model.parts.ownRows ? childRows(element.model, element.row) : [];
}

// --- facts

const UNKNOWN_FACET = "core";
const NO_WORDS: Bilingual = { en: "", fr: "" };

function factAnswers(element: Element, { language, positions }: ElementRequest): ElementAnswer["facts"] {
  return factsOf(element)
    .map(({ key, meaning, value, place }) => ({
      key,
      facet: meaning?.definition.facet ?? UNKNOWN_FACET,
      name: nameOfKey(key, meaning),
      description: meaning?.definition.description ?? NO_WORDS,
      cell: cellOf(element.model, value, meaning?.type, language),
      origin: placeOf(positions, place),
    }))
    .sort((a, b) => facetPlace(a.facet) - facetPlace(b.facet));
}

function missingOf(element: Element): ElementAnswer["missing"] {
  const { schema, parts } = element.model;
  const kind = parts.kindOf[element.row] ?? -1;
  if (kind < 0) return [];
  const stated = new Set(element.attributes.map(({ key }) => key.split(".", 1)[0]));
  return schema
    .attributesOf(kind)
    .filter((attribute) => !stated.has(attribute.id))
    .map(({ id, facet, name }) => ({ key: id, facet, name }))
    .sort((a, b) => facetPlace(a.facet) - facetPlace(b.facet));
}

// --- connections

function relationshipAnswers(element: Element, request: ElementRequest): readonly RelationshipAnswer[] {
  const answer =
    (direction: "out" | "in") =>
    (relationship: Relationship): readonly RelationshipAnswer[] => {
      const other = direction === "out" ? relationship.to : relationship.from;
      return other === undefined ? [] : [relationshipAnswer(relationship, direction, other, request)];
    };
  return [...element.out().flatMap(answer("out")), ...element.in().flatMap(answer("in"))];
}

function relationshipAnswer(
  relationship: Relationship,
  direction: "out" | "in",
  other: Element,
  { language, positions }: ElementRequest,
): RelationshipAnswer {
  const { model, row } = relationship;
  const definition = model.schema.relationships[model.parts.verbOf[row] ?? -1];
  const verb = definition?.id ?? relationship.verb;
  const fallback = { en: verb, fr: verb };
  return {
    direction,
    verb,
    ...(relationship.id === undefined ? {} : { id: relationship.id }),
    phrase: (direction === "out" ? definition?.name : definition?.inverse) ?? fallback,
    other: summaryOf(other, language),
    label: relationship.label ?? null,
    carries: relationship.carries.flatMap((id) => {
      const data = model.element(id);
      return data === undefined ? [] : [summaryOf(data, language)];
    }),
    facts: factsOf(relationship).map(({ key, meaning, value }) => ({
      key,
      name: nameOfKey(key, meaning),
      cell: cellOf(model, value, meaning?.type, language),
    })),
    origin: placeOf(positions, relationship.place),
  };
}

const CARRIED_BY: Bilingual = { en: "Carried by a flow of", fr: "Transporté par un flux de" };

/** Who refers to the element by an attribute, and between whom it is carried. */
function referrersOf(element: Element, language: string): ElementAnswer["referrers"] {
  const { model, row } = element;
  const { referencesFrom, carriedFrom, kind, at } = model.parts.edges;
  const { inStart, inEdge, inNode } = model.graph();
  const verbs = model.schema.relationships.length;
  const seen = new Set<string>();
  const found: ElementAnswer["referrers"][number][] = [];
  const end = inStart[row + 1] ?? 0;
  for (let slot = inStart[row] ?? 0; slot < end; slot++) {
    const edge = inEdge[slot] ?? 0;
    if (edge < referencesFrom) continue;
    const isCarried = edge >= carriedFrom;
    const key = isCarried ? "carries" : model.key(at[edge] ?? 0);
    const place = `${key}\n${inNode[slot]}`;
    if (seen.has(place)) continue;
    seen.add(place);
    const definition = model.schema.metamodel.attributes[(kind[edge] ?? 0) - verbs];
    const name = isCarried ? CARRIED_BY : (definition?.name ?? { en: key, fr: key });
    found.push({ key, name, element: summaryOf(model.at(inNode[slot] ?? 0), language) });
  }
  return found;
}

// --- what is wrong with it

/** Diagnostics inside its own statement, its extensions, or the relationships that start at it. */
function diagnosticsOf(
  element: Element,
  diagnostics: readonly Diagnostic[],
  { language, positions }: ElementRequest,
): readonly DiagnosticAnswer[] {
  const { model, row } = element;
  if (diagnostics.length === 0 || row >= model.parts.ownRows) return [];
  const own = element.place;
  const inner = element.children.map((child) => child.place).filter((place) => place.uri === own.uri);
  const others = [...extensionPlaces(model, row), ...relationshipPlaces(model, row)];
  const isOwn = (diagnostic: Diagnostic): boolean =>
    others.some((place) => holds(place, diagnostic)) ||
    (holds(own, diagnostic) && !inner.some((place) => holds(place, diagnostic)));
  const locale = localeOf(language);
  return diagnostics.filter(isOwn).map((diagnostic) => diagnosticAnswer(diagnostic, positions, locale));
}

function extensionPlaces(model: Model, row: number): readonly Element["place"][] {
  return (model.parts.extensions.get(row) ?? []).map((extension) => ({
    uri: model.segmentOf("extensions", extension)?.uri ?? "",
    span: { start: model.columns.extensionStart[extension] ?? 0, end: model.columns.extensionEnd[extension] ?? 0 },
  }));
}

/** Places of the relationships of which it is the subject, also of those whose object is missing. */
function relationshipPlaces(model: Model, row: number): readonly Element["place"][] {
  const { relationshipFrom, relationshipCount } = model.columns;
  const id = model.columns.elementId[row];
  const places: Element["place"][] = [];
  for (let at = 0; at < relationshipCount; at++)
    if (relationshipFrom[at] === id) places.push(model.relationshipPlace(at));
  return places;
}

function holds(place: Element["place"], { uri, span }: Diagnostic): boolean {
  return uri === place.uri && span.start >= place.span.start && span.start < place.span.end;
}

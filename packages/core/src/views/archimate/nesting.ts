/** Boxes in boxes of an ArchiMate view, and the bands in which they stand. */
import type { Locale } from "../../base/codes.ts";
import { type ArchimateLayer, elementDefinitions } from "../../model/archimate/elements.ts";
import { archimateType } from "../../model/archimate/legality.ts";
import type { Bilingual, Layer } from "../../model/metamodel.ts";
import type { Element, Relationship } from "../../model/model.ts";
import type { Band, DiagramNode } from "../diagram.ts";
import { archimateOf } from "../parts/edges.ts";
import { distinct } from "../parts/inside.ts";

/**
 * Where each element is drawn inside another. Composition, and membership in a grouping or a location, are nesting unless the view says
 * `groupBy: none`; with `groupBy: nesting` aggregation and assignment are too, where the part has one such whole.
 */
export function parentsOf(
  elements: readonly Element[],
  groupBy: string | undefined,
  isBanded: boolean,
): ReadonlyMap<number, Element> {
  const parents = new Map<number, Element>();
  if (groupBy === "none") return parents;
  const drawn = new Set(elements.map(({ row }) => row));
  for (const element of elements) {
    const whole = wholeOf(element, drawn, groupBy === "nesting");
    if (whole === undefined || isInside(whole, element, parents)) continue;
    // Each stands in the band of its own layer.
    if (!isBanded || bandOf(whole) === bandOf(element)) parents.set(element.row, whole);
  }
  return parents;
}

function wholeOf(element: Element, drawn: ReadonlySet<number>, isAsked: boolean): Element | undefined {
  const nested = element.path.findLast(({ row }) => drawn.has(row));
  if (nested !== undefined) return nested;
  const wholes = distinct(
    element.in().flatMap((relationship) => {
      const { from } = relationship;
      return from !== undefined && drawn.has(from.row) && mayNest(relationship, from, isAsked) ? [from] : [];
    }),
  );
  return wholes.length === 1 ? wholes[0] : undefined;
}

const nesting: ReadonlySet<string> = new Set(["Composition", "Aggregation", "Assignment"]);

function mayNest(relationship: Relationship, whole: Element, isAsked: boolean): boolean {
  const found = archimateOf(relationship);
  if (found === undefined || found.reversed || !nesting.has(found.type)) return false;
  if (isAsked || found.type === "Composition") return true;
  return found.type === "Aggregation" && ["Grouping", "Location", "Plateau"].includes(archimateType(whole) ?? "");
}

function isInside(element: Element, other: Element, parents: ReadonlyMap<number, Element>): boolean {
  const seen = new Set<number>();
  for (let at: Element | undefined = element; at !== undefined && !seen.has(at.row); at = parents.get(at.row)) {
    if (at.row === other.row) return true;
    seen.add(at.row);
  }
  return false;
}

// --- bands

/** The layers of ArchiMate from why to how; each with the nearest layer of ours, which gives its colour. */
const bandOrder: readonly (readonly [ArchimateLayer, Layer, Bilingual])[] = [
  ["motivation", "strategy", { en: "Motivation", fr: "Motivation" }],
  ["strategy", "strategy", { en: "Strategy", fr: "Stratégie" }],
  ["business", "business", { en: "Business", fr: "Métier" }],
  ["application", "application", { en: "Application", fr: "Applications" }],
  ["technology", "technical", { en: "Technology", fr: "Technologie" }],
  ["implementation", "change", { en: "Implementation and migration", fr: "Mise en œuvre et migration" }],
];

const layerOf: ReadonlyMap<string, ArchimateLayer> = new Map(elementDefinitions.map(({ id, layer }) => [id, layer]));

/** Band of an element: its ArchiMate layer; what has none stands with most of what it holds or joins, a place with technology. */
export function bandOf(element: Element): string {
  const type = archimateType(element) ?? "";
  const layer = layerOf.get(type);
  if (layer !== undefined && layer !== "composite") return layer;
  if (type === "Location") return "technology";
  const counts = new Map<string, number>();
  const ends = [...element.out(), ...element.in()].flatMap(({ from, to }) => [from, to].flatMap((end) => end ?? []));
  for (const other of [...ends, ...element.children]) {
    const found = layerOf.get(archimateType(other) ?? "");
    if (found !== undefined && found !== "composite") counts.set(found, (counts.get(found) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? "business";
}

/** The bands that hold something. */
export function bandsOf(nodes: readonly DiagramNode[], language: Locale): readonly Band[] {
  const used = new Set(nodes.map(({ band }) => band));
  return bandOrder.flatMap(([id, layer, name]) => (used.has(id) ? [{ id, layer, name: name[language] }] : []));
}

/** Maps: pictures of the whole, drawn of any model without a view statement. */
import type { Locale } from "../base/codes.ts";
import type { Element, Model } from "../model/model.ts";
import { viewpointById } from "../views/index.ts";
import { knownLenses } from "../views/lens.ts";
import { readView } from "../views/query.ts";
import type { MapAnswer, MapsAnswer } from "./map-answers.ts";

/** A map: a viewpoint, the kinds that it is made of, and what colours it usefully. */
interface MapKind {
  readonly viewpoint: string;
  readonly needs: readonly string[];
  readonly lenses: readonly string[];
}

/** In the order from reasons to machines. */
const maps: readonly MapKind[] = [
  {
    viewpoint: "capability-map",
    needs: ["capability"],
    lenses: ["maturity-gap", "maturity", "applications", "importance", "risk"],
  },
  { viewpoint: "strategy-map", needs: ["objective"], lenses: ["attainment", "weight"] },
  {
    viewpoint: "enterprise",
    needs: ["application", "process", "capability"],
    lenses: ["criticality", "owner", "findings", "risk"],
  },
  {
    viewpoint: "landscape",
    needs: ["application"],
    lenses: ["criticality", "lifecycle", "time", "cost", "owner", "supplier", "risk"],
  },
  { viewpoint: "zoning", needs: ["area"], lenses: ["criticality", "owner", "lifecycle"] },
  { viewpoint: "process-map", needs: ["process"], lenses: ["criticality", "rto", "owner", "personalData"] },
  { viewpoint: "organisation", needs: ["unit"], lenses: ["headcount", "fan-out"] },
  { viewpoint: "system-landscape", needs: ["application"], lenses: ["criticality", "supplier", "lifecycle", "fan-in"] },
  {
    viewpoint: "data-flow",
    needs: ["dataset", "application"],
    lenses: ["classification", "personalData", "encrypted"],
  },
  { viewpoint: "sites", needs: ["site"], lenses: ["classification", "criticality"] },
  { viewpoint: "network", needs: ["zone"], lenses: ["trust", "exposed", "env"] },
  { viewpoint: "dependencies", needs: ["application", "module"], lenses: ["fan-in", "fan-out", "criticality"] },
];

/** Is there a map of the viewpoint? */
export function isMap(viewpoint: string): boolean {
  return maps.some((map) => map.viewpoint === viewpoint);
}

/** The maps of a model with what they would show. */
export function mapsAnswer(model: Model, language: Locale): MapsAnswer {
  const byKind = new Map<string, Element[]>();
  for (const element of model.elements()) {
    const known = byKind.get(element.kind);
    if (known === undefined) byKind.set(element.kind, [element]);
    else known.push(element);
  }
  const names = new Map(knownLenses(model).map(({ id, name }) => [id, name]));
  const views = [...model.statements("view")].map((statement) => readView(model, statement, { language }));
  return { version: 1, maps: maps.flatMap((map) => mapAnswer(map, { model, byKind, names, views })) };
}

interface Ground {
  readonly model: Model;
  readonly byKind: ReadonlyMap<string, readonly Element[]>;
  readonly names: ReadonlyMap<string, MapAnswer["lenses"][number]["name"]>;
  readonly views: readonly ReturnType<typeof readView>[];
}

function mapAnswer(
  { viewpoint, needs, lenses }: MapKind,
  { model, byKind, names, views }: Ground,
): readonly MapAnswer[] {
  const known = viewpointById(viewpoint);
  if (known === undefined) return [];
  const shown = needs.flatMap((kind) => byKind.get(kind) ?? []);
  return [
    {
      id: known.id,
      title: known.title,
      question: known.question,
      count: shown.length,
      needs: needs.map((id) => ({
        id,
        name: model.schema.kinds.find((kind) => kind.id === id)?.plural ?? { en: id, fr: id },
      })),
      lenses: lenses.flatMap((id) => {
        const name = names.get(id) ?? names.get(otherNames.get(id) ?? "");
        return name === undefined ? [] : [{ id, name, known: shown.filter((element) => isKnown(element, id)).length }];
      }),
      views: views
        .filter((view) => view.viewpoint !== undefined && viewpointById(view.viewpoint) === known)
        .map(({ id, title }) => ({ id, title: title === "" ? id : title })),
    },
  ];
}

/** Lenses that stand for an attribute of another name. */
const otherNames: ReadonlyMap<string, string> = new Map([["cost", "annualCost"]]);

/** What is computed is known of everything; an attribute, where it is stated and not as unknown. */
function isKnown(element: Element, lens: string): boolean {
  const key = otherNames.get(lens) ?? lens;
  const kind = element.model.parts.kindOf[element.row] ?? -1;
  if (element.model.schema.meaning(key, kind) === undefined) return computed.has(lens);
  const value = element.get(key);
  return value !== undefined && value.kind !== "unknown";
}

const computed: ReadonlySet<string> = new Set([
  "applications",
  "fan-in",
  "fan-out",
  "findings",
  "risk",
  "attainment",
  "time",
  "maturity-gap",
]);

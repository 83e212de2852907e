/** What declared views are about, as far as their statements tell: the pictures themselves are computed elsewhere. */
import { isKind } from "../../model/is-kind.ts";
import type { Element, Model } from "../../model/model.ts";
import { inside, textIn, wordsOf } from "../../model/read.ts";
import { everyKind } from "./every-kind.ts";

/** Kinds that a viewpoint without scope shows; viewpoints that are not named show whatever their scope says. */
const kindsShown: Readonly<Record<string, readonly string[]>> = {
  "capability-map": ["capability"],
  "data-flow": ["application", "store", "party", "dataset", "process"],
  deployment: ["node", "application", "module", "store"],
  enterprise: ["objective", "capability", "process", "application", "store", "node", "site", "party", "entity", "unit"],
  landscape: ["application", "area"],
  lineage: ["dataset", "store", "application"],
  motivation: ["driver", "objective", "principle", "requirement", "role"],
  network: ["zone", "node"],
  organisation: ["unit", "role", "process", "party"],
  "process-map": ["process", "function", "event", "valuestream"],
  roadmap: ["project", "state", "application", "technology"],
  sites: ["site", "node"],
  strategy: ["capability", "valuestream"],
  "strategy-map": ["objective", "indicator"],
  "system-landscape": ["application", "party", "role"],
  zoning: ["area", "application", "entity"],
  "application-cooperation": ["application", "interface"],
  technology: ["node", "technology", "zone"],
  physical: ["site", "node"],
};

/** Kinds inside their scope without which a picture of these viewpoints has nothing to show. */
const partsNeeded: Readonly<Record<string, readonly string[]>> = {
  container: ["module", "store", "application", "interface"],
  component: ["component", "interface"],
};

function viewpointOf(view: Element): string | undefined {
  return textIn(view.get("viewpoint"));
}

/** Kinds that a view would show of a whole model; undefined where its statement does not settle it. */
export function kindsOfView(view: Element): readonly string[] | undefined {
  const { schema } = view.model;
  const kinds = [
    ...wordsOf(view, "kinds"),
    ...wordsOf(view, "rows"),
    ...(isMatrix(view) ? wordsOf(view, "columns") : []),
  ];
  if (kinds.length > 0) return kinds.filter((kind) => schema.kindNumber(kind) >= 0);
  const layers = wordsOf(view, "layers");
  if (layers.length > 0)
    return everyKind.filter((kind) => layers.includes(schema.kinds[schema.kindNumber(kind)]?.layer ?? ""));
  const viewpoint = viewpointOf(view);
  return viewpoint !== undefined && Object.hasOwn(kindsShown, viewpoint) ? kindsShown[viewpoint] : undefined;
}

/** What a view must find inside its scope, and does not. */
export function isScopeEmpty(view: Element): boolean {
  const viewpoint = viewpointOf(view) ?? "";
  const needed = Object.hasOwn(partsNeeded, viewpoint) ? partsNeeded[viewpoint] : undefined;
  const scope = view.references("scope");
  if (needed === undefined || scope.length === 0) return false;
  return scope.every((one) => !inside(one).some((part) => isKind(part, ...needed)));
}

/** Rows that declared views are about: their scope with parts and neighbours, or everything of the kinds that they show. */
export function rowsInViews(model: Model, views: readonly Element[]): ReadonlySet<number> {
  const rows = new Set<number>();
  const whole = new Set<string>();
  for (const view of views) {
    const scope = [...view.references("scope"), ...view.references("include")];
    if (scope.length === 0) for (const kind of kindsOfView(view) ?? []) whole.add(kind);
    for (const one of scope) addAround(one, rows);
  }
  for (const kind of whole) for (const row of model.rows({ kind })) rows.add(row);
  return rows;
}

function addAround(one: Element, rows: Set<number>): void {
  for (const part of [one, ...inside(one), ...one.path]) {
    rows.add(part.row);
    for (const relationship of [...part.out(), ...part.in()])
      for (const end of [relationship.from, relationship.to])
        for (const near of end === undefined ? [] : [end, ...end.path]) rows.add(near.row);
  }
}

function isMatrix(view: Element): boolean {
  return viewpointOf(view) === "matrix";
}

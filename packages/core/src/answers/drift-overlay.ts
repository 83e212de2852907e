/** Drift as pictures draw it over the model: what of it is marked, and the changes that add what was observed. */
import { type Adoption, adoptionOf } from "../discovery/adopt.ts";
import { USUAL_CONFIDENCE } from "../discovery/drift.ts";
import type { DriftItem } from "../discovery/drift-items.ts";
import type { DriftOverlay } from "../draw/overlay-drift.ts";
import type { Model } from "../model/model.ts";
import type { Drifted } from "../views/diagram.ts";
import type { Observed } from "./observed.ts";

/** Changes by which the model has what was observed: elements and relationships; what nobody tolerates, at the usual confidence. */
export function observedChanges(
  known: Observed,
  setting: { readonly day: string; readonly system: string },
): Adoption["changes"] {
  const drift = known.drift();
  const items = drift.items.filter(({ about, tolerated }) => about !== "attribute" && tolerated === undefined);
  const { changes } = adoptionOf(
    known.model,
    known.observation,
    known.matching,
    { ...drift, items },
    { ...setting, minConfidence: USUAL_CONFIDENCE, locale: "en" },
  );
  // First views are for a first model.
  return changes.filter((change) => change.change !== "add-element" || change.element.kind !== "view");
}

/** `model`: the served one with those changes. */
export function driftOverlay(known: Observed, model: Model): DriftOverlay {
  const elements = new Map<string, Drifted>();
  const relationships = new Map<string, Drifted>();
  for (const item of known.drift().items) {
    const how = markOf(item);
    if (how === undefined) continue;
    if (item.to !== undefined && item.verb !== undefined)
      relationships.set(`${item.element} ${item.verb} ${item.to}`, how);
    else if (elements.get(item.element) !== "unconfirmed") elements.set(item.element, how);
  }
  return { model, elements, relationships };
}

function markOf({ drift, tolerated }: DriftItem): Drifted | undefined {
  if (tolerated !== undefined) return undefined;
  return drift === "unconfirmed" || drift === "contradicting" ? drift : undefined;
}

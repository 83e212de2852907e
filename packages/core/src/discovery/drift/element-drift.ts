/** Elements that are on one side only. */
import type { Element, Model } from "../../model/model.ts";
import type { DriftItem } from "../drift-items.ts";
import type { Evidence, ObservedElement, Observation } from "../observation.ts";
import { groupOfElement, groupOfKind } from "./groups.ts";
import type { Matching } from "./match.ts";
import { type Reach, remedies } from "./reach.ts";
import { Worth } from "./worth.ts";

/** Observed and not declared. */
export function* unmodelledElements(observation: Observation, matching: Matching): Generator<DriftItem> {
  const named = confidenceByTarget(observation);
  const worth = new Worth(observation);
  for (const one of observation.elements) {
    if (one.isGhost || matching.declaredOf.has(one.id) || groupOfKind(one.kind) === undefined) continue;
    if (!worth.isPart(one)) continue;
    yield {
      drift: "unmodelled",
      about: "element",
      subject: one.id,
      element: one.id,
      kind: one.kind,
      observed: one.id,
      evidence: mentionsAsEvidence(one),
      confidence: one.isDrawn === true ? DRAWN : one.mentions.length > 0 ? MENTIONED : (named.get(one.id) ?? 0),
      reason: {
        en: "It was observed, and the model does not have it.",
        fr: "Il a été observé, et le modèle ne l’a pas.",
      },
    };
  }
}

/** How sure a thing is that an artefact speaks of by itself. */
const MENTIONED = 0.95;
/** And one that only a drawing shows: no drift, unless somebody asks for everything. */
const DRAWN = 0.3;

/** Of what is only known as the other end of a relationship. */
function confidenceByTarget(observation: Observation): ReadonlyMap<string, number> {
  const best = new Map<string, number>();
  for (const { from, to, confidence } of observation.relationships)
    for (const id of [from, to]) best.set(id, Math.max(best.get(id) ?? 0, confidence));
  return best;
}

/** The mentions of an element, shown as evidence that it is there. */
function mentionsAsEvidence({ mentions }: ObservedElement): readonly Evidence[] {
  return mentions.map(({ source, at, key, scope }) => ({
    class: "declared",
    source,
    seenBy: "mention",
    at,
    confidence: MENTIONED,
    text: key,
    scope,
  }));
}

export interface Missing {
  readonly items: readonly DriftItem[];
  /** Elements that this run was not about. */
  readonly outside: number;
}

/** Declared and not observed. */
export function missingElements(model: Model, matching: Matching, reach: Reach): Missing {
  const items: DriftItem[] = [];
  let outside = 0;
  for (const element of model.elements()) {
    const group = groupOfElement(element);
    if (group === undefined) continue;
    const observed = matching.observedOf.get(element.row);
    if (observed?.isGhost === true) items.push(ghostItem(element, observed));
    if (observed !== undefined || reach.holdsObserved(element)) continue;
    if (!reach.isInside(element)) outside++;
    else items.push(missingItem(element, reach));
  }
  return { items, outside };
}

function missingItem(element: Element, reach: Reach): DriftItem {
  const sources = reach.sourcesFor(element);
  const group = groupOfElement(element);
  const base = {
    about: "element",
    subject: element.id,
    element: element.id,
    kind: element.kind,
    place: element.place,
    evidence: [],
    confidence: sources.length === 0 ? 0 : SEEN_BY_SOURCES,
  } as const;
  if (sources.length > 0)
    return {
      ...base,
      drift: "unconfirmed",
      reason: {
        en: `Others of its kind were seen by ${named(sources)}, and this one was not.`,
        fr: `D’autres de sa sorte ont été vus par ${named(sources)}, et pas celui-ci.`,
      },
    };
  return {
    ...base,
    drift: "undecidable",
    reason: {
      en: "No source of this run shows things of its kind.",
      fr: "Aucune source de ce passage ne montre de choses de sa sorte.",
    },
    ...(group === undefined ? {} : { remedy: remedies[group] }),
  };
}

const SEEN_BY_SOURCES = 0.8;

function named(sources: readonly string[]): string {
  return sources.length > 4 ? `${sources.slice(0, 3).join(", ")} … (${sources.length})` : sources.join(", ");
}

function ghostItem(element: Element, { id, lastSeen = "?", mentions }: ObservedElement): DriftItem {
  const sources = named([...new Set(mentions.map(({ source }) => source))].sort());
  return {
    drift: "unconfirmed",
    about: "element",
    subject: element.id,
    element: element.id,
    kind: element.kind,
    place: element.place,
    observed: id,
    evidence: [],
    confidence: MENTIONED,
    reason: {
      en: `It is not seen any more: last seen on ${lastSeen}${sources === "" ? "" : ` by ${sources}`}.`,
      fr: `On ne le voit plus : vu pour la dernière fois le ${lastSeen}${sources === "" ? "" : ` par ${sources}`}.`,
    },
  };
}

/** Attributes of elements that are on both sides: what reality knows more, and what it says otherwise. */
import type { FactValue } from "../../model/facts.ts";
import type { Element, Model } from "../../model/model.ts";
import type { DriftItem } from "../drift-items.ts";
import type { Conflict, ObservedAttribute, ObservedElement } from "../observation.ts";
import { builtInKind } from "./groups.ts";
import type { Matching } from "./match.ts";
import { compareWith, factOf, observedMeaning, winnerOf } from "./values.ts";

export function* attributeDrift(
  model: Model,
  matching: Matching,
  conflicts: readonly Conflict[] = [],
): Generator<DriftItem> {
  const said = new Map<string, FactValue[]>();
  for (const { element, attribute, values } of conflicts) {
    const key = `${element} ${attribute}`;
    said.set(key, [...(said.get(key) ?? []), ...values.map(({ value }) => value)]);
  }
  for (const [row, one] of matching.observedOf) {
    if (one.isGhost) continue;
    const element = model.at(row);
    for (const attribute of adoptable(model, one))
      yield* compared(element, one, attribute, said.get(`${one.id} ${attribute.name}`) ?? []);
  }
}

/** The attributes of an observed element that its kind has, once each, without what is discovery's own. */
export function adoptable(model: Model, one: ObservedElement, kind: string = one.kind): readonly ObservedAttribute[] {
  const found = new Map<string, ObservedAttribute>();
  for (const attribute of one.attributes) {
    const { name, value } = attribute;
    if (found.has(name) || name.startsWith("x-") || OWN.has(name)) continue;
    if (observedMeaning(model, kind, name, value) !== undefined) found.set(name, attribute);
  }
  return [...found.values()];
}

/** What discovery itself writes. */
const OWN: ReadonlySet<string> = new Set(["provenance", "aliases", "labels", "formerly"]);

function* compared(
  element: Element,
  one: ObservedElement,
  attribute: ObservedAttribute,
  said: readonly FactValue[],
): Generator<DriftItem> {
  const { model } = element;
  const { name, value, source, at } = attribute;
  const type = observedMeaning(model, builtInKind(element) ?? element.kind, name, value);
  if (type === undefined) return;
  const stated = element.get(name);
  // Somebody asked and nobody knew: now it is known.
  const comparison =
    stated === undefined || stated.kind === "unknown" ? undefined : compareWith(model, stated, value, type);
  if (comparison?.is === "same") return;
  // Artefacts contradict each other, and the model says what one of them says: somebody has decided.
  const isDecided =
    comparison?.is === "different" &&
    stated !== undefined &&
    said.some((other) => compareWith(model, stated, other, type).is === "same");
  if (isDecided) return;
  const isMore = comparison === undefined || comparison.is === "more";
  const wins = winnerOf(name);
  yield {
    drift: isMore ? "unmodelled" : "contradicting",
    about: "attribute",
    subject: `${element.id}.${name}`,
    element: element.id,
    kind: element.kind,
    attribute: name,
    observed: one.id,
    ...(stated === undefined ? {} : { declaredValue: factOf(stated) }),
    observedValue: comparison?.is === "more" ? comparison.missing : value,
    ...(isMore ? {} : { wins }),
    place: element.attributes.find(({ key }) => key === name)?.place ?? element.place,
    evidence: [{ class: "declared", source, seenBy: name, at, confidence: KNOWN }],
    confidence: KNOWN,
    reason: isMore ? notStated : wins === "observed" ? machinesKnow : peopleDecide,
  };
}

const KNOWN = 0.9;

const notStated = {
  en: "It was observed, and the model does not state it.",
  fr: "Cela a été observé, et le modèle ne le dit pas.",
} as const;
const machinesKnow = {
  en: "The model and the artefact say different things; of this, the artefact knows best.",
  fr: "Le modèle et l’artefact ne disent pas la même chose ; là-dessus, l’artefact en sait plus.",
} as const;
const peopleDecide = {
  en: "The model and the artefact say different things; this is decided by people, so the model counts.",
  fr: "Le modèle et l’artefact ne disent pas la même chose ; cela relève d’une décision, le modèle fait donc foi.",
} as const;

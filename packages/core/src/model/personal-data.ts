/** Personal data and its processing, as the register of GDPR Art. 30 and Swiss FADP Art. 12 looks at it. */
import { isKind } from "./is-kind.ts";
import type { Element, Relationship } from "./model.ts";
import { distinct, rankOf, states, wordsOf } from "./read.ts";
import type { Value } from "./values.ts";

/** Flows that carry some data, each once. */
export function flowsCarrying(data: Element): readonly Relationship[] {
  const { model, row } = data;
  const { inStart, inEdge } = model.graph();
  const { at, carriedFrom } = model.parts.edges;
  const rows = new Set<number>();
  for (let index = inStart[row] as number; index < (inStart[row + 1] as number); index++) {
    const edge = inEdge[index] as number;
    if (edge >= carriedFrom) rows.add(at[edge] as number);
  }
  return [...rows].map((flow) => model.relationship(flow));
}

/** A data set with the entities that it realizes, or an entity with the data sets that realize it; itself first. */
export function kinOf(data: Element): readonly Element[] {
  const up = data.targets("realizes");
  const down = data.sources("realizes");
  return distinct([data, ...[...up, ...down].filter(isData)]);
}

/** Places in which data is kept: where it says, and its golden source. */
export function placesOf(data: Element): readonly Element[] {
  const kept = [...data.references("store"), ...data.references("goldenSource")];
  const held = data.in("accesses").flatMap(({ from }) => (from !== undefined && isKind(from, "store") ? [from] : []));
  return distinct([...kept, ...held]);
}

/** How personal data is, from 0 (none) to 2 (sensitive); by its own words, else by those of its kin. Undefined: nobody said. */
export function personalRankOf(data: Element): number | undefined {
  return data.model.derive(personalFor, data);
}

function personalFor(data: Element): number | undefined {
  return rankOf(data, "personalData") ?? highestRank(kinOf(data), "personalData");
}

export function isPersonal(data: Element): boolean {
  return (personalRankOf(data) ?? 0) > 0;
}

/** Data that an element works with: what it reads or writes itself, and what its parts do. */
export function dataUsedBy(element: Element): readonly Element[] {
  const own = element.out("accesses").flatMap(({ to }) => (to !== undefined && isData(to) ? [to] : []));
  const parts = element.children.filter((child) => isKind(child, "module", "component", "store"));
  return distinct([...own, ...parts.flatMap(dataUsedBy)]);
}

/** What an attribute of data protection says: the element itself, else the data that it works with, else the kin of that. */
export function privacyOf(element: Element, key: string): { readonly value: Value; readonly by: Element } | undefined {
  const used = isData(element) ? [] : dataUsedBy(element);
  for (const one of distinct([element, ...used, ...[element, ...used].filter(isData).flatMap(kinOf)])) {
    const value = one.get(key);
    if (value !== undefined && value.kind !== "unknown") return { value, by: one };
  }
  return undefined;
}

const PROCESSING: readonly string[] = ["purpose", "legalBasis", "subjects"];

/**
 * Is it a processing of personal data: a process or function that says so or works with such data, or an application that states a
 * purpose or legal basis of its own?
 */
export function isProcessing(element: Element): boolean {
  if ((rankOf(element, "personalData") ?? 0) > 0 || PROCESSING.some((key) => states(element, key))) return true;
  return isKind(element, "process", "function") && dataUsedBy(element).some(isPersonal);
}

/** Personal data that a processing works with. */
export function personalDataOf(element: Element): readonly Element[] {
  return dataUsedBy(element).filter(isPersonal);
}

/** Is the processing one of sensitive data? Undefined: nobody said how personal it is. */
export function isSensitiveProcessing(element: Element): boolean | undefined {
  const rank = rankOf(element, "personalData") ?? highest(dataUsedBy(element).map(personalRankOf));
  return rank === undefined ? undefined : rank >= 2;
}

/** Applications with which a processing works. */
export function applicationsOf(processing: Element): readonly Element[] {
  const used = processing.targets("uses");
  const realizing = processing.sources("realizes");
  const all = isKind(processing, "application") ? [processing] : [...used, ...realizing];
  return distinct(all.filter((one) => isKind(one, "application", "module")));
}

/** State of a consent. */
export type Consent = "not-required" | "required" | "collected" | "missing" | "withdrawn";

/** What is said of consent; `missing`: it is said not to be collected. */
export function consentIn(value: Value | undefined): Consent | undefined {
  if (value?.kind === "word") return value.text as Consent;
  if (value?.kind !== "record") return undefined;
  const is = (key: string): boolean | undefined => {
    const field = value.fields[key];
    return field?.kind === "boolean" ? field.boolean : undefined;
  };
  if (is("withdrawn") === true) return "withdrawn";
  if (is("collected") === true) return "collected";
  if (is("required") === false) return "not-required";
  if (is("collected") === false) return "missing";
  return is("required") === true ? "required" : undefined;
}

/** Consent to some data, by its own words. */
export function consentOf(data: Element): Consent | undefined {
  return data.model.derive(consentFor, data);
}

function consentFor(data: Element): Consent | undefined {
  return consentIn(data.get("consent"));
}

/** Is consent the only ground on which something stands? Undefined: no ground is stated. */
export function restsOnConsent(one: Element | Relationship): boolean | undefined {
  const grounds = wordsOf(one, "legalBasis");
  return grounds.length === 0 ? undefined : grounds.every((ground) => ground === "consent");
}

export function isData(element: Element): boolean {
  return isKind(element, "dataset", "entity");
}

function highestRank(elements: readonly Element[], key: string): number | undefined {
  return highest(elements.map((one) => rankOf(one, key)));
}

function highest(ranks: readonly (number | undefined)[]): number | undefined {
  const known = ranks.filter((rank) => rank !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}

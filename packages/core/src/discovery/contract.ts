/** The observation as the JSON contract of `orrery discover --json`: what a program reads. */
import type { EvidenceClass, Purpose, Sort } from "../model/claims/claim.ts";
import { combined } from "../model/claims/evidence.ts";
import { lifted, type LiftedRelationship } from "./lift.ts";
import type { Evidence, Observation, ObservedElement, ObservedRelationship } from "./observation.ts";

export interface DiscoveryContract {
  readonly version: 1;
  readonly elements: readonly ContractElement[];
  readonly relationships: readonly ContractRelationship[];
  readonly undiscoverable: readonly ContractGap[];
  /** Addresses that lead nowhere: neither deployed nor public. */
  readonly dangling: readonly {
    readonly from: string;
    readonly address: string;
    readonly evidence: readonly ContractEvidence[];
  }[];
  readonly defects: readonly {
    readonly element?: string;
    readonly defect: string;
    readonly reason: string;
    readonly file: string;
    readonly line?: number;
  }[];
}

export interface ContractElement {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Ids of the sources that mention it. */
  readonly sources: readonly string[];
  /** What it is more precisely than its kind: `service`, `client`, `broker`, `external` ... */
  readonly sort: Sort;
  readonly parent?: string;
  /** Places where it is mentioned. */
  readonly mentions: readonly { readonly key: string; readonly file: string; readonly line?: number }[];
}

export interface ContractRelationship {
  readonly from: string;
  readonly to: string;
  readonly kind: Purpose;
  readonly evidence: readonly ContractEvidence[];
  readonly confidence: number;
  readonly verb: string;
  readonly protocol?: string;
}

export interface ContractEvidence {
  readonly class: EvidenceClass;
  readonly file: string;
  readonly line?: number;
  readonly confidence: number;
  readonly text?: string;
}

export interface ContractGap {
  readonly element?: string;
  readonly what: string;
  readonly reason: string;
  readonly remedy: string;
  readonly file?: string;
  readonly line?: number;
}

/** Sorts that belong to the running system and are told as its elements. */
const told: ReadonlySet<Sort> = new Set<Sort>([
  "service",
  "client",
  "store",
  "broker",
  "external",
  "code",
  "chart",
  "node",
  "system",
]);
/**
 * Elements that run, and the relationships between them. Topics, databases and tables are told as the broker or store that holds them;
 * libraries, machines, contracts and the like are in the observation itself.
 */
export function contractOf(observed: Observation, locale: "en" | "fr" = "en"): DiscoveryContract {
  const observation = withoutDrawn(observed);
  const relationships = lifted(observation).map(relationshipOf);
  const connected = new Set(relationships.flatMap(({ from, to }) => [from, to]));
  return {
    version: 1,
    elements: observation.elements
      .filter((element) => told.has(element.sort) || connected.has(element.id))
      .map(elementOf),
    relationships,
    undiscoverable: observation.undiscoverable.map(({ element, what, reason, remedy, at }) => ({
      ...(element === undefined ? {} : { element }),
      what,
      reason: reason[locale],
      remedy: remedy[locale],
      ...(at === undefined ? {} : placeOf(at)),
    })),
    dangling: observation.dangling.map(({ from, address, evidence }) => ({
      from,
      address,
      evidence: evidence.map(evidenceOf),
    })),
    defects: (observation.defects ?? []).map(({ element, defect, reason, at }) => ({
      ...(element === undefined ? {} : { element }),
      defect,
      reason: reason[locale],
      ...placeOf(at),
    })),
  };
}

/** What only drawings show, with the lines to it, is none of what runs. */
function withoutDrawn(observation: Observation): Observation {
  const drawn = new Set(observation.elements.filter(({ isDrawn }) => isDrawn === true).map(({ id }) => id));
  if (drawn.size === 0) return observation;
  return {
    ...observation,
    elements: observation.elements.filter(({ id }) => !drawn.has(id)),
    relationships: observation.relationships.filter(({ from, to }) => !drawn.has(from) && !drawn.has(to)),
  };
}

function elementOf(element: ObservedElement): ContractElement {
  return {
    id: element.id,
    kind: element.kind,
    name: element.name,
    aliases: element.aliases,
    sources: [...new Set(element.mentions.map(({ source }) => source))].toSorted(),
    sort: element.sort,
    ...(element.parent === undefined ? {} : { parent: element.parent }),
    mentions: element.mentions.map(({ key, at }) => ({ key, ...placeOf(at) })),
  };
}

function relationshipOf({ from, to, purpose, same }: LiftedRelationship): ContractRelationship {
  const [first] = same.toSorted((a, b) => b.confidence - a.confidence);
  const evidence = same.flatMap((one) => one.evidence).toSorted((a, b) => b.confidence - a.confidence);
  const protocol = same.find((one) => one.protocol !== undefined)?.protocol;
  return {
    from,
    to,
    kind: purpose,
    evidence: evidence.map(evidenceOf),
    confidence: same.length === 1 ? (first?.confidence ?? 0) : together(same),
    verb: first?.verb ?? "uses",
    ...(protocol === undefined ? {} : { protocol }),
  };
}

/** Several relationships that became one: those of one file are not independent, the best alone is never too sure. */
function together(same: readonly ObservedRelationship[]): number {
  const best = Math.max(...same.map(({ confidence }) => confidence));
  const byFile = new Map<string, number>();
  for (const { evidence } of same)
    for (const { at, confidence } of evidence) byFile.set(at.file, Math.max(byFile.get(at.file) ?? 0, confidence));
  const ratio = Math.min(
    ...same.map(
      ({ confidence, evidence }) => confidence / Math.max(0.01, combined(evidence.map((one) => one.confidence))),
    ),
  );
  return Math.round(Math.max(best, combined(byFile.values()) * Math.min(1, ratio)) * 10_000) / 10_000;
}

function evidenceOf({ class: kind, at, confidence, text }: Evidence): ContractEvidence {
  return {
    class: kind,
    ...placeOf(at),
    confidence: Math.round(confidence * 10_000) / 10_000,
    ...(text === undefined ? {} : { text }),
  };
}

function placeOf({ file, line }: { readonly file: string; readonly line?: number }): {
  readonly file: string;
  readonly line?: number;
} {
  return line === undefined ? { file } : { file, line };
}

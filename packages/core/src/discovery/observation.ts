/**
 * What was observed: elements with the mentions behind them, relationships with their evidence, conflicts, doubts for a person and what
 * cannot be told. Plain data; made from claims by `reconcile` (same claims, same observation), compared with a model by `drift`.
 */
import type { EvidenceClass, Place, Purpose, Scope, Sort } from "../model/claims/claim.ts";
import type { FactValue } from "../model/facts.ts";
import type { Bilingual } from "../model/metamodel.ts";

export interface Observation {
  /** In the order of their ids. */
  readonly elements: readonly ObservedElement[];
  /** In the order of their ends and purpose. */
  readonly relationships: readonly ObservedRelationship[];
  readonly conflicts: readonly Conflict[];
  /** Pairs that may be the same: for a person to answer. Best first. */
  readonly proposals: readonly Proposal[];
  readonly undiscoverable: readonly Undiscoverable[];
  /** Addresses that lead nowhere: named, but neither deployed nor public. */
  readonly dangling: readonly Dangling[];
  /** What is wrong in the artefacts themselves, as far as it can be seen while reading them. */
  readonly defects?: readonly Defect[];
}

export interface ObservedElement {
  /** The name it goes by, made unique: `orders-db`, `paypal.com`. Stable from run to run for the same artefacts. */
  readonly id: string;
  /** Kind of the metamodel: `module`, `store`, `application`, `node` ... */
  readonly kind: string;
  /** What its mentions are, the strongest first. */
  readonly sort: Sort;
  readonly name: string;
  /** Other names under which artefacts know it, without `name`. */
  readonly aliases: readonly string[];
  readonly mentions: readonly ObservedMention[];
  readonly attributes: readonly ObservedAttribute[];
  /** Id of the element around it. */
  readonly parent?: string;
  /** Not ours: SaaS, public API, foreign repository. */
  readonly isExternal: boolean;
  /** Only drawings speak of it: it is told apart, and is no part of what runs. */
  readonly isDrawn?: true;
  /** Days of the first and last run that saw it, where a snapshot remembers. */
  readonly firstSeen?: string;
  readonly lastSeen?: string;
  /** No source of the last run sees it any more, and none was without its artefacts: it stays until a person removes it. */
  readonly isGhost: boolean;
}

export interface ObservedMention {
  readonly key: string;
  readonly source: string;
  readonly sort: Sort;
  readonly names: readonly string[];
  readonly scope: Scope;
  readonly at: Place;
  /** Why it was grouped with the others: the rule that joined it, in words for `--why`. Absent for the first. */
  readonly joined?: Joining;
}

/** Why two mentions are one element. */
export interface Joining {
  readonly with: string;
  readonly rule: JoiningRule;
  /** What they share: the key, the name, the folder. */
  readonly by: string;
}

export type JoiningRule =
  | "answer"
  | "global-key"
  | "scoped-key"
  | "network"
  | "same-folder"
  | "image"
  | "self-name"
  | "normalised-name"
  | "address";

export interface ObservedAttribute {
  readonly name: string;
  /** The value that wins by the precedence of its attribute; the others are conflicts. */
  readonly value: FactValue;
  readonly source: string;
  readonly at: Place;
  readonly scope?: Scope;
}

/** Two artefacts say different things of one attribute in one scope. */
export interface Conflict {
  readonly element: string;
  readonly attribute: string;
  readonly values: readonly {
    readonly value: FactValue;
    readonly source: string;
    readonly at: Place;
    readonly wins: boolean;
  }[];
}

export interface ObservedRelationship {
  readonly from: string;
  readonly to: string;
  readonly purpose: Purpose;
  /** Verb of the metamodel. */
  readonly verb: string;
  readonly protocol?: string;
  readonly attributes: Readonly<Record<string, FactValue>>;
  /** Best first. */
  readonly evidence: readonly Evidence[];
  /** Of all evidence together, 0 to 0.99. */
  readonly confidence: number;
  readonly firstSeen?: string;
  readonly lastSeen?: string;
  readonly isGhost: boolean;
}

export interface Evidence {
  readonly class: EvidenceClass;
  readonly source: string;
  readonly seenBy: string;
  readonly at: Place;
  readonly confidence: number;
  /** What was read there, redacted: `RETAIL_UI_ENDPOINTS_CATALOG = http://catalog:8080`. */
  readonly text?: string;
  readonly scope?: Scope;
}

/** Two elements of one group that may be one. */
export interface Proposal {
  readonly elements: readonly [string, string];
  /** Keys of one mention of each, for `same` and `not-same`. */
  readonly mentions: readonly [string, string];
  /** 0 to 1. */
  readonly likelihood: number;
  readonly reasons: readonly Bilingual[];
}

/** What these artefacts cannot tell, and which artefact would. */
export interface Undiscoverable {
  /** The element that it is about; absent: the system as a whole. */
  readonly element?: string;
  readonly what: "outgoing-calls" | "incoming-calls" | "target" | "data" | "artefact";
  readonly reason: Bilingual;
  readonly remedy: Bilingual;
  readonly at?: Place;
}

/** An artefact that cannot do what it says: a policy that selects labels which nothing has. */
export interface Defect {
  /** The element that was probably meant. */
  readonly element?: string;
  readonly defect: "selects-nothing";
  readonly reason: Bilingual;
  readonly source: string;
  readonly at: Place;
}

export interface Dangling {
  readonly from: string;
  /** `shoppingassistantservice:80`. */
  readonly address: string;
  readonly evidence: readonly Evidence[];
}

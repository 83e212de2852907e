/** What an architecture style is, as data: where it fits, what it is good for, what to watch, and how it answers the choice criteria. */
import type { Bilingual } from "../metamodel.ts";
import type { MeasureId } from "./measures.ts";

/** How the software is cut, how its parts talk, where they sit, and who runs them. A system follows at most one style of each. */
export const styleAxes = ["decomposition", "interaction", "topology", "hosting"] as const;
export type StyleAxis = (typeof styleAxes)[number];

export const styleIds = [
  "client-server",
  "centralised",
  "monolith",
  "microservices",
  "soa",
  "layered",
  "event-driven",
  "serverless-private",
  "cloud-public",
  "modular",
] as const;
export type StyleId = (typeof styleIds)[number];

export interface ArchitectureStyle {
  readonly id: StyleId;
  readonly axis: StyleAxis;
  readonly name: Bilingual;
  /** What it is, in a sentence. */
  readonly definition: Bilingual;
  readonly suits: readonly Bilingual[];
  readonly pro: readonly Advantage[];
  readonly con: readonly Disadvantage[];
  /** How well it answers the drivers of a choice, from -3 to 3. */
  readonly points: readonly Points[];
}

export interface Advantage {
  readonly says: Bilingual;
  readonly quality: StyleQuality;
  /** What in a model shows whether a system has the advantage. */
  readonly measure?: MeasureId;
}

export interface Disadvantage {
  readonly says: Bilingual;
  readonly quality: StyleQuality;
  /** Codes of the rules that look for it, which are aliases of theirs. */
  readonly codes: readonly CheckCode[];
}

/** What one answer to one driver speaks for (or against) a style, and why. */
export interface Points {
  readonly driver: DriverId;
  readonly answer: string;
  readonly points: number;
  readonly because: Bilingual;
}

/** Facts about the need from which a style is chosen. */
export const driverIds = [
  "lifetime",
  "reactions",
  "regulation",
  "team",
  "skills",
  "infrastructure",
  "change",
  "scale",
  "load",
  "budget",
  "time",
  "performance",
  "complexity",
  "integration",
  "data",
] as const;
export type DriverId = (typeof driverIds)[number];

/** Codes under which the rules are known that look for the weak points of styles. */
export type CheckCode =
  | "SPOF-SERVER"
  | "CAP-SERVER"
  | "COST-HA"
  | "FLOW-UNENCRYPTED"
  | "LATENCY-BUDGET"
  | "COUPLING-HIGH"
  | "MONOLITH-LARGE"
  | "MONOLITH-VITAL-SINGLE"
  | "SERVICES-PER-TEAM"
  | "SHARED-STORE"
  | "SYNC-CHAIN"
  | "CALL-CYCLE"
  | "NO-TRACING"
  | "ESB-SKILL"
  | "ESB-SPOF"
  | "COST-ESB"
  | "LAYER-SKIP"
  | "LAYER-UP"
  | "LAYER-UNTESTED"
  | "NO-CORRELATION"
  | "NO-DLQ"
  | "BROKER-SPOF"
  | "TOPIC-NO-OWNER"
  | "PLATFORM-GAP"
  | "OWNER-PLATFORM"
  | "SKILL-SINGLE"
  | "TCO-COMPARE"
  | "LOCKIN-PROVIDER"
  | "DATA-THIRD-PARTY"
  | "DATA-JURISDICTION"
  | "COST-OVERRUN"
  | "COST-EGRESS"
  | "RESP-GAP"
  | "LOG-GAP";

/** The rule behind each code. */
export const checkRules: Readonly<Record<CheckCode, string>> = {
  "SPOF-SERVER": "vital-part-is-duplicated",
  "CAP-SERVER": "capacity-covers-peak",
  "COST-HA": "availability-is-paid-for-a-need",
  "FLOW-UNENCRYPTED": "flow-is-encrypted",
  "LATENCY-BUDGET": "latency-budget-holds",
  "COUPLING-HIGH": "coupling-is-low",
  "MONOLITH-LARGE": "monolith-is-small",
  "MONOLITH-VITAL-SINGLE": "vital-part-is-duplicated",
  "SERVICES-PER-TEAM": "team-can-carry-its-services",
  "SHARED-STORE": "store-has-one-user",
  "SYNC-CHAIN": "call-chain-is-short",
  "CALL-CYCLE": "calls-form-no-circle",
  "NO-TRACING": "services-are-traced",
  "ESB-SKILL": "bus-has-skilled-people",
  "ESB-SPOF": "bus-is-doubled",
  "COST-ESB": "bus-is-worth-its-cost",
  "LAYER-SKIP": "layer-skips-no-layer",
  "LAYER-UP": "layer-needs-none-above",
  "LAYER-UNTESTED": "layer-is-tested-alone",
  "NO-CORRELATION": "event-is-correlated",
  "NO-DLQ": "queue-keeps-dead-letters",
  "BROKER-SPOF": "broker-is-doubled",
  "TOPIC-NO-OWNER": "topic-has-an-owner",
  "PLATFORM-GAP": "platform-is-complete",
  "OWNER-PLATFORM": "platform-has-an-owner",
  "SKILL-SINGLE": "skill-is-shared",
  "TCO-COMPARE": "platform-cost-is-compared",
  "LOCKIN-PROVIDER": "supplier-can-be-left",
  "DATA-THIRD-PARTY": "third-party-data-is-under-contract",
  "DATA-JURISDICTION": "data-rests-where-allowed",
  "COST-OVERRUN": "bill-matches-plan",
  "COST-EGRESS": "egress-is-paid-knowingly",
  "RESP-GAP": "duties-are-shared-out",
  "LOG-GAP": "cloud-use-is-logged",
};

/** Qualities of which the catalogue speaks, and the three under which people compare styles. */
export type StyleQuality =
  | "accountability"
  | "auditability"
  | "complexity"
  | "compliance"
  | "cost"
  | "data-integrity"
  | "data-isolation"
  | "deployability"
  | "flexibility"
  | "interoperability"
  | "lock-in"
  | "maintainability"
  | "modularity"
  | "observability"
  | "operations"
  | "performance"
  | "productivity"
  | "reliability"
  | "resilience"
  | "reuse"
  | "scalability"
  | "security"
  | "sovereignty"
  | "team"
  | "testability"
  | "time";
export type StyleAspect = "robustness" | "scalability" | "security";

export const qualityNames: Readonly<Record<StyleQuality, Bilingual>> = {
  accountability: { en: "accountability", fr: "imputabilité" },
  auditability: { en: "auditability", fr: "auditabilité" },
  complexity: { en: "complexity", fr: "complexité" },
  compliance: { en: "compliance", fr: "conformité" },
  cost: { en: "cost", fr: "coût" },
  "data-integrity": { en: "integrity of data", fr: "intégrité des données" },
  "data-isolation": { en: "isolation of data", fr: "isolation des données" },
  deployability: { en: "deployability", fr: "facilité de déploiement" },
  flexibility: { en: "flexibility", fr: "souplesse" },
  interoperability: { en: "interoperability", fr: "interopérabilité" },
  "lock-in": { en: "freedom to leave", fr: "réversibilité" },
  maintainability: { en: "maintainability", fr: "maintenabilité" },
  modularity: { en: "modularity", fr: "modularité" },
  observability: { en: "observability", fr: "observabilité" },
  operations: { en: "operations", fr: "exploitation" },
  performance: { en: "performance", fr: "performances" },
  productivity: { en: "productivity", fr: "productivité" },
  reliability: { en: "reliability", fr: "fiabilité" },
  resilience: { en: "resilience", fr: "résilience" },
  reuse: { en: "reuse", fr: "réutilisation" },
  scalability: { en: "scalability", fr: "passage à l’échelle" },
  security: { en: "security", fr: "sécurité" },
  sovereignty: { en: "sovereignty", fr: "souveraineté" },
  team: { en: "team", fr: "équipe" },
  testability: { en: "testability", fr: "testabilité" },
  time: { en: "time to deliver", fr: "délai de livraison" },
};

/** Under which aspect a quality is compared; those of none say nothing about the three. */
export const aspectOf: Readonly<Partial<Record<StyleQuality, StyleAspect>>> = {
  reliability: "robustness",
  resilience: "robustness",
  "data-integrity": "robustness",
  testability: "robustness",
  observability: "robustness",
  maintainability: "robustness",
  scalability: "scalability",
  performance: "scalability",
  modularity: "scalability",
  flexibility: "scalability",
  deployability: "scalability",
  security: "security",
  sovereignty: "security",
  compliance: "security",
  "data-isolation": "security",
  auditability: "security",
  accountability: "security",
};

/** The contract of a rule: what should be so, why, what to do, how one sees it, and the examples that prove the rule itself. */
import type { Severity } from "../base/diagnostic.ts";
import type { AttributeType, Bilingual } from "../model/metamodel.ts";
import type { Element, Model, Relationship } from "../model/model.ts";
import type { Verdict } from "./verdict.ts";

/** A rule about elements of some kinds, one about relationships of some verbs, or one about the model as a whole. */
export type Rule<Parameters = unknown> = ElementRule<Parameters> | RelationshipRule<Parameters> | ModelRule<Parameters>;

export interface RuleText<Parameters = unknown> {
  /** File name, word of the command line and of waivers: says what should be so, subject first (`owner-is-named`). */
  readonly id: string;
  /** What should be so, as a short sentence without a full stop: "Every application has an owner". */
  readonly title: Bilingual;
  /** Why it matters, one or two sentences. */
  readonly rationale: Bilingual;
  /** What to do about a violation, as an order to a person. */
  readonly remedy: Bilingual;
  readonly severity: Severity;
  /** Controls of frameworks that it gives evidence for: `iso27001:A.8.13`, `nist-800-53:CP-9`, `gdpr:32`, `cis:11` ... */
  readonly controls: readonly string[];
  /** One of the seven principles, where it checks one: `P1` to `P7`. */
  readonly principle?: Principle;
  /** The quality of the system that suffers where it is violated. */
  readonly quality?: Quality;
  /** Names of the same check elsewhere: the style catalogue (`SPOF-SERVER`), an inspection of another tool. */
  readonly aliases?: readonly string[];
  /**
   * Attributes, verbs and kinds that are read. Of an element's or relationship's own rule for who wants to state them; a rule about the
   * whole model runs again only where one of these changed, so that it must name all of them.
   */
  readonly reads: readonly string[];
  readonly parameters?: RuleParameters<Parameters>;
  /** Asked of retired elements, too: what is gone may still cost, or be said to be there. */
  readonly asksRetired?: boolean;
  readonly examples: RuleExamples;
}

export interface ElementRule<Parameters = unknown> extends RuleText<Parameters> {
  /** Kinds that it is about; their specialisations with them. */
  readonly kinds: readonly string[];
  /**
   * What is true of one element. Undefined: the rule does not ask this of it. Reads the element and walks from it to others, but never
   * searches the model: the engine remembers what was looked at and asks again when any of it changed.
   */
  judge(element: Element, context: RuleContext<Parameters>): Verdict | undefined;
}

export interface RelationshipRule<Parameters = unknown> extends RuleText<Parameters> {
  /** Verbs that it is about: `flows`, `runs on` ... */
  readonly verbs: readonly string[];
  judge(relationship: Relationship, context: RuleContext<Parameters>): Verdict | undefined;
}

export interface ModelRule<Parameters = unknown> extends RuleText<Parameters> {
  /** What is true of the elements and relationships that it asks about, each at most once. */
  survey(model: Model, context: RuleContext<Parameters>): Iterable<readonly [Element | Relationship, Verdict]>;
}

export interface RuleContext<Parameters = unknown> {
  readonly parameters: Parameters;
  /** The day looked at, in days since 1970-01-01. */
  readonly today: number;
}

/** What each parameter takes, and what it is unless the organisation says otherwise. */
export type RuleParameters<Parameters> = { readonly [Key in keyof Parameters]-?: RuleParameter<Parameters[Key]> };

export interface RuleParameter<Value = unknown> {
  readonly type: AttributeType;
  readonly name: Bilingual;
  readonly description: Bilingual;
  readonly usual: Value;
}

/** Texts of small models; the harness runs the rule on each, today being 2026-11-21. */
export interface RuleExamples {
  /** The corrected twin: the rule asks something of it, and it holds. */
  readonly passes: string;
  /** A model with the fault. */
  readonly fails: string;
  /** What is violated in `fails`, all of it and nothing else: ids; relationships as `a -> b` (flows) or `a runs on b`. */
  readonly finds: readonly string[];
  /** A model that does not say enough, and what it lacks, as `element.attribute` or `a -> b.attribute`. */
  readonly unsure?: string;
  readonly lacks?: readonly string[];
  /** Parameters of the examples, for a rule that asks nothing under its usual ones. */
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/** A named set of rules that is switched on and off together. */
export interface Pack {
  /** Folder name and word of the command line. */
  readonly id: string;
  readonly title: Bilingual;
  readonly description: Bilingual;
  readonly rules: readonly Rule[];
}

export const principles = ["P1", "P2", "P3", "P4", "P5", "P6", "P7"] as const;
export type Principle = (typeof principles)[number];

/** The nine characteristics of a sound information system (R012), and two that only rules about the description touch. */
export const qualities = [
  "modularity",
  "automation",
  "scalability",
  "interoperability",
  "performance",
  "security",
  "reliability",
  "accessibility",
  "resilience",
] as const;
export type Quality = (typeof qualities)[number];

/** What checking a model gave, as plain data: every surface and every format is made from it. */
import type { Severity, Span } from "../base/diagnostic.ts";
import type { Bilingual } from "../model/metamodel.ts";
import type { Principle, Quality } from "./rule.ts";

/** Version of the plain data; a breaking change raises it. */
export const REPORT_VERSION = 1;

export interface CheckReport {
  readonly version: typeof REPORT_VERSION;
  /** Name of the model. */
  readonly model: string;
  /** The day looked at, `2026-11-21`. */
  readonly today: string;
  /** Every rule that was run, pack by pack. */
  readonly rules: readonly RuleOutcome[];
  /** Every violation, open, waived or known from before: the worst first, then in the order of the files. */
  readonly findings: readonly Finding[];
  /** What would have to be stated for an answer, what most rules wait for first. */
  readonly questions: readonly Question[];
  /** What was left out of both lists because there was too much; the counts of the rules are of all. Of questions: judgements. */
  readonly more: { readonly findings: number; readonly questions: number };
  readonly waivers: readonly WaiverOutcome[];
}

/** A rule and what came of it. */
export interface RuleOutcome {
  readonly id: string;
  readonly pack: string;
  readonly title: Bilingual;
  readonly rationale: Bilingual;
  readonly remedy: Bilingual;
  /** As the organisation sets it. */
  readonly severity: Severity;
  readonly controls: readonly string[];
  readonly principle?: Principle;
  readonly quality?: Quality;
  /** Of all that the rule asks about. Violations include the waived ones and those known from before. */
  readonly holds: number;
  readonly violated: number;
  readonly unknown: number;
  readonly waived: number;
}

/** `open` counts; `waived`: someone accepted it for now; `known`: it was there when checks were taken up (the baseline). */
export type FindingStatus = "open" | "waived" | "known";

export interface Finding {
  /** Stays the same when elements are renamed, moved or described anew: of the rule and of what the subject was first called. */
  readonly fingerprint: string;
  readonly rule: string;
  readonly pack: string;
  readonly severity: Severity;
  readonly status: FindingStatus;
  /** Id of the waiver. */
  readonly waiver?: string;
  readonly subject: Subject;
  /** Where the text says so: bytes in a file. */
  readonly place: { readonly uri: string; readonly span: Span };
  /** One plain sentence, without a full stop. */
  readonly message: Bilingual;
  /** The counter-example, from the cause to the subject: elements and relationships as one walks. */
  readonly path: readonly Subject[];
  /** The values that prove it; an absent one proves that nothing is said. */
  readonly values: readonly StatedValue[];
  readonly related: readonly Subject[];
}

/** An element or a relationship, as results name it. */
export interface Subject {
  /** Id, or the relationship as it is written: `shop -> bank`. */
  readonly name: string;
  readonly title: Bilingual;
  /** Kind of the element; of a relationship its verb. */
  readonly kind: string;
  /** Elements that it stands for: itself, or the ends of the relationship. */
  readonly elements: readonly string[];
  readonly isRelationship: boolean;
  /** Who answers for it, by itself or by what contains it. */
  readonly owner?: string;
}

export interface StatedValue {
  readonly subject: Subject;
  readonly key: string;
  /** The key as people read it. */
  readonly label: Bilingual;
  /** Empty where nothing is said. */
  readonly value: Bilingual;
}

/** One missing fact and the rules that wait for it: one line of the to-do list. */
export interface Question {
  readonly subject: Subject;
  readonly key: string;
  readonly label: Bilingual;
  readonly place: { readonly uri: string; readonly span: Span };
  /** Ids of rules, the gravest first. */
  readonly rules: readonly string[];
}

/** `active`: it covers something; `needless`: nothing that it covers is violated; `expired`: its last day is over; `incomplete`: no reason, owner or date. */
export type WaiverState = "active" | "needless" | "expired" | "incomplete";

export interface WaiverOutcome {
  readonly id: string;
  readonly title: Bilingual;
  readonly state: WaiverState;
  readonly rules: readonly string[];
  readonly because?: string;
  readonly owner?: string;
  readonly until?: string;
  /** Findings that it covers, by fingerprint. */
  readonly covers: readonly string[];
  readonly place: { readonly uri: string; readonly span: Span };
}

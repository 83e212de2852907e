/** Answers about checks: what rules found, what they could not tell, what was waived, how far frameworks and principles are met. */
import type { Severity } from "../base/diagnostic.ts";
import type { Bilingual } from "../model/metamodel.ts";
import type { ControlState } from "../rules/assessment/assess.ts";
import type { FindingStatus, StatedValue, Subject, WaiverState } from "../rules/report.ts";
import type { AnalysisTable } from "./analysis-answers.ts";
import type { Place } from "./answers.ts";
import type { FindingGroup } from "./url.ts";

/** GET /api/w/:ws/checks/summary : what every page shows of the checks. Null counts: a large model that nobody has checked yet. */
export interface ChecksSummaryAnswer {
  readonly version: 1;
  readonly counts: CheckCounts | null;
}

/**
 * GET /api/w/:ws/checks?pack=a,b&rule=&severity=error,warning&status=open,waived,known&owner=&element=&control=&principle=&quality=&q=&group=&offset=&limit=
 * The counts and facets are of everything; `total`, the groups and the findings of what was asked for. `owner=-`: nobody answers for it;
 * `element`: it and what is inside it; `control=iso27001`: any of the framework. With `.csv` behind `checks` the same as a file.
 */
export interface ChecksAnswer {
  readonly version: 1;
  readonly today: string;
  readonly counts: CheckCounts;
  readonly packs: readonly PackAnswer[];
  readonly owners: readonly { readonly id: string | null; readonly name: string; readonly open: number }[];
  readonly total: number;
  /** Of what was asked for, in the order of the findings; empty unless a grouping was asked for. */
  readonly groups: readonly FindingGroupAnswer[];
  readonly findings: readonly FindingAnswer[];
  /** Ids of the question by their names: rules, elements, owners. */
  readonly named: readonly { readonly word: string; readonly id: string; readonly title: Bilingual }[];
}

export interface FindingGroupAnswer {
  /** Id of the rule, pack, owner (`-`: nobody), element or severity. */
  readonly id: string;
  readonly by: FindingGroup;
  readonly title: Bilingual;
  readonly count: number;
  /** By severity. */
  readonly counts: Readonly<Record<Severity, number>>;
}

export interface CheckCounts {
  /** Open findings by severity. */
  readonly open: Readonly<Record<Severity, number>>;
  readonly waived: number;
  readonly known: number;
  /** Judgements: how often a rule held, was violated, could not be answered. */
  readonly holds: number;
  readonly violated: number;
  readonly unknown: number;
  /** Missing facts: lines of the to-do list. */
  readonly questions: number;
}

export interface PackAnswer {
  readonly id: string;
  readonly title: Bilingual;
  readonly description: Bilingual;
  readonly isOff: boolean;
  readonly open: Readonly<Record<Severity, number>>;
  readonly holds: number;
  readonly violated: number;
  readonly unknown: number;
  readonly rules: readonly RuleSummary[];
}

export interface RuleSummary {
  readonly id: string;
  readonly title: Bilingual;
  readonly severity: Severity;
  readonly isOff: boolean;
  readonly open: number;
  readonly holds: number;
  readonly violated: number;
  readonly unknown: number;
}

export interface FindingAnswer {
  readonly fingerprint: string;
  readonly rule: string;
  readonly ruleTitle: Bilingual;
  readonly pack: string;
  readonly severity: Severity;
  readonly status: FindingStatus;
  readonly waiver?: string;
  readonly subject: Subject;
  readonly owner: { readonly id: string; readonly name: string } | null;
  readonly place: Place;
  readonly message: Bilingual;
  readonly remedy: Bilingual;
  readonly path: readonly Subject[];
  readonly values: readonly ProvenValue[];
  readonly related: readonly Subject[];
  readonly controls: readonly string[];
  readonly principle?: string;
}

export interface ProvenValue extends StatedValue {
  /** Where the text says so; of what nobody says, where the subject stands. */
  readonly place: Place;
}

/** GET /api/w/:ws/checks/finding/:fingerprint : one finding with all that proves it. */
export interface FindingPageAnswer extends FindingAnswer {
  readonly version: 1;
  /** The day looked at. */
  readonly today: string;
  readonly packTitle: Bilingual;
  readonly rationale: Bilingual;
  readonly waiverOf: WaiverAnswer | null;
  /** What the subject is called in the text, for a waiver: an id, or `a -> b`. */
  readonly statement: string;
}

/** GET /api/w/:ws/checks/element/:id : what rules say of an element and of what is inside it. */
export interface ElementChecksAnswer {
  readonly version: 1;
  /** About the element itself and its relationships first, then about what is inside. */
  readonly findings: readonly FindingAnswer[];
  readonly questions: readonly QuestionAnswer[];
  readonly total: number;
}

/** GET /api/w/:ws/checks/rule/:id */
export interface RuleAnswer extends RuleSummary {
  readonly version: 1;
  readonly pack: string;
  readonly packTitle: Bilingual;
  readonly rationale: Bilingual;
  readonly remedy: Bilingual;
  readonly controls: readonly string[];
  readonly principle?: string;
  readonly quality?: string;
  readonly aliases: readonly string[];
  readonly reads: readonly string[];
  readonly parameters: readonly {
    readonly id: string;
    readonly name: Bilingual;
    readonly description: Bilingual;
    readonly usual: string;
    readonly value: string;
  }[];
  readonly passes?: string;
  readonly fails?: string;
  /** A statement of the organisation, not one of ours. */
  readonly isOwn: boolean;
}

/** GET /api/w/:ws/checks/questions?rule=&pack=&owner=&key=&kind=&offset=&limit= : what to fill in, what most rules wait for first. */
export interface QuestionsAnswer {
  readonly version: 1;
  readonly total: number;
  /** Keys with how many elements lack them. */
  readonly keys: readonly { readonly key: string; readonly label: Bilingual; readonly count: number }[];
  readonly named: ChecksAnswer["named"];
  readonly questions: readonly QuestionAnswer[];
}

export interface QuestionAnswer {
  readonly subject: Subject;
  readonly owner: { readonly id: string; readonly name: string } | null;
  readonly key: string;
  readonly label: Bilingual;
  readonly place: Place;
  readonly rules: readonly { readonly id: string; readonly title: Bilingual; readonly severity: Severity }[];
}

/** GET /api/w/:ws/checks/waivers */
export interface WaiversAnswer {
  readonly version: 1;
  readonly today: string;
  readonly waivers: readonly WaiverAnswer[];
}

export interface WaiverAnswer {
  readonly id: string;
  readonly title: Bilingual;
  readonly state: WaiverState;
  readonly rules: readonly { readonly id: string; readonly title: Bilingual }[];
  readonly because?: string;
  readonly owner: { readonly id: string; readonly name: string } | null;
  readonly until?: string;
  readonly daysLeft?: number;
  /** Findings that it covers; `count` of them, some of which come along. */
  readonly count: number;
  readonly covers: readonly {
    readonly fingerprint: string;
    readonly severity: Severity;
    readonly message: Bilingual;
  }[];
  readonly place: Place;
}

/** A share with what it rests on: `held` of `asked` are known to be good, `unknown` are not known. A score is held / (asked - unknown). */
export interface ScoreAnswer {
  readonly id: string;
  readonly title: Bilingual;
  /** 0 to 1; null where nothing is known. */
  readonly score: number | null;
  readonly holds: number;
  readonly violated: number;
  readonly unknown: number;
  /** Known of asked, 0 to 1; null where nothing was asked. */
  readonly coverage: number | null;
  /** Ids of the rules that it is made of. */
  readonly rules: readonly string[];
}

/** GET /api/w/:ws/checks/scores : of the seven principles, the nine qualities, and each application by quality. */
export interface ScoresAnswer {
  readonly version: 1;
  readonly principles: readonly (ScoreAnswer & { readonly text: Bilingual })[];
  readonly qualities: readonly ScoreAnswer[];
  readonly applications: readonly {
    readonly element: Subject;
    /** One for each quality, in the order of `qualities`. */
    readonly scores: readonly Pick<ScoreAnswer, "score" | "holds" | "violated" | "unknown" | "coverage">[];
  }[];
}

/** GET /api/w/:ws/frameworks ; with `.csv` behind `frameworks` the same as a file. */
export interface FrameworksAnswer {
  readonly version: 1;
  readonly frameworks: readonly FrameworkSummary[];
}

export interface FrameworkSummary {
  readonly id: string;
  readonly title: Bilingual;
  readonly edition: string;
  readonly counts: Readonly<Record<ControlState, number>>;
  /** Satisfied of assessed, 0 to 1; null where nothing could be assessed. */
  readonly score: number | null;
  /** Assessed of applicable, 0 to 1; null where nothing applies. */
  readonly coverage: number | null;
}

/** GET /api/w/:ws/frameworks/:id */
export interface FrameworkAnswer extends FrameworkSummary {
  readonly version: 1;
  readonly publisher: string;
  /** Whose text it is, and what of it stands here. */
  readonly note: Bilingual;
  readonly groups: readonly {
    readonly id: string;
    readonly title: Bilingual;
    readonly counts: Readonly<Record<ControlState, number>>;
    readonly controls: readonly ControlAnswer[];
  }[];
}

export interface ControlAnswer {
  readonly id: string;
  /** As rules and models write it: `iso27001:A.8.13`. */
  readonly name: string;
  readonly title: Bilingual;
  readonly page: Bilingual | null;
  /** The control that it is finer than. */
  readonly within: string | null;
  readonly state: ControlState;
  readonly because: Bilingual;
  readonly rules: readonly {
    readonly id: string;
    readonly title: Bilingual;
    readonly severity: Severity;
    readonly holds: number;
    readonly violated: number;
    readonly unknown: number;
    readonly waived: number;
  }[];
  /** What of the model names it: measures, documents, demands, recorded findings. */
  readonly evidence: readonly {
    readonly what: "measure" | "document" | "demand" | "finding";
    readonly id: string;
    readonly name: Bilingual;
    /** Status of a measure, whether a finding is open. */
    readonly says: string | null;
  }[];
}

/** GET /api/w/:ws/frameworks/:id/gaps : what is violated or unknown, the gravest first; with `.csv` behind as a file. */
export interface FrameworkGapsAnswer {
  readonly version: 1;
  readonly framework: FrameworkSummary;
  readonly gaps: readonly GapAnswer[];
}

export interface GapAnswer {
  /** From 1, the gravest. */
  readonly rank: number;
  readonly control: ControlAnswer;
  /** What to do, an order each. */
  readonly actions: readonly Bilingual[];
  /** What violates its rules, by name. */
  readonly where: readonly string[];
}

/**
 * GET /api/w/:ws/frameworks/:id/statement, /evidence : the statement of applicability, every piece of evidence; with `.csv` behind as a
 * file.
 */
export interface FrameworkTableAnswer {
  readonly version: 1;
  readonly framework: FrameworkSummary;
  readonly table: AnalysisTable;
}

/**
 * What the server says about time: moments at which a model can be looked at, its history from Git, two moments compared. Version 1 of the
 * served contract: fields are only ever added.
 *
 * A moment is written in `at=` and `vs=` of every address and route: a date (`2026-11-21`, the life cycles of that day), a revision of Git
 * (a commit, a tag, a branch, `HEAD~3`), both (`v2@2026-11-21`), an architecture state (`state:st-27`), another workspace (`ws:shop`), or
 * some of the files (`file:loans/`, `file:new.orrery`). Nothing: now, as the files are.
 */
import type { Bilingual, Layer } from "../model/metamodel.ts";
import type { DiffCounts } from "../reconcile/diff-result.ts";
import type { Place } from "./answers.ts";

export type MomentKind = "now" | "date" | "revision" | "state" | "workspace" | "files";

/** GET /api/w/:ws/moment?at= */
export interface MomentAnswer {
  readonly version: 1;
  /** As it is written in addresses; empty for now. */
  readonly at: string;
  readonly kind: MomentKind;
  /** For people: a date, the subject of a commit, the name of a state or workspace. */
  readonly title: string;
  /** The day whose life cycles are looked at. */
  readonly day?: string;
  readonly commit?: CommitAnswer;
  /** Nothing can be changed there. */
  readonly isReadOnly: boolean;
}

/** A commit as Git knows it. */
export interface CommitAnswer {
  readonly hash: string;
  /** The first letters of the hash, as many as tell it from all others. */
  readonly short: string;
  readonly author: string;
  /** Of the change itself, with its time zone: `2026-03-01T10:00:00+01:00`. */
  readonly date: string;
  readonly subject: string;
  /** Branches and tags that point to it. */
  readonly refs: readonly string[];
}

/** Why there is no history, and what to do about it. */
export interface NoHistory {
  readonly reason: "no-git" | "no-repository" | "not-trusted" | "no-commit" | "not-tracked";
  readonly message: string;
  readonly advice: string;
}

/** GET /api/w/:ws/moments : moments worth choosing */
export interface MomentsAnswer {
  readonly version: 1;
  /** The day that the model says it describes. */
  readonly asOf: string | null;
  /** Of the machine that serves. */
  readonly today: string;
  readonly milestones: readonly Milestone[];
  readonly states: readonly { readonly id: string; readonly name: string; readonly day: string | null }[];
  readonly git: GitMoments | NoHistory;
  /** Other workspaces that this one may be compared with. */
  readonly workspaces: readonly { readonly id: string; readonly title: string }[];
  readonly files: readonly string[];
}

/** A day on which life cycles of the model enter another stage. */
export interface Milestone {
  readonly day: string;
  /** What begins to exist: the first of phase-in and active. */
  readonly begins: number;
  /** What ceases to exist. */
  readonly ends: number;
  /** Any other stage. */
  readonly turns: number;
  /** Names of some of them, those that begin and end first. */
  readonly names: readonly string[];
}

export interface GitMoments {
  readonly reason?: undefined;
  /** Null where HEAD is on no branch. */
  readonly branch: string | null;
  readonly branches: readonly RefAnswer[];
  readonly tags: readonly RefAnswer[];
  /** The latest commits that touch the model. */
  readonly commits: readonly CommitAnswer[];
  /** The history was cut when it was copied here: there is more elsewhere. */
  readonly isShallow: boolean;
}

export interface RefAnswer {
  readonly name: string;
  readonly hash: string;
  readonly date: string;
  readonly subject: string;
}

/** What two models differ in, counted. */
export interface ComparisonTotals {
  readonly isSame: boolean;
  readonly elements: DiffCounts;
  /** Views, queries, dashboards and the like. */
  readonly statements: DiffCounts;
  /** What the organisation adds to the language, and the head of the model. */
  readonly definitions: DiffCounts;
  readonly relationships: { readonly added: number; readonly removed: number; readonly changed: number };
}

/** GET /api/w/:ws/history?offset&limit : commits that touch the model, the newest first */
export interface HistoryAnswer {
  readonly version: 1;
  readonly problem: NoHistory | null;
  /** What the files say and the latest commit does not; null where nothing does, and beyond the first page. */
  readonly unsaved: ComparisonTotals | null;
  readonly commits: readonly HistoryEntry[];
  /** Offset of the next ones; null when these were the last. */
  readonly next: number | null;
  readonly isShallow: boolean;
}

export interface HistoryEntry extends CommitAnswer {
  /** The first one is the one that it is compared with. Null: it is the first commit. */
  readonly parent: string | null;
  readonly isMerge: boolean;
  readonly totals: ComparisonTotals;
  /** Elements by kind. */
  readonly kinds: readonly {
    readonly kind: string;
    readonly added: number;
    readonly removed: number;
    readonly changed: number;
  }[];
  /** Some of what changed, elements first. */
  readonly names: readonly { readonly id: string; readonly name: string; readonly change: ChangeWord }[];
}

export type ChangeWord = "added" | "removed" | "changed";

/** GET /api/w/:ws/history/:element?offset= : what became of an element, the latest first */
export interface ElementHistoryAnswer {
  readonly version: 1;
  readonly problem: NoHistory | null;
  readonly id: string;
  /** All ids that it had, the latest first. */
  readonly ids: readonly string[];
  readonly events: readonly ElementEvent[];
  /** Commits that were looked at so far, and how to look at more; null when all were. */
  readonly looked: number;
  readonly next: number | null;
}

/** What one commit, or what is not committed yet, did to an element. */
export interface ElementEvent {
  /** Null: in the files, and in no commit yet. */
  readonly commit: CommitAnswer | null;
  readonly change: ChangeWord;
  /** The id and name that it had after it; of what is removed, before it. */
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly facts: readonly FactChange[];
  readonly relationships: readonly RelationshipChangeAnswer[];
  /** Elements that came into it, left it, or were made or removed in it. */
  readonly inside: readonly { readonly id: string; readonly name: string; readonly change: ChangeWord }[];
}

/** One fact before and after; an absent side had none. In the notation of the language. */
export interface FactChange {
  readonly what:
    | "id"
    | "kind"
    | "name"
    | "container"
    | "file"
    | "attribute"
    | "verb"
    | "from"
    | "to"
    | "carries"
    | "label";
  /** Of an attribute; the language of a further name. */
  readonly key?: string;
  /** What it is called, for an attribute that the metamodel knows. */
  readonly name?: Bilingual;
  readonly before?: string;
  readonly after?: string;
}

export interface RelationshipChangeAnswer {
  readonly change: ChangeWord;
  readonly from: { readonly id: string; readonly name: string };
  readonly verb: string;
  readonly phrase: Bilingual;
  readonly to: { readonly id: string; readonly name: string };
  readonly label?: string;
  readonly facts: readonly FactChange[];
  readonly origin: Place | null;
}

/** GET /api/w/:ws/compare?at=&vs=&limit= : from `vs` (else the latest commit) to `at` (else now); also `.json`, `.csv`, `.md` */
export interface CompareAnswer {
  readonly version: 1;
  readonly before: MomentAnswer;
  readonly after: MomentAnswer;
  readonly totals: ComparisonTotals;
  /** In the order in which somebody should look at them. */
  readonly elements: readonly ComparedElement[];
  readonly relationships: readonly RelationshipChangeAnswer[];
  /** There are more than the answer holds. */
  readonly isCut: boolean;
  readonly files: readonly ComparedFile[];
}

export interface ComparedElement {
  readonly change: ChangeWord;
  readonly section: "element" | "statement" | "definition";
  readonly id: string;
  /** The id that it had before. */
  readonly formerly?: string;
  readonly name: string;
  readonly kind: string;
  readonly layer: Layer | null;
  readonly facts: readonly FactChange[];
  /** Relationships of its own that changed, by index in the list of all. */
  readonly relationships: readonly number[];
  /** How much there is to look at, and why: 3 first, 0 last. */
  readonly weight: 0 | 1 | 2 | 3;
  readonly reasons: readonly ReviewReason[];
  /** Elements that are connected with it. */
  readonly connected: number;
  /** In the later model; of what is removed, in the earlier one. */
  readonly origin: Place | null;
}

export type ReviewReason =
  | "removed-in-use"
  | "removed"
  | "other-kind"
  | "other-id"
  | "moved"
  | "rated-otherwise"
  | "new"
  | "facts"
  | "words";

export interface ComparedFile {
  readonly uri: string;
  /** Where the same text stood before. */
  readonly formerly?: string;
  readonly change: ChangeWord | "moved";
  /** Lines; null where the texts are too large to count. */
  readonly added: number | null;
  readonly removed: number | null;
}

/** GET /api/w/:ws/compare/text?uri=&formerly=&at=&vs= : both texts of a file; null where there is none */
export interface CompareTextAnswer {
  readonly version: 1;
  readonly uri: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** GET /api/w/:ws/compare/views?at=&vs= : views, those first whose picture differs */
export interface CompareViewsAnswer {
  readonly version: 1;
  /** The model is too large to tell: all views are listed, as unknown. */
  readonly isUnknown: boolean;
  readonly views: readonly {
    readonly id: string;
    readonly title: string;
    readonly change: ChangeWord | "same" | "unknown";
    /** Boxes and lines, or cells and rows. */
    readonly added: number;
    readonly removed: number;
    readonly changed: number;
  }[];
}

/** GET /api/w/:ws/compare/marks?at=&vs= : for lists, which of their lines differ */
export interface CompareMarksAnswer {
  readonly version: 1;
  readonly totals: ComparisonTotals;
  /** By id, of elements and statements that `at` has. */
  readonly marks: Readonly<Record<string, "added" | "changed">>;
  readonly removed: readonly { readonly id: string; readonly name: string; readonly kind: string }[];
}

/** GET /api/w/:ws/compare/element/:id?at=&vs= ; `change` null: it is the same in both; `isNowhere`: neither has it */
export interface CompareElementAnswer {
  readonly version: 1;
  readonly element: Omit<ComparedElement, "relationships" | "change"> & { readonly change: ChangeWord | null };
  readonly relationships: readonly RelationshipChangeAnswer[];
}

/**
 * GET /api/w/:ws/trend?measure=&points= : a number from commit to commit, the oldest first. Measures: `elements`, `relationships`,
 * `diagnostics`, `diagnostics.error`, `layer:application`, `kind:application`, `kind:application?criticality=vital&text=pay`,
 * `filled:owner`, `filled:application.owner`.
 */
export interface TrendAnswer {
  readonly version: 1;
  readonly measure: string;
  readonly problem: NoHistory | null;
  readonly points: readonly TrendPoint[];
}

export interface TrendPoint {
  /** Hash of the commit; `now` for what the files say. */
  readonly revision: string;
  readonly date: string;
  readonly value: number;
  /** Of `filled`: the share of the elements that could say it, from 0 to 1; absent where none could. */
  readonly coverage?: number;
}

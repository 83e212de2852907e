/** Answers of the page Discover: what was observed, where it differs from the model, what a person has to decide. Version 1, only ever added to. */
import type { Bilingual, Layer } from "../model/metamodel.ts";
import type { DriftSort } from "../discovery/drift-items.ts";
import type { EvidenceClass, Purpose, Sort } from "../model/claims/claim.ts";
import type { JoiningRule, Undiscoverable } from "../discovery/observation.ts";
import type { Place } from "./answers.ts";

/** GET /api/w/:ws/discover */
export interface DiscoverAnswer {
  readonly version: 1;
  /** The day on which tolerances are judged. */
  readonly today: string;
  /** Snapshots beside the model, in the order of their names; one that cannot be read has a `fault`. */
  readonly runs: readonly RunAnswer[];
  /** Null: nothing was observed yet. */
  readonly observed: ObservedCounts | null;
  readonly drift: DriftCounts | null;
  /** Every source that there is. */
  readonly sources: readonly SourceAnswer[];
  readonly evidence: readonly EvidenceClassAnswer[];
  /** Tolerances of drift, with what became of them. */
  readonly tolerances: readonly ToleranceAnswer[];
}

/** GET /api/w/:ws/discover/any : is there anything to draw over pictures and to show of an element? Nothing of it is read. */
export interface AnyObservedAnswer {
  readonly version: 1;
  readonly any: boolean;
}

export interface RunAnswer {
  readonly name: string;
  readonly uri: string;
  /** Day of the last run; null where it cannot be read. */
  readonly day: string | null;
  readonly sources: readonly {
    readonly id: string;
    readonly day: string;
    readonly artefacts: number;
    readonly claims: number;
  }[];
  readonly artefacts: number;
  /** Artefacts that could not be read whole, with the sentence that says why. */
  readonly problems: readonly { readonly path: string; readonly problem: string }[];
  readonly fault?: string;
}

export interface ObservedCounts {
  readonly elements: number;
  readonly relationships: number;
  readonly ghosts: number;
  readonly conflicts: number;
  readonly doubts: number;
  readonly dangling: number;
  readonly undiscoverable: number;
  readonly defects: number;
  /** Kind -> number of elements, the most first. */
  readonly byKind: Readonly<Record<string, number>>;
}

export interface DriftCounts {
  /** What nobody tolerates, at the usual confidence. */
  readonly bySort: Readonly<Record<DriftSort, number>>;
  readonly tolerated: number;
  /** Elements of the model that lie outside of what was looked at. */
  readonly outside: number;
}

export interface SourceAnswer {
  readonly id: string;
  readonly title: Bilingual;
  readonly files: readonly string[];
  readonly cannotSay: readonly Bilingual[];
  readonly howToExport: Bilingual;
}

export interface EvidenceClassAnswer {
  readonly id: EvidenceClass;
  readonly name: Bilingual;
  readonly meaning: Bilingual;
  readonly confidence: number;
}

export interface ToleranceAnswer {
  readonly id: string;
  readonly state: "active" | "lapsed" | "incomplete" | "needless";
  readonly covers: number;
  readonly until?: string;
  readonly because?: string;
  readonly owner?: string;
  readonly place: Place;
}

/** One place that says so. */
export interface EvidenceAnswer {
  readonly class: EvidenceClass;
  readonly source: string;
  readonly seenBy: string;
  readonly at: PlaceAnswer;
  readonly confidence: number;
  readonly text?: string;
}

/** A place in an artefact; the path is that of the run, and may not be at hand. */
export interface PlaceAnswer {
  readonly file: string;
  readonly line?: number;
  readonly pointer?: string;
}

/** An end of a drift: an element of the model, or one that was only observed. */
export interface EndAnswer {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly layer: Layer | null;
  readonly isDeclared: boolean;
}

/** GET /api/w/:ws/discover/drift?sort=&about=&kind=&source=&q=&confidence=0.5&tolerated=yes&open=&offset=&limit= */
export interface DriftAnswer {
  readonly version: 1;
  readonly total: number;
  /** Of all rows that the other filters leave, by sort. */
  readonly bySort: Readonly<Record<DriftSort, number>>;
  readonly byKind: Readonly<Record<string, number>>;
  readonly bySource: Readonly<Record<string, number>>;
  readonly offset: number;
  readonly rows: readonly DriftRow[];
  /** The one whose key is asked for, with its place among those that the filters leave; -1: they leave it out. */
  readonly open?: { readonly row: DriftRow; readonly place: number };
}

export interface DriftRow {
  /** Unique: sort and subject. */
  readonly key: string;
  readonly drift: DriftSort;
  readonly about: "element" | "relationship" | "attribute";
  /** What tolerances and adoption name. */
  readonly subject: string;
  readonly element: EndAnswer;
  readonly to?: EndAnswer;
  readonly verb?: { readonly id: string; readonly name: Bilingual };
  readonly attribute?: { readonly id: string; readonly name: Bilingual };
  /** As written in the language, for `set`, and as a person reads it. */
  readonly declared?: ValueAnswer;
  readonly observed?: ValueAnswer;
  readonly wins?: "declared" | "observed";
  readonly confidence: number;
  readonly reason: Bilingual;
  readonly remedy?: Bilingual;
  readonly evidence: readonly EvidenceAnswer[];
  readonly tolerated?: string;
  readonly place?: Place;
}

export interface ValueAnswer {
  /** In the words of the language: `"PostgreSQL 18"`, `[a, b]`. */
  readonly written: string;
  readonly shown: string;
}

/** GET /api/w/:ws/discover/doubts : pairs that may be one thing, the likeliest first. */
export interface DoubtsAnswer {
  readonly version: 1;
  readonly total: number;
  readonly doubts: readonly DoubtAnswer[];
}

export interface DoubtAnswer {
  readonly likelihood: number;
  readonly reasons: readonly Bilingual[];
  /** Keys of mentions, for `same` and `notSame` of an `identity`. */
  readonly keys: readonly [string, string];
  readonly sides: readonly [ObservedAnswer, ObservedAnswer];
}

/** An observed element, as far as a person needs it to recognise it. */
export interface ObservedAnswer {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly aliases: readonly string[];
  /** Id in the model, where it is declared. */
  readonly declared?: string;
  readonly isExternal: boolean;
  readonly isGhost: boolean;
  readonly firstSeen?: string;
  readonly lastSeen?: string;
  readonly mentions: readonly MentionAnswer[];
  readonly attributes: readonly AttributeAnswer[];
  readonly relationships: readonly ObservedLine[];
}

export interface MentionAnswer {
  readonly key: string;
  readonly source: string;
  readonly sort: Sort;
  readonly names: readonly string[];
  readonly at: PlaceAnswer;
  readonly joined?: { readonly with: string; readonly rule: JoiningRule; readonly by: string };
}

export interface AttributeAnswer {
  readonly id: string;
  readonly name: Bilingual;
  readonly shown: string;
  readonly source: string;
  readonly at: PlaceAnswer;
}

/** A relationship of an observed element; `id` and `name` are of the other end. */
export interface ObservedLine {
  readonly way: "out" | "in";
  readonly id: string;
  readonly name: string;
  readonly purpose: Purpose;
  readonly verb: { readonly id: string; readonly name: Bilingual };
  readonly protocol?: string;
  readonly confidence: number;
  readonly isGhost: boolean;
  readonly evidence: readonly EvidenceAnswer[];
}

/** GET /api/w/:ws/discover/conflicts : attributes of which artefacts say different things, those that nobody has decided first. */
export interface ConflictsAnswer {
  readonly version: 1;
  readonly total: number;
  readonly settled: number;
  readonly conflicts: readonly ConflictAnswer[];
}

export interface ConflictAnswer {
  readonly element: EndAnswer;
  readonly attribute: { readonly id: string; readonly name: Bilingual };
  /** What the model says, where it says anything. */
  readonly declared?: ValueAnswer;
  /** The model says one of the values: nobody has to decide any more. */
  readonly isSettled: boolean;
  readonly values: readonly (ValueAnswer & {
    readonly source: string;
    readonly at: PlaceAnswer;
    readonly wins: boolean;
  })[];
}

/** GET /api/w/:ws/discover/gaps : what cannot be told, addresses that lead nowhere, defects of artefacts. */
export interface GapsAnswer {
  readonly version: 1;
  readonly undiscoverable: readonly {
    readonly element?: EndAnswer;
    readonly what: Undiscoverable["what"];
    readonly reason: Bilingual;
    readonly remedy: Bilingual;
    readonly at?: PlaceAnswer;
  }[];
  readonly dangling: readonly {
    readonly from: EndAnswer;
    readonly address: string;
    readonly evidence: readonly EvidenceAnswer[];
  }[];
  readonly defects: readonly {
    readonly element?: EndAnswer;
    readonly reason: Bilingual;
    readonly source: string;
    readonly at: PlaceAnswer;
  }[];
}

/** GET /api/w/:ws/discover/seen/:id : what was observed of an element of the model, and how it differs. */
export interface SeenAnswer {
  readonly version: 1;
  readonly observed: readonly ObservedAnswer[];
  readonly drift: readonly DriftRow[];
}

/** POST /api/w/:ws/discover/try?lang= with `TryRequest`: files that somebody dropped. Nothing is kept unless `keep` names a run. */
export interface TryRequest {
  readonly files: readonly { readonly path: string; readonly base64: string }[];
  readonly keep?: string;
}

export interface TryAnswer {
  readonly version: 1;
  /** The run under which it was kept. */
  readonly kept?: string;
  readonly read: readonly { readonly source: string; readonly files: readonly string[]; readonly claims: number }[];
  readonly unread: readonly string[];
  readonly problems: readonly { readonly path: string; readonly problem: string }[];
  readonly counts: ObservedCounts;
  /** At most some hundred of each. */
  readonly elements: readonly ObservedAnswer[];
  readonly gaps: GapsAnswer;
}

/** POST /api/w/:ws/discover/adopt : answers as edits do. */
export interface AdoptRequest {
  /** Subjects of drift; empty: everything that is not modelled. */
  readonly subjects: readonly string[];
  /** Only what these words of a question for drift leave (`sort`, `about`, `kind`, `source`, `q`). */
  readonly asked?: Readonly<Record<string, string>>;
  readonly confidence?: number;
  readonly title: string;
  readonly session: string;
  readonly dry?: boolean;
}

/** Answers of the help pages: what the words of a model mean. All texts are in the asked language. */
import type { Layer } from "../model/metamodel.ts";
import type { Severity } from "../base/diagnostic.ts";
import type { HelpTopic } from "./url.ts";

/** GET /api/w/:ws/help?lang= : everything that has a help page, the organisation's own words among it. Chapters of the guide lie beside the pages. */
export interface HelpIndexAnswer {
  readonly version: 1;
  readonly entries: readonly HelpEntry[];
}

/** What a help page is about, as lists show it. */
export interface HelpEntry {
  readonly topic: Exclude<HelpTopic, "guide">;
  readonly id: string;
  /** What people call it. */
  readonly name: string;
  /** One sentence. */
  readonly about: string;
  /** The layer of a kind, the facet of an attribute, the family of a viewpoint, what a diagnostic is about: its id, and what it is called. */
  readonly group: string;
  readonly groupName: string;
  readonly icon?: string;
  readonly layer?: Layer | null;
  /** How often it occurs in this model: elements, relationships, values, findings, views. */
  readonly count: number;
  /** The organisation defines it. */
  readonly isOwn?: true;
}

/** GET /api/w/:ws/help/:topic/:id?lang= */
export type HelpAnswer = KindHelp | VerbHelp | AttributeHelp | DiagnosticHelp | ViewpointHelp;

interface Help {
  readonly version: 1;
  readonly entry: HelpEntry;
}

export interface KindHelp extends Help {
  readonly topic: "kind";
  readonly plural: string;
  /** The kind that it specialises. */
  readonly base: HelpEntry | null;
  /** ArchiMate 3.2: its type, the specialisation that an export writes, and other types by what an attribute says. */
  readonly archimate: {
    readonly type: string;
    readonly stereotype: string | null;
    readonly by: readonly { readonly key: string; readonly word: string; readonly type: string }[];
  } | null;
  readonly c4: string | null;
  /** Text of ours that declares one. */
  readonly example: string;
  readonly attributes: readonly {
    readonly facet: string;
    readonly facetName: string;
    readonly entries: readonly (HelpEntry & { readonly example: string })[];
  }[];
  /** Verbs that may stand between it and other kinds; `phrase` reads from it: "uses", "is used by". */
  readonly outgoing: readonly PermittedVerb[];
  readonly incoming: readonly PermittedVerb[];
  /** Viewpoints whose example shows it, or that let its ArchiMate type in. */
  readonly viewpoints: readonly HelpEntry[];
  /** Some of this model, those with the most said about them first. */
  readonly elements: readonly { readonly id: string; readonly name: string }[];
}

export interface PermittedVerb {
  readonly verb: string;
  readonly phrase: string;
  /** Ids of kinds; none where every kind is permitted. */
  readonly kinds: readonly string[];
}

export interface VerbHelp extends Help {
  readonly topic: "verb";
  /** As written: `->` for flows. */
  readonly written: string;
  readonly inverse: string;
  readonly archimate: { readonly type: string; readonly isReversed: boolean; readonly otherwise: readonly string[] };
  /** How a failure of one end reaches the other. */
  readonly travel: "forward" | "backward" | "both" | "none";
  readonly carriesData: boolean;
  readonly example: string;
  /** What may stand on both sides, kinds with the same objects together; none where every kind is permitted. */
  readonly pairs: readonly { readonly from: readonly string[]; readonly to: readonly string[] }[];
  readonly attributes: readonly HelpEntry[];
}

export interface AttributeHelp extends Help {
  readonly topic: "attribute";
  /** A definition for each meaning that the word has: `status` of a project is another than that of a control. */
  readonly meanings: readonly {
    readonly name: string;
    readonly about: string;
    readonly facetName: string;
    /** What may stand there, in words. */
    readonly type: string;
    readonly words: readonly { readonly word: string; readonly name: string }[];
    readonly isOpen: boolean;
    readonly fields: readonly { readonly key: string; readonly name: string; readonly type: string }[];
    readonly example: string;
    readonly travel: "forward" | "backward" | "both" | "none";
    /** Kinds and verbs that may carry it; `*` for all elements, `->*` for all relationships. */
    readonly on: readonly string[];
    /** Of this model, kinds that may carry it: how many elements say it, say that nobody knows, and there are. */
    readonly coverage: readonly {
      readonly kind: string;
      readonly said: number;
      readonly unknown: number;
      readonly total: number;
    }[];
  }[];
}

export interface DiagnosticHelp extends Help {
  readonly topic: "diagnostic";
  /** Why there is such a message at all, by what it is about. */
  readonly why: string;
  /** A text that provokes it, and what it then says, where one text is enough. */
  readonly example: {
    readonly text: string;
    readonly line: number;
    readonly column: number;
    readonly severity: Severity;
    readonly message: string;
    readonly suggestion: string | null;
  } | null;
  /** The sentence with its blanks named, for those that no single text provokes. */
  readonly pattern: string;
}

export interface ViewpointHelp extends Help {
  readonly topic: "viewpoint";
  readonly question: string;
  readonly aliases: readonly string[];
  /** Keys of a view that it reads; those that it cannot do without apart. */
  readonly reads: readonly string[];
  readonly needs: readonly string[];
  readonly notations: readonly { readonly id: string; readonly name: string }[];
  readonly example: string;
  /** Kinds that its example shows. */
  readonly kinds: readonly string[];
  /** Views of this model by this viewpoint. */
  readonly views: readonly { readonly id: string; readonly title: string }[];
}

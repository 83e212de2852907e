/**
 * The contract of editing: what a page sends when somebody changes the architecture, and what comes back. Values travel as a person writes
 * them (`4h`, `vital`, `u-it`), in the words of the language or of the reader; the server reads them by the type of their attribute.
 */
import type { Bilingual, Layer } from "../model/metamodel.ts";
import type { DiagnosticAnswer } from "./answers.ts";

/**
 * One gesture. `seen` is the value that the person had before their eyes (null: none): where the model says another by now, the edit is
 * refused with it, so that nobody overwrites what they have not read.
 */
export type Edit =
  /** A new element or statement (`view`, `query`, `dashboard` ...); without an id one is made of the name. `uri` names the file. */
  | {
      readonly edit: "create";
      readonly kind: string;
      readonly id?: string;
      readonly name: string;
      readonly parent?: string;
      readonly description?: string;
      readonly attributes?: Readonly<Record<string, string>>;
      readonly uri?: string;
    }
  /** An attribute of an element or statement; a field of a record by its path (`backup.every`). Empty text takes it away. */
  | {
      readonly edit: "set";
      readonly subject: string;
      readonly key: string;
      readonly text: string;
      readonly seen?: string | null;
    }
  /** Adds to, or takes from, an attribute that is a list: `scope`, `include`, `exclude` of views, tags, owners. */
  | {
      readonly edit: "list";
      readonly subject: string;
      readonly key: string;
      readonly add?: readonly string[];
      readonly drop?: readonly string[];
    }
  | {
      readonly edit: "rename";
      readonly id: string;
      readonly name: string;
      readonly language?: string;
      readonly seen?: string;
    }
  | { readonly edit: "describe"; readonly id: string; readonly text: string; readonly seen?: string | null }
  /** Into another container; null: to the top. */
  | { readonly edit: "move"; readonly id: string; readonly parent: string | null }
  /** The element, what is nested in it, and every mention of them. */
  | { readonly edit: "remove"; readonly id: string }
  | { readonly edit: "change-id"; readonly id: string; readonly to: string }
  | {
      readonly edit: "connect";
      readonly from: string;
      readonly verb: string;
      readonly to: string;
      readonly label?: string;
      readonly carries?: readonly string[];
      readonly attributes?: Readonly<Record<string, string>>;
    }
  | ({ readonly edit: "disconnect" } & RelationshipEnds)
  | ({
      readonly edit: "set-relationship";
      readonly key: string;
      readonly text: string;
      readonly seen?: string | null;
    } & RelationshipEnds)
  /** Places, pins and hints of a view: they go into its sidecar, never into the text of the model. */
  | {
      readonly edit: "arrange";
      readonly view: string;
      /** Top left corners in the layout: places of the scene less `ViewAnswer.arrangement.origin`; a moved box is pinned. */
      readonly moves?: readonly { readonly id: string; readonly x: number; readonly y: number }[];
      readonly pins?: Readonly<Record<string, boolean>>;
      readonly hints?: readonly LayoutHint[];
      readonly dropHints?: readonly LayoutHint[];
      /** Forgets the places of everything that is not pinned. */
      readonly relayout?: boolean;
    };

export interface RelationshipEnds {
  readonly from: string;
  readonly verb: string;
  readonly to: string;
  readonly id?: string;
}

export interface LayoutHint {
  readonly kind: "same-rank" | "before" | "near";
  readonly ids: readonly string[];
}

/** POST /api/w/:ws/edits?lang= : all of them or none, in order; each sees what the ones before it did. */
export interface EditsRequest {
  readonly edits: readonly Edit[];
  /** What the step is called in the list of what can be undone. */
  readonly title: string;
  /** Of the page that asks: everybody takes back their own steps. */
  readonly session: string;
  /** Only tells what would become of the texts. */
  readonly dry?: boolean;
}

/** Answer to edits, undo and redo. Status 409 with `error: "seen-other"` or `"cannot-undo"` where somebody else was faster. */
export interface EditsAnswer {
  readonly version: 1;
  /** Of the model that now shows the edits. */
  readonly revision: number;
  /** Number of the step for undo; null when the texts said so already, or nothing was written. */
  readonly step: number | null;
  /** Ids that were made, in the order of the edits that made them. */
  readonly created: readonly string[];
  /** Ids that are gone. */
  readonly removed: readonly string[];
  readonly files: readonly EditedFile[];
  /** Problems that the edited files have now and did not have before. */
  readonly problems: readonly DiagnosticAnswer[];
  readonly steps: StepsAnswer;
}

export interface EditedFile {
  readonly uri: string;
  /** What changed, line by line, a few lines around with it: for previews and for the text beside the picture. */
  readonly hunks: readonly {
    /** First line of the old and the new text, from 1. */
    readonly oldLine: number;
    readonly newLine: number;
    readonly lines: readonly { readonly kind: "same" | "added" | "removed"; readonly text: string }[];
  }[];
}

/** GET /api/w/:ws/steps?session= : what undo and redo would do next. POST /api/w/:ws/undo and /redo {session} */
export interface StepsAnswer {
  readonly undo: string | null;
  readonly redo: string | null;
}

/** GET /api/w/:ws/schema : what may be said in this workspace, for forms, grids and matrices. */
export interface SchemaAnswer {
  readonly version: 1;
  readonly kinds: readonly SchemaKind[];
  readonly attributes: readonly SchemaAttribute[];
  readonly verbs: readonly SchemaVerb[];
  /** Model files that a new element may go to, the usual one first. */
  readonly files: readonly string[];
}

export interface SchemaKind {
  readonly id: string;
  readonly layer: Layer | null;
  readonly name: Bilingual;
  readonly plural: Bilingual;
  readonly description: Bilingual;
  readonly icon: string;
  /** Kinds that it may be written in; it may always stand at the top. */
  readonly inside: readonly string[];
  /** Indexes into `attributes` of what it may carry. */
  readonly attributes: readonly number[];
}

export interface SchemaAttribute {
  readonly key: string;
  readonly facet: string;
  readonly name: Bilingual;
  readonly description: Bilingual;
  readonly input: AttributeInput;
}

/** How a value is asked for. */
export type AttributeInput =
  | { readonly kind: "text" }
  /** `example` is a value as it may be written: `4h`, `120/s`, `12 CHF/y`. */
  | { readonly kind: "amount"; readonly example: string }
  | { readonly kind: "boolean" }
  | { readonly kind: "date" }
  | {
      readonly kind: "word";
      readonly words: readonly { readonly word: string; readonly name: Bilingual }[];
      /** Other words are accepted too. */
      readonly open: boolean;
    }
  /** Kinds that may be referred to; none: any. `orText`: plain text is accepted as well. */
  | { readonly kind: "reference"; readonly kinds: readonly string[]; readonly orText: boolean }
  | { readonly kind: "list"; readonly of: AttributeInput }
  | {
      readonly kind: "record";
      readonly fields: readonly { readonly key: string; readonly name: Bilingual; readonly input: AttributeInput }[];
    };

export interface SchemaVerb {
  readonly id: string;
  readonly name: Bilingual;
  readonly inverse: Bilingual;
  readonly description: Bilingual;
  /** Kinds of the subject -> kinds of the object that are permitted. */
  readonly pairs: Readonly<Record<string, readonly string[]>>;
  /** Indexes into `attributes`. */
  readonly attributes: readonly number[];
}

/**
 * POST /api/w/:ws/merge {uri, base, text} : a text that somebody is still writing, begun from `base`, with what the file says by now.
 * Where both changed the same thing, `text` holds both between markers, and `conflicts` names them.
 */
export interface MergeAnswer {
  readonly version: 1;
  readonly text: string;
  /** Of the file as it is now; send it back when saving. */
  readonly hash: string;
  readonly conflicts: readonly MergeConflictAnswer[];
}

export interface MergeConflictAnswer {
  /** Id of the element, `a uses b` of a relationship. */
  readonly subject: string;
  /** Attribute, `name.fr`, `label` ... */
  readonly key?: string;
  /** As written; absent where that side says nothing. `ours` is the unsaved text, `theirs` the file. */
  readonly ours?: string;
  readonly theirs?: string;
  /** Line of the opening marker, from 1. */
  readonly line: number;
}

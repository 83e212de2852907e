/**
 * What a semantic diff says: plain data, version 1 of the contract of `orrery diff --json`; fields are only ever added.
 * Comments, layout, order and the file a statement stands in are no difference.
 */
import type { Place } from "../model/model.ts";

export interface ModelDiff {
  readonly version: 1;
  readonly summary: DiffSummary;
  readonly added: readonly DiffSubject[];
  readonly removed: readonly DiffSubject[];
  readonly changed: readonly ElementChange[];
  readonly relationships: {
    readonly added: readonly DiffRelationship[];
    readonly removed: readonly DiffRelationship[];
    readonly changed: readonly RelationshipChange[];
  };
}

export interface DiffSummary {
  /** Do both models say the same? What is only rewritten or in another file does not count. */
  readonly same: boolean;
  readonly elements: DiffCounts;
  /** Views, drills, waivers, links and the like. */
  readonly statements: DiffCounts;
  /** The header, and the organisation's kinds, attributes, relationships and includes. */
  readonly definitions: DiffCounts;
  readonly relationships: { readonly added: number; readonly removed: number; readonly changed: number };
}

/** Numbers of subjects; the moved and renamed ones are among the changed ones. */
export interface DiffCounts {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly moved: number;
  readonly renamed: number;
}

export type DiffSection = "element" | "statement" | "definition";

/** An element or statement as the model that has it says (the later one where both do). */
export interface DiffSubject {
  readonly section: DiffSection;
  /** Kind as written; of a definition its word (`kind`, `attribute`, `relationship`, `include`, `model`). */
  readonly kind: string;
  readonly id: string;
  readonly name?: string;
  /** Id of the container; absent at top level. */
  readonly parent?: string;
  readonly place: Place;
}

export interface ElementChange extends DiffSubject {
  readonly changes: readonly FieldChange[];
}

export interface DiffRelationship {
  readonly id?: string;
  readonly from: string;
  readonly verb: string;
  readonly to: string;
  readonly label?: string;
  readonly place: Place;
}

export interface RelationshipChange extends DiffRelationship {
  readonly changes: readonly FieldChange[];
}

/** One fact before and after; an absent side had none. Values are in the notation of the language. */
export type FieldChange =
  /** `parent`: moved. `id` of an element: its id changed and `formerly` tells. */
  | {
      readonly change: "id" | "kind" | "parent" | "verb" | "from" | "to" | "carries";
      readonly before?: string;
      readonly after?: string;
    }
  /** Name of an element, label of a relationship; `language` for a further one. */
  | { readonly change: "name"; readonly language?: string; readonly before?: string; readonly after?: string }
  | { readonly change: "attribute"; readonly key: string; readonly before?: string; readonly after?: string }
  /** The same value in other words: `60min` and `1h`. Only when asked for. */
  | { readonly change: "rewritten"; readonly key: string; readonly before: string; readonly after: string }
  /** Written in another file. Only when asked for. */
  | { readonly change: "file"; readonly before: string; readonly after: string };

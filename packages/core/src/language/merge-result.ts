/** What a three-way merge gives back: the text, and every conflict by name. */

/** What both sides changed, each in its own way. `removed-by-…` names the side that took the thing away while the other changed it. */
export type ConflictKind =
  | "attribute"
  | "name"
  | "kind"
  | "id"
  | "head"
  | "moved"
  | "relationship"
  | "removed-by-ours"
  | "removed-by-theirs";

export interface MergeConflict {
  readonly conflict: ConflictKind;
  /** Id of the element, `a uses b` of a relationship, or the text of another statement. */
  readonly subject: string;
  /** Attribute, `name.fr`, `label`, `objects` ... */
  readonly key?: string;
  /** As written; absent where that side says nothing. */
  readonly base?: string;
  readonly ours?: string;
  readonly theirs?: string;
  readonly uri: string;
  /** Line of the opening marker in the merged text, from 1. */
  readonly line: number;
}

export interface Merged {
  readonly text: Uint8Array;
  readonly conflicts: readonly MergeConflict[];
}

export interface MergedFiles {
  /** The files that shall exist, by uri. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly conflicts: readonly MergeConflict[];
}

export interface MergeOptions {
  /** Verbs of the model, its own ones included; those of the built-in metamodel where absent. Verbs that the texts define are added. */
  readonly verbs?: Iterable<string>;
  /** Words behind the markers. */
  readonly labels?: { readonly ours?: string; readonly theirs?: string };
  /** Name of the file in conflicts, for a single one. */
  readonly uri?: string;
}

/** Rows from a spreadsheet, read as what they would change in a catalogue, before anything is written. */
import type { Edit } from "./edit-answers.ts";

/** POST /api/w/:ws/catalogue/:kind/paste?lang= : what the rows would change. Nothing is written; the edits of the answer do it. */
export interface PasteRequest {
  /** Texts as they came, as many in each row. */
  readonly rows: readonly (readonly string[])[];
  /** What stands in each column (`name`, `id`, `kind`, `parent`, `description`, attribute keys); null: nothing of ours. */
  readonly columns: readonly (string | null)[];
  /** The first row may be the head: where it is, it says what stands in the columns. */
  readonly head: boolean;
  /** Ids of the elements that the rows are about, in their order, null for new ones. Absent: found by id or name, and new where they are not. */
  readonly targets?: readonly (string | null)[];
  /** Empty texts take values away; else they leave them. */
  readonly clears: boolean;
}

export interface PasteAnswer {
  readonly version: 1;
  /** The first row was the head. */
  readonly hasHead: boolean;
  readonly columns: readonly PasteColumn[];
  readonly rows: readonly PasteRow[];
  /** What accepting it comes to; what cannot be read is left out. */
  readonly edits: readonly Edit[];
  readonly counts: {
    /** Cells of elements that are there. */
    readonly changed: number;
    readonly created: number;
    /** Cells and rows that cannot be read. */
    readonly refused: number;
  };
}

export interface PasteColumn {
  /** Null: it stands for nothing that elements of these kinds say. */
  readonly key: string | null;
  /** Name of the attribute, or the head as it was written. */
  readonly title: string;
}

export interface PasteRow {
  readonly id: string | null;
  readonly name: string;
  readonly is: "changed" | "created" | "same" | "refused";
  /** Why nothing becomes of the row. */
  readonly problem?: string;
  readonly cells: readonly PasteCell[];
}

export interface PasteCell {
  /** As it is shown, empty where nothing is stated. */
  readonly before: string;
  readonly after: string;
  readonly is: "changed" | "same" | "refused" | "ignored";
  /** Why the text cannot be read. */
  readonly problem?: string;
}

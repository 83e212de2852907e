/** Matrices: elements against elements, and what connects them. */
import type { Bilingual, Layer } from "../model/metamodel.ts";
import type { Cell, ElementSummary, Place } from "./answers.ts";

/**
 * GET /api/w/:ws/matrix?rows=&columns=&relationship=&order=nesting|name|total|cluster&derived=no&empty=no&filter=&lang= ; `rows` and `columns`
 * are kinds between commas, `*` for all elements, or both `layers`; `relationship` a verb, a key of references, several between commas, a path
 * (`uses / runs on`), nothing for all; of layers `dependencies` or `statements`. With `.csv` the same as a file.
 */
export interface MatrixAnswer {
  readonly version: 1;
  readonly rowTitle: string;
  readonly columnTitle: string;
  readonly rows: readonly MatrixHeaderAnswer[];
  readonly columns: readonly MatrixHeaderAnswer[];
  /** Only cells in which something stands, row by row. */
  readonly cells: readonly MatrixCellSummary[];
  readonly marks: "crud" | "raci" | "count" | "dot";
  /** What the letters mean, in the asked language. */
  readonly notes: readonly string[];
  /** Rows and columns without a cell; they are counted also where they are left out. */
  readonly empty: { readonly rows: number; readonly columns: number };
  /** Rows and columns beyond the most that come at once. */
  readonly left: { readonly rows: number; readonly columns: number };
  /** Elements meet each other, so that cells can be changed; of layers they are only counted. */
  readonly editable: boolean;
}

export interface MatrixHeaderAnswer {
  /** Id of the element or layer. */
  readonly id: string;
  readonly name: string;
  readonly kind: string | null;
  readonly layer: Layer | null;
  /** How many containers around it are in the matrix, too. */
  readonly depth: number;
  /** The container around it that is not in the matrix. */
  readonly group: string | null;
  /** Cells with something in them; of layers, and where cells count, what they add up to. */
  readonly total: number;
}

export interface MatrixCellSummary {
  /** Places in `rows` and `columns`. */
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly count: number;
  /** Only parts of the two are connected, or something lies between them. */
  readonly derived?: true;
  /** Sentence for those who hear the matrix. */
  readonly label: string;
}

/** GET /api/w/:ws/matrix/cell?row=ID&column=ID&rows=&columns=&relationship=&lang= : what stands in one cell, and what may be said there. */
export interface MatrixCellAnswer {
  readonly version: 1;
  readonly row: MatrixEnd;
  readonly column: MatrixEnd;
  /** Connections in all; `connections` has the first of them. */
  readonly total: number;
  readonly connections: readonly MatrixConnection[];
  readonly ways: readonly MatrixWay[];
}

export interface MatrixEnd {
  readonly id: string;
  readonly name: string;
}

export interface MatrixConnection {
  /** Verb, or key of the reference attribute. */
  readonly name: string;
  readonly is: "relationship" | "reference" | "other";
  readonly id: string | null;
  readonly from: ElementSummary;
  readonly to: ElementSummary;
  readonly phrase: Bilingual;
  readonly label: string | null;
  readonly facts: readonly { readonly key: string; readonly name: Bilingual; readonly cell: Cell }[];
  readonly origin: Place;
  /** It joins the two elements themselves, not their parts. */
  readonly own: boolean;
}

/** Something that may be said between the two. */
export interface MatrixWay {
  readonly name: string;
  readonly is: "relationship" | "reference";
  /** Who is the subject. */
  readonly from: "row" | "column";
  /** Verb as read from the subject, or name of the attribute. */
  readonly phrase: Bilingual;
  /** Of a reference: it holds several. A single one is replaced. */
  readonly isList?: boolean;
  /** Of a single reference: what it says now. */
  readonly now?: { readonly text: string; readonly written: string } | null;
  /** A word of the relationship that letters of the matrix stand for. */
  readonly letters?: { readonly key: string; readonly isList: boolean; readonly words: readonly MatrixLetter[] };
}

export interface MatrixLetter {
  readonly word: string;
  readonly letter: string;
  readonly name: Bilingual;
}

/** GET /api/w/:ws/matrix/options?rows=&columns= : what may be chosen, with how much there is of it. */
export interface MatrixOptionsAnswer {
  readonly version: 1;
  /** Kinds that occur, with their elements; `connections`: with the kinds of the rows. */
  readonly kinds: readonly { readonly id: string; readonly count: number; readonly connections: number }[];
  /** What joins rows with columns, or may join them. */
  readonly relationships: readonly MatrixOption[];
}

export interface MatrixOption {
  readonly name: string;
  readonly is: "relationship" | "reference";
  readonly title: Bilingual;
  /** Connections that there are. */
  readonly count: number;
}

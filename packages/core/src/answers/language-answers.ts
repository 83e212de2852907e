/**
 * What the text editor asks of the language: all of it about a text that may not be saved yet, sent along as `{uri, text}`. Places in it
 * are counted as editors in a browser do, in UTF-16 code units from 0, lines from 1; in a request as text, `"12"`. Words are in the
 * language of `?lang=`.
 */

/** POST /api/w/:ws/language/outline {uri, text} : which line says what, for a caret and a selection that follow each other. */
export interface OutlineAnswer {
  readonly version: 1;
  /** In the order of the text, outer ones before inner ones. */
  readonly statements: readonly OutlineStatement[];
}

export interface OutlineStatement {
  readonly kind: "element" | "relationship";
  /** Of an element; of a relationship `from verb to`, as lines of pictures are called. */
  readonly id: string;
  readonly line: number;
  readonly endLine: number;
  /** Place of the id, or of the object of a relationship. */
  readonly from: number;
  readonly to: number;
}

/** POST /api/w/:ws/language/complete {uri, text, offset} : what may be written there. */
export interface CompleteAnswer {
  readonly version: 1;
  /** What the choice replaces. */
  readonly from: number;
  readonly to: number;
  readonly choices: readonly {
    readonly kind: "kind" | "verb" | "attribute" | "word" | "element" | "snippet";
    readonly label: string;
    /** `$1`, `${2:name}` are places to fill in, `$0` the last one. */
    readonly insert: string;
    readonly detail: string;
    readonly description?: string;
  }[];
}

/** POST /api/w/:ws/language/hover {uri, text, offset} : what the word there means; null where it means nothing. */
export interface HoverAnswer {
  readonly version: 1;
  readonly hover: {
    readonly from: number;
    readonly to: number;
    readonly title: string;
    /** What sort of thing it is: the name of a kind; nothing for words of the language. */
    readonly sort?: string;
    /** Markdown. */
    readonly text?: string;
    readonly element?: string;
  } | null;
  /** Element whose statement the place is in, the innermost; null at the top of the file. */
  readonly around: string | null;
}

/** POST /api/w/:ws/language/definition {uri, text, offset} : where the word there is declared. */
export interface DefinitionAnswer {
  readonly version: 1;
  readonly definition: { readonly uri: string; readonly line: number; readonly column: number } | null;
}

/**
 * POST /api/w/:ws/language/references {uri, text, offset} : every place that mentions the element there (else the one around), its
 * declaration included.
 */
export interface ReferencesAnswer {
  readonly version: 1;
  readonly element: { readonly id: string; readonly name: string } | null;
  readonly places: readonly {
    readonly uri: string;
    readonly line: number;
    readonly column: number;
    /** The whole line, without the blanks around it. */
    readonly text: string;
  }[];
}

/** POST /api/w/:ws/language/format {uri, text} : the text with its blanks in order. */
export interface FormatAnswer {
  readonly version: 1;
  readonly text: string;
}

/**
 * POST on the address of a picture (`/api/w/:ws/view/:id?…`, `/api/w/:ws/draw?…`) with {uri, text} : the picture as it would be with a
 * text that is not saved, everything where it stands in the picture of the saved one.
 */
export interface DraftPicture<Picture> {
  readonly version: 1;
  /** Errors that the file has with this text and does not have as it is saved: nothing is drawn while there are some. */
  readonly errors: number;
  readonly picture: Picture | null;
}

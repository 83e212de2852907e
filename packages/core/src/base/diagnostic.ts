/**
 * What a person got wrong, as a value: a code of the catalogue (`codes.ts`), a place, and the parameters of its sentence.
 * The sentence itself is made where it is read (`describe` in `codes.ts`), in the reader's language.
 */
export type Severity = "error" | "warning" | "info";

/** Half-open range of UTF-8 byte offsets in one artefact. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Diagnostic {
  /** Key of the catalogue in `codes.ts`, for instance `unknown-kind`. */
  readonly code: string;
  readonly severity: Severity;
  /** The artefact, as the surface named it: a path relative to the workspace folder, with `/`. */
  readonly uri: string;
  readonly span: Span;
  /** Values of the placeholders of the sentence. */
  readonly parameters: Readonly<Record<string, string | number>>;
  /** Text that would mend the span, when one is likely. */
  readonly suggestion?: string;
}

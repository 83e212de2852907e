/**
 * The parser's report of what stands where, for tools that need places (formatter, edits, completion, colouring).
 * Reading a model asks for none, and pays nothing for it.
 */
export type Role =
  | "kind"
  | "id"
  | "name"
  | "language"
  | "subject"
  | "verb"
  | "object"
  | "data"
  | "label"
  | "base"
  | "reference"
  | "cardinality"
  | "key"
  | "value"
  | "documentation"
  | "arrow"
  | "colon"
  | "comma"
  | "comment"
  | "open"
  | "close"
  | "error";

export type StatementKind =
  | "element"
  | "relationship"
  | "extension"
  | "definition"
  | "link"
  | "attribute"
  | "documentation"
  | "unreadable";

export interface Trace {
  /** A statement begins; parts and inner statements follow until `closed`. */
  opened(kind: StatementKind, start: number): void;
  part(role: Role, start: number, end: number): void;
  closed(end: number): void;
}

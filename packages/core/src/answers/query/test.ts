/** What conditions of a search are made of: a verdict for a row, and what is wrong with the words. */
import type { QueryValue, SyntaxProblem } from "./syntax.ts";

/** 1 yes, 0 no, -1 unknown. */
export type Verdict = 1 | 0 | -1;
export const YES = 1;
export const NO = 0;
export const UNKNOWN = -1;

/** Of a row that is an element. */
export type Test = (row: number) => Verdict;

export interface QuerySetting {
  /** Of the reader, in whose words values may be asked for, too. */
  readonly language: string;
  /** Day for ages and life cycles. */
  readonly today: string | undefined;
  /** As one types: a key that is none is a text. */
  readonly isLenient: boolean;
}

/** What is wrong with a search; the sentences stand in `base/dashboard-codes.ts`. */
export interface QueryProblem {
  readonly code:
    | SyntaxProblem["code"]
    | "query-key"
    | "query-kind"
    | "query-layer"
    | "query-element"
    | "query-target"
    | "query-saved"
    | "query-deep"
    | "query-value";
  readonly parameters: Readonly<Record<string, string | number>>;
  /** In the text of the search, UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  readonly suggestion?: string;
}

export type Report = (code: QueryProblem["code"], parameters: QueryProblem["parameters"], suggestion?: string) => void;

/** `missing`: nothing is stated. `unknown`: it says so. `any`: something is stated and known. */
export type Presence = "missing" | "unknown" | "any";

/** Does a value ask only whether there is one? */
export function isPresence(value: QueryValue): value is QueryValue & { readonly text: Presence } {
  return !value.isQuoted && (value.text === "missing" || value.text === "unknown" || value.text === "any");
}

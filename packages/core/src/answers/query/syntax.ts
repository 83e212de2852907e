/**
 * The little language of searches, the same in the search field, in filters of catalogues, in saved queries and in tiles:
 *
 *     claims kind:application criticality:vital,important owner:missing -uses:crm rto<4h "exact phrase"
 *
 * Terms stand side by side and must all hold. A term is a word or phrase, or `key:values`, or a comparison; `-` in front turns it round.
 * Alternatives stand between `,` or `|`; filters of single columns write `owner:-` for `owner:missing` and `rto:<4h` for `rto<4h`.
 * What the keys are is not known here (`meaning.ts`). Reading never fails: what is wrong is told with its place.
 */

export interface Query {
  readonly terms: readonly Term[];
  readonly problems: readonly SyntaxProblem[];
}

export interface Term extends Range {
  /** `-` in front: what is not so. */
  readonly isNegated: boolean;
  readonly content: TermContent;
}

export type TermContent =
  /** A text that is said anywhere. */
  | { readonly kind: "text"; readonly text: string; readonly isQuoted: boolean }
  | {
      readonly kind: "condition";
      readonly key: string;
      readonly comparison: Comparison;
      /** Any of them. */
      readonly values: readonly QueryValue[];
    };

export type Comparison = ":" | "<" | "<=" | ">" | ">=";

/** A value as written; in quotes it is never one of the words `missing`, `unknown`, `any`. */
export interface QueryValue {
  readonly text: string;
  readonly isQuoted: boolean;
}

/** UTF-16 code units of the text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface SyntaxProblem extends Range {
  /** `query-open-quote`: a quote without its end. `query-no-value`: nothing stands behind the key. */
  readonly code: "query-open-quote" | "query-no-value";
  readonly found: string;
}

/** Reads a search; the language of `printQuery`. */
export function parseQuery(text: string): Query {
  const terms: Term[] = [];
  const problems: SyntaxProblem[] = [];
  let at = 0;
  while (at < text.length) {
    const blank = /\s*/y;
    blank.lastIndex = at;
    at += blank.exec(text)?.[0].length ?? 0;
    if (at >= text.length) break;
    at = readTerm(text, at, terms, problems);
  }
  return { terms, problems };
}

/** The text of a search, in the shortest form that reads back as the same. */
export function printQuery(terms: readonly Pick<Term, "isNegated" | "content">[]): string {
  return terms.map(printTerm).join(" ");
}

/** One condition as text: `owner:u-it`. */
export function condition(key: string, comparison: Comparison, ...values: readonly string[]): string {
  return printTerm({
    isNegated: false,
    content: { kind: "condition", key, comparison, values: values.map((text) => ({ text, isQuoted: true })) },
  });
}

/** One condition for words of the language, which stand without quotes: `owner:missing`. */
export function plainCondition(key: string, ...words: readonly string[]): string {
  return `${key}:${words.join(",")}`;
}

const keyed = /(-?)([\p{L}\p{N}_][\p{L}\p{N}_./-]*)([:=]?(?:<=|>=|<|>)|:|=)/uy;

function readTerm(text: string, start: number, terms: Term[], problems: SyntaxProblem[]): number {
  keyed.lastIndex = start;
  const head = keyed.exec(text);
  if (head === null) return readText(text, start, terms, problems);
  const [whole, sign = "", key = "", written = ":"] = head;
  const values: QueryValue[] = [];
  let at = start + whole.length;
  while (true) {
    const value = readValue(text, at, problems);
    at = value.end;
    if (value.isQuoted || value.text !== "") values.push({ text: value.text, isQuoted: value.isQuoted });
    if (text[at] !== "," && text[at] !== "|") break;
    at++;
  }
  if (values.length === 0) problems.push({ code: "query-no-value", found: text.slice(start, at), start, end: at });
  const comparison =
    written === "=" ? ":" : ((written.length > 1 ? written.replace(/^[:=]/, "") : written) as Comparison);
  terms.push({
    isNegated: sign === "-",
    content: { kind: "condition", key, comparison, values },
    start,
    end: at,
  });
  return at;
}

function readText(text: string, start: number, terms: Term[], problems: SyntaxProblem[]): number {
  const next = text[start + 1];
  const isNegated = text[start] === "-" && next !== undefined && /\S/.test(next);
  const from = isNegated ? start + 1 : start;
  const { text: found, isQuoted, end } = readPiece(text, from, /[^\s"]/, problems);
  if (isQuoted || found !== "") {
    terms.push({ isNegated, content: { kind: "text", text: found, isQuoted }, start, end });
  }
  return Math.max(end, from + 1);
}

function readValue(text: string, at: number, problems: SyntaxProblem[]): QueryValue & { readonly end: number } {
  const piece = readPiece(text, at, /[^\s",|]/, problems);
  return piece.text === "-" && !piece.isQuoted ? { ...piece, text: "missing" } : piece;
}

/** A piece in quotes, with `\"` and `\\`, or as far as the letters go. */
function readPiece(
  text: string,
  start: number,
  letter: RegExp,
  problems: SyntaxProblem[],
): QueryValue & { readonly end: number } {
  if (text[start] !== '"') {
    let end = start;
    while (end < text.length && letter.test(text[end] ?? "")) end++;
    return { text: text.slice(start, end), isQuoted: false, end };
  }
  let found = "";
  for (let at = start + 1; at < text.length; at++) {
    const one = text[at] ?? "";
    if (one === '"') return { text: found, isQuoted: true, end: at + 1 };
    const next = text[at + 1];
    if (one === "\\" && (next === '"' || next === "\\")) {
      found += next;
      at++;
    } else found += one;
  }
  problems.push({ code: "query-open-quote", found: text.slice(start), start, end: text.length });
  return { text: found, isQuoted: true, end: text.length };
}

function printTerm({ isNegated, content }: Pick<Term, "isNegated" | "content">): string {
  const sign = isNegated ? "-" : "";
  if (content.kind === "text") return `${sign}${printText(content.text, content.isQuoted)}`;
  return `${sign}${content.key}${content.comparison}${content.values.map(printQueryValue).join(",")}`;
}

/** A value without quotes where it means the same without. */
function printQueryValue({ text, isQuoted }: QueryValue): string {
  if (!isQuoted) return text;
  return /^[^\s",|<>=\\]+$/.test(text) && text !== "-" && !reserved.has(text) ? text : quoted(text);
}

function printText(text: string, isQuoted: boolean): string {
  if (!isQuoted) return text;
  keyed.lastIndex = 0;
  const isPlain = /^[^\s"]+$/.test(text) && !text.startsWith("-") && !keyed.test(text);
  keyed.lastIndex = 0;
  return isPlain ? text : quoted(text);
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}

/** Words that ask whether there is a value at all. */
export const reserved: ReadonlySet<string> = new Set(["missing", "unknown", "any"]);

/**
 * The statements of one file with the place of each part, for tools: formatter, edits, completion, outline. Reading a model makes none
 * of it; a tool asks for the file that it works on, and gets it from the same reader, so that both always agree.
 */
import type { Diagnostic } from "../base/diagnostic.ts";
import { Symbols } from "../base/symbols.ts";
import { Columns } from "../model/columns.ts";
import { metamodel } from "../model/metamodel/index.ts";
import { parse } from "./parse.ts";
import type { Role, StatementKind } from "./trace.ts";
import { makeVocabulary, type Vocabulary } from "./vocabulary.ts";

/** A part of a statement and its half-open range of bytes; `verbatim` is text that could not be read. */
export interface Token {
  readonly role: Role | "verbatim";
  readonly start: number;
  readonly end: number;
  /** The statement that it is part of; for a comment, the one around it. */
  readonly of: Statement | undefined;
}

export interface Statement {
  readonly kind: StatementKind;
  /** From the first byte of the statement to the last one of its own or of its block, without comments around it. */
  readonly start: number;
  readonly end: number;
  /** Its own parts in their order, without comments and without those of inner statements. */
  readonly parts: readonly Token[];
  /** Braces of its block; a record inside an attribute is no block. */
  readonly open: Token | undefined;
  readonly close: Token | undefined;
  readonly parent: Statement | undefined;
  readonly children: readonly Statement[];
}

export interface Syntax {
  readonly bytes: Uint8Array;
  /** Statements at the top level. */
  readonly statements: readonly Statement[];
  /** Parts and comments of the whole file in their order, none overlapping another. */
  readonly tokens: readonly Token[];
  readonly comments: readonly Token[];
  /** What the reader could not read. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface SyntaxOptions {
  readonly uri?: string;
  /** Verbs that the model knows, its own ones included; those of the built-in metamodel where absent. */
  readonly verbs?: Iterable<string>;
  /** Bytes of whole statements at the top level, when only these are of interest. */
  readonly range?: { readonly start: number; readonly end: number };
}

/** Reads the statements of one file. */
export function readSyntax(bytes: Uint8Array, options: SyntaxOptions = {}): Syntax {
  const symbols = new Symbols();
  const { start, end } = options.range ?? { start: 0, end: bytes.length };
  const builder = new Builder(start);
  const segment = parse(
    options.uri ?? "",
    bytes.subarray(start, end),
    symbols,
    vocabularyOf(symbols, options),
    new Columns(),
    builder,
  );
  return {
    bytes,
    statements: builder.top,
    tokens: builder.tokens(bytes),
    comments: builder.comments,
    diagnostics: segment.diagnostics,
  };
}

/** The words that decide what a statement is, for a table of symbols. */
export function vocabularyOf(symbols: Symbols, options: SyntaxOptions): Vocabulary {
  return makeVocabulary(symbols, options.verbs ?? metamodel.relationships.map((relationship) => relationship.id));
}

/** Text of a part. */
export function textOf(bytes: Uint8Array, range: { readonly start: number; readonly end: number }): string {
  return decoder.decode(bytes.subarray(range.start, range.end));
}

/** All statements, outer ones before inner ones. */
export function* allStatements(statements: readonly Statement[]): Generator<Statement> {
  const waiting = [...statements].reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next;
    for (let at = next.children.length - 1; at >= 0; at--) waiting.push(next.children[at] as Statement);
  }
}

/** The first part of a role. */
export function partOf(statement: Statement, role: Role): Token | undefined {
  return statement.parts.find((part) => part.role === role);
}

/** Where the value of an attribute statement stands: what follows its colon, comments behind it apart. */
export function valueOf(statement: Statement): { readonly start: number; readonly end: number } | undefined {
  const [, , first] = statement.parts;
  const last = statement.parts.at(-1);
  return first === undefined || last === undefined ? undefined : { start: first.start, end: last.end };
}

const decoder: TextDecoder = new TextDecoder("utf-8", { ignoreBOM: true });

interface Growing {
  kind: StatementKind;
  start: number;
  end: number;
  parts: Token[];
  open: Token | undefined;
  close: Token | undefined;
  parent: Growing | undefined;
  children: Growing[];
}

/** Listens to the reader. */
class Builder {
  readonly top: Growing[] = [];
  readonly comments: Token[] = [];
  private readonly all: Token[] = [];
  private current: Growing | undefined;
  private readonly offset: number;

  constructor(offset: number) {
    this.offset = offset;
  }

  opened(kind: StatementKind, from: number): void {
    const start = from + this.offset;
    const statement: Growing = {
      kind,
      start,
      end: start,
      parts: [],
      open: undefined,
      close: undefined,
      parent: this.current,
      children: [],
    };
    (this.current?.children ?? this.top).push(statement);
    this.current = statement;
  }

  part(role: Role, start: number, end: number): void {
    const token: Token = { role, start: start + this.offset, end: end + this.offset, of: this.current };
    if (role === "comment") this.comments.push(token);
    this.all.push(token);
    const { current } = this;
    if (role === "comment" || current === undefined) return;
    current.parts.push(token);
    if (current.kind === "attribute") return;
    if (role === "open") current.open ??= token;
    else if (role === "close") current.close = token;
  }

  closed(to: number): void {
    const { current } = this;
    const end = to + this.offset;
    if (current === undefined) return;
    current.end = current.kind === "unreadable" ? end : (current.parts.at(-1)?.end ?? end);
    if (current.open !== undefined && current.close === undefined) current.end = end;
    if (current.kind === "unreadable")
      this.all.push({ role: "verbatim", start: current.start, end: current.open?.start ?? end, of: current });
    this.current = current.parent;
  }

  /** All tokens in order; what lies within another one is part of it. */
  tokens(bytes: Uint8Array): readonly Token[] {
    const sorted = this.all.sort((a, b) => a.start - b.start || b.end - a.end);
    const tokens: Token[] = [];
    let end = 0;
    for (const token of sorted) {
      if (token.start < end) continue;
      const whole = token.role === "verbatim" ? { ...token, end: trimmedEnd(bytes, token) } : token;
      if (whole.end <= whole.start) continue;
      tokens.push(whole);
      end = whole.end;
    }
    return tokens;
  }
}

function trimmedEnd(bytes: Uint8Array, { start, end }: Token): number {
  let at = end;
  while (at > start && (bytes[at - 1] === 32 || bytes[at - 1] === 9 || bytes[at - 1] === 13 || bytes[at - 1] === 10))
    at--;
  return at;
}

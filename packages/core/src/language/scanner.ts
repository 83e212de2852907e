/**
 * The lowest step of the reader: bytes to words, strings, documentation and blanks, with symbols made on the way.
 * Reader, values and blocks are one object in four classes, each in its file, because every field is touched for every few bytes: a
 * second object between them costs a fifth of the speed (docs/decisions/0002-columns.md).
 */
import type { Diagnostic, Severity } from "../base/diagnostic.ts";
import type { Symbols } from "../base/symbols.ts";
import {
  BACKSLASH,
  CLOSE,
  CLOSE_LIST,
  COLON,
  COMMA,
  GREATER,
  MINUS,
  NEWLINE,
  OPEN,
  OPEN_LIST,
  QUOTE,
  RETURN,
  SEMICOLON,
  SLASH,
  SPACE,
  STAR,
  TAB,
  WORD,
  classes,
} from "./bytes.ts";
import { dedent } from "./documentation.ts";
import type { Role, Trace } from "./trace.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Findings of one file beyond this are counted, not listed. */
export const MAX_DIAGNOSTICS = 1000;

export class Scanner {
  protected readonly uri: string;
  protected readonly bytes: Uint8Array;
  protected readonly length: number;
  protected readonly symbols: Symbols;
  protected readonly words: Vocabulary;
  protected readonly trace: Trace | undefined;
  protected readonly diagnostics: Diagnostic[] = [];
  protected suppressed = 0;
  protected at = 0;
  /** Start of the line of the next statement if only blanks stand before it, else -1. */
  protected freshLine = 0;
  protected wordStart = 0;
  protected wordEnd = 0;

  /** Reads an id or keyword; `::` joins the id of another model. */
  protected word(): number {
    const { bytes, length } = this;
    const start = this.at;
    let at = start;
    let hash = 0x811c9dc5 | 0;
    while (at < length) {
      const byte = bytes[at] as number;
      if ((classes[byte] as number) & WORD) {
        if (byte === MINUS && bytes[at + 1] === GREATER) break;
      } else if (
        !(byte === COLON && bytes[at + 1] === COLON) &&
        !(byte === COLON && at > start && bytes[at - 1] === COLON && bytes[at - 2] !== COLON)
      )
        break;
      hash = Math.imul(hash ^ byte, 0x01000193);
      at++;
    }
    this.at = at;
    this.wordStart = start;
    this.wordEnd = at;
    return this.symbols.internHashed(bytes, start, at, hash);
  }

  protected wordAhead(): boolean {
    return (
      this.at < this.length &&
      ((classes[this.bytes[this.at] as number] as number) & WORD) !== 0 &&
      !this.isArrow(this.at) &&
      !this.isComment(this.at)
    );
  }

  protected isArrow(at: number): boolean {
    return this.bytes[at] === MINUS && this.bytes[at + 1] === GREATER;
  }

  protected isComment(at: number): boolean {
    return this.bytes[at] === SLASH && (this.bytes[at + 1] === SLASH || this.bytes[at + 1] === STAR);
  }

  protected isTripleQuote(): boolean {
    return this.bytes[this.at + 1] === QUOTE && this.bytes[this.at + 2] === QUOTE;
  }

  /** Reads a text in quotes that nobody looks up: a name, a label, a value. */
  protected quoted(role: Role): number {
    if (!this.symbols.isGathering) return this.string(role);
    const symbol = this.symbols.gather(this.bytes, this.at + 1);
    if (symbol < 0) return this.string(role);
    this.trace?.part(role, this.at, this.symbols.gatheredTo + 1);
    this.at = this.symbols.gatheredTo + 1;
    return symbol;
  }

  /** Reads `"..."`; it must close on its line. */
  protected string(role: Role): number {
    const { bytes, length } = this;
    const open = this.at;
    let at = open + 1;
    let hash = 0x811c9dc5 | 0;
    let escaped = false;
    while (at < length) {
      const byte = bytes[at] as number;
      if (byte === QUOTE || byte === NEWLINE) break;
      if (byte === BACKSLASH) {
        escaped = true;
        at++;
        if (at >= length || bytes[at] === NEWLINE) break;
      }
      hash = Math.imul(hash ^ byte, 0x01000193);
      at++;
    }
    const closed = at < length && bytes[at] === QUOTE;
    let end = at;
    if (!closed) {
      if (end > open && bytes[end - 1] === RETURN) end--;
      this.report("unclosed-string", "error", open, end, {});
      // The brace at the end of a head is no part of the name whose quote is missing.
      if (role === "name" || role === "label") end = this.beforeBrace(open + 1, end);
    }
    this.at = closed ? at + 1 : end;
    this.trace?.part(role, open, this.at);
    if (escaped) return this.unescaped(open + 1, end);
    return closed ? this.symbols.internHashed(bytes, open + 1, end, hash) : this.symbols.intern(bytes, open + 1, end);
  }

  /** The end of a text without blanks and a `{` behind it. */
  protected beforeBrace(start: number, end: number): number {
    let at = end;
    while (at > start && (this.bytes[at - 1] === SPACE || this.bytes[at - 1] === TAB)) at--;
    if (at === start || this.bytes[at - 1] !== OPEN) return end;
    at--;
    while (at > start && (this.bytes[at - 1] === SPACE || this.bytes[at - 1] === TAB)) at--;
    return at;
  }

  protected unescaped(start: number, end: number): number {
    let text = "";
    let from = start;
    for (let at = start; at < end; at++) {
      if (this.bytes[at] !== BACKSLASH) continue;
      text += decodeRange(this.bytes, from, at);
      const next = this.bytes[at + 1];
      if (next === 110) text += "\n";
      else if (next === 116) text += "\t";
      else if (next === QUOTE || next === BACKSLASH) text += String.fromCharCode(next);
      else if (next === 117 && this.bytes[at + 2] === OPEN) {
        const close = this.bytes.indexOf(CLOSE, at);
        const code =
          close > 0 && close < end ? Number.parseInt(decodeRange(this.bytes, at + 3, close), 16) : Number.NaN;
        if (Number.isInteger(code) && code >= 0 && code <= 0x10ffff) {
          text += String.fromCodePoint(code);
          at = close - 1;
        } else this.report("unknown-escape", "error", at, at + 2, { found: "\\u" });
      } else {
        const shown = at + 1 < end ? this.characterAt(at + 1) : "";
        this.report("unknown-escape", "error", at, Math.min(end, at + 2), { found: `\\${shown}` });
        text += shown;
        at += encodedLength(shown) - 1;
      }
      at++;
      from = at + 1;
    }
    if (from < end) text += decodeRange(this.bytes, from, end);
    return this.symbols.internText(text);
  }

  /** Text between `"""` and `"""`, without the indentation that all its lines share. */
  protected documentation(): number {
    const open = this.at;
    let at = open + 3;
    while (
      at < this.length &&
      !(this.bytes[at] === QUOTE && this.bytes[at + 1] === QUOTE && this.bytes[at + 2] === QUOTE)
    )
      at++;
    const closed = at < this.length;
    if (!closed) this.report("unclosed-documentation", "error", open, open + 3, {});
    this.at = closed ? at + 3 : this.length;
    this.trace?.part("documentation", open, this.at);
    return this.symbols.internText(dedent(decodeRange(this.bytes, open + 3, at)));
  }

  /** Spaces and comments of this line. */
  protected skipSpaces(): void {
    const { bytes, length } = this;
    let at = this.at;
    for (;;) {
      const byte = at < length ? (bytes[at] as number) : NEWLINE;
      if (byte === SPACE || byte === TAB || byte === RETURN) at++;
      else if (byte === SLASH && this.isComment(at)) {
        this.at = at;
        this.skipComment();
        at = this.at;
      } else {
        this.at = at;
        return;
      }
    }
  }

  protected skipSpacesAndNewlines(): void {
    for (;;) {
      this.skipSpaces();
      if (this.at < this.length && this.bytes[this.at] === NEWLINE) this.at++;
      else return;
    }
  }

  /** Everything between statements. */
  protected skipBlank(): void {
    const { bytes, length } = this;
    let at = this.at;
    let freshLine = at === 0 ? 0 : -1;
    for (;;) {
      const byte = at < length ? (bytes[at] as number) : 0;
      if (byte === NEWLINE) freshLine = ++at;
      else if (byte === SPACE || byte === TAB || byte === RETURN || byte === SEMICOLON) at++;
      else if (byte === SLASH && this.isComment(at)) {
        this.at = at;
        this.skipComment();
        at = this.at;
        freshLine = -1;
      } else {
        this.at = at;
        this.freshLine = freshLine;
        return;
      }
    }
  }

  protected skipBlankAndCommas(): void {
    for (;;) {
      this.skipBlank();
      if (this.at < this.length && this.bytes[this.at] === COMMA) this.at++;
      else return;
    }
  }

  protected skipComment(): void {
    const start = this.at;
    if (this.bytes[start + 1] === SLASH) {
      const end = this.bytes.indexOf(NEWLINE, start);
      this.at = end < 0 ? this.length : end;
    } else {
      let at = start + 2;
      while (at < this.length && !(this.bytes[at] === STAR && this.bytes[at + 1] === SLASH)) at++;
      if (at >= this.length) this.report("unclosed-comment", "error", start, start + 2, {});
      this.at = Math.min(this.length, at + 2);
    }
    this.trace?.part("comment", start, this.at);
  }

  /** End of what was read, without the blanks behind it. */
  protected lastEnd(): number {
    let at = this.at;
    while (at > 0) {
      const byte = this.bytes[at - 1] as number;
      if (byte === SPACE || byte === TAB || byte === RETURN) at--;
      else break;
    }
    return Math.max(at, 0);
  }

  protected lineEnd(start: number): number {
    const end = this.bytes.indexOf(NEWLINE, start);
    return end < 0 ? this.length : end;
  }

  protected skipInRecord(): void {
    while (this.at < this.length) {
      const byte = this.bytes[this.at] as number;
      if (byte === NEWLINE || byte === SEMICOLON || byte === COMMA || byte === CLOSE) return;
      if (byte === QUOTE && !this.isTripleQuote()) this.string("error");
      else this.at++;
    }
  }

  protected skipWordsOfLine(): void {
    while (this.at < this.length) {
      const byte = this.bytes[this.at] as number;
      if (byte === NEWLINE || byte === SEMICOLON || byte === OPEN || byte === CLOSE) return;
      this.at++;
    }
  }

  /** Skips to the bracket that closes the one just read. */
  protected skipBalanced(): void {
    let level = 1;
    while (this.at < this.length && level > 0) {
      const byte = this.bytes[this.at] as number;
      if (byte === OPEN || byte === OPEN_LIST) level++;
      else if (byte === CLOSE || byte === CLOSE_LIST) level--;
      this.at++;
    }
  }

  protected report(
    code: string,
    severity: Severity,
    start: number,
    end: number,
    parameters: Record<string, string | number>,
  ): void {
    if (this.diagnostics.length >= MAX_DIAGNOSTICS) {
      this.suppressed++;
      if (code !== "too-many-problems") return;
    }
    this.diagnostics.push({
      code,
      severity,
      uri: this.uri,
      span: { start: Math.min(start, this.length), end: Math.min(Math.max(end, start), this.length) },
      parameters,
    });
  }

  protected characterAt(at: number): string {
    let end = at + 1;
    while (end < this.length && ((this.bytes[end] as number) & 0xc0) === 0x80) end++;
    return decodeRange(this.bytes, at, end);
  }

  constructor(uri: string, bytes: Uint8Array, symbols: Symbols, words: Vocabulary, trace: Trace | undefined) {
    this.uri = uri;
    this.bytes = bytes;
    this.length = bytes.length;
    this.symbols = symbols;
    this.words = words;
    this.trace = trace;
  }
}

const decoder: TextDecoder = new TextDecoder();

/** Text of a range of bytes. */
export function decodeRange(bytes: Uint8Array, start: number, end: number): string {
  return decoder.decode(bytes.subarray(start, end));
}

function encodedLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

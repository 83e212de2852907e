/** The reader's values: what may stand after `key:`, kept until the block closes. Records become dotted keys. */
import type { Symbols } from "../base/symbols.ts";
import { type Columns, Form } from "../model/columns.ts";
import {
  ATOM,
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
  SPACE,
  TAB,
  WORD,
  classes,
} from "./bytes.ts";
import { decodeRange, Scanner } from "./scanner.ts";
import type { Trace } from "./trace.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Blocks deeper than this are refused, records and lists likewise. */
export const MAX_DEPTH = 200;

/** Numbers of a pending attribute: key, form, value, place of the key, place of the value. */
export const PENDING_SIZE = 5;

export class ValueReader extends Scanner {
  protected readonly columns: Columns;
  /** Attributes of blocks that are still open; written out when the block closes, so that they stand together. */
  protected pending: Int32Array = new Int32Array(PENDING_SIZE * 64);
  protected pendingCount = 0;

  /** `key: a, b`: a list may go without brackets where no `key:` follows the comma. */
  protected valueOrList(key: number, keyAt: number, depth: number): void {
    const pending = this.pendingCount;
    this.value(key, keyAt, depth);
    if (this.bytes[this.at] !== COMMA || this.pendingCount !== pending + 1 || !this.commaContinues()) return;
    const place = pending * PENDING_SIZE;
    const items: number[] = [this.pending[place + 1] as number, this.pending[place + 2] as number];
    while (this.at < this.length && this.bytes[this.at] === COMMA && this.commaContinues()) {
      this.trace?.part("comma", this.at, this.at + 1);
      this.at++;
      this.skipSpacesAndNewlines();
      this.listItem(this.bytes[this.at] as number, items, depth + 1);
      this.skipSpaces();
    }
    this.pending[place + 1] = Form.list;
    this.pending[place + 2] = this.store(items);
  }

  /** Does another item follow the comma here, rather than the end of the line or another `key:`? */
  protected commaContinues(): boolean {
    const { bytes, length } = this;
    let at = this.at + 1;
    while (at < length && (bytes[at] === SPACE || bytes[at] === TAB || bytes[at] === RETURN || bytes[at] === NEWLINE))
      at++;
    if (at >= length) return false;
    const byte = bytes[at] as number;
    if (byte === QUOTE) {
      at++;
      while (at < length && bytes[at] !== QUOTE && bytes[at] !== NEWLINE) at += bytes[at] === BACKSLASH ? 2 : 1;
      at++;
    } else {
      if (!((classes[byte] as number) & ATOM) || this.isComment(at)) return false;
      while (at < length && (classes[bytes[at] as number] as number) & WORD) at++;
    }
    while (at < length && (bytes[at] === SPACE || bytes[at] === TAB)) at++;
    return !(bytes[at] === COLON && bytes[at + 1] !== COLON);
  }

  /** Reads a value into the pending attributes; records become dotted keys. */
  protected value(key: number, keyAt: number, depth: number): void {
    this.skipSpaces();
    const byte = this.at < this.length ? (this.bytes[this.at] as number) : NEWLINE;
    const start = this.at;
    if (byte === QUOTE) {
      const isDocumentation = this.isTripleQuote();
      const symbol = isDocumentation
        ? this.documentation()
        : key === this.words.id
          ? this.string("value")
          : this.quoted("value");
      this.addPending(key, Form.string, symbol, keyAt, start);
      this.languages(key, keyAt);
    } else if (byte === OPEN_LIST) {
      const index = this.list(depth + 1);
      this.addPending(key, Form.list, index, keyAt, start);
    } else if (byte === OPEN) {
      this.record(key, keyAt, depth + 1);
    } else if ((classes[byte] as number) & ATOM && !this.isComment(this.at)) {
      const form = this.atoms();
      this.addPending(key, form, this.atomsSymbol, keyAt, start);
    } else {
      this.report("missing-value", "error", keyAt, Math.max(keyAt + 1, start), { key: this.symbols.text(key) });
    }
  }

  /** `"text" fr "texte"`: the further languages become `key.fr`. */
  protected languages(key: number, keyAt: number): void {
    for (;;) {
      this.skipSpaces();
      if (!this.wordAhead()) return;
      const start = this.at;
      const language = this.word();
      const end = this.wordEnd;
      this.skipSpaces();
      if (this.at >= this.length || this.bytes[this.at] !== QUOTE) {
        this.report("unexpected-word", "error", start, end, { word: this.symbols.text(language) });
        return;
      }
      this.trace?.part("language", start, end);
      const valueAt = this.at;
      const text = this.isTripleQuote() ? this.documentation() : this.quoted("value");
      this.addPending(this.symbols.internDotted(key, language), Form.string, text, keyAt, valueAt);
    }
  }

  /** `{ key: value; key: value }` inside a value: flattened to `outer.key`. */
  protected record(prefix: number, keyAt: number, depth: number): void {
    const open = this.at;
    this.at++;
    this.trace?.part("open", open, this.at);
    if (depth > MAX_DEPTH) {
      this.report("too-deep", "error", open, this.at, { limit: MAX_DEPTH });
      this.skipBalanced();
      return;
    }
    for (;;) {
      this.skipBlankAndCommas();
      if (this.at >= this.length) {
        this.report("unclosed-record", "error", open, open + 1, {});
        return;
      }
      const byte = this.bytes[this.at] as number;
      if (byte === CLOSE) {
        this.at++;
        this.trace?.part("close", this.at - 1, this.at);
        return;
      }
      const start = this.at;
      if (byte !== QUOTE && !this.wordAhead()) {
        this.report("unexpected-character", "error", start, start + 1, { found: this.characterAt(start) });
        this.skipInRecord();
        continue;
      }
      const key = this.recordKey(byte);
      const end = byte === QUOTE ? this.at : this.wordEnd;
      this.skipSpaces();
      if (this.bytes[this.at] !== COLON || this.at >= this.length) {
        this.report("missing-colon", "error", start, end, { key: this.symbols.text(key) });
        this.skipInRecord();
        continue;
      }
      if (byte !== QUOTE) this.trace?.part("key", start, end);
      this.trace?.part("colon", this.at, this.at + 1);
      this.at++;
      this.valueOrList(this.symbols.internDotted(prefix, key), start, depth);
      this.skipSpaces();
      const next = this.at < this.length ? this.bytes[this.at] : CLOSE;
      if (next !== COMMA && next !== SEMICOLON && next !== NEWLINE && next !== CLOSE) {
        this.report("unexpected-text", "error", this.at, this.at + 1, { found: this.characterAt(this.at) });
        this.skipInRecord();
      }
      void keyAt;
    }
  }

  /** A field's name: a word, or any text in quotes (a property of a foreign tool). */
  protected recordKey(byte: number): number {
    return byte === QUOTE ? this.string("key") : this.word();
  }

  /** `[a, b]`: index of the list in the pool. Items may be words, strings, lists and records. */
  protected list(depth: number): number {
    const open = this.at;
    this.at++;
    this.trace?.part("open", open, this.at);
    const items: number[] = [];
    if (depth > MAX_DEPTH) {
      this.report("too-deep", "error", open, this.at, { limit: MAX_DEPTH });
      this.skipBalanced();
    } else {
      for (;;) {
        this.skipBlankAndCommas();
        if (this.at >= this.length || this.bytes[this.at] === CLOSE) {
          this.report("unclosed-list", "error", open, open + 1, {});
          break;
        }
        const byte = this.bytes[this.at] as number;
        if (byte === CLOSE_LIST) {
          this.trace?.part("close", this.at, this.at + 1);
          this.at++;
          break;
        }
        this.listItem(byte, items, depth);
      }
    }
    return this.store(items);
  }

  protected listItem(byte: number, items: number[], depth: number): void {
    const start = this.at;
    if (byte === QUOTE) items.push(Form.string, this.isTripleQuote() ? this.documentation() : this.string("value"));
    else if (byte === OPEN_LIST) items.push(Form.list, this.list(depth + 1));
    else if (byte === OPEN) items.push(Form.record, this.recordInList(depth + 1));
    else if ((classes[byte] as number) & ATOM) {
      const form = this.atoms();
      items.push(form, this.atomsSymbol);
    } else {
      this.report("unexpected-character", "error", start, start + 1, { found: this.characterAt(start) });
      this.at++;
    }
  }

  protected recordInList(depth: number): number {
    const open = this.at;
    this.at++;
    this.trace?.part("open", open, this.at);
    const fields: number[] = [];
    if (depth > MAX_DEPTH) {
      this.report("too-deep", "error", open, this.at, { limit: MAX_DEPTH });
      this.skipBalanced();
      return this.storeRecord(fields);
    }
    for (;;) {
      this.skipBlankAndCommas();
      if (this.at >= this.length || this.bytes[this.at] === CLOSE_LIST) {
        this.report("unclosed-record", "error", open, open + 1, {});
        break;
      }
      if (this.bytes[this.at] === CLOSE) {
        this.trace?.part("close", this.at, this.at + 1);
        this.at++;
        break;
      }
      const start = this.at;
      const byte = this.bytes[start] as number;
      if (byte !== QUOTE && !this.wordAhead()) {
        this.report("unexpected-character", "error", start, start + 1, { found: this.characterAt(start) });
        this.at++;
        continue;
      }
      const key = this.recordKey(byte);
      const end = byte === QUOTE ? this.at : this.wordEnd;
      this.skipSpaces();
      if (this.at >= this.length || this.bytes[this.at] !== COLON) {
        this.report("missing-colon", "error", start, end, { key: this.symbols.text(key) });
        continue;
      }
      if (byte !== QUOTE) this.trace?.part("key", start, end);
      this.trace?.part("colon", this.at, this.at + 1);
      this.at++;
      this.skipSpaces();
      const item: number[] = [];
      if (
        this.at < this.length &&
        this.bytes[this.at] !== CLOSE &&
        this.bytes[this.at] !== COMMA &&
        this.bytes[this.at] !== NEWLINE &&
        this.bytes[this.at] !== SEMICOLON
      ) {
        this.listItem(this.bytes[this.at] as number, item, depth);
      } else this.report("missing-value", "error", start, end, { key: this.symbols.text(key) });
      if (item.length === 2) fields.push(key, item[0] as number, item[1] as number);
    }
    return this.storeRecord(fields);
  }

  protected store(items: readonly number[]): number {
    const index = this.columns.addPool(items.length / 2);
    for (const item of items) this.columns.addPool(item);
    return index;
  }

  protected storeRecord(fields: readonly number[]): number {
    const index = this.columns.addPool(fields.length / 3);
    for (const field of fields) this.columns.addPool(field);
    return index;
  }

  protected atomsSymbol = 0;

  /** One or more bare words up to the end of the value; words are joined by one space. */
  protected atoms(): number {
    const { bytes, length } = this;
    const start = this.at;
    // Mostly one word: hashed while it is scanned.
    let at = start;
    let hash = 0x811c9dc5 | 0;
    while (at < length) {
      const byte = bytes[at] as number;
      if (!((classes[byte] as number) & ATOM) || (byte === MINUS && bytes[at + 1] === GREATER)) break;
      hash = Math.imul(hash ^ byte, 0x01000193);
      at++;
    }
    let next = at;
    while (next < length && (bytes[next] === SPACE || bytes[next] === TAB || bytes[next] === RETURN)) next++;
    if (at > start && (next >= length || !((classes[bytes[next] as number] as number) & ATOM))) {
      this.at = next;
      this.wordStart = start;
      this.wordEnd = at;
      this.atomsSymbol = this.symbols.internHashed(bytes, start, at, hash);
      this.trace?.part("value", start, at);
      return Form.word;
    }
    return this.severalAtoms();
  }

  /** Words up to the end of the value, an arrow among them or not. */
  protected severalAtoms(): number {
    const { bytes, length } = this;
    const start = this.at;
    let end = start;
    let pieces = 0;
    let form: number = Form.word;
    let plain = true;
    let second = 0;
    let secondEnd = 0;
    for (;;) {
      const from = this.at;
      if (this.isArrow(from)) {
        form = Form.relationship;
        this.at += 2;
      } else {
        while (this.at < length && (classes[bytes[this.at] as number] as number) & ATOM) {
          if (bytes[this.at] === MINUS && bytes[this.at + 1] === GREATER) break;
          this.at++;
        }
      }
      pieces++;
      this.trace?.part(bytes[from] === MINUS && this.isArrow(from) ? "arrow" : "value", from, this.at);
      if (pieces === 2) {
        second = from;
        secondEnd = this.at;
      }
      if (end !== start && !(from === end + 1 && bytes[end] === SPACE)) plain = false;
      if (end === start && pieces > 1) plain = false;
      end = this.at;
      this.skipSpaces();
      if (this.at >= length || !((classes[bytes[this.at] as number] as number) & ATOM) || this.isComment(this.at))
        break;
    }
    this.wordStart = start;
    this.wordEnd = end;
    if (form === Form.word && pieces >= 3 && this.isVerb(second, secondEnd, pieces)) form = Form.relationship;
    this.atomsSymbol = plain ? this.symbols.intern(bytes, start, end) : this.joined(start, end);
    return form;
  }

  protected isVerb(start: number, end: number, pieces: number): boolean {
    const symbol = this.symbols.findBytes(this.bytes, start, end);
    if (symbol === undefined) return false;
    return (pieces === 3 && this.words.verbs.has(symbol)) || (pieces === 4 && this.words.pairs.has(symbol));
  }

  /** Symbol of bare words that are not separated by single spaces. */
  protected joined(start: number, end: number): number {
    let text = "";
    const saved = this.at;
    this.at = start;
    while (this.at < end) {
      const from = this.at;
      if (this.isArrow(from)) this.at += 2;
      else
        while (this.at < end && (classes[this.bytes[this.at] as number] as number) & ATOM && !this.isArrow(this.at))
          this.at++;
      text += (text === "" ? "" : " ") + decodeRange(this.bytes, from, this.at);
      this.skipSpaces();
      if (this.at === from) break;
    }
    this.at = saved;
    return this.symbols.internText(text);
  }

  /** Optional `"Name" fr "Nom"`: symbol of the first, further languages as `name.fr` (or `label.fr`) attributes. */
  protected names(role: "name" | "label" = "name"): number {
    this.skipSpaces();
    if (this.at >= this.length || this.bytes[this.at] !== QUOTE || this.isTripleQuote()) return 0;
    const at = this.at;
    const symbol = this.quoted(role);
    for (;;) {
      this.skipSpaces();
      if (!this.wordAhead()) return symbol;
      const start = this.at;
      const language = this.word();
      const end = this.wordEnd;
      this.skipSpaces();
      if (this.at >= this.length || this.bytes[this.at] !== QUOTE) {
        this.report("unexpected-word", "error", start, end, { word: this.symbols.text(language) });
        this.skipWordsOfLine();
        return symbol;
      }
      this.trace?.part("language", start, end);
      this.addPending(
        this.symbols.internDotted(this.symbols.internText(role), language),
        Form.string,
        this.quoted(role),
        at,
        start,
      );
    }
  }

  protected spacesThenWord(): boolean {
    this.skipSpaces();
    return this.wordAhead();
  }

  protected addPending(key: number, form: number, value: number, at: number, valueAt: number): void {
    const place = this.pendingCount * PENDING_SIZE;
    if (place + PENDING_SIZE > this.pending.length) {
      const larger = new Int32Array(this.pending.length * 2);
      larger.set(this.pending);
      this.pending = larger;
    }
    this.pending[place] = key;
    this.pending[place + 1] = form;
    this.pending[place + 2] = value;
    this.pending[place + 3] = at;
    this.pending[place + 4] = valueAt;
    this.pendingCount++;
  }

  constructor(
    uri: string,
    bytes: Uint8Array,
    symbols: Symbols,
    words: Vocabulary,
    columns: Columns,
    trace: Trace | undefined,
  ) {
    super(uri, bytes, symbols, words, trace);
    this.columns = columns;
  }
}

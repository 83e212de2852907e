/**
 * The reader of the language: bytes straight into columns, in one pass, without a syntax tree.
 * A new line ends a statement, so an error spoils one statement and the next is read (docs/guide/language.md has the grammar).
 */
import type { Diagnostic, Severity } from "../base/diagnostic.ts";
import { contentHash } from "../base/hash.ts";
import type { Symbols } from "../base/symbols.ts";
import { type Columns, Form, type Segment } from "../model/columns.ts";
import {
  ATOM, BACKSLASH, CLOSE, CLOSE_LIST, COLON, COMMA, GREATER, MINUS, NEWLINE, OPEN, OPEN_LIST, QUOTE, RETURN, SEMICOLON,
  SLASH, SPACE, STAR, TAB, WORD, classes,
} from "./bytes.ts";
import { dedent } from "./documentation.ts";
import type { Role, Trace } from "./trace.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Blocks deeper than this are refused, records and lists likewise. */
export const MAX_DEPTH = 200;
/** Findings of one file beyond this are counted, not listed. */
export const MAX_DIAGNOSTICS = 1000;

const FRAME_FILE = 0;
const FRAME_ELEMENT = 1;
const FRAME_RELATIONSHIP = 2;
const FRAME_EXTENSION = 3;
const FRAME_VOID = 4;
const FRAME_SIZE = 8;

/** Numbers of a pending attribute: key, form, value, place of the key, place of the value. */
const PENDING_SIZE = 5;

const HEAD_WORDS = 8;

/** Reads one file into columns; never throws on its content. The segment says which rows are its own. */
export function parse(
  uri: string,
  bytes: Uint8Array,
  symbols: Symbols,
  vocabulary: Vocabulary,
  columns: Columns,
  trace?: Trace,
): Segment {
  return new Parser(uri, bytes, symbols, vocabulary, columns, trace).read();
}

class Parser {
  private readonly uri: string;
  private readonly bytes: Uint8Array;
  private readonly length: number;
  private readonly symbols: Symbols;
  private readonly words: Vocabulary;
  private readonly columns: Columns;
  private readonly trace: Trace | undefined;
  private readonly diagnostics: Diagnostic[] = [];
  private suppressed = 0;
  private at = 0;
  /** Start of the line of the next statement if only blanks stand before it, else -1. */
  private freshLine = 0;

  /** Open blocks: type, row, number of rows, id symbol, base of pending attributes, start, indentation, suspect. */
  private frames: Int32Array = new Int32Array(FRAME_SIZE * 16);
  private depth = 0;

  /** Attributes of blocks that are still open; written out when the block closes, so that they stand together. */
  private pending: Int32Array = new Int32Array(PENDING_SIZE * 64);
  private pendingCount = 0;

  private readonly headSymbol: Int32Array = new Int32Array(HEAD_WORDS);
  private readonly headStart: Int32Array = new Int32Array(HEAD_WORDS);
  private readonly headEnd: Int32Array = new Int32Array(HEAD_WORDS);
  private headCount = 0;
  private statementStart = 0;
  /** Start of a block that was closed by the brace of another one, -1 when there is none. */
  private suspected = -1;
  private wordStart = 0;
  private wordEnd = 0;

  constructor(uri: string, bytes: Uint8Array, symbols: Symbols, words: Vocabulary, columns: Columns, trace: Trace | undefined) {
    this.uri = uri;
    this.bytes = bytes;
    this.length = bytes.length;
    this.symbols = symbols;
    this.words = words;
    this.columns = columns;
    this.trace = trace;
  }

  read(): Segment {
    const { columns } = this;
    columns.reserve(this.length);
    this.symbols.reserve(this.length);
    const before = counts(columns);
    if (this.bytes[0] === 0xef && this.bytes[1] === 0xbb && this.bytes[2] === 0xbf) this.at = 3;
    this.statements();
    this.closeUnclosed();
    if (this.suppressed > 0) this.report("too-many-problems", "info", this.length, this.length, { count: this.suppressed });
    const after = counts(columns);
    return {
      uri: this.uri,
      bytes: this.length,
      hash: contentHash(this.bytes),
      elements: [before.elements, after.elements],
      attributes: [before.attributes, after.attributes],
      relationships: [before.relationships, after.relationships],
      extensions: [before.extensions, after.extensions],
      carried: [before.carried, after.carried],
      pool: [before.pool, after.pool],
      diagnostics: this.diagnostics,
    };
  }

  private statements(): void {
    const { bytes, length } = this;
    while (true) {
      this.skipBlank();
      if (this.at >= length) return;
      this.statementStart = this.at;
      const byte = bytes[this.at] as number;
      if ((classes[byte] as number) & WORD && !this.isArrow(this.at)) this.statement();
      else if (byte === CLOSE) this.closeBlock();
      else if (byte === QUOTE) this.documentationBlock();
      else if (this.isArrow(this.at)) this.implicitFlow();
      else {
        this.unreadable(this.at, "unexpected-character", { found: this.characterAt(this.at) });
      }
    }
  }

  /** A statement that begins with a word: an attribute, an element, a relationship, a definition. */
  private statement(): void {
    const start = this.at;
    this.noteIndentation(start);
    const first = this.word();
    if (this.at < this.length && this.bytes[this.at] === COLON && this.headIsKey()) {
      this.attribute(start, first);
      return;
    }
    this.headSymbol[0] = first;
    this.headStart[0] = start;
    this.headEnd[0] = this.wordEnd;
    this.headCount = 1;
    while (this.headCount < HEAD_WORDS) {
      this.skipSpaces();
      if (this.at >= this.length || !((classes[this.bytes[this.at] as number] as number) & WORD) || this.isArrow(this.at) || this.isComment(this.at)) break;
      const symbol = this.word();
      this.headSymbol[this.headCount] = symbol;
      this.headStart[this.headCount] = this.wordStart;
      this.headEnd[this.headCount] = this.wordEnd;
      this.headCount++;
    }
    if (this.at < this.length && this.isArrow(this.at)) this.flow(start);
    else this.classify(start);
  }

  /** Decides by the words of the head what the statement is. */
  private classify(start: number): void {
    const { words, headSymbol } = this;
    const count = this.headCount;
    const first = headSymbol[0] as number;
    const second = headSymbol[1] as number;
    if (first === words.link && count === 2) return this.link(start);
    if (count === 2 && first === words.extend) return this.extension(start);
    if (count === 2 && words.definitions.has(first)) return this.definition(start);
    if (count === 1 && this.symbols.text(first) === "model") return this.definition(start);
    const pair = words.pairs;
    if (count >= 2 && pair.has(first)) {
      const verb = pair.get(first)?.get(second);
      if (verb !== undefined) return this.relationship(start, verb, -1, 2);
    }
    if (count === 2) {
      if (words.verbs.has(first)) return this.relationship(start, first, -1, 1);
      if (words.verbs.has(second)) return this.relationship(start, second, 0, 2);
      return this.element(start);
    }
    if (count >= 3) {
      const third = headSymbol[2] as number;
      if (pair.has(second)) {
        const verb = pair.get(second)?.get(third);
        if (verb !== undefined) return this.relationship(start, verb, 0, 3);
      }
      if (words.verbs.has(second)) return this.relationship(start, second, 0, 2);
      if (words.verbs.has(first) && count === 2) return this.relationship(start, first, -1, 1);
      if (count === 3) {
        return this.unreadable(this.headStart[1] as number, "unknown-verb", { word: this.symbols.text(second), subject: this.symbols.text(first) }, this.headEnd[1]);
      }
      return this.unreadable(this.headStart[2] as number, "unexpected-word", { word: this.symbols.text(third) }, this.headEnd[2]);
    }
    if (words.verbs.has(first)) return this.unreadable(start, "missing-object", { verb: this.symbols.text(first) }, this.headEnd[0]);
    if (this.bytes[this.at] === QUOTE && this.at < this.length) return this.unreadable(start, "missing-id", { kind: this.symbols.text(first) }, this.headEnd[0]);
    return this.unreadable(start, "incomplete-statement", { word: this.symbols.text(first) }, this.headEnd[0]);
  }

  /** `kind id "Name" fr "Nom" { ... }` */
  private element(start: number): void {
    const { columns } = this;
    this.trace?.opened("element", start);
    this.headPart("kind", 0);
    this.headPart("id", 1);
    const kind = this.headSymbol[0] as number;
    const id = this.headSymbol[1] as number;
    const base = this.pendingCount;
    const row = columns.addElement(kind, id, 0, this.parent(), start, this.headStart[1] as number);
    columns.elementName[row] = this.names();
    this.finish(FRAME_ELEMENT, row, 1, id, base, start);
  }

  /** `kind lambda : module { ... }`, `include finance "../finance"`, `model helvia "Helvia" { ... }` */
  private definition(start: number): void {
    const { columns, words } = this;
    this.trace?.opened("definition", start);
    this.headPart("kind", 0);
    if (this.headCount > 1) this.headPart("id", 1);
    const id = this.headCount > 1 ? (this.headSymbol[1] as number) : 0;
    const base = this.pendingCount;
    const row = columns.addElement(this.headSymbol[0] as number, id, 0, 0, start, this.headStart[this.headCount > 1 ? 1 : 0] as number);
    columns.elementName[row] = this.names();
    this.skipSpaces();
    if (this.bytes[this.at] === COLON) {
      this.trace?.part("colon", this.at, this.at + 1);
      this.at++;
      this.skipSpaces();
      if (this.wordAhead()) {
        const symbol = this.word();
        this.trace?.part("base", this.wordStart, this.wordEnd);
        this.addPending(words.base, Form.word, symbol, this.wordStart, this.wordStart);
        if (columns.elementName[row] === 0) {
          this.skipSpaces();
          columns.elementName[row] = this.names();
        }
      } else this.report("missing-word-after-colon", "error", this.at, this.at + 1, {});
    }
    this.finish(FRAME_ELEMENT, row, 1, 0, base, start);
  }

  /** `extend id { ... }` */
  private extension(start: number): void {
    this.trace?.opened("extension", start);
    this.headPart("kind", 0);
    this.headPart("reference", 1);
    const id = this.headSymbol[1] as number;
    const row = this.columns.addExtension(id, start);
    this.finish(FRAME_EXTENSION, row, 1, id, this.pendingCount, start);
  }

  /** `subject verb object, object "label" { ... }`; `subjectAt` -1: the enclosing element is the subject. */
  private relationship(start: number, verb: number, subjectAt: number, objectAt: number): void {
    if (this.headCount <= objectAt && !(this.at < this.length && this.bytes[this.at] === COMMA)) {
      return this.unreadable(start, "missing-object", { verb: this.symbols.text(verb) }, this.headEnd[this.headCount - 1]);
    }
    if (this.headCount > objectAt + 1) {
      return this.unreadable(this.headStart[objectAt + 1] as number, "unexpected-word", { word: this.symbols.text(this.headSymbol[objectAt + 1] as number) }, this.headEnd[objectAt + 1]);
    }
    const owner = subjectAt < 0 ? this.owner() : 0;
    if (subjectAt < 0 && owner === 0) {
      return this.unreadable(start, "missing-subject", { verb: this.symbols.text(verb) }, this.headEnd[this.headCount - 1]);
    }
    this.trace?.opened("relationship", start);
    if (subjectAt >= 0) this.headPart("subject", subjectAt);
    this.trace?.part("verb", this.headStart[subjectAt + 1] as number, this.headEnd[objectAt - 1] as number);
    this.headPart("object", objectAt);
    const subject = subjectAt < 0 ? owner : (this.headSymbol[subjectAt] as number);
    const row = this.columns.addRelationship(verb, subject, this.headSymbol[objectAt] as number, owner, start, this.headStart[objectAt] as number);
    this.relationshipTail(start, row, verb, subject, owner, verb === this.words.flow);
  }

  /** `source -> target, target : dataset, dataset "label" { ... }` */
  private flow(start: number): void {
    if (this.headCount > 1) {
      return this.unreadable(this.headStart[1] as number, "unexpected-word", { word: this.symbols.text(this.headSymbol[1] as number) }, this.headEnd[1]);
    }
    this.flowFrom(start, this.headSymbol[0] as number, 0, this.headStart[0] as number, this.headEnd[0] as number);
  }

  /** `-> target : dataset` inside an element. */
  private implicitFlow(): void {
    const start = this.at;
    this.noteIndentation(start);
    const owner = this.owner();
    if (owner === 0) return this.unreadable(start, "missing-subject", { verb: "->" }, start + 2);
    this.flowFrom(start, owner, owner, -1, -1);
  }

  private flowFrom(start: number, subject: number, owner: number, subjectStart: number, subjectEnd: number): void {
    const arrow = this.at;
    this.at += 2;
    this.skipSpaces();
    if (!this.wordAhead()) return this.unreadable(arrow, "missing-object", { verb: "->" }, arrow + 2);
    const target = this.word();
    if (this.bytes[this.at - 1] === 46) return this.unreadable(this.wordStart, "missing-object", { verb: "->" }, this.wordEnd);
    this.trace?.opened("relationship", start);
    if (subjectStart >= 0) this.trace?.part("subject", subjectStart, subjectEnd);
    this.trace?.part("verb", arrow, arrow + 2);
    this.trace?.part("object", this.wordStart, this.wordEnd);
    const row = this.columns.addRelationship(this.words.flow, subject, target, owner, start, this.wordStart);
    this.relationshipTail(start, row, this.words.flow, subject, owner, true);
  }

  /** What may follow the first object: more objects, data sets, a label, a block. */
  private relationshipTail(start: number, first: number, verb: number, subject: number, owner: number, carries: boolean): void {
    const { columns } = this;
    let count = 1;
    this.skipSpaces();
    while (this.at < this.length && this.bytes[this.at] === COMMA) {
      this.trace?.part("comma", this.at, this.at + 1);
      this.at++;
      this.skipSpacesAndNewlines();
      if (!this.wordAhead()) break;
      const object = this.word();
      this.trace?.part("object", this.wordStart, this.wordEnd);
      columns.addRelationship(verb, subject, object, owner, start, this.wordStart);
      count++;
      this.skipSpaces();
    }
    const carriedFrom = columns.carriedCount;
    if (this.bytes[this.at] === COLON && this.at < this.length) {
      if (!carries) this.report("unexpected-data", "error", this.at, this.at + 1, { verb: this.symbols.text(verb) });
      this.trace?.part("colon", this.at, this.at + 1);
      this.at++;
      this.carriedData();
    }
    const base = this.pendingCount;
    const label = this.names("label");
    for (let row = first; row < first + count; row++) {
      columns.relationshipLabel[row] = label;
      columns.relationshipId[row] = 0;
      columns.relationshipCarried[row] = carriedFrom;
      columns.relationshipCarriedCount[row] = columns.carriedCount - carriedFrom;
    }
    this.finish(FRAME_RELATIONSHIP, first, count, 0, base, start);
  }

  private carriedData(): void {
    do {
      if (this.bytes[this.at] === COMMA) {
        this.trace?.part("comma", this.at, this.at + 1);
        this.at++;
        this.skipSpacesAndNewlines();
      } else this.skipSpaces();
      if (!this.wordAhead()) {
        this.report("missing-data", "error", this.at, this.at + 1, {});
        return;
      }
      const data = this.word();
      this.columns.addCarried(data, this.wordStart);
      this.trace?.part("data", this.wordStart, this.wordEnd);
      this.skipSpaces();
    } while (this.at < this.length && this.bytes[this.at] === COMMA);
  }

  /** `link subscribe : person 0,N -- 1,1 contract { ... }`; the ends are kept as a list of (entity, cardinality, role). */
  private link(start: number): void {
    const { columns, symbols } = this;
    this.trace?.opened("link", start);
    this.headPart("kind", 0);
    this.headPart("id", 1);
    const id = this.headSymbol[1] as number;
    const base = this.pendingCount;
    const row = columns.addElement(this.words.link, id, 0, this.parent(), start, this.headStart[1] as number);
    columns.elementName[row] = this.names();
    this.skipSpaces();
    const colon = this.at;
    if (this.at >= this.length || this.bytes[this.at] !== COLON) this.report("link-without-ends", "error", start, this.headEnd[1] as number, {});
    else {
      this.trace?.part("colon", this.at, this.at + 1);
      this.at++;
      const ends: [number, number, number][] = [];
      for (;;) {
        const end = this.linkEnd();
        if (end === undefined) break;
        ends.push(end);
        this.skipSpaces();
        if (!(this.bytes[this.at] === MINUS && this.bytes[this.at + 1] === MINUS)) break;
        this.trace?.part("verb", this.at, this.at + 2);
        this.at += 2;
      }
      if (ends.length < 2) this.report("link-without-ends", "error", colon, this.at, {});
      const list = columns.addPool(ends.length);
      for (const [entity, cardinality, role] of ends) {
        const record = [2 + (role > 0 ? 1 : 0), symbols.internText("entity"), Form.word, entity, symbols.internText("cardinality"), Form.word, cardinality];
        if (role > 0) record.push(symbols.internText("role"), Form.string, role);
        this.poolLater.push(record);
      }
      // Entries first, then the records that they point to.
      const entries: number[] = [];
      for (let end = 0; end < ends.length; end++) {
        columns.addPool(Form.record);
        entries.push(columns.addPool(0));
      }
      for (let end = 0; end < ends.length; end++) {
        const record = this.poolLater[end] as number[];
        columns.pool[entries[end] as number] = columns.poolCount;
        for (const value of record) columns.addPool(value);
      }
      this.poolLater.length = 0;
      this.addPending(symbols.internText("ends"), Form.list, list, colon, colon);
    }
    this.finish(FRAME_ELEMENT, row, 1, id, base, start);
  }

  private readonly poolLater: number[][] = [];

  /** Entity, cardinality and role in any order; a cardinality is `0,N`. */
  private linkEnd(): [number, number, number] | undefined {
    let entity = 0;
    let cardinality = 0;
    let role = 0;
    for (;;) {
      this.skipSpaces();
      if (this.at >= this.length) break;
      const byte = this.bytes[this.at] as number;
      if (byte === QUOTE && role === 0 && !this.isTripleQuote()) {
        role = this.string("name");
        continue;
      }
      if (!this.wordAhead() || (byte === MINUS && this.bytes[this.at + 1] === MINUS)) break;
      const start = this.at;
      const symbol = this.word();
      if (this.bytes[this.at] === COMMA && cardinality === 0 && isCardinality(this.bytes, start, this.at)) {
        this.at++;
        while (this.at < this.length && isCardinality(this.bytes, this.at, this.at + 1)) this.at++;
        cardinality = this.symbols.intern(this.bytes, start, this.at);
        this.trace?.part("cardinality", start, this.at);
      } else if (entity === 0) {
        entity = symbol;
        this.trace?.part("reference", start, this.wordEnd);
      } else {
        this.report("unexpected-word", "error", start, this.wordEnd, { word: this.symbols.text(symbol) });
        break;
      }
    }
    return entity === 0 ? undefined : [entity, cardinality, role];
  }

  /** `key: value`, the key being read already. */
  private attribute(start: number, key: number): void {
    const end = this.wordEnd;
    const type = this.frameType();
    if (type === FRAME_FILE) return this.unreadable(start, "attribute-outside-block", { key: this.symbols.text(key) }, end);
    this.trace?.opened("attribute", start);
    this.trace?.part("key", start, end);
    this.trace?.part("colon", this.at, this.at + 1);
    this.at++;
    this.valueOrList(key, start, 0);
    this.trace?.closed(this.at);
    this.endOfStatement();
  }

  /** `key: a, b`: a list may go without brackets where no `key:` follows the comma. */
  private valueOrList(key: number, keyAt: number, depth: number): void {
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
  private commaContinues(): boolean {
    const { bytes, length } = this;
    let at = this.at + 1;
    while (at < length && (bytes[at] === SPACE || bytes[at] === TAB || bytes[at] === RETURN || bytes[at] === NEWLINE)) at++;
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
  private value(key: number, keyAt: number, depth: number): void {
    this.skipSpaces();
    const byte = this.at < this.length ? (this.bytes[this.at] as number) : NEWLINE;
    const start = this.at;
    if (byte === QUOTE) {
      const isDocumentation = this.isTripleQuote();
      const symbol = isDocumentation ? this.documentation() : this.string("value");
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
  private languages(key: number, keyAt: number): void {
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
      const text = this.isTripleQuote() ? this.documentation() : this.string("value");
      this.addPending(this.symbols.internDotted(key, language), Form.string, text, keyAt, valueAt);
    }
  }

  /** `{ key: value; key: value }` inside a value: flattened to `outer.key`. */
  private record(prefix: number, keyAt: number, depth: number): void {
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
  private recordKey(byte: number): number {
    return byte === QUOTE ? this.string("key") : this.word();
  }

  /** `[a, b]`: index of the list in the pool. Items may be words, strings, lists and records. */
  private list(depth: number): number {
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

  private listItem(byte: number, items: number[], depth: number): void {
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

  private recordInList(depth: number): number {
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
      if (this.at < this.length && this.bytes[this.at] !== CLOSE && this.bytes[this.at] !== COMMA && this.bytes[this.at] !== NEWLINE && this.bytes[this.at] !== SEMICOLON) {
        this.listItem(this.bytes[this.at] as number, item, depth);
      } else this.report("missing-value", "error", start, end, { key: this.symbols.text(key) });
      if (item.length === 2) fields.push(key, item[0] as number, item[1] as number);
    }
    return this.storeRecord(fields);
  }

  private store(items: readonly number[]): number {
    const index = this.columns.addPool(items.length / 2);
    for (const item of items) this.columns.addPool(item);
    return index;
  }

  private storeRecord(fields: readonly number[]): number {
    const index = this.columns.addPool(fields.length / 3);
    for (const field of fields) this.columns.addPool(field);
    return index;
  }

  private atomsSymbol = 0;

  /** One or more bare words up to the end of the value; words are joined by one space. */
  private atoms(): number {
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
  private severalAtoms(): number {
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
      if (this.at >= length || !((classes[bytes[this.at] as number] as number) & ATOM) || this.isComment(this.at)) break;
    }
    this.wordStart = start;
    this.wordEnd = end;
    if (form === Form.word && pieces >= 3 && this.isVerb(second, secondEnd, pieces)) form = Form.relationship;
    this.atomsSymbol = plain ? this.symbols.intern(bytes, start, end) : this.joined(start, end);
    return form;
  }

  private isVerb(start: number, end: number, pieces: number): boolean {
    const symbol = this.symbols.findBytes(this.bytes, start, end);
    if (symbol === undefined) return false;
    return (pieces === 3 && this.words.verbs.has(symbol)) || (pieces === 4 && this.words.pairs.has(symbol));
  }

  /** Symbol of bare words that are not separated by single spaces. */
  private joined(start: number, end: number): number {
    let text = "";
    const saved = this.at;
    this.at = start;
    while (this.at < end) {
      const from = this.at;
      if (this.isArrow(from)) this.at += 2;
      else while (this.at < end && (classes[this.bytes[this.at] as number] as number) & ATOM && !this.isArrow(this.at)) this.at++;
      text += (text === "" ? "" : " ") + decodeRange(this.bytes, from, this.at);
      this.skipSpaces();
      if (this.at === from) break;
    }
    this.at = saved;
    return this.symbols.internText(text);
  }

  // Blocks ------------------------------------------------------------------------------------------------------------

  /** After a head: opens the block if there is one, else the statement is complete. */
  private finish(type: number, row: number, count: number, id: number, base: number, start: number): void {
    this.skipSpaces();
    if (this.at < this.length && this.bytes[this.at] === OPEN) {
      if (this.depth >= MAX_DEPTH) {
        this.report("too-deep", "error", this.at, this.at + 1, { limit: MAX_DEPTH });
        this.at++;
        this.skipBalanced();
      } else {
        this.trace?.part("open", this.at, this.at + 1);
        this.at++;
        this.openFrame(type, row, count, id, base, start);
        return;
      }
    }
    this.complete(type, row, count, base, this.lastEnd());
    this.trace?.closed(this.lastEnd());
    this.endOfStatement();
  }

  private openFrame(type: number, row: number, count: number, id: number, base: number, start: number): void {
    const offset = (this.depth + 1) * FRAME_SIZE;
    if (offset + FRAME_SIZE > this.frames.length) {
      const larger = new Int32Array(this.frames.length * 2);
      larger.set(this.frames);
      this.frames = larger;
    }
    this.depth++;
    this.frames[offset] = type;
    this.frames[offset + 1] = row;
    this.frames[offset + 2] = count;
    this.frames[offset + 3] = id;
    this.frames[offset + 4] = base;
    this.frames[offset + 5] = start;
    this.frames[offset + 6] = this.indentation(start);
    this.frames[offset + 7] = 0;
  }

  private closeBlock(): void {
    if (this.depth === 0) {
      this.unreadable(this.at, "unexpected-close", {}, this.at + 1);
      return;
    }
    this.trace?.part("close", this.at, this.at + 1);
    const offset = this.depth * FRAME_SIZE;
    // A brace further left than the block that it closes, which looked unclosed before: this is the one that misses its own.
    if ((this.frames[offset + 7] as number) === 1 && this.suspected < 0 && this.freshLine >= 0 && this.at - this.freshLine < (this.frames[offset + 6] as number)) {
      this.suspected = this.frames[offset + 5] as number;
    }
    this.at++;
    this.closeFrame(this.at);
    this.endOfStatement();
  }

  private closeFrame(end: number): void {
    const offset = this.depth * FRAME_SIZE;
    this.depth--;
    const type = this.frames[offset] as number;
    if (type === FRAME_VOID) this.pendingCount = this.frames[offset + 4] as number;
    else this.complete(type, this.frames[offset + 1] as number, this.frames[offset + 2] as number, this.frames[offset + 4] as number, end);
    this.trace?.closed(end);
  }

  /** Writes out the attributes of a finished statement. */
  private complete(type: number, row: number, count: number, base: number, end: number): void {
    const { columns, pending } = this;
    const first = columns.attributeCount;
    const attributes = this.pendingCount - base;
    for (let index = base; index < this.pendingCount; index++) {
      const place = index * PENDING_SIZE;
      columns.addAttribute(pending[place] as number, pending[place + 1] as number, pending[place + 2] as number, pending[place + 3] as number, pending[place + 4] as number);
    }
    this.pendingCount = base;
    if (type === FRAME_ELEMENT) {
      columns.elementEnd[row] = end;
      columns.elementAttributes[row] = first;
      columns.elementAttributeCount[row] = attributes;
    } else if (type === FRAME_RELATIONSHIP) {
      let id = 0;
      for (let index = first; index < first + attributes; index++) if (columns.attributeKey[index] === this.words.id) id = columns.attributeValue[index] as number;
      for (let place = row; place < row + count; place++) {
        columns.relationshipEnd[place] = end;
        columns.relationshipAttributes[place] = first;
        columns.relationshipAttributeCount[place] = attributes;
        columns.relationshipId[place] = id;
      }
    } else if (type === FRAME_EXTENSION) {
      columns.extensionEnd[row] = end;
      columns.extensionAttributes[row] = first;
      columns.extensionAttributeCount[row] = attributes;
    }
  }

  /** At the end of the file: one report for the innermost block that looks unclosed by its indentation. */
  private closeUnclosed(): void {
    if (this.depth === 0) return;
    let blamed = this.depth;
    for (let level = this.depth; level >= 1; level--) {
      if ((this.frames[level * FRAME_SIZE + 7] as number) === 1) {
        blamed = level;
        break;
      }
    }
    const start = this.suspected >= 0 ? this.suspected : (this.frames[blamed * FRAME_SIZE + 5] as number);
    this.report("unclosed-block", "error", start, this.lineEnd(start), { count: this.depth });
    while (this.depth > 0) this.closeFrame(this.length);
  }

  private frameType(): number {
    return this.depth === 0 ? FRAME_FILE : (this.frames[this.depth * FRAME_SIZE] as number);
  }

  /** Id symbol of the element whose block this is, 0 at top level or in other blocks. */
  private owner(): number {
    const type = this.frameType();
    return type === FRAME_ELEMENT || type === FRAME_EXTENSION ? (this.frames[this.depth * FRAME_SIZE + 3] as number) : 0;
  }

  private parent(): number {
    for (let level = this.depth; level > 0; level--) {
      const type = this.frames[level * FRAME_SIZE] as number;
      if (type === FRAME_ELEMENT || type === FRAME_EXTENSION) return this.frames[level * FRAME_SIZE + 3] as number;
    }
    return 0;
  }

  /** A statement at or left of the column of the block that it stands in: the block was probably meant to be closed. */
  private noteIndentation(start: number): void {
    if (this.depth === 0 || this.freshLine < 0) return;
    const offset = this.depth * FRAME_SIZE;
    if (start - this.freshLine <= (this.frames[offset + 6] as number)) this.frames[offset + 7] = 1;
  }

  private indentation(start: number): number {
    let at = start;
    while (at > 0 && this.bytes[at - 1] !== NEWLINE) at--;
    const line = at;
    while (at < start && (this.bytes[at] === SPACE || this.bytes[at] === TAB)) at++;
    return at - line;
  }

  // Words, strings, documentation -------------------------------------------------------------------------------------

  /** Reads an id or keyword; `::` joins the id of another model. */
  private word(): number {
    const { bytes, length } = this;
    const start = this.at;
    let at = start;
    let hash = 0x811c9dc5 | 0;
    while (at < length) {
      const byte = bytes[at] as number;
      if ((classes[byte] as number) & WORD) {
        if (byte === MINUS && bytes[at + 1] === GREATER) break;
      } else if (!(byte === COLON && bytes[at + 1] === COLON) && !(byte === COLON && at > start && bytes[at - 1] === COLON && bytes[at - 2] !== COLON)) break;
      hash = Math.imul(hash ^ byte, 0x01000193);
      at++;
    }
    this.at = at;
    this.wordStart = start;
    this.wordEnd = at;
    return this.symbols.internHashed(bytes, start, at, hash);
  }

  private wordAhead(): boolean {
    return this.at < this.length && ((classes[this.bytes[this.at] as number] as number) & WORD) !== 0 && !this.isArrow(this.at) && !this.isComment(this.at);
  }

  /** `key:` and not `a::b`; a definition's colon stands after two words. */
  private headIsKey(): boolean {
    return this.bytes[this.at + 1] !== COLON;
  }

  private isArrow(at: number): boolean {
    return this.bytes[at] === MINUS && this.bytes[at + 1] === GREATER;
  }

  private isComment(at: number): boolean {
    return this.bytes[at] === SLASH && (this.bytes[at + 1] === SLASH || this.bytes[at + 1] === STAR);
  }

  private isTripleQuote(): boolean {
    return this.bytes[this.at + 1] === QUOTE && this.bytes[this.at + 2] === QUOTE;
  }

  /** Optional `"Name" fr "Nom"`: symbol of the first, further languages as `name.fr` (or `label.fr`) attributes. */
  private names(role: "name" | "label" = "name"): number {
    this.skipSpaces();
    if (this.at >= this.length || this.bytes[this.at] !== QUOTE || this.isTripleQuote()) return 0;
    const at = this.at;
    const symbol = this.string(role);
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
      this.addPending(this.symbols.internDotted(this.symbols.internText(role), language), Form.string, this.string(role), at, start);
    }
  }

  /** Reads `"..."`; it must close on its line. */
  private string(role: Role): number {
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
  private beforeBrace(start: number, end: number): number {
    let at = end;
    while (at > start && (this.bytes[at - 1] === SPACE || this.bytes[at - 1] === TAB)) at--;
    if (at === start || this.bytes[at - 1] !== OPEN) return end;
    at--;
    while (at > start && (this.bytes[at - 1] === SPACE || this.bytes[at - 1] === TAB)) at--;
    return at;
  }

  private unescaped(start: number, end: number): number {
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
        const code = close > 0 && close < end ? Number.parseInt(decodeRange(this.bytes, at + 3, close), 16) : Number.NaN;
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

  /** A `"""` block as a statement: the description of the element around it. */
  private documentationBlock(): void {
    const start = this.at;
    if (!this.isTripleQuote()) return this.unreadable(start, "unexpected-string", {}, start + 1);
    if (this.depth === 0) {
      this.report("documentation-outside-block", "error", start, start + 3, {});
      this.trace?.opened("unreadable", start);
      this.documentation();
      this.trace?.closed(this.at);
      this.endOfStatement();
      return;
    }
    this.trace?.opened("documentation", start);
    const symbol = this.documentation();
    this.addPending(this.words.description, Form.string, symbol, start, start);
    if (this.wordAhead() || this.spacesThenWord()) this.languages(this.words.description, start);
    this.trace?.closed(this.at);
    this.endOfStatement();
  }

  private spacesThenWord(): boolean {
    this.skipSpaces();
    return this.wordAhead();
  }

  /** Text between `"""` and `"""`, without the indentation that all its lines share. */
  private documentation(): number {
    const open = this.at;
    let at = open + 3;
    while (at < this.length && !(this.bytes[at] === QUOTE && this.bytes[at + 1] === QUOTE && this.bytes[at + 2] === QUOTE)) at++;
    const closed = at < this.length;
    if (!closed) this.report("unclosed-documentation", "error", open, open + 3, {});
    this.at = closed ? at + 3 : this.length;
    this.trace?.part("documentation", open, this.at);
    return this.symbols.internText(dedent(decodeRange(this.bytes, open + 3, at)));
  }

  // Blanks and ends ---------------------------------------------------------------------------------------------------

  /** Spaces and comments of this line. */
  private skipSpaces(): void {
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

  private skipSpacesAndNewlines(): void {
    for (;;) {
      this.skipSpaces();
      if (this.at < this.length && this.bytes[this.at] === NEWLINE) this.at++;
      else return;
    }
  }

  /** Everything between statements. */
  private skipBlank(): void {
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

  private skipBlankAndCommas(): void {
    for (;;) {
      this.skipBlank();
      if (this.at < this.length && this.bytes[this.at] === COMMA) this.at++;
      else return;
    }
  }

  private skipComment(): void {
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

  /** A statement must end here: new line, `;`, or the close of the block. */
  private endOfStatement(): void {
    this.skipSpaces();
    if (this.at >= this.length) return;
    const byte = this.bytes[this.at] as number;
    if (byte === NEWLINE || byte === SEMICOLON || byte === CLOSE) return;
    if (byte === COMMA && this.depth > 0) {
      // `{ every: 24h, offsite: yes }`: a comma separates too.
      this.trace?.part("comma", this.at, this.at + 1);
      this.at++;
      return;
    }
    const start = this.at;
    this.report("unexpected-text", "error", start, start + 1, { found: this.characterAt(start) });
    this.trace?.opened("unreadable", start);
    const level = this.depth;
    this.skipLine();
    if (this.depth === level) this.trace?.closed(this.lastEnd());
  }

  /** End of what was read, without the blanks behind it. */
  private lastEnd(): number {
    let at = this.at;
    while (at > 0) {
      const byte = this.bytes[at - 1] as number;
      if (byte === SPACE || byte === TAB || byte === RETURN) at--;
      else break;
    }
    return Math.max(at, 0);
  }

  private lineEnd(start: number): number {
    const end = this.bytes.indexOf(NEWLINE, start);
    return end < 0 ? this.length : end;
  }

  // Recovery ----------------------------------------------------------------------------------------------------------

  /** Reports a statement that cannot be read and goes on after it. */
  private unreadable(place: number, code: string, parameters: Record<string, string | number>, end: number = place + 1): void {
    this.report(code, "error", place, end, parameters);
    this.trace?.opened("unreadable", this.statementStart);
    if (this.at <= place && this.bytes[this.at] !== QUOTE) this.at = end > this.at ? end : this.at + 1;
    const level = this.depth;
    this.skipLine();
    if (this.depth === level) this.trace?.closed(this.lastEnd());
  }

  /** Skips to the end of the statement; a block that it opens is read and thrown away. */
  private skipLine(): void {
    const { bytes, length } = this;
    while (this.at < length) {
      const byte = bytes[this.at] as number;
      if (byte === NEWLINE || byte === SEMICOLON) return;
      if (byte === CLOSE) return;
      if (byte === QUOTE) {
        if (this.isTripleQuote()) this.documentation();
        else this.string("error");
        continue;
      }
      if (byte === OPEN && this.depth < MAX_DEPTH) {
        const start = this.at;
        this.at++;
        this.trace?.part("open", start, this.at);
        this.openFrame(FRAME_VOID, 0, 0, 0, this.pendingCount, start);
        return;
      }
      if (byte === SLASH && this.isComment(this.at)) this.skipComment();
      else this.at++;
    }
  }

  private skipInRecord(): void {
    while (this.at < this.length) {
      const byte = this.bytes[this.at] as number;
      if (byte === NEWLINE || byte === SEMICOLON || byte === COMMA || byte === CLOSE) return;
      if (byte === QUOTE && !this.isTripleQuote()) this.string("error");
      else this.at++;
    }
  }

  private skipWordsOfLine(): void {
    while (this.at < this.length) {
      const byte = this.bytes[this.at] as number;
      if (byte === NEWLINE || byte === SEMICOLON || byte === OPEN || byte === CLOSE) return;
      this.at++;
    }
  }

  /** Skips to the bracket that closes the one just read. */
  private skipBalanced(): void {
    let level = 1;
    while (this.at < this.length && level > 0) {
      const byte = this.bytes[this.at] as number;
      if (byte === OPEN || byte === OPEN_LIST) level++;
      else if (byte === CLOSE || byte === CLOSE_LIST) level--;
      this.at++;
    }
  }

  // Reports -----------------------------------------------------------------------------------------------------------

  private report(code: string, severity: Severity, start: number, end: number, parameters: Record<string, string | number>): void {
    if (this.diagnostics.length >= MAX_DIAGNOSTICS) {
      this.suppressed++;
      if (code !== "too-many-problems") return;
    }
    this.diagnostics.push({ code, severity, uri: this.uri, span: { start: Math.min(start, this.length), end: Math.min(Math.max(end, start), this.length) }, parameters });
  }

  private characterAt(at: number): string {
    let end = at + 1;
    while (end < this.length && ((this.bytes[end] as number) & 0xc0) === 0x80) end++;
    return decodeRange(this.bytes, at, end);
  }

  private headPart(role: Role, index: number): void {
    this.trace?.part(role, this.headStart[index] as number, this.headEnd[index] as number);
  }

  private addPending(key: number, form: number, value: number, at: number, valueAt: number): void {
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
}

function counts(columns: Columns): { elements: number; attributes: number; relationships: number; extensions: number; carried: number; pool: number } {
  return {
    elements: columns.elementCount,
    attributes: columns.attributeCount,
    relationships: columns.relationshipCount,
    extensions: columns.extensionCount,
    carried: columns.carriedCount,
    pool: columns.poolCount,
  };
}


function isCardinality(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    if (!((byte >= 48 && byte <= 57) || byte === 78 || byte === 110 || byte === STAR)) return false;
  }
  return end > start;
}

const decoder: TextDecoder = new TextDecoder();
function decodeRange(bytes: Uint8Array, start: number, end: number): string {
  return decoder.decode(bytes.subarray(start, end));
}

function encodedLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

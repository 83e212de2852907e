/**
 * The reader of the language: bytes straight into columns, in one pass, without a syntax tree.
 * A new line ends a statement, so an error spoils one statement and the next is read (docs/guide/language.md has the grammar).
 */
import { contentHash } from "../base/hash.ts";
import type { Symbols } from "../base/symbols.ts";
import { type Columns, Form, type Segment } from "../model/columns.ts";
import { BlockReader, FRAME_ELEMENT, FRAME_EXTENSION, FRAME_FILE, FRAME_RELATIONSHIP } from "./block-reader.ts";
import { CLOSE, COLON, COMMA, MINUS, QUOTE, STAR, WORD, classes } from "./bytes.ts";
import type { Role, Trace } from "./trace.ts";
import type { Vocabulary } from "./vocabulary.ts";

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

class Parser extends BlockReader {
  private readonly headSymbol: Int32Array = new Int32Array(HEAD_WORDS);
  private readonly headStart: Int32Array = new Int32Array(HEAD_WORDS);
  private readonly headEnd: Int32Array = new Int32Array(HEAD_WORDS);
  private headCount = 0;

  read(): Segment {
    const { columns } = this;
    columns.reserve(this.length);
    this.symbols.reserve(this.length);
    const before = counts(columns);
    if (this.bytes[0] === 0xef && this.bytes[1] === 0xbb && this.bytes[2] === 0xbf) this.at = 3;
    this.statements();
    this.closeUnclosed();
    if (this.suppressed > 0)
      this.report("too-many-problems", "info", this.length, this.length, { count: this.suppressed });
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
      if (
        this.at >= this.length ||
        !((classes[this.bytes[this.at] as number] as number) & WORD) ||
        this.isArrow(this.at) ||
        this.isComment(this.at)
      )
        break;
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
        return this.unreadable(
          this.headStart[1] as number,
          "unknown-verb",
          { word: this.symbols.text(second), subject: this.symbols.text(first) },
          this.headEnd[1],
        );
      }
      return this.unreadable(
        this.headStart[2] as number,
        "unexpected-word",
        { word: this.symbols.text(third) },
        this.headEnd[2],
      );
    }
    if (words.verbs.has(first))
      return this.unreadable(start, "missing-object", { verb: this.symbols.text(first) }, this.headEnd[0]);
    if (this.bytes[this.at] === QUOTE && this.at < this.length)
      return this.unreadable(start, "missing-id", { kind: this.symbols.text(first) }, this.headEnd[0]);
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
    const row = columns.addElement(
      this.headSymbol[0] as number,
      id,
      0,
      0,
      start,
      this.headStart[this.headCount > 1 ? 1 : 0] as number,
    );
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
      return this.unreadable(
        start,
        "missing-object",
        { verb: this.symbols.text(verb) },
        this.headEnd[this.headCount - 1],
      );
    }
    if (this.headCount > objectAt + 1) {
      return this.unreadable(
        this.headStart[objectAt + 1] as number,
        "unexpected-word",
        { word: this.symbols.text(this.headSymbol[objectAt + 1] as number) },
        this.headEnd[objectAt + 1],
      );
    }
    const owner = subjectAt < 0 ? this.owner() : 0;
    if (subjectAt < 0 && owner === 0) {
      return this.unreadable(
        start,
        "missing-subject",
        { verb: this.symbols.text(verb) },
        this.headEnd[this.headCount - 1],
      );
    }
    this.trace?.opened("relationship", start);
    if (subjectAt >= 0) this.headPart("subject", subjectAt);
    this.trace?.part("verb", this.headStart[subjectAt + 1] as number, this.headEnd[objectAt - 1] as number);
    this.headPart("object", objectAt);
    const subject = subjectAt < 0 ? owner : (this.headSymbol[subjectAt] as number);
    const row = this.columns.addRelationship(
      verb,
      subject,
      this.headSymbol[objectAt] as number,
      owner,
      start,
      this.headStart[objectAt] as number,
    );
    this.relationshipTail(start, row, verb, subject, owner, verb === this.words.flow);
  }

  /** `source -> target, target : dataset, dataset "label" { ... }` */
  private flow(start: number): void {
    if (this.headCount > 1) {
      return this.unreadable(
        this.headStart[1] as number,
        "unexpected-word",
        { word: this.symbols.text(this.headSymbol[1] as number) },
        this.headEnd[1],
      );
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
    if (this.bytes[this.at - 1] === 46)
      return this.unreadable(this.wordStart, "missing-object", { verb: "->" }, this.wordEnd);
    this.trace?.opened("relationship", start);
    if (subjectStart >= 0) this.trace?.part("subject", subjectStart, subjectEnd);
    this.trace?.part("verb", arrow, arrow + 2);
    this.trace?.part("object", this.wordStart, this.wordEnd);
    const row = this.columns.addRelationship(this.words.flow, subject, target, owner, start, this.wordStart);
    this.relationshipTail(start, row, this.words.flow, subject, owner, true);
  }

  /** What may follow the first object: more objects, data sets, a label, a block. */
  private relationshipTail(
    start: number,
    first: number,
    verb: number,
    subject: number,
    owner: number,
    carries: boolean,
  ): void {
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
    if (this.at >= this.length || this.bytes[this.at] !== COLON)
      this.report("link-without-ends", "error", start, this.headEnd[1] as number, {});
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
        const record = [
          2 + (role > 0 ? 1 : 0),
          symbols.internText("entity"),
          Form.word,
          entity,
          symbols.internText("cardinality"),
          Form.word,
          cardinality,
        ];
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
    if (type === FRAME_FILE)
      return this.unreadable(start, "attribute-outside-block", { key: this.symbols.text(key) }, end);
    this.trace?.opened("attribute", start);
    this.trace?.part("key", start, end);
    this.trace?.part("colon", this.at, this.at + 1);
    this.at++;
    this.valueOrList(key, start, 0);
    this.trace?.closed(this.at);
    this.endOfStatement();
  }

  /** `key:` and not `a::b`; a definition's colon stands after two words. */
  private headIsKey(): boolean {
    return this.bytes[this.at + 1] !== COLON;
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

  private headPart(role: Role, index: number): void {
    this.trace?.part(role, this.headStart[index] as number, this.headEnd[index] as number);
  }
}

function counts(columns: Columns): {
  elements: number;
  attributes: number;
  relationships: number;
  extensions: number;
  carried: number;
  pool: number;
} {
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

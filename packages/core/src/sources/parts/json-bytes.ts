/**
 * JSON that machines write, read from its bytes: dumps of hundreds of megabytes become trees of what is asked for, and nothing else is
 * kept or even decoded. It says "not mine" (undefined) to whatever is not exactly JSON in UTF-8; the patient readers take that.
 */
import type { Tree } from "./tree.ts";
import { Words } from "./words.ts";
import type { WordTable } from "./word-table.ts";

/** Values that nobody asks for are passed over, by the names of their fields. */
export interface Passing {
  readonly words: WordTable;
  /**
   * What a field is in: `PASSED` where its value may be passed over, else a number of the reader's own, which the fields inside are told.
   * `word`: the number of its name in the table, 0 where it is none of them. `level`: of the object around it, 0 for the outermost.
   * `context`: what the object around it is in, 0 for the outermost. `isText`: the value is a text.
   */
  within(word: number, level: number, context: number, isText: boolean): number;
  /** Whether a thing of a list in such a context is left out once it is read. */
  drops?(item: Tree, context: number): boolean;
}

export const PASSED = -1;

/** The tree, with lines; undefined where it is not JSON or is nested too deeply. */
export function readJsonBytes(bytes: Uint8Array, depth: number, passing?: Passing): Tree | undefined {
  const reader = new JsonBytes(bytes, depth, passing);
  const tree = reader.outermost();
  return reader.isBroken ? undefined : tree;
}

class JsonBytes {
  isBroken = false;
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private readonly depth: number;
  private readonly passing: Passing | undefined;
  private readonly words: Words;
  private at = 0;
  private line = 1;

  constructor(bytes: Uint8Array, depth: number, passing: Passing | undefined) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.depth = depth;
    this.passing = passing;
    this.words = new Words(bytes);
  }

  outermost(): Tree {
    if (this.bytes[0] === 0xef && this.bytes[1] === 0xbb && this.bytes[2] === 0xbf) this.at = 3;
    const first = this.next();
    if (first !== OPEN_OBJECT && first !== OPEN_ARRAY) return this.broken();
    const tree = this.value(first, 0, 0);
    if (this.next() !== NOTHING) this.broken();
    return tree;
  }

  /** The next byte that is no space, where reading then stands; `NOTHING` at the end. */
  private next(): number {
    const { bytes } = this;
    for (; this.at < bytes.length; this.at++) {
      const byte = bytes[this.at] ?? 0;
      if (byte > SPACE) return byte;
      if (byte === NEWLINE) this.line++;
      else if (byte !== SPACE && byte !== TAB && !(byte === RETURN && bytes[this.at + 1] === NEWLINE)) this.broken();
    }
    return NOTHING;
  }

  private value(first: number, level: number, context: number): Tree {
    if (first === OPEN_OBJECT) return this.object(level, context);
    if (first === OPEN_ARRAY) return this.array(level, context);
    const { line } = this;
    if (first === QUOTE) return { is: "scalar", text: this.text(), isPlain: false, line };
    return { is: "scalar", text: this.bare(), isPlain: true, line };
  }

  private object(level: number, context: number): Tree {
    if (level >= this.depth) return this.broken();
    const { line } = this;
    const entries = new Map<string, Tree>();
    this.at++;
    let next = this.next();
    while (next !== CLOSE_OBJECT && !this.isBroken) {
      if (next !== QUOTE) return this.broken();
      this.field(entries, level, context);
      next = this.next();
      if (next === COMMA) {
        this.at++;
        next = this.next();
        if (next === CLOSE_OBJECT) return this.broken();
      } else if (next !== CLOSE_OBJECT) return this.broken();
    }
    this.at++;
    return { is: "fields", entries, line };
  }

  private field(entries: Map<string, Tree>, level: number, around: number): void {
    const from = this.at + 1;
    const end = this.endOfText();
    if (end < 0) return;
    const { passing } = this;
    const word = passing === undefined ? 0 : passing.words.find(this.view, from, end);
    this.at = end + 1;
    if (this.next() !== COLON) return void this.broken();
    this.at++;
    const first = this.next();
    const context = passing === undefined ? 0 : passing.within(word, level, around, first === QUOTE);
    if (context === PASSED) this.skip(first);
    else {
      const name = this.decoded(from, end);
      entries.set(name, this.value(first, level + 1, context));
    }
  }

  private array(level: number, context: number): Tree {
    if (level >= this.depth) return this.broken();
    const { line } = this;
    const items: Tree[] = [];
    this.at++;
    let next = this.next();
    while (next !== CLOSE_ARRAY && !this.isBroken) {
      const item = this.value(next, level + 1, context);
      if (this.passing?.drops?.(item, context) !== true) items.push(item);
      next = this.next();
      if (next === COMMA) {
        this.at++;
        next = this.next();
        if (next === CLOSE_ARRAY) return this.broken();
      } else if (next !== CLOSE_ARRAY) return this.broken();
    }
    this.at++;
    return { is: "items", items, line };
  }

  /** Over a value of which nothing is kept; only its brackets and lines count. */
  private skip(first: number): void {
    if (first === QUOTE) return this.skipText();
    if (first !== OPEN_OBJECT && first !== OPEN_ARRAY) return void this.bare();
    const { bytes } = this;
    let open = 0;
    while (this.at < bytes.length && !this.isBroken) {
      const byte = bytes[this.at] ?? 0;
      if (byte === QUOTE) {
        this.skipText();
        continue;
      }
      this.at++;
      if (byte === NEWLINE) this.line++;
      else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) open++;
      else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
        if (--open === 0) return;
      }
      if (open > this.depth) this.broken();
    }
    this.broken();
  }

  private skipText(): void {
    const end = this.endOfText();
    if (end >= 0) this.at = end + 1;
  }

  private text(): string {
    const from = this.at + 1;
    const end = this.endOfText();
    if (end < 0) return "";
    this.at = end + 1;
    return this.decoded(from, end);
  }

  /** Place of the quote that ends the text that begins here. */
  private endOfText(): number {
    const { bytes } = this;
    let place = this.at + 1;
    for (; place < bytes.length; place++) {
      const byte = bytes[place] ?? 0;
      if (byte === QUOTE) return place;
      if (byte === BACKSLASH) place++;
      else if (byte < SPACE) break;
    }
    this.broken();
    return -1;
  }

  private decoded(from: number, to: number): string {
    const text = this.words.text(from, to);
    if (text === undefined) this.broken();
    return text ?? "";
  }

  /** A number, `true`, `false` or `null`, as written. */
  private bare(): string {
    const { bytes } = this;
    const from = this.at;
    while (isBare(bytes[this.at] ?? 0)) this.at++;
    const text = this.words.text(from, this.at) ?? "";
    if (!/^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/u.test(text)) this.broken();
    return text;
  }

  private broken(): Tree {
    this.isBroken = true;
    this.at = this.bytes.length;
    return { is: "scalar", text: "", isPlain: true, line: this.line };
  }
}

/** Letters, digits, and what else stands in numbers. */
function isBare(byte: number): boolean {
  return (
    (byte >= 0x61 && byte <= 0x7a) ||
    (byte >= 0x30 && byte <= 0x39) ||
    byte === 0x2b ||
    byte === 0x2d ||
    byte === 0x2e ||
    byte === 0x45
  );
}

const NOTHING = -1;
const TAB = 0x09;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

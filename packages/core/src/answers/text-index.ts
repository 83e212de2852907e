/**
 * Where every text of a model is said, for search: each distinct text once, folded, in long strings, and a list of who says it.
 * Made on the first search of a model (a sweep over its columns), then asked in milliseconds: the search itself is `indexOf`, in
 * those blocks that hold every run of three bytes of the needle.
 */
import { decode, encode } from "../base/text.ts";
import { Form } from "../model/columns.ts";
import type { Model } from "../model/model.ts";
import { fold } from "./fold.ts";

/** How well a text matches, from whole to somewhere inside a word; 0 for not at all. */
export const INSIDE = 1;
export const WORD_START = 2;
export const TEXT_START = 3;
export const WHOLE = 4;

/** Where a text is said: an attribute row, or one of these. */
export const SAID_BY_ID = -1;
export const SAID_BY_NAME = -2;

/** What is found, by row: calls back for each text of an element that holds the needle; an element may come several times. */
export type Visit = (row: number, where: number, quality: number) => void;

export interface TextIndex {
  /** Every place that holds a folded needle: in ids and names, and also elsewhere unless `labelsOnly`. */
  find(needle: string, labelsOnly: boolean, visit: Visit): void;
  /** Elements that say exactly this text, by its symbol. */
  eachSaying(symbol: number, visit: (row: number, where: number) => void): void;
}

/** The index of a model; kept as long as the model. */
export function textIndex(model: Model): TextIndex {
  let index = indexes.get(model);
  if (index === undefined) indexes.set(model, (index = new Index(model)));
  return index;
}

const indexes: WeakMap<Model, TextIndex> = new WeakMap();

class Index implements TextIndex {
  private readonly sayings: Sayings;
  private readonly labels: Texts;
  private readonly others: Texts;

  constructor(model: Model) {
    const isLabelKey = labelKeys(model);
    this.sayings = sayingsOf(model, isLabelKey);
    this.labels = foldedTexts(model, this.sayings, true);
    this.others = foldedTexts(model, this.sayings, false);
  }

  find(needle: string, labelsOnly: boolean, visit: Visit): void {
    // The strings hold UTF-8 bytes, one per character, so that the engine keeps them at one byte each whatever the script.
    const wanted = asBytes(encode(needle));
    if (wanted === "") return;
    scan(this.labels, this.sayings, wanted, visit);
    if (!labelsOnly) scan(this.others, this.sayings, wanted, visit);
  }

  eachSaying(symbol: number, visit: (row: number, where: number) => void): void {
    const { start, row, where } = this.sayings;
    const end = start[symbol + 1] ?? 0;
    for (let index = start[symbol] ?? 0; index < end; index++) visit(row[index] as number, where[index] as number);
  }
}

/** Finds each text that holds the needle once, and tells who says it. */
function scan(texts: Texts, sayings: Sayings, wanted: string, visit: Visit): void {
  const trigrams = trigramsOf(wanted);
  texts.blocks.forEach((text, block) => {
    if (trigrams.every((trigram) => hasTrigram(texts.signatures, block, trigram)))
      scanBlock(texts, block, text, sayings, wanted, visit);
  });
}

function scanBlock(
  texts: Texts,
  block: number,
  text: string,
  { start, row, where }: Sayings,
  wanted: string,
  visit: Visit,
): void {
  const { symbols, starts } = texts;
  let place = texts.firstPlace[block] as number;
  const base = starts[place] as number;
  for (let at = text.indexOf(wanted); at >= 0;) {
    place = placeAt(starts, base + at, place);
    const first = (starts[place] as number) - base;
    const end = (starts[place + 1] as number) - base;
    const quality =
      at === first ? (at + wanted.length === end - 1 ? WHOLE : TEXT_START) : insideQuality(text, at, wanted, end);
    const symbol = symbols[place] as number;
    const last = start[symbol + 1] as number;
    for (let index = start[symbol] as number; index < last; index++)
      visit(row[index] as number, where[index] as number, quality);
    at = text.indexOf(wanted, end);
  }
}

/** The text that holds an offset, not before `from`: nearly always among the next ones, else by halving. */
function placeAt(starts: Int32Array, offset: number, from: number): number {
  for (let place = from; place < from + 8 && place + 1 < starts.length; place++)
    if ((starts[place + 1] as number) > offset) return place;
  let low = from;
  let high = starts.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The best of the matches inside one text; the first is at `at`. */
function insideQuality(text: string, at: number, wanted: string, end: number): number {
  for (let next = at; next >= 0 && next < end && next - at < MOST_LOOKED_AT; next = text.indexOf(wanted, next + 1)) {
    if (!isWordByte(text.charCodeAt(next - 1))) return WORD_START;
  }
  return INSIDE;
}

const MOST_LOOKED_AT = 400;

/** Digits, letters, and every byte of a letter beyond ASCII. */
function isWordByte(byte: number): boolean {
  return byte >= 0x80 || (byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x7a);
}

/** Sayings by symbol, as compressed rows. */
interface Sayings {
  readonly start: Int32Array;
  readonly row: Int32Array;
  readonly where: Int32Array;
  /** 1 for symbols that name something. */
  readonly isLabel: Uint8Array;
}

/** Folded texts of some symbols, one after the other, each closed by a line feed, cut into blocks between texts. */
interface Texts {
  readonly symbols: Int32Array;
  /** Where each text starts, and where the last one ends, counted through all blocks. */
  readonly starts: Int32Array;
  readonly blocks: readonly string[];
  /** Place of the first text of each block. */
  readonly firstPlace: Int32Array;
  /** For each block a set of the runs of three bytes in it, by hash: what lacks one of the needle's cannot hold the needle. */
  readonly signatures: Uint32Array;
}

/** Symbols of the keys whose texts are names, too. */
function labelKeys(model: Model): ReadonlySet<number> {
  const keys = new Set<number>();
  const { columns, symbols } = model;
  for (let row = 0; row < columns.attributeCount; row++) keys.add(columns.attributeKey[row] as number);
  return new Set([...keys].filter((symbol) => isLabel(symbols.text(symbol))));
}

/** Does the attribute name its element? */
export function isLabel(key: string): boolean {
  return key.startsWith("name.") || key === "aliases";
}

function sayingsOf(model: Model, labelKey: ReadonlySet<number>): Sayings {
  const start = new Int32Array(model.symbols.count + 1);
  const label = new Uint8Array(model.symbols.count);
  eachSaying(model, (symbol, _row, where) => {
    start[symbol + 1] = (start[symbol + 1] as number) + 1;
    if (where < 0 || labelKey.has(model.columns.attributeKey[where] as number)) label[symbol] = 1;
  });
  for (let symbol = 0; symbol < model.symbols.count; symbol++)
    start[symbol + 1] = (start[symbol + 1] as number) + (start[symbol] as number);
  const next = start.slice();
  const rows = new Int32Array(start[model.symbols.count] as number);
  const wheres = new Int32Array(rows.length);
  eachSaying(model, (symbol, row, where) => {
    const at = next[symbol] as number;
    next[symbol] = at + 1;
    rows[at] = row;
    wheres[at] = where;
  });
  return { start, row: rows, where: wheres, isLabel: label };
}

/** Every text that an element says: its id, name, and the texts and words of its attributes. */
function eachSaying(model: Model, visit: (symbol: number, row: number, where: number) => void): void {
  const { columns } = model;
  const { extensions } = model.parts;
  const scan = (row: number, first: number, count: number): void => {
    for (let at = first; at < first + count; at++)
      visitValue(model, columns.attributeForm[at] as number, columns.attributeValue[at] as number, (symbol) =>
        visit(symbol, row, at),
      );
  };
  for (const row of model.rows()) {
    visit(columns.elementId[row] as number, row, SAID_BY_ID);
    const name = columns.elementName[row] as number;
    if (name !== 0) visit(name, row, SAID_BY_NAME);
    scan(row, columns.elementAttributes[row] as number, columns.elementAttributeCount[row] as number);
    for (const extension of extensions.get(row) ?? [])
      scan(row, columns.extensionAttributes[extension] as number, columns.extensionAttributeCount[extension] as number);
  }
}

function visitValue(model: Model, form: number, value: number, visit: (symbol: number) => void): void {
  const { pool } = model.columns;
  if (form === Form.list) {
    const count = pool[value] as number;
    for (let item = 0; item < count; item++)
      visitValue(model, pool[value + 1 + item * 2] as number, pool[value + 2 + item * 2] as number, visit);
  } else if (form === Form.record) {
    const count = pool[value] as number;
    for (let field = 0; field < count; field++)
      visitValue(model, pool[value + 2 + field * 3] as number, pool[value + 3 + field * 3] as number, visit);
  } else if (value !== 0) visit(value);
}

/** The folded texts of the symbols that somebody says: of those that name something, or of the others. */
function foldedTexts(model: Model, sayings: Sayings, labels: boolean): Texts {
  const { pool, starts: from } = model.symbols.arrays();
  const count = sayings.start.length - 1;
  const symbols = new Int32Array(count);
  const starts = new Int32Array(count + 1);
  let bytes = new Uint8Array((labels ? pool.length >> 2 : pool.length) + count + 16);
  let said = 0;
  let length = 0;
  for (let symbol = 1; symbol < count; symbol++) {
    if (sayings.start[symbol] === sayings.start[symbol + 1] || (sayings.isLabel[symbol] === 1) !== labels) continue;
    const first = from[symbol] as number;
    const last = from[symbol + 1] as number;
    symbols[said] = symbol;
    starts[said++] = length;
    if (length + last - first + 1 > bytes.length) bytes = grown(bytes, last - first);
    const after = foldAscii(pool, first, last, bytes, length);
    if (after >= 0) length = after;
    else {
      const folded = encode(fold(decode(pool, first, last)));
      if (length + folded.length + 1 > bytes.length) bytes = grown(bytes, folded.length);
      bytes.set(folded, length);
      length += folded.length;
    }
    bytes[length++] = LINE_FEED;
  }
  starts[said] = length;
  return {
    symbols: symbols.slice(0, said),
    starts: starts.slice(0, said + 1),
    ...cut(bytes.subarray(0, length), starts.subarray(0, said + 1)),
  };
}

const BLOCK_BYTES = 8192;

/** Blocks of whole texts, of the given size or of one text that is longer, with their signatures. */
function cut(bytes: Uint8Array, starts: Int32Array): Pick<Texts, "blocks" | "firstPlace" | "signatures"> {
  const firstPlaces: number[] = [];
  for (let place = 0, base = -BLOCK_BYTES; place + 1 < starts.length; place++) {
    if ((starts[place + 1] as number) - base <= BLOCK_BYTES) continue;
    firstPlaces.push(place);
    base = starts[place] as number;
  }
  const signatures = new Uint32Array(firstPlaces.length * SIGNATURE_WORDS);
  const blocks = firstPlaces.map((place, block) => {
    const inside = bytes.subarray(starts[place], starts[firstPlaces[block + 1] ?? starts.length - 1]);
    sign(inside, signatures, block);
    return asBytes(inside);
  });
  return { blocks, firstPlace: Int32Array.from(firstPlaces), signatures };
}

/** 8,192 bits a block, of which ordinary text sets one in six. */
const SIGNATURE_WORDS = 256;

function sign(bytes: Uint8Array, signatures: Uint32Array, block: number): void {
  const base = block * SIGNATURE_WORDS;
  let run = 0;
  for (let at = 0; at < bytes.length; at++) {
    run = ((run << 8) | (bytes[at] as number)) & 0xffffff;
    if (at < 2) continue;
    const bit = hashOf(run);
    signatures[base + (bit >>> 5)] = (signatures[base + (bit >>> 5)] as number) | (1 << (bit & 31));
  }
}

function hasTrigram(signatures: Uint32Array, block: number, bit: number): boolean {
  return ((signatures[block * SIGNATURE_WORDS + (bit >>> 5)] as number) & (1 << (bit & 31))) !== 0;
}

/** Bits of the runs of three bytes in a needle; none when it is shorter. */
function trigramsOf(wanted: string): readonly number[] {
  const found = new Set<number>();
  for (let at = 2; at < wanted.length; at++) {
    found.add(hashOf((wanted.charCodeAt(at - 2) << 16) | (wanted.charCodeAt(at - 1) << 8) | wanted.charCodeAt(at)));
  }
  return [...found];
}

/** Bit 0 to 8191 of three bytes: multiplicative hashing (Knuth, The Art of Computer Programming 3, 6.4). */
function hashOf(run: number): number {
  return Math.imul(run, 0x9e3779b1) >>> 19;
}

const LINE_FEED = 10;
const BLANK = 32;

/** Folds bytes that are all ASCII into another array; returns where they end, or -1 when one is not ASCII. */
function foldAscii(from: Uint8Array, first: number, last: number, to: Uint8Array, at: number): number {
  let end = at;
  for (let place = first; place < last; place++) {
    const byte = from[place] as number;
    if (byte >= 0x80) return -1;
    if (byte >= 0x41 && byte <= 0x5a) to[end++] = byte + 32;
    else if (byte > BLANK) to[end++] = byte;
    else if (end === at || to[end - 1] !== BLANK) to[end++] = BLANK;
  }
  return end;
}

function grown(bytes: Uint8Array<ArrayBuffer>, room: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.ceil((bytes.length + room) * 1.5) + 64);
  larger.set(bytes);
  return larger;
}

/** A string with one character for each byte. */
function asBytes(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += PIECE)
    parts.push(String.fromCharCode.apply(null, bytes.subarray(at, at + PIECE) as unknown as number[]));
  return parts.join("");
}

const PIECE = 8192;

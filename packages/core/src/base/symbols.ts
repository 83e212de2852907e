/**
 * Symbols: every distinct text of a model, once, as a small number. Text stays UTF-8 in one pool and becomes a string only
 * when somebody asks; two words are equal exactly when their numbers are. Numbers are never reused.
 *
 * Texts in quotes are hardly ever the same twice. While many files are read at once (`isGathering`) each gets a number of its own without
 * being looked up, a seventh of the time; whoever compares such texts compares their bytes.
 */
import { decode, encode } from "./text.ts";

const SEED = 0x811c9dc5 | 0;
const PRIME = 0x01000193;

const NEWLINE = 10;
const QUOTE = 34;
const BACKSLASH = 92;
/** Bytes of the longest text that `gather` takes. */
const LONGEST_GATHERED: number = 1 << 14;

/** The typed arrays of a symbol table, for snapshots. */
export interface SymbolArrays {
  readonly pool: Uint8Array;
  readonly starts: Uint32Array;
  /** The hash table, so that opening need not make it again. */
  readonly table: Int32Array;
}

export class Symbols {
  /** Number of symbols; 0 is the empty text. */
  count: number;
  /** Do texts in quotes get numbers of their own just now? */
  isGathering = false;
  /** Offset behind the text that `gather` read last. */
  gatheredTo = 0;
  /** Symbols that the hash table knows. */
  private hashed = 0;
  private pool: Uint8Array;
  private starts: Uint32Array;
  /** Pairs of symbol + 1 (0: free) and hash; open addressing with linear steps. Pairs keep a probe in one cache line. */
  private table: Int32Array;
  private mask: number;
  private readonly strings: (string | undefined)[] = [];
  private readonly pairs: Map<number, Map<number, number>> = new Map();

  constructor(arrays?: SymbolArrays) {
    if (arrays === undefined) {
      this.pool = new Uint8Array(1 << 14);
      this.starts = new Uint32Array(1 << 10);
      this.count = 0;
      this.table = new Int32Array(1 << 12);
      this.mask = this.table.length / 2 - 1;
      this.internText("");
    } else {
      this.pool = arrays.pool;
      this.starts = arrays.starts;
      this.count = arrays.starts.length - 1;
      this.hashed = this.count;
      this.table = arrays.table;
      this.mask = arrays.table.length / 2 - 1;
    }
  }

  /** Symbol of bytes[start, end), made when it is new. */
  intern(bytes: Uint8Array, start: number, end: number): number {
    let hash = SEED;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] as number), PRIME);
    return this.internHashed(bytes, start, end, hash);
  }

  /** The same, for a reader that has computed the hash while it scanned: FNV-1a, 32 bit (Fowler, Noll, Vo), from 0x811c9dc5. */
  internHashed(bytes: Uint8Array, start: number, end: number, hash: number): number {
    let slot = (hash ^ (hash >>> 15)) & this.mask;
    for (;;) {
      const symbol = (this.table[slot * 2] as number) - 1;
      if (symbol < 0) return this.add(bytes, start, end, hash, slot);
      if (this.table[slot * 2 + 1] === hash && this.equals(symbol, bytes, start, end)) return symbol;
      slot = (slot + 1) & this.mask;
    }
  }

  /**
   * A symbol of its own for the text from `start` to the next quote, or -1, having kept nothing, when the text has an escape, does not
   * end on its line, or is longer than most.
   */
  gather(bytes: Uint8Array, start: number): number {
    const from = this.starts[this.count] as number;
    if (from + LONGEST_GATHERED > this.pool.length) this.growPool(from + LONGEST_GATHERED);
    const { pool } = this;
    const limit = Math.min(bytes.length, start + LONGEST_GATHERED);
    let to = from;
    for (let at = start; at < limit; at++) {
      const byte = bytes[at] as number;
      if (byte === QUOTE) {
        this.gatheredTo = at;
        return to === from ? 0 : this.close(to);
      }
      if (byte === NEWLINE || byte === BACKSLASH) return -1;
      pool[to++] = byte;
    }
    return -1;
  }

  /** Symbol of a text. */
  internText(text: string): number {
    const bytes = encode(text);
    return this.intern(bytes, 0, bytes.length);
  }

  /** Symbol of `first.second`, remembered, so that dotted keys cost nothing. */
  internDotted(first: number, second: number): number {
    let row = this.pairs.get(first);
    if (row === undefined) this.pairs.set(first, (row = new Map()));
    let symbol = row.get(second);
    if (symbol === undefined) row.set(second, (symbol = this.internText(`${this.text(first)}.${this.text(second)}`)));
    return symbol;
  }

  /** Symbol of a text if there is one. */
  find(text: string): number | undefined {
    const bytes = encode(text);
    return this.findBytes(bytes, 0, bytes.length);
  }

  /** Symbol of bytes[start, end) if there is one. */
  findBytes(bytes: Uint8Array, start: number, end: number): number | undefined {
    let hash = SEED;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] as number), PRIME);
    let slot = (hash ^ (hash >>> 15)) & this.mask;
    for (;;) {
      const symbol = (this.table[slot * 2] as number) - 1;
      if (symbol < 0) return undefined;
      if (this.table[slot * 2 + 1] === hash && this.equals(symbol, bytes, start, end)) return symbol;
      slot = (slot + 1) & this.mask;
    }
  }

  /** Text of a symbol. */
  text(symbol: number): string {
    const known = this.strings[symbol];
    if (known !== undefined) return known;
    const text = decode(this.pool, this.starts[symbol] ?? 0, this.starts[symbol + 1] ?? 0);
    this.strings[symbol] = text;
    return text;
  }

  /** UTF-8 bytes of a symbol, not to be changed. */
  bytes(symbol: number): Uint8Array {
    return this.pool.subarray(this.starts[symbol], this.starts[symbol + 1]);
  }

  /** The arrays of this table, as a snapshot keeps them. */
  arrays(): SymbolArrays {
    return {
      pool: this.pool.subarray(0, this.starts[this.count]),
      starts: this.starts.subarray(0, this.count + 1),
      table: this.table,
    };
  }

  /** Room for the distinct text of so many bytes of model. */
  reserve(bytes: number): void {
    if (bytes < 1 << 16) return;
    const used = this.starts[this.count] as number;
    if (used + bytes * 0.45 > this.pool.length) this.growPool(Math.min(0xffffffff, Math.ceil(used + bytes * 0.45)));
    const symbols = this.count + Math.ceil(bytes / 160);
    if (symbols + 2 > this.starts.length) this.growSymbols(symbols);
    const hashed = this.hashed + Math.ceil(bytes / (this.isGathering ? 400 : 160));
    if (isCrowded(hashed, this.mask + 1)) this.rebuild(hashed);
  }

  private equals(symbol: number, bytes: Uint8Array, start: number, end: number): boolean {
    const { pool, starts } = this;
    let at = starts[symbol] as number;
    if ((starts[symbol + 1] as number) - at !== end - start) return false;
    for (let place = start; place < end; place++, at++) if (pool[at] !== bytes[place]) return false;
    return true;
  }

  private add(bytes: Uint8Array, start: number, end: number, hash: number, slot: number): number {
    const at = this.starts[this.count] as number;
    const length = end - start;
    if (at + length > this.pool.length) this.growPool(at + length);
    const { pool } = this;
    if (length < 400) for (let place = 0; place < length; place++) pool[at + place] = bytes[start + place] as number;
    else pool.set(bytes.subarray(start, end), at);
    const symbol = this.close(at + length);
    this.table[slot * 2] = symbol + 1;
    this.table[slot * 2 + 1] = hash;
    if (isCrowded(++this.hashed, this.mask + 1)) this.rebuild();
    return symbol;
  }

  /** Makes what was written to the pool, up to `end`, the newest symbol. */
  private close(end: number): number {
    const symbol = this.count++;
    if (symbol + 2 > this.starts.length) this.growSymbols();
    this.starts[symbol + 1] = end;
    return symbol;
  }

  private growSymbols(least = 0): void {
    const starts = new Uint32Array(Math.max(1 << 10, least + 2, Math.ceil(this.starts.length * 1.6)));
    starts.set(this.starts.subarray(0, this.count + 1));
    this.starts = starts;
  }

  private growPool(needed: number): void {
    if (needed > 0xffffffff) throw new Error("more than 4 GiB of distinct text");
    const pool = new Uint8Array(Math.min(0xffffffff, Math.max(needed, Math.ceil(this.pool.length * 1.6))));
    pool.set(this.pool);
    this.pool = pool;
  }

  private rebuild(symbols: number = this.hashed): void {
    let size = 1 << 11;
    while (isCrowded(Math.max(symbols, this.hashed + 1), size)) size *= 2;
    const old = this.table;
    const table = new Int32Array(size * 2);
    const mask = size - 1;
    for (let place = 0; place < old.length; place += 2) {
      const symbol = old[place] as number;
      if (symbol === 0) continue;
      const hash = old[place + 1] as number;
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (table[slot * 2] !== 0) slot = (slot + 1) & mask;
      table[slot * 2] = symbol;
      table[slot * 2 + 1] = hash;
    }
    this.table = table;
    this.mask = mask;
  }
}

/** More than three quarters full: beyond, steps get long; below, the table is no larger than the caches like. */
function isCrowded(symbols: number, slots: number): boolean {
  return symbols * 4 > slots * 3;
}

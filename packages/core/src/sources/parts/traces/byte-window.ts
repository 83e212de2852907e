/**
 * JSON in bytes that arrive in pieces: a window over them, with what reads values right there. Nothing is decoded that nobody asked for,
 * which is what makes gigabytes of traces readable. Every method takes a place and gives the place behind what it read; `STARVED` where the
 * window ends first (the same call is made again when there is more), `BROKEN` where the bytes are no JSON.
 */
import { isSame } from "../word-table.ts";

export const STARVED = -1;
export const BROKEN = -2;
/** For those who read what is usual first: it is something else, or not all there yet. */
export const UNUSUAL = -3;

/** Four signs as a number, as a view reads them. */
function quad(text: string): number {
  return new DataView(new TextEncoder().encode(text).buffer).getInt32(0, true);
}

const KEY = [quad('{"ke'), quad('y":"')] as const;
const VALUE = [quad(',"va'), quad('lue"')] as const;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;

/** Texts that are kept at hand, and how long they may be. */
const WORDS = 1 << 14;
const LONGEST_WORD = 128;

export class ByteWindow {
  bytes: Uint8Array = new Uint8Array(1 << 16);
  /** Four bytes at once. */
  view: DataView = new DataView(this.bytes.buffer);
  /** Behind the last byte. */
  end = 0;
  /** No more will come. */
  isLast = false;
  /** What the last call of `id` read: 64 bits as two whole numbers. */
  idHigh = 0;
  idLow = 0;
  isHexadecimal = false;
  /** What the last call of `text` read. */
  read = "";
  private readonly words: string[] = Array.from({ length: WORDS }, () => "");
  /** The bytes of each. */
  private readonly wordBytes = new Uint8Array(WORDS * LONGEST_WORD);
  private readonly wordView = new DataView(this.wordBytes.buffer);
  private readonly decoder = new TextDecoder("utf-8");

  /** Adds a piece and forgets what lies before `from`; what stood at `from` is then at 0. */
  push(piece: Uint8Array, from: number): void {
    const left = this.end - from;
    const needed = left + piece.length;
    if (needed > this.bytes.length) {
      const larger = new Uint8Array(Math.max(needed, Math.min(this.bytes.length * 2, needed + (1 << 24))));
      larger.set(this.bytes.subarray(from, this.end));
      this.bytes = larger;
      this.view = new DataView(larger.buffer);
    } else if (from > 0) {
      this.bytes.copyWithin(0, from, this.end);
    }
    this.bytes.set(piece, left);
    this.end = needed;
  }

  /** Place of the next byte that is no space. */
  space(at: number): number {
    const { bytes, end } = this;
    let place = at;
    while (place < end && (bytes[place] ?? 0) <= 0x20) place++;
    return place < end ? place : STARVED;
  }

  /** Behind the text that begins with the quote at `at`. */
  skipText(at: number): number {
    const { bytes, end } = this;
    let place = this.markAfter(at + 1);
    while (place < end && bytes[place] !== QUOTE) place = this.markAfter(place + 2);
    return place < end ? place + 1 : STARVED;
  }

  /** Place of the first quote or backslash; at the end or behind it where there is none. Four bytes at once, of which a mark makes one 0. */
  private markAfter(from: number): number {
    const { bytes, end, view } = this;
    let place = from;
    for (; place + 4 <= end; place += 4) {
      const four = view.getInt32(place, true);
      const quotes = four ^ 0x22222222;
      const slashes = four ^ 0x5c5c5c5c;
      if (((((quotes - 0x01010101) & ~quotes) | ((slashes - 0x01010101) & ~slashes)) & 0x80808080) !== 0) break;
    }
    while (place < end && bytes[place] !== QUOTE && bytes[place] !== BACKSLASH) place++;
    return place;
  }

  /** Does `{"key":"` stand there? */
  beginsKey(at: number): boolean {
    const { view } = this;
    return at + 8 <= this.end && view.getInt32(at, true) === KEY[0] && view.getInt32(at + 4, true) === KEY[1];
  }

  /** Does `,"value":{"` stand there? */
  beginsValue(at: number): boolean {
    const { view, bytes } = this;
    return (
      at + 11 <= this.end &&
      view.getInt32(at, true) === VALUE[0] &&
      view.getInt32(at + 4, true) === VALUE[1] &&
      bytes[at + 8] === 0x3a &&
      bytes[at + 9] === 0x7b &&
      bytes[at + 10] === QUOTE
    );
  }

  /** Behind a value that holds no others; `UNUSUAL` for one that does. */
  skipPlain(at: number): number {
    const first = this.bytes[at];
    if (first === QUOTE) return this.skipText(at);
    return first === 0x7b || first === 0x5b ? UNUSUAL : this.skipWord(at);
  }

  /** Reads a number, a flag or nothing into `read`; `UNUSUAL` for what holds others. */
  plain(at: number): number {
    const first = this.bytes[at];
    return first === 0x7b || first === 0x5b ? UNUSUAL : this.text(at);
  }

  /** Behind the value at `at`, whatever it is. */
  skip(at: number): number {
    const first = this.bytes[at];
    if (first === QUOTE) return this.skipText(at);
    return first === 0x7b || first === 0x5b ? this.skipOut(at + 1, 1) : this.skipWord(at);
  }

  /** Out of so many objects and arrays. */
  skipOut(at: number, levels: number): number {
    const { bytes, end } = this;
    let depth = levels;
    let place = at;
    while (place < end) {
      const byte = bytes[place++] ?? 0;
      if (byte === QUOTE) {
        place = this.skipText(place - 1);
        if (place < 0) return STARVED;
      } else if (byte === 0x7b || byte === 0x5b) depth++;
      else if ((byte === 0x7d || byte === 0x5d) && --depth === 0) return place;
    }
    return STARVED;
  }

  /** Behind a number, `true`, `false` or `null`. */
  private skipWord(at: number): number {
    const { bytes, end } = this;
    let place = at;
    while (place < end) {
      const byte = bytes[place] ?? 0;
      if (byte === 0x2c || byte === 0x7d || byte === 0x5d || byte <= 0x20) break;
      if (byte === QUOTE || byte === 0x3a || byte === 0x7b || byte === 0x5b) return BROKEN;
      place++;
    }
    if (place === at) return BROKEN;
    return place < end || this.isLast ? place : STARVED;
  }

  /** Reads the text or the plain word at `at` into `read`; empty for objects, arrays and `null`. */
  text(at: number): number {
    const after = this.skip(at);
    if (after < 0) return after;
    const first = this.bytes[at];
    if (first === QUOTE) this.read = this.word(at + 1, after - 1);
    else if (first === 0x7b || first === 0x5b) this.read = "";
    else {
      this.read = this.word(at, after);
      if (this.read === "null") this.read = "";
    }
    return after;
  }

  /** The text of bytes; the same text is the same value, so that what repeats costs nothing. */
  word(from: number, to: number): string {
    const length = to - from;
    if (length > LONGEST_WORD) return this.decoded(from, to);
    const hash = length < 4 ? this.hashOfShort(from, to) : this.hashOf(from, to);
    const slot = (hash ^ (hash >>> 15)) & (WORDS - 1);
    const known = this.words[slot] ?? "";
    const start = slot * LONGEST_WORD;
    if (known.length === length && isSame(this.wordView, start, this.view, from, to)) return known;
    const text = this.decoded(from, to);
    // Only what stands there as it is can be found again by its bytes.
    if (text.length === length && this.says(from, text)) {
      this.words[slot] = text;
      this.wordBytes.set(this.bytes.subarray(from, to), start);
    }
    return text;
  }

  private hashOfShort(from: number, to: number): number {
    let hash = to - from;
    for (let place = from; place < to; place++) hash = Math.imul(hash ^ (this.bytes[place] ?? 0), 0x01000193);
    return hash;
  }

  /** Of the beginning, the middle and the end, where texts of one sort differ. */
  private hashOf(from: number, to: number): number {
    const { view } = this;
    const middle = from + ((to - from - 4) >> 1);
    let hash = Math.imul(view.getInt32(from, true) ^ (to - from), 0x2c1b3c6d);
    hash = Math.imul((hash ^ (hash >>> 15)) + view.getInt32(middle, true), 0x297a2d39);
    return Math.imul((hash ^ (hash >>> 13)) + view.getInt32(to - 4, true), 0x85ebca6b);
  }

  /** Do the bytes from a place say this word? */
  says(from: number, word: string): boolean {
    const { bytes } = this;
    for (let index = 0; index < word.length; index++) if (bytes[from + index] !== word.charCodeAt(index)) return false;
    return true;
  }

  /** Of many bytes, 53 bits by which they are known again. */
  fingerprint(from: number, to: number): number {
    const { bytes, view } = this;
    let one = to - from;
    let two = 0x811c9dc5;
    let place = from;
    for (; place + 4 <= to; place += 4) {
      const four = view.getInt32(place, true);
      one = Math.imul(one ^ four, 0x01000193);
      one ^= one >>> 15;
      two = Math.imul(two + four, 0x85ebca6b) ^ (two >>> 11);
    }
    for (; place < to; place++) {
      one = Math.imul(one ^ (bytes[place] ?? 0), 0x01000193);
      two = Math.imul(two + (bytes[place] ?? 0), 0x85ebca6b) ^ (two >>> 11);
    }
    return (one >>> 0) * 0x200000 + ((two >>> 0) & 0x1fffff);
  }

  private decoded(from: number, to: number): string {
    const text = this.decoder.decode(this.bytes.subarray(from, Math.min(to, from + 4096)));
    if (!text.includes("\\")) return text;
    try {
      const value: unknown = JSON.parse(`"${text}"`);
      return typeof value === "string" ? value : "";
    } catch {
      return "";
    }
  }

  /** Whole number, text of digits or not, as a double; NaN for anything else. Read into `number`. */
  number: number = Number.NaN;

  readNumber(at: number): number {
    const { bytes, end } = this;
    const isText = bytes[at] === QUOTE;
    const from = isText ? at + 1 : at;
    let place = from;
    let value = 0;
    for (; place < end; place++) {
      const digit = (bytes[place] ?? 0) - 0x30;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    const last = bytes[place];
    if (place === from || place >= end || (isText ? last !== QUOTE : last !== COMMA)) return this.anyNumber(at);
    this.number = value;
    return isText ? place + 1 : place;
  }

  private anyNumber(at: number): number {
    const after = this.skip(at);
    if (after < 0) return after;
    const isText = this.bytes[at] === QUOTE;
    const from = isText ? at + 1 : at;
    const to = Math.min(isText ? after - 1 : after, from + 40);
    this.number = Number(this.decoder.decode(this.bytes.subarray(from, to)) || "NaN");
    return after;
  }

  /**
   * Reads an identifier: hexadecimal, base64 of 8 or 16 bytes, or any text. Leading zeros do not count and of a long one the last 64 bits,
   * since systems that pass traces on to each other cut and fill them.
   */
  id(at: number): number {
    const { bytes, end } = this;
    let high = 0;
    let low = 0;
    let place = at + 1;
    if (bytes[at] !== QUOTE) return this.anyId(at);
    for (; place < end; place++) {
      const nibble = nibbles[bytes[place] ?? 0] ?? -1;
      if (nibble < 0) break;
      high = (high << 4) | (low >>> 28);
      low = (low << 4) | nibble;
    }
    if (place >= end || bytes[place] !== QUOTE) return this.anyId(at);
    this.idHigh = high;
    this.idLow = low;
    this.isHexadecimal = true;
    return place + 1;
  }

  private anyId(at: number): number {
    const after = this.skip(at);
    if (after < 0) return after;
    this.idHigh = 0;
    this.idLow = 0;
    if (this.bytes[at] !== QUOTE) {
      if (this.bytes[at] !== 0x6e) this.hashed(at, after);
      return after;
    }
    const from = at + 1;
    const to = after - 1;
    this.isHexadecimal = false;
    if (!this.base64(from, to)) this.hashed(from, to);
    return after;
  }

  private base64(from: number, to: number): boolean {
    const { bytes } = this;
    if ((to - from !== 12 && to - from !== 24) || bytes[to - 1] !== 0x3d) return false;
    let high = 0;
    let low = 0;
    let pending = 0;
    let bits = 0;
    for (let place = from; place < to && bytes[place] !== 0x3d; place++) {
      const value = sextet(bytes[place] ?? 0);
      if (value < 0) return false;
      pending = ((pending << 6) | value) & 0xffff;
      bits += 6;
      if (bits < 8) continue;
      bits -= 8;
      high = (high << 8) | (low >>> 24);
      low = (low << 8) | ((pending >>> bits) & 0xff);
    }
    this.idHigh = high | 0;
    this.idLow = low | 0;
    return true;
  }

  private hashed(from: number, to: number): void {
    let high = 0x1b873593;
    let low = 0x2545f491;
    for (let place = from; place < to; place++) {
      const byte = this.bytes[place] ?? 0;
      high = Math.imul(high ^ byte, 0x01000193);
      low = Math.imul(low + byte, 0x5bd1e995) ^ (low >>> 13);
    }
    this.idHigh = high | 0;
    this.idLow = low | 0;
  }
}

function sextet(byte: number): number {
  if (byte >= 0x41 && byte <= 0x5a) return byte - 0x41;
  if (byte >= 0x61 && byte <= 0x7a) return byte - 0x47;
  if (byte >= 0x30 && byte <= 0x39) return byte + 4;
  if (byte === 0x2b || byte === 0x2d) return 62;
  return byte === 0x2f || byte === 0x5f ? 63 : -1;
}

/** By byte: the value of a hexadecimal digit, -1 for all others. */
const nibbles: Int8Array = Int8Array.from({ length: 256 }, (_, byte) => {
  const digit = String.fromCharCode(byte);
  return /^[0-9a-f]$/iu.test(digit) ? Number.parseInt(digit, 16) : -1;
});

/**
 * JSON in bytes that arrive in pieces: a window over them, with what reads values right there. Nothing is decoded that nobody asked for,
 * which is what makes gigabytes of traces readable. Every method takes a place and gives the place behind what it read; `STARVED` where the
 * window ends first (the same call is made again when there is more), `BROKEN` where the bytes are no JSON.
 */
export const STARVED = -1;
export const BROKEN = -2;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

export class ByteWindow {
  bytes: Uint8Array = new Uint8Array(1 << 16);
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
  private readonly words: string[] = Array.from({ length: 1 << 14 }, () => "");
  private readonly decoder = new TextDecoder("utf-8");

  /** Adds a piece and forgets what lies before `from`; what stood at `from` is then at 0. */
  push(piece: Uint8Array, from: number): void {
    const left = this.end - from;
    const needed = left + piece.length;
    if (needed > this.bytes.length) {
      const larger = new Uint8Array(Math.max(needed, Math.min(this.bytes.length * 2, needed + (1 << 24))));
      larger.set(this.bytes.subarray(from, this.end));
      this.bytes = larger;
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
    let place = at + 1;
    for (;;) {
      while (place < end && bytes[place] !== QUOTE && bytes[place] !== BACKSLASH) place++;
      if (place >= end) return STARVED;
      if (bytes[place] === QUOTE) return place + 1;
      place += 2;
    }
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
        for (;;) {
          while (place < end && bytes[place] !== QUOTE && bytes[place] !== BACKSLASH) place++;
          if (place >= end) return STARVED;
          if (bytes[place] === QUOTE) break;
          place += 2;
        }
        place++;
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
    const { bytes } = this;
    const length = to - from;
    if (length > 200) return this.decoded(from, to);
    let hash = length;
    let isPlain = true;
    for (let place = from; place < to; place++) {
      const byte = bytes[place] ?? 0;
      if (byte >= 0x80 || byte === BACKSLASH) isPlain = false;
      hash = Math.imul(hash ^ byte, 0x01000193);
    }
    if (!isPlain) return this.decoded(from, to);
    const slot = (hash ^ (hash >>> 15)) & ((1 << 14) - 1);
    const known = this.words[slot] ?? "";
    if (known.length === length && this.says(from, known)) return known;
    const text = this.decoder.decode(bytes.subarray(from, to));
    this.words[slot] = text;
    return text;
  }

  /** Do the bytes from a place say this word? */
  says(from: number, word: string): boolean {
    const { bytes } = this;
    for (let index = 0; index < word.length; index++) if (bytes[from + index] !== word.charCodeAt(index)) return false;
    return true;
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
    const after = this.skip(at);
    if (after < 0) return after;
    const { bytes } = this;
    const isText = bytes[at] === QUOTE;
    const from = isText ? at + 1 : at;
    const to = isText ? after - 1 : after;
    let value = 0;
    let isWhole = to > from;
    for (let place = from; place < to; place++) {
      const digit = (bytes[place] ?? 0) - 0x30;
      if (digit < 0 || digit > 9) {
        isWhole = false;
        break;
      }
      value = value * 10 + digit;
    }
    this.number = isWhole ? value : Number(this.decoder.decode(bytes.subarray(from, Math.min(to, from + 40))) || "NaN");
    return after;
  }

  /**
   * Reads an identifier: hexadecimal, base64 of 8 or 16 bytes, or any text. Leading zeros do not count and of a long one the last 64 bits,
   * since systems that pass traces on to each other cut and fill them.
   */
  id(at: number): number {
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
    this.isHexadecimal = this.hexadecimal(from, to);
    if (!this.isHexadecimal && to > from && !this.base64(from, to)) this.hashed(from, to);
    return after;
  }

  private hexadecimal(from: number, to: number): boolean {
    const { bytes } = this;
    let high = 0;
    let low = 0;
    for (let place = from; place < to; place++) {
      const byte = bytes[place] ?? 0;
      let nibble = byte - 0x30;
      if (nibble < 0 || nibble > 9) {
        nibble = (byte | 0x20) - 0x57;
        if (nibble < 10 || nibble > 15) return false;
      }
      high = (high << 4) | (low >>> 28);
      low = (low << 4) | nibble;
    }
    this.idHigh = high | 0;
    this.idLow = low | 0;
    return true;
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

/** Text that grows piece by piece as UTF-8 bytes: a string of a million small concatenations would cost several times as much. */
import { escapeXml, printNumber } from "./xml.ts";

const decoder: TextDecoder = new TextDecoder();
const encoder: TextEncoder = new TextEncoder();

/** A text that is written again and again, as its bytes. */
export type Fragment = Uint8Array;

/** Makes a fragment, once. */
export function fragment(text: string): Fragment {
  return encoder.encode(text);
}

/** Largest number of hundredths that a coordinate is written from without making a string. */
const MOST = 1e9;

/** A growing text. */
export class TextSink {
  #bytes: Uint8Array;
  #length = 0;

  /** `room`: bytes that are probably needed; where it is too little, all is copied. */
  constructor(room = 0) {
    this.#bytes = new Uint8Array(Math.max(room, 1 << 12));
  }

  /** Appends a well-formed text. */
  add(text: string): this {
    const bytes = this.#withRoom(MOST_PER_UNIT * text.length);
    let at = this.#length;
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      if (unit < 0x80) bytes[at++] = unit;
      else if (unit < 0xd800 || unit > 0xdfff) at = putUnit(bytes, at, unit);
      else at = putPoint(bytes, at, text.codePointAt(index++) ?? 0xfffd);
    }
    this.#length = at;
    return this;
  }

  /** Appends a text as `escapeXml` writes it. */
  addEscaped(text: string): this {
    const bytes = this.#withRoom(MOST_PER_UNIT * text.length);
    let at = this.#length;
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      if (unit < 0x80) {
        if (isSpecial[unit] === 1) return this.add(escapeXml(text));
        bytes[at++] = unit;
      } else if (unit < 0xa0 || (unit >= 0xd800 && (unit < 0xe000 || unit > 0xfffd))) return this.add(escapeXml(text));
      else at = putUnit(bytes, at, unit);
    }
    this.#length = at;
    return this;
  }

  /** Appends a fragment. */
  addFragment(piece: Fragment): this {
    const { length } = piece;
    const bytes = this.#withRoom(length);
    const at = this.#length;
    // For so few bytes a loop is faster than `set`.
    for (let index = 0; index < length; index++) bytes[at + index] = piece[index] as number;
    this.#length = at + length;
    return this;
  }

  /** Appends a coordinate as `printNumber` does, without making a string. */
  addNumber(value: number): this {
    const hundredths = Math.round(value * 100);
    if (!(hundredths > -MOST && hundredths < MOST)) return this.add(printNumber(value));
    const bytes = this.#withRoom(12);
    let at = this.#length;
    let rest = hundredths | 0;
    if (rest < 0) {
      bytes[at++] = MINUS;
      rest = -rest;
    }
    const whole = (rest / 100) | 0;
    at = putDigits(bytes, at, whole);
    rest -= whole * 100;
    if (rest !== 0) {
      const tenths = (rest / 10) | 0;
      const last = rest - tenths * 10;
      bytes[at++] = POINT;
      bytes[at++] = ZERO + tenths;
      if (last !== 0) bytes[at++] = ZERO + last;
    }
    this.#length = at;
    return this;
  }

  /** All that was appended. */
  text(): string {
    return decoder.decode(this.#bytes.subarray(0, this.#length));
  }

  /** The bytes, with room for so many more. */
  #withRoom(more: number): Uint8Array {
    const room = this.#length + more;
    if (room <= this.#bytes.length) return this.#bytes;
    const larger = new Uint8Array(Math.max(room, 2 * this.#bytes.length));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
    return larger;
  }
}

/** A UTF-16 unit takes three bytes at most: four for the two of a pair. */
const MOST_PER_UNIT = 3;
const ZERO = 48;
const MINUS = 45;
const POINT = 46;

/** Characters of ASCII that XML or `escapeXml` does not let stand as they are. */
const isSpecial: Uint8Array = Uint8Array.from({ length: 0x80 }, (_, unit) =>
  unit < 0x20 || unit === 0x7f || '&<>"'.includes(String.fromCharCode(unit)) ? 1 : 0,
);

/** Writes a unit from U+0080 that is no half of a pair; returns where the next byte goes. */
function putUnit(bytes: Uint8Array, start: number, unit: number): number {
  let at = start;
  if (unit < 0x800) bytes[at++] = 0xc0 | (unit >> 6);
  else {
    bytes[at++] = 0xe0 | (unit >> 12);
    bytes[at++] = 0x80 | ((unit >> 6) & 63);
  }
  bytes[at++] = 0x80 | (unit & 63);
  return at;
}

function putPoint(bytes: Uint8Array, start: number, point: number): number {
  bytes[start] = 0xf0 | (point >> 18);
  bytes[start + 1] = 0x80 | ((point >> 12) & 63);
  bytes[start + 2] = 0x80 | ((point >> 6) & 63);
  bytes[start + 3] = 0x80 | (point & 63);
  return start + 4;
}

/** Writes a whole number from 0. */
function putDigits(bytes: Uint8Array, start: number, whole: number): number {
  let end = start + 1;
  for (let power = 10; power <= whole; power *= 10) end++;
  let rest = whole;
  for (let at = end - 1; at >= start; at--) {
    const next = (rest / 10) | 0;
    bytes[at] = ZERO + rest - next * 10;
    rest = next;
  }
  return end;
}

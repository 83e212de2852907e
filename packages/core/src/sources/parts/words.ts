/** Texts of a JSON document from its bytes; the same short text is one value, however often it stands there. */
import { decode } from "../../base/text.ts";

/** Texts that are kept at hand: in a large document more than in a small one. */
const LEAST_SLOTS = 1 << 6;
const MOST_SLOTS = 1 << 14;
const LONGEST_SHARED = 100;
const BACKSLASH = 0x5c;

export class Words {
  private readonly bytes: Uint8Array;
  private readonly known: string[];
  private readonly mask: number;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    let slots = LEAST_SLOTS;
    while (slots < MOST_SLOTS && slots * 32 < bytes.length) slots *= 2;
    this.known = Array.from({ length: slots }, () => "");
    this.mask = slots - 1;
  }

  /** What stands between two quotes; undefined where a backslash stands before something that it may not. */
  text(from: number, to: number): string | undefined {
    const { bytes } = this;
    const length = to - from;
    let hash = length;
    let isPlain = length <= LONGEST_SHARED;
    let isEscaped = false;
    for (let place = from; place < to; place++) {
      const byte = bytes[place] ?? 0;
      if (byte >= 0x80) isPlain = false;
      else if (byte === BACKSLASH) isEscaped = true;
      hash = Math.imul(hash ^ byte, 0x01000193);
    }
    if (isEscaped) return unescaped(decode(bytes, from, to));
    if (!isPlain) return decode(bytes, from, to);
    const slot = (hash ^ (hash >>> 15)) & this.mask;
    const known = this.known[slot] ?? "";
    if (known.length === length && this.says(from, known)) return known;
    const text = decode(bytes, from, to);
    this.known[slot] = text;
    return text;
  }

  private says(from: number, word: string): boolean {
    const { bytes } = this;
    for (let index = 0; index < word.length; index++) if (bytes[from + index] !== word.charCodeAt(index)) return false;
    return true;
  }
}

function unescaped(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(`"${text}"`);
    return typeof value === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}

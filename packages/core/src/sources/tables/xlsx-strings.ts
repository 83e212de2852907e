/** Shared strings of a workbook, by index: as bytes in one pool, since there are millions in large ones, and as text when asked. */
import { XmlBytes } from "./xml-bytes.ts";
import type { XmlVisitor } from "./xml-bytes.ts";
import { unescapeText } from "./xlsx-text.ts";

export class SharedStrings {
  count = 0;
  private pool: Uint8Array = new Uint8Array(1 << 16);
  private used = 0;
  private ends: Uint32Array = new Uint32Array(1 << 10);
  private readonly encoder = new TextEncoder();
  private readonly decoder = new TextDecoder();
  /** Texts that were asked for lately, by index. */
  private readonly known: string[] = [];

  add(text: string): void {
    if (this.used + text.length * 3 > this.pool.length) {
      const larger = new Uint8Array(Math.max(this.pool.length * 1.5, this.used + text.length * 3));
      larger.set(this.pool.subarray(0, this.used));
      this.pool = larger;
    }
    if (this.count === this.ends.length) {
      const more = new Uint32Array(this.ends.length * 2);
      more.set(this.ends);
      this.ends = more;
    }
    this.used += this.encoder.encodeInto(text, this.pool.subarray(this.used)).written;
    this.ends[this.count++] = this.used;
    if (this.known.length < KNOWN) this.known.push(text);
  }

  at(index: number): string | undefined {
    if (index < 0 || index >= this.count) return undefined;
    const known = this.known[index];
    if (known !== undefined) return known;
    return this.decoder.decode(this.pool.subarray(this.ends[index - 1] ?? 0, this.ends[index]));
  }
}

const KNOWN = 50_000;

/** Reads the part; rich text without its looks, reading aids (`rPh`) left out. */
export function readStrings(pieces: Iterable<Uint8Array>): SharedStrings {
  const strings = new SharedStrings();
  let text = "";
  let isText = false;
  let aids = 0;
  const visitor: XmlVisitor = {
    open(name) {
      if (name === "si") text = "";
      else if (name === "rPh") aids++;
      isText = name === "t" && aids === 0;
    },
    text(value) {
      text += value;
    },
    wantsText: () => isText,
    close(name) {
      if (name === "si") strings.add(unescapeText(text));
      else if (name === "rPh") aids--;
      isText = false;
    },
  };
  const xml = new XmlBytes(visitor);
  for (const piece of pieces) xml.push(piece);
  xml.finish();
  return strings;
}

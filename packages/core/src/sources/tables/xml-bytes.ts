/**
 * XML in bytes that arrive in pieces, for the large parts of workbooks: elements by local name, attributes read where they are asked for,
 * text as bytes. Knows the five entities of XML and numbers; a document type or any other entity is damage, and nothing is ever expanded.
 */
export interface XmlVisitor {
  open(name: string, tag: XmlTag): void;
  close(name: string): void;
  /** Text right before the next tag, of elements for which `wantsText` says yes. */
  text(text: string): void;
  wantsText(): boolean;
}

export interface XmlTag {
  /** Value of an attribute without prefix; `undefined` where it has none. */
  attribute(name: string): string | undefined;
}

const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const AMPERSAND = 0x26;

/** A tag or a text larger than this is damage. */
const LARGEST = 1 << 24;

export class XmlBytes implements XmlTag {
  isDamaged = false;
  private bytes: Uint8Array = new Uint8Array(1 << 17);
  private end = 0;
  private from = 0;
  private to = 0;
  private depth = 0;
  private isLast = false;
  private readonly names = new Map<number, { readonly name: string; readonly written: Uint8Array }>();
  private readonly decoder = new TextDecoder();
  private readonly visitor: XmlVisitor;

  constructor(visitor: XmlVisitor) {
    this.visitor = visitor;
  }

  push(piece: Uint8Array): void {
    if (this.isDamaged) return;
    if (this.end + piece.length > this.bytes.length) {
      const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.end + piece.length));
      larger.set(this.bytes.subarray(0, this.end));
      this.bytes = larger;
    }
    this.bytes.set(piece, this.end);
    this.end += piece.length;
    const at = this.walk();
    this.bytes.copyWithin(0, at, this.end);
    this.end -= at;
    if (this.end > LARGEST) this.isDamaged = true;
  }

  /** No more comes: what is left open is damage. */
  finish(): void {
    this.isLast = true;
    const from = this.walk();
    if (this.depth !== 0) this.isDamaged = true;
    for (let at = from; at < this.end; at++) if ((this.bytes[at] ?? 0) > 0x20) this.isDamaged = true;
  }

  attribute(name: string): string | undefined {
    const { bytes, to } = this;
    let at = this.from;
    while (at < to) {
      while (at < to && (bytes[at] ?? 0) <= 0x20) at++;
      const start = at;
      while (at < to && bytes[at] !== 0x3d && (bytes[at] ?? 0) > 0x20) at++;
      const stop = at;
      while (at < to && bytes[at] !== QUOTE && bytes[at] !== APOSTROPHE) at++;
      const quote = bytes[at];
      const value = at + 1;
      at = value;
      while (at < to && bytes[at] !== quote) at++;
      if (stop - start === name.length && this.says(start, name)) return this.decoded(value, at);
      at++;
    }
    return undefined;
  }

  private says(from: number, word: string): boolean {
    for (let index = 0; index < word.length; index++)
      if (this.bytes[from + index] !== word.charCodeAt(index)) return false;
    return true;
  }

  /** Walks over whole tags with the text behind them; gives the place of the first that is not there yet. */
  private walk(): number {
    const { bytes, end, visitor } = this;
    let at = 0;
    // Space, a mark or text before the first tag of this window.
    while (at < end && bytes[at] !== LESS) at++;
    while (at < end && !this.isDamaged) {
      const after = this.tagEnd(at);
      if (after < 0) return at;
      let next = after;
      while (next < end && bytes[next] !== LESS) next++;
      if (next >= end && !this.isLast) return at;
      this.tag(at, after);
      if (next > after && visitor.wantsText()) visitor.text(this.decoded(after, next));
      at = next;
    }
    return at;
  }

  /** Behind the `>` of the tag at `at`; comments and CDATA as a whole. */
  private tagEnd(at: number): number {
    const { bytes, end } = this;
    if (at + 3 >= end) return -1;
    if (bytes[at + 1] === 0x21) {
      if (this.says(at, "<!--")) return this.behind(at + 4, "-->");
      if (this.says(at, "<![CDATA[")) return this.behind(at + 9, "]]>");
      this.isDamaged = end - at > 9;
      return -1;
    }
    let quote = 0;
    for (let place = at + 1; place < end; place++) {
      const byte = bytes[place] ?? 0;
      if (quote !== 0) {
        if (byte === quote) quote = 0;
      } else if (byte === QUOTE || byte === APOSTROPHE) quote = byte;
      else if (byte === GREATER) return place + 1;
    }
    return -1;
  }

  private behind(from: number, mark: string): number {
    for (let at = from; at + mark.length <= this.end; at++) if (this.says(at, mark)) return at + mark.length;
    return -1;
  }

  private tag(at: number, after: number): void {
    const { bytes, visitor } = this;
    const first = bytes[at + 1];
    if (first === 0x3f) return;
    if (first === 0x21) {
      if (this.says(at, "<![CDATA[") && visitor.wantsText()) {
        visitor.text(this.decoder.decode(bytes.subarray(at + 9, after - 3)));
      }
      return;
    }
    const isClose = first === SLASH;
    const start = at + (isClose ? 2 : 1);
    let stop = start;
    while (stop < after - 1 && (bytes[stop] ?? 0) > 0x20 && bytes[stop] !== SLASH) stop++;
    const name = this.nameOf(start, stop);
    if (isClose) {
      if (--this.depth < 0) this.isDamaged = true;
      visitor.close(name);
      return;
    }
    const isEmpty = bytes[after - 2] === SLASH;
    this.from = stop;
    this.to = isEmpty ? after - 2 : after - 1;
    visitor.open(name, this);
    if (isEmpty) visitor.close(name);
    else this.depth++;
  }

  /** Local name; there are few in a workbook. */
  private nameOf(start: number, stop: number): string {
    let hash = stop - start;
    for (let at = start; at < stop; at++) hash = Math.imul(hash, 31) + (this.bytes[at] ?? 0);
    const known = this.names.get(hash);
    if (known !== undefined && known.written.length === stop - start && isSame(known.written, this.bytes, start)) {
      return known.name;
    }
    const written = this.bytes.slice(start, stop);
    const text = this.decoder.decode(written);
    const name = text.slice(text.indexOf(":") + 1);
    if (this.names.size < 1000) this.names.set(hash, { name, written });
    return name;
  }

  private decoded(from: number, to: number): string {
    const { bytes } = this;
    let hasEntity = false;
    let isPlain = to - from < 24;
    for (let at = from; at < to; at++) {
      const byte = bytes[at] ?? 0;
      if (byte === AMPERSAND) hasEntity = true;
      if (byte >= 0x80 || byte === 0x0d) isPlain = false;
    }
    if (isPlain && !hasEntity) {
      let text = "";
      for (let at = from; at < to; at++) text += String.fromCharCode(bytes[at] ?? 0);
      return text;
    }
    const text = this.decoder.decode(bytes.subarray(from, to)).replace(/\r\n?/gu, "\n");
    return hasEntity ? this.unescape(text) : text;
  }

  private unescape(text: string): string {
    return text.replace(/&([^;&\s]{0,12});?/gu, (whole, name: string) => {
      const known = ENTITIES[name];
      if (known !== undefined) return known;
      const code = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/iu.exec(name);
      const point =
        code === null ? Number.NaN : Number.parseInt(code[1] ?? code[2] ?? "", code[1] === undefined ? 10 : 16);
      if (point >= 0 && point <= 0x10ffff) return String.fromCodePoint(point);
      this.isDamaged = true;
      return whole;
    });
  }
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function isSame(written: Uint8Array, bytes: Uint8Array, from: number): boolean {
  for (let index = 0; index < written.length; index++) if (written[index] !== bytes[from + index]) return false;
  return true;
}

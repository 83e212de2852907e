/** Words that are looked for in bytes, found without decoding anything. */
export class WordTable {
  /** The words one after another, and where each begins; the end of the last is there, too. */
  private readonly text: DataView;
  private readonly starts: Int32Array;
  private readonly values: Int32Array;
  /** Of each word the next of the same slot, -1 behind the last. */
  private readonly next: Int32Array;
  private readonly heads: Int32Array = new Int32Array(1024).fill(-1);

  /** Values are above 0. */
  constructor(entries: Iterable<readonly [string, number]>) {
    const encoder = new TextEncoder();
    const words = [...entries].map(([word, value]) => ({ bytes: encoder.encode(word), value }));
    this.text = new DataView(Uint8Array.from(words.flatMap(({ bytes }) => [...bytes])).buffer);
    this.starts = new Int32Array(words.length + 1);
    this.values = Int32Array.from(words, ({ value }) => value);
    this.next = new Int32Array(words.length);
    for (const [index, { bytes }] of words.entries()) {
      const slot = slotOf(new DataView(bytes.buffer), 0, bytes.length);
      this.starts[index + 1] = (this.starts[index] ?? 0) + bytes.length;
      this.next[index] = this.heads[slot] ?? -1;
      this.heads[slot] = index;
    }
  }

  /** The value of the word that stands there; 0 where it is none of them. */
  find(bytes: DataView, from: number, to: number): number {
    if (to <= from || to > bytes.byteLength) return 0;
    const { starts } = this;
    let at = this.heads[slotOf(bytes, from, to)] ?? -1;
    while (at >= 0) {
      const start = starts[at] ?? 0;
      if ((starts[at + 1] ?? 0) - start === to - from && isSame(this.text, start, bytes, from, to))
        return this.values[at] ?? 0;
      at = this.next[at] ?? -1;
    }
    return 0;
  }
}

/** Are the bytes from two places as far as `to` the same? Four at once, the last of them twice where there are some over. */
export function isSame(one: DataView, start: number, other: DataView, from: number, to: number): boolean {
  const shift = start - from;
  if (to - from < 4) {
    for (let place = from; place < to; place++) if (one.getUint8(place + shift) !== other.getUint8(place)) return false;
    return true;
  }
  for (let place = from; place < to - 4; place += 4)
    if (one.getInt32(place + shift, true) !== other.getInt32(place, true)) return false;
  return one.getInt32(to - 4 + shift, true) === other.getInt32(to - 4, true);
}

function slotOf(bytes: DataView, from: number, to: number): number {
  const length = to - from;
  const middle = bytes.getUint8(from + (length >> 1));
  return (bytes.getUint8(from) * 7 + bytes.getUint8(to - 1) * 61 + middle * 131 + length * 17) & 1023;
}

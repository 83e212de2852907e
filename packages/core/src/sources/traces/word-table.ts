/** Words that are looked for in bytes, found without decoding anything. */
export class WordTable {
  private readonly words: Uint8Array[] = [];
  private readonly values: number[] = [];
  private readonly next: number[] = [];
  private readonly heads: Int16Array = new Int16Array(1024).fill(-1);

  /** Values are above 0. */
  constructor(entries: Iterable<readonly [string, number]>) {
    const encoder = new TextEncoder();
    for (const [word, value] of entries) {
      const bytes = encoder.encode(word);
      const slot = slotOf(bytes, 0, bytes.length);
      this.next.push(this.heads[slot] ?? -1);
      this.heads[slot] = this.words.length;
      this.words.push(bytes);
      this.values.push(value);
    }
  }

  /** The value of the word that stands there; 0 where it is none of them. */
  find(bytes: Uint8Array, from: number, to: number): number {
    if (to <= from) return 0;
    let at = this.heads[slotOf(bytes, from, to)] ?? -1;
    while (at >= 0) {
      const word = this.words[at];
      if (word !== undefined && word.length === to - from && isSame(word, bytes, from)) return this.values[at] ?? 0;
      at = this.next[at] ?? -1;
    }
    return 0;
  }
}

function slotOf(bytes: Uint8Array, from: number, to: number): number {
  const length = to - from;
  const middle = bytes[from + (length >> 1)] ?? 0;
  return ((bytes[from] ?? 0) * 7 + (bytes[to - 1] ?? 0) * 61 + middle * 131 + length * 17) & 1023;
}

function isSame(word: Uint8Array, bytes: Uint8Array, from: number): boolean {
  for (let index = 0; index < word.length; index++) if (word[index] !== bytes[from + index]) return false;
  return true;
}

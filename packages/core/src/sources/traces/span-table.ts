/**
 * Tables by 64-bit keys in typed arrays, of a bounded size. When one is full, its older half goes: what is asked for later than that is not
 * found, and how much went is counted, so that it can be told.
 */

/** Places of one half, seven tenths of which are used: both tables of a map together stay below 240 MB. */
const MOST_PLACES = 1 << 22;

/** Spans that are remembered at least: a parent that comes later than that after its child, or before it, is not found. */
export const WINDOW: number = Math.floor(MOST_PLACES * 0.7);

interface Generation {
  size: number;
  mask: number;
  highs: Int32Array;
  lows: Int32Array;
  /** 0 is free. */
  values: Int32Array;
  /** A duration, where the table keeps one. */
  weights: Float32Array;
}

export class SpanTable {
  /** Entries that were given up for new ones. */
  forgotten = 0;
  private young: Generation;
  private old: Generation | undefined;

  private readonly hasWeights: boolean;
  private readonly most: number;

  constructor(hasWeights: boolean, most: number = MOST_PLACES) {
    this.hasWeights = hasWeights;
    this.most = most;
    this.young = generation(1 << 10, hasWeights);
  }

  /** Entries that are there, taken ones excepted. */
  get live(): number {
    return this.left(this.young) + (this.old === undefined ? 0 : this.left(this.old));
  }

  private left({ values }: Generation): number {
    let count = 0;
    for (const value of values) if (value > 0) count++;
    return count;
  }

  /** The value of a key, 0 where there is none. */
  get(high: number, low: number): number {
    return find(this.young, high, low) || (this.old === undefined ? 0 : find(this.old, high, low));
  }

  /** One more entry for a key, above 0. */
  add(high: number, low: number, value: number, weight: number): void {
    if (this.young.size >= this.young.mask * 0.7) this.makeRoom();
    put(this.young, high, low, value, weight);
  }

  /** Takes all entries of a key out and hands each to `taken`. */
  take(high: number, low: number, taken: (value: number, weight: number) => void): void {
    takeFrom(this.young, high, low, taken);
    if (this.old !== undefined) takeFrom(this.old, high, low, taken);
  }

  /** Cleans out what was taken, or grows, or gives the older half up. */
  private makeRoom(): void {
    const { young } = this;
    const places = young.mask + 1;
    const isHollow = this.hasWeights && this.left(young) < young.size / 2;
    if (isHollow || places < this.most) {
      this.young = generation(isHollow ? places : places * 2, this.hasWeights);
      copy(young, this.young);
      return;
    }
    if (this.old !== undefined) this.forgotten += this.left(this.old);
    this.old = young;
    this.young = generation(places, this.hasWeights);
  }
}

function generation(places: number, hasWeights: boolean): Generation {
  return {
    size: 0,
    mask: places - 1,
    highs: new Int32Array(places),
    lows: new Int32Array(places),
    values: new Int32Array(places),
    weights: new Float32Array(hasWeights ? places : 0),
  };
}

function slotOf(high: number, low: number, mask: number): number {
  let hash = Math.imul(low ^ (high >>> 15), 0x2c1b3c6d) ^ high;
  hash = Math.imul(hash ^ (hash >>> 13), 0x297a2d39);
  return (hash ^ (hash >>> 16)) & mask;
}

function find({ mask, values, highs, lows }: Generation, high: number, low: number): number {
  let slot = slotOf(high, low, mask);
  let found = 0;
  for (let value = values[slot] ?? 0; value !== 0; value = values[slot] ?? 0) {
    if (lows[slot] === low && highs[slot] === high && value > 0) found = value;
    slot = (slot + 1) & mask;
  }
  return found;
}

function put(into: Generation, high: number, low: number, value: number, weight: number): void {
  const { mask, values } = into;
  let slot = slotOf(high, low, mask);
  while ((values[slot] ?? 0) !== 0) slot = (slot + 1) & mask;
  values[slot] = value;
  into.highs[slot] = high;
  into.lows[slot] = low;
  if (into.weights.length > 0) into.weights[slot] = weight;
  into.size++;
}

/** A taken place stays in the chain as -1, so that what lies behind it is found. */
function takeFrom(
  { mask, values, highs, lows, weights }: Generation,
  high: number,
  low: number,
  taken: (value: number, weight: number) => void,
): void {
  let slot = slotOf(high, low, mask);
  for (let value = values[slot] ?? 0; value !== 0; value = values[slot] ?? 0) {
    if (value > 0 && lows[slot] === low && highs[slot] === high) {
      values[slot] = -1;
      taken(value, weights[slot] ?? 0);
    }
    slot = (slot + 1) & mask;
  }
}

function copy(from: Generation, into: Generation): void {
  for (let slot = 0; slot <= from.mask; slot++) {
    const value = from.values[slot] ?? 0;
    if (value > 0) put(into, from.highs[slot] ?? 0, from.lows[slot] ?? 0, value, from.weights[slot] ?? 0);
  }
}

/**
 * Tables by 64-bit keys in typed arrays, of a bounded size. When one is full, its older half goes: what is asked for later than that is not
 * found, and how much went is counted, so that it can be told.
 */

/** Places of one half, seven tenths of which are used: both tables of a map together stay below 240 MB. */
const MOST_PLACES = 1 << 22;

/** Spans that are remembered at least: a parent that comes later than that after its child, or before it, is not found. */
export const WINDOW: number = Math.floor(MOST_PLACES * 0.7);

/** What lies at one place, side by side, so that looking there costs the memory one access: the key, a value that is 0 where it is free, a duration. */
const HIGH = 0;
const LOW = 1;
const VALUE = 2;
const WEIGHT = 3;

interface Generation {
  size: number;
  readonly mask: number;
  /** Numbers of one place: without a duration there are three. */
  readonly stride: number;
  readonly cells: Int32Array;
  /** The same bytes as durations. */
  readonly weights: Float32Array;
}

export class SpanTable {
  /** Entries that were given up for new ones. */
  forgotten = 0;
  /** What the last call of `take` took: only as many are of it as it said. */
  readonly taken: number[] = [];
  readonly takenWeights: number[] = [];
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

  private left({ cells, stride }: Generation): number {
    let count = 0;
    for (let at = VALUE; at < cells.length; at += stride) if ((cells[at] ?? 0) > 0) count++;
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

  /** Takes all entries of a key out; says how many there were, which then lie in `taken` and `takenWeights`. */
  take(high: number, low: number): number {
    const count = this.takeFrom(this.young, high, low, 0);
    return this.old === undefined ? count : this.takeFrom(this.old, high, low, count);
  }

  /** A taken place stays in the chain as -1, so that what lies behind it is found. */
  private takeFrom({ mask, cells, weights, stride }: Generation, high: number, low: number, before: number): number {
    let count = before;
    let slot = slotOf(high, low, mask);
    for (let at = slot * stride; cells[at + VALUE] !== 0; at = slot * stride) {
      const value = cells[at + VALUE] ?? 0;
      if (value > 0 && cells[at + LOW] === low && cells[at + HIGH] === high) {
        cells[at + VALUE] = -1;
        this.taken[count] = value;
        this.takenWeights[count++] = weights[at + WEIGHT] ?? 0;
      }
      slot = (slot + 1) & mask;
    }
    return count;
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
  const stride = hasWeights ? WEIGHT + 1 : WEIGHT;
  const cells = new Int32Array(places * stride);
  return { size: 0, mask: places - 1, stride, cells, weights: new Float32Array(cells.buffer) };
}

function slotOf(high: number, low: number, mask: number): number {
  let hash = Math.imul(low ^ (high >>> 15), 0x2c1b3c6d) ^ high;
  hash = Math.imul(hash ^ (hash >>> 13), 0x297a2d39);
  return (hash ^ (hash >>> 16)) & mask;
}

function find({ mask, cells, stride }: Generation, high: number, low: number): number {
  let slot = slotOf(high, low, mask);
  let found = 0;
  for (let at = slot * stride; cells[at + VALUE] !== 0; at = slot * stride) {
    const value = cells[at + VALUE] ?? 0;
    if (cells[at + LOW] === low && cells[at + HIGH] === high && value > 0) found = value;
    slot = (slot + 1) & mask;
  }
  return found;
}

function put(into: Generation, high: number, low: number, value: number, weight: number): void {
  const { mask, cells, weights, stride } = into;
  let slot = slotOf(high, low, mask);
  while (cells[slot * stride + VALUE] !== 0) slot = (slot + 1) & mask;
  const at = slot * stride;
  cells[at + HIGH] = high;
  cells[at + LOW] = low;
  cells[at + VALUE] = value;
  if (stride > WEIGHT) weights[at + WEIGHT] = weight;
  into.size++;
}

function copy({ cells, weights, stride }: Generation, into: Generation): void {
  for (let at = 0; at < cells.length; at += stride) {
    const value = cells[at + VALUE] ?? 0;
    if (value > 0) put(into, cells[at + HIGH] ?? 0, cells[at + LOW] ?? 0, value, weights[at + WEIGHT] ?? 0);
  }
}

/** The family without any set, and the family of the empty set alone. */
export const NONE = 0;
export const UNIT = 1;

/** Level of the two constants: below all others. */
const BELOW_ALL = 0x7fffffff;
/** Four numbers a node: level, sets without its element, sets with it, next node of the same bucket. */
const STRIDE = 4;

/** What can be walked through as a decision diagram: levels grow downwards, 0 is true, 1 is false, `edge ^ 1` the complement. */
export interface Functions {
  level(edge: number): number;
  high(edge: number): number;
  low(edge: number): number;
  /** The constant that it is where every variable is false: 0 for true, 1 for false, as edges have it. */
  atRest(edge: number): number;
}

/**
 * Families of sets as zero-suppressed decision diagrams (Minato, "Zero-suppressed BDDs for set manipulation in combinatorial problems",
 * DAC 1993). Elements are levels: 0 nearest to the root. A family is the number of its node, equal families have equal numbers. Operations
 * return -1 when there would be more nodes than allowed. None recurses.
 */
export class Families {
  #nodes: Int32Array;
  #heads: Int32Array;
  #count = 2;
  readonly #most: number;
  /** Results of operations, three numbers each: the two operands and the result. */
  #cache: Int32Array;
  #stack: Int32Array = new Int32Array(192);

  /** Room for at most so many nodes. */
  constructor(most: number) {
    this.#most = Math.min(most, 0x0fff_ffff);
    this.#nodes = new Int32Array(256 * STRIDE);
    this.#heads = new Int32Array(256);
    this.#cache = new Int32Array(256 * STRIDE);
    for (const constant of [NONE, UNIT]) this.#nodes[constant * STRIDE] = BELOW_ALL;
  }

  /** Nodes, the two constants included: all families are among the numbers below. */
  get size(): number {
    return this.#count;
  }

  /** Element of the root of a family; of a constant beyond all. */
  level(family: number): number {
    return this.#nodes[family * STRIDE] as number;
  }

  /** The sets without the element of the root. */
  without(family: number): number {
    return this.#nodes[family * STRIDE + 1] as number;
  }

  /** The sets with the element of the root, that element taken out. */
  with(family: number): number {
    return this.#nodes[family * STRIDE + 2] as number;
  }

  /** The sets of `without`, and those of `within` with the element put in. Both lie below the level. */
  make(level: number, without: number, within: number): number {
    if (within === NONE) return without;
    const nodes = this.#nodes;
    const bucket = hash(level, without, within) & (this.#heads.length - 1);
    for (let node = this.#heads[bucket] as number; node !== 0; node = nodes[node * STRIDE + 3] as number) {
      const at = node * STRIDE;
      if (nodes[at + 1] === without && nodes[at + 2] === within && nodes[at] === level) return node;
    }
    return this.#add(level, without, within);
  }

  /** Those sets of a family in which a function is false, taken as the events that are true (Rauzy, "New algorithms for fault trees analysis", 1993). */
  whereFalse(family: number, functions: Functions, edge: number): number {
    let u = family;
    let f = edge;
    let depth = 0;
    for (;;) {
      let result = -1;
      for (;;) {
        // Elements that the family never has are false: all of them, where it has none.
        const level = this.level(u);
        if (u === UNIT) f = functions.atRest(f);
        else while (functions.level(f) < level) f = functions.low(f);
        if (f < 2 || u === NONE) {
          result = f === 0 ? NONE : u;
          break;
        }
        const known = this.#recall(u, ~f);
        if (known >= 0) {
          result = known;
          break;
        }
        depth = this.#push(depth, u, f);
        if (functions.level(f) === level) f = functions.low(f);
        u = this.without(u);
      }
      for (;;) {
        if (depth === 0) return result;
        const stack = this.#stack;
        const at = (depth - 1) * 3;
        const whole = stack[at] as number;
        const by = stack[at + 1] as number;
        const first = stack[at + 2] as number;
        if (first < 0) {
          stack[at + 2] = result;
          u = this.with(whole);
          f = functions.level(by) === this.level(whole) ? functions.high(by) : by;
          break;
        }
        result = this.make(this.level(whole), first, result);
        if (result < 0) return result;
        this.#remember(whole, ~by, result);
        depth--;
      }
    }
  }

  /** Those sets of a family that include no set of another. In neither does a set include another one. */
  notAbove(family: number, others: number): number {
    let u = family;
    let k = others;
    let depth = 0;
    for (;;) {
      let result = -1;
      for (;;) {
        while (this.level(k) < this.level(u)) k = this.without(k);
        if (u === NONE || k === NONE || u === k || k === UNIT) {
          result = k === NONE ? u : NONE;
          break;
        }
        const known = this.#recall(u, k);
        if (known >= 0) {
          result = known;
          break;
        }
        depth = this.#push(depth, u, k);
        if (this.level(k) === this.level(u)) k = this.without(k);
        u = this.without(u);
      }
      for (;;) {
        if (depth === 0) return result;
        const stack = this.#stack;
        const at = (depth - 1) * 3;
        const whole = stack[at] as number;
        const by = stack[at + 1] as number;
        const first = stack[at + 2] as number;
        if (whole < 0) {
          // A middle step is done: what is left of the sets with the element goes on against the others without it.
          depth--;
          u = result;
          k = by;
          break;
        }
        if (first < 0) {
          stack[at + 2] = result;
          u = this.with(whole);
          if (this.level(by) !== this.level(whole)) k = by;
          else {
            depth = this.#push(depth, -1, this.without(by));
            k = this.with(by);
          }
          break;
        }
        result = this.make(this.level(whole), first, result);
        if (result < 0) return result;
        this.#remember(whole, by, result);
        depth--;
      }
    }
  }

  /** Those sets that are in one family and not in another. */
  difference(family: number, others: number): number {
    let u = family;
    let k = others;
    let depth = 0;
    for (;;) {
      let result = -1;
      for (;;) {
        while (this.level(k) < this.level(u)) k = this.without(k);
        if (u === k || u === NONE || k === NONE) {
          result = k === NONE ? u : NONE;
          break;
        }
        const known = this.#recall(~u, k);
        if (known >= 0) {
          result = known;
          break;
        }
        depth = this.#push(depth, u, k);
        if (this.level(k) === this.level(u)) k = this.without(k);
        u = this.without(u);
      }
      for (;;) {
        if (depth === 0) return result;
        const stack = this.#stack;
        const at = (depth - 1) * 3;
        const whole = stack[at] as number;
        const by = stack[at + 1] as number;
        const first = stack[at + 2] as number;
        if (first < 0) {
          stack[at + 2] = result;
          u = this.with(whole);
          k = this.level(by) === this.level(whole) ? this.with(by) : NONE;
          break;
        }
        result = this.make(this.level(whole), first, result);
        if (result < 0) return result;
        this.#remember(~whole, by, result);
        depth--;
      }
    }
  }

  #add(level: number, without: number, within: number): number {
    if (this.#count >= this.#most) return -1;
    if (this.#count * STRIDE === this.#nodes.length) this.#grow();
    const node = this.#count++;
    const at = node * STRIDE;
    const bucket = hash(level, without, within) & (this.#heads.length - 1);
    this.#nodes[at] = level;
    this.#nodes[at + 1] = without;
    this.#nodes[at + 2] = within;
    this.#nodes[at + 3] = this.#heads[bucket] as number;
    this.#heads[bucket] = node;
    return node;
  }

  #grow(): void {
    const capacity = this.#heads.length * 2;
    const nodes = new Int32Array(capacity * STRIDE);
    nodes.set(this.#nodes);
    const heads = new Int32Array(capacity);
    for (let node = 2; node < this.#count; node++) {
      const at = node * STRIDE;
      const bucket = hash(nodes[at] as number, nodes[at + 1] as number, nodes[at + 2] as number) & (capacity - 1);
      nodes[at + 3] = heads[bucket] as number;
      heads[bucket] = node;
    }
    this.#nodes = nodes;
    this.#heads = heads;
    if (capacity > MOST_CACHED) return;
    const old = this.#cache;
    this.#cache = new Int32Array(capacity * STRIDE);
    for (let at = 0; at < old.length; at += STRIDE)
      if (old[at + 3] === 1) this.#remember(old[at] as number, old[at + 1] as number, old[at + 2] as number);
  }

  #recall(first: number, second: number): number {
    const cache = this.#cache;
    const at = (pair(first, second) & (cache.length / STRIDE - 1)) * STRIDE;
    return cache[at] === first && cache[at + 1] === second && cache[at + 3] === 1 ? (cache[at + 2] as number) : -1;
  }

  #remember(first: number, second: number, result: number): void {
    const cache = this.#cache;
    const at = (pair(first, second) & (cache.length / STRIDE - 1)) * STRIDE;
    cache[at] = first;
    cache[at + 1] = second;
    cache[at + 2] = result;
    cache[at + 3] = 1;
  }

  #push(depth: number, first: number, second: number): number {
    const at = depth * 3;
    if (at + 3 > this.#stack.length) {
      const stack = new Int32Array(this.#stack.length * 2);
      stack.set(this.#stack);
      this.#stack = stack;
    }
    this.#stack[at] = first;
    this.#stack[at + 1] = second;
    this.#stack[at + 2] = -1;
    return depth + 1;
  }
}

const MOST_CACHED = 1 << 22;

function hash(level: number, without: number, within: number): number {
  let mixed = Math.imul(level, 0x9e3779b1) ^ Math.imul(without, 0x85ebca6b) ^ Math.imul(within, 0xc2b2ae35);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0x2c1b3c6d);
  return mixed ^ (mixed >>> 13);
}

function pair(first: number, second: number): number {
  let mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0x2c1b3c6d);
  return mixed ^ (mixed >>> 12);
}

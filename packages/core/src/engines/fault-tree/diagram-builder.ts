import { FALSE, TRUE } from "./diagram.ts";

/** Four numbers a node: level, edge for true, edge for false, next node of the same bucket (or of the free list). */
const STRIDE = 4;
const LEVEL_OF_TRUE = 0x7fffffff;
/** Six numbers a frame: the two operands, the two for false, the level, and the result for true or -1. */
const FRAME = 6;
const SMALLEST = 1 << 8;
/** Below so many nodes room is made by doubling, not by looking for rubbish. */
const COLLECT_FROM = 1 << 20;
const MOST_CACHED = 1 << 22;

/** What a building may cost. */
export interface BuildLimits {
  /** How many nodes may be there at once. */
  readonly nodes: number;
  /** How many nodes may be made in all, rubbish included: the measure of time that is the same on every machine. */
  readonly made: number;
}

/**
 * Where decision diagrams grow: unique table, cache of operations, and collection of rubbish by mark and sweep. Nodes have a level in
 * place of a variable, and an edge is as in `Diagram`. Every operation returns -1 once the limits are reached, or when it is given
 * -1, and nothing but `start` helps then. An edge stays valid while it is in `held` or an operand of the operation under way.
 */
export class DiagramBuilder {
  /** Edges to keep; negative ones are none. */
  held: Int32Array = new Int32Array(0);
  /** Edges to keep, for a while: a stack. */
  readonly kept: number[] = [];
  /** How many nodes were made since `start`. */
  made = 0;
  #nodes: Int32Array = new Int32Array(SMALLEST * STRIDE);
  #heads: Int32Array = new Int32Array(SMALLEST);
  #cache: Int32Array = new Int32Array(SMALLEST * STRIDE);
  /** The tables may be larger than what is in use of them: a building starts small. */
  #capacity = SMALLEST;
  #cached = SMALLEST;
  /** The capacity, or the limit where that is less. */
  #room = SMALLEST;
  #count = 1;
  #free = 0;
  #freeCount = 0;
  #stack: Int32Array = new Int32Array(FRAME * 64);
  #depth = 0;
  #limits: BuildLimits = { nodes: 0, made: 0 };
  #isFull = false;

  /** Forgets everything and begins anew, with tables for about so many nodes. */
  start(limits: BuildLimits, expected: number): void {
    let capacity = SMALLEST;
    while (capacity < expected) capacity *= 2;
    this.#limits = limits;
    this.#cached = SMALLEST;
    this.#resize(capacity, 1);
    this.#heads.fill(0, 0, this.#capacity);
    this.#cache.fill(0, 0, this.#cached * STRIDE);
    this.#nodes[0] = LEVEL_OF_TRUE;
    this.#count = 1;
    this.#free = 0;
    this.#freeCount = 0;
    this.#depth = 0;
    this.made = 0;
    this.kept.length = 0;
    this.#isFull = false;
  }

  /** Level of the node an edge leads to; beyond all others of a constant. */
  level(edge: number): number {
    return this.#nodes[(edge >> 1) * STRIDE] as number;
  }

  high(edge: number): number {
    return (this.#nodes[(edge >> 1) * STRIDE + 1] as number) ^ (edge & 1);
  }

  low(edge: number): number {
    return (this.#nodes[(edge >> 1) * STRIDE + 2] as number) ^ (edge & 1);
  }

  /** How many nodes there are, rubbish included. */
  get size(): number {
    return this.#count - this.#freeCount;
  }

  /** Whether it was for want of room that an operation failed. */
  get isFull(): boolean {
    return this.#isFull;
  }

  /** One more than the greatest number of a node. */
  get span(): number {
    return this.#count;
  }

  /** The node "if the variable of this level then `high` else `low`", whose levels are further down. */
  make(level: number, high: number, low: number): number {
    if (high < 0 || low < 0) return -1;
    if (high === low) return high;
    const flip = high & 1;
    const whenTrue = high ^ flip;
    const whenFalse = low ^ flip;
    const nodes = this.#nodes;
    const bucket = hash(level, whenTrue, whenFalse) & (this.#capacity - 1);
    for (let node = this.#heads[bucket] as number; node !== 0; node = nodes[node * STRIDE + 3] as number) {
      const at = node * STRIDE;
      if (nodes[at + 1] === whenTrue && nodes[at + 2] === whenFalse && nodes[at] === level) return (node << 1) | flip;
    }
    return this.#add(level, whenTrue, whenFalse, bucket, flip);
  }

  or(f: number, g: number): number {
    const result = this.and(f ^ 1, g ^ 1);
    return result < 0 ? result : result ^ 1;
  }

  /** Conjunction of two functions; not recursive, so that no depth of order is too much. */
  and(first: number, second: number): number {
    if (first < 0 || second < 0) return -1;
    const base = this.#depth;
    let f = first;
    let g = second;
    let nodes = this.#nodes;
    let cache = this.#cache;
    let mask = this.#cached - 1;
    let stack = this.#stack;
    let depth = base;
    for (;;) {
      let result: number;
      if (f === g || g === TRUE) result = f;
      else if (f === TRUE) result = g;
      else if (f === FALSE || g === FALSE || f === (g ^ 1)) result = FALSE;
      else {
        if (f > g) {
          const other = f;
          f = g;
          g = other;
        }
        const slot = (pairHash(f, g) & mask) * STRIDE;
        if (cache[slot] === f && cache[slot + 1] === g) result = cache[slot + 2] as number;
        else {
          const atF = (f >> 1) * STRIDE;
          const atG = (g >> 1) * STRIDE;
          const levelF = nodes[atF] as number;
          const levelG = nodes[atG] as number;
          if (depth + FRAME > stack.length) stack = this.#deepen();
          stack[depth] = f;
          stack[depth + 1] = g;
          stack[depth + 5] = -1;
          if (levelF <= levelG) {
            stack[depth + 4] = levelF;
            const flip = f & 1;
            stack[depth + 2] = (nodes[atF + 2] as number) ^ flip;
            f = (nodes[atF + 1] as number) ^ flip;
          } else {
            stack[depth + 4] = levelG;
            stack[depth + 2] = f;
          }
          if (levelG <= levelF) {
            const flip = g & 1;
            stack[depth + 3] = (nodes[atG + 2] as number) ^ flip;
            g = (nodes[atG + 1] as number) ^ flip;
          } else stack[depth + 3] = g;
          depth += FRAME;
          continue;
        }
      }
      for (;;) {
        if (depth === base) return result;
        const frame = depth - FRAME;
        const high = stack[frame + 5] as number;
        if (high < 0) {
          stack[frame + 5] = result;
          f = stack[frame + 2] as number;
          g = stack[frame + 3] as number;
          break;
        }
        if (high !== result) {
          this.#depth = depth;
          result = this.make(stack[frame + 4] as number, high, result);
          this.#depth = base;
          if (result < 0) return result;
          nodes = this.#nodes;
          cache = this.#cache;
          mask = this.#cached - 1;
        }
        const whole = stack[frame] as number;
        const other = stack[frame + 1] as number;
        const slot = (pairHash(whole, other) & mask) * STRIDE;
        cache[slot] = whole;
        cache[slot + 1] = other;
        cache[slot + 2] = result;
        depth = frame;
      }
    }
  }

  /** Exclusive or of two functions. */
  xor(first: number, second: number): number {
    if (first < 0 || second < 0) return -1;
    const base = this.#depth;
    let f = first;
    let g = second;
    let depth = base;
    for (;;) {
      let result: number;
      let flip = (f ^ g) & 1;
      f &= ~1;
      g &= ~1;
      if (f === g) result = FALSE ^ flip;
      else if (f === TRUE) result = g ^ 1 ^ flip;
      else if (g === TRUE) result = f ^ 1 ^ flip;
      else {
        if (f > g) {
          const other = f;
          f = g;
          g = other;
        }
        const slot = (pairHash(f, ~g) & (this.#cached - 1)) * STRIDE;
        if (this.#cache[slot] === f && this.#cache[slot + 1] === ~g) result = (this.#cache[slot + 2] as number) ^ flip;
        else {
          const level = Math.min(this.level(f), this.level(g));
          const [f1, f0] = this.level(f) === level ? [this.high(f), this.low(f)] : [f, f];
          const [g1, g0] = this.level(g) === level ? [this.high(g), this.low(g)] : [g, g];
          const stack = depth + FRAME > this.#stack.length ? this.#deepen() : this.#stack;
          // The flip travels with the first operand, which has no other use for its last bit.
          stack[depth] = f | flip;
          stack[depth + 1] = g;
          stack[depth + 2] = f0;
          stack[depth + 3] = g0;
          stack[depth + 4] = level;
          stack[depth + 5] = -1;
          depth += FRAME;
          f = f1;
          g = g1;
          continue;
        }
      }
      for (;;) {
        if (depth === base) return result;
        const stack = this.#stack;
        const frame = depth - FRAME;
        const high = stack[frame + 5] as number;
        if (high < 0) {
          stack[frame + 5] = result;
          f = stack[frame + 2] as number;
          g = stack[frame + 3] as number;
          break;
        }
        this.#depth = depth;
        result = this.make(stack[frame + 4] as number, high, result);
        this.#depth = base;
        if (result < 0) return result;
        flip = (stack[frame] as number) & 1;
        const whole = (stack[frame] as number) & ~1;
        const other = ~(stack[frame + 1] as number);
        const slot = (pairHash(whole, other) & (this.#cached - 1)) * STRIDE;
        this.#cache[slot] = whole;
        this.#cache[slot + 1] = other;
        this.#cache[slot + 2] = result;
        result ^= flip;
        depth = frame;
      }
    }
  }

  #add(level: number, high: number, low: number, found: number, flip: number): number {
    let bucket = found;
    if (this.made >= this.#limits.made) return -1;
    if (this.#free === 0 && this.#count === this.#room) {
      if (!this.#makeRoom(high, low)) {
        this.#isFull = true;
        return -1;
      }
      bucket = hash(level, high, low) & (this.#capacity - 1);
    }
    this.made++;
    let node = this.#free;
    if (node === 0) node = this.#count++;
    else {
      this.#free = this.#nodes[node * STRIDE + 3] as number;
      this.#freeCount--;
    }
    const at = node * STRIDE;
    const nodes = this.#nodes;
    nodes[at] = level;
    nodes[at + 1] = high;
    nodes[at + 2] = low;
    nodes[at + 3] = this.#heads[bucket] as number;
    this.#heads[bucket] = node;
    return (node << 1) | flip;
  }

  /** Room for at least one more node, or false. Two more edges are in use. */
  #makeRoom(high: number, low: number): boolean {
    const most = this.#limits.nodes;
    if (this.#capacity < COLLECT_FROM && this.#capacity < most) {
      this.#resize(this.#capacity * 2, this.#count);
      return true;
    }
    this.#collect(high, low);
    // Less than a third reclaimed: the next collection would come too soon.
    if (this.#freeCount * 3 < this.#capacity && this.#capacity < most) this.#resize(this.#capacity * 2, this.#count);
    return this.size < this.#room;
  }

  #resize(capacity: number, count: number): void {
    const isLarger = capacity * STRIDE > this.#nodes.length;
    if (isLarger) {
      const nodes = new Int32Array(capacity * STRIDE);
      nodes.set(this.#nodes.subarray(0, count * STRIDE));
      this.#nodes = nodes;
      this.#heads = new Int32Array(capacity);
    }
    this.#capacity = capacity;
    this.#room = Math.min(capacity, this.#limits.nodes);
    const cached = Math.min(capacity, MOST_CACHED);
    if (cached * STRIDE > this.#cache.length) {
      const cache = new Int32Array(cached * STRIDE);
      if (count > 1) refill(cache, cached, this.#cache, this.#cached);
      this.#cache = cache;
    } else if (cached > this.#cached) {
      this.#cache.fill(0, this.#cached * STRIDE, cached * STRIDE);
      // What is beyond the old half moves there; the rest stays where it is.
      for (let slot = 0; slot < this.#cached; slot++) moveEntry(this.#cache, slot, cached - 1);
    }
    this.#cached = cached;
    if (count > 1) this.#fillBuckets();
  }

  #fillBuckets(): void {
    const nodes = this.#nodes;
    const heads = this.#heads;
    const mask = this.#capacity - 1;
    heads.fill(0, 0, this.#capacity);
    for (let node = 1; node < this.#count; node++) {
      const at = node * STRIDE;
      if ((nodes[at] as number) < 0) continue;
      const bucket = hash(nodes[at] as number, nodes[at + 1] as number, nodes[at + 2] as number) & mask;
      nodes[at + 3] = heads[bucket] as number;
      heads[bucket] = node;
    }
  }

  /** Marks what is in use and puts the rest on the free list; results of operations that are rubbish are forgotten. */
  #collect(high: number, low: number): void {
    const nodes = this.#nodes;
    const isLive = new Uint8Array(this.#count);
    isLive[0] = 1;
    const pending: number[] = [];
    const mark = (edge: number): void => {
      const node = edge >> 1;
      if (edge < 0 || isLive[node] === 1) return;
      isLive[node] = 1;
      pending.push(node);
      for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
        const one = (nodes[next * STRIDE + 1] as number) >> 1;
        const two = (nodes[next * STRIDE + 2] as number) >> 1;
        if (isLive[one] === 0) {
          isLive[one] = 1;
          pending.push(one);
        }
        if (isLive[two] === 0) {
          isLive[two] = 1;
          pending.push(two);
        }
      }
    };
    mark(high);
    mark(low);
    for (const edge of this.held) mark(edge);
    for (const edge of this.kept) mark(edge);
    for (let at = 0; at < this.#depth; at += FRAME) {
      for (let word = 0; word < 4; word++) mark(this.#stack[at + word] as number);
      mark(this.#stack[at + 5] as number);
    }
    this.#free = 0;
    this.#freeCount = 0;
    for (let node = this.#count - 1; node > 0; node--) if (isLive[node] === 0) nodes[node * STRIDE] = -1;
    this.#fillBuckets();
    for (let node = this.#count - 1; node > 0; node--) {
      if (isLive[node] === 1) continue;
      nodes[node * STRIDE + 3] = this.#free;
      this.#free = node;
      this.#freeCount++;
    }
    const cache = this.#cache;
    for (let at = 0; at < this.#cached * STRIDE; at += STRIDE) {
      const second = cache[at + 1] as number;
      const other = second < 0 ? ~second : second;
      if (
        isLive[(cache[at] as number) >> 1] === 0 ||
        isLive[other >> 1] === 0 ||
        isLive[(cache[at + 2] as number) >> 1] === 0
      )
        cache[at] = 0;
    }
  }

  #deepen(): Int32Array {
    const stack = new Int32Array(this.#stack.length * 2);
    stack.set(this.#stack);
    this.#stack = stack;
    return stack;
  }
}

function hash(level: number, high: number, low: number): number {
  const mixed = Math.imul(high, 0x9e3779b1) + Math.imul(low, 0x85ebca6b) + Math.imul(level, 0xc2b2ae35);
  return mixed ^ (mixed >>> 15);
}

function pairHash(f: number, g: number): number {
  const mixed = Math.imul(f, 0x9e3779b1) + Math.imul(g, 0x7feb352d);
  return mixed ^ (mixed >>> 15);
}

function refill(cache: Int32Array, cached: number, old: Int32Array, oldCached: number): void {
  for (let slot = 0; slot < oldCached; slot++) {
    const at = slot * STRIDE;
    if (old[at] === 0) continue;
    const to = (pairHash(old[at] as number, old[at + 1] as number) & (cached - 1)) * STRIDE;
    cache[to] = old[at] as number;
    cache[to + 1] = old[at + 1] as number;
    cache[to + 2] = old[at + 2] as number;
  }
}

function moveEntry(cache: Int32Array, slot: number, mask: number): void {
  const at = slot * STRIDE;
  if (cache[at] === 0) return;
  const to = (pairHash(cache[at] as number, cache[at + 1] as number) & mask) * STRIDE;
  if (to === at) return;
  cache[to] = cache[at] as number;
  cache[to + 1] = cache[at + 1] as number;
  cache[to + 2] = cache[at + 2] as number;
  cache[at] = 0;
}

import { complementOf, type Interval, mixed } from "./intervals.ts";
import type { ResidualBounds } from "./residual-bounds.ts";
import { Residual } from "./residual.ts";
import type { ResidualPart } from "./residual-part.ts";

/** What a walk may cost and when it has gone far enough. */
export interface DescentLimits {
  /** How many residuals may be taken apart. */
  readonly expanded: number;
  /** What is left open where its probability times what is not known of it is less than this. */
  readonly threshold: number;
}

export interface Descended {
  readonly interval: Interval;
  readonly expanded: number;
  /** Whether nothing was left open. */
  readonly isWhole: boolean;
}

const BUCKETS = 1 << 16;
const OPEN = -1;

/**
 * Bounds of the probability of a gate by going through its variables, one level after the other, with all that can be left of it: residuals
 * that are equal are one, those that are decided end, and those where little can be gained are left between quick bounds. What is known
 * of each then goes back up: a decision diagram, built from the top, of which only the part that matters is there.
 */
export class Descent {
  readonly #part: ResidualPart;
  readonly #bounds: ResidualBounds;
  readonly #levels: readonly Interval[];
  /** Middle of each level's probability, which decides where to go but not what is found. */
  readonly #p: Float64Array;
  readonly #now: Residual;
  /** Residuals that wait: their sets, probabilities, hashes, levels, next of the same bucket, and nodes. */
  #sets: Int32Array;
  #mass = new Float64Array(1024);
  #hash = new Int32Array(1024);
  #level = new Int32Array(1024);
  #next = new Int32Array(1024);
  #node = new Int32Array(1024);
  #used = 0;
  readonly #free: number[] = [];
  readonly #heads = new Int32Array(BUCKETS).fill(-1);
  readonly #waiting: number[][];
  /** The diagram: two edges a node, OPEN where it was left, with its bounds there. */
  #edges = new Int32Array(2048);
  #ends = new Map<number, readonly [number, number, number, number]>();
  #nodes = 2;

  constructor(part: ResidualPart, bounds: ResidualBounds, variables: readonly Interval[]) {
    this.#part = part;
    this.#bounds = bounds;
    this.#levels = Array.from(part.order, (variable) => variables[variable] as Interval);
    this.#p = Float64Array.from(this.#levels, ({ lower, upper }) => (lower + upper) / 2);
    this.#now = new Residual(part);
    this.#sets = new Int32Array(1024 * part.size);
    this.#waiting = Array.from({ length: part.count }, () => []);
  }

  /** Bounds of a gate. */
  of(root: number, limits: DescentLimits): Descended {
    const now = this.#now;
    const size = this.#part.size;
    this.#nodes = 2;
    this.#ends.clear();
    this.#bounds.reset();
    now.start(root);
    const top = this.#wait(0, 1);
    const way: number[] = [];
    const levelOf: number[] = [];
    let expanded = 0;
    this.#waiting.forEach((waiting, level) => {
      const p = this.#p[level] as number;
      for (const state of waiting) {
        const mass = this.#mass[state] as number;
        const node = this.#node[state] as number;
        const ends = this.#bounds.of(root, level, this.#sets, state * size);
        const gain = mass * Math.min(ends[1] - ends[0], ends[3] - ends[2]);
        if (gain <= limits.threshold || expanded >= limits.expanded) {
          this.#edges[node * 2] = OPEN;
          this.#ends.set(node, ends);
        } else {
          expanded++;
          way.push(node);
          levelOf.push(level);
          for (let value = 1; value >= 0; value--) {
            const from = state * size;
            const set = this.#sets;
            for (let word = 0; word < size; word++) now.set[word] = set[from + word] as number;
            const decided = now.assign(level, value);
            const next = decided >= 0 ? decided : this.#wait(level + 1, mass * (value === 1 ? p : 1 - p));
            this.#edges[node * 2 + 1 - value] = next;
          }
        }
        this.#leave(state);
      }
      waiting.length = 0;
    });
    return { interval: this.#back(top, way, levelOf), expanded, isWhole: this.#ends.size === 0 };
  }

  /** The node of what is left now, which has so much more probability. */
  #wait(from: number, mass: number): number {
    const { size } = this.#part;
    const now = this.#now.set;
    const level = this.#now.next(from);
    let hash = Math.imul(level + 1, 0x9e3779b1);
    for (let word = 0; word < size; word++) {
      hash = Math.imul(hash ^ (now[word] as number), 0x85ebca6b);
      hash ^= hash >>> 13;
    }
    const bucket = (hash ^ (hash >>> 16)) & (BUCKETS - 1);
    for (let state = this.#heads[bucket] as number; state >= 0; state = this.#next[state] as number)
      if (this.#hash[state] === hash && this.#level[state] === level && this.#isSame(state)) {
        this.#mass[state] = (this.#mass[state] as number) + mass;
        return this.#node[state] as number;
      }
    const state = this.#free.pop() ?? this.#used++;
    if (state >= this.#mass.length) this.#grow();
    this.#sets.set(now, state * size);
    this.#mass[state] = mass;
    this.#hash[state] = hash;
    this.#level[state] = level;
    this.#next[state] = this.#heads[bucket] as number;
    this.#heads[bucket] = state;
    const node = this.#nodes++;
    if (node * 2 + 1 >= this.#edges.length) {
      const edges = new Int32Array(this.#edges.length * 2);
      edges.set(this.#edges);
      this.#edges = edges;
    }
    this.#node[state] = node;
    this.#waiting[level]?.push(state);
    return node;
  }

  #isSame(state: number): boolean {
    const { size } = this.#part;
    const now = this.#now.set;
    const sets = this.#sets;
    for (let word = 0, at = state * size; word < size; word++, at++) if (sets[at] !== now[word]) return false;
    return true;
  }

  #leave(state: number): void {
    const hash = this.#hash[state] as number;
    const bucket = (hash ^ (hash >>> 16)) & (BUCKETS - 1);
    let at = this.#heads[bucket] as number;
    if (at === state) this.#heads[bucket] = this.#next[state] as number;
    else {
      while (this.#next[at] !== state) at = this.#next[at] as number;
      this.#next[at] = this.#next[state] as number;
    }
    this.#free.push(state);
  }

  #grow(): void {
    const larger = this.#mass.length * 2;
    const grown = <T extends Int32Array | Float64Array>(to: T, from: T): T => {
      to.set(from);
      return to;
    };
    this.#sets = grown(new Int32Array(larger * this.#part.size), this.#sets);
    this.#mass = grown(new Float64Array(larger), this.#mass);
    this.#hash = grown(new Int32Array(larger), this.#hash);
    this.#level = grown(new Int32Array(larger), this.#level);
    this.#next = grown(new Int32Array(larger), this.#next);
    this.#node = grown(new Int32Array(larger), this.#node);
  }

  /** Bounds from the ends back to the top. */
  #back(top: number, way: readonly number[], levelOf: readonly number[]): Interval {
    const known: Interval[] = [NEVER, complementOf(NEVER)];
    const valueOf = (node: number): Interval => {
      const value = known[node];
      if (value !== undefined) return value;
      const [lower, upper, below, above] = this.#ends.get(node) ?? [0, 1, 0, 1];
      return { lower, upper, below, above };
    };
    for (let at = way.length - 1; at >= 0; at--) {
      const node = way[at] as number;
      const high = valueOf(this.#edges[node * 2] as number);
      const low = valueOf(this.#edges[node * 2 + 1] as number);
      known[node] = mixed(this.#levels[levelOf[at] as number] as Interval, high, low);
    }
    // Rounded outward: a few roundings at each level.
    const { lower, upper, below, above } = valueOf(top);
    const slack = (this.#levels.length + 1) * 2 ** -50;
    return {
      lower: lower * (1 - slack),
      upper: Math.min(1, upper * (1 + slack)),
      below: below * (1 - slack),
      above: Math.min(1, above * (1 + slack)),
    };
  }
}

const NEVER: Interval = { lower: 0, upper: 0, below: 1, above: 1 };

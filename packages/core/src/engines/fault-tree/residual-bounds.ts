import type { Interval } from "./intervals.ts";
import type { PartGate } from "./part.ts";
import type { ResidualPart } from "./residual-part.ts";

/** A step of double arithmetic outward: more than what a few roundings can do. */
const DOWN: number = 1 - 2 ** -50;
const UP: number = 1 + 2 ** -50;

/**
 * Quick and certain bounds of the probability of what is left of gates. Inputs that have nothing in common are independent. Those that
 * each variable pulls the same way are together at least as probable as if they were (Harris 1960; Esary, Proschan and Walkup 1967), and
 * at most as the least of them. And what is left of a gate after variables took values that only lower it is no more probable than the
 * whole gate was.
 */
export class ResidualBounds {
  /** By node, of what is left: at least and at most its probability, then that of its complement, each rounded outward. */
  readonly #low: Float64Array;
  readonly #high: Float64Array;
  readonly #lowNot: Float64Array;
  readonly #highNot: Float64Array;
  /** The same of whole gates. */
  readonly #whole: {
    readonly low: Float64Array;
    readonly high: Float64Array;
    readonly lowNot: Float64Array;
    readonly highNot: Float64Array;
  };
  /** By gate, bit 1: may be more than the whole, bit 2: less. */
  readonly #moved: Uint8Array;
  readonly #part: ResidualPart;
  /** By group of inputs: the least high, its complement, the sum of what misses. */
  readonly #least: Float64Array;
  readonly #rest: Float64Array;
  readonly #miss: Float64Array;
  /** By group, the low of its only member; 2 of none, -1 of several. */
  readonly #alone: Float64Array;
  #now: readonly [number, number, number, number] = [0, 1, 0, 1];

  constructor(part: ResidualPart, variables: readonly Interval[]) {
    this.#part = part;
    const total = part.count + part.gates.length;
    const at = (): Float64Array => new Float64Array(total);
    [this.#low, this.#high, this.#lowNot, this.#highNot] = [at(), at(), at(), at()];
    this.#moved = new Uint8Array(total);
    const widest = part.gates.reduce((most, { inputs }) => Math.max(most, inputs.length), 1);
    this.#least = new Float64Array(widest);
    this.#rest = new Float64Array(widest);
    this.#miss = new Float64Array(widest);
    this.#alone = new Float64Array(widest);
    variables.forEach(({ lower, upper, below, above }, variable) => {
      this.#low[variable] = lower * DOWN;
      this.#high[variable] = Math.min(1, upper * UP);
      this.#lowNot[variable] = below * DOWN;
      this.#highNot[variable] = Math.min(1, above * UP);
    });
    this.#high.fill(1, part.count);
    this.#highNot.fill(1, part.count);
    this.#whole = {
      low: this.#low.slice(),
      high: this.#high.slice(),
      lowNot: this.#lowNot.slice(),
      highNot: this.#highNot.slice(),
    };
  }

  /** Bounds of a gate from those of its whole inputs, kept as those of the whole gate. */
  learnFromInputs(gate: number): Interval {
    this.reset();
    this.#gate(gate, 0, undefined);
    const [lower, upper, below, above] = this.#now;
    return this.learn(gate, { lower, upper, below, above });
  }

  /** Keeps what is known of a whole gate, beside what was. */
  learn(gate: number, { lower, upper, below, above }: Interval): Interval {
    const { low, high, lowNot, highNot } = this.#whole;
    const node = this.#part.count + gate;
    low[node] = Math.max(low[node] as number, lower);
    high[node] = Math.min(high[node] as number, upper);
    lowNot[node] = Math.max(lowNot[node] as number, below);
    highNot[node] = Math.min(highNot[node] as number, above);
    return {
      lower: low[node],
      upper: high[node],
      below: lowNot[node],
      above: highNot[node],
    };
  }

  /** To be called before a walk, whose levels then only grow. */
  reset(): void {
    const { low, high, lowNot, highNot } = this.#whole;
    this.#low.set(low);
    this.#high.set(high);
    this.#lowNot.set(lowNot);
    this.#highNot.set(highNot);
  }

  /** Of what is left of a gate, a set of gates (see `Residual`) from a place in an array, before the variable of a level has a value. */
  of(
    root: number,
    level: number,
    sets: Int32Array,
    from: number,
  ): readonly [low: number, high: number, lowNot: number, highNot: number] {
    const part = this.#part;
    const { words } = part;
    for (let word = 0; word < words; word++) {
      let some = (sets[from + word] as number) & part.touched(level, word);
      for (; some !== 0; some &= some - 1) this.#gate(word * 32 + 31 - Math.clz32(some & -some), level, sets, from);
    }
    const node = part.count + root;
    return [
      this.#low[node] as number,
      this.#high[node] as number,
      this.#lowNot[node] as number,
      this.#highNot[node] as number,
    ];
  }

  #gate(index: number, level: number, sets: Int32Array | undefined, from = 0): void {
    const part = this.#part;
    const { count } = part;
    const { operator, inputs, need } = part.gates[index] as PartGate;
    const groups = part.groups[index] as Int32Array;
    const least = this.#least;
    const rest = this.#rest;
    const miss = this.#miss;
    const alone = this.#alone;
    const length = inputs.length;
    const isAnd = operator === "and";
    const isAssociated = part.isAssociated[index] === 1;
    let moved = 0;
    let left = 0;
    let product = 1;
    let without = 0;
    let sum = 0;
    let sumNot = 0;
    for (let place = 0; place < length; place++) {
      least[place] = 1;
      rest[place] = 0;
      miss[place] = 0;
      alone[place] = 2;
    }
    for (let place = 0; place < length; place++) {
      const input = inputs[place] as number;
      const node = input >> 1;
      if (sets !== undefined) {
        const gate = node - count;
        if (
          gate < 0
            ? (part.level[node] as number) < level
            : (((sets[from + (gate >> 5)] as number) >>> (gate & 31)) & 1) === 0
        ) {
          if (isAnd) moved |= 1;
          continue;
        }
        if (gate >= 0 && (part.first[node] as number) < level) {
          const own = this.#moved[gate] as number;
          moved |= input & 1 ? ((own & 1) << 1) | (own >> 1) : own;
        }
      }
      left++;
      const isNot = (input & 1) === 1;
      const low = (isNot ? this.#lowNot[node] : this.#low[node]) as number;
      const high = (isNot ? this.#highNot[node] : this.#high[node]) as number;
      const lowNot = (isNot ? this.#low[node] : this.#lowNot[node]) as number;
      const highNot = (isNot ? this.#high[node] : this.#highNot[node]) as number;
      const group = groups[place] as number;
      if (isAnd) {
        if (high < (least[group] as number) || (high === least[group] && lowNot > (rest[group] as number))) {
          least[group] = high;
          rest[group] = lowNot;
        }
        if (isAssociated) {
          without += product * highNot;
          product *= low;
        } else {
          miss[group] = (miss[group] as number) + highNot;
          alone[group] = alone[group] === 2 ? low : -1;
        }
      } else {
        sum += high;
        sumNot += highNot;
      }
    }
    const counted = sets === undefined || isAnd ? 0 : (sets[from + (part.counters[index] as number)] as number);
    // What moves an input of an exclusive or one way can move it either way.
    if (operator === "xor") moved = moved !== 0 || left < length ? 3 : 0;
    else if (!isAnd) moved |= (counted > 0 ? 1 : 0) | (length - left > counted ? 2 : 0);
    let [low, high, lowNot, highNot] = [0, 1, 0, 1];
    const slack = (length + 2) * 2 ** -51;
    if (isAnd) {
      high = 1;
      for (let place = 0; place < length; place++) {
        if (groups[place] !== place) continue;
        lowNot += high * (rest[place] as number);
        high *= least[place] as number;
        if (isAssociated) continue;
        if (alone[place] === 2) continue;
        const own = alone[place] === -1 ? Math.max(0, 1 - (miss[place] as number) - slack) : (alone[place] as number);
        without += product * Math.min(1, miss[place] as number);
        product *= own;
      }
      low = product * (1 - slack);
      highNot = Math.min(1, without * (1 + slack));
      high = Math.min(1, high * (1 + slack));
      lowNot *= 1 - slack;
    } else if (operator === "atLeast") {
      const missing = need - counted;
      // Markov's inequality, for those that are true and for those that are not.
      high = Math.min(1, (sum / missing) * (1 + slack));
      highNot = Math.min(1, (sumNot / (left - missing + 1)) * (1 + slack));
      low = Math.max(0, 1 - highNot - slack);
      lowNot = Math.max(0, 1 - high - slack);
    } else {
      // An odd number is at least one.
      const some = Math.min(1, sum * (1 + slack));
      const none = Math.max(0, 1 - some - slack);
      if (counted === 0) [high, lowNot] = [some, none];
      else [low, highNot] = [none, some];
    }
    const node = count + index;
    if (sets !== undefined) this.#moved[index] = moved;
    const whole = this.#whole;
    if ((moved & 1) === 0 && sets !== undefined) {
      if ((whole.high[node] as number) < high) high = whole.high[node] as number;
      if ((whole.lowNot[node] as number) > lowNot) lowNot = whole.lowNot[node] as number;
    }
    if ((moved & 2) === 0 && sets !== undefined) {
      if ((whole.low[node] as number) > low) low = whole.low[node] as number;
      if ((whole.highNot[node] as number) < highNot) highNot = whole.highNot[node] as number;
    }
    this.#low[node] = low;
    this.#high[node] = high;
    this.#lowNot[node] = lowNot;
    this.#highNot[node] = highNot;
    this.#now = [low, high, lowNot, highNot];
  }
}

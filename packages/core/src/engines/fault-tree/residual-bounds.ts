import type { Interval } from "./intervals.ts";
import type { PartGate } from "./part.ts";
import type { ResidualPart } from "./residual-part.ts";

/** A step of double arithmetic outward: more than what a few roundings can do. */
const DOWN: number = 1 - 2 ** -50;
const UP: number = 1 + 2 ** -50;

/** Where a change comes from: nowhere, or more than one source. */
const NONE = -1;
const SEVERAL = -2;

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
  readonly #whole: { readonly low: Float64Array; readonly high: Float64Array; readonly lowNot: Float64Array; readonly highNot: Float64Array };
  /** By node: at most the probability that what is left is true where the whole is false, and that it is false where the whole is true. */
  readonly #gain: Float64Array;
  readonly #loss: Float64Array;
  /** The gates, twice, plus one for a loss, that those can be put down to; a gate itself where there are several. */
  readonly #gainFrom: Int32Array;
  readonly #lossFrom: Int32Array;
  readonly #sources: number[] = [];
  readonly #part: ResidualPart;
  /** By group of inputs: the least high, its complement, the sum of what misses. */
  readonly #least: Float64Array;
  readonly #rest: Float64Array;
  readonly #miss: Float64Array;
  #now: readonly [number, number, number, number] = [0, 1, 0, 1];

  constructor(part: ResidualPart, variables: readonly Interval[]) {
    this.#part = part;
    const total = part.count + part.gates.length;
    const at = (): Float64Array => new Float64Array(total);
    [this.#low, this.#high, this.#lowNot, this.#highNot] = [at(), at(), at(), at()];
    [this.#gain, this.#loss] = [at(), at()];
    this.#gainFrom = new Int32Array(total);
    this.#lossFrom = new Int32Array(total);
    const widest = part.gates.reduce((most, { inputs }) => Math.max(most, inputs.length), 1);
    [this.#least, this.#rest, this.#miss] = [at(), at(), at()].map(() => new Float64Array(widest)) as [Float64Array, Float64Array, Float64Array];
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
      lower: low[node] as number,
      upper: high[node] as number,
      below: lowNot[node] as number,
      above: highNot[node] as number,
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
  of(root: number, level: number, sets: Int32Array, from: number): readonly [low: number, high: number, lowNot: number, highNot: number] {
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
    const length = inputs.length;
    const whole = this.#whole;
    const isAnd = operator === "and";
    const isAssociated = part.isAssociated[index] === 1;
    this.#sources.length = 0;
    let gain = 0;
    let loss = 0;
    let gainFrom = NONE;
    let lossFrom = NONE;
    let left = 0;
    let product = 1;
    let without = 0;
    let sum = 0;
    let sumNot = 0;
    for (let place = 0; place < length; place++) {
      least[place] = 1;
      rest[place] = 0;
      miss[place] = 0;
    }
    for (let place = 0; place < length; place++) {
      const input = inputs[place] as number;
      const node = input >> 1;
      if (sets !== undefined) {
        const gate = node - count;
        if (gate < 0 ? (part.level[node] as number) < level : (((sets[from + (gate >> 5)] as number) >>> (gate & 31)) & 1) === 0) {
          // Whoever is decided here was true: that the whole input is not is what may be new.
          if (isAnd) {
            gain += (input & 1 ? whole.high[node] : whole.highNot[node]) as number;
            gainFrom = SEVERAL;
          }
          continue;
        }
        if (gate >= 0 && (part.first[node] as number) < level) {
          const isFlipped = (input & 1) === 1;
          const more = (isFlipped ? this.#lossFrom[node] : this.#gainFrom[node]) as number;
          const less = (isFlipped ? this.#gainFrom[node] : this.#lossFrom[node]) as number;
          if (more >= 0) {
            gain += this.#fresh(more * 2);
            gainFrom = gainFrom === NONE || gainFrom === more ? more : SEVERAL;
          }
          if (less >= 0) {
            loss += this.#fresh(less * 2 + 1);
            lossFrom = lossFrom === NONE || lossFrom === less ? less : SEVERAL;
          }
          if (operator === "xor" && (more >= 0 || less >= 0)) {
            gain = loss = 1;
            gainFrom = lossFrom = SEVERAL;
          }
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
        if (high < (least[group] as number)) {
          least[group] = high;
          rest[group] = lowNot;
        }
        if (isAssociated) {
          without += product * highNot;
          product *= low;
        } else miss[group] = (miss[group] as number) + highNot;
      } else {
        sum += high;
        sumNot += highNot;
      }
    }
    const counted = sets === undefined || isAnd ? 0 : (sets[from + (part.counters[index] as number)] as number);
    if (!isAnd && left < length) {
      if (operator === "xor" || counted > 0) [gain, gainFrom] = [1, SEVERAL];
      if (operator === "xor" || length - left > counted) [loss, lossFrom] = [1, SEVERAL];
    }
    let [low, high, lowNot, highNot] = [0, 1, 0, 1];
    const slack = (length + 2) * 2 ** -51;
    if (isAnd) {
      high = 1;
      for (let place = 0; place < length; place++) {
        if (groups[place] !== place) continue;
        lowNot += high * (rest[place] as number);
        high *= least[place] as number;
        if (isAssociated) continue;
        const own = Math.max(0, 1 - (miss[place] as number) - slack);
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
    if (sets !== undefined) {
      gain *= 1 + slack;
      loss *= 1 + slack;
      if (gain === 0) {
        high = Math.min(high, whole.high[node] as number);
        lowNot = Math.max(lowNot, whole.lowNot[node] as number);
      } else {
        high = Math.min(high, ((whole.high[node] as number) + gain) * (1 + slack));
        lowNot = Math.max(lowNot, (whole.lowNot[node] as number) - gain - slack);
      }
      if (loss === 0) {
        low = Math.max(low, whole.low[node] as number);
        highNot = Math.min(highNot, whole.highNot[node] as number);
      } else {
        highNot = Math.min(highNot, ((whole.highNot[node] as number) + loss) * (1 + slack));
        low = Math.max(low, (whole.low[node] as number) - loss - slack);
      }
      this.#settle(node * 2, gain, gainFrom, high, this.#gain, this.#gainFrom);
      this.#settle(node * 2 + 1, loss, lossFrom, highNot, this.#loss, this.#lossFrom);
    }
    this.#low[node] = low;
    this.#high[node] = high;
    this.#lowNot[node] = lowNot;
    this.#highNot[node] = highNot;
    this.#now = [low, high, lowNot, highNot];
  }

  /** Probability of a source that this gate has not counted yet; `key` is twice the source, plus one where it is counted for losses. */
  #fresh(key: number): number {
    if (this.#sources.includes(key)) return 0;
    this.#sources.push(key);
    const from = key >> 1;
    return (from & 1 ? this.#loss[from >> 1] : this.#gain[from >> 1]) as number;
  }

  #settle(own: number, sum: number, only: number, most: number, amounts: Float64Array, sources: Int32Array): void {
    const node = own >> 1;
    const amount = only < 0 ? sum : ((only & 1 ? this.#loss[only >> 1] : this.#gain[only >> 1]) as number);
    amounts[node] = Math.min(sum, most);
    // A single source keeps its name, so that what it brings is not counted again further up.
    sources[node] = sum === 0 ? -1 : only >= 0 && amount <= most ? only : own;
  }
}

import type { Diagram } from "./diagram.ts";
import type { Differences } from "./differences.ts";
import type { EvaluatedDiagram } from "./diagram-probability.ts";

/** From here on rounding shows in the eleventh digit. */
const MOST_DOUBT = 1e5;

/**
 * One module seen from its root: how probable it is to come by each node on the way down, and from that what the module is worth with each of
 * its variables true, and false. All by level of the variable; all but `worth` sums of positive numbers. A way that skips a variable counts on
 * both sides; these are gathered by ranges of levels in a tree of sums, since taking away what was added would lose digits.
 */
export class Reaches {
  /** P(module | variable) - P(module | not). */
  readonly worth: Float64Array;
  readonly trueWith: Float64Array;
  readonly falseWith: Float64Array;
  readonly trueWithout: Float64Array;
  readonly falseWithout: Float64Array;
  /** Probability to come by each node of the module, the first of which has index 0: seen as it is, and seen as its complement. */
  readonly plain: Float64Array;
  readonly flipped: Float64Array;

  /** Bound of what rounding may have done to `worth`, in units of the last place of 1. */
  readonly #doubt: Float64Array;
  readonly #diagram: Diagram;
  readonly #module: number;

  constructor(diagram: Diagram, { p, q, isTrue, isFalse }: EvaluatedDiagram, module: number) {
    const { variable, high, low, moduleStart, moduleRoot, rank } = diagram;
    const start = moduleStart[module] as number;
    const end = moduleStart[module + 1] as number;
    let levels = 0;
    for (let node = start; node < end; node++)
      levels = Math.max(levels, (rank[variable[node] as number] as number) + 1);
    const plain = new Float64Array(end - start);
    const flipped = new Float64Array(end - start);
    const skipTrue = new Float64Array(2 * levels);
    const skipFalse = new Float64Array(2 * levels);
    this.plain = plain;
    this.flipped = flipped;
    this.#diagram = diagram;
    this.#module = module;
    this.#doubt = new Float64Array(levels);
    this.worth = new Float64Array(levels);
    this.trueWith = new Float64Array(levels);
    this.falseWith = new Float64Array(levels);
    this.trueWithout = new Float64Array(levels);
    this.falseWithout = new Float64Array(levels);

    /** So much goes along an edge from a level, seen as it is and as its complement. */
    const go = (edge: number, from: number, asIs: number, asNot: number): void => {
      const node = edge >> 1;
      const isFlipped = (edge & 1) === 1;
      const one = isFlipped ? asNot : asIs;
      const other = isFlipped ? asIs : asNot;
      let to = levels;
      if (node > 0) {
        plain[node - start] = (plain[node - start] as number) + one;
        flipped[node - start] = (flipped[node - start] as number) + other;
        to = rank[variable[node] as number] as number;
      }
      if (to - from < 2) return;
      const t = isTrue[node] as number;
      const f = isFalse[node] as number;
      addToRange(skipTrue, skipFalse, levels, from + 1, to, one * t + other * f, one * f + other * t);
    };
    go(moduleRoot[module] as number, -1, 1, 0);
    for (let node = end - 1; node >= start; node--) {
      const v = variable[node] as number;
      const level = rank[v] as number;
      const asIs = plain[node - start] as number;
      const asNot = flipped[node - start] as number;
      const one = p[v] as number;
      const zero = q[v] as number;
      const whenTrue = (high[node] as number) >> 1;
      const edge = low[node] as number;
      const whenFalse = edge >> 1;
      const isFlipped = (edge & 1) === 1;
      const highTrue = isTrue[whenTrue] as number;
      const highFalse = isFalse[whenTrue] as number;
      const lowTrue = (isFlipped ? isFalse[whenFalse] : isTrue[whenFalse]) as number;
      const lowFalse = (isFlipped ? isTrue[whenFalse] : isFalse[whenFalse]) as number;
      go(high[node] as number, level, asIs * one, asNot * one);
      go(edge, level, asIs * zero, asNot * zero);
      // Of two numbers near 1 the complements differ by the same, with more digits.
      const isSmall = highTrue + lowTrue <= 1;
      const difference = isSmall ? highTrue - lowTrue : lowFalse - highFalse;
      add(this.worth, level, (asIs - asNot) * difference);
      // A constant has no rounding, and a difference from it none either.
      if (whenTrue !== 0 && whenFalse !== 0)
        add(this.#doubt, level, (asIs + asNot) * (isSmall ? highTrue + lowTrue : lowFalse + highFalse));
      add(this.trueWith, level, asIs * highTrue + asNot * highFalse);
      add(this.falseWith, level, asIs * highFalse + asNot * highTrue);
      add(this.trueWithout, level, asIs * lowTrue + asNot * lowFalse);
      add(this.falseWithout, level, asIs * lowFalse + asNot * lowTrue);
    }
    for (let at = 1; at < levels; at++) {
      for (const below of [2 * at, 2 * at + 1]) {
        add(skipTrue, below, skipTrue[at] as number);
        add(skipFalse, below, skipFalse[at] as number);
      }
    }
    for (let level = 0; level < levels; level++) {
      add(this.trueWith, level, skipTrue[levels + level] as number);
      add(this.trueWithout, level, skipTrue[levels + level] as number);
      add(this.falseWith, level, skipFalse[levels + level] as number);
      add(this.falseWithout, level, skipFalse[levels + level] as number);
    }
  }

  /** Computes `worth` anew, pair by pair, where it is so small beside the numbers it is a difference of that rounding can be seen. */
  sharpen(differences: Differences): void {
    const { variable, high, low, moduleStart, rank } = this.#diagram;
    const worth = Float64Array.from(this.worth);
    const isDoubtful = this.#doubt.map((doubt, level) =>
      doubt > MOST_DOUBT * Math.abs(worth[level] as number) ? 1 : 0,
    );
    if (!isDoubtful.includes(1)) return;
    isDoubtful.forEach((doubtful, level) => (worth[level] = doubtful === 1 ? 0 : (worth[level] as number)));
    const start = moduleStart[this.#module] as number;
    for (let node = start; node < (moduleStart[this.#module + 1] as number); node++) {
      const level = rank[variable[node] as number] as number;
      if (isDoubtful[level] !== 1) continue;
      const exact = differences.between(high[node] as number, low[node] as number);
      if (exact === undefined) return;
      const reach = (this.plain[node - start] as number) - (this.flipped[node - start] as number);
      add(worth, level, reach * (exact.onlyFirst - exact.onlySecond));
    }
    this.worth.set(worth);
  }
}

/** Adds to the levels from `from` up to but not including `to`: the sums stand where few of them cover the range. */
function addToRange(
  first: Float64Array,
  second: Float64Array,
  levels: number,
  from: number,
  to: number,
  one: number,
  two: number,
): void {
  let left = from + levels;
  let right = to + levels;
  while (left < right) {
    if ((left & 1) === 1) {
      add(first, left, one);
      add(second, left, two);
      left++;
    }
    if ((right & 1) === 1) {
      right--;
      add(first, right, one);
      add(second, right, two);
    }
    left >>= 1;
    right >>= 1;
  }
}

function add(sums: Float64Array, at: number, more: number): void {
  sums[at] = (sums[at] as number) + more;
}

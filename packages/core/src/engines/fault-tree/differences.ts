import type { Diagram } from "./diagram.ts";
import type { EvaluatedDiagram } from "./diagram-probability.ts";

/** How many pairs of nodes are compared at the most, for each node and in all: about 100 MB. */
const PAIRS_PER_NODE = 4;
const FEWEST_PAIRS = 20_000;
const MOST_PAIRS = 1_000_000;

/**
 * Where two functions of a module differ: probability that only the first is true, and that only the second is. Both are sums of positive
 * numbers over pairs of nodes, so they have all their digits where a subtraction of two probabilities would have none.
 */
export class Differences {
  readonly #diagram: Diagram;
  readonly #evaluated: EvaluatedDiagram;
  readonly #most: number;
  readonly #numberOf = new Map<number, number>();
  /** For each known pair as it is written: only the first, only the second. */
  readonly #there: number[] = [];
  readonly #back: number[] = [];

  constructor(diagram: Diagram, evaluated: EvaluatedDiagram) {
    this.#diagram = diagram;
    this.#evaluated = evaluated;
    this.#most = Math.min(MOST_PAIRS, Math.max(FEWEST_PAIRS, PAIRS_PER_NODE * diagram.variable.length));
  }

  /** Undefined when there are too many pairs to compare. */
  between(first: number, second: number): { readonly onlyFirst: number; readonly onlySecond: number } | undefined {
    const { variable, high, low, rank } = this.#diagram;
    const { p, q } = this.#evaluated;
    const way: number[] = [first, second];
    while (way.length > 0) {
      const g = way.at(-1) as number;
      const f = way.at(-2) as number;
      if (this.#number(f, g) !== undefined) {
        way.length -= 2;
        continue;
      }
      if (this.#numberOf.size >= this.#most) return undefined;
      const levelF = rank[variable[f >> 1] as number] as number;
      const levelG = rank[variable[g >> 1] as number] as number;
      const v = variable[(levelF <= levelG ? f : g) >> 1] as number;
      const side = (edge: number, level: number, edges: Int32Array): number =>
        level === Math.min(levelF, levelG) ? (edges[edge >> 1] as number) ^ (edge & 1) : edge;
      const [f1, g1] = [side(f, levelF, high), side(g, levelG, high)];
      const [f0, g0] = [side(f, levelF, low), side(g, levelG, low)];
      const one = this.#number(f1, g1);
      const zero = this.#number(f0, g0);
      if (one === undefined) way.push(f1, g1);
      if (zero === undefined) way.push(f0, g0);
      if (one === undefined || zero === undefined) continue;
      way.length -= 2;
      const [chance, rest] = [p[v] as number, q[v] as number];
      const there = chance * this.#first(one, f1, g1) + rest * this.#first(zero, f0, g0);
      const back = chance * this.#first(one, g1, f1) + rest * this.#first(zero, g0, f0);
      this.#numberOf.set(keyOf(f, g), this.#there.length);
      this.#there.push(isTurned(f, g) ? back : there);
      this.#back.push(isTurned(f, g) ? there : back);
    }
    const number = this.#number(first, second) as number;
    return { onlyFirst: this.#first(number, first, second), onlySecond: this.#first(number, second, first) };
  }

  /** Number of a pair; -1 when its difference is seen without one, undefined when it is not known yet. */
  #number(f: number, g: number): number | undefined {
    return f >> 1 === 0 || g >> 1 === 0 || f >> 1 === g >> 1 ? -1 : this.#numberOf.get(keyOf(f, g));
  }

  /** P(f and not g). */
  #first(number: number, f: number, g: number): number {
    if (number >= 0) {
      return (isTurned(f, g) ? this.#back[number] : this.#there[number]) as number;
    }
    if (f === g) return 0;
    // f is the constant true, or the complement of g; g is the constant false; or nothing is left.
    if (f === (g ^ 1) || g === 1) return this.#probability(f);
    return f === 0 ? this.#probability(g ^ 1) : 0;
  }

  #probability(edge: number): number {
    const { isTrue, isFalse } = this.#evaluated;
    return ((edge & 1) === 0 ? isTrue[edge >> 1] : isFalse[edge >> 1]) as number;
  }
}

/** Whether a pair is written the other way round: turned once by order, once by complement, since "f and not g" is "not g and not not f". */
function isTurned(f: number, g: number): boolean {
  return f > g !== ((Math.min(f, g) & 1) === 1);
}

/** A pair as one number, exactly: the smaller node first, and that not as a complement. */
function keyOf(f: number, g: number): number {
  const first = Math.min(f, g);
  const flip = first & 1;
  return (first ^ flip) * 2 ** 26 + (Math.max(f, g) ^ flip);
}

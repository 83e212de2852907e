import { DiagramBuilder } from "./diagram-builder.ts";
import { FALSE, TRUE } from "./diagram.ts";
import type { Part, PartGate } from "./part.ts";

/** Two functions of which one is never true where the function is false, and the other never false where it is true. */
export interface Enclosure {
  readonly lower: number;
  readonly upper: number;
}

export interface BoundLimits {
  /** How many nodes may be there at once. */
  readonly nodes: number;
  /** How many nodes may be made in all. */
  readonly made: number;
  /** Functions larger than this are made simpler. */
  readonly largest: number;
}

/**
 * Builds diagrams of a part that stay small: whenever one grows too large, the parts of it that are least probably true are taken as false
 * for a lower function, those least probably false as true for an upper one (as in Ravi and Somenzi, "High-density reachability
 * analysis", ICCAD 1995, but by probability). Both are functions like any other, so that their probabilities bound the true one for certain.
 */
export class BoundBuilder {
  readonly builder: DiagramBuilder = new DiagramBuilder();
  /** Probability of each level, to decide what matters. */
  readonly #p: Float64Array;
  readonly #limits: BoundLimits;

  constructor(probabilities: Float64Array, limits: BoundLimits) {
    this.#p = probabilities;
    this.#limits = limits;
    this.builder.start({ nodes: limits.nodes, made: limits.made }, Math.min(limits.nodes, 1 << 20));
  }

  /** The top of a part between two functions, its variables in the given order. */
  build({ gates, variables }: Part, order: Int32Array): Enclosure {
    const { builder } = this;
    const count = variables.length;
    const total = count + gates.length;
    // Lower functions, then upper ones.
    const held = new Int32Array(total * 2).fill(-1);
    builder.held = held;
    order.forEach((variable, level) => {
      held[variable] = builder.make(level, TRUE, FALSE);
      held[total + variable] = held[variable];
    });
    const uses = new Int32Array(total);
    for (const gate of gates) for (const input of gate.inputs) uses[input >> 1] = (uses[input >> 1] as number) + 1;
    gates.forEach((gate, index) => {
      const inputs = gate.inputs.map((input): Enclosure => {
        const lower = held[input >> 1] as number;
        const upper = held[total + (input >> 1)] as number;
        return input & 1 ? { lower: upper ^ 1, upper: lower ^ 1 } : { lower, upper };
      });
      const { lower, upper } = this.#gate(gate, inputs);
      held[count + index] = lower;
      held[total + count + index] = upper;
      for (const input of gate.inputs) {
        const node = input >> 1;
        uses[node] = (uses[node] as number) - 1;
        if (uses[node] === 0 && node >= count) held[node] = held[total + node] = -1;
      }
    });
    return { lower: held[total - 1] as number, upper: held[total * 2 - 1] as number };
  }

  #gate(gate: PartGate, inputs: readonly Enclosure[]): Enclosure {
    const isExact = inputs.every(({ lower, upper }) => lower === upper);
    if (gate.operator === "xor") return this.#xor(inputs);
    const of = (edges: number[], isUpper: boolean): number =>
      gate.operator === "and" ? this.#and(edges, isUpper) : this.#atLeast(gate.need, edges, isUpper);
    if (isExact) {
      const trims = this.#trims;
      const lower = of(
        inputs.map((one) => one.lower),
        false,
      );
      if (this.#trims === trims) return { lower, upper: lower };
      this.builder.kept.push(lower);
      const upper = of(
        inputs.map((one) => one.upper),
        true,
      );
      this.builder.kept.pop();
      return { lower, upper };
    }
    const lower = of(
      inputs.map((one) => one.lower),
      false,
    );
    this.builder.kept.push(lower);
    const upper = of(
      inputs.map((one) => one.upper),
      true,
    );
    this.builder.kept.pop();
    return { lower, upper };
  }

  /** How often anything was made simpler. */
  #trims = 0;

  #and(edges: number[], isUpper: boolean): number {
    const { builder } = this;
    edges.sort((a, b) => builder.level(b) - builder.level(a));
    let result = edges[0] as number;
    for (let at = 1; at < edges.length; at++) result = this.#both(result, edges[at] as number, isUpper);
    return result;
  }

  /** Conjunction; of simpler functions where it is too large. */
  #both(first: number, second: number, isUpper: boolean): number {
    const { builder } = this;
    const { kept } = builder;
    let f = first;
    let g = second;
    kept.push(f, g);
    let largest = this.#limits.largest;
    for (;;) {
      const result = builder.and(f, g);
      if (result >= 0) {
        kept.length -= 2;
        return this.#small(result, isUpper, this.#limits.largest);
      }
      largest >>= 2;
      if (largest < 16) {
        kept.length -= 2;
        this.#trims++;
        return isUpper ? TRUE : FALSE;
      }
      f = this.#small(f, isUpper, largest);
      kept[kept.length - 2] = f;
      g = this.#small(g, isUpper, largest);
      kept[kept.length - 1] = g;
    }
  }

  #atLeast(need: number, edges: readonly number[], isUpper: boolean): number {
    const { builder } = this;
    const { kept } = builder;
    const base = kept.length;
    const row = [TRUE, ...Array.from({ length: need }, () => FALSE)];
    let left = edges.length;
    for (const edge of edges) {
      left--;
      for (let k = Math.min(need, edges.length - left); k >= Math.max(1, need - left); k--) {
        kept.length = base;
        kept.push(...edges, ...row);
        const more = this.#both(edge, row[k - 1] as number, isUpper);
        kept.push(more);
        // A disjunction is a conjunction of complements, whose lower function is the complement of the upper one.
        row[k] = this.#both(more ^ 1, (row[k] as number) ^ 1, !isUpper) ^ 1;
      }
    }
    kept.length = base;
    return row[need] as number;
  }

  #xor(inputs: readonly Enclosure[]): Enclosure {
    const { builder } = this;
    const { kept } = builder;
    const base = kept.length;
    let result: Enclosure = { lower: FALSE, upper: FALSE };
    for (const one of inputs) {
      kept.push(result.lower, result.upper, one.lower, one.upper);
      const either = (a: number, b: number): number => {
        kept.push(a, b);
        return this.#both(a ^ 1, b ^ 1, true) ^ 1;
      };
      const both = (a: number, b: number): number => {
        const edge = this.#both(a, b, false);
        kept.push(edge);
        return edge;
      };
      const differ = either(both(result.lower, one.upper ^ 1), both(result.upper ^ 1, one.lower));
      kept.push(differ);
      const agree = either(both(result.lower, one.lower), both(result.upper ^ 1, one.upper ^ 1));
      result = { lower: differ, upper: agree ^ 1 };
      kept.length = base;
    }
    return result;
  }

  /** The function, or a simpler one on the right side of it. */
  #small(edge: number, isUpper: boolean, largest: number): number {
    const reached = this.#reached(edge ^ Number(isUpper), largest);
    if (reached === undefined) return edge;
    this.#trims++;
    return this.#trimmed(reached, largest) ^ Number(isUpper);
  }

  /** Edges of a function by level, root first; undefined when there are few. */
  #reached(root: number, largest: number): Int32Array | undefined {
    const { builder } = this;
    if (root < 2) return undefined;
    const seen = new Set<number>([root]);
    const order = [root];
    for (let at = 0; at < order.length; at++) {
      const edge = order[at] as number;
      for (const next of [builder.high(edge), builder.low(edge)])
        if (next > 1 && !seen.has(next)) {
          seen.add(next);
          order.push(next);
        }
    }
    if (order.length <= largest) return undefined;
    const levels = Int32Array.from(order, (edge) => builder.level(edge));
    const sorted = Int32Array.from(order.keys()).sort((a, b) => (levels[a] as number) - (levels[b] as number));
    return sorted.map((index) => order[index] as number);
  }

  /** Takes as false what is least probably true. */
  #trimmed(edges: Int32Array, largest: number): number {
    const { builder } = this;
    const p = this.#p;
    const place = new Map<number, number>();
    edges.forEach((edge, index) => place.set(edge, index));
    const count = edges.length;
    const high = Int32Array.from(edges, (edge) => placeOf(place, builder.high(edge)));
    const low = Int32Array.from(edges, (edge) => placeOf(place, builder.low(edge)));
    const chance = new Float64Array(count);
    const at = (values: Float64Array, index: number): number =>
      index < 0 ? Number(index === -1) : (values[index] as number);
    for (let index = count - 1; index >= 0; index--) {
      const one = p[builder.level(edges[index] as number)] as number;
      chance[index] = one * at(chance, high[index] as number) + (1 - one) * at(chance, low[index] as number);
    }
    const weight = new Float64Array(count);
    weight[0] = 1;
    const loss = new Float64Array(count);
    for (let index = 0; index < count; index++) {
      const own = weight[index] as number;
      const one = p[builder.level(edges[index] as number)] as number;
      loss[index] = own * (chance[index] as number);
      if ((high[index] as number) >= 0)
        weight[high[index] as number] = (weight[high[index] as number] as number) + own * one;
      if ((low[index] as number) >= 0)
        weight[low[index] as number] = (weight[low[index] as number] as number) + own * (1 - one);
    }
    // Half of what is allowed, so that it is not soon too large again.
    const threshold = Float64Array.from(loss).sort()[count - (largest >> 1)] as number;
    const result = new Int32Array(count);
    const { kept } = builder;
    const base = kept.length;
    for (const edge of edges) kept.push(edge);
    for (let index = count - 1; index >= 0; index--) {
      if ((loss[index] as number) <= threshold) {
        result[index] = FALSE;
        continue;
      }
      const whenTrue =
        (high[index] as number) < 0
          ? (high[index] as number) === -1
            ? TRUE
            : FALSE
          : (result[high[index] as number] as number);
      const whenFalse =
        (low[index] as number) < 0
          ? (low[index] as number) === -1
            ? TRUE
            : FALSE
          : (result[low[index] as number] as number);
      const edge = builder.make(builder.level(edges[index] as number), whenTrue, whenFalse);
      // Without room for what is simpler nothing is left but to take it as false.
      result[index] = edge < 0 ? FALSE : edge;
      kept.push(result[index] as number);
    }
    kept.length = base;
    return result[0] as number;
  }
}

/** -1 for true, -2 for false. */
function placeOf(place: ReadonlyMap<number, number>, edge: number): number {
  return edge < 2 ? -1 - edge : (place.get(edge) as number);
}

import type { Part } from "./part.ts";

/**
 * Guesses how large the diagram of a part gets with its variables in some order, without building it. Between one level and the next a
 * diagram must remember what it has seen so far: the finished gates and variables that something unfinished waits for, or the state of
 * the gates that are begun; of the two what is less. The guess is the sum over all levels of a power of that number.
 *
 * A relative of the cut-width bound (Berman, "Circuit width, register allocation, and ordered binary decision diagrams", IEEE Trans. CAD
 * 10(8), 1991); the base is far below 2, as most of what could be remembered never occurs together.
 */
export class OrderScore {
  readonly #count: number;
  readonly #start: Int32Array;
  readonly #input: Int32Array;
  readonly #rank: Int32Array;
  readonly #needed: Int32Array;
  readonly #waiting: Int32Array;
  readonly #begun: Int32Array;
  readonly #power: Float64Array;

  constructor({ gates, variables }: Part, base: number) {
    const nodes = variables.length + gates.length;
    this.#count = variables.length;
    this.#start = new Int32Array(gates.length + 1);
    gates.forEach((gate, index) => (this.#start[index + 1] = (this.#start[index] as number) + gate.inputs.length));
    this.#input = Int32Array.from(gates.flatMap((gate) => gate.inputs.map((input) => input >> 1)));
    this.#rank = new Int32Array(nodes);
    this.#needed = new Int32Array(nodes);
    this.#waiting = new Int32Array(variables.length + 1);
    this.#begun = new Int32Array(variables.length + 1);
    this.#power = Float64Array.from({ length: nodes + 1 }, (_, width) => Math.min(base ** width, 1e200));
  }

  /** Logarithm of the guess; less is better. */
  of(order: Int32Array): number {
    const rank = this.#rank;
    const needed = this.#needed;
    const input = this.#input;
    const start = this.#start;
    const waiting = this.#waiting.fill(0);
    const begun = this.#begun.fill(0);
    const count = this.#count;
    const gateCount = start.length - 1;
    for (let level = 0; level < count; level++) rank[order[level] as number] = level;
    needed.fill(0);
    for (let gate = 0; gate < gateCount; gate++) {
      const end = start[gate + 1] as number;
      let last = -1;
      let first = count;
      for (let at = start[gate] as number; at < end; at++) {
        const level = rank[input[at] as number] as number;
        if (level > last) last = level;
        if (level < first) first = level;
      }
      rank[count + gate] = last;
      begun[first] = (begun[first] as number) + 1;
      begun[last] = (begun[last] as number) - 1;
      for (let at = start[gate] as number; at < end; at++) {
        const node = input[at] as number;
        if ((needed[node] as number) < last) needed[node] = last;
      }
    }
    for (let node = 0; node < count + gateCount - 1; node++) {
      const from = rank[node] as number;
      const to = needed[node] as number;
      if (to <= from) continue;
      waiting[from] = (waiting[from] as number) + 1;
      waiting[to] = (waiting[to] as number) - 1;
    }
    let width = 0;
    let other = 0;
    let sum = 0;
    for (let level = 0; level < count; level++) {
      width += waiting[level] as number;
      other += begun[level] as number;
      sum += this.#power[width < other ? width : other] as number;
    }
    return Math.log(sum);
  }
}

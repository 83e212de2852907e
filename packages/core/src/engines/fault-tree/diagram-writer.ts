import { FALSE, TRUE, type Diagram } from "./diagram.ts";
import type { DiagramBuilder } from "./diagram-builder.ts";
import type { Part } from "./part.ts";

/** Takes finished modules out of a builder, without the rubbish, into one diagram. */
export class DiagramWriter {
  readonly #events: number;
  #variable = new Int32Array(64).fill(-1);
  #high = new Int32Array(64);
  #low = new Int32Array(64);
  #count = 1;
  readonly #starts: number[] = [1];
  readonly #roots: number[] = [];
  readonly #places: { readonly variable: number; readonly rank: number; readonly direction: number }[] = [];

  constructor(events: number) {
    this.#events = events;
  }

  /** A diagram of one event, its complement, or a constant (see `Network`). */
  writeLiteral(literal: number): void {
    if (literal >= 0) this.#places.push({ variable: literal >> 1, rank: 0, direction: (literal & 1) === 0 ? 1 : -1 });
    this.#end(literal < 0 ? literal & 1 : this.#add(literal >> 1, TRUE, FALSE) ^ (literal & 1));
  }

  /** Writes a module that is a single conjunction, which needs no search for an order; false when it is not one. */
  writeChain(part: Part, variables: readonly number[], isComplement: boolean): boolean {
    const gate = part.gates[0];
    if (gate === undefined || part.gates.length > 1 || gate.operator !== "and") return false;
    let edge = TRUE;
    for (let at = gate.inputs.length - 1; at >= 0; at--) {
      const input = gate.inputs[at] as number;
      const variable = variables[input >> 1] as number;
      // Not the variable, and the rest: the complement of "the variable, or not the rest".
      edge = (input & 1) === 0 ? this.#plain(variable, edge) : this.#add(variable, TRUE, edge ^ 1) ^ 1;
    }
    gate.inputs.forEach((input, rank) => {
      const direction = (input & 1) === (isComplement ? 1 : 0) ? 1 : -1;
      this.#places.push({ variable: variables[input >> 1] as number, rank, direction });
    });
    this.#end(isComplement ? edge ^ 1 : edge);
    return true;
  }

  /** Writes what an edge of a builder leads to. `order` has the variable of each level, `variables` its number in the diagram. */
  write(
    builder: DiagramBuilder,
    root: number,
    order: Int32Array,
    variables: readonly number[],
    directions: Int8Array,
  ): void {
    order.forEach((variable, rank) =>
      this.#places.push({ variable: variables[variable] as number, rank, direction: directions[variable] as number }),
    );
    const numberOf = new Int32Array(builder.span).fill(-1);
    numberOf[0] = 0;
    const way: number[] = [root & ~1];
    for (let edge = way.at(-1); edge !== undefined; edge = way.at(-1)) {
      if (numberOf[edge >> 1] !== -1) {
        way.pop();
        continue;
      }
      const high = builder.high(edge);
      const low = builder.low(edge);
      const newHigh = numberOf[high >> 1] as number;
      const newLow = numberOf[low >> 1] as number;
      if (newHigh < 0) way.push(high & ~1);
      if (newLow < 0) way.push(low & ~1);
      if (newHigh < 0 || newLow < 0) continue;
      way.pop();
      const variable = variables[order[builder.level(edge)] as number] as number;
      numberOf[edge >> 1] = this.#add(variable, newHigh * 2, newLow * 2 + (low & 1)) >> 1;
    }
    this.#end((numberOf[root >> 1] as number) * 2 + (root & 1));
  }

  finish(): Diagram {
    const rank = new Int32Array(this.#events + this.#roots.length).fill(-1);
    const direction = new Int8Array(rank.length);
    for (const one of this.#places) {
      rank[one.variable] = one.rank;
      direction[one.variable] = one.direction;
    }
    return {
      events: this.#events,
      variable: this.#variable.slice(0, this.#count),
      high: this.#high.slice(0, this.#count),
      low: this.#low.slice(0, this.#count),
      moduleStart: Int32Array.from(this.#starts),
      moduleRoot: Int32Array.from(this.#roots),
      rank,
      direction,
    };
  }

  /** "The variable, and the rest." */
  #plain(variable: number, rest: number): number {
    return (rest & 1) === 0 ? this.#add(variable, rest, FALSE) : this.#add(variable, rest ^ 1, TRUE) ^ 1;
  }

  #add(variable: number, high: number, low: number): number {
    if (this.#count === this.#variable.length) {
      this.#variable = doubled(this.#variable);
      this.#high = doubled(this.#high);
      this.#low = doubled(this.#low);
    }
    this.#variable[this.#count] = variable;
    this.#high[this.#count] = high;
    this.#low[this.#count] = low;
    return this.#count++ * 2;
  }

  #end(root: number): void {
    this.#roots.push(root);
    this.#starts.push(this.#count);
  }
}

function doubled(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}

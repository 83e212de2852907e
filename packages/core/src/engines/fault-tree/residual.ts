import type { PartGate } from "./part.ts";
import type { ResidualPart } from "./residual-part.ts";

/**
 * What is left of a gate when the variables of the first levels have values: the gates that are neither decided nor out of reach, and
 * what those that count have counted. Equal sets are equal functions.
 */
export class Residual {
  /** One bit a gate, then counts: see `ResidualPart`. */
  readonly set: Int32Array;
  readonly #part: ResidualPart;
  /** For each gate how many of its inputs have been decided and not been taken in. */
  readonly #pending: Int32Array;
  readonly #open: number[] = [];
  readonly #gone: number[] = [];
  #root = 0;

  constructor(part: ResidualPart) {
    this.#part = part;
    this.set = new Int32Array(part.size);
    this.#pending = new Int32Array(part.gates.length);
  }

  /** All that is below a gate. */
  start(root: number): void {
    const { gates, count } = this.#part;
    this.#root = root;
    this.set.fill(0);
    this.#put(root);
    const pending = [root];
    for (let gate = pending.pop(); gate !== undefined; gate = pending.pop())
      for (const input of gates[gate]?.inputs ?? []) {
        const below = (input >> 1) - count;
        if (below < 0 || this.has(below)) continue;
        this.#put(below);
        pending.push(below);
      }
  }

  has(gate: number): boolean {
    return (((this.set[gate >> 5] as number) >>> (gate & 31)) & 1) === 1;
  }

  /** The first level from the given one that still matters, or -1. */
  next(level: number): number {
    const { order, count, users } = this.#part;
    for (let at = level; at < count; at++)
      for (const user of users[order[at] as number] as Int32Array) if (this.has(user >> 1)) return at;
    return -1;
  }

  /** Gives the variable of a level a value, those above it having theirs: the value of the root where that decides it, else -1. */
  assign(level: number, value: number): number {
    const { gates, count, users, order, counters } = this.#part;
    const pending = this.#pending;
    const open = this.#open;
    const gone = this.#gone;
    const first = order[level] as number;
    open.push(first * 2 + value);
    for (const user of users[first] as Int32Array) pending[user >> 1] = (pending[user >> 1] as number) + 1;
    let result = -1;
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      for (const user of users[node >> 1] as Int32Array) {
        const gate = user >> 1;
        pending[gate] = (pending[gate] as number) - 1;
        if (result >= 0 || !this.has(gate)) continue;
        const decided = this.#take(
          gates[gate] as PartGate,
          gate,
          (node & 1) ^ (user & 1),
          level,
          counters[gate] as number,
        );
        if (decided < 0) continue;
        this.#remove(gate);
        if (gate === this.#root) {
          result = decided;
          continue;
        }
        gone.push(gate);
        open.push((count + gate) * 2 + decided);
        for (const next of users[count + gate] as Int32Array) pending[next >> 1] = (pending[next >> 1] as number) + 1;
      }
    }
    if (result < 0) this.#prune();
    gone.length = 0;
    return result;
  }

  /** Takes a decided input in; the value of the gate where that decides it, else -1. */
  #take({ operator, inputs, need }: PartGate, gate: number, literal: number, level: number, counter: number): number {
    const { set } = this;
    if (operator === "and") {
      if (literal === 0) return 0;
      if (this.#pending[gate] !== 0) return -1;
      for (const input of inputs) if (this.#isOpen(input >> 1, level)) return -1;
      return 1;
    }
    let left = this.#pending[gate] as number;
    for (const input of inputs) if (this.#isOpen(input >> 1, level)) left++;
    if (operator === "xor") {
      set[counter] = (set[counter] as number) ^ literal;
      return left === 0 ? set[counter] : -1;
    }
    set[counter] = (set[counter] as number) + literal;
    const missing = need - set[counter];
    return missing <= 0 ? 1 : left < missing ? 0 : -1;
  }

  #isOpen(node: number, level: number): boolean {
    const { count } = this.#part;
    return node < count ? (this.#part.level[node] as number) > level : this.has(node - count);
  }

  /** Takes out what only decided gates used. */
  #prune(): void {
    const { gates, count, users } = this.#part;
    const gone = this.#gone;
    for (let gate = gone.pop(); gate !== undefined; gate = gone.pop())
      for (const input of (gates[gate] as PartGate).inputs) {
        const below = (input >> 1) - count;
        if (below < 0 || !this.has(below) || this.#isUsed(users[count + below] as Int32Array)) continue;
        this.#remove(below);
        gone.push(below);
      }
  }

  #isUsed(users: Int32Array): boolean {
    for (const user of users) if (this.has(user >> 1)) return true;
    return false;
  }

  #put(gate: number): void {
    this.set[gate >> 5] = (this.set[gate >> 5] as number) | (1 << (gate & 31));
  }

  #remove(gate: number): void {
    this.set[gate >> 5] = (this.set[gate >> 5] as number) & ~(1 << (gate & 31));
    const counter = this.#part.counters[gate] as number;
    if (counter >= 0) this.set[counter] = 0;
  }
}

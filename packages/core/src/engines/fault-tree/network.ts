import type { FaultTree } from "./tree.ts";

/**
 * A fault tree made uniform: disjunctions are conjunctions of complements, so that equal parts look equal. A literal is a node twice,
 * plus one where its complement is meant; nodes are events, then gates, which come after their inputs.
 */
export interface Network {
  readonly events: number;
  readonly gates: readonly NetworkGate[];
  /** Literal, or a constant. */
  readonly top: number;
}

export interface NetworkGate {
  readonly operator: "and" | "xor" | "atLeast";
  /** No constants; only `atLeast` repeats an input, and none has an input beside its complement. */
  readonly inputs: readonly number[];
  /** Of `atLeast`, from 2 to one less than its inputs; 0 else. */
  readonly need: number;
}

/** Constants as literals: complements of each other, like all literals that differ in the last bit. */
export const ALWAYS = -2;
export const NEVER = -1;

/** Makes the gates of a network, each once; what needs no gate gets none. */
export class NetworkBuilder {
  readonly gates: NetworkGate[] = [];
  readonly #events: number;
  readonly #known = new Map<number, number[]>();

  constructor(events: number) {
    this.#events = events;
  }

  and(inputs: readonly number[]): number {
    const kept = distinct(inputs);
    if (kept === undefined) return NEVER;
    if (kept.length === 0) return ALWAYS;
    return kept.length === 1 ? (kept[0] as number) : this.#gate("and", kept, 0);
  }

  or(inputs: readonly number[]): number {
    return this.and(inputs.map((input) => input ^ 1)) ^ 1;
  }

  xor(inputs: readonly number[]): number {
    let flip = 0;
    const odd = new Set<number>();
    for (const input of inputs) {
      flip ^= input < 0 ? (input & 1) ^ 1 : input & 1;
      if (input < 0) continue;
      const node = input & ~1;
      if (!odd.delete(node)) odd.add(node);
    }
    const kept = [...odd];
    if (kept.length === 0) return NEVER ^ flip;
    return kept.length === 1 ? (kept[0] as number) ^ flip : this.#gate("xor", kept, 0) ^ flip;
  }

  atLeast(need: number, inputs: readonly number[]): number {
    let missing = need;
    const times = new Map<number, number>();
    for (const input of inputs) {
      const against = times.get(input ^ 1) ?? 0;
      if (input === ALWAYS) missing--;
      else if (input === NEVER) continue;
      else if (against > 0) {
        // Of the two exactly one is true.
        missing--;
        times.set(input ^ 1, against - 1);
      } else times.set(input, (times.get(input) ?? 0) + 1);
    }
    const kept = [...times].flatMap(([input, count]) => Array.from({ length: count }, () => input));
    if (missing <= 0) return ALWAYS;
    if (missing > kept.length) return NEVER;
    if (missing === kept.length) return this.and(kept);
    return missing === 1 ? this.or(kept) : this.#gate("atLeast", kept, missing);
  }

  /** The same gate in other words, if that is what it has become. */
  same(gate: NetworkGate, inputs: readonly number[]): number {
    if (gate.operator === "and") return this.and(inputs);
    return gate.operator === "xor" ? this.xor(inputs) : this.atLeast(gate.need, inputs);
  }

  #gate(operator: NetworkGate["operator"], inputs: readonly number[], need: number): number {
    let key = Math.imul(need + 1, 0x9e3779b1) + operator.length;
    for (const input of inputs) key = (key + Math.imul(input + 1, Math.imul(input ^ 0x5bd1e995, 0x85ebca6b))) | 0;
    const alike = this.#known.get(key) ?? [];
    for (const one of alike) {
      const gate = this.gates[one];
      if (gate !== undefined && gate.operator === operator && gate.need === need && isSameBag(gate.inputs, inputs))
        return (this.#events + one) * 2;
    }
    this.#known.set(key, [...alike, this.gates.length]);
    this.gates.push({ operator, inputs, need });
    return (this.#events + this.gates.length - 1) * 2;
  }
}

/** The tree as a network, without constants, repetitions and equal gates. The tree has no circles. */
export function networkOf(tree: FaultTree): Network {
  const { events, gates } = tree;
  const builder = new NetworkBuilder(events);
  const literal = new Int32Array(gates.length);
  const read = (reference: number): number => {
    const node = reference < 0 ? ~reference : reference;
    const plain = node < events ? node * 2 : (literal[node - events] as number);
    return reference < 0 ? plain ^ 1 : plain;
  };
  for (const index of inputsFirst(tree)) {
    const gate = gates[index];
    if (gate === undefined) continue;
    const inputs = gate.inputs.map(read);
    if (gate.operator === "and") literal[index] = builder.and(inputs);
    else if (gate.operator === "or") literal[index] = builder.or(inputs);
    else if (gate.operator === "xor") literal[index] = builder.xor(inputs);
    else literal[index] = builder.atLeast(gate.need ?? 1, inputs);
  }
  return { events, gates: builder.gates, top: read(tree.top) };
}

/**
 * The network once more, with every gate passed through `rewrite`, which gets it with its new inputs and returns its literal. Gates that
 * the top does not need are left out.
 */
export function rebuilt(
  network: Network,
  rewrite: (builder: NetworkBuilder, gate: NetworkGate, inputs: readonly number[], index: number) => number,
): Network {
  const { events, gates, top } = network;
  const builder = new NetworkBuilder(events);
  const needed = neededGates(network);
  const literal = new Int32Array(gates.length);
  const read = (old: number): number => (old < events * 2 ? old : (literal[(old >> 1) - events] as number) ^ (old & 1));
  gates.forEach((gate, index) => {
    if (needed[index] === 1) literal[index] = rewrite(builder, gate, gate.inputs.map(read), index);
  });
  return { events, gates: builder.gates, top: read(top) };
}

/** For each gate 1 where the top needs it, else 0. */
export function neededGates({ events, gates, top }: Network): Uint8Array {
  const needed = new Uint8Array(gates.length);
  if (top >= events * 2) needed[(top >> 1) - events] = 1;
  for (let index = gates.length - 1; index >= 0; index--) {
    if (needed[index] === 0) continue;
    for (const input of gates[index]?.inputs ?? []) if (input >= events * 2) needed[(input >> 1) - events] = 1;
  }
  return needed;
}

/** Gates under the top, inputs before what they go into. */
function inputsFirst({ events, gates, top }: FaultTree): number[] {
  const order: number[] = [];
  const state = new Uint8Array(gates.length);
  const way: number[] = [];
  const cursor = new Int32Array(gates.length);
  const enter = (reference: number): void => {
    const index = (reference < 0 ? ~reference : reference) - events;
    if (index < 0 || state[index] !== 0) return;
    state[index] = 1;
    way.push(index);
  };
  enter(top);
  for (let index = way.at(-1); index !== undefined; index = way.at(-1)) {
    const next = gates[index]?.inputs[cursor[index] as number];
    cursor[index] = (cursor[index] as number) + 1;
    if (next !== undefined) enter(next);
    else {
      order.push(index);
      way.pop();
    }
  }
  return order;
}

/** The inputs of a conjunction, each once; undefined when they exclude each other. */
function distinct(inputs: readonly number[]): readonly number[] | undefined {
  const seen = new Set<number>();
  for (const input of inputs) {
    if (input === NEVER || seen.has(input ^ 1)) return undefined;
    if (input !== ALWAYS) seen.add(input);
  }
  return [...seen];
}

function isSameBag(left: readonly number[], right: readonly number[]): boolean {
  if (left.length !== right.length) return false;
  if (left.every((input, index) => input === right[index])) return true;
  const sorted = [...right].sort((a, b) => a - b);
  return [...left].sort((a, b) => a - b).every((input, index) => input === sorted[index]);
}

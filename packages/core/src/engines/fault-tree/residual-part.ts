import type { Part, PartGate } from "./part.ts";

/**
 * A part as walks through what is left of it need it: its variables have levels, and each node knows where it is used and what is below it.
 * Nodes are variables, then gates.
 */
export class ResidualPart {
  readonly gates: readonly PartGate[];
  /** Number of variables. */
  readonly count: number;
  /** Variable of each level, and level of each variable. */
  readonly order: Int32Array;
  readonly level: Int32Array;
  /** For each node the gates that use it, doubled, plus one where its complement is meant; once for each time. */
  readonly users: readonly Int32Array[];
  /** For each gate which of its inputs have something in common, by the first such. */
  readonly groups: readonly Int32Array[];
  /** For each gate 1 where each variable pulls all inputs of it the same way, so that none is less probable for another being true. */
  readonly isAssociated: Uint8Array;
  /** The first level below each node. */
  readonly first: Int32Array;
  /** Words of a set of gates, one bit each. */
  readonly words: number;
  /** Words after those: what gates that count have counted so far. */
  readonly counters: Int32Array;
  readonly size: number;
  /** For each level the gates that know of a level above it. */
  readonly #touched: Int32Array;

  constructor({ gates, variables }: Part, order: Int32Array) {
    const count = variables.length;
    this.gates = gates;
    this.count = count;
    this.order = order;
    this.level = new Int32Array(count);
    order.forEach((variable, level) => (this.level[variable] = level));
    const users: number[][] = Array.from({ length: count + gates.length }, () => []);
    gates.forEach(({ inputs }, gate) => {
      for (const input of inputs) users[input >> 1]?.push(gate * 2 + (input & 1));
    });
    this.users = users.map((some) => Int32Array.from(some));
    this.words = (gates.length + 31) >> 5;
    this.counters = new Int32Array(gates.length).fill(-1);
    let counters = 0;
    gates.forEach(({ operator }, gate) => {
      if (operator !== "and") this.counters[gate] = this.words + counters++;
    });
    this.size = this.words + counters;
    this.first = new Int32Array(count + gates.length);
    this.first.set(this.level);
    gates.forEach(({ inputs }, gate) => {
      this.first[count + gate] = inputs.reduce(
        (least, input) => Math.min(least, this.first[input >> 1] as number),
        count,
      );
    });
    this.#touched = new Int32Array((count + 1) * this.words);
    for (let level = 0; level <= count; level++)
      gates.forEach((_, gate) => {
        if ((this.first[count + gate] as number) >= level) return;
        const at = level * this.words + (gate >> 5);
        this.#touched[at] = (this.#touched[at] as number) | (1 << (gate & 31));
      });
    this.isAssociated = new Uint8Array(gates.length);
    this.groups = this.#supports();
  }

  /** A word of the set of gates that know of a level above the given one. */
  touched(level: number, word: number): number {
    return this.#touched[level * this.words + word] as number;
  }

  /** Whether no two inputs of a gate have anything in common. */
  isApart(gate: number): boolean {
    return (this.groups[gate] as Int32Array).every((group, place) => group === place);
  }

  #supports(): readonly Int32Array[] {
    const { count, gates } = this;
    const words = (count + 31) >> 5;
    // By node: variables that pull it up, then those that pull it down.
    const pulls = new Int32Array((count + gates.length) * words * 2);
    for (let variable = 0; variable < count; variable++)
      pulls[variable * words * 2 + (variable >> 5)] = 1 << (variable & 31);
    return gates.map(({ operator, inputs }, gate) => {
      const group = Int32Array.from(inputs, (_, place) => place);
      const at = (count + gate) * words * 2;
      const all = new Int32Array(words);
      const memberOf = new Map<number, number>();
      inputs.forEach((input, place) => {
        const from = (input >> 1) * words * 2;
        const flip = (input & 1) * words;
        for (let word = 0; word < words; word++) {
          const up = pulls[from + word + flip] as number;
          const down = pulls[from + word + words - flip] as number;
          let shared = (up | down) & (all[word] as number);
          for (; shared !== 0; shared &= shared - 1)
            join(group, memberOf.get(word * 32 + bit(shared)) as number, place);
          let fresh = (up | down) & ~(all[word] as number);
          all[word] = (all[word] as number) | fresh;
          for (; fresh !== 0; fresh &= fresh - 1) memberOf.set(word * 32 + bit(fresh), place);
          const both = operator === "xor" ? up | down : 0;
          pulls[at + word] = (pulls[at + word] as number) | up | both;
          pulls[at + words + word] = (pulls[at + words + word] as number) | down | both;
        }
      });
      this.isAssociated[gate] = 1;
      for (let word = 0; word < words; word++)
        if (((pulls[at + word] as number) & (pulls[at + words + word] as number)) !== 0) this.isAssociated[gate] = 0;
      return group.map((_, place) => find(group, place));
    });
  }
}

/** Place of the last bit that is set. */
function bit(word: number): number {
  return 31 - Math.clz32(word & -word);
}

function find(group: Int32Array, place: number): number {
  let at = place;
  while (group[at] !== at) at = group[at] as number;
  return at;
}

function join(group: Int32Array, one: number, other: number): void {
  const [a, b] = [find(group, one), find(group, other)];
  group[Math.max(a, b)] = Math.min(a, b);
}

/** A fault tree whose gates count their true inputs, so that after a change of one event only what depends on it is looked at. */
import type { FaultTree, Gate } from "../../fault-tree/tree.ts";

export interface CountProgram {
  readonly nodes: number;
  readonly events: number;
  /** Gates above each node: from `start[node]` to `start[node + 1]` in `above`, and whether they take its complement. */
  readonly start: Int32Array;
  readonly above: Int32Array;
  readonly isComplement: Uint8Array;
  /** By gate: true from so many true inputs on, or with an odd number of them where it is -1. */
  readonly low: Int32Array;
  /** True inputs of each gate while all events are false. */
  readonly counts: Int32Array;
  /** Value of each node while all events are false. */
  readonly values: Uint8Array;
  /** Height of each gate above its inputs, which is the order of looking at them where complements could make them change twice. */
  readonly rank: Int32Array;
  /** No complement, no exclusive or: an event changes each gate at most once. */
  readonly isMonotone: boolean;
}

/** Compiles all of a tree; O(size). Throws on a circle, a reference to nothing, and `atLeast` without a need. */
export function compileCounts(tree: FaultTree, tops: readonly number[]): CountProgram {
  const { events, gates } = tree;
  const nodes = events + gates.length;
  const nodeOf = (reference: number): number => {
    const node = reference < 0 ? ~reference : reference;
    if (!(node < nodes)) throw new RangeError(`there is no node ${node}`);
    return node;
  };
  tops.forEach(nodeOf);
  const start = new Int32Array(nodes + 1);
  for (const gate of gates)
    for (const input of gate.inputs) start[nodeOf(input) + 1] = (start[nodeOf(input) + 1] ?? 0) + 1;
  for (let node = 0; node < nodes; node++) start[node + 1] = (start[node + 1] as number) + (start[node] as number);
  const above = new Int32Array(start[nodes] as number);
  const isComplement = new Uint8Array(above.length);
  const filled = start.slice(0, nodes);
  gates.forEach((gate, at) => {
    for (const input of gate.inputs) {
      const node = nodeOf(input);
      const slot = filled[node] as number;
      filled[node] = slot + 1;
      above[slot] = at;
      isComplement[slot] = Number(input < 0);
    }
  });
  const low = Int32Array.from(gates, lowest);
  const counts = new Int32Array(gates.length);
  const values = new Uint8Array(nodes);
  const rank = new Int32Array(gates.length);
  const missing = Int32Array.from(gates, ({ inputs }) => inputs.length);
  const ready: number[] = [];
  const settle = (node: number): void => {
    for (let slot = start[node] as number; slot < (start[node + 1] as number); slot++) {
      const gate = above[slot] as number;
      counts[gate] = (counts[gate] as number) + ((values[node] as number) ^ (isComplement[slot] as number));
      missing[gate] = (missing[gate] as number) - 1;
      if (missing[gate] === 0) ready.push(gate);
    }
  };
  missing.forEach((inputs, gate) => {
    if (inputs === 0) ready.push(gate);
  });
  for (let event = 0; event < events; event++) settle(event);
  let settled = 0;
  for (let gate = ready.pop(); gate !== undefined; gate = ready.pop()) {
    rank[gate] = settled++;
    values[events + gate] = isTrue(low[gate] as number, counts[gate] as number);
    settle(events + gate);
  }
  if (settled < gates.length) throw new RangeError("a gate depends on itself");
  const isMonotone = isComplement.every((flag) => flag === 0) && low.every((least) => least >= 0);
  return { nodes, events, start, above, isComplement, low, counts, values, rank, isMonotone };
}

/** Fewest true inputs that make a gate true; -1: an odd number. */
function lowest({ operator, need, inputs }: Gate): number {
  switch (operator) {
    case "and":
      return inputs.length;
    case "or":
      return 1;
    case "xor":
      return -1;
    case "atLeast":
      if (need === undefined) throw new RangeError("a gate does not say how many it needs");
      return Math.max(0, need);
  }
}

/** Value of a gate with so many true inputs. */
export function isTrue(low: number, count: number): number {
  return low < 0 ? count & 1 : Number(count >= low);
}

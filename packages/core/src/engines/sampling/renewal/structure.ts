/** The state of a system's structure during a simulation. */
import { createHeap, popHeap, pushHeap } from "../../int-heap.ts";
import { isTrue, type CountProgram } from "./counts.ts";

export interface Structure {
  /** Value of a reference. */
  isTrue(reference: number): boolean;
  /** Changes an event to the other value, and calls `onChange` with each gate or event that changes, as a node and its new value. */
  flip(event: number): void;
}

/** A structure with all events false. `isWatched` says of which nodes `onChange` is called. */
export function openStructure(
  program: CountProgram,
  isWatched: Uint8Array,
  onChange: (node: number, value: number) => void,
): Structure {
  const { start, above, isComplement, low, events, rank } = program;
  const counts = program.counts.slice();
  const values = program.values.slice();
  const stack = new Int32Array(program.nodes);

  const flipMonotone = (event: number): void => {
    const value = (values[event] as number) ^ 1;
    const step = value === 1 ? 1 : -1;
    values[event] = value;
    stack[0] = event;
    for (let height = 1; height > 0;) {
      const node = stack[--height] as number;
      if (isWatched[node] === 1) onChange(node, value);
      const end = start[node + 1] as number;
      for (let slot = start[node] as number; slot < end; slot++) {
        const gate = above[slot] as number;
        const before = counts[gate] as number;
        const count = before + step;
        counts[gate] = count;
        // It changes just where it crosses its threshold.
        if ((step > 0 ? count : before) === low[gate]) {
          values[events + gate] = value;
          stack[height++] = events + gate;
        }
      }
    }
  };

  // With complements a gate is looked at when all below it is settled, by rank.
  const gateOfRank = new Int32Array(program.isMonotone ? 0 : rank.length);
  if (!program.isMonotone) rank.forEach((at, gate) => (gateOfRank[at] = gate));
  const heap = createHeap(program.isMonotone ? 0 : rank.length);
  const isDue = new Uint8Array(heap.values.length);
  const spread = (node: number): void => {
    const value = values[node] as number;
    if (isWatched[node] === 1) onChange(node, value);
    for (let slot = start[node] as number; slot < (start[node + 1] as number); slot++) {
      const gate = above[slot] as number;
      counts[gate] = (counts[gate] as number) + (value !== isComplement[slot] ? 1 : -1);
      if (isDue[gate] === 1) continue;
      isDue[gate] = 1;
      pushHeap(heap, rank[gate] as number);
    }
  };
  const flipAny = (event: number): void => {
    values[event] = (values[event] as number) ^ 1;
    spread(event);
    for (let at = popHeap(heap); at >= 0; at = popHeap(heap)) {
      const gate = gateOfRank[at] as number;
      isDue[gate] = 0;
      const value = isTrue(low[gate] as number, counts[gate] as number);
      if (value === values[events + gate]) continue;
      values[events + gate] = value;
      spread(events + gate);
    }
  };
  return {
    isTrue: (reference) => (reference < 0 ? values[~reference] === 0 : values[reference] === 1),
    flip: program.isMonotone ? flipMonotone : flipAny,
  };
}

import { cutSetsOf } from "./cut-sets.ts";
import type { Diagram } from "./diagram.ts";
import type { Network } from "./network.ts";
import type { CutSet } from "./tree.ts";

/** Nodes that looking for them may take. */
const MOST_NODES = 4_000_000;

/**
 * Some minimal cut sets of a coherent tree, most probable first, of which only a function below it is compiled: what makes that true makes
 * the tree true; what can be spared is taken out.
 */
export function someCutSets(
  network: Network,
  lower: Diagram,
  probabilities: Float64Array,
  first: number,
): readonly CutSet[] {
  const found = cutSetsOf(lower, probabilities, { first: first * 2, nodes: MOST_NODES });
  const isTrue = evaluator(network);
  const sets = new Map<string, CutSet>();
  for (const { events } of found?.first ?? []) {
    const set = new Set(events);
    if (!isTrue(set)) continue;
    for (const event of events) {
      set.delete(event);
      if (!isTrue(set)) set.add(event);
    }
    const minimal = [...set].toSorted((a, b) => a - b);
    const probability = minimal.reduce((product, event) => product * (probabilities[event] as number), 1);
    sets.set(minimal.join(" "), { events: minimal, probability });
  }
  return [...sets.values()].toSorted((a, b) => b.probability - a.probability).slice(0, first);
}

/** Whether the top is true when just these events are. */
function evaluator({ events, gates, top }: Network): (set: ReadonlySet<number>) => boolean {
  const values = new Uint8Array(events + gates.length);
  return (set) => {
    values.fill(0, 0, events);
    for (const event of set) values[event] = 1;
    gates.forEach(({ operator, inputs, need }, index) => {
      let count = 0;
      for (const input of inputs) count += (values[input >> 1] as number) ^ (input & 1);
      values[events + index] = Number(
        operator === "xor" ? count % 2 === 1 : count >= (operator === "and" ? inputs.length : need),
      );
    });
    return ((values[top >> 1] as number) ^ (top & 1)) === 1;
  };
}

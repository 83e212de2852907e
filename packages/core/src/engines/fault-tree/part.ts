import type { Network } from "./network.ts";

/** What one module computes from its variables: the network below it, down to events and the next modules. */
export interface Part {
  /** Its gates, numbered anew, each after those it uses; the last is the module. */
  readonly gates: readonly PartGate[];
  /** Its variables, as nodes of the network, in the order in which they are met. */
  readonly variables: readonly number[];
}

export interface PartGate {
  readonly operator: "and" | "xor" | "atLeast";
  readonly need: number;
  /** Literals over variables (0 up to their number) and then gates. */
  readonly inputs: readonly number[];
}

/** The parts of a network, each after those it uses; `nodes` has the gate of the network that each is. The top must be a gate. */
export function partsOf(
  network: Network,
  isModule: Uint8Array,
): { readonly parts: readonly Part[]; readonly nodes: readonly number[] } {
  const { events, gates, top } = network;
  const parts: Part[] = [];
  const nodes: number[] = [];
  gates.forEach((_, index) => {
    if (isModule[index] === 0 && index !== (top >> 1) - events) return;
    parts.push(partAt(network, isModule, index));
    nodes.push(events + index);
  });
  return { parts, nodes };
}

function partAt({ events, gates }: Network, isModule: Uint8Array, root: number): Part {
  const numberOf = new Map<number, number>();
  const variables: number[] = [];
  const order: number[] = [];
  const way = [{ index: root, at: 0 }];
  const entered = new Set([root]);
  for (let step = way.at(-1); step !== undefined; step = way.at(-1)) {
    const input = gates[step.index]?.inputs[step.at++];
    if (input === undefined) {
      order.push(step.index);
      way.pop();
      continue;
    }
    const node = input >> 1;
    const index = node - events;
    if (index < 0 || isModule[index] === 1) {
      if (!numberOf.has(node)) numberOf.set(node, variables.push(node) - 1);
    } else if (!entered.has(index)) {
      entered.add(index);
      way.push({ index, at: 0 });
    }
  }
  order.forEach((index, place) => numberOf.set(events + index, variables.length + place));
  return {
    variables,
    gates: order.map((index) => {
      const gate = gates[index];
      const inputs = (gate?.inputs ?? []).map((input) => (numberOf.get(input >> 1) as number) * 2 + (input & 1));
      return { operator: gate?.operator ?? "and", need: gate?.need ?? 0, inputs };
    }),
  };
}

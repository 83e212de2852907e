import { withDecisiveApart } from "./decisive.ts";
import { findModules } from "./modules.ts";
import { rebuilt, type Network, type NetworkGate } from "./network.ts";

/** How many inputs may be looked at in search of groups: keeps the search linear in networks of any shape. */
const MOST_LOOKED_AT = 4_000_000;
const MOST_ROUNDS = 4;
/** Share of inputs that is left where taking some away pays. */
const WORTH = 0.99;

/** The network with as few gates and as many modules as can be had cheaply; the same function. */
export function simplify(network: Network): Network {
  // Groups that only one conjunction uses would be taken apart again, so coalescing comes first and does not come back.
  let now = withoutDecisive(coalesced(network));
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = now;
    now = withPairs(withGroups(withPairs(now)));
    if (now.gates.length === before.gates.length) break;
  }
  return now;
}

/** Nodes that alone decide the top are asked there only, if that takes anything worth mentioning away: an order found is easily lost. */
function withoutDecisive(network: Network): Network {
  const apart = coalesced(withDecisiveApart(network));
  return inputsOf(apart) < WORTH * inputsOf(network) ? apart : network;
}

function inputsOf({ gates }: Network): number {
  return gates.reduce((sum, { inputs }) => sum + inputs.length, 0);
}

/** Conjunctions that only one conjunction uses become part of it; exclusive ors likewise. Until nothing changes. */
function coalesced(network: Network): Network {
  let now = network;
  for (;;) {
    const uses = usesOf(now);
    const { events, gates } = now;
    const next = rebuilt(now, (builder, gate, inputs) => {
      if (gate.operator === "atLeast") return builder.same(gate, inputs);
      const all = inputs.flatMap((input, place) => {
        const old = (gate.inputs[place] as number) >> 1;
        const inner =
          old >= events && uses[old] === 1 && input >= events * 2 ? builder.gates[(input >> 1) - events] : undefined;
        if (inner === undefined || inner.operator !== gate.operator) return [input];
        if ((input & 1) === 0) return inner.inputs;
        return gate.operator === "xor" ? [...inner.inputs, ...flipped] : [input];
      });
      return builder.same(gate, all);
    });
    if (next.gates.length === gates.length) return next;
    now = next;
  }
}

/** An exclusive or with the constant true is its complement. */
const flipped: readonly number[] = [-2];

/** Events and modules that always stand together in the same conjunctions become a module. */
function withPairs(network: Network): Network {
  const { events, gates } = network;
  const isModule = findModules(network);
  const users = usersOf(network);
  const companions = new Map<string, number[]>();
  const groupOf = new Map<number, readonly number[]>();
  users.forEach(({ literal, places }, node) => {
    if (literal < 0 || (node >= events && isModule[node - events] === 0)) return;
    const key = places.join();
    const group = companions.get(key) ?? [];
    group.push(literal);
    companions.set(key, group);
    groupOf.set(literal, group);
  });
  return rebuilt(network, (builder, gate, inputs, index) => {
    if (gate.operator !== "and") return builder.same(gate, inputs);
    const done = new Set<readonly number[]>();
    const now = new Map(gate.inputs.map((old, place) => [old, inputs[place] as number]));
    const kept = gate.inputs.flatMap((old) => {
      const group = groupOf.get(old) ?? [];
      if (group.length < 2 || group.length === (gates[index]?.inputs.length ?? 0)) return [now.get(old) as number];
      if (done.has(group)) return [];
      done.add(group);
      return [builder.and(group.map((one) => now.get(one) as number))];
    });
    return builder.and(kept);
  });
}

/** For each node the conjunctions that use it, and the only literal by which they do; -1 where there are two, or other gates use it. */
function usersOf({ events, gates }: Network): { literal: number; places: number[] }[] {
  const users = Array.from({ length: events + gates.length }, () => ({ literal: -2, places: Array<number>() }));
  gates.forEach((gate, index) => {
    for (const input of gate.inputs) {
      const user = users[input >> 1];
      if (user === undefined) continue;
      const isPlain = gate.operator === "and" && (user.literal === -2 || user.literal === input);
      user.literal = isPlain ? input : -1;
      user.places.push(index);
    }
  });
  return users;
}

/** Inputs of a conjunction that share something with each other, and with none of its other inputs, get a gate of their own. */
function withGroups(network: Network): Network {
  const { events } = network;
  const isModule = findModules(network);
  const seenAt = new Int32Array(events + network.gates.length).fill(-1);
  const seenBy = new Int32Array(events + network.gates.length);
  let looked = 0;
  const groupsOf = (gate: NetworkGate, index: number): Int32Array => {
    const group = Int32Array.from(gate.inputs, (_, place) => place);
    const find = (place: number): number => {
      let at = place;
      while (group[at] !== at) at = group[at] = group[group[at] as number] as number;
      return at;
    };
    gate.inputs.forEach((input, place) => {
      const pending = [input >> 1];
      for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
        if (seenAt[node] === index) {
          group[find(place)] = find(seenBy[node] as number);
          continue;
        }
        seenAt[node] = index;
        seenBy[node] = place;
        looked++;
        if (node < events || isModule[node - events] === 1) continue;
        for (const below of network.gates[node - events]?.inputs ?? []) pending.push(below >> 1);
      }
    });
    return group.map((_, place) => find(place));
  };
  return rebuilt(network, (builder, gate, inputs, index) => {
    if (gate.operator !== "and" || gate.inputs.length < 3 || looked > MOST_LOOKED_AT) return builder.same(gate, inputs);
    const group = groupsOf(gate, index);
    const members = new Map<number, number[]>();
    inputs.forEach((input, place) => {
      const key = group[place] as number;
      const some = members.get(key);
      if (some === undefined) members.set(key, [input]);
      else some.push(input);
    });
    if (members.size === 1) return builder.and(inputs);
    return builder.and([...members.values()].map((some) => builder.and(some)));
  });
}

/** How many times each node is an input. */
function usesOf({ events, gates, top }: Network): Int32Array {
  const uses = new Int32Array(events + gates.length);
  for (const gate of gates) for (const input of gate.inputs) uses[input >> 1] = (uses[input >> 1] as number) + 1;
  if (top >= 0) uses[top >> 1] = (uses[top >> 1] as number) + 1;
  return uses;
}

/**
 * Nodes of which one value alone decides the top, such as a site under everything: the top is that node or the rest, and in the rest it has
 * the other value, so that whatever it was shared by falls apart. Found by giving a node the value and following what it decides; a
 * conjunction's own inputs need no search.
 */
import { ALWAYS, NEVER, neededGates, type Network, type NetworkGate, rebuilt } from "./network.ts";

/** Gates that may be met while values are followed. */
const MOST_MET = 1_000_000;
const MOST_ROUNDS = 6;

const OPEN = 0;
const TRUE = 1;
const FALSE = 2;

/** The same function, with decisive nodes asked at the top and nowhere else. */
export function withDecisiveApart(network: Network): Network {
  let now = network;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = once(now);
    if (next === undefined) return now;
    now = next;
  }
  return now;
}

/**
 * Undefined: nothing is decisive that is used anywhere else. Of the two sorts only one at a time: where a node that would make the top true
 * is below one that the top needs, either may be taken for settled in the other, but not both.
 */
function once(network: Network): Network | undefined {
  if (network.top < network.events * 2) return undefined;
  const following = new Following(network);
  return apart(network, following, FALSE) ?? apart(network, following, TRUE);
}

/** Asks at the root for all nodes of which one value makes it false; or, the other way round, true. */
function apart(network: Network, following: Following, result: typeof TRUE | typeof FALSE): Network | undefined {
  const { events, gates, top } = network;
  const root = (top >> 1) - events;
  const { operator, inputs: rootInputs } = gates[root] as NetworkGate;
  /** By node: the literal that holds where the root is not decided; -1 for none. */
  const held = new Int32Array(events + gates.length).fill(-1);
  /** What is asked at the root. */
  const asked: number[] = [];
  const isFlat = operator === "and" && result === FALSE;
  const waiting = isFlat ? rootInputs.toReversed() : [];
  for (let literal = waiting.pop(); literal !== undefined; literal = waiting.pop()) {
    if (held[literal >> 1] === literal) continue;
    // Both a literal and its complement: never true, and compiled soon enough.
    if (held[literal >> 1] !== -1) return undefined;
    held[literal >> 1] = literal;
    const inner = (literal & 1) === 0 ? gates[(literal >> 1) - events] : undefined;
    if (inner?.operator === "and") waiting.push(...inner.inputs.toReversed());
    else asked.push(literal);
  }
  const direct = new Set(isFlat ? rootInputs : []);
  let isAny = held.some((literal, node) => literal !== -1 && (following.uses(node) > 1 || !direct.has(literal)));
  for (let node = 0; node < events + gates.length && following.met < MOST_MET; node++) {
    if (held[node] !== -1 || node === events + root || following.uses(node) < 2) continue;
    for (const literal of [node * 2, node * 2 + 1]) {
      if (following.decided(literal, root) !== result) continue;
      held[node] = literal ^ 1;
      asked.push(result === FALSE ? literal ^ 1 : literal);
      isAny = true;
      break;
    }
  }
  if (!isAny) return undefined;
  const literals = new Int32Array(gates.length);
  return rebuilt(network, (builder, gate, inputs, index) => {
    const read = (old: number): number =>
      old < events * 2 ? old : (literals[(old >> 1) - events] as number) ^ (old & 1);
    const others = asked.map((old) => (index === root ? read(old) : 0));
    if (index === root && isFlat) return builder.and(others);
    const rest = builder.same(
      gate,
      gate.inputs.map((old, place) => {
        const known = held[old >> 1] as number;
        return known === -1 ? (inputs[place] as number) : known === old ? ALWAYS : NEVER;
      }),
    );
    literals[index] = rest;
    if (index !== root) return rest;
    return result === FALSE ? builder.and([...others, rest]) : builder.or([...others, rest]);
  });
}

/** What follows from one node having a value, upwards. */
class Following {
  met = 0;
  private readonly network: Network;
  private readonly start: Int32Array;
  /** Gate, twice, plus one where it is the complement that goes in. */
  private readonly user: Int32Array;
  private readonly time: Int32Array;
  private readonly value: Uint8Array;
  /** Inputs of each gate that are true. */
  private readonly truths: Int32Array;
  private readonly lies: Int32Array;
  private now = 0;

  constructor(network: Network) {
    const { events, gates } = network;
    this.network = network;
    const needed = neededGates(network);
    const nodes = events + gates.length;
    this.start = new Int32Array(nodes + 2);
    gates.forEach(({ inputs }, index) => {
      if (needed[index] === 1) for (const input of inputs) this.start[(input >> 1) + 2] = this.count(input >> 1) + 1;
    });
    for (let node = 0; node < nodes; node++)
      this.start[node + 2] = (this.start[node + 2] as number) + (this.start[node + 1] as number);
    this.user = new Int32Array(this.start[nodes + 1] as number);
    gates.forEach(({ inputs }, index) => {
      if (needed[index] === 0) return;
      for (const input of inputs) {
        const at = this.start[(input >> 1) + 1] as number;
        this.user[at] = index * 2 + (input & 1);
        this.start[(input >> 1) + 1] = at + 1;
      }
    });
    this.time = new Int32Array(gates.length);
    this.value = new Uint8Array(gates.length);
    this.truths = new Int32Array(gates.length);
    this.lies = new Int32Array(gates.length);
  }

  uses(node: number): number {
    return (this.start[node + 1] as number) - (this.start[node] as number);
  }

  /** Value of the root where a literal is true. */
  decided(one: number, root: number): number {
    const { network, start, user, time, truths, lies } = this;
    const now = ++this.now;
    const waiting = [one];
    for (let literal = waiting.pop(); literal !== undefined; literal = waiting.pop()) {
      const end = start[(literal >> 1) + 1] as number;
      for (let at = start[literal >> 1] as number; at < end; at++) {
        const use = user[at] as number;
        const gate = use >> 1;
        this.met++;
        if (time[gate] !== now) {
          time[gate] = now;
          truths[gate] = 0;
          lies[gate] = 0;
          this.value[gate] = OPEN;
        }
        if (this.value[gate] !== OPEN) continue;
        const isTrue = ((literal ^ use) & 1) === 0;
        if (isTrue) truths[gate] = (truths[gate] as number) + 1;
        else lies[gate] = (lies[gate] as number) + 1;
        const found = this.valueOf(gate);
        if (found === OPEN) continue;
        this.value[gate] = found;
        if (gate === root) return found;
        waiting.push((network.events + gate) * 2 + (found === TRUE ? 0 : 1));
      }
    }
    return OPEN;
  }

  private valueOf(gate: number): number {
    const one = this.network.gates[gate];
    if (one === undefined || one.operator === "xor") return OPEN;
    const [truths, lies, count] = [this.truths[gate] as number, this.lies[gate] as number, one.inputs.length];
    const need = one.operator === "and" ? count : one.need;
    if (truths >= need) return TRUE;
    return lies > count - need ? FALSE : OPEN;
  }

  private count(node: number): number {
    return this.start[node + 2] as number;
  }
}

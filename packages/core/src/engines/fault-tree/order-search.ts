import { OrderScore } from "./order-score.ts";
import type { Part } from "./part.ts";

/**
 * Looks for a good order by changing the sequence of the inputs of one gate after the other, and walking through the part from its root:
 * simulated annealing (Kirkpatrick, Gelatt and Vecchi, Science 220, 1983) on a guess of the diagram's size. The same part gives the same
 * order always.
 */
export function searchOrder(part: Part, base: number, steps: number): Int32Array {
  const score = new OrderScore(part, base);
  const random = generator(0x9e3779b9);
  const below = (limit: number): number => Math.floor(random() * limit);
  const now = bestBeginning(part, score);
  let best = now.map((inputs) => inputs.slice());
  let nowScore = score.of(walkInputs(part, now));
  let bestScore = nowScore;
  const movable = part.gates.flatMap((gate, index) => (gate.inputs.length > 1 ? [index] : []));
  if (movable.length === 0) return walkInputs(part, now);
  for (let step = 0; step < steps; step++) {
    const heat = 0.5 * (1 - step / steps) ** 2;
    const gate = movable[below(movable.length)] as number;
    const inputs = now[gate] as Int32Array;
    const before = inputs.slice();
    const from = below(inputs.length);
    const other = below(inputs.length - 1);
    const to = other >= from ? other + 1 : other;
    if (random() < 0.5) swap(inputs, from, to);
    else shift(inputs, from, to);
    const next = score.of(walkInputs(part, now));
    if (next > nowScore && random() >= Math.exp((nowScore - next) / heat)) {
      now[gate] = before;
      continue;
    }
    nowScore = next;
    if (next >= bestScore) continue;
    bestScore = next;
    best = now.map((one) => one.slice());
  }
  return walkInputs(part, best);
}

/** As given, the other way round, small before large, large before small: whichever promises most. */
function bestBeginning(part: Part, score: OrderScore): Int32Array[] {
  const count = part.variables.length;
  const size = new Float64Array(count + part.gates.length).fill(1);
  part.gates.forEach((gate, index) => {
    size[count + index] = gate.inputs.reduce((sum, input) => sum + (size[input >> 1] as number), 1);
  });
  const given = part.gates.map((gate) => Int32Array.from(gate.inputs, (input) => input >> 1));
  const bySize = (a: number, b: number): number => (size[a] as number) - (size[b] as number);
  const beginnings = [
    given,
    given.map((inputs) => inputs.toReversed()),
    given.map((inputs) => inputs.toSorted(bySize)),
    given.map((inputs) => inputs.toSorted((a, b) => bySize(b, a))),
  ];
  const scores = beginnings.map((inputs) => score.of(walkInputs(part, inputs)));
  return beginnings[scores.indexOf(Math.min(...scores))] ?? given;
}

/** Variables in the order in which a walk from the root meets them, with the inputs of each gate in the given sequence. */
export function walkInputs(part: Part, inputs: readonly Int32Array[]): Int32Array {
  const count = part.variables.length;
  const order = new Int32Array(count);
  const seen = new Uint8Array(count + part.gates.length);
  const pending = [count + part.gates.length - 1];
  let found = 0;
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (seen[node] === 1) continue;
    seen[node] = 1;
    if (node < count) {
      order[found++] = node;
      continue;
    }
    const below = inputs[node - count] as Int32Array;
    for (let at = below.length - 1; at >= 0; at--)
      if (seen[below[at] as number] === 0) pending.push(below[at] as number);
  }
  return order;
}

function swap(numbers: Int32Array, from: number, to: number): void {
  const held = numbers[from] as number;
  numbers[from] = numbers[to] as number;
  numbers[to] = held;
}

function shift(numbers: Int32Array, from: number, to: number): void {
  const held = numbers[from] as number;
  if (from < to) numbers.copyWithin(from, from + 1, to + 1);
  else numbers.copyWithin(to + 1, to, from);
  numbers[to] = held;
}

/** Numbers from 0 to 1, always the same for a seed: Marsaglia, "Xorshift RNGs" (Journal of Statistical Software 8(14), 2003). */
function generator(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4294967296;
  };
}

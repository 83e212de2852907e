import { walkInputs } from "./order-search.ts";
import type { Part } from "./part.ts";

/** A rule by which the variables of a part get an order, nearest to the root first. */
export interface VariableOrder {
  readonly id: string;
  order(part: Part): Int32Array;
}

/**
 * Orders in which a walk from the root meets the variables; they differ in where the walk goes first. All are linear. Compared in Bouissou,
 * Bruyère and Rauzy, "BDD based fault-tree processing: a comparison of variable ordering heuristics" (ESREL 1997).
 */
export const walks: readonly VariableOrder[] = [
  { id: "given", order: (part) => walk(part, (inputs) => inputs) },
  { id: "reverse", order: (part) => walk(part, (inputs) => inputs.toReversed()) },
  {
    id: "large-first",
    order: (part) =>
      byMeasure(
        part,
        sizes(part).map((size) => -size),
      ),
  },
  { id: "small-first", order: (part) => byMeasure(part, sizes(part)) },
  {
    id: "gates-first",
    order: (part) =>
      byMeasure(
        part,
        Float64Array.from(sizes(part), (size) => (size === 1 ? 1 : 0)),
      ),
  },
  {
    id: "heavy-first",
    order: (part) =>
      byMeasure(
        part,
        shares(part).map((share) => -share),
      ),
  },
  { id: "shared-first", order: sharedFirst },
];

/** Orders that cost more to find: variables drawn to the middle of what they go into. */
export const forces: readonly VariableOrder[] = [
  {
    id: "force",
    order: (part) =>
      drawTogether(
        part,
        walk(part, (inputs) => inputs),
      ),
  },
  {
    id: "force-large-first",
    order: (part) =>
      drawTogether(
        part,
        byMeasure(
          part,
          sizes(part).map((size) => -size),
        ),
      ),
  },
];

function walk(part: Part, arrange: (inputs: Int32Array) => Int32Array): Int32Array {
  return walkInputs(
    part,
    part.gates.map((gate) => arrange(Int32Array.from(gate.inputs, (input) => input >> 1))),
  );
}

function byMeasure(part: Part, measure: Float64Array): Int32Array {
  return walk(part, (inputs) => inputs.toSorted((a, b) => (measure[a] as number) - (measure[b] as number)));
}

/** How large what is under each node would be if nothing were shared; 1 for variables. */
function sizes({ gates, variables }: Part): Float64Array {
  const size = new Float64Array(variables.length + gates.length).fill(1);
  gates.forEach((gate, index) => {
    let sum = 1;
    for (const input of gate.inputs) sum += size[input >> 1] as number;
    size[variables.length + index] = Math.min(sum, 1e300);
  });
  return size;
}

/** A weight of 1 at the root, each gate dividing its own among its inputs: Minato, Ishiura and Yajima (DAC 1990). */
function shares({ gates, variables }: Part): Float64Array {
  const share = new Float64Array(variables.length + gates.length);
  share[share.length - 1] = 1;
  for (let index = gates.length - 1; index >= 0; index--) {
    const inputs = gates[index]?.inputs ?? [];
    const each = (share[variables.length + index] as number) / inputs.length;
    for (const input of inputs) share[input >> 1] = (share[input >> 1] as number) + each;
  }
  return share;
}

/** What most gates use comes first, as in trees of systems whose sites and suppliers are behind everything; then as the walk has it. */
function sharedFirst(part: Part): Int32Array {
  const uses = new Int32Array(part.variables.length + part.gates.length);
  for (const gate of part.gates) for (const input of gate.inputs) uses[input >> 1] = (uses[input >> 1] as number) + 1;
  const isShared = (variable: number): boolean => (uses[variable] as number) > 4;
  const order = walk(part, (inputs) => inputs);
  const first = order.filter(isShared).sort((a, b) => (uses[b] as number) - (uses[a] as number));
  return Int32Array.from([...first, ...order.filter((variable) => !isShared(variable))]);
}

const MOST_ROUNDS = 60;

/**
 * Moves everything to the mean of its places, again and again: Aloul, Markov and Sakallah, "FORCE: a fast and easy-to-implement
 * variable-ordering heuristic" (GLSVLSI 2003). The best round counts, by the sum of the distances between a gate and its inputs.
 */
function drawTogether(part: Part, begin: Int32Array): Int32Array {
  const { gates } = part;
  const count = part.variables.length;
  const place = new Float64Array(count + gates.length);
  begin.forEach((variable, level) => (place[variable] = level));
  gates.forEach((gate, index) => {
    place[count + index] =
      gate.inputs.reduce((sum, input) => sum + (place[input >> 1] as number), 0) / gate.inputs.length;
  });
  let best = begin;
  let bestSpan = Number.POSITIVE_INFINITY;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const all = drawOnce(part, place);
    all.forEach((node, at) => (place[node] = at));
    const span = spanOf(part, place);
    if (span >= bestSpan && round > MOST_ROUNDS / 3) break;
    if (span >= bestSpan) continue;
    bestSpan = span;
    best = all.filter((node) => node < count);
  }
  return best;
}

/** All nodes by the mean of the middles of the gates they belong to. */
function drawOnce({ gates, variables }: Part, place: Float64Array): Int32Array {
  const sum = new Float64Array(place.length);
  const degree = new Float64Array(place.length);
  gates.forEach((gate, index) => {
    const own = variables.length + index;
    let middle = place[own] as number;
    for (const input of gate.inputs) middle += place[input >> 1] as number;
    middle /= gate.inputs.length + 1;
    sum[own] = (sum[own] as number) + middle;
    degree[own] = (degree[own] as number) + 1;
    for (const input of gate.inputs) {
      sum[input >> 1] = (sum[input >> 1] as number) + middle;
      degree[input >> 1] = (degree[input >> 1] as number) + 1;
    }
  });
  const mean = sum.map((one, node) => one / (degree[node] as number));
  return Int32Array.from(place, (_, node) => node).sort((a, b) => (mean[a] as number) - (mean[b] as number) || a - b);
}

function spanOf({ gates, variables }: Part, place: Float64Array): number {
  let span = 0;
  gates.forEach((gate, index) => {
    let least = place[variables.length + index] as number;
    let most = least;
    for (const input of gate.inputs) {
      const at = place[input >> 1] as number;
      if (at < least) least = at;
      if (at > most) most = at;
    }
    span += most - least;
  });
  return span;
}

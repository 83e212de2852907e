/**
 * Traffic equations: how often each class comes to each station. Solved as the stationary vector of the Markov chain of moves, by the elimination of Grassmann,
 * Taksar and Heyman (Operations Research 33, 1985): no subtraction, so every digit holds, also where customers nearly never leave.
 */
import { meanOf } from "./distribution.ts";
import { type QueueingNetwork, type Route, routesOfVisits } from "./network.ts";

/** Classes between which customers switch, and what is asked of them together. */
export interface Chain {
  readonly kind: "open" | "closed";
  readonly classes: readonly number[];
  /** All customers of a closed chain; Infinity for an open one. */
  readonly population: number;
  /** Arrivals from outside a unit of time; 0 for a closed one. */
  readonly arrivals: number;
}

export interface Traffic {
  readonly chains: readonly Chain[];
  /** visits[class][station]: of a cycle of the chain (closed, 1 at the reference station), or of a customer from outside (open). */
  readonly visits: readonly Float64Array[];
}

/** Why there is no answer: a typed reason with the names it is about. */
export interface TrafficProblem {
  readonly kind: "never-returns" | "never-leaves" | "splits" | "mixed-chain" | "too-many-states" | "nowhere-to-go";
  readonly ofClass: number;
  readonly station?: number;
}

/** Most (class, station) pairs of a chain; elimination takes the cube of it. */
const mostStates = 3000;

export function trafficOf(network: QueueingNetwork): Traffic | TrafficProblem {
  const byVisits = network.flow.kind === "visits" ? network.flow.visits : undefined;
  const routes = byVisits === undefined ? routesOfVisits(network).filter(({ probability }) => probability > 0) : [];
  const visits = network.classes.map((_, index) =>
    Float64Array.from(network.stations, (_, at) => byVisits?.[index]?.[at] ?? 0),
  );
  const chains: Chain[] = [];
  for (const classes of chainsOf(network.classes.length, routes)) {
    const members = classes.map((index) => network.classes[index]).filter((one) => one !== undefined);
    const [first] = classes;
    const isOpen = members[0]?.kind === "open";
    if (first === undefined) continue;
    if (members.some((one) => (one.kind === "open") !== isOpen)) return { kind: "mixed-chain", ofClass: first };
    const population = members.reduce((sum, one) => sum + (one.kind === "closed" ? one.population : 0), 0);
    const arrivals = members.reduce((sum, one) => sum + arrivalRate(one), 0);
    chains.push({ kind: isOpen ? "open" : "closed", classes, population: isOpen ? Infinity : population, arrivals });
    if (byVisits !== undefined) continue;
    const problem = solveChain(
      network,
      routes.filter(({ fromClass }) => classes.includes(fromClass)),
      classes,
      visits,
    );
    if (problem !== undefined) return problem;
  }
  return { chains, visits };
}

/** Arrivals of a class from outside a unit of time. */
export function arrivalRate(one: QueueingNetwork["classes"][number]): number {
  if (one.kind === "closed" || one.arrivals === undefined) return 0;
  const mean = meanOf(one.arrivals);
  return mean > 0 ? 1 / mean : Infinity;
}

/** Classes put together that are joined by a switch. */
function chainsOf(count: number, routes: readonly Route[]): readonly (readonly number[])[] {
  const root = Array.from({ length: count }, (_, index) => index);
  const find = (index: number): number => {
    let at = index;
    while (root[at] !== at) at = root[at] ?? at;
    return at;
  };
  for (const { fromClass, toClass, to } of routes) if (to !== "outside") root[find(toClass)] = find(fromClass);
  const groups = new Map<number, number[]>();
  root.forEach((_, index) => groups.set(find(index), [...(groups.get(find(index)) ?? []), index]));
  return [...groups.values()];
}

interface Moves {
  /** Chance to go from state to state, dense rows; state 0 is outside in an open chain. */
  readonly chance: Float64Array;
  readonly count: number;
}

function solveChain(
  network: QueueingNetwork,
  routes: readonly Route[],
  classes: readonly number[],
  visits: readonly Float64Array[],
): TrafficProblem | undefined {
  const stations = network.stations.length;
  const [first = 0] = classes;
  const isOpen = network.classes[first]?.kind === "open";
  // State 0 is outside; the others are (class, station) pairs.
  const count = classes.length * stations + 1;
  if (count > mostStates) return { kind: "too-many-states", ofClass: first };
  const place = new Map(classes.map((index, at) => [index, at]));
  const stateOf = (ofClass: number, at: number | "outside"): number =>
    at === "outside" ? 0 : 1 + (place.get(ofClass) ?? 0) * stations + at;
  const moves: Moves = { chance: new Float64Array(count * count), count };
  const total = classes.reduce((sum, index) => sum + rateOf(network, index), 0);
  for (const { from, fromClass, to, toClass, probability } of routes) {
    const row = stateOf(fromClass, from);
    const share = from !== "outside" ? 1 : total > 0 ? rateOf(network, fromClass) / total : 0;
    const cell = row * count + stateOf(toClass, to);
    moves.chance[cell] = (moves.chance[cell] as number) + probability * share;
  }
  const starts = isOpen
    ? [0]
    : classes.flatMap((index) => {
        const one = network.classes[index];
        return one?.kind === "closed" && one.population > 0 ? [stateOf(index, one.reference)] : [];
      });
  if (isOpen ? total === 0 : starts.length === 0) return undefined;
  const recurrent = recurrentStates(moves, starts);
  const placeOf = (state: number): { readonly ofClass: number; readonly station: number } => ({
    ofClass: classes[Math.floor((state - 1) / stations)] ?? first,
    station: (state - 1) % stations,
  });
  if (typeof recurrent === "number") {
    if (recurrent === 0) return { kind: "splits", ofClass: first };
    return { kind: isOpen ? "never-leaves" : "splits", ...placeOf(recurrent) };
  }
  if (isOpen && recurrent[0] !== 0) return { kind: "never-leaves", ...placeOf(recurrent[0] ?? 1) };
  if (!isOpen && recurrent.includes(0)) return { kind: "never-returns", ofClass: first };
  const stuck = recurrent.find((state) => rowSum(moves, state) === 0);
  if (stuck !== undefined) return { kind: "nowhere-to-go", ...(stuck === 0 ? { ofClass: first } : placeOf(stuck)) };
  const weights = stationary(moves, recurrent);
  let unit = 0;
  recurrent.forEach((state, index) => {
    const one = state === 0 ? undefined : placeOf(state);
    const member = one === undefined ? undefined : network.classes[one.ofClass];
    const counts = isOpen ? state === 0 : member?.kind === "closed" && member.reference === one?.station;
    if (counts) unit += weights[index] as number;
  });
  if (!(unit > 0)) return { kind: "never-returns", ofClass: first };
  recurrent.forEach((state, index) => {
    if (state === 0) return;
    const { ofClass, station } = placeOf(state);
    const row = visits[ofClass];
    if (row !== undefined) row[station] = (weights[index] as number) / unit;
  });
  return undefined;
}

function rateOf(network: QueueingNetwork, index: number): number {
  const one = network.classes[index];
  return one === undefined ? 0 : arrivalRate(one);
}

function rowSum({ chance, count }: Moves, state: number): number {
  let sum = 0;
  for (let to = 0; to < count; to++) sum += chance[state * count + to] as number;
  return sum;
}

/** States where all end up, whatever the start; a state from which another end is reached when there are several. */
function recurrentStates(moves: Moves, starts: readonly number[]): readonly number[] | number {
  let [end = 0] = starts;
  for (;;) {
    const back = new Set(reached(moves, end, true));
    const away = reached(moves, end).find((state) => !back.has(state));
    if (away === undefined) break;
    end = away;
  }
  const back = new Set(reached(moves, end, true));
  for (const start of starts) {
    const lost = reached(moves, start).find((state) => !back.has(state));
    if (lost !== undefined) return lost;
  }
  return reached(moves, end).toSorted((a, b) => a - b);
}

/** States that can be reached from one; or, backwards, those that can reach it. */
function reached({ chance, count }: Moves, start: number, backwards = false): readonly number[] {
  const seen = new Uint8Array(count);
  const list = [start];
  seen[start] = 1;
  for (let at = 0; at < list.length; at++) {
    const state = list[at] ?? 0;
    for (let other = 0; other < count; other++) {
      if (seen[other] === 1) continue;
      if ((chance[backwards ? other * count + state : state * count + other] as number) === 0) continue;
      seen[other] = 1;
      list.push(other);
    }
  }
  return list;
}

/** Stationary weights of the chain among `states`, that of the first being 1 (GTH elimination). */
function stationary({ chance, count }: Moves, states: readonly number[]): Float64Array {
  const size = states.length;
  const p = new Float64Array(size * size);
  states.forEach((from, row) =>
    states.forEach((to, column) => {
      p[row * size + column] = chance[from * count + to] as number;
    }),
  );
  for (let last = size - 1; last > 0; last--) {
    let leaves = 0;
    for (let to = 0; to < last; to++) leaves += p[last * size + to] as number;
    for (let row = 0; row < last; row++) {
      const into = p[row * size + last] as number;
      if (into === 0) continue;
      const factor = into / leaves;
      p[row * size + last] = factor;
      for (let to = 0; to < last; to++) {
        const cell = row * size + to;
        p[cell] = (p[cell] as number) + factor * (p[last * size + to] as number);
      }
    }
  }
  const weights = new Float64Array(size);
  weights[0] = 1;
  for (let at = 1; at < size; at++) {
    let sum = 0;
    for (let from = 0; from < at; from++) sum += (weights[from] as number) * (p[from * size + at] as number);
    weights[at] = sum;
  }
  return weights;
}

/**
 * Bounds of the probability of a fault tree that is too large to be compiled: exact probabilities of a function below it and of one above
 * it. They are certain whatever was left out; what was left out decides only how far they are apart.
 */
import { BoundBuilder } from "./bound-builder.ts";
import { someCutSets } from "./bounded-cut-sets.ts";
import { DiagramBuilder } from "./diagram-builder.ts";
import { DiagramWriter } from "./diagram-writer.ts";
import { directionsOf } from "./directions.ts";
import { complementOf, eventInterval, type Interval, intersectionOf, intervalOf } from "./intervals.ts";
import { findModules } from "./modules.ts";
import { narrowed } from "./narrow.ts";
import { networkOf, type Network } from "./network.ts";
import { walkInputs } from "./order-search.ts";
import { type Part, partsOf } from "./part.ts";
import { raceOrders } from "./race.ts";
import { simplify } from "./simplify.ts";
import { walks } from "./variable-orders.ts";
import type { CutSet, FaultTree, Probability } from "./tree.ts";

export interface BoundOptions {
  /** How many cut sets are written out. */
  readonly first: number;
  /** Most nodes at a time. */
  readonly nodes?: number | undefined;
  /** Most edges of one function, attempt by attempt: more is dearer, and mostly but not always nearer. */
  readonly sizes?: readonly number[] | undefined;
  /** Nodes made in search of the exact diagram of a part; 2 millions unless given. */
  readonly made?: number | undefined;
  /** How many residuals of each gate are taken apart to bring the bounds nearer; 0: none. */
  readonly residuals?: number | undefined;
}

const SIZES: readonly number[] = [400, 1000];
/** Residuals taken apart for each gate. */
const RESIDUALS = 12_000;
/** Bounds whose distance is this share of them are near enough. */
const NEAR = 1e-6;
const MOST_NODES = 1 << 22;
/** Nodes made in search of the exact diagram of a part, and at most in each attempt at bounds. */
const MADE_EXACTLY = 2_000_000;
const MADE = 40_000_000;

/** Bounds of a tree, and some of its minimal cut sets where it is coherent. A probability that is not known (NaN) may be anything. */
export function boundsOf(
  tree: FaultTree,
  probabilities: Float64Array,
  options: BoundOptions,
): { readonly probability: Probability; readonly first: readonly CutSet[] } {
  const network = simplify(networkOf(tree));
  if (network.top < tree.events * 2)
    return { probability: probabilityOf(intervalOfLiteral(network.top, probabilities)), first: [] };
  const { parts, nodes } = partsOf(network, findModules(network));
  const isComplement = (network.top & 1) === 1;
  const signs = signsOfParts(network, parts, nodes, isComplement);
  const known = new Map<number, Interval>();
  const modules = new Map(nodes.map((node, module) => [node, tree.events + module]));
  const writer = new DiagramWriter(tree.events);
  parts.forEach((part, index) => {
    const isLast = index === parts.length - 1;
    const variables = part.variables.map((node) => known.get(node) ?? eventInterval(probabilities[node] as number));
    // What is below the top is above a part that is turned over.
    const isUpper = (signs[index] as number) < 0 !== (isLast && isComplement);
    const built = enclose(part, variables, isUpper, options);
    const edge = (isUpper ? built.upper : built.lower) ^ Number(isLast && isComplement);
    const numbers = part.variables.map((node) => modules.get(node) ?? node);
    writer.write(built.builder, edge, built.order, numbers, directionsOf(part, isLast && isComplement));
    known.set(nodes[index] as number, built.interval);
  });
  const last = known.get(nodes[nodes.length - 1] as number) ?? eventInterval(Number.NaN);
  return {
    probability: probabilityOf(isComplement ? complementOf(last) : last),
    first: signs.includes(0) ? [] : someCutSets(network, writer.finish(), probabilities, options.first),
  };
}

/** Of an event, its complement or a constant (see `Network`). */
function intervalOfLiteral(literal: number, probabilities: Float64Array): Interval {
  const plain = eventInterval(literal < 0 ? 1 : (probabilities[literal >> 1] as number));
  return (literal & 1) === 1 ? complementOf(plain) : plain;
}

/** A part between two functions, in the builder that has made them, and between two probabilities. */
interface Enclosed {
  readonly builder: DiagramBuilder;
  readonly order: Int32Array;
  readonly lower: number;
  readonly upper: number;
  readonly interval: Interval;
}

/** `isUpper`: of several attempts that with the nearest upper function is handed back, else that with the nearest lower one. */
function enclose(part: Part, variables: readonly Interval[], isUpper: boolean, options: BoundOptions): Enclosed {
  const nodes = options.nodes ?? MOST_NODES;
  const exact = new DiagramBuilder();
  const race = raceOrders(exact, part, { nodes, made: options.made ?? MADE_EXACTLY });
  if (race.root >= 0) return enclosed(exact, race.order, race.root, race.root, variables);
  const order = byShares(part);
  const attempts = (options.sizes ?? SIZES).map((largest): Enclosed => {
    const middle = Float64Array.from(order, (variable) => middleOf(variables[variable] as Interval));
    const bounds = new BoundBuilder(middle, { nodes, made: MADE, largest });
    const { lower, upper } = bounds.build(part, order);
    return enclosed(bounds.builder, order, lower, upper, variables);
  });
  const first = attempts.map((one) => one.interval).reduce(intersectionOf);
  const interval =
    isNear(first) || options.residuals === 0 ? first : intersectionOf(first, apart(part, variables, options));
  const [best] = attempts.toSorted((a, b) =>
    isUpper ? a.interval.upper - b.interval.upper : b.interval.lower - a.interval.lower,
  );
  return { ...(best as Enclosed), interval };
}

/** Bounds of a part that is made simpler as a tree of its own, where what it needs in any case falls out of it. */
function apart(part: Part, variables: readonly Interval[], options: BoundOptions): Interval {
  const most = options.residuals ?? RESIDUALS;
  const count = part.variables.length;
  const network = simplify({ events: count, gates: part.gates, top: (count + part.gates.length - 1) * 2 });
  const known = new Map<number, Interval>();
  const of = (literal: number): Interval => {
    const plain = literal < 0 ? CERTAIN : (known.get(literal >> 1) ?? variables[literal >> 1] ?? CERTAIN);
    return (literal & 1) === 1 ? complementOf(plain) : plain;
  };
  if (network.top < count * 2) return of(network.top);
  const { parts, nodes } = partsOf(network, findModules(network));
  parts.forEach((one, index) => {
    const inner = one.variables.map((node) => of(node * 2));
    const builder = new DiagramBuilder();
    const race = raceOrders(builder, one, { nodes: options.nodes ?? MOST_NODES, made: options.made ?? MADE_EXACTLY });
    known.set(
      nodes[index] as number,
      race.root < 0
        ? narrowed(one, largestFirst(one), inner, most)
        : enclosed(builder, race.order, race.root, race.root, inner).interval,
    );
  });
  return of(network.top);
}

/** A walk that goes first where there is most. */
function largestFirst(part: Part): Int32Array {
  return walks.find(({ id }) => id === "large-first")?.order(part) ?? byShares(part);
}

const CERTAIN: Interval = eventInterval(1);

function isNear({ lower, upper, below, above }: Interval): boolean {
  return upper - lower <= NEAR * upper && above - below <= NEAR * above;
}

function enclosed(
  builder: DiagramBuilder,
  order: Int32Array,
  lower: number,
  upper: number,
  variables: readonly Interval[],
): Enclosed {
  const levels = Array.from(order, (variable) => variables[variable] as Interval);
  const least = intervalOf(builder, lower, levels);
  const most = lower === upper ? least : intervalOf(builder, upper, levels);
  const interval = { lower: least.lower, above: least.above, upper: most.upper, below: most.below };
  return { builder, order, lower, upper, interval };
}

function middleOf({ lower, upper }: Interval): number {
  return (lower + upper) / 2;
}

/** A walk that goes first where there is least, what several gates use counting for each in part. */
function byShares({ gates, variables }: Part): Int32Array {
  const count = variables.length;
  const uses = new Float64Array(count + gates.length);
  for (const { inputs } of gates) for (const input of inputs) uses[input >> 1] = (uses[input >> 1] as number) + 1;
  const share = new Float64Array(count + gates.length).fill(1);
  gates.forEach(({ inputs }, index) => {
    let sum = 0;
    for (const input of inputs) sum += share[input >> 1] as number;
    share[count + index] = sum / Math.max(1, uses[count + index] as number);
  });
  const walks = gates.map(({ inputs }) =>
    Int32Array.from(inputs, (input) => input >> 1).sort((a, b) => (share[a] as number) - (share[b] as number)),
  );
  return walkInputs({ gates, variables }, walks);
}

/** For each part 1 where it can only help to make the top true, -1 where it can only hinder, 0 where that cannot be seen. */
function signsOfParts(
  { events }: Network,
  parts: readonly Part[],
  nodes: readonly number[],
  isComplement: boolean,
): Int8Array {
  const place = new Map(nodes.map((node, index) => [node, index]));
  const signs = new Int8Array(parts.length).fill(1);
  for (let index = parts.length - 1; index >= 0; index--) {
    const part = parts[index] as Part;
    const own = signs[index] as number;
    directionsOf(part, index === parts.length - 1 && isComplement).forEach((direction, variable) => {
      const node = part.variables[variable] as number;
      const sign = own * direction;
      if (node >= events) signs[place.get(node) as number] = sign;
      // An event that does not only help: cut sets are not all there is.
      else if (sign < 1) signs[index] = 0;
    });
  }
  return signs;
}

/** What rounding can have done, many times over. */
const ROUNDING = 1e-11;

function probabilityOf({ lower, upper, below, above }: Interval): Probability {
  const least = lower * (1 - ROUNDING);
  const most = Math.min(1, upper * (1 + ROUNDING));
  return { result: "bounds", value: (lower + upper) / 2, complement: (below + above) / 2, lower: least, upper: most };
}

/**
 * How much is asked of everything, from what is asked at the entries: the traffic equations x = b + W x, with what is stated of a
 * node as the least that it gets (Jackson, Operations Research 5, 1957). Bounds where data are missing: `lower` counts what is surely
 * asked, `upper` has no end where somebody asks and nobody says how much.
 */
import { type Components, stronglyConnectedComponents } from "../../engines/components.ts";
import { buildGraph, type Graph } from "../../engines/graph.ts";
import type { Model } from "../../model/model.ts";
import { type LoadFacts, loadFacts } from "./facts.ts";
import { type Circle, solveCircle } from "./circle.ts";
import { type LoadGraph, type LoadSteps, OUTSIDE } from "./draft.ts";
import { loadGraph } from "./graph.ts";

/** Rates per second of every node of the load graph. */
export interface Traffic {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** What callers make of it, before what is stated counts; the upper one has no end where a caller is not known. */
  readonly computedLower: Float64Array;
  readonly computedUpper: Float64Array;
  /** Weight of each step: how many times for one of the caller; a constant rate where `constant` has one. */
  readonly least: Float64Array;
  readonly most: Float64Array;
  readonly constant: Float64Array;
  /** Nodes that ask one another in a circle that nobody's figures end: their upper bound has no end. */
  readonly endless: readonly (readonly number[])[];
}

export interface Load {
  readonly graph: LoadGraph;
  readonly facts: ReadonlyMap<number, LoadFacts>;
  readonly average: Traffic;
  readonly peak: Traffic;
  /** Times by which the busiest rate of a node was raised for its opening hours; NaN where its calendar cannot be read. */
  readonly openTimes: Float64Array;
}

const known: WeakMap<Model, Load> = new WeakMap();

/** O(rows + relationships) but for circles of calls; kept as long as the model. */
export function loadOf(model: Model): Load {
  let made = known.get(model);
  if (made === undefined) known.set(model, (made = solve(model, NOBODY)));
  return made;
}

/** The same without what people ask who wait for their answers: it depends on how fast they come, and is added later. */
export function pacedLoadOf(model: Model): Load {
  const paced = pacedNodes(model, loadGraph(model), loadFacts(model));
  return paced.size === 0 ? loadOf(model) : solve(model, paced);
}

const NOBODY: ReadonlySet<number> = new Set();

function solve(model: Model, paced: ReadonlySet<number>): Load {
  const graph = loadGraph(model);
  const facts = loadFacts(model);
  const { nodeCount, steps } = graph;
  const ways = waysOf(graph);
  const openTimes = openTimesOf(graph, facts, ways);
  const stated = new Float64Array(nodeCount).fill(Number.NaN);
  for (const [row, { average }] of facts) if (average !== undefined && graph.isLoaded[row] === 1) stated[row] = average;
  const [least, most] = [steps.least.slice(), steps.most.slice()];
  const constant = steps.average.slice();
  // Who states only a peak says at least so much for the average: nothing.
  for (let step = 0; step < steps.count; step++)
    if (Number.isNaN(constant[step]) && !Number.isNaN(steps.peak[step])) constant[step] = 0;
  const average = propagate(graph, ways, { stated, least, most, constant, paced });
  const atPeak = peakWeights(graph, facts, average, openTimes, paced);
  return { graph, facts, average, peak: propagate(graph, ways, atPeak), openTimes };
}

interface Weights {
  /** NaN: nothing is stated. */
  readonly stated: Float64Array;
  readonly least: Float64Array;
  readonly most: Float64Array;
  /** A rate that does not depend on the caller; NaN: none. */
  readonly constant: Float64Array;
  /** Entries whose users wait for their answers: what they ask follows from how fast it is, and is added later. */
  readonly paced: ReadonlySet<number>;
}

/** People as a source of unknown size are those who are counted as active users. */
function pacedNodes(model: Model, graph: LoadGraph, facts: ReadonlyMap<number, LoadFacts>): ReadonlySet<number> {
  const paced = new Set<number>();
  for (const [row, { users, thinkTime, askedBy }] of facts) {
    if (users === undefined || thinkTime === undefined || askedBy !== undefined) continue;
    const source = graph.unknownSources.get(row);
    if (source === undefined || isOfPeople(model, source)) paced.add(row);
  }
  return paced;
}

function isOfPeople({ parts, schema }: Model, edge: number): boolean {
  const kind = parts.kindOf[parts.edges.from[edge] as number] as number;
  return kind >= 0 && ["role", "unit", "party"].some((word) => schema.isKind(kind, word));
}

/** At the busiest time a stated rate grows with its caller as the caller's own does. */
function peakWeights(
  graph: LoadGraph,
  facts: ReadonlyMap<number, LoadFacts>,
  average: Traffic,
  openTimes: Float64Array,
  paced: ReadonlySet<number>,
): Weights {
  const { steps, nodeCount } = graph;
  const stated = new Float64Array(nodeCount).fill(Number.NaN);
  for (const [row, fact] of facts) {
    const asked = fact.peak ?? fact.average;
    if (asked !== undefined && graph.isLoaded[row] === 1) stated[row] = asked * (fact.openTimes ?? 1);
  }
  const [least, most, constant] = [steps.least.slice(), steps.most.slice(), steps.peak.slice()];
  for (let step = 0; step < steps.count; step++) {
    const from = steps.from[step] as number;
    if (steps.kind[step] === "people" && from >= 0) {
      // People's capacity by the day is of the same hours as the work.
      const times = openTimes[from] as number;
      if (times > 1) {
        least[step] = (least[step] as number) / times;
        most[step] = (most[step] as number) / times;
      }
    }
    const rate = steps.average[step] as number;
    if (Number.isNaN(rate) || !Number.isNaN(constant[step])) continue;
    const of = from === OUTSIDE ? 0 : (average.lower[from] as number);
    const isKnown = from !== OUTSIDE && of > 0 && average.upper[from] === of;
    if (isKnown) {
      least[step] = rate / of;
      most[step] = rate / of;
    } else constant[step] = rate;
  }
  return { stated, least, most, constant, paced };
}

// --- the order in which nodes are computed

export interface Ways {
  readonly graph: Graph;
  readonly components: Components;
}

export function waysOf({ nodeCount, steps }: LoadGraph): Ways {
  const graph = buildGraph(nodeCount, steps.from, steps.to);
  return { graph, components: stronglyConnectedComponents(graph) };
}

/** Opening hours go from a process to its parts and what it triggers, which say no rate of their own. */
function openTimesOf(graph: LoadGraph, facts: ReadonlyMap<number, LoadFacts>, ways: Ways): Float64Array {
  const times = new Float64Array(graph.nodeCount).fill(1);
  for (const [row, fact] of facts) times[row] = fact.openTimes ?? 1;
  const { components, graph: all } = ways;
  for (let component = components.count - 1; component >= 0; component--)
    for (
      let index = components.start[component] as number;
      index < (components.start[component + 1] as number);
      index++
    ) {
      const node = components.member[index] as number;
      if (facts.get(node)?.askedBy !== undefined) continue;
      for (let slot = all.inStart[node] as number; slot < (all.inStart[node + 1] as number); slot++)
        if (graph.steps.kind[all.inEdge[slot] as number] === "work")
          times[node] = Math.max(times[node] as number, times[all.inNode[slot] as number] as number);
    }
  return times;
}

// --- solving

/** Lower first, since what is stated is at least what surely comes; then upper. */
function propagate(graph: LoadGraph, ways: Ways, weights: Weights): Traffic {
  const { nodeCount, steps } = graph;
  const traffic = {
    lower: new Float64Array(nodeCount),
    upper: new Float64Array(nodeCount),
    computedLower: new Float64Array(nodeCount),
    computedUpper: new Float64Array(nodeCount),
    least: weights.least,
    most: weights.most,
    constant: weights.constant,
  };
  const endless: (readonly number[])[] = [];
  const place = new Int32Array(nodeCount).fill(-1);
  const outside = outsideRates(steps, weights.constant, nodeCount);
  const { components } = ways;
  // An edge goes from the higher component to the lower: callers first.
  for (let component = components.count - 1; component >= 0; component--) {
    const start = components.start[component] as number;
    const end = components.start[component + 1] as number;
    if (end - start === 1) single(graph, ways, weights, traffic, outside, components.member[start] as number);
    else {
      const members = components.member.subarray(start, end);
      endless.push(...circle(graph, ways, weights, traffic, outside, members, place));
    }
  }
  return { ...traffic, endless };
}

type Filling = Omit<Traffic, "endless">;

interface Outside {
  readonly rate: Float64Array;
}

function outsideRates(steps: LoadSteps, constant: Float64Array, nodeCount: number): Outside {
  const rate = new Float64Array(nodeCount);
  for (let step = 0; step < steps.count; step++)
    if (steps.from[step] === OUTSIDE && !Number.isNaN(constant[step]))
      rate[steps.to[step] as number] = (rate[steps.to[step] as number] as number) + (constant[step] as number);
  return { rate };
}

/** Nobody says how much is asked: an entry of the business or of the software that states nothing, or a source of unknown size. */
function isOpen(graph: LoadGraph, ways: Ways, { paced }: Weights, node: number): boolean {
  if (paced.has(node)) return false;
  if (graph.unknownSources.has(node)) return true;
  if (node >= graph.isLoaded.length) return false;
  return ways.graph.inStart[node] === ways.graph.inStart[node + 1] && !hasOutside(graph, node);
}

const outsideTargets: WeakMap<LoadGraph, Uint8Array> = new WeakMap();

function hasOutside(graph: LoadGraph, node: number): boolean {
  let targets = outsideTargets.get(graph);
  if (targets === undefined) {
    targets = new Uint8Array(graph.nodeCount);
    for (let step = 0; step < graph.steps.count; step++)
      if (graph.steps.from[step] === OUTSIDE) targets[graph.steps.to[step] as number] = 1;
    outsideTargets.set(graph, targets);
  }
  return targets[node] === 1;
}

function single(
  graph: LoadGraph,
  ways: Ways,
  weights: Weights,
  traffic: Filling,
  outside: Outside,
  node: number,
): void {
  let lower = outside.rate[node] as number;
  let upper = isOpen(graph, ways, weights, node) ? Number.POSITIVE_INFINITY : lower;
  const { inStart, inEdge, inNode } = ways.graph;
  for (let slot = inStart[node] as number; slot < (inStart[node + 1] as number); slot++) {
    const step = inEdge[slot] as number;
    const caller = inNode[slot] as number;
    const constant = weights.constant[step] as number;
    if (!Number.isNaN(constant)) {
      lower += constant;
      upper += constant;
      continue;
    }
    lower += (weights.least[step] as number) * (traffic.lower[caller] as number);
    const most = weights.most[step] as number;
    if (most > 0) upper += most * (traffic.upper[caller] as number);
  }
  settle(traffic, weights, node, lower, upper);
}

/** What is stated of a node is all that it is asked; callers that surely ask for more count for more. */
function settle(traffic: Filling, weights: Weights, node: number, lower: number, upper: number): void {
  traffic.computedLower[node] = lower;
  traffic.computedUpper[node] = upper;
  const stated = weights.stated[node] as number;
  traffic.lower[node] = Number.isNaN(stated) ? lower : Math.max(stated, lower);
  traffic.upper[node] = Number.isNaN(stated) ? upper : Math.max(stated, lower);
}

/** Nodes that ask one another; gives back those whose figures have no end. `place`: -1 for every node, before and after. */
function circle(
  graph: LoadGraph,
  ways: Ways,
  weights: Weights,
  traffic: Filling,
  outside: Outside,
  members: Int32Array,
  place: Int32Array,
): readonly (readonly number[])[] {
  const size = members.length;
  const { inStart, inEdge, inNode } = ways.graph;
  const [lowerIn, upperIn] = [new Float64Array(size), new Float64Array(size)];
  const inner: number[] = [];
  for (let index = 0; index < size; index++) place[members[index] as number] = index;
  for (let index = 0; index < size; index++) {
    const node = members[index] as number;
    let lower = outside.rate[node] as number;
    let upper = isOpen(graph, ways, weights, node) ? Number.POSITIVE_INFINITY : lower;
    for (let slot = inStart[node] as number; slot < (inStart[node + 1] as number); slot++) {
      const step = inEdge[slot] as number;
      const caller = inNode[slot] as number;
      const constant = weights.constant[step] as number;
      if (!Number.isNaN(constant)) {
        lower += constant;
        upper += constant;
      } else if ((place[caller] as number) >= 0) inner.push(step);
      else {
        lower += (weights.least[step] as number) * (traffic.lower[caller] as number);
        const most = weights.most[step] as number;
        if (most > 0) upper += most * (traffic.upper[caller] as number);
      }
    }
    lowerIn[index] = lower;
    upperIn[index] = upper;
  }
  const withWeights = (weight: Float64Array): Circle => {
    const used = inner.filter((step) => (weight[step] as number) > 0);
    return {
      size,
      from: Int32Array.from(used, (step) => place[graph.steps.from[step] as number] as number),
      to: Int32Array.from(used, (step) => place[graph.steps.to[step] as number] as number),
      weight: Float64Array.from(used, (step) => weight[step] as number),
    };
  };
  const stated = new Float64Array(size);
  for (let index = 0; index < size; index++) stated[index] = weights.stated[members[index] as number] as number;
  const least = withWeights(weights.least);
  const isSame = inner.every((step) => weights.least[step] === weights.most[step]);
  const lower = solveCircle(least, lowerIn, stated, "lower");
  const held = stated.map((value, index) => (Number.isNaN(value) ? value : (lower.x[index] as number)));
  const upper = solveCircle(isSame ? least : withWeights(weights.most), upperIn, held, "upper");
  for (let index = 0; index < size; index++) {
    const node = members[index] as number;
    place[node] = -1;
    traffic.lower[node] = lower.x[index] as number;
    traffic.upper[node] = Math.max(lower.x[index] as number, upper.x[index] as number);
    traffic.computedLower[node] = lower.computed[index] as number;
    traffic.computedUpper[node] = upper.computed[index] as number;
  }
  return upper.endless.map((group) => group.map((index) => members[index] as number));
}

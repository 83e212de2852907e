/**
 * Closed networks of product form, exactly: the normalizing constants by convolution (Buzen, CACM 16 (1973) 527; Reiser and Kobayashi, IBM J. Res. Dev. 19
 * (1975) 283), over all population vectors, with single servers, many servers, load-dependent speeds and delays.
 *
 * The constants of large networks leave the range of floating point numbers, and mean value analysis with several servers loses all digits under load. Both are avoided:
 * each station is given the probabilities that it would have in the open network with the throughputs at which the mean numbers of customers are the
 * populations. What is convolved are then probabilities, greatest where they are needed, and what underflows is too small to matter.
 */
import {
  addGeometric,
  addScaled,
  convolve,
  fillWithDelays,
  type Lattice,
  latticeOf,
  type Pass,
  placeOfAll,
  shift,
} from "./lattice.ts";
import { openThroughputs } from "./open-scale.ts";
import { capacityOf, mixedWeights, momentsOf, type ServiceLaw, stateWeights } from "./service-law.ts";

export interface ClosedStation {
  /** Mean work that a cycle of each class asks for here: visits x service time. */
  readonly demands: readonly number[];
  /** Undefined: a delay. */
  readonly law: ServiceLaw | undefined;
  /** Work a unit of time that customers without limit bring besides (mixed networks); below the capacity of the law. */
  readonly open: number;
}

export interface ClosedMeans {
  /** Cycles of each class a unit of time. */
  readonly throughput: readonly number[];
  /** queueLength[station][class] */
  readonly queueLength: readonly (readonly number[])[];
  /** Mean number of those without limit at each queue (mixed networks); 0 elsewhere. */
  readonly openLength: readonly number[];
  /** Probability that nobody of the closed classes is at a queue; 0 at delays, where nobody asks. */
  readonly empty: readonly number[];
}

/** Population vectors, and numbers that are touched all in all: what the exact solution costs. */
export function closedCost(
  populations: readonly number[],
  stations: readonly ClosedStation[],
): { readonly vectors: number; readonly steps: number } {
  const vectors = populations.reduce((product, count) => product * (count + 1), 1);
  const total = populations.reduce((sum, count) => sum + count, 0);
  const queues = stations.filter(({ law }) => law !== undefined);
  const many = queues.filter(({ law }) => (law?.length ?? 1) > 1);
  // The weights beside customers without limit are sums for each number of the others, and needed again and again.
  const weights = many.reduce((sum, { law, open }) => {
    const length = law?.length ?? 1;
    return sum + (open > 0 ? 100 * length * Math.min(length, total + 1) : 0);
  }, 0);
  const passes =
    many.reduce((sum, { law }) => sum + 2 * Math.min(law?.length ?? 1, total + 1), 0) *
    Math.ceil(1 + Math.log2(many.length + 1));
  return { vectors, steps: weights + vectors * populations.length * (passes + 2 * queues.length) };
}

export function solveClosed(populations: readonly number[], stations: readonly ClosedStation[]): ClosedMeans {
  const used = populations.flatMap((count, index) => (count > 0 ? [index] : []));
  const limits = used.map((index) => populations[index] ?? 0);
  const total = limits.reduce((sum, count) => sum + count, 0);
  const kept = stations.map((station) => ({
    ...station,
    demands: used.map((index) => station.demands[index] ?? 0),
    // With a server for each customer there is never a queue: a delay.
    law: station.open === 0 && isNeverFull(station.law, total) ? undefined : station.law,
  }));
  const solved = used.length === 0 ? nobody(stations) : solveAll(limits, kept);
  const spread = (few: readonly number[]): readonly number[] => {
    const all = populations.map(() => 0);
    used.forEach((index, at) => (all[index] = few[at] ?? 0));
    return all;
  };
  return {
    throughput: spread(solved.throughput),
    queueLength: solved.queueLength.map(spread),
    openLength: solved.openLength,
    empty: solved.empty,
  };
}

function isNeverFull(law: ServiceLaw | undefined, total: number): boolean {
  return (
    law !== undefined &&
    law.length > 1 &&
    law.length >= total &&
    law.subarray(0, total).every((speed, index) => speed === index + 1)
  );
}

function nobody(stations: readonly ClosedStation[]): ClosedMeans {
  return {
    throughput: [],
    queueLength: stations.map(() => []),
    openLength: stations.map(openAlone),
    empty: stations.map(() => 1),
  };
}

/** Customers without limit at a station where nobody else comes. */
function openAlone({ law, open }: ClosedStation): number {
  const weights = law === undefined ? undefined : stateWeights(law, open);
  return weights === undefined ? 0 : momentsOf(weights).mean;
}

/** Stations that are alike in everything, solved once. */
interface Alike {
  readonly stations: number[];
  readonly pass: Pass;
  /** Work of each class at the throughputs of the scale. */
  readonly loads: readonly number[];
  readonly open: number;
  readonly capacity: number;
}

function solveAll(limits: readonly number[], stations: readonly ClosedStation[]): ClosedMeans {
  const lattice = latticeOf(limits);
  const scaleOf = openThroughputs(limits, stations);
  const queueLength: number[][] = stations.map(() => limits.map(() => 0));
  const openLength = stations.map(openAlone);
  const empty: number[] = stations.map(({ law }) => (law === undefined ? 0 : 1));

  const delays = limits.map((_, index) =>
    stations.reduce((sum, { demands, law }) => sum + (law === undefined ? (demands[index] ?? 0) : 0), 0),
  );
  const g = fillWithDelays(
    lattice,
    delays.map((demand, index) => demand * (scaleOf[index] ?? 0)),
  );
  const groups = alike(stations, scaleOf, lattice.total);
  const single = groups.filter(({ pass }) => pass.weights.first.length === 0);
  const many = groups.filter(({ pass }) => pass.weights.first.length > 0);
  for (const { pass, stations: members } of single) for (const _ of members) convolve(lattice, g, pass);

  const note: NoteMeans = (group, lengths, others, nobodyThere) => {
    for (const station of group.stations) {
      queueLength[station] = [...lengths];
      openLength[station] = others;
      empty[station] = nobodyThere;
    }
  };
  const all = many.length === 0 ? g : leaveOneOut(lattice, g, many, note);
  const constant = all[placeOfAll(lattice)] as number;
  const ratios = limits.map((_, index) => (all[placeOfAll(lattice, index)] as number) / constant);
  const throughput = ratios.map((ratio, index) => ratio * (scaleOf[index] ?? 0));

  // A single server: mean customers = load x (constant with the station doubled, one customer less) / constant.
  for (const group of single) {
    const doubled = all.slice();
    const { pass, loads } = group;
    addGeometric(lattice, doubled, pass.mix, 1, pass.weights.ratio);
    const lengths = loads.map((load, index) => (load * (doubled[placeOfAll(lattice, index)] as number)) / constant);
    const share = group.open / (group.capacity - group.open);
    const here = lengths.reduce((sum, length) => sum + length, 1);
    note(group, lengths, share * here, emptySingle(lattice, all, pass));
  }
  stations.forEach(({ demands, law }, station) => {
    if (law === undefined) queueLength[station] = demands.map((demand, index) => demand * (throughput[index] ?? 0));
  });
  return { throughput, queueLength, openLength, empty };
}

type NoteMeans = (group: Alike, lengths: readonly number[], openLength: number, empty: number) => void;

/** 1 - load / constants: probability that a single server is free of closed customers; by G without it, (1 - ratio M) G. */
function emptySingle(lattice: Lattice, all: Float64Array, { mix, weights }: Pass): number {
  const constant = all[placeOfAll(lattice)] as number;
  const busy = mix.reduce(
    (sum, share, index) => sum + weights.ratio * share * (all[placeOfAll(lattice, index)] as number),
    0,
  );
  return 1 - busy / constant;
}

function alike(stations: readonly ClosedStation[], scaleOf: readonly number[], total: number): readonly Alike[] {
  const groups = new Map<string, Alike>();
  stations.forEach(({ demands, law, open }, station) => {
    if (law === undefined) return;
    const works = demands.map((demand, index) => demand * (scaleOf[index] ?? 0));
    const load = works.reduce((sum, one) => sum + one, 0);
    if (load === 0) return;
    const key = `${law.join()}|${open}|${demands.join()}`;
    const known = groups.get(key);
    if (known !== undefined) {
      known.stations.push(station);
      return;
    }
    const weights = mixedWeights(law, load, open, total);
    if (weights === undefined) throw new RangeError("the scale overloads a station");
    // A single server beside open customers is slower by their share, so its load is greater; elsewhere the weights say it all.
    const loads = weights.first.length === 0 ? works.map((work) => (work / load) * weights.ratio) : works;
    groups.set(key, {
      stations: [station],
      pass: { weights, mix: works.map((work) => work / load) },
      loads,
      open,
      capacity: capacityOf(law),
    });
  });
  return [...groups.values()];
}

/** Every group of stations seen against all the others: halves are added in turn. Returns the array of the whole network. */
function leaveOneOut(lattice: Lattice, g: Float64Array, groups: readonly Alike[], note: NoteMeans): Float64Array {
  const [group] = groups;
  if (group !== undefined && groups.length === 1) {
    for (let count = 1; count < group.stations.length; count++) convolve(lattice, g, group.pass);
    const all = g.slice();
    convolve(lattice, all, group.pass);
    const constant = all[placeOfAll(lattice)] as number;
    const none = g[placeOfAll(lattice)] as number;
    const means = derivative(lattice, g, group.pass);
    const load = group.loads.reduce((sum, one) => sum + one, 0);
    note(
      group,
      means.lengths.map((length) => length / constant),
      ((group.open / load) * means.all) / constant,
      (none * (group.pass.weights.first[0] ?? 0)) / constant,
    );
    return all;
  }
  const half = Math.ceil(groups.length / 2);
  const [left, right] = [groups.slice(0, half), groups.slice(half)];
  const others = g.slice();
  for (const { pass, stations } of right) for (const _ of stations) convolve(lattice, others, pass);
  leaveOneOut(lattice, others, left, note);
  for (const { pass, stations } of left) for (const _ of stations) convolve(lattice, g, pass);
  return leaveOneOut(lattice, g, right, note);
}

/** Sum over n of n p(n) M^(n - 1) g: with one customer less of each class, times its share, the mean customers before division by the constant; and with all. Uses g up. */
function derivative(
  lattice: Lattice,
  g: Float64Array,
  { weights, mix }: Pass,
): { readonly lengths: readonly number[]; readonly all: number } {
  const { first, tail, ratio } = weights;
  const sum = new Float64Array(g.length);
  // Beside customers without limit, whose mean asks for one term more, n goes up to all and one.
  const terms = Math.min(first.length, lattice.total + 2);
  for (let n = 1; n < terms; n++) {
    addScaled(sum, g, n * (first[n] as number));
    shift(lattice, g, mix);
  }
  if (terms <= lattice.total + 1) {
    // tail x sum over i of (t + i) ratio^i M^(t - 1 + i) g: t / (1 - ratio M) + ratio M / (1 - ratio M)^2.
    const t = first.length;
    addGeometric(lattice, g, mix, tail, ratio);
    addScaled(sum, g, t);
    shift(lattice, g, mix);
    addGeometric(lattice, g, mix, ratio, ratio);
    addScaled(sum, g, 1);
  }
  const lengths = mix.map((share, index) => share * (sum[placeOfAll(lattice, index)] as number));
  return { lengths, all: sum[placeOfAll(lattice)] as number };
}

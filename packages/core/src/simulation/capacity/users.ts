/**
 * People who ask, wait for the answer, think, and ask again: as many requests are on the way as people wait, so that a slow system is
 * asked less. A closed network over all that is waited for, with whatever else is asked as open classes: mean value analysis and
 * convolution (Reiser and Lavenberg, Journal of the ACM 27, 1980; Bolch et al. 2006, chapters 8 and 9), exact where it has product form.
 */
import type { QueueingAnswer } from "../../engines/queueing/answer.ts";
import type { CustomerClass, QueueingNetwork, Station as QueueingStation } from "../../engines/queueing/network.ts";
import { solveNetwork } from "../../engines/queueing/solve.ts";
import type { ClosedTime, Range } from "../answers.ts";
import type { CapacityBasis } from "./basis.ts";
import type { StationReading } from "./station.ts";
import { type Asking, askingOf, othersAt } from "./visits.ts";
import { withAdded } from "../load/added.ts";
import type { LoadChange } from "../load/change.ts";

/** What people who wait make of the network. */
export interface ClosedLoad {
  readonly times: ReadonlyMap<number, ClosedTime>;
  /** Requests a second of those who state no volume: what they add to the rates. */
  readonly added: ReadonlyMap<number, Range>;
  /** Seconds and numbers at stations that such people ask, by row, where all is known. */
  readonly stations: ReadonlyMap<number, { readonly response: number; readonly queue: number }>;
  /** Stations that such people ask, whose times are only bounded by those of independent arrivals. */
  readonly mixed: ReadonlySet<number>;
}

const NOBODY: ClosedLoad = { times: new Map(), added: new Map(), stations: new Map(), mixed: new Set() };

/** More people than this are solved as so many: the answer is the asymptote by then, and an approximation says so. */
const MOST_USERS = 1_000_000;

/** O(people x stations) for one class; the product of the populations for several, the Linearizer where that is too much. */
export function closedLoadOf(basis: CapacityBasis, reading: StationReading, change: LoadChange): ClosedLoad {
  const all = [...basis.load.facts].flatMap(([row, { users, thinkTime }]) => {
    // A rate that is tried stands in the place of what they would ask.
    if (change.rates.has(row)) return [];
    if (users === undefined || thinkTime === undefined || basis.load.graph.isLoaded[row] !== 1) return [];
    const population = populationOf(basis, row, users, change);
    return population >= 1 && population <= MOST_USERS ? [askingOf(basis, reading, row, population, thinkTime)] : [];
  });
  if (all.length === 0) return NOBODY;
  const beside = besideAt(basis, reading, all);
  const groups = groupsOf(all).map((group) => solveGroup(basis, reading, group, beside));
  return {
    times: new Map(groups.flatMap(({ times }) => [...times])),
    added: new Map(groups.flatMap(({ added }) => [...added])),
    stations: new Map(groups.flatMap(({ stations }) => [...stations])),
    mixed: new Set(groups.flatMap(({ mixed }) => [...mixed])),
  };
}

/** Those who wait at the same stations, directly or through others, are solved together. */
function groupsOf(all: readonly Asking[]): readonly (readonly Asking[])[] {
  let groups: { readonly members: readonly Asking[]; readonly rows: ReadonlySet<number> }[] = [];
  for (const one of all) {
    const rows = [...one.parts.keys()];
    const met = groups.filter((group) => rows.some((row) => group.rows.has(row)));
    groups = [
      ...groups.filter((group) => !met.includes(group)),
      {
        members: [...met.flatMap(({ members }) => members), one],
        rows: new Set([...met.flatMap((group) => [...group.rows]), ...rows]),
      },
    ];
  }
  return groups.map(({ members }) => members);
}

/** Most requests a second of a row that people who wait cause without waiting for them. */
function besideAt(basis: CapacityBasis, reading: StationReading, all: readonly Asking[]): (row: number) => number {
  const free = all
    .filter(({ row }) => basis.load.facts.get(row)?.askedBy === undefined)
    .map((one) => ({ one, rate: most(one, new Map()) }));
  const added = new Map(free.map(({ one, rate }) => [one.row, { lower: 0, upper: rate }]));
  const { upper } = withAdded(basis.load, basis.ways, reading.rates, added);
  return (row) => {
    const before = reading.rate(row).upper;
    let rest = (upper[row] as number) - before;
    for (const { one, rate } of free) rest -= (one.parts.get(row)?.visits.upper ?? 0) * rate;
    if (before === Number.POSITIVE_INFINITY) return 0;
    return Number.isNaN(rest) ? Number.POSITIVE_INFINITY : rest > (upper[row] as number) * 1e-9 ? rest : 0;
  };
}

function solveGroup(
  basis: CapacityBasis,
  reading: StationReading,
  all: readonly Asking[],
  beside: (row: number) => number,
): ClosedLoad {
  const rows = [...new Set(all.flatMap(({ parts }) => [...parts.keys()]))];
  const others = new Map(rows.map((row) => [row, othersAt(basis, reading, all, row, beside(row))]));
  const isExact =
    all.every(({ isExact: one }) => one) &&
    [...others.values()].every(({ lower, upper }) => lower === upper) &&
    rows.every((row) => isOneStation(all, row));
  const slow = solveEnd(all, rows, others, "slow");
  const quick = isExact || all.length > 1 ? slow : solveEnd(all, rows, others, "quick");
  const isSure = isExact && slow.answer?.result === "exact" && !all.some(({ isBranching }) => isBranching);
  const times = new Map<number, ClosedTime>();
  const added = new Map<number, Range>();
  all.forEach((one, index) => {
    const found = timeOf(one, index, slow, quick, others, {
      isExact,
      isAlone: all.length === 1,
      isOneByOne: all.some(({ isBranching }) => isBranching),
    });
    times.set(one.row, found);
    if (basis.load.facts.get(one.row)?.askedBy === undefined)
      // Calls that are made at once let people ask sooner, up to what the quickest answer allows.
      added.set(one.row, { lower: found.throughput.lower, upper: isSure ? found.throughput.upper : most(one, others) });
  });
  const isPlain = isSure && added.size === all.length;
  const mixed = new Set(all.flatMap(({ row, parts }) => (added.has(row) ? [...parts.keys()] : [])));
  return { times, added, mixed, stations: isPlain ? stationTimes(slow.answer, all.length, rows) : new Map() };
}

/** As many more as is asked more; a part of a person counts as one. */
function populationOf({ load }: CapacityBasis, row: number, users: number, change: LoadChange): number {
  const growth = load.facts.get(row)?.growth ?? 0;
  const asked = users * change.times * (change.nodes.get(row) ?? 1) * (1 + growth) ** change.years;
  return Math.ceil(asked - 1e-9);
}

function isOneStation(all: readonly Asking[], row: number): boolean {
  return all.every(({ parts }) => {
    const part = parts.get(row);
    return part === undefined || part.slow === part.quick;
  });
}

interface End {
  /** Undefined: something takes nobody knows how long. */
  readonly answer: QueueingAnswer | undefined;
}

/** The network at its slowest: most visits, longest services, most that others ask; or at its quickest. */
function solveEnd(
  all: readonly Asking[],
  rows: readonly number[],
  others: ReadonlyMap<number, Range>,
  end: "slow" | "quick",
): End {
  const isSlow = end === "slow";
  if (isSlow && all.some(({ isWhole }) => !isWhole)) return { answer: undefined };
  const classes = all.map(({ population }, index): CustomerClass => ({
    kind: "closed",
    name: "",
    priority: 0,
    population,
    reference: index,
  }));
  const visits = all.map(({ parts }, index) => [
    ...all.map((_, other) => (other === index ? 1 : 0)),
    ...rows.map((row) => parts.get(row)?.visits[isSlow ? "upper" : "lower"] ?? 0),
  ]);
  const rates = rows.map((row) => others.get(row)?.[isSlow ? "upper" : "lower"] ?? 0);
  if (rates.includes(Number.POSITIVE_INFINITY)) return { answer: undefined };
  const hasOthers = rates.some((rate) => rate > 0);
  const think = all.map(({ thinkTime, rest }, index): QueueingStation => {
    const time = Math.max(0, thinkTime + (isSlow ? rest.upper : rest.lower));
    return {
      name: "",
      kind: "delay",
      servers: 1,
      discipline: "fcfs",
      service: all.map((_, other) => (other === index ? { kind: "exponential", mean: time } : undefined)),
    };
  });
  const queues = rows.map((row): QueueingStation => {
    const part = all.map(({ parts }) => parts.get(row)).find((one) => one !== undefined);
    const shape = isSlow ? part?.slow : part?.quick;
    const service = { kind: "exponential", mean: shape?.service ?? 0 } as const;
    return {
      name: "",
      kind: shape === undefined ? "delay" : "queue",
      servers: shape?.servers ?? 1,
      discipline: "fcfs",
      service: [...all.map(() => service), ...(hasOthers ? [service] : [])],
    };
  });
  const network: QueueingNetwork = {
    classes: hasOthers
      ? [...classes, { kind: "open", name: "", priority: 0, arrivals: { kind: "exponential", mean: 1 } }]
      : classes,
    stations: [...think, ...queues],
    flow: { kind: "visits", visits: hasOthers ? [...visits, [...all.map(() => 0), ...rates]] : visits },
  };
  const answer = solveNetwork(network);
  return { answer: "kind" in answer ? undefined : answer };
}

/** Requests a second that people can make at most: with no waiting at all, and until the first station is full. */
function most(one: Asking, others: ReadonlyMap<number, Range>): number {
  const cycle = one.thinkTime + one.quickest;
  return Math.min(cycle > 0 ? one.population / cycle : Number.POSITIVE_INFINITY, limitOf(one, others, "lower"));
}

/** Requests a second at which the first station that is waited for is full, with what others ask of it. */
function limitOf(one: Asking, others: ReadonlyMap<number, Range>, end: "lower" | "upper"): number {
  let limit = Number.POSITIVE_INFINITY;
  for (const [row, part] of one.parts) {
    const visits = part.visits[end];
    if (visits > 0) limit = Math.min(limit, Math.max(0, part.capacity - (others.get(row)?.[end] ?? 0)) / visits);
  }
  return limit;
}

function timeOf(
  one: Asking,
  index: number,
  slow: End,
  quick: End,
  others: ReadonlyMap<number, Range>,
  { isExact, isAlone, isOneByOne }: Record<"isExact" | "isAlone" | "isOneByOne", boolean>,
): ClosedTime {
  const { population, thinkTime } = one;
  const worst = slow.answer?.classes[index]?.cycleTime;
  const best = quick.answer?.classes[index]?.cycleTime;
  // Bounds of one class of several are no bounds when all shift at once: then only what holds by itself.
  const isBounded = isExact || isAlone;
  const ceiling = most(one, others);
  const cycle = {
    // One after the other is the slowest way: nobody says that calls are not made at once.
    lower:
      isBounded && best !== undefined && !isOneByOne
        ? best
        : ceiling === 0
          ? Number.POSITIVE_INFINITY
          : population / ceiling,
    upper: isBounded && worst !== undefined ? worst : Number.POSITIVE_INFINITY,
  };
  const response = { lower: Math.max(0, cycle.lower - thinkTime), upper: Math.max(0, cycle.upper - thinkTime) };
  const [low, high] = [limitOf(one, others, "upper"), limitOf(one, others, "lower")];
  const knee = {
    lower: low === Number.POSITIVE_INFINITY ? low : low * (thinkTime + one.quickest),
    upper:
      one.isWhole && high !== Number.POSITIVE_INFINITY ? high * (thinkTime + one.slowest) : Number.POSITIVE_INFINITY,
  };
  const answer = isExact && !isOneByOne ? slow.answer : undefined;
  return {
    users: population,
    thinkTime,
    throughput: {
      lower: cycle.upper === Number.POSITIVE_INFINITY ? 0 : population / cycle.upper,
      upper: cycle.lower === 0 ? Number.POSITIVE_INFINITY : population / cycle.lower,
    },
    response: response.lower === 0 && response.upper === Number.POSITIVE_INFINITY ? undefined : response,
    knee:
      knee.lower === Number.POSITIVE_INFINITY || (low === 0 && high === Number.POSITIVE_INFINITY) ? undefined : knee,
    result: answer === undefined ? "bounds" : answer.result === "exact" ? "exact" : "approximation",
  };
}

/** Where all is known: mean seconds of a visit, whoever asks, and how many are there. */
function stationTimes(
  answer: QueueingAnswer | undefined,
  first: number,
  rows: readonly number[],
): ClosedLoad["stations"] {
  const found = new Map<number, { readonly response: number; readonly queue: number }>();
  rows.forEach((row, at) => {
    const station = answer?.stations[first + at];
    if (station?.responseTime === undefined || station.queueLength === undefined) return;
    found.set(row, { response: station.responseTime, queue: station.queueLength });
  });
  return found;
}

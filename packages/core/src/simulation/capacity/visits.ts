/** What one request of somebody who waits goes through: how often each station, how long without any waiting, between what bounds. */
import type { Range } from "../answers.ts";
import type { CapacityBasis } from "./basis.ts";
import { ownTime } from "./chains.ts";
import type { StationReading } from "./station.ts";
import { visitsOf } from "./time.ts";

/** Servers of a station, each with a time of service in seconds. */
export interface ServerShape {
  readonly servers: number;
  readonly service: number;
}

export interface AskedPart {
  readonly visits: Range;
  /** Requests a second that it can do. */
  readonly capacity: number;
  readonly slow: ServerShape;
  /** Undefined: perhaps nobody ever waits. */
  readonly quick: ServerShape | undefined;
}

/** People who ask something and wait. */
export interface Asking {
  readonly row: number;
  readonly population: number;
  /** Seconds. */
  readonly thinkTime: number;
  /** Stations that are waited for, by row. */
  readonly parts: ReadonlyMap<number, AskedPart>;
  /** Seconds of a request beside the service at the stations; less than none where a stated time is shorter than the capacity shows. */
  readonly rest: Range;
  /** Seconds without any waiting: calls at once, and one after the other. */
  readonly quickest: number;
  readonly slowest: number;
  /** Nothing on the way takes nobody knows how long. */
  readonly isWhole: boolean;
  readonly isExact: boolean;
  /** Something waits for several, which are taken to be asked one after the other. */
  readonly isBranching: boolean;
}

const NOTHING: Range = { lower: 0, upper: 0 };

/** O(nodes and steps that are waited for). */
export function askingOf(
  basis: CapacityBasis,
  reading: StationReading,
  row: number,
  population: number,
  thinkTime: number,
): Asking {
  const { load, ways } = basis;
  const { steps } = load.graph;
  const stations = reading.stationRows();
  const order = reachedBy(basis, row);
  const visits = new Map<number, Range>([[row, { lower: 1, upper: 1 }]]);
  const own = new Map(order.map((node) => [node, ownTime(basis, reading, stations, node)]));
  let [isBranching, isExact, isWhole] = [false, true, true];
  for (const node of order) {
    const here = visits.get(node) ?? NOTHING;
    let callees = 0;
    for (const [step, callee] of awaitedOf(basis, node)) {
      const [least, most] = visitsOf(load, step);
      if (most === 0) continue;
      callees++;
      const before = visits.get(callee) ?? NOTHING;
      // In a circle nobody can tell how often.
      const isCircle = ways.components.of[callee] === ways.components.of[node];
      visits.set(callee, {
        lower: before.lower + here.lower * least,
        upper: isCircle ? Number.POSITIVE_INFINITY : before.upper + (here.upper === 0 ? 0 : here.upper * most),
      });
    }
    if (callees > 1) isBranching = true;
  }
  const parts = new Map<number, AskedPart>();
  let [lower, upper] = [0, 0];
  // Seconds below a node without waiting, callees first: service that a stated time covers counts once.
  const [quickest, slowest] = [new Map<number, number>(), new Map<number, number>()];
  for (const node of order.toReversed()) {
    const one = own.get(node);
    const at = visits.get(node) ?? NOTHING;
    if (at.lower !== at.upper || one === undefined || one.service.lower !== one.service.upper) isExact = false;
    let [sum, longest] = [0, 0];
    for (const [step, callee] of awaitedOf(basis, node)) {
      const [least, most] = visitsOf(load, step);
      if (most === 0) continue;
      const way = steps.latency[step] as number;
      longest = Math.max(longest, least * ((quickest.get(callee) ?? 0) + way));
      sum += most * ((slowest.get(callee) ?? Number.POSITIVE_INFINITY) + way);
    }
    const covers = one?.isWhole === true;
    const service = one?.service ?? { lower: 0, upper: Number.POSITIVE_INFINITY };
    quickest.set(node, service.lower + (covers ? 0 : longest));
    slowest.set(node, service.upper + (covers ? 0 : sum));
    const part = partOf(reading, stations, node, at);
    if (at.upper === 0) continue;
    if (part === undefined) {
      // What works without anybody saying how much it can do may let people wait any time.
      if (stations.has(node)) isWhole = false;
      continue;
    }
    parts.set(node, part);
    // Who is turned away thinks and asks again at once: no formula here.
    if (isShort(load, node, population)) isWhole = false;
    lower -= at.lower * (part.quick?.service ?? 0);
    upper -= at.upper * part.slow.service;
    if (
      part.quick === undefined ||
      part.quick.service !== part.slow.service ||
      part.quick.servers !== part.slow.servers
    )
      isExact = false;
  }
  const [quick, slow] = [quickest.get(row) ?? 0, slowest.get(row) ?? Number.POSITIVE_INFINITY];
  if (!Number.isFinite(slow) || [...visits.values()].some(({ upper: many }) => !Number.isFinite(many))) isWhole = false;
  return {
    row,
    population,
    thinkTime,
    parts,
    // One after the other: the whole without waiting, less what the stations themselves take.
    rest: { lower: quick + lower, upper: isWhole ? slow + upper : Number.POSITIVE_INFINITY },
    quickest: quick,
    slowest: slow,
    isWhole,
    isExact: isExact && isWhole,
    isBranching,
  };
}

/** May all who ask at once find no room in the queue? */
function isShort({ facts }: CapacityBasis["load"], node: number, population: number): boolean {
  return (facts.get(node)?.queueLimit ?? Number.POSITIVE_INFINITY) < population;
}

/** What is waited for from a node on, callers first. */
function reachedBy(basis: CapacityBasis, row: number): readonly number[] {
  const { components } = basis.ways;
  const seen = new Set([row]);
  const waiting = [row];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop())
    for (const [, callee] of awaitedOf(basis, node))
      if (!seen.has(callee)) {
        seen.add(callee);
        waiting.push(callee);
      }
  return [...seen].sort((a, b) => (components.of[b] as number) - (components.of[a] as number));
}

function awaitedOf({ ways, load }: CapacityBasis, node: number): readonly (readonly [step: number, callee: number])[] {
  const { outStart, outEdge, outNode } = ways.graph;
  const found: (readonly [number, number])[] = [];
  for (let slot = outStart[node] as number; slot < (outStart[node + 1] as number); slot++) {
    const step = outEdge[slot] as number;
    if (load.graph.steps.isAwaited[step] === 1) found.push([step, outNode[slot] as number]);
  }
  return found;
}

/** Undefined: no capacity is known, so that nobody waits for a server there. */
function partOf(
  reading: StationReading,
  stations: ReadonlySet<number>,
  node: number,
  visits: Range,
): AskedPart | undefined {
  const fact = reading.basis.load.facts.get(node);
  const capacity = stations.has(node) ? fact?.capacity : undefined;
  if (capacity === undefined || capacity <= 0) return undefined;
  const { count, isAssumed, autoscale } = reading.servers(node);
  const most = autoscale === undefined ? capacity : (reading.most(node) ?? Number.POSITIVE_INFINITY);
  const one = { servers: count, service: count / capacity };
  const fast = { servers: 1, service: 1 / capacity };
  const isFixed = autoscale === undefined && !isAssumed;
  return {
    visits,
    capacity: most,
    // Any number of servers waits no longer than one that does as much as all.
    slow: isAssumed ? fast : one,
    quick: isFixed ? one : isAssumed && fact?.latency === undefined && autoscale === undefined ? fast : undefined,
  };
}

/** Requests a second that others make of a station: all, less what is stated of those who wait, and what they cause `beside` at most. */
export function othersAt(
  { load }: CapacityBasis,
  reading: StationReading,
  all: readonly Asking[],
  row: number,
  beside: number,
): Range {
  let { lower, upper } = reading.rate(row);
  const scale = upper === Number.POSITIVE_INFINITY ? lower : upper;
  // Of others, a queue with a limit lets in nobody knows how many.
  if (load.facts.get(row)?.queueLimit !== undefined) lower = 0;
  const isStatedHere = load.facts.get(row)?.askedBy !== undefined;
  for (const { row: of, parts } of all) {
    const visits = parts.get(row)?.visits;
    if (visits === undefined) continue;
    if (load.facts.get(of)?.askedBy === undefined) {
      // What is stated of a station may be what these people ask, or not.
      if (isStatedHere) lower = Math.min(lower, load.peak.computedLower[row] as number);
      continue;
    }
    const stated = reading.rate(of);
    lower = visits.upper === Number.POSITIVE_INFINITY ? 0 : lower - visits.upper * stated.upper;
    upper -= visits.lower * stated.lower;
  }
  // What is left by rounding is nothing.
  const clean = (rate: number): number => (rate > scale * 1e-9 ? rate : 0);
  return { lower: clean(lower), upper: clean(upper) + beside };
}

/**
 * Single queues with general service times: Pollaczek-Khinchine, priorities, and Allen and Cunneen's approximation. Sources: Bolch et al. 2006,
 * sections 6.3.1 (M/G/1), 6.3.6 (G/G/c), 6.4 (priorities); Cobham, Operations Research 2 (1954) 70.
 */
import { erlangC } from "./markov-queues.ts";

/** Customers of one kind that come to a single queue by Poisson: how often, how long they are served, how spread that is. */
export interface Stream {
  readonly arrivals: number;
  readonly service: number;
  /** Squared coefficient of variation of the service time. */
  readonly scv: number;
  /** Greater is served first. */
  readonly priority: number;
}

/** Mean response time of each stream at one server without priorities (first come first served, random, last come waiting); undefined: unstable. */
export function mg1(streams: readonly Stream[]): readonly number[] | undefined {
  const load = loadOf(streams);
  if (!(load < 1)) return undefined;
  const waitingTime = residual(streams) / (1 - load);
  return streams.map(({ service }) => waitingTime + service);
}

/** The same with priorities and services that are not interrupted (Cobham); Infinity for those whom the more urgent leave no time. */
export function mg1Priority(streams: readonly Stream[]): readonly number[] {
  const rest = residual(streams);
  return streams.map(({ priority, service }) => {
    const above = loadOf(streams.filter((other) => other.priority > priority));
    const with_ = loadOf(streams.filter((other) => other.priority >= priority));
    return with_ < 1 ? rest / ((1 - above) * (1 - with_)) + service : Infinity;
  });
}

/** The same where the more urgent interrupt, and who is interrupted goes on where it was (preemptive resume). */
export function mg1Preemptive(streams: readonly Stream[]): readonly number[] {
  return streams.map(({ priority, service }) => {
    const above = loadOf(streams.filter((other) => other.priority > priority));
    const equal = streams.filter((other) => other.priority >= priority);
    const with_ = loadOf(equal);
    return with_ < 1 ? residual(equal) / ((1 - above) * (1 - with_)) + service / (1 - above) : Infinity;
  });
}

/**
 * Mean waiting time of each class in M/M/c with priorities, services not interrupted and alike for all classes: exact (Cobham 1954).
 * `arrivals` by class, the most urgent first; Infinity for those whom the more urgent leave no time.
 */
export function mmcPriority(arrivals: readonly number[], service: number, servers: number): readonly number[] {
  const load = arrivals.reduce((sum, rate) => sum + rate, 0) * service;
  // Until the next of the busy servers is free, when all of them are.
  const untilFree = (erlangC(load, servers) * service) / servers;
  let above = 0;
  return arrivals.map((rate) => {
    const withOwn = above + (rate * service) / servers;
    const waiting = withOwn < 1 ? untilFree / ((1 - above) * (1 - withOwn)) : Number.POSITIVE_INFINITY;
    above = withOwn;
    return waiting;
  });
}

/**
 * Mean waiting time in G/G/c by Allen and Cunneen: M/M/c's, times the mean of both squared coefficients of variation. An approximation; exact for M/M/c
 * and M/G/1.
 */
export function allenCunneen(
  arrivals: number,
  service: number,
  servers: number,
  arrivalScv: number,
  scv: number,
): number {
  const load = arrivals * service;
  if (!(load < servers)) return Infinity;
  return ((erlangC(load, servers) * service) / (servers - load)) * ((arrivalScv + scv) / 2);
}

function loadOf(streams: readonly Stream[]): number {
  return streams.reduce((sum, { arrivals, service }) => sum + arrivals * service, 0);
}

/** Mean work left of the service that one who comes finds going on: sum of lambda E[S^2] / 2. */
function residual(streams: readonly Stream[]): number {
  return streams.reduce((sum, { arrivals, service, scv }) => sum + (arrivals * service * service * (1 + scv)) / 2, 0);
}

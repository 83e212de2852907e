/**
 * Single queues with Poisson arrivals and exponential service, in closed form. Arrival rate `arrivals`, mean service time `service`, times in
 * one unit. Sources: Bolch, Greiner, de Meer, Trivedi, "Queueing Networks and Markov Chains", 2nd ed. 2006, section 6.2; Erlang 1917.
 */

/** Means of a queue in its steady state: lengths count customers, times are of those who are let in. */
export interface QueueMeans {
  /** Share of each server's time in which it works. */
  readonly utilization: number;
  /** Customers let in a unit of time. */
  readonly throughput: number;
  /** Customers here, and those of them who wait. */
  readonly queueLength: number;
  readonly waiting: number;
  readonly responseTime: number;
  readonly waitingTime: number;
  /** Probability that nobody is here. */
  readonly empty: number;
  /** Probability that one who comes is turned away. */
  readonly loss: number;
}

/** Erlang's B: probability that all of `servers` are busy when who finds them busy is lost, for `load` = arrivals x service. */
export function erlangB(load: number, servers: number): number {
  // B(k) = a B(k-1) / (k + a B(k-1)): only sums of positive terms, so all digits hold for any number of servers.
  let blocked = 1;
  for (let count = 1; count <= servers; count++) blocked = (load * blocked) / (count + load * blocked);
  return blocked;
}

/** Erlang's C: probability that one who comes has to wait; 1 when the load is as great as the servers or greater. */
export function erlangC(load: number, servers: number): number {
  if (load >= servers) return 1;
  const blocked = erlangB(load, servers);
  return (servers * blocked) / (servers - load + load * blocked);
}

/** M/M/c, M/M/1 with one server; undefined when it has no steady state (load >= servers). */
export function mmc(arrivals: number, service: number, servers: number): QueueMeans | undefined {
  const load = arrivals * service;
  if (!(load < servers)) return undefined;
  const waitingTime = (erlangC(load, servers) * service) / (servers - load);
  const waiting = arrivals * waitingTime;
  return {
    utilization: load / servers,
    throughput: arrivals,
    queueLength: load + waiting,
    waiting,
    responseTime: service + waitingTime,
    waitingTime,
    empty: emptyOf(load, servers),
    loss: 0,
  };
}

/** Probability that an answer of M/M/c, first come first served, takes longer than a time; 1 when it has no steady state (Bolch et al. 2006, 6.2.3). */
export function mmcLonger(arrivals: number, service: number, servers: number, time: number): number {
  const load = arrivals * service;
  if (!(load < servers)) return 1;
  // Waiting, if any, is exponential with rate (c - a) / s; service is with 1 / s. Their sum, with x = time / service:
  const x = time / service;
  const rest = servers - load - 1;
  // (e^-x - e^-(1 + rest) x) / rest, from the slower of both rates: no loss of digits where they are near, no overflow where they are not.
  const gap = Math.abs(rest);
  const part = gap * x < 1e-12 ? x : -Math.expm1(-gap * x) / gap;
  return Math.exp(-x) + erlangC(load, servers) * Math.exp(-Math.min(1, 1 + rest) * x) * part;
}

/** Time that a share of the answers of M/M/c, first come first served, does not exceed; Infinity when it has no steady state. By halving, to rounding. */
export function mmcPercentile(arrivals: number, service: number, servers: number, share: number): number {
  if (!(arrivals * service < servers)) return Number.POSITIVE_INFINITY;
  const isLonger = (time: number): boolean => mmcLonger(arrivals, service, servers, time) > 1 - share;
  let [low, high] = [0, service];
  while (isLonger(high)) [low, high] = [high, high * 2];
  for (let round = 0; round < 200 && low < high; round++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (isLonger(middle)) low = middle;
    else high = middle;
  }
  return high;
}

/** M/M/c/K: at most `limit` customers, in service included; who comes more is lost. It always has a steady state. */
export function mmck(arrivals: number, service: number, servers: number, limit: number): QueueMeans {
  const load = arrivals * service;
  // Weights from the most probable state outwards would be as exact; dividing by the greatest so far keeps them in range as well.
  let weight = 1;
  let empty = 1;
  let sum = 1;
  let busy = 0;
  let waiting = 0;
  for (let present = 1; present <= limit; present++) {
    weight *= load / Math.min(present, servers);
    sum += weight;
    busy += weight * Math.min(present, servers);
    waiting += weight * Math.max(0, present - servers);
    if (weight > 1e200) {
      sum /= weight;
      busy /= weight;
      waiting /= weight;
      empty /= weight;
      weight = 1;
    }
  }
  const loss = weight / sum;
  // What passes is what is served: no difference of near numbers when nearly all are lost.
  const throughput = service === 0 ? arrivals : busy / sum / service;
  const inService = busy / sum;
  const line = waiting / sum;
  const waitingTime = throughput === 0 ? 0 : line / throughput;
  return {
    utilization: inService / servers,
    throughput,
    queueLength: inService + line,
    waiting: line,
    responseTime: service + waitingTime,
    waitingTime,
    empty: empty / sum,
    loss,
  };
}

/** P(0) of M/M/c: B is the last of the terms a^n / n! over their sum, the rest follows from C. */
function emptyOf(load: number, servers: number): number {
  let weight = 1;
  let sum = 1;
  let empty = 1;
  for (let present = 1; present < servers; present++) {
    weight *= load / present;
    sum += weight;
    if (weight < 1e200) continue;
    empty /= weight;
    sum /= weight;
    weight = 1;
  }
  return empty / (sum + (weight * load) / (servers - load));
}

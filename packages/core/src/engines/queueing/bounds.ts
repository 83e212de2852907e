/**
 * Bounds on throughput and response time of closed networks without solving them. Sources: Denning and Buzen (asymptotic); Zahorjan, Sevcik, Eager, Galler,
 * CACM 25 (1982) 134 (balanced jobs); Kerola, Purdue CSD-TR-475 (1984) (several classes, composite); Casale, Muntz, Serazzi, IEEE ToC 57 (2008) 780 (geometric).
 */
import type { ClosedStation } from "./closed.ts";
import { capacityOf, type ServiceLaw } from "./service-law.ts";

export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

export interface ClassBounds {
  readonly throughput: Interval;
  /** Without the delays. */
  readonly responseTime: Interval;
}

/** Of each class. Without product form only what the laws of operation say: no throughput above, no time below. */
export function closedBounds(
  populations: readonly number[],
  stations: readonly ClosedStation[],
  isProductForm: boolean,
): readonly ClassBounds[] {
  const total = populations.reduce((sum, count) => sum + count, 0);
  const queues = stations.flatMap(({ law, demands, open }) =>
    law === undefined ? [] : [{ demands: demands.map((demand) => demand / (1 - open / capacityOf(law))), law }],
  );
  const thinking = populations.map((_, index) =>
    stations.reduce((sum, { law, demands }) => sum + (law === undefined ? (demands[index] ?? 0) : 0), 0),
  );
  const rough = populations.map((count, index) => {
    const works = queues.map(({ demands }) => demands[index] ?? 0);
    const all = queues.reduce((sum, { demands, law }) => sum + (demands[index] ?? 0) / Math.min(1, ...law), 0);
    // What one more customer that is found adds at most and at least to the time.
    const slowest = Math.max(0, ...queues.map(({ demands, law }) => (demands[index] ?? 0) / speedWhenCrowded(law)));
    const ceiling = Math.min(
      ...queues.map(({ law }, at) => ((works[at] ?? 0) > 0 ? capacityOf(law) / (works[at] ?? 1) : Infinity)),
    );
    const z = thinking[index] ?? 0;
    const lower = count / (z + all + (total - 1) * slowest);
    const fastest = queues.reduce(
      (sum, { demands, law }) => sum + (demands[index] ?? 0) / Math.max(1, fastestAlone(law)),
      0,
    );
    return { lower, upper: Math.min(ceiling, count / (z + fastest)) };
  });
  return populations.map((count, index) => {
    const z = thinking[index] ?? 0;
    if (!isProductForm) {
      const most = rough[index]?.upper ?? Infinity;
      return {
        throughput: { lower: 0, upper: most },
        responseTime: { lower: Math.max(0, count / most - z), upper: Infinity },
      };
    }
    let { lower, upper } = rough[index] ?? { lower: 0, upper: Infinity };
    for (const { demands, law } of queues) {
      const demand = demands[index] ?? 0;
      if (demand === 0) continue;
      const others = rough.reduce((sum, other, at) => sum + (at === index ? 0 : other.lower * (demands[at] ?? 0)), 0);
      upper = Math.min(upper, (capacityOf(law) - others) / demand);
    }
    const only = populations.every((other, at) => at === index || other === 0);
    if (only && count > 0 && queues.every(({ law }) => law.length === 1 && law[0] === 1)) {
      const better = singleClass(
        count,
        queues.map(({ demands }) => demands[index] ?? 0).filter((demand) => demand > 0),
        z,
      );
      lower = Math.max(lower, better.lower);
      upper = Math.min(upper, better.upper);
    }
    if (count === 0) return { throughput: { lower: 0, upper: 0 }, responseTime: { lower: 0, upper: 0 } };
    return {
      throughput: { lower, upper },
      responseTime: { lower: Math.max(0, count / upper - z), upper: count / lower - z },
    };
  });
}

/** Balanced job bounds and geometric bounds, the better of both. */
function singleClass(count: number, demands: readonly number[], z: number): Interval {
  if (demands.length === 0) return { lower: 0, upper: Infinity };
  const balanced = balancedBounds(count, demands, z);
  const geometric = geometricBounds(count, demands, z);
  return { lower: Math.max(balanced.lower, geometric.lower), upper: Math.min(balanced.upper, geometric.upper) };
}

function balancedBounds(count: number, demands: readonly number[], z: number): Interval {
  const all = demands.reduce((sum, one) => sum + one, 0);
  const most = Math.max(...demands);
  const mean = all / demands.length;
  return {
    lower: count / (all + z + ((count - 1) * most) / (1 + z / (count * all))),
    upper: Math.min(1 / most, count / (all + z + ((count - 1) * mean) / (1 + z / all))),
  };
}

/** Geometric bounds: queue lengths below the bottleneck, with one customer less, are bounded by geometric sums. */
export function geometricBounds(count: number, demands: readonly number[], z: number): Interval {
  const most = Math.max(...demands);
  const all = demands.reduce((sum, one) => sum + one, 0);
  const others = demands.filter((demand) => demand < most);
  const sumOf = (y: number): number => (y >= 1 ? Infinity : (y - y ** count) / (1 - y));
  // Mean customers at the faster stations with one customer less: between these.
  const few = others.map((demand) => sumOf((demand * (count - 1)) / (z + all + most * (count - 1))));
  const fewer = count === 1 ? 0 : balancedBounds(count - 1, demands, z).upper;
  const many = others.map((demand) => sumOf(demand * fewer));
  const b = (lengths: readonly number[]): number =>
    z +
    all +
    most * (count - 1) -
    others.reduce((sum, demand, index) => sum + (most - demand) * (lengths[index] ?? 0), 0);
  if (z === 0) return { lower: count / b(few), upper: count / b(many) };
  const root = (value: number, customers: number): number =>
    (2 * count) / (value + Math.sqrt(Math.max(0, value * value - 4 * z * most * customers)));
  return { lower: root(b(few), count - 1), upper: root(b(many), count) };
}

/** Divides the demand so that each customer found adds at most that much: by the servers, or by the least speed of another law. */
function speedWhenCrowded(law: ServiceLaw): number {
  return law.every((speed, index) => speed === index + 1) ? capacityOf(law) : Math.min(...law);
}

/** Greatest speed at which one customer can be served. */
function fastestAlone(law: ServiceLaw): number {
  return Math.max(...law.map((speed, index) => speed / (index + 1)));
}

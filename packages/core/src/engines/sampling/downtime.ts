/** What simulated years say of downtime: mean, spread, chances, each with how sure it is. */
import { meanHalfWidth, proportionInterval } from "./interval.ts";
import type { RenewalYears } from "./renewal.ts";

export interface Interval {
  readonly value: number;
  /** Ends of a 99 % interval. */
  readonly lower: number;
  readonly upper: number;
}

export interface Downtime {
  readonly years: number;
  /** Mean time down in a year. */
  readonly mean: Interval;
  /** The same as a share of the year. */
  readonly unavailability: Interval;
  /** Mean number of outages that begin in a year. */
  readonly outages: Interval;
  /** Mean length of an outage; undefined: there was none. */
  readonly meanOutage: number | undefined;
  /** The longest that was seen. */
  readonly longest: number;
  /** Share of years in which it is down at all. */
  readonly anyOutage: Interval;
  /** Time down in all years, least first. */
  readonly sorted: Float64Array;
}

/** Sums up the years of a top. The intervals of means come from the means of blocks, which are independent of each other. */
export function downtimeOf({ year, yearsPerBlock, tops }: RenewalYears, top = 0): Downtime {
  const found = tops[top];
  if (found === undefined) throw new RangeError(`there is no top ${top}`);
  const { down, outages, longest } = found;
  const years = down.length;
  const sorted = down.slice().sort();
  const hit = years - countUpTo(sorted, 0);
  const anyOutage = { value: years === 0 ? 0 : hit / years, ...proportionInterval(hit, years) };
  const worst = sorted.at(-1) ?? 0;
  // Of a few years with outages the spread of means says little: then as many years as there may be, each as bad as the worst seen (as a
  // whole year, where none was seen).
  const mean = meanInterval(down, yearsPerBlock, hit < 20 ? anyOutage.upper * (hit === 0 ? year : worst) : 0);
  const total = sum(outages);
  const few = total < 20 ? poissonUpper(total) / Math.max(1, years) : 0;
  return {
    years,
    mean: { ...mean, upper: Math.min(mean.upper, year) },
    unavailability: { value: mean.value / year, lower: mean.lower / year, upper: Math.min(1, mean.upper / year) },
    outages: meanInterval(outages, yearsPerBlock, few),
    meanOutage: total === 0 ? undefined : sum(down) / total,
    longest,
    anyOutage,
    sorted,
  };
}

/** Time that is not exceeded in this share of years (0.5: the median; 0.95: one year in 20 is worse). NaN without years. */
export function percentileOf({ sorted }: Pick<Downtime, "sorted">, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

/** Chance that a year has more than so much time down. */
export function chanceAbove({ sorted }: Pick<Downtime, "sorted">, time: number): Interval {
  const years = sorted.length;
  const above = years - countUpTo(sorted, time);
  return { value: years === 0 ? 0 : above / years, ...proportionInterval(above, years) };
}

/** Years by time down: how many lie above each border and up to the next, the last without end; the first bar holds those at or below the first border. */
export function histogramOf({ sorted }: Pick<Downtime, "sorted">, borders: readonly number[]): readonly number[] {
  const upTo = borders.map((border) => countUpTo(sorted, border));
  return [...upTo, sorted.length].map((count, bar) => count - (bar === 0 ? 0 : (upTo[bar - 1] ?? 0)));
}

/** Mean of years with the interval of batch means (Law, "Simulation Modeling and Analysis", 9.5.3), whose upper end is at least `least`. */
function meanInterval(values: ArrayLike<number>, perBlock: number, least: number): Interval {
  const blocks = Math.floor(values.length / perBlock);
  const means = new Float64Array(blocks);
  for (let year = 0; year < blocks * perBlock; year++) {
    const block = Math.floor(year / perBlock);
    means[block] = (means[block] as number) + (values[year] as number) / perBlock;
  }
  const value = values.length === 0 ? 0 : sum(values) / values.length;
  const half = meanHalfWidth(means);
  return { value, lower: Math.max(0, value - half), upper: Math.max(value + half, least) };
}

/** Mean of a Poisson number of which so few or fewer come with a chance of 0.5 %: by halving. */
function poissonUpper(count: number): number {
  let low = 0;
  let high = 200;
  for (let round = 0; round < 60; round++) {
    const mean = (low + high) / 2;
    let term = Math.exp(-mean);
    let chance = term;
    for (let index = 1; index <= count; index++) chance += term *= mean / index;
    if (chance > 0.005) low = mean;
    else high = mean;
  }
  return high;
}

function countUpTo(sorted: Float64Array, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let index = 0; index < values.length; index++) total += values[index] as number;
  return total;
}

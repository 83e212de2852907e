/** Intervals of confidence. */
import { inverseBeta } from "../special/beta.ts";

/** Chance that an interval misses, at each of its ends. */
const MISS = 0.005;

/**
 * The 99 % interval of a proportion of which `hits` of `trials` are known (Clopper and Pearson, "The use of confidence or fiducial limits
 * illustrated in the case of the binomial", 1934): exact, never covering less. Of no trials it is everything.
 */
export function proportionInterval(hits: number, trials: number): { readonly lower: number; readonly upper: number } {
  if (trials === 0) return { lower: 0, upper: 1 };
  return {
    lower:
      hits === 0 ? 0 : hits === trials ? Math.exp(Math.log(MISS) / trials) : inverseBeta(MISS, hits, trials - hits + 1),
    upper:
      hits === trials
        ? 1
        : hits === 0
          ? -Math.expm1(Math.log(MISS) / trials)
          : inverseBeta(1 - MISS, hits + 1, trials - hits),
  };
}

/** Half the width of the 99 % interval of a mean, from independent values: Student's t. Infinite for fewer than two. */
export function meanHalfWidth(values: ArrayLike<number>): number {
  const count = values.length;
  if (count < 2) return Infinity;
  let mean = 0;
  for (let index = 0; index < count; index++) mean += (values[index] as number) / count;
  let squares = 0;
  for (let index = 0; index < count; index++) squares += ((values[index] as number) - mean) ** 2;
  return studentQuantile(count - 1) * Math.sqrt(squares / (count - 1) / count);
}

/** Upper 0.5 % point of Student's t with so many degrees of freedom: t^2 / (t^2 + n) has a beta distribution. */
export function studentQuantile(freedom: number): number {
  if (kept.freedom === freedom) return kept.quantile;
  const x = inverseBeta(2 * MISS, freedom / 2, 0.5);
  kept = { freedom, quantile: Math.sqrt((freedom * (1 - x)) / x) };
  return kept.quantile;
}

/** The last one asked for, which is mostly asked for again. */
let kept = { freedom: 0, quantile: Infinity };

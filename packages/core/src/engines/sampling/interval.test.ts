import { expect, test } from "vitest";
import { inverseBeta, regularizedBeta } from "../special/beta.ts";
import { logGamma } from "../special/gamma.ts";
import { meanHalfWidth, proportionInterval, studentQuantile } from "./interval.ts";

/** Chance of at least so many of n, added up. */
function atLeast(hits: number, trials: number, chance: number): number {
  if (chance === 1) return 1;
  let term = (1 - chance) ** trials;
  let sum = 0;
  for (let count = 0; count <= trials; count++) {
    if (count >= hits) sum += term;
    term *= (((trials - count) / (count + 1)) * chance) / (1 - chance);
  }
  return sum;
}

test("at each end of the interval what was seen has a chance of 0.5 %", () => {
  for (const [hits, trials] of [
    [1, 10],
    [5, 10],
    [10, 100],
    [80, 100],
    [3, 900],
    [10, 10],
  ] as const) {
    const { lower, upper } = proportionInterval(hits, trials);
    expect(atLeast(hits, trials, lower)).toBeCloseTo(0.005, 9);
    if (hits < trials) expect(1 - atLeast(hits + 1, trials, upper)).toBeCloseTo(0.005, 9);
    else expect(upper).toBe(1);
  }
});

/** Tables of Student's t, two-sided 99 %. */
test("Student's quantiles are those of the tables", () => {
  const table = [
    [1, 63.656_741],
    [3, 5.840_909],
    [10, 3.169_273],
    [29, 2.756_386],
    [100, 2.625_891],
  ] as const;
  for (const [freedom, quantile] of table) expect(studentQuantile(freedom)).toBeCloseTo(quantile, 5);
  expect(meanHalfWidth([1, 2, 3, 4])).toBeCloseTo((5.840_909 * 1.290_994) / 2, 5);
  expect(meanHalfWidth([1])).toBe(Infinity);
});

test("the beta function holds where parameters are very different", () => {
  expect(regularizedBeta(0.25, 0.5, 0.5)).toBeCloseTo(1 / 3, 12);
  expect(regularizedBeta(0.3, 1, 7)).toBeCloseTo(1 - 0.7 ** 7, 13);
  // As R's and SciPy's beta quantiles have it.
  const { lower, upper } = proportionInterval(1000, 1e8);
  expect(lower * 1e8).toBeCloseTo(920.424_407_79, 5);
  expect(upper * 1e8).toBeCloseTo(1084.372_410_61, 5);
  expect(inverseBeta(1 - 0.7 ** 7, 1, 7)).toBeCloseTo(0.3, 12);
});

test("the logarithm of the gamma function is that of factorials", () => {
  let factorial = 1;
  for (let n = 1; n < 20; n++) {
    factorial *= n;
    expect(Math.abs(logGamma(n + 1) - Math.log(factorial))).toBeLessThan(2e-14 * Math.max(1, Math.log(factorial)));
  }
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 13);
});

import { expect, test } from "vitest";
import { deviateOf, isDrawable, nextGeometric, nextNormal, nextPoisson } from "./deviates.ts";
import { meanOf, scvOf, type Distribution } from "./queueing/distribution.ts";
import { openRandom, type Random } from "./random.ts";
import { residualOf } from "./residual.ts";

const times: readonly Distribution[] = [
  { kind: "exponential", mean: 2 },
  { kind: "deterministic", value: 3 },
  { kind: "uniform", from: 1, to: 4 },
  { kind: "erlang", phases: 3, mean: 2 },
  { kind: "erlang", phases: 9, mean: 2 },
  { kind: "hyperexponential", probabilities: [0.2, 0.8], means: [5, 1] },
  { kind: "coxian", means: [1, 2, 0.5], onward: [0.3, 0.9] },
  { kind: "gamma", shape: 0.5, scale: 2 },
  { kind: "gamma", shape: 3.5, scale: 2 },
  { kind: "lognormal", mu: 0, sigma: 0.5 },
  { kind: "weibull", shape: 1.7, scale: 3 },
  { kind: "weibull", shape: 0.8, scale: 3 },
  { kind: "pareto", shape: 6, scale: 1 },
];

/** Mean and variance of 100 000 draws, and how far the mean is from what it should be, in standard errors. */
function drawn(draw: (random: Random) => number, mean: number, variance: number): { error: number; variance: number } {
  const random = openRandom(11);
  const count = 100_000;
  let sum = 0;
  let squares = 0;
  for (let index = 0; index < count; index++) {
    const value = draw(random);
    sum += value;
    squares += (value - mean) ** 2;
  }
  const error = variance === 0 ? sum / count - mean : (sum / count - mean) / Math.sqrt(variance / count);
  return { error, variance: squares / count };
}

test.each(times)("$kind times have their mean and variance", (time) => {
  const variance = scvOf(time) * meanOf(time) ** 2;
  const found = drawn(deviateOf(time), meanOf(time), variance);
  expect(Math.abs(found.error)).toBeLessThan(3.5);
  expect(Math.abs(found.variance - variance)).toBeLessThanOrEqual(0.12 * variance);
});

/** Cox, "Renewal Theory", 5.2: what is left has the mean (1 + scv) / 2 times the mean of the whole. */
test.each(times)("what is left of $kind times has its mean", (time) => {
  const mean = (meanOf(time) * (1 + scvOf(time))) / 2;
  const found = drawn(residualOf(time), mean, 0);
  expect(Math.abs(found.error)).toBeLessThan(0.02 * mean);
});

test("normal, Poisson and geometric numbers have their mean and variance", () => {
  expect(Math.abs(drawn(nextNormal, 0, 1).error)).toBeLessThan(3.5);
  expect(drawn(nextNormal, 0, 1).variance).toBeCloseTo(1, 1);
  for (const mean of [0.5, 11, 12, 80]) {
    const found = drawn((random) => nextPoisson(random, mean), mean, mean);
    expect(Math.abs(found.error)).toBeLessThan(3.5);
    expect(Math.abs(found.variance / mean - 1)).toBeLessThan(0.03);
  }
  for (const chance of [0.01, 0.3, 1]) {
    const mean = (1 - chance) / chance;
    const found = drawn((random) => nextGeometric(random, chance), mean, mean / chance);
    expect(Math.abs(found.error)).toBeLessThan(3.5);
  }
});

test("what is no distribution of times is not drawn", () => {
  expect(isDrawable({ kind: "moments", mean: 1, scv: 2 })).toBe(false);
  expect(isDrawable({ kind: "exponential", mean: -1 })).toBe(false);
  expect(isDrawable({ kind: "exponential", mean: Number.NaN })).toBe(false);
  expect(isDrawable({ kind: "erlang", phases: 1.5, mean: 1 })).toBe(false);
  expect(isDrawable({ kind: "uniform", from: 3, to: 1 })).toBe(false);
  expect(isDrawable({ kind: "hyperexponential", probabilities: [1], means: [1, 2] })).toBe(false);
  expect(isDrawable({ kind: "coxian", means: [1, 2], onward: [] })).toBe(false);
  expect(() => deviateOf({ kind: "weibull", shape: 0, scale: 1 })).toThrow("weibull");
});

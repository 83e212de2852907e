/** Random values of the distributions of the field. Means and chances are exact in law: no table of a few points, no normal approximation. */
import type { Distribution } from "./queueing/distribution.ts";
import { nextExponential, nextUniform, nextWord, type Random } from "./random.ts";
import { logGamma } from "./special/gamma.ts";

/** Draws one value; each call uses up some of the generator. */
export type Deviate = (random: Random) => number;

/**
 * Ready to draw times of a distribution. Throws a RangeError when its parameters make no distribution of times; `moments` are none,
 * since two moments don't tell which: ask `isDrawable` before.
 */
export function deviateOf(time: Distribution): Deviate {
  if (!isDrawable(time)) throw new RangeError(`no times can be drawn of ${JSON.stringify(time)}`);
  switch (time.kind) {
    case "exponential": {
      const { mean } = time;
      return (random) => nextExponential(random) * mean;
    }
    case "deterministic": {
      const { value } = time;
      return () => value;
    }
    case "uniform": {
      const { from, to } = time;
      return (random) => from + (to - from) * nextUniform(random);
    }
    case "erlang":
      return erlang(time.phases, time.mean / time.phases);
    case "hyperexponential": {
      const { probabilities, means } = time;
      const total = probabilities.reduce((sum, probability) => sum + probability, 0);
      return (random) => {
        let rest = nextUniform(random) * total;
        let phase = 0;
        for (; phase < means.length - 1; phase++) {
          rest -= probabilities[phase] as number;
          if (rest < 0) break;
        }
        return nextExponential(random) * (means[phase] as number);
      };
    }
    case "coxian": {
      const { means, onward } = time;
      return (random) => {
        let sum = 0;
        for (let phase = 0; phase < means.length; phase++) {
          sum += nextExponential(random) * (means[phase] as number);
          if (phase === means.length - 1 || nextUniform(random) >= (onward[phase] ?? 0)) break;
        }
        return sum;
      };
    }
    case "gamma": {
      const { shape, scale } = time;
      return (random) => nextGamma(random, shape) * scale;
    }
    case "lognormal": {
      const { mu, sigma } = time;
      return (random) => Math.exp(mu + sigma * nextNormal(random));
    }
    case "weibull": {
      const { scale } = time;
      const power = 1 / time.shape;
      return (random) => scale * nextExponential(random) ** power;
    }
    case "pareto": {
      const { scale } = time;
      const rate = 1 / time.shape;
      return (random) => scale * Math.exp(nextExponential(random) * rate);
    }
    case "moments":
      throw new RangeError("two moments are no distribution");
  }
}

/** Whether times can be drawn of it: it is known whole, and its parameters are those of a time that is not negative. */
export function isDrawable(time: Distribution): boolean {
  const isTime = (value: number): boolean => value >= 0 && value < Infinity;
  const isShape = (value: number): boolean => value > 0 && value < Infinity;
  switch (time.kind) {
    case "exponential":
      return isTime(time.mean);
    case "deterministic":
      return isTime(time.value);
    case "uniform":
      return isTime(time.from) && isTime(time.to) && time.from <= time.to;
    case "erlang":
      return isTime(time.mean) && Number.isInteger(time.phases) && time.phases >= 1;
    case "hyperexponential":
      return (
        time.means.length > 0 &&
        time.means.length === time.probabilities.length &&
        time.means.every(isTime) &&
        time.probabilities.every(isTime) &&
        time.probabilities.some(isShape)
      );
    case "coxian":
      return (
        time.means.length > 0 &&
        time.means.every(isTime) &&
        time.means.every((_, phase) => phase === time.means.length - 1 || isChance(time.onward[phase] ?? Number.NaN))
      );
    case "gamma":
    case "weibull":
    case "pareto":
      return isShape(time.shape) && isTime(time.scale);
    case "lognormal":
      return Number.isFinite(time.mu) && isTime(time.sigma);
    case "moments":
      return false;
  }
}

function isChance(value: number): boolean {
  return value >= 0 && value <= 1;
}

/** Few phases are added up; many are drawn at once, as a gamma time. */
function erlang(phases: number, mean: number): Deviate {
  if (phases > 4) return (random) => nextGamma(random, phases) * mean;
  return (random) => {
    let sum = 0;
    for (let phase = 0; phase < phases; phase++) sum += nextExponential(random);
    return sum * mean;
  };
}

/** A standard normal value: of two exponential ones by rejection (von Neumann, "Various techniques used in connection with random digits", 1951), and a sign. */
export function nextNormal(random: Random): number {
  for (;;) {
    const size = nextExponential(random);
    const over = size - 1;
    if (2 * nextExponential(random) > over * over) return nextWord(random) < 0 ? -size : size;
  }
}

/** A gamma value with scale 1 (Marsaglia and Tsang, "A simple method for generating gamma variables", ACM TOMS 26, 2000). */
export function nextGamma(random: Random, shape: number): number {
  // Below 1: one with a shape greater by 1, times a power of a uniform number.
  if (shape < 1) return nextGamma(random, shape + 1) * Math.exp(-nextExponential(random) / shape);
  const base = shape - 1 / 3;
  const spread = 1 / Math.sqrt(9 * base);
  for (;;) {
    const normal = nextNormal(random);
    const root = 1 + spread * normal;
    if (root <= 0) continue;
    const cube = root * root * root;
    if (nextExponential(random) > -(normal * normal) / 2 - base * (1 - cube + Math.log(cube))) return base * cube;
  }
}

/** Failures before the first success, each with this chance above 0. */
export function nextGeometric(random: Random, chance: number): number {
  return chance >= 1 ? 0 : Math.floor(-nextExponential(random) / Math.log1p(-chance));
}

/**
 * A Poisson number: arrivals counted one by one up to a mean of 12, then transformed rejection (Hoermann, "The transformed rejection
 * method for generating Poisson random variables", 1993, algorithm PTRS).
 */
export function nextPoisson(random: Random, mean: number): number {
  if (mean < 12) {
    let count = 0;
    for (let at = nextExponential(random); at < mean; at += nextExponential(random)) count++;
    return count;
  }
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const quick = 0.9277 - 3.6224 / (b - 2);
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  for (;;) {
    const u = nextUniform(random) - 0.5;
    const v = 1 - nextUniform(random);
    const edge = 0.5 - Math.abs(u);
    const count = Math.floor(((2 * a) / edge + b) * u + mean + 0.43);
    if (edge >= 0.07 && v <= quick) return count;
    if (count < 0 || (edge < 0.013 && v > edge)) continue;
    const density = count * Math.log(mean) - mean - logGamma(count + 1);
    if (Math.log((v * inverseAlpha) / (a / (edge * edge) + b)) <= density) return count;
  }
}

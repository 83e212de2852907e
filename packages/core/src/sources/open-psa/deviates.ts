/** Random deviates of Open-PSA: their means, and numbers drawn of them (Open-PSA Model Exchange Format 2.0, "Random deviates"). */
import { nextGamma, nextNormal } from "../../engines/deviates.ts";
import { nextUniform, type Random } from "../../engines/random.ts";

/** Mean of a deviate with its arguments; undefined where they make no distribution. */
export function meanOf(deviate: string, values: readonly number[]): number | undefined {
  const [a = 0, b = 0] = values;
  if (!isDistribution(deviate, values)) return undefined;
  switch (deviate) {
    case "uniform-deviate":
      return (a + b) / 2;
    case "normal-deviate":
      return a;
    case "lognormal-deviate":
      return values.length === 3 ? a : Math.exp(a + (b * b) / 2);
    case "gamma-deviate":
      return a * b;
    case "beta-deviate":
      return a / (a + b);
    default:
      return meanOfHistogram(values);
  }
}

/** What draws numbers of deviates with a generator. */
export function drawing(random: Random): (deviate: string, values: readonly number[]) => number | undefined {
  return (deviate, values) => (isDistribution(deviate, values) ? draw(random, deviate, values) : undefined);
}

function isDistribution(deviate: string, values: readonly number[]): boolean {
  const [a = 0, b = 0, c = 0] = values;
  switch (deviate) {
    case "uniform-deviate":
      return a <= b;
    case "normal-deviate":
      return b > 0;
    case "lognormal-deviate":
      return values.length === 3 ? a > 0 && b > 1 && c > 0.5 && c < 1 : b > 0;
    case "gamma-deviate":
    case "beta-deviate":
      return a > 0 && b > 0;
    default:
      return (
        bins(values).every(({ from, to, weight }) => from < to && weight >= 0) &&
        bins(values).some(({ weight }) => weight > 0)
      );
  }
}

interface Bin {
  readonly from: number;
  readonly to: number;
  /** In proportion to the probability of the bin. */
  readonly weight: number;
}

/** First boundary, then upper boundary and weight of each bin. */
function bins(values: readonly number[]): readonly Bin[] {
  const all: Bin[] = [];
  for (let at = 1; at + 1 < values.length; at += 2)
    all.push({ from: values[at === 1 ? 0 : at - 2] ?? 0, to: values[at] ?? 0, weight: values[at + 1] ?? 0 });
  return all;
}

function meanOfHistogram(values: readonly number[]): number {
  let weights = 0;
  let sum = 0;
  for (const { from, to, weight } of bins(values)) {
    weights += weight;
    sum += (weight * (from + to)) / 2;
  }
  return sum / weights;
}

function draw(random: Random, deviate: string, values: readonly number[]): number {
  const [a = 0, b = 0] = values;
  switch (deviate) {
    case "uniform-deviate":
      return a + (b - a) * nextUniform(random);
    case "normal-deviate":
      return a + b * nextNormal(random);
    case "lognormal-deviate": {
      const [location, spread] = lognormal(values);
      return Math.exp(location + spread * nextNormal(random));
    }
    case "gamma-deviate":
      return b * nextGamma(random, a);
    case "beta-deviate": {
      const first = nextGamma(random, a);
      const second = nextGamma(random, b);
      return first / (first + second);
    }
    default:
      return fromHistogram(random, values);
  }
}

/** Mean and standard deviation of the logarithm: as given, or from mean, error factor and the level of that factor. */
function lognormal(values: readonly number[]): readonly [location: number, spread: number] {
  const [a = 0, b = 0, level = 0] = values;
  if (values.length === 2) return [a, b];
  const spread = Math.log(b) / normalQuantile(level);
  return [Math.log(a) - (spread * spread) / 2, spread];
}

function fromHistogram(random: Random, values: readonly number[]): number {
  const all = bins(values);
  let left = nextUniform(random) * all.reduce((sum, { weight }) => sum + weight, 0);
  for (const { from, to, weight } of all) {
    if (left < weight) return from + (to - from) * (left / weight);
    left -= weight;
  }
  return all[all.length - 1]?.to ?? 0;
}

/** Of a level above 1/2: a first guess by Abramowitz and Stegun 26.2.23, made exact by Newton's method. */
function normalQuantile(level: number): number {
  const t = Math.sqrt(-2 * Math.log(1 - level));
  let x = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  for (let round = 0; round < 4; round++)
    x -= (normalShare(x) - level) * Math.sqrt(2 * Math.PI) * Math.exp((x * x) / 2);
  return x;
}

/** Share of a normal distribution below x, by the series 26.2.11 of Abramowitz and Stegun; good to some 14 digits for |x| up to 6. */
function normalShare(x: number): number {
  let term = x;
  let sum = x;
  for (let k = 3; k < 400 && Math.abs(term) > 1e-17 * Math.abs(sum); k += 2) {
    term *= (x * x) / k;
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
}

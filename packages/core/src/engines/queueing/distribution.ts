import { logGamma } from "../special/gamma.ts";

/** Distribution of a time: of a service, or between two arrivals. All parameters in one unit of time of the caller's choice. */
export type Distribution =
  | { readonly kind: "exponential"; readonly mean: number }
  | { readonly kind: "deterministic"; readonly value: number }
  | { readonly kind: "uniform"; readonly from: number; readonly to: number }
  /** Sum of `phases` exponential times with `mean` in all. */
  | { readonly kind: "erlang"; readonly phases: number; readonly mean: number }
  /** One of some exponential times, by chance. */
  | { readonly kind: "hyperexponential"; readonly probabilities: readonly number[]; readonly means: readonly number[] }
  /** Exponential phases in a row; after phase i it goes on with `onward[i]`, else ends (the last never goes on). */
  | { readonly kind: "coxian"; readonly means: readonly number[]; readonly onward: readonly number[] }
  | { readonly kind: "gamma"; readonly shape: number; readonly scale: number }
  /** exp of a normal value with mean `mu` and standard deviation `sigma`. */
  | { readonly kind: "lognormal"; readonly mu: number; readonly sigma: number }
  | { readonly kind: "weibull"; readonly shape: number; readonly scale: number }
  /** P(T > t) = (scale / t)^shape for t >= scale. */
  | { readonly kind: "pareto"; readonly shape: number; readonly scale: number }
  /** Only two moments are known: formulas that need no more are exact, all else refuses or says so. */
  | { readonly kind: "moments"; readonly mean: number; readonly scv: number };

/** Mean of a time; Infinity where there is none (a Pareto with shape up to 1). */
export function meanOf(time: Distribution): number {
  switch (time.kind) {
    case "exponential":
    case "erlang":
    case "moments":
      return time.mean;
    case "deterministic":
      return time.value;
    case "uniform":
      return (time.from + time.to) / 2;
    case "hyperexponential":
      return time.probabilities.reduce((sum, probability, phase) => sum + probability * (time.means[phase] ?? 0), 0);
    case "coxian":
      return coxian(time.means, time.onward).first;
    case "gamma":
      return time.shape * time.scale;
    case "lognormal":
      return Math.exp(time.mu + time.sigma ** 2 / 2);
    case "weibull":
      return time.scale * Math.exp(logGamma(1 + 1 / time.shape));
    case "pareto":
      return time.shape > 1 ? (time.scale * time.shape) / (time.shape - 1) : Infinity;
  }
}

/** Squared coefficient of variation: variance over squared mean; 1 for an exponential time, 0 for a certain one. */
export function scvOf(time: Distribution): number {
  const mean = meanOf(time);
  switch (time.kind) {
    case "exponential":
      return 1;
    case "deterministic":
      return 0;
    case "moments":
      return time.scv;
    case "uniform":
      return mean === 0 ? 0 : (time.to - time.from) ** 2 / 12 / mean ** 2;
    case "erlang":
      return 1 / time.phases;
    case "hyperexponential": {
      const second = time.probabilities.reduce((sum, p, phase) => sum + 2 * p * (time.means[phase] ?? 0) ** 2, 0);
      return mean === 0 ? 0 : second / mean ** 2 - 1;
    }
    case "coxian": {
      const { second } = coxian(time.means, time.onward);
      return mean === 0 ? 0 : second / mean ** 2 - 1;
    }
    case "gamma":
      return 1 / time.shape;
    case "lognormal":
      return Math.expm1(time.sigma ** 2);
    case "weibull":
      return Math.expm1(logGamma(1 + 2 / time.shape) - 2 * logGamma(1 + 1 / time.shape));
    case "pareto":
      return time.shape > 2 ? 1 / (time.shape * (time.shape - 2)) : Infinity;
  }
}

/** Whether it is an exponential time in fact, whatever it is called (one Erlang phase, equal hyperexponential phases). */
export function isExponential(time: Distribution): boolean {
  switch (time.kind) {
    case "exponential":
      return true;
    case "erlang":
      return time.phases === 1;
    case "gamma":
    case "weibull":
      return time.shape === 1;
    case "hyperexponential": {
      const used = time.means.filter((_, phase) => (time.probabilities[phase] ?? 0) > 0);
      return used.every((mean) => mean === used[0]);
    }
    case "coxian":
      return time.means.length === 1 || time.onward[0] === 0;
    default:
      return meanOf(time) === 0;
  }
}

/** First two moments of a Coxian time, from the last phase back: T = phase, then with a chance the rest. */
function coxian(
  means: readonly number[],
  onward: readonly number[],
): { readonly first: number; readonly second: number } {
  let first = 0;
  let second = 0;
  for (let phase = means.length - 1; phase >= 0; phase--) {
    const mean = means[phase] ?? 0;
    const goes = phase === means.length - 1 ? 0 : (onward[phase] ?? 0);
    second = 2 * mean ** 2 + goes * (2 * mean * first + second);
    first = mean + goes * first;
  }
  return { first, second };
}

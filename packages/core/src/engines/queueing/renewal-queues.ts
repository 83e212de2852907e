/**
 * GI/M/1: a single server with exponential service and independent times between arrivals of any distribution. One who comes finds n others with (1 - s) s^n,
 * s being the root below 1 of s = A(mu (1 - s)), with A the Laplace transform of the time between arrivals (Bolch et al. 2006, section 6.3.3).
 */
import type { Distribution } from "./distribution.ts";
import { meanOf } from "./distribution.ts";

/** Mean response time; undefined: unstable, or a distribution without a transform in closed form. */
export function responseOfGiM1(between: Distribution, service: number): number | undefined {
  if (!(meanOf(between) > service) || transform(between, 1) === undefined) return undefined;
  // With w = 1 - s, so that digits hold where s is near 1: w = 1 - A(w / service), by bisection of a convex function between 0 and 1.
  const excess = (w: number): number => (complement(between, w / service) ?? 0) - w;
  let low = 0;
  let high = 1;
  if (excess(1) >= 0) return service;
  // The other root is 0: come from above until the sign changes.
  for (low = 0.5; excess(low) <= 0 && low > 1e-300;) {
    high = low;
    low /= 2;
  }
  for (let round = 0; round < 200 && high - low > 1e-16 * high; round++) {
    const middle = (low + high) / 2;
    if (excess(middle) > 0) low = middle;
    else high = middle;
  }
  return service / ((low + high) / 2);
}

/** E[exp(-x T)]. */
function transform(time: Distribution, x: number): number | undefined {
  const less = complement(time, x);
  return less === undefined ? undefined : 1 - less;
}

/** 1 - E[exp(-x T)], without cancellation for small x; undefined: no closed form. */
function complement(time: Distribution, x: number): number | undefined {
  switch (time.kind) {
    case "exponential":
      return (x * time.mean) / (1 + x * time.mean);
    case "deterministic":
      return -Math.expm1(-x * time.value);
    case "erlang":
      return -Math.expm1(-time.phases * Math.log1p((x * time.mean) / time.phases));
    case "gamma":
      return -Math.expm1(-time.shape * Math.log1p(x * time.scale));
    case "hyperexponential":
      return time.means.reduce(
        (sum, mean, phase) => sum + ((time.probabilities[phase] ?? 0) * x * mean) / (1 + x * mean),
        0,
      );
    case "coxian":
      // From the last phase back: T = phase + (with a chance) the rest, so 1 - ab = (1 - a) + a (1 - b).
      return time.means.reduceRight((rest, mean, phase) => {
        const own = (x * mean) / (1 + x * mean);
        return own + (1 - own) * (phase === time.means.length - 1 ? 0 : (time.onward[phase] ?? 0)) * rest;
      }, 0);
    case "uniform": {
      const width = time.to - time.from;
      if (width === 0) return -Math.expm1(-x * time.from);
      // 1 - exp(-x from) (1 - exp(-x width)) / (x width), the last factor by its series where it would cancel.
      const y = x * width;
      const rest = y < 1e-3 ? (y / 2) * (1 - (y / 3) * (1 - (y / 4) * (1 - y / 5))) : 1 + Math.expm1(-y) / y;
      return -Math.expm1(-x * time.from) + Math.exp(-x * time.from) * rest;
    }
    default:
      return undefined;
  }
}

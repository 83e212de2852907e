/**
 * What is left of a time that one comes upon in the middle, at a random moment: the stationary excess of renewal theory (Cox, "Renewal
 * Theory", 1962, 5.2). It is a uniform share of a time that is met in proportion to its length.
 */
import { deviateOf, nextGamma, nextNormal, type Deviate } from "./deviates.ts";
import type { Distribution } from "./queueing/distribution.ts";
import { nextBelow, nextExponential, nextUniform, type Random } from "./random.ts";

/** Ready to draw them. A time whose mean is infinite is met at its beginning. Throws as `deviateOf` does. */
export function residualOf(time: Distribution): Deviate {
  const whole = deviateOf(time);
  switch (time.kind) {
    case "exponential":
      return whole;
    case "erlang": {
      const mean = time.mean / time.phases;
      return (random) => {
        let sum = 0;
        for (let phases = 1 + nextBelow(random, time.phases); phases > 0; phases--) sum += nextExponential(random);
        return sum * mean;
      };
    }
    case "hyperexponential": {
      const probabilities = time.probabilities.map((probability, phase) => probability * (time.means[phase] as number));
      if (probabilities.every((probability) => probability === 0)) return () => 0;
      return deviateOf({ ...time, probabilities });
    }
    case "coxian":
      return coxianRest(time.means, time.onward);
    case "pareto":
      return time.shape > 1 ? shareOf(deviateOf({ ...time, shape: time.shape - 1 })) : whole;
    case "deterministic":
      return shareOf(whole);
    case "uniform": {
      const { from, to } = time;
      return shareOf((random) => Math.sqrt(from * from + (to * to - from * from) * nextUniform(random)));
    }
    case "gamma":
      return shareOf((random) => time.scale * nextGamma(random, time.shape + 1));
    case "lognormal":
      return shareOf((random) => Math.exp(time.mu + time.sigma * (time.sigma + nextNormal(random))));
    case "weibull":
      return shareOf((random) => time.scale * nextGamma(random, 1 + 1 / time.shape) ** (1 / time.shape));
    case "moments":
      return whole;
  }
}

function shareOf(length: Deviate): Deviate {
  return (random: Random) => length(random) * nextUniform(random);
}

/** The phase is met in proportion to the time spent in it; from there it goes on as ever. */
function coxianRest(means: readonly number[], onward: readonly number[]): Deviate {
  let reached = 1;
  const weights = means.map((mean, phase) => {
    const weight = reached * mean;
    reached *= onward[phase] ?? 0;
    return weight;
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const rests = means.map((_, phase) =>
    deviateOf({ kind: "coxian", means: means.slice(phase), onward: onward.slice(phase) }),
  );
  return (random) => {
    let left = nextUniform(random) * total;
    let phase = 0;
    for (; phase < means.length - 1; phase++) {
      left -= weights[phase] as number;
      if (left < 0) break;
    }
    return (rests[phase] as Deviate)(random);
  };
}

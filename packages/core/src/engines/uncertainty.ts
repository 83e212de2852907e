/**
 * What uncertain inputs make of a probability. Inputs that rest on the same source are wrong together: they are drawn once, since drawing
 * them apart would make the result look surer and smaller than it is (Apostolakis and Kaplan, "Pitfalls in risk calculations", 1981).
 */
import { nextNormal } from "./deviates.ts";
import { nextUniform, openKeyedRandom, type Random } from "./random.ts";

/** A value that is not known exactly. */
export type Uncertain =
  | { readonly kind: "certain"; readonly value: number }
  /** `errorFactor`: 95th percentile over median, as in the data tables of probabilistic safety analysis. */
  | { readonly kind: "lognormal"; readonly median: number; readonly errorFactor: number }
  | { readonly kind: "uniform"; readonly from: number; readonly to: number }
  | { readonly kind: "triangular"; readonly from: number; readonly mode: number; readonly to: number };

/** Of a basic event: its unavailability itself, or times from which it follows, mttr / (mtbf + mttr). */
export type UncertainEvent = (
  | { readonly unavailability: Uncertain }
  | { readonly mtbf: Uncertain; readonly mttr: Uncertain }
) & {
  /** Number of the source that the values are from; the event's own by default. Events that share it share their draws. */
  readonly source?: number;
};

export interface Propagated {
  /** Results in ascending order. */
  readonly sorted: Float64Array;
  readonly mean: number;
  readonly deviation: number;
  readonly median: number;
  /** 5th and 95th percentile. */
  readonly low: number;
  readonly high: number;
}

/** 95th percentile of the standard normal distribution. */
const NORMAL_95 = 1.644_853_626_951_472_2;

/**
 * Draws inputs `samples` times, asks what they make (`probability`, which must not keep the array) and sums up. The same seed gives the
 * same result. Throws a RangeError on inputs that are none.
 */
export function propagate(
  events: readonly UncertainEvent[],
  probability: (values: Float64Array) => number,
  { seed, samples }: { readonly seed: number; readonly samples: number },
): Propagated {
  if (!(samples >= 1)) throw new RangeError("at least one sample must be drawn");
  const draws = events.map((event, index) => openEvent(event, seed, event.source ?? index));
  const values = new Float64Array(events.length);
  const sorted = new Float64Array(samples);
  for (let sample = 0; sample < samples; sample++) {
    draws.forEach((draw, event) => (values[event] = draw()));
    sorted[sample] = probability(values);
  }
  sorted.sort();
  let mean = 0;
  for (const value of sorted) mean += value / samples;
  let squares = 0;
  for (const value of sorted) squares += (value - mean) ** 2;
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(share * samples) - 1)] as number;
  return {
    sorted,
    mean,
    deviation: samples > 1 ? Math.sqrt(squares / (samples - 1)) : 0,
    median: at(0.5),
    low: at(0.05),
    high: at(0.95),
  };
}

/** Events of one source have generators that begin alike and draw alike, which is drawing once. */
function openEvent(event: UncertainEvent, seed: number, source: number): () => number {
  if ("unavailability" in event) {
    const draw = openValue(event.unavailability, openKeyedRandom(seed, 0, source));
    return () => Math.min(1, draw());
  }
  const mtbf = openValue(event.mtbf, openKeyedRandom(seed, 1, source));
  const mttr = openValue(event.mttr, openKeyedRandom(seed, 2, source));
  return () => {
    const repair = mttr();
    const life = mtbf();
    return repair === 0 ? 0 : repair / (life + repair);
  };
}

function openValue(uncertain: Uncertain, random: Random): () => number {
  const isValue = (value: number): boolean => value >= 0 && value < Infinity;
  const refuse = (): never => {
    throw new RangeError(`${JSON.stringify(uncertain)} is no distribution`);
  };
  switch (uncertain.kind) {
    case "certain": {
      const { value } = uncertain;
      return isValue(value) ? () => value : refuse();
    }
    case "lognormal": {
      const { median, errorFactor } = uncertain;
      if (!isValue(median) || !(errorFactor >= 1 && errorFactor < Infinity)) return refuse();
      const sigma = Math.log(errorFactor) / NORMAL_95;
      return () => median * Math.exp(sigma * nextNormal(random));
    }
    case "uniform": {
      const { from, to } = uncertain;
      if (!isValue(from) || !isValue(to) || from > to) return refuse();
      return () => from + (to - from) * nextUniform(random);
    }
    case "triangular": {
      const { from, mode, to } = uncertain;
      if (!isValue(from) || !isValue(to) || !(from <= mode && mode <= to)) return refuse();
      // The inverse of the distribution function, from the left below the mode and from the right above it.
      return () => {
        const at = nextUniform(random) * (to - from);
        return at < mode - from
          ? from + Math.sqrt(at * (mode - from))
          : to - Math.sqrt(Math.max(0, (to - from - at) * (to - mode)));
      };
    }
  }
}

/** When customers of an open class come, and how many at once. */
import { deviateOf, nextGeometric } from "../deviates.ts";
import type { Distribution } from "../queueing/distribution.ts";
import type { Random } from "../random.ts";
import type { Load } from "./model.ts";

export interface Arrivals {
  /** Time of the next arrival; Infinity: none ever comes. */
  next(): number;
  /** How many come at it. */
  batch(): number;
}

/**
 * Arrivals one after the other from time 0. A load that changes in time runs the clock of the arrivals faster or slower (for exponential
 * times this is the Poisson process of that rate, by inversion: Cinlar, "Introduction to Stochastic Processes", 1975).
 */
export function openArrivals(time: Distribution, random: Random, load?: Load): Arrivals {
  const gap = deviateOf(time);
  const { batch } = load ?? {};
  const draw = (): number => {
    if (batch === undefined) return 1;
    return batch.kind === "fixed" ? Math.round(batch.mean) : 1 + nextGeometric(random, 1 / Math.max(1, batch.mean));
  };
  if (load?.steps === undefined) {
    const last = new Float64Array(1);
    return { next: () => (last[0] = (last[0] as number) + gap(random)), batch: draw };
  }
  const steps = [{ from: 0, factor: 1 }, ...(load?.steps ?? [])].filter(
    ({ from }, at, all) => at === 0 || from > 0 || all.length === 1,
  );
  const atStart = load?.steps?.findLast(({ from }) => from <= 0);
  if (atStart !== undefined) steps[0] = { from: 0, factor: atStart.factor };
  const period = load?.period ?? Infinity;
  const comesAgain = steps.some(({ factor, from }) => factor > 0 && from < period);
  let cycle = 0;
  let step = 0;
  let at = 0;
  const advance = (own: number): number => {
    let rest = own;
    if (period < Infinity && !comesAgain) return Infinity;
    for (;;) {
      const factor = steps[step]?.factor ?? 1;
      const isLast = step + 1 >= steps.length || (steps[step + 1]?.from ?? Infinity) >= period;
      const end = cycle + (isLast ? period : (steps[step + 1]?.from ?? Infinity));
      if (factor > 0 && rest <= factor * (end - at)) return (at += rest / factor);
      if (end === Infinity) return Infinity;
      rest -= factor * (end - at);
      at = end;
      step = isLast ? 0 : step + 1;
      if (isLast) cycle = end;
    }
  };
  return { next: () => advance(gap(random)), batch: draw };
}

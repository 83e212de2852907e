/** Standstill year by year, of many simulated years: how bad a bad year is, where an average hides it. */
import { downtimeOf, percentileOf } from "../../engines/sampling/downtime.ts";
import {
  type RenewalComponent,
  type RenewalOptions,
  type RenewalSystem,
  type RenewalYears,
  simulateRenewal,
} from "../../engines/sampling/renewal.ts";
import type { Element, Model } from "../../model/model.ts";
import type { DowntimeYears } from "../answers.ts";
import { HOURS_A_YEAR } from "./figures.ts";
import { namedCause } from "../cause-names.ts";
import type { Cause } from "../failure-model.ts";
import { partialTree } from "../failures/partial-tree.ts";
import { failuresBelow } from "../read-failures.ts";

export interface YearsOptions {
  readonly years: number;
  readonly seed: number;
}

const BARS = 24;

/** What is simulated of an element, apart from how: surfaces with threads do it on several. */
export interface YearsSystem {
  readonly system: RenewalSystem;
  readonly options: RenewalOptions & YearsOptions;
  /** Causes that are not in it. */
  readonly without: DowntimeYears["without"];
}

/** Simulated here and now. Undefined: nothing is known that could be simulated. The same seed gives the same years. */
export function downtimeYears(model: Model, element: Element, options: YearsOptions): DowntimeYears | undefined {
  const asked = yearsSystem(model, element, options);
  return asked === undefined ? undefined : downtimeOfYears(asked, simulateRenewal(asked.system, asked.options));
}

/**
 * Everything fails and is repaired at random, with exponential times, as often and as long as stated; what nobody says anything of is left
 * out and listed.
 */
export function yearsSystem(model: Model, element: Element, { years, seed }: YearsOptions): YearsSystem | undefined {
  const failures = failuresBelow(model, element.row);
  const conditions = failures.conditions("surely");
  const without = new Set<number>();
  const part = partialTree(conditions, conditions.of[element.row] as number, (cause) => {
    const { behaviour, standing } = failures.causes[cause] as Cause;
    if (behaviour !== undefined && isTimed(behaviour.mtbf, behaviour.mttr)) return undefined;
    if (behaviour !== undefined ? behaviour.unavailability > 0 : standing === "asked") without.add(cause);
    return false;
  });
  if (typeof part === "boolean" || years < 1) return undefined;
  const components = Array.from(part.causes, (cause): RenewalComponent | undefined => {
    const { mtbf = Infinity, mttr = 0 } = (failures.causes[cause] as Cause).behaviour ?? {};
    if (mtbf === Infinity || mttr === 0) return undefined;
    // The same luck for a cause in every variant of the model.
    return {
      failure: { kind: "exponential", mean: mtbf },
      repair: { kind: "exponential", mean: mttr },
      stream: streamOf((failures.causes[cause] as Cause).id),
    };
  });
  return {
    system: { tree: part.tree, components },
    options: { seed, years, year: HOURS_A_YEAR },
    without: [...without].map((cause) => namedCause(model, failures.causes[cause] as Cause)),
  };
}

/** What simulated years say of downtime. */
export function downtimeOfYears(
  { options: { years, seed }, without }: YearsSystem,
  simulated: RenewalYears,
): DowntimeYears {
  const found = downtimeOf(simulated);
  const { mean, outages, longest, sorted } = found;
  const at = (share: number): number => percentileOf(found, share);
  return {
    years,
    seed,
    mean: { lower: mean.lower, upper: mean.upper },
    percentiles: { p5: at(0.05), p50: at(0.5), p95: at(0.95), p99: at(0.99) },
    histogram: histogram(sorted),
    outagesPerYear: outages.value,
    longest,
    without,
  };
}

function isTimed(mtbf: number | undefined, mttr: number | undefined): boolean {
  return mtbf !== undefined && mttr !== undefined && mtbf > 0;
}

/** Bars of equal width up to the worst year. */
function histogram(sorted: Float64Array): DowntimeYears["histogram"] {
  const worst = sorted.at(-1) ?? 0;
  if (worst === 0) return [{ from: 0, to: 0, years: sorted.length }];
  const width = roundUp(worst / BARS);
  const bars = Array.from({ length: Math.floor(worst / width) + 1 }, (_, at) => ({
    from: at * width,
    to: (at + 1) * width,
    years: 0,
  }));
  for (const hours of sorted) {
    const bar = bars[Math.min(bars.length - 1, Math.floor(hours / width))];
    if (bar !== undefined) bar.years++;
  }
  return bars;
}

/** To 1, 2 or 5 times a power of ten. */
function roundUp(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width));
  for (const times of [1, 2, 5, 10]) if (width <= times * power) return times * power;
  return width;
}

/** A number for an id (FNV-1a, 32 bits). */
function streamOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return hash >>> 1;
}

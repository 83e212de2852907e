/** Figures of an element's availability, read off its compiled trees with what is known of each cause. */
import { boundsOf } from "../../engines/fault-tree/bounds.ts";
import type { Probability } from "../../engines/fault-tree/tree.ts";
import { propagate, type UncertainEvent } from "../../engines/uncertainty.ts";
import type { Element } from "../../model/model.ts";
import { numberOf, type Stated } from "../../model/read.ts";
import type { Against, AvailabilityUncertainty, CauseImportance, Range } from "../answers.ts";
import type { AvailabilityOptions } from "./study.ts";
import { MOST_MADE, type Part } from "./part.ts";
import { namedCause } from "../cause-names.ts";
import type { Behaviour, Cause } from "../failure-model.ts";
import type { Failures } from "../read-failures.ts";

/** Hours of a year. */
export const HOURS_A_YEAR = 8760;
const SAMPLES = 2000;

/** Of failing, between what is certain. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
  /** 1 - upper and 1 - lower, with all their digits. */
  readonly below: number;
  readonly above: number;
}

export function unavailabilityOf(
  part: Part | boolean,
  behaviourOf: (cause: number) => Behaviour | undefined,
  budget: number,
): Interval {
  if (typeof part === "boolean") {
    const value = part ? 1 : 0;
    return { lower: value, upper: value, below: 1 - value, above: 1 - value };
  }
  const p = Float64Array.from(part.causes, (cause) => behaviourOf(cause)?.unavailability ?? 0);
  if (part.compiled !== undefined) {
    const { value, complement } = part.compiled.probability(p);
    return { lower: value, upper: value, below: complement, above: complement };
  }
  const { probability } = boundsOf(part.tree, p, { first: 0, sizes: budget < MOST_MADE ? [400] : [400, 1000] });
  return {
    lower: probability.lower,
    upper: probability.upper,
    below: 1 - probability.upper,
    above: 1 - probability.lower,
  };
}

/** Of working, from the least and the most that it fails. The number itself is the lower one: nothing better is certain. */
export function worksOf(least: Interval, most: Interval): Probability {
  const isExact = least.lower === most.upper;
  // Two readings that mean the same may differ in the last digit.
  const lower = Math.min(most.below, least.above);
  return {
    result: isExact ? "exact" : "bounds",
    value: lower,
    complement: most.upper,
    lower,
    upper: Math.max(most.below, least.above),
  };
}

export function downtimeOf({ result, complement, upper, lower }: Probability): Range {
  const most = (result === "exact" ? complement : 1 - lower) * HOURS_A_YEAR;
  return { lower: result === "exact" ? most : (1 - upper) * HOURS_A_YEAR, upper: most };
}

export function failuresPerYear(
  part: Part | boolean,
  behaviourOf: (cause: number) => Behaviour | undefined,
  isComplete: boolean,
): Range | undefined {
  if (typeof part === "boolean" || part.compiled === undefined) return undefined;
  let isSaid = true;
  let isAny = false;
  const frequencies = Float64Array.from(part.causes, (cause) => {
    const behaviour = behaviourOf(cause);
    if (behaviour === undefined || behaviour.unavailability === 0) return 0;
    if (behaviour.mtbf === undefined) {
      isSaid = false;
      return 0;
    }
    isAny = true;
    return (1 - behaviour.unavailability) / behaviour.mtbf;
  });
  if (!isAny) return undefined;
  const p = Float64Array.from(part.causes, (cause) => behaviourOf(cause)?.unavailability ?? 0);
  const { lower, upper } = part.compiled.frequency(p, frequencies);
  return { lower: lower * HOURS_A_YEAR, upper: isComplete && isSaid ? upper * HOURS_A_YEAR : Infinity };
}

export function targetOf(
  element: Element,
  { lower, upper }: Probability,
  missing: readonly Stated[],
): Against | undefined {
  const limit = numberOf(element, "availability");
  if (limit === undefined) return undefined;
  const met = lower >= limit ? true : upper < limit ? false : undefined;
  return { lower, upper, limit, met, missing: met === undefined ? missing : [] };
}

export function importanceOf(
  { model, causes }: Failures,
  part: Part | boolean,
  behaviourOf: (cause: number) => Behaviour | undefined,
): readonly CauseImportance[] {
  if (typeof part === "boolean" || part.compiled === undefined) return [];
  const p = Float64Array.from(part.causes, (cause) => behaviourOf(cause)?.unavailability ?? 0);
  const found = part.compiled.importance(p);
  const number = (value: number | undefined, otherwise: number): number =>
    value === undefined || Number.isNaN(value) ? otherwise : value;
  return Array.from(part.causes, (cause, event) => ({
    ...namedCause(model, causes[cause] as Cause),
    unavailability: behaviourOf(cause)?.unavailability,
    birnbaum: number(found.birnbaum[event], 0),
    criticality: number(found.criticality[event], 0),
    fussellVesely: number(found.fussellVesely[event], 0),
    raw: number(found.raw[event], Infinity),
    rrw: number(found.rrw[event], 1),
  })).sort((a, b) => b.criticality - a.criticality || b.birnbaum - a.birnbaum);
}

/** What is uncertain is the time between failures; causes of one element rest on the same figure. */
export function uncertaintyOf(
  { causes }: Failures,
  part: Part | boolean,
  behaviourOf: (cause: number) => Behaviour | undefined,
  { samples = SAMPLES, seed = 1 }: AvailabilityOptions,
): AvailabilityUncertainty | undefined {
  if (typeof part === "boolean" || part.compiled === undefined || samples === 0) return undefined;
  const { compiled } = part;
  if (!part.causes.some((cause) => behaviourOf(cause)?.errorFactor !== undefined)) return undefined;
  const events = Array.from(part.causes, (cause) => uncertainEvent(behaviourOf(cause), causes[cause] as Cause));
  const { low, median, high, mean } = propagate(events, (p) => compiled.probability(p).complement, { seed, samples });
  return { samples, seed, low, median, high, mean };
}

function uncertainEvent(behaviour: Behaviour | undefined, { element, relationship }: Cause): UncertainEvent {
  const { unavailability = 0, mtbf, mttr, errorFactor } = behaviour ?? {};
  const source = { source: element ?? -1 - (relationship ?? 0) };
  const certain = (value: number): { readonly kind: "certain"; readonly value: number } => ({ kind: "certain", value });
  if (errorFactor === undefined || unavailability === 0) return { unavailability: certain(unavailability), ...source };
  if (mtbf === undefined || mttr === undefined || mtbf === Infinity)
    return { unavailability: { kind: "lognormal", median: unavailability, errorFactor }, ...source };
  return { mtbf: { kind: "lognormal", median: mtbf, errorFactor }, mttr: certain(mttr), ...source };
}

/** What the business asks for, and what a model reaches of it: availability, time of recovery, loss of data. */
import { numberOf, hoursOf, rankOf } from "../model/read.ts";
import type { Element, Model } from "../model/model.ts";
import type { Target, TargetOutcome } from "./answers.ts";
import { studyOf } from "./availability.ts";
import { businessOf, objectivesFor } from "./recovery/objectives.ts";
import { readFailures } from "./read-failures.ts";

/** Everything stated of processes, functions and services that are important or vital; of all that state something where none is. */
export function statedTargets(model: Model): readonly Target[] {
  const all = businessOf(model).flatMap(targetsOf);
  const important = all.filter(({ element }) => (rankOf(element, "criticality") ?? 0) >= IMPORTANT);
  return important.length > 0 ? important : all;
}

/** Rank of `important` in `criticality`. */
const IMPORTANT = 2;

/** What one element states. */
export function targetsOf(element: Element): readonly Target[] {
  const targets: Target[] = [];
  const share = numberOf(element, "availability");
  if (share !== undefined) targets.push({ element, target: "availability", limit: share });
  for (const target of ["rto", "rpo"] as const) {
    const limit = hoursOf(element, target);
    if (limit !== undefined) targets.push({ element, target, limit });
  }
  return targets;
}

/** What the model reaches of each target, in their order; undecided where too little is said. */
export function outcomesOf(model: Model, targets: readonly Target[]): readonly TargetOutcome[] {
  const failures = readFailures(model);
  return targets.map((one): TargetOutcome => {
    const { element, target, limit } = one;
    if (target === "availability") {
      const { availability, missing } = studyOf(failures, element.row).answer({ isBrief: true });
      const { lower, upper } = availability;
      return {
        ...one,
        value: { lower, upper },
        met: lower >= limit ? true : upper < limit ? false : undefined,
        missing,
      };
    }
    const objectives = objectivesFor(failures, element);
    const { lower, upper, missing } = target === "rto" ? objectives.recovery : objectives.dataLoss;
    return { ...one, value: { lower, upper }, met: upper <= limit ? true : lower > limit ? false : undefined, missing };
  });
}

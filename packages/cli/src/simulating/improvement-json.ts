/** An improvement for programs. */
import { Element } from "@orrery/core/model/model";
import { subjectName } from "@orrery/core/model/subject";
import type { Improvement, ImprovementOption, TargetOutcome } from "@orrery/core/simulation/answers";

export function improvementJson(improvement: Improvement): object {
  const { result, by, sum, bound, currency, budget, options, chosen, before, after, outOfReach } = improvement;
  return {
    version: 1,
    result,
    by,
    sum,
    bound: finite(bound),
    gap: bound > 0 && sum > 0 ? Math.max(0, (sum - bound) / sum) : 0,
    currency: currency ?? null,
    budget: budget ?? null,
    chosen: chosen.map(({ id }) => id),
    options: options.map(optionJson),
    before: before.map(outcomeJson),
    after: after.map(outcomeJson),
    outOfReach: outOfReach.map(outcomeJson),
  };
}

function optionJson({ id, change, subject, says, cost, costFrom, writes }: ImprovementOption): object {
  return {
    id,
    change,
    subject: subject instanceof Element ? subject.id : subjectName(subject),
    says,
    cost: cost ?? null,
    costFrom: costFrom ?? null,
    writes: writes.map(({ key, text }) => ({ key, text })),
  };
}

function outcomeJson({ element, target, limit, value, met, missing }: TargetOutcome): object {
  return {
    element: element.id,
    target,
    limit,
    lower: value.lower,
    upper: finite(value.upper),
    met: met ?? null,
    missing: missing.map(([of, key]) => `${subjectName(of)}.${key}`),
  };
}

/** JSON has no infinity: null is without end. */
function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

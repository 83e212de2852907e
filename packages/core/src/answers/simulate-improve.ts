/** What would make it good enough, as an answer: changes with what they cost, each as the edits that make it. */
import { subjectOf } from "./subjects.ts";
import { isRelationship } from "../model/subject.ts";
import type { Improvement, ImprovementOption, TargetOutcome, Written } from "../simulation/answers.ts";
import type { Edit } from "./edit-answers.ts";
import { numberAnswer, rangeAnswer } from "./simulate.ts";
import type { ImproveAnswer, ImprovementAnswer, TargetAnswer } from "./simulate-answers.ts";
import { summaryOf } from "./summary.ts";

const MOST_OPTIONS = 500;
const MOST_TARGETS = 500;

/** What was chosen comes with every answer, of very many other options the first. */
export function improveAnswer(found: Improvement, language: string): ImproveAnswer {
  const chosen = new Set(found.chosen.map(({ id }) => id));
  const others = found.options.filter(({ id }) => !chosen.has(id));
  const targets = (all: readonly TargetOutcome[]): readonly TargetAnswer[] =>
    all.slice(0, MOST_TARGETS).map((one) => targetAnswer(one, language));
  return {
    version: 1,
    options: [...found.chosen, ...others].slice(0, Math.max(MOST_OPTIONS, chosen.size)).map(optionAnswer),
    by: found.by,
    chosen: [...chosen],
    sum: found.sum,
    bound: found.bound,
    currency: found.currency ?? null,
    budget: numberAnswer(found.budget),
    result: found.result,
    before: targets(found.before),
    outOfReach: targets(found.outOfReach),
    after: targets(found.after),
  };
}

function optionAnswer({ id, change, subject, says, cost, costFrom, writes }: ImprovementOption): ImprovementAnswer {
  return {
    id,
    change,
    subject: subjectOf(subject),
    says,
    cost: numberAnswer(cost),
    costFrom: costFrom ?? null,
    edits: writes.map(editOf),
  };
}

/** What would be written, as a person would write it. */
function editOf({ subject, key, text }: Written): Edit {
  if (!isRelationship(subject)) return { edit: "set", subject: subject.id, key, text };
  const { id } = subject;
  return {
    edit: "set-relationship",
    from: subject.fromId,
    verb: subject.verb,
    to: subject.toId,
    ...(id === undefined ? {} : { id }),
    key,
    text,
  };
}

function targetAnswer({ element, target, limit, value, met }: TargetOutcome, language: string): TargetAnswer {
  return { element: summaryOf(element, language), target, limit, value: rangeAnswer(value), met: met ?? null };
}

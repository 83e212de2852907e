/** Continuity as an answer: what the business can bear and what can be reached, plans with what they lack, exercises and when they are due. */
import { dateOfDay } from "../base/dates.ts";
import { wordIn } from "../model/read.ts";
import type { Element } from "../model/model.ts";
import type { Deviation, ExerciseEntry, ImpactEntry, RecoveryPlan } from "../simulation/continuity.ts";
import { againstAnswer, numberAnswer, rangeAnswer, type SimulateSetting, storedDrill } from "./simulate.ts";
import type { ContinuityAnswer, DeviationAnswer, ExerciseAnswer, ImpactRow, PlanAnswer } from "./simulate-answers.ts";
import type { ElementSummary } from "./answers.ts";
import { summaryOf } from "./summary.ts";

const MOST_ROWS = 500;
const MOST_GAPS = 50;

export function continuityAnswer(
  impact: readonly ImpactEntry[],
  plans: readonly RecoveryPlan[],
  exercises: readonly ExerciseEntry[],
  setting: SimulateSetting,
  impactTotal: number = impact.length,
): ContinuityAnswer {
  return {
    version: 1,
    today: setting.today,
    impact: impact.slice(0, MOST_ROWS).map((entry) => impactRow(entry, setting.language)),
    impactTotal,
    plans: plans.map((plan) => planAnswer(plan, setting)),
    exercises: exercises.slice(0, MOST_ROWS).map((entry) => exerciseAnswer(entry, setting.language)),
  };
}

function impactRow(entry: ImpactEntry, language: string): ImpactRow {
  const { element, owner, rto, rpo, mtpd, applications, objectives, gaps } = entry;
  const { recovery, dataLoss, slowestOne, lossiestOne, isBare } = objectives;
  const criticality = wordIn(element, "criticality");
  const summary = (one: Element | undefined): ElementSummary | null =>
    one === undefined ? null : summaryOf(one, language);
  return {
    element: summaryOf(element, language),
    criticality: criticality === undefined ? null : { en: criticality.name.en, fr: criticality.name.fr },
    owner: summary(owner),
    rto: numberAnswer(rto),
    rpo: numberAnswer(rpo),
    mtpd: numberAnswer(mtpd),
    applications: applications.map((one) => summaryOf(one, language)),
    recovery: againstAnswer(recovery),
    dataLoss: againstAnswer(dataLoss),
    isBare,
    slowest: summary(slowestOne),
    lossiest: summary(lossiestOne),
    gaps,
  };
}

function planAnswer(plan: RecoveryPlan, setting: SimulateSetting): PlanAnswer {
  const { statement, drill, steps, runbooks, gaps } = plan;
  const { language } = setting;
  const people = new Map(steps.flatMap(({ by }) => by).map((one) => [one.row, one]));
  const documents = new Map([...runbooks, ...steps.flatMap(({ runbook }) => runbook)].map((one) => [one.row, one]));
  const against = drill.business
    .flatMap(({ downtime, tolerable, dataLoss }) => [downtime, tolerable, dataLoss])
    .filter(({ limit }) => limit !== undefined);
  return {
    drill: storedDrill(statement, setting),
    total: rangeAnswer(drill.recovery.total),
    steps: steps.length,
    people: [...people.values()].map((one) => summaryOf(one, language)),
    runbooks: [...documents.values()].map((one) => summaryOf(one, language)),
    gaps: gaps.slice(0, MOST_GAPS).map(({ step, says }) => ({ element: summaryOf(step.element, language), says })),
    missed: against.filter(({ met }) => met === false).length,
    unsettled: against.filter(({ met }) => met === undefined).length,
  };
}

function exerciseAnswer(entry: ExerciseEntry, language: string): ExerciseAnswer {
  const { element, every, last, next, isOverdue, observations } = entry;
  return {
    element: summaryOf(element, language),
    isDrill: element.kind === "drill",
    every: numberAnswer(every),
    last: dateAnswer(last),
    next: dateAnswer(next),
    isOverdue: isOverdue ?? null,
    observed: observations.map((one) => ({
      on: dateAnswer(one.on),
      process: one.process === undefined ? null : summaryOf(one.process, language),
      downtime: numberAnswer(one.downtime),
      dataLoss: numberAnswer(one.dataLoss),
      downtimeSimulated: deviationAnswer(one.downtimeAgainst),
      dataLossSimulated: deviationAnswer(one.dataLossAgainst),
      note: one.note ?? null,
    })),
  };
}

function dateAnswer(day: number | undefined): string | null {
  return day === undefined ? null : (dateOfDay(day) ?? null);
}

function deviationAnswer(deviation: Deviation | undefined): DeviationAnswer | null {
  return deviation === undefined || !Number.isFinite(deviation.by)
    ? null
    : { simulated: rangeAnswer(deviation.simulated), by: deviation.by };
}

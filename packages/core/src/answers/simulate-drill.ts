/** A drill as an answer: everything by name, in the reader's language; of very many affected things those that matter. */
import type { Element, Relationship } from "../model/model.ts";
import { subjectOf } from "./subjects.ts";
import type { Affected, BusinessOutcome, Drill, Moment, Queue, RecoveryStep } from "../simulation/answers.ts";
import { isRelationship } from "../model/subject.ts";
import {
  againstAnswer,
  missingAnswers,
  numberAnswer,
  rangeAnswer,
  type SimulateSetting,
  storedDrill,
} from "./simulate.ts";
import type {
  AffectedAnswer,
  BusinessAnswer,
  DrillAnswer,
  MomentAnswer,
  QueueAnswer,
  RecoveryStepAnswer,
} from "./simulate-answers.ts";
import type { Subject } from "../rules/report.ts";
import { summaryOf } from "./summary.ts";

/** Affected elements that come with an answer, changes of a moment, steps of the recovery, outcomes of the business. */
const MOST_AFFECTED = 1000;
const MOST_CHANGES = 40;
const MOST_STEPS = 1000;
const MOST_BUSINESS = 500;
const MOST_QUEUES = 40;

/** `stored`: the statement that was tried. */
export function drillAnswer(drill: Drill, stored: Element | undefined, setting: SimulateSetting): DrillAnswer {
  const { question, affected, moments, queues, recovery, business, carriesOn, notes } = drill;
  const { language } = setting;
  const told = chosen(drill);
  const subjects = new Subjects();
  return {
    version: 1,
    today: setting.today,
    drill: stored === undefined ? null : storedDrill(stored, setting),
    question: {
      fails: question.fails.map(subjectOf),
      harm: question.harm,
      lasts: numberAnswer(question.lasts),
      horizon: numberAnswer(question.horizon) ?? 0,
      times: question.times,
    },
    affected: told.map((one) => affectedAnswer(one, subjects, language)),
    affectedTotal: affected.length,
    moments: moments.map((moment) => momentAnswer(moment, new Set(told.map(({ element }) => element.row)), language)),
    queues: queues.slice(0, MOST_QUEUES).map(queueAnswer),
    recovery: {
      total: rangeAnswer(recovery.total),
      steps: recovery.steps.slice(0, MOST_STEPS).map((step) => stepAnswer(step, language)),
    },
    business: business.slice(0, MOST_BUSINESS).map((one) => businessAnswer(one, language)),
    carriesOn,
    notes,
  };
}

/** All of them, or of very many those of the business with the ways to them, then the first. */
function chosen({ affected, business, question }: Drill): readonly Affected[] {
  if (affected.length <= MOST_AFFECTED) return affected;
  const byRow = new Map(affected.map((one) => [one.element.row, one]));
  const wanted = new Set<number>();
  const want = (one: Element | Relationship): void => {
    if (!isRelationship(one)) wanted.add(one.row);
  };
  question.fails.forEach(want);
  for (const { element } of business.slice(0, MOST_BUSINESS)) {
    if (wanted.size >= MOST_AFFECTED) break;
    want(element);
    byRow.get(element.row)?.path.forEach(want);
  }
  for (const { element } of affected) {
    if (wanted.size >= MOST_AFFECTED) break;
    wanted.add(element.row);
  }
  return affected.filter(({ element }) => wanted.has(element.row));
}

/** Names of what paths lead through, each made once: very many paths lead through the same few things. */
class Subjects {
  private readonly elements: Map<number, Subject> = new Map();
  private readonly relationships: Map<number, Subject> = new Map();

  of(one: Element | Relationship): Subject {
    const known = isRelationship(one) ? this.relationships : this.elements;
    let subject = known.get(one.row);
    if (subject === undefined) known.set(one.row, (subject = subjectOf(one)));
    return subject;
  }
}

function affectedAnswer(
  { element, spans, path, because }: Affected,
  subjects: Subjects,
  language: string,
): AffectedAnswer {
  return { element: summaryOf(element, language), spans, path: path.map((one) => subjects.of(one)), because };
}

function momentAnswer({ at, changes }: Moment, told: ReadonlySet<number>, language: string): MomentAnswer {
  return {
    at,
    total: changes.length,
    changes: changes
      .filter(({ element }) => told.has(element.row))
      .slice(0, MOST_CHANGES)
      .map(({ element, condition, says }) => ({ id: element.id, name: element.nameIn(language), condition, says })),
  };
}

function queueAnswer({ at, curve, most, emptyAt, lost }: Queue): QueueAnswer {
  return {
    at: subjectOf(at),
    curve: curve.filter(({ waiting }) => Number.isFinite(waiting)),
    most: numberAnswer(most),
    emptyAt: numberAnswer(emptyAt),
    lost: numberAnswer(lost),
  };
}

function stepAnswer(step: RecoveryStep, language: string): RecoveryStepAnswer {
  const all = (elements: readonly Element[]): RecoveryStepAnswer["by"] =>
    elements.map((one) => summaryOf(one, language));
  return {
    element: summaryOf(step.element, language),
    link: step.link === undefined ? null : subjectOf(step.link),
    action: step.action,
    start: rangeAnswer(step.start),
    end: rangeAnswer(step.end),
    isCritical: step.isCritical,
    by: all(step.by),
    runbook: all(step.runbook),
    after: all(step.after),
    missing: missingAnswers(step.missing),
  };
}

function businessAnswer(outcome: BusinessOutcome, language: string): BusinessAnswer {
  const { element, condition, downtime, tolerable, dataLoss, worstStore, money, cases } = outcome;
  return {
    element: summaryOf(element, language),
    condition,
    downtime: againstAnswer(downtime),
    tolerable: againstAnswer(tolerable),
    dataLoss: againstAnswer(dataLoss),
    worstStore: worstStore === undefined ? null : summaryOf(worstStore, language),
    money: money === undefined ? null : { ...rangeAnswer(money.range), currency: money.currency },
    cases: cases === undefined ? null : rangeAnswer(cases),
    missing: missingAnswers([...downtime.missing, ...tolerable.missing, ...dataLoss.missing]),
  };
}

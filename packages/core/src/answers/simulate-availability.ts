/** Availability as answers: a table of what matters, one opened with what stops it, simulated years. */
import { subjectOf } from "./subjects.ts";
import type { Probability } from "../engines/fault-tree/tree.ts";
import type { Element } from "../model/model.ts";
import { wordIn } from "../model/read.ts";
import type { Availability, CauseImportance, CauseNamed, DowntimeYears, SystemCutSet } from "../simulation/answers.ts";
import { againstAnswer, missingAnswers, numberAnswer, rangeAnswer } from "./simulate.ts";
import type {
  AvailabilityAnswer,
  AvailabilityRow,
  CauseAnswer,
  CutSetAnswer,
  ImportanceAnswer,
  ProbabilityAnswer,
  StructureNode,
  YearsAnswer,
} from "./simulate-answers.ts";
import { summaryOf } from "./summary.ts";

/** Cut sets and causes that come with an answer. */
const MOST_CUT_SETS = 200;
const MOST_CAUSES = 500;

export function availabilityRow(found: Availability, language: string): AvailabilityRow {
  const { element, availability, known, coverage, downtime, target, cutSetCount } = found;
  const criticality = wordIn(element, "criticality");
  const single = cutSetCount.byOrder[1];
  return {
    element: summaryOf(element, language),
    criticality: criticality === undefined ? null : { en: criticality.name.en, fr: criticality.name.fr },
    availability: probabilityAnswer(availability),
    known: probabilityAnswer(known),
    coverage,
    downtime: rangeAnswer(downtime),
    target: target === undefined ? null : againstAnswer(target),
    singlePoints: cutSetCount.limit === 0 ? null : Math.max(found.singlePoints.length, Number(single ?? 0n)),
    perhapsPoints: found.cutSets.filter(({ isUnsettled, causes }) => isUnsettled && causes.length === 1).length,
  };
}

export function availabilityAnswer(
  found: Availability,
  structure: StructureNode | undefined,
  language: string,
): AvailabilityAnswer {
  const { failuresPerYear, cutSets, cutSetCount, importance, uncertainty, given, missing } = found;
  return {
    version: 1,
    ...availabilityRow(found, language),
    failuresPerYear: failuresPerYear === undefined ? null : rangeAnswer(failuresPerYear),
    cutSets: cutSets.slice(0, MOST_CUT_SETS).map(cutSetAnswer),
    cutSetCount: {
      count: String(cutSetCount.count),
      byOrder: cutSetCount.byOrder.map(String),
      limit: cutSetCount.limit ?? null,
    },
    importance: importance.slice(0, MOST_CAUSES).map(importanceAnswer),
    uncertainty:
      uncertainty === undefined
        ? null
        : {
            samples: uncertainty.samples,
            low: uncertainty.low,
            median: uncertainty.median,
            high: uncertainty.high,
          },
    given: given.slice(0, MOST_CAUSES).map(causeAnswer),
    missing: missingAnswers(missing),
    structure: structure ?? null,
  };
}

export function yearsAnswer(element: Element, years: DowntimeYears | undefined, language: string): YearsAnswer {
  return {
    version: 1,
    element: summaryOf(element, language),
    years:
      years === undefined
        ? null
        : { ...years, mean: rangeAnswer(years.mean), without: years.without.slice(0, MOST_CAUSES).map(causeAnswer) },
  };
}

function probabilityAnswer({ result, value, complement, lower, upper }: Probability): ProbabilityAnswer {
  return { result, value, complement, lower, upper };
}

function causeAnswer({ cause, what, element, relationship, name }: CauseNamed): CauseAnswer {
  const one = relationship ?? element;
  return { cause, what, subject: one === undefined ? null : subjectOf(one), name };
}

function cutSetAnswer({ causes, probability, isUnsettled }: SystemCutSet): CutSetAnswer {
  return { causes: causes.map(causeAnswer), probability: probability ?? null, isUnsettled };
}

function importanceAnswer(cause: CauseImportance): ImportanceAnswer {
  return {
    ...causeAnswer(cause),
    unavailability: cause.unavailability ?? null,
    birnbaum: numberAnswer(cause.birnbaum),
    criticality: numberAnswer(cause.criticality),
    fussellVesely: numberAnswer(cause.fussellVesely),
    raw: numberAnswer(cause.raw),
    rrw: numberAnswer(cause.rrw),
  };
}

/** Availability and what stops something, for programs. */
import type { Probability } from "@orrery/core/engines/fault-tree/tree";
import { Element } from "@orrery/core/model/model";
import type { Stated } from "@orrery/core/model/read";
import { subjectName } from "@orrery/core/model/subject";
import type { Availability, CauseNamed, DowntimeYears, Range } from "@orrery/core/simulation/answers";
import type { StructureTree } from "@orrery/core/simulation/structure";

/** One element's; `version` is added by who prints it. */
export function availabilityJson(found: Availability): object {
  const { element, availability, known, coverage, downtime, failuresPerYear, target } = found;
  const { cutSets, cutSetCount, importance, singlePoints, given, missing, uncertainty } = found;
  return {
    id: element.id,
    name: { en: element.nameIn("en"), fr: element.nameIn("fr") },
    availability: probabilityJson(availability),
    known: probabilityJson(known),
    coverage,
    downtimeHoursPerYear: rangeJson(downtime),
    failuresPerYear: failuresPerYear === undefined ? null : rangeJson(failuresPerYear),
    target: target === undefined ? null : { limit: target.limit ?? null, met: target.met ?? null },
    uncertainty: uncertainty ?? null,
    singlePoints: singlePoints.map(causeJson),
    minimalCutSets: {
      count: countJson(cutSetCount.count),
      byOrder: cutSetCount.byOrder.map(countJson),
      limit: cutSetCount.limit ?? null,
      first: cutSets.map(({ causes, probability, isUnsettled }) => ({
        causes: causes.map(({ cause }) => cause),
        probability: probability ?? null,
        unsettled: isUnsettled,
      })),
    },
    importance: importance.map(({ unavailability, birnbaum, criticality, fussellVesely, raw, rrw, ...cause }) => ({
      ...causeJson(cause),
      unavailability: unavailability ?? null,
      birnbaum: finite(birnbaum),
      criticality: finite(criticality),
      fussellVesely: finite(fussellVesely),
      raw: finite(raw),
      rrw: finite(rrw),
    })),
    given: given.map(causeJson),
    missing: missingJson(missing),
  };
}

export function yearsJson({ mean, without, ...rest }: DowntimeYears): object {
  return { ...rest, mean: rangeJson(mean), without: without.map(causeJson) };
}

export function structureJson({ kind, says, subject, cause, least, isUnsettled, parts }: StructureTree): object {
  return {
    kind,
    says,
    ...(subject === undefined
      ? {}
      : subject instanceof Element
        ? { element: subject.id }
        : { relationship: subjectName(subject) }),
    ...(cause === undefined
      ? {}
      : {
          cause: cause.cause,
          what: cause.what,
          standing: cause.standing,
          unavailability: cause.behaviour?.unavailability ?? null,
          mtbf: finite(cause.behaviour?.mtbf ?? Infinity),
          mttr: finite(cause.behaviour?.mttr ?? Infinity),
          missing: missingJson(cause.missing),
        }),
    ...(least === undefined ? {} : { least }),
    unsettled: isUnsettled,
    ...(parts.length === 0 ? {} : { parts: parts.map(structureJson) }),
  };
}

function probabilityJson({ result, value, complement, lower, upper }: Probability): object {
  return { result, value, complement, lower, upper };
}

function causeJson({ cause, what, name, element, relationship }: CauseNamed): object {
  return {
    cause,
    what,
    name,
    ...(element === undefined ? {} : { element: element.id }),
    ...(relationship === undefined ? {} : { relationship: subjectName(relationship) }),
  };
}

function missingJson(missing: readonly Stated[]): readonly string[] {
  return missing.map(([of, key]) => `${subjectName(of)}.${key}`);
}

function rangeJson({ lower, upper }: Range): object {
  return { lower, upper: finite(upper) };
}

/** A number as long as it is one; beyond, as digits. */
function countJson(count: bigint): number | string {
  return count <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(count) : String(count);
}

/** JSON has no infinity: null is without end. */
function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

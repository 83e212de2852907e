/** Declared against observed: every difference between a model and an observation, with its evidence and what people accept of it. */
import { compare } from "../base/compare.ts";
import { dateOfDay } from "../base/dates.ts";
import type { Model } from "../model/model.ts";
import { type Answered, answersIn, type Tolerance, tolerancesIn, toleranceStanding } from "./answers.ts";
import { type Drift, type DriftItem, driftSorts, type ToleranceOutcome } from "./drift-items.ts";
import { attributeDrift } from "./drift/attribute-drift.ts";
import { missingElements, unmodelledElements } from "./drift/element-drift.ts";
import { type Matching, matchElements } from "./drift/match.ts";
import { Reach } from "./drift/reach.ts";
import { relationshipDrift } from "./drift/relationship-drift.ts";
import type { Observation } from "./observation.ts";

export interface DriftOptions {
  /** Days since 1970-01-01: for tolerances that lapse. */
  readonly today: number;
  /** Observed things that are less sure than this are no drift; 0.5 where absent. */
  readonly minConfidence?: number;
  /** Answers of people, where they were read already. */
  readonly answered?: Answered;
}

/** Below this, an observation is a hint and no drift; views draw from here on. */
export const USUAL_CONFIDENCE = 0.5;

export function driftOf(model: Model, observation: Observation, options: DriftOptions): Drift {
  const matching = matchElements(model, observation, options.answered ?? answersIn(model));
  return driftBetween(model, observation, matching, options);
}

/** The same where it is known already which element is which. */
export function driftBetween(
  model: Model,
  observation: Observation,
  matching: Matching,
  { today, minConfidence = USUAL_CONFIDENCE }: DriftOptions,
): Drift {
  const reach = new Reach(model, observation, matching);
  const missing = missingElements(model, matching, reach);
  const all = [
    ...unmodelledElements(observation, matching),
    ...missing.items,
    ...relationshipDrift(model, observation, matching, reach),
    ...attributeDrift(model, matching, observation.conflicts),
  ].filter(
    ({ drift, confidence }) => drift === "undecidable" || drift === "unconfirmed" || confidence >= minConfidence,
  );
  const { items, tolerances } = tolerated(all, tolerancesIn(model), today);
  return { items: items.sort(byOrder), matches: matching.matches, tolerances, outside: missing.outside };
}

function byOrder(a: DriftItem, b: DriftItem): number {
  return driftSorts.indexOf(a.drift) - driftSorts.indexOf(b.drift) || compare(a.subject, b.subject);
}

function tolerated(
  all: readonly DriftItem[],
  tolerances: readonly Tolerance[],
  today: number,
): { readonly items: DriftItem[]; readonly tolerances: readonly ToleranceOutcome[] } {
  const covers = new Map<Tolerance, number>(tolerances.map((one) => [one, 0]));
  const good = tolerances.filter((one) => toleranceStanding(one, today) === "good");
  const items = all.map((item) => {
    const found = good.find(({ on }) => on.some((name) => isMeant(name, item)));
    if (found === undefined) return item;
    covers.set(found, (covers.get(found) ?? 0) + 1);
    return { ...item, tolerated: found.statement.id };
  });
  return { items, tolerances: tolerances.map((one) => outcomeOf(one, covers.get(one) ?? 0, today)) };
}

/** A subject means itself and what is about it: an element its attributes and relationships, a relationship its attributes. */
function isMeant(name: string, { subject, element, to }: DriftItem): boolean {
  return subject === name || element === name || to === name || subject.startsWith(`${name}.`);
}

function outcomeOf(tolerance: Tolerance, covers: number, today: number): ToleranceOutcome {
  const { statement, until, because } = tolerance;
  const standing = toleranceStanding(tolerance, today);
  const owner = statement.reference("owner")?.id;
  const day = until === undefined ? undefined : dateOfDay(until);
  return {
    id: statement.id,
    state: standing !== "good" ? standing : covers === 0 ? "needless" : "active",
    covers,
    place: statement.place,
    ...(day === undefined ? {} : { until: day }),
    ...(because === undefined ? {} : { because }),
    ...(owner === undefined ? {} : { owner }),
  };
}

/** Is there drift that nobody accepts? What nobody can tell is none. */
export function isDrifting({ items }: Pick<Drift, "items">): boolean {
  return items.some(({ drift, tolerated: by }) => drift !== "undecidable" && by === undefined);
}

/** What was observed of a workspace, brought together once for all questions about it: the observation, what is declared of it, the drift. */
import { dayNumber } from "../base/dates.ts";
import { type Answered, answersIn } from "../discovery/answers.ts";
import { combined } from "../discovery/combine.ts";
import { driftBetween, USUAL_CONFIDENCE } from "../discovery/drift.ts";
import type { Drift } from "../discovery/drift-items.ts";
import { type Matching, matchElements } from "../discovery/drift/match.ts";
import type { Observation, ObservedElement, ObservedRelationship } from "../discovery/observation.ts";
import { observationOf } from "../discovery/observed.ts";
import type { Snapshot } from "../discovery/snapshot.ts";
import type { Model } from "../model/model.ts";

export interface Observed {
  readonly model: Model;
  readonly snapshots: readonly Snapshot[];
  readonly observation: Observation;
  readonly answered: Answered;
  readonly matching: Matching;
  readonly byId: ReadonlyMap<string, ObservedElement>;
  /** Relationships by either end. */
  readonly around: ReadonlyMap<string, readonly ObservedRelationship[]>;
  /** At a confidence, kept for the last one that was asked for. */
  drift(confidence?: number): Drift;
}

/** `today` as in `2026-11-21`: tolerances lapse. Undefined where nothing was observed. */
export function observed(model: Model, snapshots: readonly Snapshot[], today: string): Observed | undefined {
  if (snapshots.length === 0) return undefined;
  const answered = answersIn(model);
  const observation = observationOf(combined(snapshots), answered.answers);
  const matching = matchElements(model, observation, answered);
  let last: { readonly confidence: number; readonly drift: Drift } | undefined;
  return {
    model,
    snapshots,
    observation,
    answered,
    matching,
    byId: new Map(observation.elements.map((element) => [element.id, element])),
    around: endsOf(observation),
    drift(confidence = USUAL_CONFIDENCE) {
      if (last?.confidence !== confidence) {
        const options = { today: dayNumber(today) ?? 0, minConfidence: confidence, answered };
        last = { confidence, drift: driftBetween(model, observation, matching, options) };
      }
      return last.drift;
    },
  };
}

function endsOf({ relationships }: Observation): ReadonlyMap<string, readonly ObservedRelationship[]> {
  const around = new Map<string, ObservedRelationship[]>();
  for (const one of relationships)
    for (const id of new Set([one.from, one.to])) {
      const known = around.get(id);
      if (known === undefined) around.set(id, [one]);
      else known.push(one);
    }
  return around;
}

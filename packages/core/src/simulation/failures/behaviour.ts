/** How something fails and comes back, of what is stated; and of parts of its failures. */
import type { Element, Relationship } from "../../model/model.ts";
import { hoursOf, numberOf, type Stated } from "../../model/read.ts";
import type { Behaviour } from "../failure-model.ts";
import type { Facts } from "./facts.ts";

/** Behaviour as far as it is stated, and what would have to be stated. */
export interface Said {
  readonly behaviour: Behaviour | undefined;
  readonly stated: readonly Stated[];
  readonly missing: readonly Stated[];
}

/**
 * The time between failures counts the time that it works, as ISO 14224 has it for "mean time to failure" and as operators write it: 1,400 h
 * of work, then 6 h of repair, makes 1400 / 1406 available. What was observed counts where those times are not said; what is promised never.
 */
function behaviourOf(
  one: Element | Relationship,
  mtbf: number | undefined,
  mttr: number | undefined,
  observed: number | undefined,
  errorFactor: number | undefined,
): Said {
  const spread = errorFactor !== undefined && errorFactor > 1 ? { errorFactor } : {};
  if (mtbf !== undefined && mttr !== undefined && mtbf >= 0 && mttr >= 0 && mtbf + mttr > 0) {
    const behaviour = { unavailability: mttr / (mtbf + mttr), mtbf, mttr, ...spread };
    return {
      behaviour,
      stated: [
        [one, "mtbf"],
        [one, "mttr"],
      ],
      missing: [],
    };
  }
  if (observed !== undefined) {
    const unavailability = Math.min(1, Math.max(0, 1 - observed));
    return {
      behaviour: { unavailability, ...timesOf(unavailability, mtbf, mttr), ...spread },
      stated: [[one, "availabilityObserved"]],
      missing: [],
    };
  }
  const missing: Stated[] = [];
  if (mtbf === undefined) missing.push([one, "mtbf"]);
  if (mttr === undefined) missing.push([one, "mttr"]);
  return { behaviour: undefined, stated: [], missing };
}

/** What one of the two times and the share of standstill say of the other. */
function timesOf(
  unavailability: number,
  mtbf: number | undefined,
  mttr: number | undefined,
): { readonly mtbf: number | undefined; readonly mttr: number | undefined } {
  if (unavailability <= 0 || unavailability >= 1) return { mtbf, mttr };
  if (mttr !== undefined) return { mtbf: (mttr * (1 - unavailability)) / unavailability, mttr };
  if (mtbf !== undefined) return { mtbf, mttr: (mtbf * unavailability) / (1 - unavailability) };
  return { mtbf, mttr };
}

export function ofElement(facts: Facts, row: number): Said {
  return behaviourOf(
    facts.element(row),
    facts.hours(row, "mtbf"),
    facts.hours(row, "mttr"),
    facts.number(row, "availabilityObserved"),
    facts.number(row, "errorFactor"),
  );
}

export function ofRelationship(relationship: Relationship): Said {
  return behaviourOf(
    relationship,
    hoursOf(relationship, "mtbf"),
    hoursOf(relationship, "mttr"),
    numberOf(relationship, "availabilityObserved"),
    numberOf(relationship, "errorFactor"),
  );
}

/** The part of the failures that is a share of them: as long repairs, so many times as rare. */
export function shareOf(behaviour: Behaviour | undefined, share: number): Behaviour | undefined {
  if (behaviour === undefined) return undefined;
  const { mtbf, mttr, unavailability } = behaviour;
  if (share <= 0) return { ...behaviour, unavailability: 0, mtbf: Infinity };
  if (mtbf === undefined || mttr === undefined) return { ...behaviour, unavailability: unavailability * share, mtbf };
  const longer = mtbf / share;
  return { ...behaviour, unavailability: mttr / (longer + mttr), mtbf: longer };
}

/** Of `count` like things that fail independently: fewer than `need` work. */
export function groupBehaviour(behaviour: Behaviour, count: number, need: number): Behaviour {
  const q = behaviour.unavailability;
  const failing = count - need + 1;
  if (q <= 0 || q >= 1) return { unavailability: q <= 0 ? 0 : 1, mtbf: undefined, mttr: undefined };
  // Terms of the binomial distribution from the first that is bad on, each from the one before; logarithms keep the first from vanishing.
  let term = Math.exp(logChoose(count, failing) + failing * Math.log(q) + (count - failing) * Math.log1p(-q));
  let sum = 0;
  for (let failed = failing; failed <= count; failed++) {
    sum += term;
    term *= ((count - failed) / (failed + 1)) * (q / (1 - q));
  }
  return { unavailability: Math.min(1, sum), mtbf: undefined, mttr: undefined };
}

function logChoose(n: number, k: number): number {
  let sum = 0;
  const few = Math.min(k, n - k);
  for (let at = 1; at <= few; at++) sum += Math.log((n - few + at) / at);
  return sum;
}

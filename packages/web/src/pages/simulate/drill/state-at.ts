/** What a drill says of a moment: conditions, the step before and after, what happens then. */
import type { AffectedAnswer, DrillAnswer, MomentAnswer } from "@orrery/core/answers/simulate-answers";
import type { Condition } from "@orrery/core/simulation/answers";
import type { Shape } from "../condition.tsx";

/** Hours that count as the same moment: rounding of an address. */
const SAME = 1e-6;

/** The condition of something at a moment; `back` where it works after it did not. */
export function conditionAt({ spans }: Pick<AffectedAnswer, "spans">, time: number): Shape {
  let wasHurt = false;
  for (const { from, until, condition } of spans) {
    if (time < from - SAME) break;
    if (time < until - SAME || until === from) return condition === "works" && wasHurt ? "back" : condition;
    wasHurt ||= condition !== "works";
  }
  const last = spans.at(-1);
  if (last !== undefined && time >= last.until - SAME)
    return last.condition === "works" && wasHurt ? "back" : last.condition;
  return wasHurt ? "back" : "works";
}

const order: readonly Condition[] = ["works", "degraded", "unsettled", "stopped"];

export function worstOf({ spans }: Pick<AffectedAnswer, "spans">): Condition {
  return spans.reduce<Condition>(
    (worst, { condition }) => (order.indexOf(condition) > order.indexOf(worst) ? condition : worst),
    "works",
  );
}

/** When it is no longer as it was before; and when it works again for good, undefined: not by the end. */
export function hurtBetween({ spans }: Pick<AffectedAnswer, "spans">): {
  readonly from: number;
  readonly until: number | undefined;
} {
  const first = spans.find(({ condition }) => condition !== "works");
  const last = spans.findLast(({ condition }) => condition !== "works");
  const isBack = last !== undefined && last !== spans.at(-1);
  return { from: first?.from ?? 0, until: isBack ? last.until : undefined };
}

/** Counts by condition at a moment, of all that is touched. */
export function countsAt(affected: readonly AffectedAnswer[], time: number): Readonly<Record<Shape, number>> {
  const counts: Record<Shape, number> = { stopped: 0, unsettled: 0, degraded: 0, back: 0, works: 0 };
  for (const one of affected) counts[conditionAt(one, time)]++;
  return counts;
}

/** The moment that is reached by then. */
export function momentAt(moments: readonly MomentAnswer[], time: number): number {
  return moments.findLastIndex(({ at }) => at <= time + SAME);
}

/** Time of the moment after, or before, another one. */
export function stepFrom(moments: readonly MomentAnswer[], time: number, by: 1 | -1): number | undefined {
  return by > 0 ? moments.find(({ at }) => at > time + SAME)?.at : moments.findLast(({ at }) => at < time - SAME)?.at;
}

/** Where a time axis ends: not long after the last thing that happens, though what is asked for is still on it. */
export function endOf({ question, moments, business, recovery, queues }: DrillAnswer): number {
  const last = Math.max(
    moments.at(-1)?.at ?? 0,
    recovery.total.upper ?? 0,
    ...queues.map(({ curve }) => curve.at(-1)?.at ?? 0),
    question.lasts ?? 0,
  );
  const isOpen = business.some(({ downtime }) => downtime.upper === null);
  const limits = business.flatMap(({ downtime, tolerable }) => [downtime.limit ?? 0, tolerable.limit ?? 0]);
  const wanted = Math.max(last, ...limits.filter((limit) => limit <= 2 * last)) * 1.08;
  if (question.horizon <= 0) return wanted > 0 ? wanted : 1;
  return isOpen || wanted <= 0 ? question.horizon : Math.min(question.horizon, wanted);
}

/** What surfaces play and rank: moments of change, outcomes worst first. */
import type { Bilingual } from "../model/metamodel.ts";
import type { Affected, BusinessOutcome, Moment } from "./answers.ts";
import { changeWords } from "./drill-words.ts";

/** Moments at which something changes, with what does. */
export function momentsOf(
  affected: readonly Affected[],
  isSure: (row: number) => boolean = () => false,
): readonly Moment[] {
  const byTime = new Map<number, Moment["changes"][number][]>();
  for (const { element, spans } of affected)
    spans.forEach(({ from, condition }, index) => {
      if (index === 0 && condition === "works") return;
      const change = {
        element,
        condition,
        get says(): Bilingual {
          return changeWords(element, condition, index > 0, isSure(element.row));
        },
      };
      const known = byTime.get(from);
      if (known === undefined) byTime.set(from, [change]);
      else known.push(change);
    });
  return [...byTime].toSorted(([a], [b]) => a - b).map(([at, changes]) => ({ at, changes }));
}

/** What misses most comes first: what is not met, what nobody can tell, then the longest standstill. */
export function byWorst(a: BusinessOutcome, b: BusinessOutcome): number {
  return (
    missed(b) - missed(a) ||
    compared(b.downtime.lower, a.downtime.lower) ||
    compared(b.downtime.upper, a.downtime.upper) ||
    compared(b.dataLoss.lower, a.dataLoss.lower) ||
    compared(b.dataLoss.upper, a.dataLoss.upper) ||
    a.element.row - b.element.row
  );
}

function missed({ downtime, tolerable, dataLoss }: BusinessOutcome): number {
  const all = [downtime, tolerable, dataLoss];
  return all.some(({ met }) => met === false)
    ? 2
    : all.some(({ met, limit }) => met === undefined && limit !== undefined)
      ? 1
      : 0;
}

function compared(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

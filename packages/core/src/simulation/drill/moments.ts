/** What surfaces play and rank: moments of change, outcomes worst first. */
import type { Bilingual } from "../../model/metamodel.ts";
import type { Element } from "../../model/model.ts";
import type { Affected, BusinessOutcome, Condition, Moment } from "../answers.ts";
import { changeWords } from "./words.ts";

type Change = Moment["changes"][number];

/** Moments at which something changes, with what does; changes are made when somebody looks at a moment. */
export function momentsOf(affected: readonly Affected[]): readonly Moment[] {
  const byTime = new Map<number, { readonly one: Affected; readonly at: number }[]>();
  for (const one of affected)
    one.spans.forEach(({ from, condition }, at) => {
      if (at === 0 && condition === "works") return;
      const known = byTime.get(from);
      if (known === undefined) byTime.set(from, [{ one, at }]);
      else known.push({ one, at });
    });
  return [...byTime]
    .toSorted(([a], [b]) => a - b)
    .map(([at, found]): Moment => {
      let made: readonly Change[] | undefined;
      return {
        at,
        get changes(): readonly Change[] {
          return (made ??= found.map(({ one, at: index }) => new ChangeOne(one, index)));
        },
      };
    });
}

class ChangeOne implements Change {
  private readonly one: Affected;
  private readonly at: number;

  constructor(one: Affected, at: number) {
    this.one = one;
    this.at = at;
  }

  get row(): number {
    return this.one.row;
  }

  get element(): Element {
    return this.one.element;
  }

  get condition(): Condition {
    return this.one.spans[this.at]?.condition ?? "works";
  }

  get says(): Bilingual {
    return changeWords(this.one.element, this.condition, this.at > 0, this.one.spans[this.at]?.isOpen === true);
  }
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

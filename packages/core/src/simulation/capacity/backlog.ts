/**
 * Work that piles up while more comes than can be done, and drains afterwards (R243): the fluid picture, exact for means as long as
 * the surplus is large against chance. Newell, "Applications of Queueing Theory", 1982, chapter 2.
 */

import type { StationFigures } from "../capacity.ts";

export interface BacklogQuestion {
  /** Per second: before and after, and during the surge. */
  readonly usual: number;
  readonly surge: number;
  readonly capacity: number;
  /** Seconds that the surge lasts, and until when is looked. */
  readonly lasts: number;
  readonly horizon: number;
  /** Most that may wait. */
  readonly limit: number | undefined;
}

export interface Backlog {
  /** Points of a broken line; seconds, items that wait. */
  readonly curve: readonly { readonly at: number; readonly waiting: number }[];
  readonly most: number;
  /** Seconds; undefined: not before the horizon, or never. */
  readonly emptyAt: number | undefined;
  /** Items beyond what may wait. */
  readonly lost: number;
  /** Seconds that the last one to come at the worst moment waits. */
  readonly lag: number;
  /** Seconds from the start until the queue is full. */
  readonly fullAt: number | undefined;
}

export function backlogOf({ usual, surge, capacity, lasts, horizon, limit }: BacklogQuestion): Backlog {
  const curve = [{ at: 0, waiting: 0 }];
  const surplus = surge - capacity;
  const end = Math.min(lasts, horizon);
  const cap = limit ?? Number.POSITIVE_INFINITY;
  let [waiting, lost] = [0, 0];
  let fullAt: number | undefined;
  if (surplus > 0) {
    const wanted = surplus * end;
    if (wanted > cap) {
      fullAt = cap / surplus;
      curve.push({ at: fullAt, waiting: cap });
      lost += surplus * (end - fullAt);
    }
    waiting = Math.min(wanted, cap);
  }
  curve.push({ at: end, waiting });
  const most = waiting;
  let emptyAt: number | undefined = waiting === 0 ? end : undefined;
  if (horizon > end && waiting > 0) {
    const rest = usual - capacity;
    if (rest < 0) {
      const drained = end + waiting / -rest;
      if (drained <= horizon) {
        emptyAt = drained;
        curve.push({ at: drained, waiting: 0 });
        if (drained < horizon) curve.push({ at: horizon, waiting: 0 });
      } else curve.push({ at: horizon, waiting: waiting + rest * (horizon - end) });
    } else {
      const later = waiting + rest * (horizon - end);
      if (later > cap) {
        const full = end + (cap - waiting) / Math.max(rest, Number.MIN_VALUE);
        fullAt ??= full;
        lost += rest * (horizon - Math.max(end, full));
      }
      curve.push({ at: horizon, waiting: Math.min(later, cap) });
    }
  }
  const highest = curve.reduce((top, one) => Math.max(top, one.waiting), most);
  return {
    curve,
    most: highest,
    emptyAt,
    lost,
    lag: capacity > 0 ? highest / capacity : Number.POSITIVE_INFINITY,
    fullAt,
  };
}

/** What piles up before a station while a load lasts. */
export interface StationBacklog extends Backlog {
  readonly station: StationFigures;
  /** Per second; with the most that may be asked. */
  readonly surge: number;
  readonly usual: number;
  readonly capacity: number;
  /** It piles up for certain, not only perhaps. */
  readonly isSure: boolean;
}

/** Backlogs of all stations that cannot follow a load of so many seconds, the greatest first. `usual` by row of the model, per second. */
export function backlogsOf(
  stations: readonly StationFigures[],
  lasts: number,
  usual: (row: number) => number,
): readonly StationBacklog[] {
  return stations
    .flatMap((station): readonly StationBacklog[] => {
      const { demand, most, serviceFrom, element, queueLimit } = station;
      const surge = Number.isFinite(demand.rate.upper) ? demand.rate.upper : demand.rate.lower;
      // Of what is no rate nothing can pile up.
      if (most === undefined || serviceFrom === undefined || surge <= most) return [];
      const before = usual(element.row);
      const drain = before < most ? ((surge - most) * lasts) / (most - before) : lasts;
      const question = {
        usual: before,
        surge,
        capacity: most,
        lasts,
        horizon: lasts + drain * 1.05,
        limit: queueLimit,
      };
      return [
        { ...backlogOf(question), station, surge, usual: before, capacity: most, isSure: demand.rate.lower > most },
      ];
    })
    .sort((a, b) => b.lag - a.lag);
}

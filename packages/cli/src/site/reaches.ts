/** How far each element reaches, for its page: searched once, whatever the languages of the site. */
import { findImpact } from "@orrery/core/analyses/find-impact";
import type { Model } from "@orrery/core/model/model";

export interface Reach {
  /** Elements that it depends on, and that depend on it. */
  readonly up: number;
  readonly down: number;
  /** The nearest few that depend on it, nearest first. */
  readonly nearest: readonly { readonly row: number; readonly distance: number }[];
}

const NEAREST = 12;

/** The reach of a row, remembered. */
export function reachesOf(model: Model): (row: number) => Reach {
  const known = new Map<number, Reach>();
  return (row) => {
    let reach = known.get(row);
    if (reach === undefined) known.set(row, (reach = reachOf(model, row)));
    return reach;
  };
}

function reachOf(model: Model, row: number): Reach {
  const found = findImpact(model, row, { direction: "down" });
  return {
    up: findImpact(model, row, { direction: "up" }).hits.length,
    down: found.hits.length,
    nearest: Array.from(found.hits.subarray(0, NEAREST), (place) => ({
      row: found.row[place] ?? 0,
      distance: found.distance[place] ?? 0,
    })),
  };
}

/** The stations under the load of a question, with what people who wait make of it. */
import type { CapacityQuestion } from "../capacity.ts";
import type { CapacityBasis } from "./basis.ts";
import { StationReading } from "./station.ts";
import { type ClosedLoad, closedLoadOf } from "./users.ts";
import { withAdded } from "../load/added.ts";
import { changed, type LoadChange } from "../load/change.ts";
import { urgencies } from "../load/priority.ts";
import { changeOf } from "../load/scenario.ts";

export interface CapacityReading {
  readonly reading: StationReading;
  readonly change: LoadChange & ReturnType<typeof changeOf>;
  readonly closed: ClosedLoad;
}

/** O(nodes + steps) beside the networks of those who wait. */
export function readingOf(basis: CapacityBasis, question: CapacityQuestion = {}): CapacityReading {
  const { load, ways, growth } = basis;
  const change = changeOf(load, question.scenario, question.times, question.years ?? 0);
  const rates = changed(load, ways, growth, change);
  // How much they ask depends on how fast it is for them, and that on what all others ask.
  const closed = closedLoadOf(basis, new StationReading(basis, rates, change, question), change);
  const all = withAdded(load, ways, rates, closed.added);
  const mixes = urgencies(load, ways, all);
  return { reading: new StationReading(basis, all, change, question, { closed, mixes }), change, closed };
}

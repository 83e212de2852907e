/** Tiers of software, from the data up to what people see. */
import type { Element } from "../../model/model.ts";
import { tierOf } from "../../model/styles/shape.ts";

const TIERS: readonly string[] = ["data", "logic", "presentation"];

/** Height of the tier that an element stands on, from 0: data, logic, presentation. Undefined: nobody can tell, or several. */
export function tierRank(element: Element): number | undefined {
  const rank = TIERS.indexOf(tierOf(element) ?? "");
  return rank < 0 ? undefined : rank;
}

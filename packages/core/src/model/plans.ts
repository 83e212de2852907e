/** Plans for continuity, recovery and crises, as documents of the model. */
import type { Element } from "./model.ts";
import { wordOf } from "./read.ts";

/** Types of documents by which an organisation goes on and comes back. */
const PLANS: ReadonlySet<string> = new Set(["bcp", "drp", "crisis-plan"]);

export function isPlan(document: Element): boolean {
  return PLANS.has(wordOf(document, "type") ?? "");
}

/** A plan that is kept up: neither a draft nor withdrawn. */
export function isPlanInUse(document: Element): boolean {
  const status = wordOf(document, "status");
  return isPlan(document) && status !== "withdrawn" && status !== "expired";
}

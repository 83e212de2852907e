/** Event simulation of networks of queues: what no formula covers, and the cross-check of those that do. */
import { refusalsOf, type Refusal } from "./refusals.ts";
import { resultOf } from "./result.ts";
import { runEvents } from "./run.ts";
import type { EventModel, EventOptions, EventResult } from "./model.ts";

/** Simulates; the same seed and repetition give the same result everywhere. What cannot be simulated is refused, with all reasons. */
export function simulateEvents(
  model: EventModel,
  options: EventOptions,
): EventResult | { readonly refused: readonly Refusal[] } {
  const refused = refusalsOf(model);
  if (refused.length > 0) return { refused };
  return resultOf(model.network, runEvents(model, options));
}

/** Stores as things that can be lost: which of them keep what cannot be made again. */
import type { Element } from "../../model/model.ts";
import { affirms, wordOf } from "../../model/read.ts";
import { isInProduction } from "./redundancy.ts";

/** Stores whose content is made again from elsewhere, or is on its way. */
const PASSING: ReadonlySet<string> = new Set(["cache", "queue", "topic", "search"]);

/** Does a store keep what would be missed: no cache, no queue, no index, in production? */
export function keepsData(store: Element): boolean {
  const type = wordOf(store, "type");
  return (type === undefined || !PASSING.has(type)) && isInProduction(store);
}

/** Whether a store is backed up, and what says so: itself, its application, or the machine that it runs on. */
export function backupOf(store: Element): { readonly answer: boolean | undefined; readonly by: Element } {
  for (const one of [store, ...store.path.toReversed()]) {
    const answer = affirms(one, "backup");
    if (answer !== undefined) return { answer, by: one };
  }
  return { answer: undefined, by: store };
}

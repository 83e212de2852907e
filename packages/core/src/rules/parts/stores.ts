/** Stores as things that can be lost: which of them keep what cannot be made again. */
import type { Element } from "../../model/model.ts";
import { flowsCarrying } from "../../model/personal-data.ts";
import { affirms, elementsOf } from "../../model/read.ts";
import { systemOf } from "./copies.ts";

/**
 * Does software that reads or writes data reach into this store for it? Not where it keeps the data in a store of its own, or gets it
 * sent: then it works on its copy.
 */
export function opensFor(who: Element, data: Element, store: Element): boolean {
  const system = systemOf(who);
  if (system.row === systemOf(store).row) return true;
  const isOwn = (one: Element | undefined): boolean => one !== undefined && systemOf(one).row === system.row;
  if (elementsOf(data, "store").some(isOwn)) return false;
  return !flowsCarrying(data).some(({ to }) => isOwn(to));
}

/** Whether a store is backed up, and what says so: itself, its application, or the machine that it runs on. */
export function backupOf(store: Element): { readonly answer: boolean | undefined; readonly by: Element } {
  for (const one of [store, ...store.path.toReversed()]) {
    const answer = affirms(one, "backup");
    if (answer !== undefined) return { answer, by: one };
  }
  return { answer: undefined, by: store };
}

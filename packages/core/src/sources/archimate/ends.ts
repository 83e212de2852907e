/** Ids and ends: unique ids, and no relationship or connection whose ends are missing. */
import type { Notes } from "./notes.ts";
import { reasons } from "./reasons.ts";
import type { XmlElement } from "./xml.ts";

/** Gives every thing its own id: the second of two equal ids gets a number, and references mean the first. */
export interface IdBook {
  take(element: XmlElement, wanted: string | undefined, what: string): string;
}

/** A fresh book of ids. */
export function idBook(notes: Notes): IdBook {
  const taken = new Set<string>();
  const numbers = new Map<string, number>();
  const unique = (base: string, first: number): string => {
    for (let number = numbers.get(base) ?? first; ; number++) {
      const id = `${base}-${number}`;
      numbers.set(base, number + 1);
      if (!taken.has(id)) return id;
    }
  };
  return {
    take: (element, wanted, what) => {
      const stated = wanted !== undefined && wanted !== "";
      const id = stated ? (taken.has(wanted) ? unique(wanted, 2) : wanted) : unique(what, 1);
      if (stated && id !== wanted) {
        notes.report("archimate-duplicate-id", "warning", element, { id: wanted });
        notes.tally.approximated("identifier", reasons.duplicate, wanted);
      }
      taken.add(id);
      return id;
    },
  };
}

export interface Ended {
  readonly id: string;
  readonly source: string;
  readonly target: string;
}

/** Parts items into those that rest on `known` things, directly or through other items, and those that hang in the air (or in a ring). */
export function withEnds<Item extends Ended>(
  items: readonly Item[],
  known: (id: string) => boolean,
): { kept: Item[]; lost: Item[] } {
  const waiting = new Map<string, Item[]>();
  const missing = new Map<Item, number>();
  const ready: Item[] = [];
  for (const item of items) {
    const open = [item.source, item.target].filter((end) => !known(end));
    missing.set(item, open.length);
    if (open.length === 0) ready.push(item);
    for (const end of open) listOf(waiting, end).push(item);
  }
  const kept = new Set<Item>();
  for (let item = ready.pop(); item !== undefined; item = ready.pop()) {
    kept.add(item);
    for (const user of waiting.get(item.id) ?? []) {
      const left = (missing.get(user) ?? 0) - 1;
      missing.set(user, left);
      if (left === 0) ready.push(user);
    }
  }
  return { kept: items.filter((item) => kept.has(item)), lost: items.filter((item) => !kept.has(item)) };
}

function listOf<Item>(lists: Map<string, Item[]>, key: string): Item[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

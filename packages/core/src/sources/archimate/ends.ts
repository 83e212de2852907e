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

/** Parts items into those whose ends exist (among `known` or kept items) and those that hang in the air, directly or through another. */
export function withEnds<Item extends Ended>(items: readonly Item[], known: (id: string) => boolean): { kept: Item[]; lost: Item[] } {
  const byId = new Map(items.map((item) => [item.id, item]));
  const users = new Map<string, Item[]>();
  const queue: Item[] = [];
  for (const item of items) {
    for (const end of [item.source, item.target]) {
      if (known(end)) continue;
      if (!byId.has(end) || end === item.id) queue.push(item);
      else userList(users, end).push(item);
    }
  }
  const lost = new Set<Item>();
  for (let item = queue.pop(); item !== undefined; item = queue.pop()) {
    if (lost.has(item)) continue;
    lost.add(item);
    queue.push(...(users.get(item.id) ?? []));
  }
  return { kept: items.filter((item) => !lost.has(item)), lost: [...lost] };
}

function userList<Item>(users: Map<string, Item[]>, end: string): Item[] {
  const list = users.get(end) ?? [];
  users.set(end, list);
  return list;
}

/** Those who wait at a station, in the order in which its discipline takes them. */
import { createEventHeap, hasEvent, popEvent, pushEvent } from "../event-heap.ts";
import { nextBelow, type Random } from "../random.ts";
import type { Discipline } from "../queueing/network.ts";
import type { Customers } from "./customers.ts";

export interface Line {
  add(slot: number): void;
  /** One that was being served and gave its place to another: before all it would have been before. */
  putBack(slot: number): void;
  /** The next to be served, who is in the line no more, or -1. */
  take(): number;
  /** Somebody who gives up. */
  remove(slot: number): void;
}

/** `levelOf`: place of each class in the order of priorities, 0 first. */
export function openLine(discipline: Discipline, customers: Customers, levelOf: Int32Array, random: Random): Line {
  switch (discipline) {
    case "fcfs":
    case "ps":
      return openLevels(
        customers,
        levelOf.map(() => 0),
        false,
      );
    case "lcfs":
    case "lcfs-preemptive":
      return openLevels(
        customers,
        levelOf.map(() => 0),
        true,
      );
    case "priority":
    case "priority-preemptive":
      return openLevels(customers, levelOf, false);
    case "random":
      return openUrn(customers, random);
    case "shortest-first":
      return openByLength(customers, 1);
    case "longest-first":
      return openByLength(customers, -1);
  }
}

/** Linked lists, one a level; the newest is taken first or last. */
function openLevels(customers: Customers, levelOf: Int32Array, newestFirst: boolean): Line {
  const levels = 1 + levelOf.reduce((most, level) => Math.max(most, level), 0);
  const first = new Int32Array(levels).fill(-1);
  const last = new Int32Array(levels).fill(-1);
  const remove = (slot: number): void => {
    const { next, previous } = customers;
    const level = levelOf[customers.ofClass[slot] as number] as number;
    const before = previous[slot] as number;
    const after = next[slot] as number;
    if (before < 0) first[level] = after;
    else next[before] = after;
    if (after < 0) last[level] = before;
    else previous[after] = before;
  };
  const toFront = (slot: number): void => {
    const { next, previous } = customers;
    const level = levelOf[customers.ofClass[slot] as number] as number;
    const old = first[level] as number;
    next[slot] = old;
    previous[slot] = -1;
    if (old < 0) last[level] = slot;
    else previous[old] = slot;
    first[level] = slot;
  };
  const toBack = (slot: number): void => {
    const { next, previous } = customers;
    const level = levelOf[customers.ofClass[slot] as number] as number;
    const old = last[level] as number;
    next[slot] = -1;
    previous[slot] = old;
    if (old < 0) first[level] = slot;
    else next[old] = slot;
    last[level] = slot;
  };
  return {
    add: newestFirst ? toFront : toBack,
    putBack: toFront,
    take: () => {
      for (let level = 0; level < levels; level++) {
        const slot = first[level] as number;
        if (slot < 0) continue;
        remove(slot);
        return slot;
      }
      return -1;
    },
    remove,
  };
}

function openUrn(customers: Customers, random: Random): Line {
  const waiting: number[] = [];
  const add = (slot: number): void => {
    customers.next[slot] = waiting.length;
    waiting.push(slot);
  };
  const remove = (slot: number): void => {
    const at = customers.next[slot] as number;
    const moved = waiting.pop() as number;
    if (moved === slot) return;
    waiting[at] = moved;
    customers.next[moved] = at;
  };
  return {
    add,
    putBack: add,
    take: () => {
      if (waiting.length === 0) return -1;
      const slot = waiting[nextBelow(random, waiting.length)] as number;
      remove(slot);
      return slot;
    },
    remove,
  };
}

/** By length of service: a heap in which the entries of those who gave up stay until they come up. */
function openByLength(customers: Customers, sign: number): Line {
  const heap = createEventHeap();
  /** Running number of the entry that counts of each customer. */
  const entryOf = new Map<number, number>();
  const add = (slot: number): void => {
    entryOf.set(slot, heap.added);
    pushEvent(heap, sign * (customers.left[slot] as number), slot);
  };
  return {
    add,
    putBack: add,
    take: () => {
      while (hasEvent(heap)) {
        const slot = heap.ids[0] as number;
        const entry = heap.turns[0] as number;
        popEvent(heap);
        if (entryOf.get(slot) !== entry) continue;
        entryOf.delete(slot);
        return slot;
      }
      return -1;
    },
    remove: (slot) => void entryOf.delete(slot),
  };
}

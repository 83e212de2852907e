/** How long something takes to come back after a failure, and how much data is gone then. */
import { isKind } from "./is-kind.ts";
import { Element } from "./model.ts";
import { affirms, hoursOf, numberOf, type Stated, type Stating, wordOf } from "./read.ts";
import { isInProduction, spareOf } from "./redundancy.ts";

/** A length of time that follows from what is stated, and what would have to be stated for a better answer. */
export interface Reckoned {
  /** Hours; undefined: nobody can tell. */
  readonly hours: number | undefined;
  /** False: it may be shorter, for `missing` could change it. */
  readonly isCertain: boolean;
  readonly stated: readonly Stated[];
  readonly missing: readonly Stated[];
}

/** Hours until an element works again after it failed: a spare takes over, it restarts, or somebody mends it. */
export function recoveryOf(element: Element): Reckoned {
  const spare = spareOf(element);
  if (spare.answer === true) return takeoverOf(element, spare.stated);
  const repair = repairOf(element);
  // By restarting it is back at once, which no spare could better.
  if (repair.hours === undefined || hoursOf(element, "mttr") === undefined) return repair;
  return {
    hours: repair.hours,
    isCertain: spare.answer === false,
    stated: [...repair.stated, ...(spare.answer === false ? spare.stated : [])],
    missing: spare.answer === false ? [] : spare.stated,
  };
}

/** Hours until an element of which nothing is left works again: somebody mends it, or it restarts. */
export function repairOf(one: Stating): Reckoned {
  const mttr = hoursOf(one, "mttr");
  if (mttr !== undefined) return known(mttr, [[one, "mttr"]]);
  // Software that is started again by its platform is back in minutes; a store has to be recovered first, a machine mended.
  if (wordOf(one, "restart") === "auto" && !(one instanceof Element && isKind(one, "store", "node")))
    return known(0, [[one, "restart"]]);
  return unknown([[one, "mttr"]]);
}

/** Hours until a spare has taken over. */
export function takeoverOf(element: Element, stated: readonly Stated[] = []): Reckoned {
  const failover = hoursOf(element, "failoverTime");
  if (failover !== undefined) return known(failover, [[element, "failoverTime"]]);
  // A passive spare has to be woken, and nobody says how long that takes; instances that all work take over at once.
  return wordOf(element, "redundancy") === "active-passive" ? unknown([[element, "failoverTime"]]) : known(0, stated);
}

/** Hours of the latest data that are lost when a store, or an application that keeps its own data, fails for good. */
export function dataLossOf(element: Element): Reckoned {
  const copy = liveCopyOf(element);
  const backup = backupLossOf(element);
  if (copy.hours === undefined && backup.hours === undefined) return unknown([...backup.missing, ...copy.missing]);
  if (copy.hours !== undefined && copy.hours <= (backup.hours ?? Infinity)) return copy;
  return { ...backup, isCertain: copy.isCertain, missing: copy.missing };
}

/** Stores whose content is made again from elsewhere, or is on its way. */
const PASSING: ReadonlySet<string> = new Set(["cache", "queue", "topic", "search"]);

/** Does a store keep what would be missed: no cache, no queue, no index, in production? */
export function keepsData(store: Element): boolean {
  const type = wordOf(store, "type");
  return (type === undefined || !PASSING.has(type)) && isInProduction(store);
}

/** Hours that are known for sure; -Infinity where none are. */
export function certain({ hours, isCertain }: Reckoned): number {
  return hours !== undefined && isCertain ? hours : -Infinity;
}

/** Hours that it may be; Infinity where nobody said. */
export function possible({ hours }: Reckoned): number {
  return hours ?? Infinity;
}

/** Hours by which a live copy is behind. Infinity and certain: it is said that there is none. */
export function liveCopyOf(element: Element): Reckoned {
  const said = affirms(element, "replication");
  if (said === false) return known(Infinity, [[element, "replication"]]);
  if (said === undefined) {
    if ((numberOf(element, "replicas") ?? 0) === 1) return known(Infinity, [[element, "replicas"]]);
    return unknown([[element, "replication"]]);
  }
  if (wordOf(element, "replication.mode") === "sync") return known(0, [[element, "replication"]]);
  const lag = hoursOf(element, "replication.lag");
  if (lag !== undefined) return known(lag, [[element, "replication"]]);
  return unknown([[element, "replication.lag"]]);
}

/** Hours between backups. Infinity and certain: it is said that there are none. */
export function backupLossOf(element: Element): Reckoned {
  if (affirms(element, "backup") === false) return known(Infinity, [[element, "backup"]]);
  const every = hoursOf(element, "backup.every");
  return every === undefined ? unknown([[element, "backup.every"]]) : known(every, [[element, "backup"]]);
}

function known(hours: number, stated: readonly Stated[]): Reckoned {
  return { hours, isCertain: true, stated, missing: [] };
}

function unknown(missing: readonly Stated[]): Reckoned {
  return { hours: undefined, isCertain: false, stated: [], missing };
}

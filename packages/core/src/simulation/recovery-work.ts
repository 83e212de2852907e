/** What has to be done so that an element works again after a harm, and how long each step takes. */
import { inUnit } from "../base/quantity.ts";
import { isKind } from "../model/is-kind.ts";
import type { Element, Relationship } from "../model/model.ts";
import { hoursOf, knownValue, type Stated, wordOf } from "../model/read.ts";
import { keepsData, type Reckoned, repairOf, takeoverOf } from "../model/recovery.ts";
import { productionNodesOf } from "../model/redundancy.ts";
import { sitesOf } from "../model/hosting.ts";
import type { Range, RecoveryStep } from "./answers.ts";

export interface Work {
  readonly action: RecoveryStep["action"];
  /** Hours. */
  readonly takes: Range;
  /** People do it, so that they cannot do something else meanwhile. */
  readonly isManual: boolean;
  readonly missing: readonly Stated[];
}

/** How something came to stand still. `cut`: what carries it stopped, and it has to start again; `struck`: the harm is its own. */
export type Damage = "struck" | "cut" | "destroyed" | "encrypted" | "corrupted";

/** Steps one after the other. Of what only waits for others there are none. */
export function workOn(element: Element, damage: Damage): readonly Work[] {
  switch (damage) {
    case "struck":
      return [worked("repair", mendingOf(element), true)];
    case "cut":
      return [restartOf(element)];
    case "corrupted":
      return [restoreOf(element)];
    case "destroyed":
    case "encrypted":
      return rebuildOf(element);
  }
}

/** A platform that starts software again mends no fault and installs nothing: how long that takes is what is stated, or not known. */
function mendingOf(element: Element): Reckoned {
  const hours = hoursOf(element, "mttr");
  return { hours, isCertain: hours !== undefined, stated: [], missing: [[element, "mttr"]] };
}

/** A link is mended. */
export function workOnLink(link: Relationship): Work {
  return worked("repair", repairOf(link), true);
}

/** A cause that lasts so long by itself. */
export function waitFor(hours: number): Work {
  return { action: "wait", takes: { lower: hours, upper: hours }, isManual: false, missing: [] };
}

/** A spare takes over. */
export function switchOverOf(element: Element): Work {
  return worked("switch-over", takeoverOf(element), false);
}

/** Of a machine, store or piece of software that keeps data: is there anything to be brought back from a copy? */
export function isKeeper(element: Element): boolean {
  if (isKind(element, "store")) return keepsData(element);
  return (
    isKind(element, "application") && !element.children.some((child) => isKind(child, "application", "module", "store"))
  );
}

/**
 * What stood on something that is back starts again: at once where that is said of software, by hand in the time that a repair takes; in
 * between where nobody says.
 */
function restartOf(element: Element): Work {
  const restart = wordOf(element, "restart");
  const mttr = hoursOf(element, "mttr");
  const upper = mttr ?? Infinity;
  const missing: Stated[] = mttr === undefined ? [[element, "mttr"]] : [];
  if (restart === "auto" && !isKind(element, "store"))
    return { action: "restart", takes: { lower: 0, upper: 0 }, isManual: false, missing: [] };
  if (restart === "manual") return { action: "restart", takes: { lower: mttr ?? 0, upper }, isManual: true, missing };
  // A store that starts by itself still has to be recovered, in at most the time of a repair.
  const isSaid = restart === "auto";
  return {
    action: "restart",
    takes: { lower: 0, upper },
    isManual: !isSaid,
    missing: [...(isSaid ? [] : [[element, "restart"] as const]), ...missing],
  };
}

function rebuildOf(element: Element): readonly Work[] {
  const isStore = isKind(element, "store");
  if (isStore && !keepsData(element)) return [worked("rebuild", mendingOf(element), true)];
  // Restoring a store is what brings it back; its program comes with its machine.
  if (isStore) return [restoreOf(element)];
  const rebuild = worked("rebuild", mendingOf(element), true);
  return isKeeper(element) && keepsStated(element) ? [rebuild, restoreOf(element)] : [rebuild];
}

/** Does an application say itself how its data are kept? */
function keepsStated(element: Element): boolean {
  return ["backup", "restoreTime", "replication", "disk"].some((key) => element.get(key) !== undefined);
}

/** As stated, else the amount of data through the narrowest way that is known. */
export function restoreOf(element: Element): Work {
  const stated = hoursOf(element, "restoreTime");
  if (stated !== undefined)
    return worked("restore", { ...known, hours: stated, stated: [[element, "restoreTime"]] }, true);
  const bytes = bytesOf(element);
  const way = throughputTo(element);
  if (bytes !== undefined && way !== undefined && way > 0) {
    const hours = inUnit((bytes * 8) / way, "h", "duration");
    return worked("restore", { ...known, hours, stated: [] }, true);
  }
  return worked(
    "restore",
    { hours: undefined, isCertain: false, stated: [], missing: [[element, "restoreTime"]] },
    true,
  );
}

const known = { isCertain: true, missing: [] } as const;

/** Bytes that a store holds: the volumes of its data, else the disk that it has. */
function bytesOf(element: Element): number | undefined {
  let sum = 0;
  let isKnown = false;
  for (const { key, element: data } of element.referrers) {
    if (key !== "store") continue;
    const volume = quantityOf(data, "volume", "size") ?? quantityOf(data, "size", "size");
    if (volume === undefined) return quantityOf(element, "disk", "size");
    sum += volume;
    isKnown = true;
  }
  return isKnown ? sum : quantityOf(element, "disk", "size");
}

/** Bits a second of the narrowest part of the way that is said: its machines, and from another site the links of its own. */
function throughputTo(element: Element): number | undefined {
  const widths: number[] = [];
  for (const node of isKind(element, "node") ? [element] : productionNodesOf(element)) {
    const width = quantityOf(node, "bandwidth", "bandwidth");
    if (width !== undefined) widths.push(width);
  }
  if (isOffsite(element))
    for (const site of sitesOf(element)) {
      const links = [...site.out("connects"), ...site.in("connects")].flatMap(
        (link) => quantityOf(link, "bandwidth", "bandwidth") ?? [],
      );
      // Of several ways the widest can be taken.
      if (links.length > 0) widths.push(Math.max(...links));
    }
  return widths.length === 0 ? undefined : Math.min(...widths);
}

function isOffsite(element: Element): boolean {
  const value = knownValue(element, "backup.offsite");
  return value?.kind === "boolean" && value.boolean;
}

function quantityOf(one: Element | Relationship, key: string, dimension: "size" | "bandwidth"): number | undefined {
  const value = knownValue(one, key);
  return value?.kind === "quantity" && value.dimension === dimension ? value.amount : undefined;
}

function worked(action: Work["action"], { hours, missing }: Reckoned, isManual: boolean): Work {
  return {
    action,
    takes: { lower: hours ?? 0, upper: hours ?? Infinity },
    isManual,
    missing: hours === undefined ? missing : [],
  };
}

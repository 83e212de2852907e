/** What has to be done so that an element works again after a harm, and how long each step takes. */
import { inUnit } from "../../base/quantity.ts";
import { isKind } from "../../model/is-kind.ts";
import type { Element, Relationship } from "../../model/model.ts";
import { knownValue, type Stated } from "../../model/read.ts";
import { repairOf, takeoverOf } from "../../model/recovery.ts";
import { productionNodesOf } from "../../model/redundancy.ts";
import { sitesOf } from "../../model/hosting.ts";
import type { Range, RecoveryStep } from "../answers.ts";
import type { RecoveryFacts } from "./facts.ts";

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
export function workOn(facts: RecoveryFacts, row: number, damage: Damage): readonly Work[] {
  switch (damage) {
    case "struck":
      return [mendingOf(facts, row, "repair")];
    case "cut":
      return [restartOf(facts, row)];
    case "corrupted":
      return [restoreOf(facts, row)];
    case "destroyed":
    case "encrypted":
      return rebuildOf(facts, row);
  }
}

/** A platform that starts software again mends no fault and installs nothing: how long that takes is what is stated, or not known. */
function mendingOf(facts: RecoveryFacts, row: number, action: "repair" | "rebuild"): Work {
  return worked(action, facts.hours(row, "mttr"), true, () => [[facts.model.at(row), "mttr"]]);
}

/** A link is mended. */
export function workOnLink(link: Relationship): Work {
  const { hours, missing } = repairOf(link);
  return worked("repair", hours, true, () => missing);
}

/** A cause that lasts so long by itself. */
export function waitFor(hours: number): Work {
  return { action: "wait", takes: { lower: hours, upper: hours }, isManual: false, missing: [] };
}

/** A spare takes over. */
export function switchOverOf(element: Element): Work {
  const { hours, missing } = takeoverOf(element);
  return worked("switch-over", hours, false, () => missing);
}

/**
 * What stood on something that is back starts again: at once where that is said of software, by hand in the time that a repair takes; in
 * between where nobody says.
 */
function restartOf(facts: RecoveryFacts, row: number): Work {
  const restart = facts.word(row, "restart");
  if (restart === "auto" && !facts.isOf(row, "store")) return AT_ONCE;
  const mttr = facts.hours(row, "mttr");
  // A store that starts by itself still has to be recovered, in at most the time of a repair.
  const isSaid = restart === "auto" || restart === "manual";
  return {
    action: "restart",
    takes: { lower: restart === "manual" ? (mttr ?? 0) : 0, upper: mttr ?? Infinity },
    isManual: restart !== "auto",
    get missing(): readonly Stated[] {
      const element = facts.model.at(row);
      return [
        ...(isSaid ? [] : [[element, "restart"] as const]),
        ...(mttr === undefined ? [[element, "mttr"] as const] : []),
      ];
    },
  };
}

const AT_ONCE: Work = { action: "restart", takes: { lower: 0, upper: 0 }, isManual: false, missing: [] };

function rebuildOf(facts: RecoveryFacts, row: number): readonly Work[] {
  const isStore = facts.isOf(row, "store");
  if (isStore && !facts.isKeeper(row)) return [mendingOf(facts, row, "rebuild")];
  // Restoring a store is what brings it back; its program comes with its machine.
  if (isStore) return [restoreOf(facts, row)];
  const rebuild = mendingOf(facts, row, "rebuild");
  return facts.isKeeper(row) && saysHowKept(facts, row) ? [rebuild, restoreOf(facts, row)] : [rebuild];
}

/** Does an application say itself how its data are kept? */
function saysHowKept(facts: RecoveryFacts, row: number): boolean {
  return KEPT.some((key) => facts.isWritten(row, key));
}

const KEPT = ["backup", "restoreTime", "replication", "disk"] as const;

/** As stated, else the amount of data through the narrowest way that is known. */
function restoreOf(facts: RecoveryFacts, row: number): Work {
  const hours = facts.hours(row, "restoreTime") ?? transferOf(facts.model.at(row));
  return worked("restore", hours, true, () => [[facts.model.at(row), "restoreTime"]]);
}

/** Hours. */
function transferOf(element: Element): number | undefined {
  const bytes = bytesOf(element);
  if (bytes === undefined) return undefined;
  const way = throughputTo(element);
  return way === undefined || way <= 0 ? undefined : inUnit((bytes * 8) / way, "h", "duration");
}

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

function worked(
  action: Work["action"],
  hours: number | undefined,
  isManual: boolean,
  missing: () => readonly Stated[],
): Work {
  if (hours !== undefined) return { action, takes: { lower: hours, upper: hours }, isManual, missing: NOTHING };
  return { action, takes: { lower: 0, upper: Infinity }, isManual, missing: missing() };
}

const NOTHING: readonly Stated[] = [];

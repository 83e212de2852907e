/** How much of its latest data is lost with something that keeps data, by what happens to it (R220, R222). */
import { affirms, elementsOf, knownValue, type Stated, wordOf } from "../../model/read.ts";
import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { backupLossOf, keepsData, liveCopyOf } from "../../model/recovery.ts";
import type { Range } from "../answers.ts";

/** Hours of data that are lost. */
export interface Loss extends Range {
  /** On average over the moments at which it may happen; undefined where it is not known. */
  readonly mean: number | undefined;
  readonly from: "nothing" | "copy" | "backup" | "all";
  readonly missing: readonly Stated[];
}

/** Where else the harm has struck, for copies may lie there. */
export interface Reach {
  /** 2: surely out of use with its data; 1: perhaps; 0: not. By row. */
  readonly ruined: (row: number) => 0 | 1 | 2;
  /** A whole place has gone, so that backups may have gone with it. */
  readonly isPlace: boolean;
  /** Hours from the harm until it is noticed: what is written meanwhile is lost too. */
  readonly unnoticed: number;
}

export const NOTHING_LOST: Loss = { lower: 0, upper: 0, mean: 0, from: "nothing", missing: [] };

/** Of a machine, store or piece of software that keeps data: is there anything to be brought back from a copy? */
export function isKeeper(element: Element): boolean {
  if (isKind(element, "store")) return keepsData(element);
  return (
    isKind(element, "application") && !element.children.some((child) => isKind(child, "application", "module", "store"))
  );
}

/** Everything destroyed: a live copy elsewhere, else the latest backup that is still there. */
export function lossWhenDestroyed(store: Element, reach: Reach): Loss {
  return better(liveLoss(store, reach), backupLoss(store, placeBackup(store, reach)));
}

/** Encrypted by an attacker, live copies with it: only a backup that cannot be reached or changed is left. */
export function lossWhenEncrypted(store: Element, reach: Reach): Loss {
  const outOfReach = or(said(store, "backup.immutable"), said(store, "backup.offsite"));
  return later(
    backupLoss(store, {
      answer: outOfReach,
      missing:
        outOfReach === undefined
          ? [
              [store, "backup.immutable"],
              [store, "backup.offsite"],
            ]
          : [],
    }),
    reach.unnoticed,
  );
}

/**
 * Spoilt by mistake, live copies at once with it. A backup loses up to its interval; with the log of transactions kept, one goes back to
 * just before the mistake.
 */
export function lossWhenCorrupted(store: Element, reach: Reach): Loss {
  const backup = backupLoss(store, { answer: true, missing: [] });
  if (wordOf(store, "backup.kind") !== "log" || !Number.isFinite(backup.upper)) return later(backup, reach.unnoticed);
  return { lower: reach.unnoticed, upper: reach.unnoticed, mean: reach.unnoticed, from: "backup", missing: [] };
}

/** Gone for a time: nothing is lost, unless a copy that is behind has taken over meanwhile. */
export function lossWhenTakenOver(store: Element, reach: Reach): Loss {
  if (!isKind(store, "store") && affirms(store, "replication") !== true) return NOTHING_LOST;
  return liveLoss(store, reach) ?? NOTHING_LOST;
}

interface Said {
  readonly answer: boolean | undefined;
  readonly missing: readonly Stated[];
}

/** Are its backups still there? Those of a machine lie elsewhere; those of a place may lie in it. */
function placeBackup(store: Element, { isPlace }: Reach): Said {
  if (!isPlace) return { answer: true, missing: [] };
  const answer = said(store, "backup.offsite");
  return { answer, missing: answer === undefined ? [[store, "backup.offsite"]] : [] };
}

function backupLoss(store: Element, { answer, missing }: Said): Loss {
  const every = backupLossOf(store);
  if (every.hours === Infinity || answer === false)
    return { lower: Infinity, upper: Infinity, mean: undefined, from: "all", missing: [] };
  if (every.hours === undefined)
    return { lower: 0, upper: Infinity, mean: undefined, from: "backup", missing: [...every.missing, ...missing] };
  if (answer === undefined) return { lower: every.hours, upper: Infinity, mean: undefined, from: "backup", missing };
  return { lower: every.hours, upper: every.hours, mean: every.hours / 2, from: "backup", missing: [] };
}

/** Undefined: there is surely no copy that is left. */
function liveLoss(store: Element, reach: Reach): Loss | undefined {
  const behind = liveCopyOf(store);
  if (behind.hours === Infinity) return undefined;
  const targets = elementsOf(store, "replication.to");
  const missing: Stated[] = [...behind.missing];
  let worst: 0 | 1 | 2 = 0;
  if (targets.length > 0) worst = Math.min(...targets.map(({ row }) => reach.ruined(row))) as 0 | 1 | 2;
  else if (reach.isPlace) {
    // Nobody says where the copy lies: perhaps in the place that has gone. Sites that are named apart tell.
    const sites = elementsOf(store, "sites");
    worst = sites.length > 1 ? (sites.some(({ row }) => reach.ruined(row) === 0) ? 0 : 2) : 1;
    if (worst === 1 && affirms(store, "replication") === true) missing.push([store, "replication.to"]);
  }
  if (worst === 2) return undefined;
  const isKnown = behind.hours !== undefined && worst === 0;
  return {
    lower: behind.hours ?? 0,
    upper: isKnown ? behind.hours : Infinity,
    mean: isKnown ? behind.hours : undefined,
    from: "copy",
    missing,
  };
}

/** The better of two ways back, where each is there for sure; else what lies between. */
function better(copy: Loss | undefined, backup: Loss): Loss {
  if (copy === undefined) return backup;
  const lower = Math.min(copy.lower, backup.lower);
  const upper = Math.min(copy.upper, backup.upper);
  const from = copy.upper <= backup.upper ? "copy" : backup.from;
  const missing = lower === upper ? [] : [...copy.missing, ...backup.missing];
  return {
    lower,
    upper,
    mean: lower === upper ? (from === "copy" ? copy.mean : backup.mean) : undefined,
    from,
    missing,
  };
}

function later(loss: Loss, hours: number): Loss {
  return {
    ...loss,
    lower: loss.lower + hours,
    upper: loss.upper + hours,
    mean: loss.mean === undefined ? undefined : loss.mean + hours,
  };
}

function said(store: Element, key: string): boolean | undefined {
  const value = knownValue(store, key);
  return value?.kind === "boolean" ? value.boolean : undefined;
}

function or(a: boolean | undefined, b: boolean | undefined): boolean | undefined {
  if (a === true || b === true) return true;
  return a === false && b === false ? false : undefined;
}

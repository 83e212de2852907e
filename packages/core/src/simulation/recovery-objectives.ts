/**
 * What each process, function and service can reach: how long it stands still at most after one thing fails, and how much data it can lose
 * (R215, R220, R227), by the same reckoning as the rules `rto-is-reached` and `rpo-is-reached`.
 */
import { isKind } from "../model/is-kind.ts";
import type { Element, Model } from "../model/model.ts";
import { hoursOf, type Stated, wordOf } from "../model/read.ts";
import { certain, dataLossOf, possible, type Reckoned, recoveryOf } from "../model/recovery.ts";
import { hostingOf } from "../model/hosting.ts";
import type { Against } from "./answers.ts";
import { against } from "./drill-business.ts";
import type { FailureModel } from "./failure-model.ts";
import { isKeeper } from "./recovery-work.ts";

/** One thing that holds up the return, or loses data. */
export interface Holding {
  readonly element: Element;
  /** Hours, as `certain` and `possible` have them. */
  readonly lower: number;
  readonly upper: number;
}

export interface Objectives {
  readonly element: Element;
  /** After the worst single failure, against RTO and MTPD. */
  readonly recovery: Against;
  readonly tolerable: Against;
  /** Worst first. */
  readonly slowest: readonly Holding[];
  /** After the worst loss of one store, against RPO. */
  readonly dataLoss: Against;
  readonly lossiest: readonly Holding[];
  /** Nothing that it rests on is modelled, so that nothing can be reckoned. */
  readonly isBare: boolean;
}

/** Single things below a group of alternatives that are tried one by one. */
const MOST_TRIED = 500;

/** All processes, functions and services, in the order of the text. */
export function objectivesOf(failures: FailureModel): readonly Objectives[] {
  return businessOf(failures.model).map((element) => objectivesFor(failures, element));
}

/** Processes, and functions and services of which somebody states a need. */
export function businessOf(model: Model): readonly Element[] {
  const found: Element[] = [...model.elements({ kind: "process" })];
  for (const kind of ["function", "service"])
    for (const element of model.elements({ kind }))
      if (NEEDS.some((key) => element.get(key) !== undefined)) found.push(element);
  return found.sort((a, b) => a.row - b.row);
}

const NEEDS: readonly string[] = ["criticality", "rto", "rpo", "mtpd", "mbco"];

export function objectivesFor(failures: FailureModel, element: Element): Objectives {
  const supports = supportsOf(failures, element.row);
  const slowest: (Holding & { readonly missing: readonly Stated[] })[] = [];
  const lossiest: (Holding & { readonly missing: readonly Stated[] })[] = [];
  for (const { element: one, isSure, isAlone } of supports) {
    if (isAlone && isPart(one) && !isOperatedByOthers(one)) slowest.push(holding(one, recoveryOf(one), isSure));
    if (isKeeper(one)) lossiest.push(holding(one, dataLossOf(one), isSure));
  }
  const recovery = greatest(slowest);
  const loss = greatest(lossiest);
  const isBare = slowest.length === 0 && lossiest.length === 0;
  const reached = isBare ? { lower: 0, upper: Infinity, missing: [[element, "uses"] as const] } : recovery;
  return {
    element,
    recovery: against(reached, hoursOf(element, "rto"), reached.missing),
    tolerable: against(reached, hoursOf(element, "mtpd"), reached.missing),
    slowest: slowest.toSorted(byHours),
    dataLoss: isBare
      ? against({ lower: 0, upper: Infinity }, hoursOf(element, "rpo"), reached.missing)
      : against(loss, hoursOf(element, "rpo"), loss.missing),
    lossiest: lossiest.toSorted(byHours),
    isBare,
  };
}

interface Support {
  readonly element: Element;
  /** Needed for sure; else perhaps. */
  readonly isSure: boolean;
  /** It stops the process when it fails alone. */
  readonly isAlone: boolean;
}

/** Everything that is needed, down the needs that are hard or not settled. */
export function supportsOf(failures: FailureModel, start: number): readonly Support[] {
  // 1: needed perhaps, 2: surely; with 4 by a way of single needs.
  const flags = new Map<number, number>();
  const open: (readonly [row: number, flag: number])[] = [[start, 6]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [row, flag] = next;
    for (const need of failures.needsOf(row)) {
      if ((need.strength !== "hard" && need.strength !== "unsettled") || need.verb === "replication") continue;
      const { group } = need;
      const isSingle = group === undefined || (group.need !== undefined && group.need >= group.of);
      const isSure = (flag & 2) !== 0 && need.strength === "hard";
      const reached = (isSure ? 2 : 1) | (isSingle ? flag & 4 : 0);
      const known = flags.get(need.row) ?? 0;
      const joined = Math.max(known & 3, reached & 3) | ((known | reached) & 4);
      if (joined === known || need.row === start) continue;
      flags.set(need.row, joined);
      open.push([need.row, joined]);
    }
  }
  let tried = 0;
  return [...flags].map(([row, flag]) => {
    const element = failures.model.at(row);
    let isAlone = (flag & 4) !== 0;
    let isSure = (flag & 2) !== 0;
    if (!isAlone && isPart(element) && tried < MOST_TRIED) {
      tried++;
      const stopped = failures.stoppedBy(failures.causesOf({ element: row }))[start];
      isAlone = stopped !== 0;
      isSure = stopped === 2;
    }
    return { element, isSure, isAlone };
  });
}

function isPart(element: Element): boolean {
  if (isKind(element, "node", "store")) return true;
  if (isKind(element, "module")) return !element.children.some((child) => isKind(child, "module"));
  return (
    isKind(element, "application") && !element.children.some((child) => isKind(child, "application", "module", "store"))
  );
}

/** How often a supplier runs its service, and how soon it is back, is the supplier's affair. */
function isOperatedByOthers(element: Element): boolean {
  return hostingOf(element) === "saas" || wordOf(element, "type") === "managed-service";
}

function holding(
  element: Element,
  reckoned: Reckoned,
  isSure: boolean,
): Holding & { readonly missing: readonly Stated[] } {
  const lower = isSure ? Math.max(0, certain(reckoned)) : 0;
  return { element, lower, upper: possible(reckoned), missing: reckoned.missing };
}

function greatest(all: readonly (Holding & { readonly missing: readonly Stated[] })[]): {
  readonly lower: number;
  readonly upper: number;
  readonly missing: readonly Stated[];
} {
  let [lower, upper] = [0, 0];
  for (const one of all) {
    lower = Math.max(lower, one.lower);
    upper = Math.max(upper, one.upper);
  }
  const missing = all.filter((one) => one.upper > lower).flatMap((one) => one.missing);
  return { lower, upper, missing };
}

function byHours(a: Holding, b: Holding): number {
  return b.lower - a.lower || (b.upper === a.upper ? 0 : b.upper - a.upper) || a.element.row - b.element.row;
}

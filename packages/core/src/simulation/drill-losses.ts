/** Which data a harm costs, and whom: losses of stores, handed on to all that needs them. */
import type { Element } from "../model/model.ts";
import type { DrillQuestion, Range } from "./answers.ts";
import type { Standstill } from "./drill-standstill.ts";
import type { Strike } from "./drill-strike.ts";
import type { FailureModel } from "./failure-model.ts";
import {
  type Loss,
  lossWhenCorrupted,
  lossWhenDestroyed,
  lossWhenEncrypted,
  lossWhenTakenOver,
  type Reach,
} from "./protection.ts";
import { isKeeper } from "./recovery-work.ts";

export interface StoreLoss {
  readonly store: Element;
  readonly loss: Loss;
  /** It surely happens. */
  readonly isSure: boolean;
}

/** Loss of one that needs data, and the stores that it comes from. */
export interface CarriedLoss extends Range {
  readonly worst: StoreLoss;
}

export interface DataLosses {
  readonly stores: readonly StoreLoss[];
  /** By row of all that needs a store that loses data. */
  readonly of: ReadonlyMap<number, CarriedLoss>;
}

export function lossesOf(
  failures: FailureModel,
  question: DrillQuestion,
  strike: Strike,
  standstill: Standstill,
): DataLosses {
  const stores = storeLosses(failures, question, strike, standstill).filter(({ loss }) => loss.upper > 0);
  return { stores, of: handedOn(failures, stores) };
}

function storeLosses(
  failures: FailureModel,
  question: DrillQuestion,
  strike: Strike,
  standstill: Standstill,
): readonly StoreLoss[] {
  const reach = reachOf(question, strike, standstill);
  const found: StoreLoss[] = [];
  const seen = new Set<number>();
  const add = (row: number, loss: (store: Element) => Loss, isSure: boolean): void => {
    if (seen.has(row)) return;
    const element = failures.model.at(row);
    if (!isKeeper(element)) return;
    seen.add(row);
    found.push({ store: element, loss: loss(element), isSure });
  };
  for (const still of standstill.stills) {
    switch (still.damage) {
      case "destroyed":
        add(still.row, (store) => lossWhenDestroyed(store, reach), still.isSure);
        break;
      case "encrypted":
        add(still.row, (store) => lossWhenEncrypted(store, reach), still.isSure);
        break;
      case "corrupted":
        add(still.row, (store) => lossWhenCorrupted(store, reach), still.isSure);
        break;
      default:
        break;
    }
  }
  if (question.harm !== "outage" && question.harm !== "loss") return found;
  const taken = question.harm === "loss" ? lossWhenDestroyed : lossWhenTakenOver;
  for (const row of standstill.bereft) add(row, (store) => taken(store, reach), false);
  for (const still of standstill.stills) if (still.isSwitching) add(still.row, (store) => taken(store, reach), false);
  return found;
}

function reachOf(question: DrillQuestion, strike: Strike, { stills, indexOf, stopped }: Standstill): Reach {
  const struck = new Set(strike.struck.map(({ element }) => element.row));
  return {
    ruined: (row) => {
      if (struck.has(row)) return 2;
      if (question.harm === "outage") return stopped[row] as 0 | 1 | 2;
      const still = stills[indexOf[row] as number];
      return still?.damage === undefined ? 0 : still.isSure ? 2 : 1;
    },
    isPlace: strike.isPlace,
    unnoticed: question.harm === "error" ? (question.lasts ?? 0) : 0,
  };
}

/** The greatest loss first, so that each row is met once with what counts for it. */
function handedOn(failures: FailureModel, stores: readonly StoreLoss[]): ReadonlyMap<number, CarriedLoss> {
  const { rowCount } = failures.model.parts;
  const sure = spread(
    failures,
    rowCount,
    stores.filter(({ isSure }) => isSure),
    "lower",
  );
  const perhaps = spread(failures, rowCount, stores, "upper");
  const found = new Map<number, CarriedLoss>();
  for (const [row, worst] of perhaps)
    found.set(row, { lower: sure.get(row)?.loss.lower ?? 0, upper: worst.loss.upper, worst: sure.get(row) ?? worst });
  return found;
}

function spread(
  failures: FailureModel,
  rowCount: number,
  stores: readonly StoreLoss[],
  side: "lower" | "upper",
): ReadonlyMap<number, StoreLoss> {
  const seen = new Uint8Array(rowCount);
  const found = new Map<number, StoreLoss>();
  for (const store of stores.toSorted((a, b) => b.loss[side] - a.loss[side] || b.loss.upper - a.loss.upper)) {
    const open = [store.store.row];
    for (let row = open.pop(); row !== undefined; row = open.pop()) {
      if (seen[row] === 1) continue;
      seen[row] = 1;
      found.set(row, store);
      for (const user of failures.neededBy(row))
        if (seen[user] === 0 && isHanded(failures, user, row, side)) open.push(user);
    }
  }
  return found;
}

function isHanded(failures: FailureModel, user: number, row: number, side: "lower" | "upper"): boolean {
  return failures
    .needsOf(user)
    .some(
      (need) =>
        need.row === row &&
        need.verb !== "replication" &&
        (need.strength === "hard" || (side === "upper" && need.strength === "unsettled")) &&
        (side === "upper" || need.group === undefined),
    );
}

/** Which data a harm costs, and whom: losses of stores, handed on to all that needs them. */
import type { Element } from "../../model/model.ts";
import type { DrillQuestion, Range } from "../answers.ts";
import type { Standstill } from "./standstill.ts";
import type { Strike } from "./strike.ts";
import { DAMAGES } from "./damage.ts";
import type { FailureModel } from "../failure-model.ts";
import { HARD, REPLICATION, UNSETTLED } from "../failures/need-table.ts";
import {
  type Loss,
  lossWhenCorrupted,
  lossWhenDestroyed,
  lossWhenEncrypted,
  lossWhenTakenOver,
  type Reach,
} from "../recovery/protection.ts";

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
  readonly of: (row: number) => CarriedLoss | undefined;
}

export function lossesOf(
  failures: FailureModel,
  question: DrillQuestion,
  strike: Strike,
  standstill: Standstill,
): DataLosses {
  const stores = storeLosses(failures, question, strike, standstill).filter(({ loss }) => loss.upper > 0);
  return { stores, ...handedOn(failures, stores) };
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
  const { facts, walk, damages, efforts, stopped } = standstill;
  const add = (row: number, loss: (store: Element) => Loss, isSure: boolean): void => {
    if (seen.has(row) || !facts.isKeeper(row)) return;
    const element = failures.model.at(row);
    seen.add(row);
    found.push({ store: element, loss: loss(element), isSure });
  };
  for (const row of walk.order) {
    const isSure = stopped[row] === 2;
    switch (DAMAGES[damages.of[row] as number]) {
      case "destroyed":
        add(row, (store) => lossWhenDestroyed(store, reach), isSure);
        break;
      case "encrypted":
        add(row, (store) => lossWhenEncrypted(store, reach), isSure);
        break;
      case "corrupted":
        add(row, (store) => lossWhenCorrupted(store, reach), isSure);
        break;
      default:
        break;
    }
  }
  if (question.harm !== "outage" && question.harm !== "loss") return found;
  const taken = question.harm === "loss" ? lossWhenDestroyed : lossWhenTakenOver;
  for (const row of standstill.bereft) add(row, (store) => taken(store, reach), false);
  walk.order.forEach((row, place) => {
    if (efforts.isSwitching[place] === 1) add(row, (store) => taken(store, reach), false);
  });
  return found;
}

function reachOf(question: DrillQuestion, strike: Strike, { walk, damages, stopped }: Standstill): Reach {
  const struck = new Set(strike.struck.map(({ element }) => element.row));
  return {
    ruined: (row) => {
      if (struck.has(row)) return 2;
      if (question.harm === "outage") return stopped[row] as 0 | 1 | 2;
      if ((walk.indexOf[row] as number) < 0 || damages.of[row] === 0) return 0;
      return stopped[row] === 2 ? 2 : 1;
    },
    isPlace: strike.isPlace,
    unnoticed: question.harm === "error" ? (question.lasts ?? 0) : 0,
  };
}

/** The greatest loss first, so that each row is met once with what counts for it. */
function handedOn(failures: FailureModel, stores: readonly StoreLoss[]): Carried {
  const surely = spread(
    failures,
    stores.filter(({ isSure }) => isSure),
    "lower",
  );
  const perhaps = spread(failures, stores, "upper");
  return {
    of: (row) => {
      const worst = perhaps.get(row);
      if (worst === undefined) return undefined;
      const sure = surely.get(row);
      return { lower: sure?.loss.lower ?? 0, upper: worst.loss.upper, worst: sure ?? worst };
    },
  };
}

interface Carried {
  readonly of: (row: number) => CarriedLoss | undefined;
}

function spread(
  { table, model }: FailureModel,
  stores: readonly StoreLoss[],
  side: "lower" | "upper",
): { readonly get: (row: number) => StoreLoss | undefined } {
  if (stores.length === 0) return { get: () => undefined };
  const { used, usedStart, user: users, strength, verb, group } = table;
  const sorted = stores.toSorted(
    (a, b) => compared(b.loss[side], a.loss[side]) || compared(b.loss.upper, a.loss.upper),
  );
  // Place of the store + 1, by row.
  const found = new Int32Array(model.parts.rowCount);
  sorted.forEach((store, index) => {
    const open = [store.store.row];
    for (let row = open.pop(); row !== undefined; row = open.pop()) {
      if (found[row] !== 0) continue;
      found[row] = index + 1;
      const end = usedStart[row + 1] as number;
      for (let at = usedStart[row] as number; at < end; at++) {
        const user = users[at] as number;
        if (found[user] !== 0) continue;
        const need = used[at] as number;
        if (verb[need] === REPLICATION) continue;
        const isHanded =
          side === "upper"
            ? strength[need] === HARD || strength[need] === UNSETTLED
            : strength[need] === HARD && (group[need] as number) < 0;
        if (isHanded) open.push(user);
      }
    }
  });
  return { get: (row) => sorted[(found[row] as number) - 1] };
}

function compared(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

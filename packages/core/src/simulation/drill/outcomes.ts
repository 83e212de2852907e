/** What a drill means for processes, functions and services, worst first: sorted as columns, made when read. */
import type { Element } from "../../model/model.ts";
import { distinctStated, type Stated } from "../../model/read.ts";
import type { Value } from "../../model/values.ts";
import type { Against, BusinessOutcome, Condition, Range } from "../answers.ts";
import { against, lostCases, moneyLost, type Said } from "./business.ts";
import { conditionOf, type Courses } from "./courses.ts";
import type { CarriedLoss, DataLosses } from "./losses.ts";
import { missingAt, type Standstill } from "./standstill.ts";
import { BUSINESS } from "./stopping.ts";
import type { FailureModel } from "../failure-model.ts";
import { BY_NONE } from "../failures/draft.ts";
import { SUPPLIER, UNSETTLED } from "../failures/need-table.ts";
import { NOTHING_LOST } from "../recovery/protection.ts";
import type { RecoveryKey } from "../recovery/facts.ts";

/** Facts that are named as missing for one answer. */
const MOST_MISSING = 20;

export class Outcomes {
  readonly failures: FailureModel;
  readonly standstill: Standstill;
  readonly courses: Courses;
  readonly losses: DataLosses;
  readonly horizon: number;
  readonly at: string | undefined;

  constructor(
    failures: FailureModel,
    standstill: Standstill,
    courses: Courses,
    losses: DataLosses,
    horizon: number,
    at: string | undefined,
  ) {
    this.failures = failures;
    this.standstill = standstill;
    this.courses = courses;
    this.losses = losses;
    this.horizon = horizon;
    this.at = at;
  }

  read(): { readonly business: readonly BusinessOutcome[]; readonly carriesOn: number } {
    const { courses, losses } = this;
    const { facts } = this.standstill;
    const { model } = this.failures;
    const isBusiness = facts.kindTable(...BUSINESS);
    const { kindOf, ownRows } = model.parts;
    const touched: Ranked[] = [];
    let carriesOn = 0;
    for (let row = 0; row < ownRows; row++) {
      const kind = kindOf[row] as number;
      if (kind < 0 || isBusiness[kind] !== 1 || !model.isElement(row)) continue;
      const carried = losses.of(row);
      if ((courses.of[row] as number) < 0 && carried === undefined) carriesOn++;
      else touched.push(this.rank(row, carried));
    }
    touched.sort(byWorst);
    return { business: touched.map(({ row, carried }) => new Outcome(this, row, carried)), carriesOn };
  }

  hours(row: number, key: RecoveryKey): number | undefined {
    return this.standstill.facts.hours(row, key);
  }

  /** Hours of standstill. */
  standstillOf(row: number): Range {
    const course = this.courses.of[row] as number;
    return course < 0
      ? { lower: 0, upper: 0 }
      : { lower: this.courses.sure[course] as number, upper: this.courses.perhaps[course] as number };
  }

  private rank(row: number, carried: CarriedLoss | undefined): Ranked {
    const down = this.standstillOf(row);
    const [lossLower, lossUpper] = [carried?.lower ?? 0, carried?.upper ?? 0];
    const grade = Math.max(
      missedBy(down.lower, down.upper, this.hours(row, "rto")),
      missedBy(down.lower, down.upper, this.hours(row, "mtpd")),
      missedBy(lossLower, lossUpper, this.hours(row, "rpo")),
    );
    return { row, carried, grade, ...down, lossLower, lossUpper };
  }

  /** What would have to be stated for the return of a row to be known. */
  missingFor(row: number): readonly Stated[] {
    const { standstill } = this;
    const { model, table } = this.failures;
    const { walk, tasks } = standstill;
    const { needStart, memberStart, member } = tasks.table;
    const missing: Stated[] = [];
    const start = walk.indexOf[row] as number;
    if (start < 0) return missing;
    const seen = new Set<number>([start]);
    const open = [start];
    for (let place = open.pop(); place !== undefined && missing.length < MOST_MISSING; place = open.pop()) {
      if (place >= walk.order.length) continue;
      missing.push(...missingAt(standstill, place));
      const user = walk.order[place] as number;
      for (let need = table.start[user] as number; need < (table.start[user + 1] as number); need++) {
        if (table.strength[need] !== UNSETTLED || (walk.indexOf[table.row[need] as number] as number) < 0) continue;
        const by = table.by[need] as number;
        if (by !== BY_NONE) missing.push([model.relationship(by), "criticality"]);
        else if (table.verb[need] === SUPPLIER) missing.push([model.at(user), "hosting"]);
      }
      const last = memberStart[needStart[place + 1] as number] as number;
      for (let index = memberStart[needStart[place] as number] as number; index < last; index++) {
        const one = member[index] as number;
        if (seen.has(one)) continue;
        seen.add(one);
        open.push(one);
      }
    }
    return distinctStated(missing).slice(0, MOST_MISSING);
  }
}

interface Ranked extends Range {
  readonly row: number;
  readonly carried: CarriedLoss | undefined;
  /** 2: surely misses something, 1: nobody can tell, 0: meets all. */
  readonly grade: number;
  readonly lossLower: number;
  readonly lossUpper: number;
}

function missedBy(lower: number, upper: number, limit: number | undefined): number {
  return limit === undefined || upper <= limit ? 0 : lower > limit ? 2 : 1;
}

/** As `byWorst` of the moments. */
function byWorst(a: Ranked, b: Ranked): number {
  return (
    b.grade - a.grade ||
    compared(b.lower, a.lower) ||
    compared(b.upper, a.upper) ||
    compared(b.lossLower, a.lossLower) ||
    compared(b.lossUpper, a.lossUpper) ||
    a.row - b.row
  );
}

function compared(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

class Outcome implements BusinessOutcome {
  private readonly all: Outcomes;
  private readonly row: number;
  private readonly carried: CarriedLoss | undefined;

  constructor(all: Outcomes, row: number, carried: CarriedLoss | undefined) {
    this.all = all;
    this.row = row;
    this.carried = carried;
  }

  get element(): Element {
    return this.all.failures.model.at(this.row);
  }

  get condition(): Condition {
    return conditionOf(this.all.courses, this.all.courses.of[this.row] as number);
  }

  get downtime(): Against {
    return this.stands("rto");
  }

  get tolerable(): Against {
    return this.stands("mtpd");
  }

  get dataLoss(): Against {
    const { carried } = this;
    const { missing } = carried?.worst.loss ?? NOTHING_LOST;
    return against(
      { lower: carried?.lower ?? 0, upper: carried?.upper ?? 0 },
      this.all.hours(this.row, "rpo"),
      missing,
    );
  }

  get dataLossMean(): number | undefined {
    return this.carried === undefined ? 0 : this.carried.worst.loss.mean;
  }

  get worstStore(): Element | undefined {
    return this.carried?.worst.store;
  }

  get cases(): Range | undefined {
    const { horizon, at } = this.all;
    const range = this.all.standstillOf(this.row);
    return range.upper > 0 ? lostCases(this.said, range, horizon, at) : undefined;
  }

  get money(): BusinessOutcome["money"] {
    return moneyLost(this.said, this.cases);
  }

  private get said(): Said {
    const { facts } = this.all.standstill;
    return (key): Value | undefined => facts.value(this.row, key as RecoveryKey);
  }

  private stands(key: "rto" | "mtpd"): Against {
    const { all, row } = this;
    return against(all.standstillOf(row), all.hours(row, key), () => all.missingFor(row));
  }
}

/** Which single things bring down a group of alternatives, where others stand in for one that fails: found by trying what several of the group rest on. */
import { type NeedTable, HARD, REPLICATION, UNSETTLED } from "../failures/need-table.ts";
import type { FailureModel } from "../failure-model.ts";
import type { RecoveryFacts } from "./facts.ts";

/** One that stops a row when it fails alone; or, where nobody can tell, perhaps. */
export interface Single {
  readonly row: number;
  readonly isSure: boolean;
}

/** Rows that are looked at below one of a group, and things that are tried for one group and for all; beyond those it perhaps stops with each of the group. */
const MOST_BELOW = 2000;
const MOST_TRIED = 200;
const MOST_TRIED_IN_ALL = 4000;

export class Singles {
  private readonly failures: FailureModel;
  private readonly table: NeedTable;
  private readonly facts: RecoveryFacts;
  private readonly known: Map<number, readonly Single[]> = new Map();
  private readonly stopped: Map<number, Uint8Array> = new Map();
  private tried = 0;

  constructor(failures: FailureModel, facts: RecoveryFacts) {
    this.failures = failures;
    this.table = failures.table;
    this.facts = facts;
  }

  /** Of the group of a need: all that stop the one who needs it, each alone. */
  of(need: number): readonly Single[] {
    const group = this.table.group[need] as number;
    let found = this.known.get(group);
    if (found === undefined) this.known.set(group, (found = this.find(need, group)));
    return found;
  }

  private find(need: number, group: number): readonly Single[] {
    const { table } = this;
    const user = table.of[need] as number;
    const members: number[] = [];
    for (let at = table.start[user] as number; at < (table.start[user + 1] as number); at++)
      if (table.group[at] === group) members.push(table.row[at] as number);
    const [stated, of] = [table.groupNeed[group] as number, Math.max(table.groupOf[group] as number, members.length)];
    const each = (isSure: boolean): readonly Single[] => members.map((row) => ({ row, isSure }));
    if (stated >= of) return each(table.strength[need] === HARD);
    const shared = this.sharedBy(members, stated < 0 ? of : of - stated + 1);
    const perhaps = stated < 0 ? each(false) : [];
    if (shared === undefined || shared.length > MOST_TRIED || this.tried + shared.length > MOST_TRIED_IN_ALL)
      return each(false);
    return [
      ...perhaps,
      ...shared.flatMap((row): readonly Single[] => {
        const condition = this.stoppedBy(row)[user];
        return condition === 0 || condition === undefined ? [] : [{ row, isSure: condition === 2 }];
      }),
    ];
  }

  private stoppedBy(row: number): Uint8Array {
    let found = this.stopped.get(row);
    if (found !== undefined) return found;
    this.tried++;
    found = this.failures.stoppedBy(this.failures.causesOf({ element: row }));
    if (this.stopped.size >= MOST_KEPT) this.stopped.clear();
    this.stopped.set(row, found);
    return found;
  }

  /** Parts that so many of a group rest on, the members themselves included; undefined: too much to look at. */
  private sharedBy(members: readonly number[], least: number): readonly number[] | undefined {
    const { table, facts } = this;
    const counts = new Map<number, number>();
    for (const member of members) {
      const seen = new Set([member]);
      const open = [member];
      for (let row = open.pop(); row !== undefined; row = open.pop()) {
        counts.set(row, (counts.get(row) ?? 0) + 1);
        for (let need = table.start[row] as number; need < (table.start[row + 1] as number); need++) {
          const strength = table.strength[need] as number;
          if ((strength !== HARD && strength !== UNSETTLED) || table.verb[need] === REPLICATION) continue;
          const on = table.row[need] as number;
          if (seen.has(on)) continue;
          if (seen.size >= MOST_BELOW) return undefined;
          seen.add(on);
          open.push(on);
        }
      }
    }
    return [...counts].flatMap(([row, count]) => (count >= least && facts.isPart[row] === 1 ? [row] : []));
  }
}

/** Trials whose results are kept. */
const MOST_KEPT = 64;

/** How each comes to stand still: hit itself, gone with what carries it, or merely waiting for others. */
import type { DrillQuestion } from "../answers.ts";
import type { Stopped } from "./stopping.ts";
import type { FailureModel } from "../failure-model.ts";
import { CONTAINS, HARD, type NeedTable, SUPPLIER, UNSETTLED, verbTable, ZONE } from "../failures/need-table.ts";
import type { RecoveryFacts } from "../recovery/facts.ts";
import type { Damage } from "../recovery/work.ts";

export interface Damages {
  /** Place in `DAMAGES` by row; 0: none. */
  readonly of: Uint8Array;
  /** 1: surely. */
  readonly isSure: Uint8Array;
  /** Hit, and what carries them with them, so that they have to start again as if they had only been carried: surely, or perhaps. */
  readonly restarting: ReadonlyMap<number, boolean>;
}

export const DAMAGES: readonly (Damage | undefined)[] = [
  undefined,
  "struck",
  "cut",
  "destroyed",
  "encrypted",
  "corrupted",
];

/** Verbs by which something is carried, so that it has to start again, or is gone, when what carries it is. */
const CARRYING: Uint8Array = verbTable(["runs on", "hosts", "site", "technology"]);
const CARRIED = [
  "node",
  "application",
  "module",
  "component",
  "store",
  "interface",
  "technology",
  "zone",
  "site",
] as const;

export function damagesOf(
  failures: FailureModel,
  facts: RecoveryFacts,
  question: DrillQuestion,
  found: Stopped,
): Damages {
  return new Harming(failures, facts, question, found).read();
}

class Harming {
  private readonly table: NeedTable;
  private readonly facts: RecoveryFacts;
  private readonly question: DrillQuestion;
  private readonly found: Stopped;
  private readonly parentOf: Int32Array;
  private readonly kindOf: Int32Array;
  private readonly isCarried: Uint8Array;
  private readonly of: Uint8Array;
  private readonly isSure: Uint8Array;
  private readonly restarting: Map<number, boolean> = new Map();

  constructor({ table }: FailureModel, facts: RecoveryFacts, question: DrillQuestion, found: Stopped) {
    this.table = table;
    this.facts = facts;
    this.question = question;
    this.found = found;
    this.parentOf = facts.model.parts.parentOf;
    this.kindOf = facts.model.parts.kindOf;
    this.isCarried = facts.kindTable(...CARRIED);
    this.of = new Uint8Array(found.stopped.length);
    this.isSure = new Uint8Array(found.stopped.length);
  }

  read(): Damages {
    const { of, isSure, restarting, question } = this;
    const own = DAMAGES.indexOf(ownDamage(question.harm));
    for (const row of this.found.struck) {
      of[row] = own;
      isSure[row] = 1;
    }
    if (question.harm !== "ransomware" && question.harm !== "error") this.handOn();
    if (question.harm === "outage") this.findRestarting();
    return { of, isSure, restarting };
  }

  private handOn(): void {
    const { table, facts, question, of, isSure } = this;
    const { stopped, switching, struck } = this.found;
    const [handed, byOthers] = [
      DAMAGES.indexOf(question.harm === "loss" ? "destroyed" : "cut"),
      DAMAGES.indexOf("struck"),
    ];
    const isZone = facts.kindTable("zone");
    const open = [...struck];
    for (let row = open.pop(); row !== undefined; row = open.pop()) {
      // A network that is down harms nothing in it: it works on, unreachable.
      if (question.harm === "outage" && isZone[this.kindOf[row] as number] === 1) continue;
      const end = table.usedStart[row + 1] as number;
      for (let at = table.usedStart[row] as number; at < end; at++) {
        const user = table.user[at] as number;
        // What has something to take over does not wait for what it lost.
        if (stopped[user] === 0 || isSure[user] === 1 || this.isCarried[this.kindOf[user] as number] !== 1) continue;
        const need = table.used[at] as number;
        if (switching.has(user) || !this.carries(need)) continue;
        const surely =
          isSure[row] === 1 && table.strength[need] === HARD && stopped[user] === 2 && this.areAlternativesGone(need);
        if (of[user] !== 0 && !surely) continue;
        // What a supplier runs comes back with the supplier: nobody here starts it again.
        of[user] = table.verb[need] === SUPPLIER && question.harm !== "loss" ? byOthers : handed;
        isSure[user] = surely ? 1 : 0;
        open.push(user);
      }
    }
  }

  /** Of several that stand in for each other, all have gone for sure; what is one of its own is looked at by who asks. */
  private areAlternativesGone(need: number): boolean {
    const { table, of, isSure } = this;
    const group = table.group[need] as number;
    if (group < 0) return true;
    const user = table.of[need] as number;
    const end = table.start[user + 1] as number;
    for (let other = table.start[user] as number; other < end; other++) {
      const row = table.row[other] as number;
      if (table.group[other] === group && (of[row] === 0 || isSure[row] !== 1)) return false;
    }
    return true;
  }

  private carries(need: number): boolean {
    const { table, question, parentOf } = this;
    if (table.strength[need] !== HARD && table.strength[need] !== UNSETTLED) return false;
    const verb = table.verb[need] as number;
    if (CARRYING[verb] === 1 || verb === SUPPLIER) return true;
    if (verb === ZONE) return question.harm === "loss";
    // A machine inside another; an application needs its parts, which do not carry it.
    return verb === CONTAINS && parentOf[table.of[need] as number] === table.row[need];
  }

  private findRestarting(): void {
    const { table, facts, of, isSure, restarting } = this;
    const { stopped, struck } = this.found;
    const isZone = facts.kindTable("zone");
    const isGone = (row: number): boolean => of[row] !== 0 && isSure[row] === 1 && stopped[row] === 2;
    for (const row of struck) {
      if (stopped[row] === 0 || this.isCarried[this.kindOf[row] as number] !== 1 || facts.isPart[row] !== 1) continue;
      const [from, to] = [table.start[row] as number, table.start[row + 1] as number];
      for (let need = from; need < to; need++) {
        const carrier = table.row[need] as number;
        if (of[carrier] === 0 || stopped[carrier] === 0 || table.verb[need] === SUPPLIER) continue;
        if (!this.carries(need) || isZone[this.kindOf[carrier] as number] === 1) continue;
        const group = table.group[need] as number;
        let areGone = table.strength[need] === HARD;
        for (let one = from; one < to && areGone; one++)
          if (one === need || (group >= 0 && table.group[one] === group)) areGone = isGone(table.row[one] as number);
        restarting.set(row, areGone || restarting.get(row) === true);
      }
    }
  }
}

function ownDamage(harm: DrillQuestion["harm"]): Damage {
  switch (harm) {
    case "loss":
      return "destroyed";
    case "ransomware":
      return "encrypted";
    case "error":
      return "corrupted";
    case "outage":
    case "load":
      return "struck";
  }
}

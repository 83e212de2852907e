/** What stops with what is hit, before anybody does anything about it: at once, and while spares take over. */
import type { Element } from "../../model/model.ts";
import type { DrillQuestion, Range } from "../answers.ts";
import type { Strike } from "./strike.ts";
import { HARD, type NeedTable, REPLICATION, verbTable } from "../failures/need-table.ts";
import type { FailureModel } from "../failure-model.ts";
import type { RecoveryFacts } from "../recovery/facts.ts";

export interface Stopped {
  /** Rows that the harm itself hits. */
  readonly struck: ReadonlySet<number>;
  /** By row, at the start: 0 works, 1 perhaps stopped, 2 surely stopped. */
  readonly stopped: Uint8Array;
  /** Rows that stand still until their spare has taken over. */
  readonly switching: ReadonlyMap<number, Range>;
  /** Hit, but nothing of them fails in the failure model. */
  readonly untouched: readonly Element[];
}

/** Verbs by which something is carried by what it cannot do without. */
export const CARRIED_BY: Uint8Array = verbTable(["runs on", "hosts", "site", "zone", "technology", "supplier"]);

/** Switching over makes others switch over; more than a few rounds are a circle. */
const ROUNDS = 8;
const SWITCHES = ["node", "application", "module", "store", "interface"] as const;

export function stoppedOf(
  failures: FailureModel,
  facts: RecoveryFacts,
  question: DrillQuestion,
  strike: Strike,
): Stopped {
  const struck = new Set(
    strike.struck.flatMap(({ element: { row } }) =>
      // Ransomware takes what is inside a network, not the network.
      question.harm !== "ransomware" || facts.isOf(row, "node", "application", "module", "store") ? [row] : [],
    ),
  );
  const { table } = failures;
  const untouched: Element[] = [];
  const causes: number[] = [];
  const outright: number[] = [];
  const isSpoilt = question.harm === "ransomware" || question.harm === "error";
  for (const row of struck) {
    const own = failures.causesOf({ element: row });
    // Nothing takes over from what is encrypted or spoilt with all its copies; a process stops because it is told to.
    if (isSpoilt || own.length === 0) outright.push(row);
    const isNeeded = (table.usedStart[row] as number) < (table.usedStart[row + 1] as number);
    if (own.length === 0 && !isNeeded && !facts.isOf(row, ...BUSINESS)) untouched.push(failures.model.at(row));
    for (const cause of own) causes.push(cause);
  }
  for (const link of strike.links)
    for (const cause of failures.causesOf({ relationship: link.row })) causes.push(cause);
  const [surely, perhaps] = [failures.stopping("surely"), failures.stopping("perhaps")];
  surely.hit(causes, outright);
  perhaps.hit(causes, outright);
  const stopped = new Uint8Array(failures.model.parts.rowCount);
  const read = (): void => {
    for (let row = 0; row < stopped.length; row++)
      stopped[row] = surely.stopped[row] === 1 ? 2 : (perhaps.stopped[row] as number);
  };
  read();
  const switching = new Map<number, Range>();
  // What switches over stands still meanwhile, which may make others switch over.
  for (let round = 0; round < ROUNDS; round++) {
    const found = switchersOf(table, facts, struck, stopped, switching);
    if (found.length === 0) break;
    for (const [row, takes] of found) switching.set(row, takes);
    surely.hit(
      [],
      found.flatMap(([row, takes]) => (takes.lower > 0 ? [row] : [])),
    );
    perhaps.hit(
      [],
      found.map(([row]) => row),
    );
    read();
  }
  return { struck, stopped, switching, untouched };
}

export const BUSINESS = ["process", "function", "service"] as const;

/** Those that lose an instance, a place or a copy, do not stop for it, and need time until what is left has taken over. */
function switchersOf(
  table: NeedTable,
  facts: RecoveryFacts,
  struck: ReadonlySet<number>,
  stopped: Uint8Array,
  switching: ReadonlyMap<number, Range>,
): readonly (readonly [number, Range])[] {
  const found: (readonly [number, Range])[] = [];
  const { kindOf } = facts.model.parts;
  const maySwitch = facts.kindTable(...SWITCHES);
  const add = (row: number): void => {
    if (maySwitch[kindOf[row] as number] !== 1) return;
    const hours = facts.takeover(row);
    if (hours !== 0) found.push([row, { lower: hours ?? 0, upper: hours ?? Infinity }]);
  };
  // Hit itself, and a copy elsewhere goes on.
  for (const row of struck) if (stopped[row] !== 2 && !switching.has(row)) add(row);
  for (const row of table.replaceable)
    if (stopped[row] !== 2 && !switching.has(row) && !struck.has(row) && fallsBack(table, row, stopped)) add(row);
  return found;
}

/** Is one of a group of alternatives down, or what something with a live copy rests on itself, so that others have to take over? */
function fallsBack({ start, row, strength, verb, group }: NeedTable, user: number, stopped: Uint8Array): boolean {
  const [from, to] = [start[user] as number, start[user + 1] as number];
  let hasCopy = false;
  for (let need = from; need < to && !hasCopy; need++) hasCopy = verb[need] === REPLICATION;
  for (let need = from; need < to; need++) {
    if (stopped[row[need] as number] === 0 || strength[need] !== HARD || verb[need] === REPLICATION) continue;
    if ((group[need] as number) >= 0 || (hasCopy && CARRIED_BY[verb[need] as number] === 1)) return true;
  }
  return false;
}

/** Rows with fewer instances, places or copies than they have. */
export function bereftOf(table: NeedTable, facts: RecoveryFacts, { struck, stopped }: Stopped): readonly number[] {
  const { kindOf } = facts.model.parts;
  const mayKeep = facts.kindTable("store", "application");
  // Hit itself, with a copy that goes on.
  const found = [...struck].filter((row) => stopped[row] !== 2);
  for (const row of table.replaceable)
    if (
      stopped[row] !== 2 &&
      mayKeep[kindOf[row] as number] === 1 &&
      !struck.has(row) &&
      fallsBack(table, row, stopped)
    )
      found.push(row);
  return found;
}

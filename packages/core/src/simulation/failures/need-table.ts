/** Needs of a whole model as columns, in compressed rows both ways: for sweeps that make no object for each. */
import type { Need } from "../failure-model.ts";
import { BY_NONE, type NeedColumns, STRENGTHS, VERBS } from "./draft.ts";

export interface NeedTable {
  /** Needs of row `r`: `start[r]` to `start[r + 1] - 1`, as they were read. */
  readonly start: Int32Array;
  /** Who needs, and whom, by row of the model. */
  readonly of: Int32Array;
  readonly row: Int32Array;
  /** Row of the relationship that says so; -1 for none. */
  readonly by: Int32Array;
  /** Places in `VERBS` and `STRENGTHS`. */
  readonly verb: Uint8Array;
  readonly strength: Uint8Array;
  /** Place in the columns of groups, or -1. */
  readonly group: Int32Array;
  /** So many must work; -1: nobody says how many. */
  readonly groupNeed: Int32Array;
  readonly groupOf: Int32Array;
  /** Needs that are of row `r`, as indices of this table: `used[usedStart[r]]` to `used[usedStart[r + 1] - 1]`. */
  readonly usedStart: Int32Array;
  readonly used: Int32Array;
  /** Who needs, beside each of `used`. */
  readonly user: Int32Array;
  /** Rows that have alternatives, or a live copy, ascending. */
  readonly replaceable: Int32Array;
}

export const HARD: number = STRENGTHS.indexOf("hard");
export const UNSETTLED: number = STRENGTHS.indexOf("unsettled");
export const REPLICATION: number = VERBS.indexOf("replication");
export const SUPPLIER: number = VERBS.indexOf("supplier");
export const ZONE: number = VERBS.indexOf("zone");
export const CONTAINS: number = VERBS.indexOf("contains");

/** 1 for the verbs that are named, by place in `VERBS`. */
export function verbTable(verbs: readonly Need["verb"][]): Uint8Array {
  return Uint8Array.from(VERBS, (verb) => (verbs.includes(verb) ? 1 : 0));
}

export function needTable(needs: NeedColumns, rows: number): NeedTable {
  const count = needs.of.length;
  const start = startsOf(needs.of, rows);
  const placeOf = new Int32Array(count);
  const next = start.slice();
  for (let index = 0; index < count; index++) {
    const of = needs.of[index] as number;
    const place = next[of] as number;
    next[of] = place + 1;
    placeOf[index] = place;
  }
  const usedStart = startsOf(needs.row, rows);
  const used = new Int32Array(count);
  const user = new Int32Array(count);
  const isReplaceable = new Uint8Array(rows);
  const nextUsed = usedStart.slice();
  const table = {
    of: new Int32Array(count),
    row: new Int32Array(count),
    by: new Int32Array(count),
    verb: new Uint8Array(count),
    strength: new Uint8Array(count),
    group: new Int32Array(count),
  };
  for (let index = 0; index < count; index++) {
    const place = placeOf[index] as number;
    const row = needs.row[index] as number;
    table.of[place] = needs.of[index] as number;
    table.row[place] = row;
    table.by[place] = needs.by[index] as number;
    table.verb[place] = needs.verb[index] as number;
    table.strength[place] = needs.strength[index] as number;
    table.group[place] = needs.group[index] as number;
    const slot = nextUsed[row] as number;
    nextUsed[row] = slot + 1;
    used[slot] = place;
    const of = needs.of[index] as number;
    user[slot] = of;
    if ((needs.group[index] as number) >= 0 || needs.verb[index] === REPLICATION) isReplaceable[of] = 1;
  }
  return {
    ...table,
    start,
    groupNeed: Int32Array.from(needs.groupNeed),
    groupOf: Int32Array.from(needs.groupOf),
    usedStart,
    used,
    user,
    replaceable: Int32Array.from(Array.from(isReplaceable.keys()).filter((row) => isReplaceable[row] === 1)),
  };
}

/** One need as an object, for who shows it. */
export function needAt(table: NeedTable, index: number): Need {
  const number = table.group[index] as number;
  const need = table.groupNeed[number] ?? -1;
  const by = table.by[index] as number;
  return {
    row: table.row[index] as number,
    by: by === BY_NONE ? undefined : by,
    verb: VERBS[table.verb[index] as number] as Need["verb"],
    strength: STRENGTHS[table.strength[index] as number] as Need["strength"],
    group: number < 0 ? undefined : { number, need: need < 0 ? undefined : need, of: table.groupOf[number] as number },
  };
}

function startsOf(keys: readonly number[], rows: number): Int32Array {
  const start = new Int32Array(rows + 2);
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as number;
    start[key + 1] = (start[key + 1] as number) + 1;
  }
  for (let row = 0; row <= rows; row++) start[row + 1] = (start[row + 1] as number) + (start[row] as number);
  return start;
}

/** From what is hit to all that stands still, along the needs, nearest first: in which order, and by which need each comes to it. */
import type { Relationship } from "../../model/model.ts";
import type { Stopped } from "./stopping.ts";
import type { Strike } from "./strike.ts";
import type { FailureModel } from "../failure-model.ts";
import { HARD, type NeedTable, UNSETTLED } from "../failures/need-table.ts";

export interface Walk {
  /** Rows that stand still, in walking order. */
  readonly order: Int32Array;
  /** Place in the order by row, or -1. */
  readonly indexOf: Int32Array;
  /** Place of what brings it down, and the need by which; -1 for what is hit itself. */
  readonly before: Int32Array;
  readonly need: Int32Array;
  /** Links that bring things down, by place. */
  readonly links: ReadonlyMap<number, Relationship>;
}

export function walkOf(failures: FailureModel, strike: Strike, found: Stopped): Walk {
  return new Walking(failures, strike, found).walk();
}

class Walking {
  private readonly table: NeedTable;
  private readonly strike: Strike;
  private readonly found: Stopped;
  private readonly order: Int32Array;
  private readonly indexOf: Int32Array;
  private readonly before: Int32Array;
  private readonly need: Int32Array;
  private readonly links: Map<number, Relationship> = new Map();
  private met = 0;
  private walked = 0;

  constructor(failures: FailureModel, strike: Strike, found: Stopped) {
    this.table = failures.table;
    this.strike = strike;
    this.found = found;
    const rows = found.stopped.length;
    this.order = new Int32Array(rows);
    this.indexOf = new Int32Array(rows).fill(-1);
    this.before = new Int32Array(rows);
    this.need = new Int32Array(rows);
  }

  walk(): Walk {
    const { strike, indexOf, table } = this;
    const { struck, stopped, switching } = this.found;
    for (const { element, before } of strike.struck)
      if (struck.has(element.row) && stopped[element.row] !== 0)
        this.meet(element.row, before === undefined ? -1 : (indexOf[before.row] as number), -1);
    for (const row of switching.keys()) if (stopped[row] !== 0) this.meet(row, -1, -1);
    this.spread();
    const links = new Map(strike.links.map((link) => [link.row, link]));
    // What is left has stopped by a link, or by several things together.
    for (let row = 0; row < stopped.length; row++) {
      if (stopped[row] === 0 || (indexOf[row] as number) >= 0) continue;
      let need = -1;
      for (let at = table.start[row] as number; at < (table.start[row + 1] as number) && need < 0; at++)
        if (links.has(table.by[at] as number)) need = at;
      const link = need < 0 ? strike.links[0] : links.get(table.by[need] as number);
      if (link !== undefined) this.links.set(this.met, link);
      this.meet(row, -1, need);
      this.spread();
    }
    const { met } = this;
    return {
      order: this.order.subarray(0, met),
      indexOf,
      before: this.before.subarray(0, met),
      need: this.need.subarray(0, met),
      links: this.links,
    };
  }

  private spread(): void {
    const { table, order, indexOf } = this;
    const { stopped } = this.found;
    const { used, usedStart, user: users } = table;
    for (; this.walked < this.met; this.walked++) {
      const row = order[this.walked] as number;
      const end = usedStart[row + 1] as number;
      for (let at = usedStart[row] as number; at < end; at++) {
        const user = users[at] as number;
        if (stopped[user] === 0 || (indexOf[user] as number) >= 0) continue;
        const edge = used[at] as number;
        const need = table.strength[edge] === HARD ? edge : bindingNeed(table, user, row, stopped[user] === 2);
        if (need >= 0) this.meet(user, this.walked, need);
      }
    }
  }

  private meet(row: number, before: number, need: number): void {
    if ((this.indexOf[row] as number) >= 0) return;
    this.indexOf[row] = this.met;
    this.order[this.met] = row;
    this.before[this.met] = before;
    this.need[this.met] = need;
    this.met++;
  }
}

/** The need by which something stands still: a hard one where it surely does; -1 for none. */
function bindingNeed({ start, row, strength }: NeedTable, user: number, on: number, isSure: boolean): number {
  let found = -1;
  for (let need = start[user] as number; need < (start[user + 1] as number); need++) {
    if (row[need] !== on) continue;
    if (strength[need] === HARD) return need;
    if (strength[need] === UNSETTLED && !isSure && found < 0) found = need;
  }
  return found;
}

/**
 * What was found, as numbers: one entry for each rule and subject of a unit. A unit is an element with the relationships that leave it;
 * it is judged as a whole, and again as a whole. Units are named by the symbol of the element's id, which stays when rows move.
 */
import type { Verdict } from "./verdict.ts";
import { IntList } from "./int-list.ts";

const states: readonly Verdict["state"][] = ["holds", "violated", "unknown"];

/** The subject is the element itself. */
export const ITSELF = -1;

export interface Entry {
  /** Number of the rule. */
  readonly rule: number;
  readonly state: Verdict["state"];
  /** Place of the relationship among those that leave the element, or `ITSELF`. */
  readonly link: number;
}

export class VerdictStore {
  private readonly entries: IntList;
  private readonly links: IntList;
  private readonly looked: IntList;
  /** By symbol of the element's id: where its entries and what it looked at begin and end. */
  private readonly units: Map<number, Unit>;
  /** Units by the symbol of what they looked at; made when first asked for, then kept up. */
  private watchers: Map<number, Set<number>> | undefined;

  constructor() {
    this.entries = new IntList();
    this.links = new IntList();
    this.looked = new IntList();
    this.units = new Map();
  }

  /** Begins a unit, in the place of what was known of it. */
  begin(unit: number): void {
    this.units.set(unit, {
      from: this.entries.length,
      to: this.entries.length,
      lookedFrom: this.looked.length,
      lookedTo: this.looked.length,
    });
  }

  add(rule: number, state: Verdict["state"], link: number): void {
    this.entries.push((rule << 2) | states.indexOf(state));
    this.links.push(link);
  }

  /** Ends the unit that was begun last, with the rows that it looked at and the symbols of rows. */
  end(unit: number, looked: readonly number[], symbolOf: Int32Array): void {
    const made = this.units.get(unit);
    if (made === undefined) return;
    for (const row of looked) {
      const symbol = symbolOf[row] as number;
      if (symbol === unit) continue;
      this.looked.push(symbol);
      this.watch(symbol, unit);
    }
    this.units.set(unit, { ...made, to: this.entries.length, lookedTo: this.looked.length });
  }

  drop(unit: number): void {
    this.units.delete(unit);
  }

  /** Every unit that has been judged. */
  get judged(): Iterable<number> {
    return this.units.keys();
  }

  *of(unit: number): Generator<Entry> {
    const { from, to } = this.units.get(unit) ?? nothing;
    for (let index = from; index < to; index++) {
      const entry = this.entries.at(index);
      yield { rule: entry >> 2, state: states[entry & 3] ?? "holds", link: this.links.at(index) };
    }
  }

  /** Adds the unit's entries (or takes them away, with -1) to counts by rule: three numbers each, in the order of the states. */
  count(unit: number, counts: Int32Array, sign: 1 | -1): void {
    const { from, to } = this.units.get(unit) ?? nothing;
    for (let index = from; index < to; index++) {
      const entry = this.entries.at(index);
      const at = (entry >> 2) * states.length + (entry & 3);
      counts[at] = (counts[at] as number) + sign;
    }
  }

  /** Units that looked at an element, some of which may have looked away since. */
  watching(symbol: number): Iterable<number> {
    if (this.watchers === undefined) {
      this.watchers = new Map();
      for (const [unit, { lookedFrom, lookedTo }] of this.units)
        for (let index = lookedFrom; index < lookedTo; index++) this.watch(this.looked.at(index), unit);
    }
    return this.watchers.get(symbol) ?? [];
  }

  private watch(symbol: number, unit: number): void {
    if (this.watchers === undefined) return;
    const all = this.watchers.get(symbol);
    if (all === undefined) this.watchers.set(symbol, new Set([unit]));
    else all.add(unit);
  }
}

interface Unit {
  readonly from: number;
  readonly to: number;
  readonly lookedFrom: number;
  readonly lookedTo: number;
}

const nothing: Unit = { from: 0, to: 0, lookedFrom: 0, lookedTo: 0 };

/**
 * What was found, as numbers: one entry for each rule and subject of a unit. A unit is an element with the relationships that leave it;
 * it is judged as a whole, and again as a whole. Units are named by the symbol of the element's id, which stays when rows move.
 */
import type { Element } from "../model/model.ts";
import type { Verdict } from "./verdict.ts";
import type { Cells } from "./watched-model.ts";
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

export class VerdictStore implements Cells {
  private readonly entries: IntList = new IntList();
  private readonly links: IntList = new IntList();
  /** What units and figures looked at: symbols of ids, `-1 - number` for figures. */
  private readonly looked: IntList = new IntList();
  /** By symbol of the element's id: where its entries and what it looked at begin and end. */
  private readonly units: Map<number, Unit> = new Map();
  private readonly computations: Map<(element: Element) => unknown, number> = new Map();
  /** Figures as they were made, three numbers each: number, and where what it looked at begins and ends. The last one counts. */
  private readonly figures: IntList = new IntList();
  /** Units (by symbol) and figures (by `-1 - number`) by what they looked at; made when first asked for, then kept up. */
  private watchers: Watchers | undefined;

  /** Begins a unit, in the place of what was known of it. */
  begin(unit: number): void {
    const [at, looked] = [this.entries.length, this.looked.length];
    this.units.set(unit, { from: at, to: at, lookedFrom: looked, lookedTo: looked });
  }

  add(rule: number, state: Verdict["state"], link: number): void {
    this.entries.push((rule << 2) | (state === "holds" ? 0 : state === "violated" ? 1 : 2));
    this.links.push(link);
  }

  /** Ends the unit that was begun last, with what it looked at: rows, figures by `-1 - number`. */
  end(unit: number, looked: readonly number[], symbolOf: Int32Array): void {
    const made = this.units.get(unit);
    if (made === undefined) return;
    const lookedFrom = this.looked.length;
    this.note(unit, looked, symbolOf);
    this.units.set(unit, { ...made, to: this.entries.length, lookedFrom, lookedTo: this.looked.length });
  }

  placeOf(compute: (element: Element) => unknown): number {
    let place = this.computations.get(compute);
    if (place === undefined) this.computations.set(compute, (place = this.computations.size));
    return place;
  }

  cell(number: number, looked: readonly number[], symbolOf: Int32Array): void {
    this.figures.push(number);
    this.figures.push(this.looked.length);
    this.note(-1 - number, looked, symbolOf);
    this.figures.push(this.looked.length);
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

  /** Units that looked at one of these elements, by itself or through figures; some may have looked away since. */
  watching(symbols: Iterable<number>): ReadonlySet<number> {
    const watchers = (this.watchers ??= this.makeWatchers());
    const units = new Set<number>();
    const seen = new Set<number>();
    const open = [...symbols];
    for (let at = open.pop(); at !== undefined; at = open.pop())
      for (const watcher of watchers.of(at)) {
        if (watcher >= 0) units.add(watcher);
        else if (!seen.has(watcher)) {
          seen.add(watcher);
          open.push(watcher);
        }
      }
    return units;
  }

  private note(watcher: number, looked: readonly number[], symbolOf: Int32Array): void {
    for (const row of looked) {
      const at = row < 0 ? row : (symbolOf[row] ?? 0);
      if (at === watcher) continue;
      this.looked.push(at);
      this.watchers?.add(at, watcher);
    }
  }

  private makeWatchers(): Watchers {
    const watchers = new Watchers();
    for (const [unit, { lookedFrom, lookedTo }] of this.units)
      for (let index = lookedFrom; index < lookedTo; index++) watchers.add(this.looked.at(index), unit);
    for (let at = 0; at < this.figures.length; at += 3)
      for (let index = this.figures.at(at + 1); index < this.figures.at(at + 2); index++)
        watchers.add(this.looked.at(index), -1 - this.figures.at(at));
    return watchers;
  }
}

/** Who looked at what: chains in two lists of numbers, since there are millions. */
class Watchers {
  private readonly last: Map<number, number> = new Map();
  private readonly who: IntList = new IntList();
  private readonly before: IntList = new IntList();

  add(at: number, watcher: number): void {
    this.before.push(this.last.get(at) ?? -1);
    this.last.set(at, this.who.length);
    this.who.push(watcher);
  }

  *of(at: number): Generator<number> {
    for (let index = this.last.get(at) ?? -1; index >= 0; index = this.before.at(index)) yield this.who.at(index);
  }
}

interface Unit {
  readonly from: number;
  readonly to: number;
  readonly lookedFrom: number;
  readonly lookedTo: number;
}

const nothing: Unit = { from: 0, to: 0, lookedFrom: 0, lookedTo: 0 };

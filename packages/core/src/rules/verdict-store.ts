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
  private readonly figures: Map<(element: Element) => unknown, Map<number, number>> = new Map();
  /** By number of the figure: where what it looked at begins and ends. */
  private readonly figureLooked: IntList = new IntList();
  /** Units (by symbol) and figures (by `-1 - number`) by what they looked at; made when first asked for, then kept up. */
  private watchers: Map<number, Set<number>> | undefined;

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

  numberOf(compute: (element: Element) => unknown, symbol: number): number {
    let numbers = this.figures.get(compute);
    if (numbers === undefined) this.figures.set(compute, (numbers = new Map()));
    let number = numbers.get(symbol);
    if (number === undefined) {
      number = this.figureLooked.length / 2;
      numbers.set(symbol, number);
      this.figureLooked.push(0);
      this.figureLooked.push(0);
    }
    return number;
  }

  cell(number: number, looked: readonly number[], symbolOf: Int32Array): void {
    this.figureLooked.set(2 * number, this.looked.length);
    this.note(-1 - number, looked, symbolOf);
    this.figureLooked.set(2 * number + 1, this.looked.length);
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
      for (const watcher of watchers.get(at) ?? []) {
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
      if (this.watchers !== undefined) watch(this.watchers, at, watcher);
    }
  }

  private makeWatchers(): Map<number, Set<number>> {
    const watchers = new Map<number, Set<number>>();
    for (const [unit, { lookedFrom, lookedTo }] of this.units)
      for (let index = lookedFrom; index < lookedTo; index++) watch(watchers, this.looked.at(index), unit);
    for (let number = 0; 2 * number < this.figureLooked.length; number++) {
      const to = this.figureLooked.at(2 * number + 1);
      for (let index = this.figureLooked.at(2 * number); index < to; index++)
        watch(watchers, this.looked.at(index), -1 - number);
    }
    return watchers;
  }
}

function watch(watchers: Map<number, Set<number>>, at: number, watcher: number): void {
  const all = watchers.get(at);
  if (all === undefined) watchers.set(at, new Set([watcher]));
  else all.add(watcher);
}

interface Unit {
  readonly from: number;
  readonly to: number;
  readonly lookedFrom: number;
  readonly lookedTo: number;
}

const nothing: Unit = { from: 0, to: 0, lookedFrom: 0, lookedTo: 0 };

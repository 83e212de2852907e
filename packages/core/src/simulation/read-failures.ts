/** How a model fails: what fails by itself, and what stops with it, read of what the model says. Each sentence is in docs/guide/simulation/failure-model.md. */
import type { FaultTree } from "../engines/fault-tree/tree.ts";
import type { Model } from "../model/model.ts";
import type { Cause, FailureModel, Need } from "./failure-model.ts";
import { CausesBelow } from "./failures/below.ts";
import type { FailureDraft, NeedColumns } from "./failures/draft.ts";
import { needAt, type NeedTable, needTable } from "./failures/need-table.ts";
import { PERHAPS, SURELY, type ThresholdNetwork } from "./failures/network.ts";
import { stoppedGates, Stopping } from "./failures/stopping.ts";
import { draftAll, draftBelow, type WiredDraft } from "./failures/reach.ts";
import { treeAt } from "./failures/partial-tree.ts";
import { type Conditions, resolve } from "./failures/trees.ts";

const known: WeakMap<Model, Failures> = new WeakMap();
const knownBelow: WeakMap<Model, Map<number, Failures>> = new WeakMap();
/** Readings for one element that are kept of a model: the last ones. */
const MOST_BELOW = 16;

/** O(rows + relationships), kept as long as the model. */
export function readFailures(model: Model): Failures {
  let made = known.get(model);
  if (made === undefined) known.set(model, (made = failuresOf(draftAll(model))));
  return made;
}

/**
 * The same as far as one element and all that stands below it go, and silent of the rest: for a look at one element after an edit, without
 * reading all others. Causes are in the same order as when all is read, but numbered by themselves.
 */
export function failuresBelow(model: Model, row: number): Failures {
  const whole = known.get(model);
  if (whole !== undefined) return whole;
  let kept = knownBelow.get(model);
  if (kept === undefined) knownBelow.set(model, (kept = new Map()));
  const made = kept.get(row) ?? failuresOf(draftBelow(model, row));
  kept.delete(row);
  kept.set(row, made);
  const [oldest] = kept.keys();
  if (kept.size > MOST_BELOW && oldest !== undefined) kept.delete(oldest);
  return made;
}

function failuresOf({ draft, links }: WiredDraft): Failures {
  return new Failures(
    draft,
    new Map([...links.causes].map(([row, sources]) => [row, sources.map((source) => source / 2)])),
  );
}

export class Failures implements FailureModel {
  readonly model: Model;
  readonly causes: readonly Cause[];
  readonly network: ThresholdNetwork;
  private readonly needs: NeedColumns;
  private tableMade: NeedTable | undefined;
  private readonly links: ReadonlyMap<number, readonly number[]>;
  /** Rows of the model; the gates of the network that are below it are those of its rows. */
  readonly rows: number;
  private ownCauses: ReadonlyMap<number, readonly number[]> | undefined;
  private readonly resolved: Partial<Record<"surely" | "perhaps", Conditions>> = {};
  private readonly below: Partial<Record<"surely" | "perhaps", CausesBelow>> = {};
  private unknown: Uint8Array | undefined;
  private readonly trees: Map<string, WeakRef<FaultTree>> = new Map();

  constructor(draft: FailureDraft, links: ReadonlyMap<number, readonly number[]>) {
    this.model = draft.model;
    this.causes = draft.causes;
    this.network = draft.network.finish(draft.causes.length);
    this.needs = draft.needs;
    this.links = links;
    this.rows = draft.facts.rows;
  }

  get table(): NeedTable {
    return (this.tableMade ??= needTable(this.needs, this.rows));
  }

  stopping(reading: "surely" | "perhaps"): Stopping {
    return new Stopping(this.network, reading === "surely" ? SURELY : PERHAPS);
  }

  needsOf(row: number): readonly Need[] {
    const { table } = this;
    const needs: Need[] = [];
    const end = table.start[row + 1] as number;
    for (let index = table.start[row] as number; index < end; index++) needs.push(needAt(table, index));
    return needs;
  }

  neededBy(row: number): readonly number[] {
    const { user, usedStart } = this.table;
    return [...new Set(user.subarray(usedStart[row], usedStart[row + 1]))];
  }

  causesOf(one: { readonly element: number } | { readonly relationship: number }): readonly number[] {
    if ("relationship" in one) return this.links.get(one.relationship) ?? [];
    const own = (this.ownCauses ??= ownCauses(this.causes));
    const found: number[] = [];
    const waiting = [one.element];
    const seen = new Set(waiting);
    for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
      found.push(...(own.get(row) ?? []));
      for (const child of this.model.children(row))
        if (!seen.has(child)) {
          seen.add(child);
          waiting.push(child);
        }
    }
    return found;
  }

  treeOf(row: number, reading: "surely" | "perhaps"): FaultTree {
    const key = `${reading} ${row}`;
    const earlier = this.trees.get(key)?.deref();
    if (earlier !== undefined) return earlier;
    const conditions = this.conditions(reading);
    const made = treeAt(conditions, conditions.of[row] as number);
    this.trees.set(key, new WeakRef(made));
    return made;
  }

  /** All conditions of a reading, for who wants a part of a tree. */
  conditions(reading: "surely" | "perhaps"): Conditions {
    return (this.resolved[reading] ??= resolve(this.network, reading === "surely" ? SURELY : PERHAPS));
  }

  /** Causes below an element in a reading, ascending. */
  causesBelow(row: number, reading: "surely" | "perhaps"): Int32Array {
    return this.causesUnder(reading).of(this.conditions(reading).of[row] as number);
  }

  /** Some causes below an element in a reading, so many at most. */
  someCausesBelow(row: number, reading: "surely" | "perhaps", most: number): readonly number[] {
    return this.causesUnder(reading).first(this.conditions(reading).of[row] as number, most);
  }

  /** How many causes of each mark (0 to 3) may matter to an element, with those that surely do. */
  countBelow(row: number, certain: Int32Array, marks: Uint8Array): readonly [number, number, number, number] {
    return this.causesUnder("perhaps").count(this.conditions("perhaps").of[row] as number, certain, marks);
  }

  private causesUnder(reading: "surely" | "perhaps"): CausesBelow {
    return (this.below[reading] ??= new CausesBelow(this.conditions(reading)));
  }

  /** 1 for rows that may have stopped all the time, for nobody says how what may stop them behaves; `said`: ids of causes of which one does. */
  stoppedByUnknown(said?: ReadonlySet<string>): Uint8Array {
    if (said === undefined && this.unknown !== undefined) return this.unknown;
    const unknown: number[] = [];
    this.causes.forEach(({ id, behaviour, standing }, cause) => {
      if (behaviour === undefined && standing === "asked" && said?.has(id) !== true) unknown.push(cause);
    });
    const stopped = stoppedGates(this.network, PERHAPS, unknown);
    if (said === undefined) this.unknown = stopped;
    return stopped;
  }

  stoppedBy(causes: Iterable<number>, outright: Iterable<number> = []): Uint8Array {
    const [all, rows] = [[...causes], [...outright]];
    const surely = stoppedGates(this.network, SURELY, all, rows);
    const perhaps = stoppedGates(this.network, PERHAPS, all, rows);
    const stopped = new Uint8Array(this.rows);
    for (let row = 0; row < this.rows; row++) stopped[row] = surely[row] === 1 ? 2 : (perhaps[row] as number);
    return stopped;
  }

  degradedBy(stopped: Uint8Array, causes: Iterable<number> = []): Uint8Array {
    const { of, row } = this.needs;
    const degraded = new Uint8Array(this.rows);
    for (let index = 0; index < of.length; index++) {
      const mine = of[index] as number;
      if (stopped[mine] === 0 && stopped[row[index] as number] !== 0) degraded[mine] = 1;
    }
    for (const cause of causes) {
      const { element } = this.causes[cause] as Cause;
      if (element !== undefined && stopped[element] === 0) degraded[element] = 1;
    }
    return degraded;
  }
}

/** Causes that are true when an element has failed: its instances and itself, not a copy elsewhere or the switch-over to it. */
function ownCauses(causes: readonly Cause[]): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  causes.forEach(({ element, what, id }, cause) => {
    if (element === undefined || what === "switch-over" || /:copy(?:#\d+)?$/u.test(id)) return;
    const list = found.get(element);
    if (list === undefined) found.set(element, [cause]);
    else list.push(cause);
  });
  return found;
}

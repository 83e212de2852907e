/**
 * What each process rests on, and the worst of it: of one by a walk, of very many by one sweep over the components of all needs. A walk
 * from each of thousands would take minutes where everything uses everything.
 */
import { stronglyConnectedComponents } from "../../engines/components.ts";
import { buildGraph } from "../../engines/graph.ts";
import type { Element } from "../../model/model.ts";
import { certain, dataLossOf, possible, type Reckoned, recoveryOf } from "../../model/recovery.ts";
import { wordOf } from "../../model/read.ts";
import { hostingOf } from "../../model/hosting.ts";
import { HARD, REPLICATION, UNSETTLED } from "../failures/need-table.ts";
import type { FailureModel } from "../failure-model.ts";
import { type RecoveryFacts, recoveryFactsOf } from "./facts.ts";
import { Singles } from "./single.ts";

/** Something that is needed, by row. */
export interface Support {
  readonly row: number;
  /** Needed for sure; else perhaps. */
  readonly isSure: boolean;
  /** It stops the process when it fails alone: surely (2), perhaps (1), or not (0). */
  readonly alone: 0 | 1 | 2;
}

/** Greatest hours below a row; -Infinity: there is nothing. */
export interface Worst {
  readonly recoveryLower: number;
  readonly recoveryUpper: number;
  readonly lossLower: number;
  readonly lossUpper: number;
  /** Row of what holds up the return most, and of what loses most; -1 for none. */
  readonly slowest: number;
  readonly lossiest: number;
}

/** Outermost applications below a row, so many at most, as they stand in the text. */
export interface Applications {
  readonly rows: readonly number[];
  /** There are more. */
  readonly hasMore: boolean;
}

const MOST_APPLICATIONS = 40;

/** Asked of more than so many, all are answered in one sweep. */
const FEW = 12;
const NEEDED = 1;
const SURELY_NEEDED = 2;
const ALONE = 4;
const SURELY_ALONE = 8;

const known: WeakMap<FailureModel, Reliance> = new WeakMap();

/** Kept as long as the failure model. */
export function relianceOf(failures: FailureModel): Reliance {
  let made = known.get(failures);
  if (made === undefined) known.set(failures, (made = new Reliance(failures)));
  return made;
}

export class Reliance {
  readonly failures: FailureModel;
  readonly facts: RecoveryFacts;
  private readonly singles: Singles;
  private readonly recoveries: Map<number, Reckoned | undefined> = new Map();
  private readonly losses: Map<number, Reckoned | undefined> = new Map();
  private swept: ((row: number) => Worst) | undefined;
  private applicationsSwept: ((row: number) => Applications) | undefined;
  private needEdges: Edges = [[], []];
  private asked = 0;

  constructor(failures: FailureModel) {
    this.failures = failures;
    this.facts = recoveryFactsOf(failures.model);
    this.singles = new Singles(failures, this.facts);
  }

  /** How soon a part is back; undefined for what is no part, or run by others. */
  recovery(row: number): Reckoned | undefined {
    const { recoveries, facts } = this;
    if (facts.isPart[row] !== 1) return undefined;
    if (!recoveries.has(row)) {
      const element = facts.model.at(row);
      recoveries.set(row, isOperatedByOthers(element) ? undefined : recoveryOf(element));
    }
    return recoveries.get(row);
  }

  /** What is lost with something that keeps data. */
  loss(row: number): Reckoned | undefined {
    const { losses, facts } = this;
    if (!facts.isKeeper(row)) return undefined;
    if (!losses.has(row)) losses.set(row, dataLossOf(facts.model.at(row)));
    return losses.get(row);
  }

  worst(row: number): Worst {
    if (this.swept === undefined && this.asked++ < FEW) return this.walked(row);
    return (this.swept ??= this.sweep())(row);
  }

  /** Everything that is needed, down the needs that are hard or not settled, as it is met. */
  supportsOf(start: number): readonly Support[] {
    const { table } = this.failures;
    const flags = new Map<number, number>();
    const open: number[] = [];
    const meet = (row: number, flag: number): void => {
      if (row === start) return;
      const before = flags.get(row) ?? 0;
      const after = before | flag;
      if (after === before) return;
      flags.set(row, after);
      open.push(row);
    };
    const follow = (row: number, flag: number): void => {
      const end = table.start[row + 1] as number;
      for (let need = table.start[row] as number; need < end; need++) {
        const strength = table.strength[need] as number;
        if ((strength !== HARD && strength !== UNSETTLED) || table.verb[need] === REPLICATION) continue;
        const passed = strength === HARD ? flag : flag & ~(SURELY_NEEDED | SURELY_ALONE);
        if ((table.group[need] as number) < 0) {
          meet(table.row[need] as number, passed);
          continue;
        }
        meet(table.row[need] as number, passed & (NEEDED | SURELY_NEEDED));
        if ((flag & ALONE) === 0) continue;
        for (const one of this.singles.of(need))
          meet(one.row, NEEDED | (one.isSure ? passed & (ALONE | SURELY_ALONE) : passed & ALONE));
      }
    };
    follow(start, NEEDED | SURELY_NEEDED | ALONE | SURELY_ALONE);
    for (let row = open.pop(); row !== undefined; row = open.pop()) follow(row, flags.get(row) as number);
    return Array.from(flags, ([row, flag]) => ({
      row,
      isSure: (flag & SURELY_NEEDED) !== 0,
      alone: (flag & SURELY_ALONE) !== 0 ? 2 : (flag & ALONE) !== 0 ? 1 : 0,
    }));
  }

  /** Of one row by a walk; after a few all by a sweep. */
  applications(row: number): Applications {
    if (this.swept === undefined) {
      const found = this.supportsOf(row).flatMap((one) => (this.isOutermost(one.row) ? [one.row] : []));
      return firstOf(found);
    }
    return (this.applicationsSwept ??= this.sweepApplications())(row);
  }

  private isOutermost(row: number): boolean {
    const { facts } = this;
    const { parentOf } = facts.model.parts;
    if (!facts.isOf(row, "application")) return false;
    for (let at = parentOf[row] as number, most = MOST_NESTED; at >= 0 && most > 0; at = parentOf[at] as number, most--)
      if (facts.isOf(at, "application")) return false;
    return true;
  }

  private walked(start: number): Worst {
    const worst = new WorstSoFar();
    for (const { row, isSure, alone } of this.supportsOf(start)) {
      const recovery = alone === 0 ? undefined : this.recovery(row);
      if (recovery !== undefined)
        worst.recovery.take(row, alone === 2 ? certain(recovery) : -Infinity, possible(recovery));
      const loss = this.loss(row);
      if (loss !== undefined) worst.loss.take(row, isSure ? certain(loss) : -Infinity, possible(loss));
    }
    return worst.read();
  }

  private sweep(): (row: number) => Worst {
    const { table } = this.failures;
    const edges: Record<"needed" | "surely" | "alone" | "surelyAlone", [number[], number[]]> = {
      needed: [[], []],
      surely: [[], []],
      alone: [[], []],
      surelyAlone: [[], []],
    };
    const add = (of: readonly [number[], number[]], from: number, to: number): void => {
      of[0].push(from);
      of[1].push(to);
    };
    for (let need = 0; need < table.of.length; need++) {
      const strength = table.strength[need] as number;
      if ((strength !== HARD && strength !== UNSETTLED) || table.verb[need] === REPLICATION) continue;
      const [user, row] = [table.of[need] as number, table.row[need] as number];
      add(edges.needed, user, row);
      if (strength === HARD) add(edges.surely, user, row);
      if ((table.group[need] as number) < 0) {
        add(edges.alone, user, row);
        if (strength === HARD) add(edges.surelyAlone, user, row);
        continue;
      }
      for (const one of this.singles.of(need)) {
        add(edges.alone, user, one.row);
        if (one.isSure && strength === HARD) add(edges.surelyAlone, user, one.row);
      }
    }
    this.needEdges = edges.needed;
    const figure = (reckoned: Reckoned | undefined, by: (one: Reckoned) => number): number =>
      reckoned === undefined ? -Infinity : by(reckoned);
    const recoveryUpper = this.greatestBelow(edges.alone, (row) => figure(this.recovery(row), possible));
    const recoveryLower = this.greatestBelow(edges.surelyAlone, (row) => figure(this.recovery(row), certain));
    const lossUpper = this.greatestBelow(edges.needed, (row) => figure(this.loss(row), possible));
    const lossLower = this.greatestBelow(edges.surely, (row) => figure(this.loss(row), certain));
    return (row) => ({
      recoveryLower: recoveryLower.hours[row] as number,
      recoveryUpper: recoveryUpper.hours[row] as number,
      lossLower: lossLower.hours[row] as number,
      lossUpper: lossUpper.hours[row] as number,
      slowest: ((recoveryLower.hours[row] as number) > 0 ? recoveryLower : recoveryUpper).by[row] as number,
      lossiest: ((lossLower.hours[row] as number) > 0 ? lossLower : lossUpper).by[row] as number,
    });
  }

  /** The greatest figure of what a row reaches, itself included, and whose it is; by row. */
  private greatestBelow([from, to]: Edges, figure: (row: number) => number): Greatest {
    const rows = this.failures.model.parts.rowCount;
    const graph = buildGraph(rows, Int32Array.from(from), Int32Array.from(to));
    const { of, member, start, count } = stronglyConnectedComponents(graph);
    const greatest = new Float64Array(count).fill(-Infinity);
    const whose = new Int32Array(count).fill(-1);
    // Edges lead to components of lower numbers, which are ready by then.
    for (let component = 0; component < count; component++) {
      let [best, by] = [-Infinity, -1];
      for (let at = start[component] as number; at < (start[component + 1] as number); at++) {
        const row = member[at] as number;
        const own = figure(row);
        if (own > best || (own === best && row < by)) [best, by] = [own, row];
        for (let slot = graph.outStart[row] as number; slot < (graph.outStart[row + 1] as number); slot++) {
          const other = of[graph.outNode[slot] as number] as number;
          if (other === component) continue;
          const [theirs, theirRow] = [greatest[other] as number, whose[other] as number];
          if (theirs > best || (theirs === best && theirRow < by)) [best, by] = [theirs, theirRow];
        }
      }
      greatest[component] = best;
      whose[component] = by;
    }
    return {
      hours: Float64Array.from(of, (component) => greatest[component] as number),
      by: Int32Array.from(of, (component) => whose[component] as number),
    };
  }

  private sweepApplications(): (row: number) => Applications {
    const [from, to] = this.needEdges;
    const graph = buildGraph(this.failures.model.parts.rowCount, Int32Array.from(from), Int32Array.from(to));
    const { of, member, start, count } = stronglyConnectedComponents(graph);
    const found: Applications[] = [];
    for (let component = 0; component < count; component++) {
      const rows = new Set<number>();
      let hasMore = false;
      const below = new Set<number>();
      for (let at = start[component] as number; at < (start[component + 1] as number); at++) {
        const row = member[at] as number;
        if (this.isOutermost(row)) rows.add(row);
        for (let slot = graph.outStart[row] as number; slot < (graph.outStart[row + 1] as number); slot++)
          below.add(of[graph.outNode[slot] as number] as number);
      }
      below.delete(component);
      for (const other of below) {
        const { rows: theirs, hasMore: haveMore } = found[other] as Applications;
        for (const row of theirs) rows.add(row);
        hasMore ||= haveMore;
      }
      const first = firstOf(rows);
      found.push(hasMore ? { ...first, hasMore } : first);
    }
    return (row) => found[of[row] as number] as Applications;
  }
}

type Edges = readonly [readonly number[], readonly number[]];

interface Greatest {
  readonly hours: Float64Array;
  readonly by: Int32Array;
}

/** Deeper than anybody nests, where containers run in a circle. */
const MOST_NESTED = 100;

function firstOf(rows: Iterable<number>): Applications {
  const all = [...rows].sort((a, b) => a - b);
  return { rows: all.slice(0, MOST_APPLICATIONS), hasMore: all.length > MOST_APPLICATIONS };
}

/** The greatest while a walk goes on. */
class WorstSoFar {
  readonly recovery: WorstHours = new WorstHours();
  readonly loss: WorstHours = new WorstHours();

  read(): Worst {
    const { recovery, loss } = this;
    return {
      recoveryLower: recovery.lower,
      recoveryUpper: recovery.upper,
      lossLower: loss.lower,
      lossUpper: loss.upper,
      slowest: recovery.lower > 0 ? recovery.surest : recovery.longest,
      lossiest: loss.lower > 0 ? loss.surest : loss.longest,
    };
  }
}

class WorstHours {
  lower: number = -Infinity;
  upper: number = -Infinity;
  surest: number = -1;
  longest: number = -1;

  take(row: number, lower: number, upper: number): void {
    if (lower > this.lower || (lower === this.lower && row < this.surest)) [this.lower, this.surest] = [lower, row];
    if (upper > this.upper || (upper === this.upper && row < this.longest)) [this.upper, this.longest] = [upper, row];
  }
}

/** How often a supplier runs its service, and how soon it is back, is the supplier's affair. */
function isOperatedByOthers(element: Element): boolean {
  return hostingOf(element) === "saas" || wordOf(element, "type") === "managed-service";
}

/** What stands still after a harm, why, and when it is back: the failure model and the work of recovery put together. */
import { isKind } from "../model/is-kind.ts";
import type { Element, Relationship } from "../model/model.ts";
import type { Stated } from "../model/read.ts";
import { takeoverOf } from "../model/recovery.ts";
import { elementWords } from "../model/row-words.ts";
import type { DrillQuestion, Range } from "./answers.ts";
import type { Strike } from "./drill-strike.ts";
import type { FailureModel, Need } from "./failure-model.ts";
import { type CrewOf, type Workers, workersFor } from "./recovery-people.ts";
import { type Crew, type Schedule, schedule, type Task, type TaskNeed } from "./recovery-schedule.ts";
import { type Damage, switchOverOf, waitFor, type Work, workOn, workOnLink } from "./recovery-work.ts";

/** One that stands still, surely or perhaps. */
export interface Still {
  readonly row: number;
  /** Surely; else only perhaps. */
  readonly isSure: boolean;
  /** Number among the stills of what brings it down, and the need by which; undefined for what is hit itself. */
  readonly before: number | undefined;
  readonly need: Need | undefined;
  /** Link that brings it down. */
  readonly link: Relationship | undefined;
  readonly damage: Damage | undefined;
  /** It only waits until its spare has taken over. */
  readonly isSwitching: boolean;
  readonly works: readonly Work[];
  readonly workers: Workers;
  /** The first step has to wait so long; hours. */
  readonly release: number;
}

export interface Standstill {
  /** In walking order from what is hit. */
  readonly stills: readonly Still[];
  /** Number among the stills of a row, or -1. */
  readonly indexOf: Int32Array;
  readonly schedule: Schedule;
  /** By row, at the start: 0 works, 1 perhaps stopped, 2 surely stopped. */
  readonly stopped: Uint8Array;
  readonly tasks: readonly Task[];
  readonly crews: readonly CrewOf[];
  /** Links that are to be mended, and when they are. */
  readonly links: readonly { readonly link: Relationship; readonly work: Work; readonly task: number }[];
  /** Hit, but nothing of them fails in the failure model. */
  readonly untouched: readonly Element[];
  /** Works or not, some of its instances or copies are hit. */
  readonly bereft: readonly number[];
  /** The element of a still. */
  readonly elements: (index: number) => Element;
}

/** Verbs by which something is carried, so that it has to start again, or is gone, when what carries it is. */
const CARRYING: ReadonlySet<string> = new Set(["runs on", "hosts", "site", "technology"]);

export function standstillOf(failures: FailureModel, question: DrillQuestion, strike: Strike): Standstill {
  return new Reading(failures, question, strike).read();
}

class Reading {
  private readonly failures: FailureModel;
  private readonly question: DrillQuestion;
  private readonly strike: Strike;
  private readonly struckRows: ReadonlySet<number>;
  private stopped: Uint8Array;
  private readonly switching = new Map<number, Range>();
  private readonly order: number[] = [];
  private readonly indexOf: Int32Array;
  private readonly beforeOf: (number | undefined)[] = [];
  private readonly needOf: (Need | undefined)[] = [];
  private readonly linkOf: (Relationship | undefined)[] = [];
  private readonly untouched: Element[] = [];
  /** Hit, and what carries them with them, so that they have to start again as if they had only been carried: surely, or perhaps. */
  private readonly restarting = new Map<number, boolean>();

  constructor(failures: FailureModel, question: DrillQuestion, strike: Strike) {
    this.failures = failures;
    this.question = question;
    this.strike = strike;
    this.struckRows = new Set(
      strike.struck.filter(({ element }) => this.isHit(element)).map(({ element }) => element.row),
    );
    this.stopped = new Uint8Array(0);
    this.indexOf = new Int32Array(failures.model.parts.rowCount).fill(-1);
  }

  read(): Standstill {
    this.stop();
    this.walk();
    const damages = this.damages();
    const stills = this.order.map((row, index): Still => this.still(row, index, damages));
    const { tasks, crews, links } = this.tasks(stills);
    return {
      stills,
      indexOf: this.indexOf,
      schedule: schedule(
        tasks,
        crews.map(({ size }): Crew => ({ size })),
      ),
      stopped: this.stopped,
      tasks,
      crews,
      links,
      untouched: this.untouched,
      bereft: this.bereft(),
      elements: (index) => this.failures.model.at(this.order[index] as number),
    };
  }

  /** Ransomware takes what is inside a network, not the network. */
  private isHit(element: Element): boolean {
    return this.question.harm !== "ransomware" || isKind(element, "node", "application", "module", "store");
  }

  private stop(): void {
    const { failures, strike, question } = this;
    const causes: number[] = [];
    const outright: number[] = [];
    const isBusiness = businessKinds(failures);
    const { kindOf } = failures.model.parts;
    const isSpoilt = question.harm === "ransomware" || question.harm === "error";
    for (const row of this.struckRows) {
      const own = failures.causesOf({ element: row });
      // Nothing takes over from what is encrypted or spoilt with all its copies; a process stops because it is told to.
      if (isSpoilt || own.length === 0) outright.push(row);
      if (own.length === 0 && failures.neededBy(row).length === 0 && isBusiness[kindOf[row] as number] !== 1)
        this.untouched.push(failures.model.at(row));
      for (const cause of own) causes.push(cause);
    }
    for (const link of strike.links)
      for (const cause of failures.causesOf({ relationship: link.row })) causes.push(cause);
    let stopped = failures.stoppedBy(causes, outright);
    const sure = [...outright];
    const perhaps = [...outright];
    // What switches over stands still meanwhile, which may make others switch over.
    for (let round = 0; round < ROUNDS; round++) {
      const found = this.switchers(stopped);
      if (found.length === 0) break;
      for (const [row, takes] of found) {
        this.switching.set(row, takes);
        perhaps.push(row);
        if (takes.lower > 0) sure.push(row);
      }
      const [surely, maybe] = [failures.stoppedBy(causes, sure), failures.stoppedBy(causes, perhaps)];
      stopped = maybe.map((condition, row) => (surely[row] === 2 ? 2 : condition === 0 ? 0 : 1));
    }
    this.stopped = stopped;
  }

  /** Those that lose an instance, a place or a copy, do not stop for it, and need time until what is left has taken over. */
  private switchers(stopped: Uint8Array): readonly (readonly [number, Range])[] {
    const { failures } = this;
    const found: (readonly [number, Range])[] = [];
    const seen = new Set<number>();
    const add = (row: number): void => {
      const element = failures.model.at(row);
      if (!isKind(element, "node", "application", "module", "store", "interface")) return;
      const takes = takeoverOf(element);
      if (takes.hours !== 0) found.push([row, { lower: takes.hours ?? 0, upper: takes.hours ?? Infinity }]);
    };
    const { kindOf } = failures.model.parts;
    const maySwitch = kindTable(failures.model, ["node", "application", "module", "store", "interface"]);
    // Hit itself, and a copy elsewhere goes on.
    for (const row of this.struckRows) if (stopped[row] !== 2 && !this.switching.has(row)) add(row);
    for (let row = 0; row < stopped.length; row++) {
      if (stopped[row] === 0) continue;
      for (const user of failures.neededBy(row)) {
        if (stopped[user] === 2 || maySwitch[kindOf[user] as number] !== 1 || seen.has(user)) continue;
        seen.add(user);
        if (this.switching.has(user) || this.struckRows.has(user)) continue;
        if (fallsBack(failures.needsOf(user), stopped)) add(user);
      }
    }
    return found;
  }

  /** Rows with fewer instances, places or copies than they have. */
  private bereft(): readonly number[] {
    const { failures, stopped } = this;
    const found = new Set<number>();
    // Hit itself, with a copy that goes on.
    for (const row of this.struckRows) if (stopped[row] !== 2) found.add(row);
    const { kindOf } = failures.model.parts;
    const mayKeep = kindTable(failures.model, ["store", "application"]);
    const seen = new Set<number>();
    for (const row of this.order)
      for (const user of failures.neededBy(row)) {
        if (mayKeep[kindOf[user] as number] !== 1 || stopped[user] === 2 || seen.has(user)) continue;
        seen.add(user);
        if (fallsBack(failures.needsOf(user), stopped)) found.add(user);
      }
    return [...found];
  }

  /** From what is hit to all that stands still, along the needs, nearest first. */
  private walk(): void {
    const { failures, strike } = this;
    for (const { element, before } of strike.struck) {
      if (!this.struckRows.has(element.row) || (this.stopped[element.row] as number) === 0) continue;
      const from = before === undefined ? -1 : (this.indexOf[before.row] as number);
      this.meet(element.row, from < 0 ? undefined : from, undefined, undefined);
    }
    const links = new Map(strike.links.map((link) => [link.row, link]));
    for (const [row] of this.switching) if (this.stopped[row] !== 0) this.meet(row, undefined, undefined, undefined);
    this.spread();
    // What is left has stopped by a link, or by several things together.
    for (let row = 0; row < this.stopped.length; row++) {
      if (this.stopped[row] === 0 || (this.indexOf[row] as number) >= 0) continue;
      const need = failures.needsOf(row).find(({ by }) => by !== undefined && links.has(by));
      const link = need?.by === undefined ? strike.links[0] : links.get(need.by);
      this.meet(row, undefined, need, link);
      this.spread();
    }
  }

  private walked = 0;

  private spread(): void {
    const { failures, stopped } = this;
    for (; this.walked < this.order.length; this.walked++) {
      const row = this.order[this.walked] as number;
      for (const user of failures.neededBy(row)) {
        if (stopped[user] === 0 || (this.indexOf[user] as number) >= 0) continue;
        const need = bindingNeed(failures.needsOf(user), row, stopped[user] === 2);
        if (need !== undefined) this.meet(user, this.walked, need, undefined);
      }
    }
  }

  private meet(row: number, before: number | undefined, need: Need | undefined, link: Relationship | undefined): void {
    if ((this.indexOf[row] as number) >= 0) return;
    this.indexOf[row] = this.order.length;
    this.order.push(row);
    this.beforeOf.push(before);
    this.needOf.push(need);
    this.linkOf.push(link);
  }

  /** How each comes to stand still, and whether that is sure; of those that merely wait for others nothing. */
  private damages(): ReadonlyMap<number, { readonly damage: Damage; readonly isSure: boolean }> {
    const { failures, question, stopped } = this;
    const damages = new Map<number, { readonly damage: Damage; readonly isSure: boolean }>();
    const own = ownDamage(question.harm);
    const open: number[] = [];
    for (const row of this.struckRows) {
      damages.set(row, { damage: own, isSure: true });
      open.push(row);
    }
    if (question.harm === "ransomware" || question.harm === "error") return damages;
    const handed: Damage = question.harm === "loss" ? "destroyed" : "cut";
    const { kindOf } = failures.model.parts;
    const isCarrier = carriersByKind(failures);
    for (let row = open.pop(); row !== undefined; row = open.pop()) {
      // A network that is down harms nothing in it: it works on, unreachable.
      if (question.harm === "outage" && isKind(failures.model.at(row), "zone")) continue;
      const parent = damages.get(row);
      for (const user of failures.neededBy(row)) {
        // What has something to take over does not wait for what it lost.
        if (stopped[user] === 0 || this.switching.has(user)) continue;
        const known = damages.get(user);
        if (known !== undefined && known.isSure) continue;
        if (isCarrier[kindOf[user] as number] !== 1) continue;
        const need = failures.needsOf(user).find((one) => one.row === row && this.carries(user, one));
        if (need === undefined) continue;
        const isSure = parent?.isSure === true && need.strength === "hard" && stopped[user] === 2;
        if (known !== undefined && !isSure) continue;
        damages.set(user, { damage: this.handedOver(need, handed), isSure });
        open.push(user);
      }
    }
    if (question.harm === "outage") this.findRestarting(damages, isCarrier);
    return damages;
  }

  private findRestarting(
    damages: ReadonlyMap<number, { readonly damage: Damage; readonly isSure: boolean }>,
    isCarrier: Uint8Array,
  ): void {
    const { failures, stopped } = this;
    const { kindOf } = failures.model.parts;
    for (const row of this.struckRows) {
      if (stopped[row] === 0 || isCarrier[kindOf[row] as number] !== 1 || !isWorkable(failures.model.at(row))) continue;
      const needs = failures.needsOf(row);
      const isGone = (need: Need): boolean => damages.get(need.row)?.isSure === true && stopped[need.row] === 2;
      for (const need of needs) {
        if (!damages.has(need.row) || stopped[need.row] === 0 || need.verb === "supplier") continue;
        if (!this.carries(row, need) || isKind(failures.model.at(need.row), "zone")) continue;
        const { group } = need;
        const carriers = group === undefined ? [need] : needs.filter((one) => one.group?.number === group.number);
        const isSure = need.strength === "hard" && carriers.every(isGone);
        this.restarting.set(row, isSure || this.restarting.get(row) === true);
      }
    }
  }

  private carries(user: number, need: Need): boolean {
    if (need.strength !== "hard" && need.strength !== "unsettled") return false;
    if (CARRYING.has(need.verb)) return true;
    if (need.verb === "supplier") return true;
    if (need.verb === "zone") return this.question.harm === "loss";
    // A machine inside another; an application needs its parts, which do not carry it.
    return need.verb === "contains" && this.failures.model.parts.parentOf[user] === need.row;
  }

  /** What a supplier runs comes back with the supplier: nobody here starts it again. */
  private handedOver({ verb }: Need, damage: Damage): Damage {
    return verb === "supplier" && damage === "cut" ? "struck" : damage;
  }

  private still(
    row: number,
    index: number,
    damages: ReadonlyMap<number, { readonly damage: Damage; readonly isSure: boolean }>,
  ): Still {
    const { failures, question, stopped } = this;
    const found = damages.get(row);
    const isStruck = this.struckRows.has(row);
    const takes = this.switching.get(row);
    const isSwitching = takes !== undefined && (found === undefined || isStruck);
    const element = failures.model.at(row);
    const works = isSwitching
      ? [switchOverOf(element)]
      : found === undefined
        ? NO_WORK
        : this.worksOn(element, found.damage, isStruck);
    const isRestarting = this.restarting.has(row) && !isSwitching;
    const needsPeople = works.some(({ isManual, takes: { upper } }) => isManual && upper > 0);
    // The harm lasts before anybody can begin; a place that waits for its end waits once.
    const isReleased =
      found !== undefined && found.damage !== "struck" && found.damage !== "cut" && works[0]?.action !== "wait";
    return {
      row,
      isSure: stopped[row] === 2,
      before: this.beforeOf[index],
      need: this.needOf[index],
      link: this.linkOf[index],
      damage: found?.damage,
      isSwitching,
      works,
      workers: needsPeople ? workersFor(element) : NO_WORKERS,
      release: isReleased || isRestarting ? (question.lasts ?? 0) : 0,
    };
  }

  private worksOn(element: Element, damage: Damage, isStruck: boolean): readonly Work[] {
    const { lasts, harm } = this.question;
    const isPlace = isKind(element, "site", "zone", "party", "technology", "unit", "role");
    if (damage === "struck") {
      // Not hit itself: run by a supplier that is.
      if (!isStruck || (lasts === undefined && isWhole(element))) return NO_WORK;
      if (lasts === undefined) return workOn(element, damage);
      const isSure = this.restarting.get(element.row);
      if (isSure === undefined) return [waitFor(lasts)];
      return workOn(element, "cut").map((work) => (isSure ? work : { ...work, takes: { ...work.takes, lower: 0 } }));
    }
    if (isPlace) return lasts === undefined ? workOn(element, "struck") : [waitFor(lasts)];
    if (!isWorkable(element) && harm !== "error") return NO_WORK;
    return workOn(element, damage);
  }

  private tasks(stills: readonly Still[]): {
    readonly tasks: readonly Task[];
    readonly crews: readonly CrewOf[];
    readonly links: Standstill["links"];
  } {
    const crews: CrewOf[] = [];
    const numberOf = new Map<string, number>();
    const crewNumber = (crew: CrewOf): number => {
      let number = numberOf.get(crew.key);
      if (number === undefined) {
        numberOf.set(crew.key, (number = crews.length));
        crews.push(crew);
      }
      return number;
    };
    const importance = this.importance();
    const links = this.strike.links.map((link, index) => ({
      link,
      work: this.question.lasts === undefined ? workOnLink(link) : waitFor(this.question.lasts),
      task: stills.length + index,
    }));
    const linkTask = new Map(links.map(({ link, task }) => [link.row, task]));
    const tasks = stills.map((still, index): Task => {
      const needs = this.taskNeeds(still, linkTask);
      const isWaiting = still.works.length === 1 && still.works[0]?.action === "wait";
      return {
        release: [still.release, still.release],
        duration: [sumOf(still.works, "lower"), sumOf(still.works, "upper")],
        isAlone: isWaiting || still.isSwitching,
        needs,
        crews: still.workers.crews.map(crewNumber),
        priority: importance[index] as number,
        isSure: still.isSure,
      };
    });
    for (const { work } of links)
      tasks.push({
        release: [0, 0],
        duration: [work.takes.lower, work.takes.upper],
        isAlone: true,
        needs: [],
        crews: [],
        priority: 0,
        isSure: true,
      });
    return { tasks, crews, links };
  }

  /** What has to be back before, of what stands still; and of groups how many. */
  private taskNeeds(still: Still, linkTask: ReadonlyMap<number, number>): readonly TaskNeed[] {
    const needs: TaskNeed[] = [];
    const groups = new Map<number, Need[]>();
    for (const need of this.failures.needsOf(still.row)) {
      if (need.strength !== "hard" && need.strength !== "unsettled") continue;
      // A live copy takes over for what it is a copy of, whatever that rested on.
      if (need.verb === "replication" || (still.isSwitching && need.group === undefined && CARRIED_BY.has(need.verb)))
        continue;
      if (need.group !== undefined) {
        const known = groups.get(need.group.number);
        if (known === undefined) groups.set(need.group.number, [need]);
        else known.push(need);
        continue;
      }
      const index = this.indexOf[need.row] as number;
      if (index < 0) continue;
      this.addNeed(needs, still, need, { of: [index], least: [1, 1], isSure: need.strength === "hard" });
    }
    for (const members of groups.values()) {
      const need = this.groupNeed(members);
      const [first] = members;
      if (need !== undefined && first !== undefined) this.addNeed(needs, still, first, need);
    }
    if (still.link !== undefined) {
      const task = linkTask.get(still.link.row);
      if (task !== undefined) needs.push({ of: [task], least: [1, 1], isSure: true, holdsWork: true });
    }
    return needs;
  }

  private addNeed(needs: TaskNeed[], still: Still, need: Need, known: Omit<TaskNeed, "holdsWork">): void {
    const holdsWork = this.holdsWork(still, need);
    needs.push({ ...known, holdsWork });
    // Perhaps it has to be started, too.
    if (!holdsWork && this.restarting.has(still.row)) needs.push({ ...known, isSure: false, holdsWork: true });
  }

  /** Two faults are mended side by side, unless the one carries the other; to build or start something takes all that it needs. */
  private holdsWork(still: Still, { verb, row }: Need): boolean {
    if (this.restarting.get(still.row) === true) return true;
    return still.damage !== "struck" || CARRIED_BY.has(verb) || this.failures.model.parts.parentOf[still.row] === row;
  }

  private groupNeed(members: readonly Need[]): Omit<TaskNeed, "holdsWork"> | undefined {
    const group = members[0]?.group;
    if (group === undefined) return undefined;
    const down = members.flatMap(({ row }) => {
      const index = this.indexOf[row] as number;
      return index < 0 ? [] : [index];
    });
    if (down.length === 0) return undefined;
    const up = Math.max(group.of, members.length) - down.length;
    // Nobody says how many suffice: one at best, all at worst.
    const least = [(group.need ?? 1) - up, (group.need ?? group.of) - up] as const;
    return {
      of: down,
      least: [Math.max(0, least[0]), Math.max(0, least[1])],
      isSure: members.every(({ strength }) => strength === "hard"),
    };
  }

  /** The highest criticality of the business that waits for each: it is recovered first. */
  private importance(): Float64Array {
    const { failures, order, indexOf } = this;
    const found = new Float64Array(order.length).fill(-1);
    const byRank: number[][] = [[], [], [], [], []];
    const isBusiness = businessKinds(failures);
    const wordsOf = elementWords(failures.model, "criticality");
    const { kindOf } = failures.model.parts;
    order.forEach((row, index) => {
      if (isBusiness[kindOf[row] as number] !== 1) return;
      const rank = RANKS.indexOf(wordsOf(row)[0] ?? "");
      byRank[rank + 1]?.push(index);
    });
    for (let rank = byRank.length - 1; rank >= 0; rank--) {
      const open = byRank[rank] ?? [];
      for (let index = open.pop(); index !== undefined; index = open.pop()) {
        if ((found[index] as number) >= rank) continue;
        found[index] = rank;
        for (const { row } of failures.needsOf(order[index] as number)) {
          const need = indexOf[row] as number;
          if (need >= 0 && (found[need] as number) < rank) open.push(need);
        }
      }
    }
    return found;
  }
}

const remembered: WeakMap<FailureModel, FailureModel> = new WeakMap();

/** The same failure model, whose needs are read once for all drills. */
export function remembering(failures: FailureModel): FailureModel {
  let made = remembered.get(failures);
  if (made === undefined) remembered.set(failures, (made = keeping(failures)));
  return made;
}

function keeping(failures: FailureModel): FailureModel {
  const needs = new Map<number, readonly Need[]>();
  const users = new Map<number, readonly number[]>();
  return {
    model: failures.model,
    causes: failures.causes,
    needsOf: (row) => kept(needs, row, (one) => failures.needsOf(one)),
    neededBy: (row) => kept(users, row, (one) => failures.neededBy(one)),
    causesOf: (one) => failures.causesOf(one),
    treeOf: (row, reading) => failures.treeOf(row, reading),
    stoppedBy: (causes, outright) => failures.stoppedBy(causes, outright),
    degradedBy: (stopped) => failures.degradedBy(stopped),
  };
}

function kept<T>(known: Map<number, T>, row: number, make: (row: number) => T): T {
  let made = known.get(row);
  if (made === undefined) known.set(row, (made = make(row)));
  return made;
}

/** Words of criticality in their order. */
const RANKS: readonly string[] = ["low", "normal", "important", "vital"];
/** Switching over makes others switch over; more than a few rounds are a circle. */
const ROUNDS = 8;
const NO_WORK: readonly Work[] = [];
const NO_WORKERS: Workers = { by: [], crews: [] };

/** What a still that has no end yet would have to state. */
export function missingOf(still: Still, crews: readonly CrewOf[]): readonly Stated[] {
  return [...still.works.flatMap(({ missing }) => missing), ...crews.flatMap(({ missing }) => missing)];
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

/** A part that is brought back by somebody; a whole comes back with its parts. */
function isWorkable(element: Element): boolean {
  if (isKind(element, "node", "store")) return true;
  if (isKind(element, "module")) return !element.children.some((child) => isKind(child, "module"));
  return (
    isKind(element, "application") && !element.children.some((child) => isKind(child, "application", "module", "store"))
  );
}

/** Software that has parts of its own, which are what is mended. */
function isWhole(element: Element): boolean {
  return isKind(element, "application", "module") && !isWorkable(element);
}

/** Is one of a group of alternatives down, or what something with a live copy rests on itself, so that others have to take over? */
function fallsBack(needs: readonly Need[], stopped: Uint8Array): boolean {
  const isDown = ({ row }: Need): boolean => (stopped[row] as number) > 0;
  const hasCopy = needs.some(({ verb }) => verb === "replication");
  return needs.some((need) => {
    if (!isDown(need) || need.strength !== "hard" || need.verb === "replication") return false;
    return need.group !== undefined || (hasCopy && CARRIED_BY.has(need.verb));
  });
}

const CARRIED_BY: ReadonlySet<string> = new Set(["runs on", "hosts", "site", "zone", "technology", "supplier"]);

/** The need by which something stands still: a hard one where it surely does. */
function bindingNeed(needs: readonly Need[], row: number, isSure: boolean): Need | undefined {
  let found: Need | undefined;
  for (const need of needs) {
    if (need.row !== row) continue;
    if (need.strength === "hard") return need;
    if (need.strength === "unsettled" && !isSure) found ??= need;
  }
  return found;
}

function sumOf(works: readonly Work[], side: "lower" | "upper"): number {
  return works.reduce((sum, { takes }) => sum + takes[side], 0);
}

/** 1 for kinds that are carried by machines and places and start again themselves. */
function carriersByKind({ model }: FailureModel): Uint8Array {
  return kindTable(model, [
    "node",
    "application",
    "module",
    "component",
    "store",
    "interface",
    "technology",
    "zone",
    "site",
  ]);
}

export function businessKinds({ model }: FailureModel): Uint8Array {
  return kindTable(model, ["process", "function", "service"]);
}

function kindTable({ schema }: FailureModel["model"], kinds: readonly string[]): Uint8Array {
  return Uint8Array.from(schema.kinds, (_, number) => (kinds.some((kind) => schema.isKind(number, kind)) ? 1 : 0));
}

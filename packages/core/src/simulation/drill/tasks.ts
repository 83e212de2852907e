/** What has to be back before what: the needs of all that stands still, as tasks of the recovery. */
import type { Relationship } from "../../model/model.ts";
import { elementWords } from "../../model/row-words.ts";
import type { Damages } from "./damage.ts";
import { BUSINESS, CARRIED_BY } from "./stopping.ts";
import type { Walk } from "./walk.ts";
import { DAMAGES } from "./damage.ts";
import { HARD, type NeedTable, REPLICATION, UNSETTLED } from "../failures/need-table.ts";
import type { FailureModel } from "../failure-model.ts";
import type { RecoveryFacts } from "../recovery/facts.ts";
import type { CrewOf, Workers } from "../recovery/people.ts";
import { TaskDraft, type TaskNeed, type TaskTable } from "../recovery/tasks.ts";
import type { Work } from "../recovery/work.ts";

/** What is done about each that stands still, by its place in the walk. */
export interface Efforts {
  readonly works: readonly (readonly Work[])[];
  readonly workers: readonly Workers[];
  /** The first step has to wait so long; hours. */
  readonly release: Float64Array;
  /** 1: it only waits until its spare has taken over. */
  readonly isSwitching: Uint8Array;
}

/** A link that is to be mended, and its task. */
export interface LinkTask {
  readonly link: Relationship;
  readonly work: Work;
  readonly task: number;
}

export interface Tasks {
  readonly table: TaskTable;
  readonly crews: readonly CrewOf[];
}

/** Tasks have the numbers of the walk; those of links come behind. */
export function tasksOf(
  failures: FailureModel,
  facts: RecoveryFacts,
  stopped: Uint8Array,
  walk: Walk,
  damages: Damages,
  efforts: Efforts,
  links: readonly LinkTask[],
): Tasks {
  const draft = new TaskDraft(walk.order.length + links.length);
  const crews = new Crews();
  const importance = importanceOf(failures.table, facts, walk);
  const needs = new TaskNeeds(failures.table, facts, walk, damages, draft);
  const linkTask = new Map(links.map(({ link, task }) => [link.row, task]));
  const { order } = walk;
  for (let place = 0; place < order.length; place++) {
    const row = order[place] as number;
    const works = efforts.works[place] ?? NO_WORK;
    const isSwitching = efforts.isSwitching[place] === 1;
    needs.read(row, isSwitching);
    const link = walk.links.get(place);
    const mended = link === undefined ? undefined : linkTask.get(link.row);
    if (mended !== undefined) draft.addSingle(mended, true, true);
    let [shortest, longest] = [0, 0];
    for (const { takes } of works) {
      shortest += takes.lower;
      longest += takes.upper;
    }
    draft.add({
      release: efforts.release[place] as number,
      shortest,
      longest,
      isAlone: isSwitching || (works.length === 1 && works[0]?.action === "wait"),
      isSure: stopped[row] === 2,
      priority: importance[place] as number,
      crews: crews.numbersOf(efforts.workers[place]),
    });
  }
  for (const { work } of links)
    draft.add({
      release: 0,
      shortest: work.takes.lower,
      longest: work.takes.upper,
      isAlone: true,
      isSure: true,
      priority: 0,
      crews: [],
    });
  return { table: draft.finish(), crews: crews.all };
}

export const NO_WORK: readonly Work[] = [];
const NO_CREW: readonly number[] = [];

/** Crews by number, as they are met. */
class Crews {
  readonly all: CrewOf[] = [];
  private readonly numberOf: Map<string, number> = new Map();
  private readonly known: Map<Workers, readonly number[]> = new Map();

  numbersOf(workers: Workers | undefined): readonly number[] {
    if (workers === undefined || workers.crews.length === 0) return NO_CREW;
    let numbers = this.known.get(workers);
    if (numbers === undefined) this.known.set(workers, (numbers = workers.crews.map((crew) => this.numberFor(crew))));
    return numbers;
  }

  private numberFor(crew: CrewOf): number {
    let number = this.numberOf.get(crew.key);
    if (number === undefined) this.numberOf.set(crew.key, (number = this.all.push(crew) - 1));
    return number;
  }
}

/** Needs of one row after the other, of what stands still; and of groups how many. */
class TaskNeeds {
  private readonly table: NeedTable;
  private readonly walk: Walk;
  private readonly damages: Damages;
  private readonly draft: TaskDraft;
  private readonly parentOf: Int32Array;

  constructor(table: NeedTable, facts: RecoveryFacts, walk: Walk, damages: Damages, draft: TaskDraft) {
    this.table = table;
    this.walk = walk;
    this.damages = damages;
    this.draft = draft;
    this.parentOf = facts.model.parts.parentOf;
  }

  read(row: number, isSwitching: boolean): void {
    const { table, walk, draft } = this;
    const { damages } = this;
    const restarting = damages.restarting.size === 0 ? undefined : damages.restarting.get(row);
    // To build or start something takes all that it needs.
    const holdsAll = restarting === true || damages.of[row] !== STRUCK;
    let groups: Map<number, number[]> | undefined;
    const end = table.start[row + 1] as number;
    for (let need = table.start[row] as number; need < end; need++) {
      const strength = table.strength[need] as number;
      if (strength !== HARD && strength !== UNSETTLED) continue;
      const verb = table.verb[need] as number;
      const group = table.group[need] as number;
      // A live copy takes over for what it is a copy of, whatever that rested on.
      if (verb === REPLICATION || (isSwitching && group < 0 && CARRIED_BY[verb] === 1)) continue;
      if (group >= 0) {
        groups ??= new Map();
        const known = groups.get(group);
        if (known === undefined) groups.set(group, [need]);
        else known.push(need);
        continue;
      }
      const place = walk.indexOf[table.row[need] as number] as number;
      if (place < 0) continue;
      const holdsWork = holdsAll || this.isCarrier(need);
      draft.addSingle(place, strength === HARD, holdsWork);
      // Perhaps it has to be started, too.
      if (!holdsWork && restarting !== undefined) draft.addSingle(place, false, true);
    }
    for (const [group, members] of groups ?? NO_GROUPS) {
      const known = this.groupNeed(group, members, holdsAll);
      if (known === undefined) continue;
      draft.addNeed(known);
      if (!known.holdsWork && restarting !== undefined) draft.addNeed({ ...known, isSure: false, holdsWork: true });
    }
  }

  /** Two faults are mended side by side, unless the one carries the other. */
  private isCarrier(need: number): boolean {
    const { table, parentOf } = this;
    return CARRIED_BY[table.verb[need] as number] === 1 || parentOf[table.of[need] as number] === table.row[need];
  }

  private groupNeed(group: number, members: readonly number[], holdsAll: boolean): TaskNeed | undefined {
    const { table, walk } = this;
    const down = members.flatMap((need) => {
      const place = walk.indexOf[table.row[need] as number] as number;
      return place < 0 ? [] : [place];
    });
    if (down.length === 0) return undefined;
    const of = table.groupOf[group] as number;
    const stated = table.groupNeed[group] as number;
    const up = Math.max(of, members.length) - down.length;
    // Nobody says how many suffice: one at best, all at worst.
    const least = [Math.max(0, (stated < 0 ? 1 : stated) - up), Math.max(0, (stated < 0 ? of : stated) - up)] as const;
    return {
      of: down,
      least,
      isSure: members.every((need) => table.strength[need] === HARD),
      holdsWork: holdsAll || this.isCarrier(members[0] as number),
    };
  }
}

const STRUCK = DAMAGES.indexOf("struck");
const NO_GROUPS: ReadonlyMap<number, number[]> = new Map();

/** Words of criticality in their order. */
const RANKS: readonly string[] = ["low", "normal", "important", "vital"];

/** The highest criticality of the business that waits for each: it is recovered first. */
function importanceOf({ start, row: needed }: NeedTable, facts: RecoveryFacts, { order, indexOf }: Walk): Float64Array {
  const found = new Float64Array(order.length).fill(-1);
  const byRank: number[][] = [[], [], [], [], []];
  const isBusiness = facts.kindTable(...BUSINESS);
  const wordsOf = elementWords(facts.model, "criticality");
  const { kindOf } = facts.model.parts;
  order.forEach((row, place) => {
    if (isBusiness[kindOf[row] as number] !== 1) return;
    byRank[RANKS.indexOf(wordsOf(row)[0] ?? "") + 1]?.push(place);
  });
  for (let rank = byRank.length - 1; rank >= 0; rank--) {
    const open = byRank[rank] ?? [];
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      if ((found[place] as number) >= rank) continue;
      found[place] = rank;
      const row = order[place] as number;
      for (let need = start[row] as number; need < (start[row + 1] as number); need++) {
        const other = indexOf[needed[need] as number] as number;
        if (other >= 0 && (found[other] as number) < rank) open.push(other);
      }
    }
  }
  return found;
}

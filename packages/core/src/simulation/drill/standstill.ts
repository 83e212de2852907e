/** What stands still after a harm, why, and when it is back: the failure model and the work of recovery put together. */
import type { Element } from "../../model/model.ts";
import type { Stated } from "../../model/read.ts";
import type { DrillQuestion } from "../answers.ts";
import { type Damages, damagesOf, DAMAGES } from "./damage.ts";
import { bereftOf, type Stopped, stoppedOf } from "./stopping.ts";
import type { Strike } from "./strike.ts";
import { type Efforts, type LinkTask, NO_WORK, type Tasks, tasksOf } from "./tasks.ts";
import { type Walk, walkOf } from "./walk.ts";
import type { FailureModel } from "../failure-model.ts";
import { type RecoveryFacts, recoveryFactsOf } from "../recovery/facts.ts";
import { type CrewOf, NO_WORKERS, type Workers, Workforce } from "../recovery/people.ts";
import { type Crew, type Schedule, schedule } from "../recovery/schedule.ts";
import { type Damage, switchOverOf, waitFor, type Work, workOn, workOnLink } from "../recovery/work.ts";

/** Columns by place in the walk, but for those by row. */
export interface Standstill {
  readonly facts: RecoveryFacts;
  readonly walk: Walk;
  readonly efforts: Efforts;
  readonly damages: Damages;
  readonly tasks: Tasks;
  readonly schedule: Schedule;
  /** By row, at the start: 0 works, 1 perhaps stopped, 2 surely stopped. */
  readonly stopped: Uint8Array;
  /** Links that are to be mended, and when they are. */
  readonly links: readonly LinkTask[];
  /** Hit, but nothing of them fails in the failure model. */
  readonly untouched: readonly Element[];
  /** Rows that work or not, some of whose instances or copies are hit. */
  readonly bereft: readonly number[];
}

export function standstillOf(failures: FailureModel, question: DrillQuestion, strike: Strike): Standstill {
  const facts = recoveryFactsOf(failures.model);
  const found = stoppedOf(failures, facts, question, strike);
  const walk = walkOf(failures, strike, found);
  const damages = damagesOf(failures, facts, question, found);
  const efforts = effortsOf(facts, question, found, walk, damages);
  const links = strike.links.map((link, index): LinkTask => ({
    link,
    work: question.lasts === undefined ? workOnLink(link) : waitFor(question.lasts),
    task: walk.order.length + index,
  }));
  const { stopped, untouched } = found;
  const tasks = tasksOf(failures, facts, stopped, walk, damages, efforts, links);
  return {
    facts,
    walk,
    efforts,
    damages,
    tasks,
    schedule: schedule(
      tasks.table,
      tasks.crews.map(({ size }): Crew => ({ size })),
    ),
    stopped,
    links,
    untouched,
    bereft: bereftOf(failures.table, facts, found),
  };
}

/** What a still that has no end yet would have to state. */
export function missingAt({ efforts, tasks }: Standstill, place: number): readonly Stated[] {
  const crews: readonly CrewOf[] = (tasks.table.crews[place] ?? []).flatMap((crew) => tasks.crews[crew] ?? []);
  return [
    ...(efforts.works[place] ?? NO_WORK).flatMap(({ missing }) => missing),
    ...crews.flatMap(({ missing }) => missing),
  ];
}

const PLACES = ["site", "zone", "party", "technology", "unit", "role"] as const;

function effortsOf(
  facts: RecoveryFacts,
  question: DrillQuestion,
  { struck, switching }: Stopped,
  { order }: Walk,
  damages: Damages,
): Efforts {
  const lasts = question.lasts ?? 0;
  const workforce = new Workforce(facts);
  const release = new Float64Array(order.length);
  const isSwitching = new Uint8Array(order.length);
  const works: (readonly Work[])[] = Array.from({ length: order.length }, () => NO_WORK);
  const workers: Workers[] = Array.from({ length: order.length }, () => NO_WORKERS);
  for (let place = 0; place < order.length; place++) {
    const row = order[place] as number;
    const damage = DAMAGES[damages.of[row] as number];
    if (switching.has(row) && (damage === undefined || struck.has(row))) {
      isSwitching[place] = 1;
      works[place] = [switchOverOf(facts.model.at(row))];
    } else if (damage !== undefined) works[place] = worksOn(facts, question, row, damage, struck.has(row), damages);
    else continue;
    const own = works[place] ?? NO_WORK;
    if (own.some(({ isManual, takes }) => isManual && takes.upper > 0)) workers[place] = workforce.of(row);
    const isRestarting = damages.restarting.has(row) && isSwitching[place] === 0;
    // The harm lasts before anybody can begin; a place that waits for its end waits once.
    const isReleased = damage !== undefined && damage !== "struck" && damage !== "cut" && own[0]?.action !== "wait";
    if (isReleased || isRestarting) release[place] = lasts;
  }
  return { works, workers, release, isSwitching };
}

function worksOn(
  facts: RecoveryFacts,
  { lasts, harm }: DrillQuestion,
  row: number,
  damage: Damage,
  isStruck: boolean,
  { restarting }: Damages,
): readonly Work[] {
  if (damage === "struck") {
    // Not hit itself: run by a supplier that is.
    if (!isStruck || (lasts === undefined && facts.isWhole[row] === 1)) return NO_WORK;
    if (lasts === undefined) return workOn(facts, row, damage);
    const isSure = restarting.get(row);
    if (isSure === undefined) return [waitFor(lasts)];
    return workOn(facts, row, "cut").map((work) =>
      isSure ? work : { ...work, takes: { lower: 0, upper: work.takes.upper } },
    );
  }
  if (facts.isOf(row, ...PLACES)) return lasts === undefined ? workOn(facts, row, "struck") : [waitFor(lasts)];
  if (facts.isPart[row] !== 1 && harm !== "error") return NO_WORK;
  return workOn(facts, row, damage);
}

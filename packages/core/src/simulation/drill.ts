/**
 * A drill: what stops, what goes on with less, when each is back, and what that means for the business. The failure model says what stops,
 * the work of recovery how long it takes; both are read twice, with what is certain and with what may be, so that the two bound the truth.
 */
import type { Bilingual } from "../model/metamodel.ts";
import type { Element, Relationship } from "../model/model.ts";
import { elementsOf, type Stated } from "../model/read.ts";
import { elementWords } from "../model/row-words.ts";
import type {
  Affected,
  BusinessOutcome,
  Condition,
  Drill,
  DrillQuestion,
  Queue,
  Range,
  RecoveryStep,
} from "./answers.ts";
import { dataLossOfBusiness, downtimeOf, lostCases, moneyLost, saidOf } from "./drill-business.ts";
import { drillLoad } from "./drill-load.ts";
import { type DataLosses, lossesOf } from "./drill-losses.ts";
import { byWorst, momentsOf } from "./drill-moments.ts";
import { notesOf } from "./drill-notes.ts";
import { drained, pileOfCases, pilesAt, type Receiver } from "./drill-queues.ts";
import {
  businessKinds,
  missingOf,
  remembering,
  type Standstill,
  standstillOf,
  type Still,
} from "./drill-standstill.ts";
import { type Strike, strikeOf } from "./drill-strike.ts";
import { degradedWords, stoppedWords, struckWords, subjectWords, switchingWords } from "./drill-words.ts";
import type { FailureModel, Need } from "./failure-model.ts";
import { NOTHING_LOST } from "./protection.ts";

/** Hours looked at where nothing else says how long. */
const LEAST_HORIZON = 1;
/** Where something has no end that is known. */
const OPEN_HORIZON = 24;
/** A queue that takes longer than so many times the recovery to drain is not waited for. */
const WORTH_WAITING = 4;
/** Facts that are named as missing for one answer. */
const MOST_MISSING = 20;

/** Runs a drill. `at`: when it happens, in words of the calendars. O(what is touched), beside what the failure model takes. */
export function runDrill(failures: FailureModel, question: DrillQuestion, at?: string): Drill {
  if (question.harm === "load") return drillLoad(failures, question, at);
  return new Run(failures, question, at).drill();
}

/** How long an element is stopped for sure, stopped perhaps, and goes on with less afterwards. Hours. */
interface Course {
  readonly row: number;
  readonly still: Still | undefined;
  readonly sure: number;
  readonly perhaps: number;
  readonly less: number;
}

class Run {
  private readonly failures: FailureModel;
  private readonly asked: DrillQuestion;
  private readonly at: string | undefined;
  private readonly strike: Strike;
  private readonly standstill: Standstill;
  private readonly losses: DataLosses;

  constructor(failures: FailureModel, question: DrillQuestion, at: string | undefined) {
    this.failures = remembering(failures);
    this.asked = question;
    this.at = at;
    this.strike = strikeOf(this.failures, question);
    this.standstill = standstillOf(this.failures, question, this.strike);
    this.losses = lossesOf(this.failures, question, this.strike, this.standstill);
  }

  drill(): Drill {
    const courses = this.courses();
    const courseOf = new Map(courses.map((course) => [course.row, course]));
    const { queuesUntil, notes } = this.queues(courseOf);
    const horizon = this.horizon(courses, queuesUntil(FAR));
    const queues = queuesUntil(horizon);
    const question = { ...this.asked, horizon };
    const { business, carriesOn } = this.business(courseOf, horizon);
    const affected = courses.map((course) => this.affected(course, horizon));
    return {
      question,
      affected,
      moments: momentsOf(affected, (row) => courseOf.get(row)?.still?.isSure === true),
      queues,
      recovery: { steps: [...this.steps(), ...this.catchUps(queues)], total: this.total() },
      business,
      carriesOn,
      notes: [...notesOf(question, this.strike, this.standstill), ...notes],
    };
  }

  // ---------------------------------------------------------------------------------------------------------- courses

  private courses(): readonly Course[] {
    const { failures, standstill } = this;
    const { stills, schedule, stopped } = standstill;
    const courses: Course[] = [];
    const met = new Set<number>();
    stills.forEach((still, index) => {
      const perhaps = schedule.longest.back[index] as number;
      const sure = still.isSure ? (schedule.shortest.back[index] as number) : 0;
      met.add(still.row);
      courses.push({ row: still.row, still, sure, perhaps, less: Math.max(perhaps, this.lessUntil(still.row)) });
    });
    const degraded = failures.degradedBy(stopped);
    for (let row = 0; row < degraded.length; row++) {
      if (degraded[row] === 0 || met.has(row)) continue;
      courses.push({ row, still: undefined, sure: 0, perhaps: 0, less: this.lessUntil(row) });
    }
    return courses.filter(({ perhaps, less }) => perhaps > 0 || less > 0);
  }

  /** Until when something that it could do without, or an alternative, is missing. */
  private lessUntil(row: number): number {
    const { schedule, indexOf } = this.standstill;
    let until = 0;
    for (const need of this.failures.needsOf(row)) {
      const index = indexOf[need.row] as number;
      if (index >= 0) until = Math.max(until, schedule.longest.back[index] as number);
    }
    return until;
  }

  private total(): Range {
    const [lower, upper] = this.standstill.schedule.total;
    return { lower, upper };
  }

  private horizon(courses: readonly Course[], queues: readonly Queue[]): number {
    if (Number.isFinite(this.asked.horizon)) return this.asked.horizon;
    let most = Math.max(LEAST_HORIZON, this.asked.lasts ?? 0);
    for (const { sure, perhaps, less } of courses)
      for (const time of [sure, perhaps, less]) if (Number.isFinite(time) && time > most) most = time;
    const drained = Math.max(0, ...queues.map(({ emptyAt }) => emptyAt ?? 0));
    const end = drained > most && drained <= WORTH_WAITING * most ? drained : most;
    const isOpen = courses.some(({ perhaps, less }) => !Number.isFinite(perhaps) || !Number.isFinite(less));
    return Math.min(FAR, Math.max(isOpen ? OPEN_HORIZON : 0, Math.ceil(end * 1.1)));
  }

  // --------------------------------------------------------------------------------------------------------- affected

  private affected(course: Course, horizon: number): Affected {
    const pathTo = (): Affected["path"] => this.pathTo(course);
    const because = (): Bilingual => this.because(course, element);
    const element = this.failures.model.at(course.row);
    return {
      element,
      spans: spansOf(course, horizon),
      get path(): readonly (Element | Relationship)[] {
        return pathTo();
      },
      get because(): Bilingual {
        return because();
      },
    };
  }

  private pathTo({ row, still }: Course): readonly (Element | Relationship)[] {
    const { model } = this.failures;
    const { stills, indexOf } = this.standstill;
    const way: (Element | Relationship)[] = [model.at(row)];
    let at: Still | undefined = still;
    if (at === undefined || at.isSwitching) {
      const need = this.missedNeed(row);
      if (need === undefined) return way;
      this.step(way, need);
      at = stills[indexOf[need.row] as number];
    }
    for (let most = stills.length; at !== undefined && most >= 0; most--) {
      if (at.need === undefined || at.before === undefined) break;
      this.step(way, at.need);
      at = stills[at.before];
    }
    if (at?.link !== undefined) way.unshift(at.link);
    // On through what was hit before it: a zone that itself works on, for instance.
    let struck = at === undefined ? undefined : this.struckOf(at.row);
    while (struck?.before !== undefined) {
      if (struck.by !== undefined) way.unshift(struck.by);
      way.unshift(struck.before);
      struck = this.struckOf(struck.before.row);
    }
    return way;
  }

  private step(way: (Element | Relationship)[], need: Need): void {
    const { model } = this.failures;
    if (need.by !== undefined) way.unshift(model.relationship(need.by));
    way.unshift(model.at(need.row));
  }

  private struckMade: ReadonlyMap<number, Strike["struck"][number]> | undefined;

  private struckOf(row: number): Strike["struck"][number] | undefined {
    this.struckMade ??= new Map(this.strike.struck.map((one) => [one.element.row, one]));
    return this.struckMade.get(row);
  }

  /** Something that stands still and is missed by one that goes on, the longest missed first. */
  private missedNeed(row: number): Need | undefined {
    const { schedule, indexOf } = this.standstill;
    let found: Need | undefined;
    let longest = 0;
    for (const need of this.failures.needsOf(row)) {
      const index = indexOf[need.row] as number;
      const back = index < 0 ? 0 : (schedule.longest.back[index] as number);
      if (back > longest) [found, longest] = [need, back];
    }
    return found;
  }

  private because({ row, still }: Course, element: Element): Bilingual {
    const { model } = this.failures;
    if (still === undefined) {
      const need = this.missedNeed(row);
      return degradedWords(element, need, need === undefined ? undefined : model.at(need.row));
    }
    if (still.isSwitching) return switchingWords(element, still.works[0]?.takes ?? { lower: 0, upper: Infinity });
    if (still.need !== undefined && still.need.row !== row && !this.isStruck(row))
      return stoppedWords(element, still.need, model.at(still.need.row), still.isSure ? "stopped" : "unsettled");
    if (still.link !== undefined) {
      const [name, link] = [element.nameIn("en"), subjectWords(still.link)];
      return {
        en: `${name} stops: the link ${link.en} fails.`,
        fr: `${element.nameIn("fr")} s’arrête : la liaison ${link.fr} tombe.`,
      };
    }
    return struckWords(element, this.asked.harm);
  }

  private isStruck(row: number): boolean {
    return this.struckOf(row) !== undefined;
  }

  // --------------------------------------------------------------------------------------------------------- recovery

  private steps(): readonly RecoveryStep[] {
    const workedBefore = (index: number): readonly Element[] => this.workedBefore(index);
    const { stills, schedule, links } = this.standstill;
    const { model } = this.failures;
    const steps: { readonly step: RecoveryStep; readonly order: number }[] = [];
    stills.forEach((still, index) => {
      const element = model.at(still.row);
      if (still.release > 0 && this.struckOf(still.row)?.before === undefined && this.isStruck(still.row))
        steps.push({ step: this.released(element, still.release), order: index });
      let [from, to] = [schedule.shortest.start[index] as number, schedule.longest.start[index] as number];
      for (const work of still.works) {
        const [until, most] = [from + (still.isSure ? work.takes.lower : 0), to + work.takes.upper];
        steps.push({
          order: index,
          step: {
            by: still.workers.by,
            get runbook(): readonly Element[] {
              return elementsOf(element, "runbook");
            },
            get after(): readonly Element[] {
              return workedBefore(index);
            },
            element,
            link: undefined,
            action: work.action,
            start: { lower: from, upper: to },
            end: { lower: until, upper: most },
            isCritical: schedule.isCritical[index] === 1 && work.takes.upper > 0,
            missing: missingOf(still, this.crewsOf(index)),
          },
        });
        [from, to] = [until, most];
      }
    });
    for (const { link, work, task } of links) {
      const element = link.from ?? link.to;
      if (element === undefined) continue;
      steps.push({
        order: task,
        step: {
          element,
          link,
          action: work.action,
          start: { lower: 0, upper: 0 },
          end: work.takes,
          isCritical: schedule.isCritical[task] === 1,
          by: [],
          runbook: [],
          after: [],
          missing: work.missing,
        },
      });
    }
    return steps
      .toSorted(
        (a, b) =>
          a.step.start.lower - b.step.start.lower ||
          compared(a.step.start.upper, b.step.start.upper) ||
          a.order - b.order,
      )
      .map(({ step }) => step);
  }

  private crewsOf(index: number): Standstill["crews"] {
    const { tasks, crews } = this.standstill;
    return (tasks[index]?.crews ?? []).flatMap((crew) => crews[crew] ?? []);
  }

  /** The harm itself lasts before anybody can begin. */
  private released(element: Element, lasts: number): RecoveryStep {
    return {
      element,
      link: undefined,
      action: "wait",
      start: { lower: 0, upper: 0 },
      end: { lower: lasts, upper: lasts },
      isCritical: true,
      by: [],
      runbook: [],
      after: [],
      missing: [],
    };
  }

  /** What has to be brought back before: the nearest that somebody works on, down every way. */
  private workedBefore(index: number): readonly Element[] {
    const { tasks, stills } = this.standstill;
    const found: Element[] = [];
    const seen = new Set<number>([index]);
    const open = [index];
    for (let at = open.pop(); at !== undefined; at = open.pop())
      for (const need of tasks[at]?.needs ?? [])
        for (const one of need.of) {
          if (seen.has(one)) continue;
          seen.add(one);
          const still = stills[one];
          if (still === undefined) continue;
          if (still.works.length > 0) found.push(this.failures.model.at(still.row));
          else open.push(one);
        }
    return found;
  }

  private catchUps(queues: readonly Queue[]): readonly RecoveryStep[] {
    const seen = new Set<number>();
    return queues.flatMap((queue): readonly RecoveryStep[] => {
      const element = "verb" in queue.at ? queue.at.to : queue.at;
      const start = queue.curve.findLast(({ waiting }) => waiting > 0)?.at;
      if (element === undefined || start === undefined || queue.emptyAt === undefined || seen.has(element.row))
        return [];
      seen.add(element.row);
      return [
        {
          element,
          link: undefined,
          action: "catch-up",
          start: { lower: start, upper: start },
          end: { lower: queue.emptyAt, upper: queue.emptyAt },
          isCritical: false,
          by: [],
          runbook: [],
          after: [element],
          missing: [],
        },
      ];
    });
  }

  // --------------------------------------------------------------------------------------------------- queues, business

  private queues(courseOf: ReadonlyMap<number, Course>): {
    readonly queuesUntil: (horizon: number) => readonly Queue[];
    readonly notes: readonly Bilingual[];
  } {
    const { model } = this.failures;
    const isBusiness = businessKinds(this.failures);
    const { kindOf } = model.parts;
    const [volumeOf, demandOf] = [elementWords(model, "volume"), elementWords(model, "demand")];
    const receivers: Receiver[] = [];
    const cases: Receiver[] = [];
    for (const course of courseOf.values()) {
      // As long as it may take: who waits for longer has more waiting.
      const until = course.perhaps;
      if (until <= 0) continue;
      const pause = { from: 0, until };
      const element = model.at(course.row);
      if (
        isBusiness[kindOf[course.row] as number] === 1 &&
        (volumeOf(course.row).length > 0 || demandOf(course.row).length > 0)
      )
        cases.push({ element, pause });
      if (this.hasFlows(course.row)) receivers.push({ element, pause });
    }
    const { piles, notes } = pilesAt(receivers, (sender) => courseOf.get(sender.row)?.sure ?? 0);
    const all = [...piles, ...cases.flatMap((one) => pileOfCases(one, this.at))];
    return { queuesUntil: (horizon) => all.flatMap((pile) => drained(pile, horizon)), notes };
  }

  /** Does anything come to a row? Asked of the columns, for most have nothing. */
  private hasFlows(row: number): boolean {
    const { model } = this.failures;
    const { inStart, inEdge } = model.graph();
    const flows = model.schema.verbNumber("flows");
    const { verbOf, edges } = model.parts;
    for (let at = inStart[row] as number; at < (inStart[row + 1] as number); at++) {
      const edge = inEdge[at] as number;
      if (edge < edges.nestingFrom && verbOf[edge] === flows) return true;
    }
    return false;
  }

  private business(
    courseOf: ReadonlyMap<number, Course>,
    horizon: number,
  ): { readonly business: readonly BusinessOutcome[]; readonly carriesOn: number } {
    const { model } = this.failures;
    const isBusiness = businessKinds(this.failures);
    const { kindOf, ownRows } = model.parts;
    const touched: number[] = [];
    let carriesOn = 0;
    for (let row = 0; row < ownRows; row++) {
      const kind = kindOf[row] as number;
      if (kind < 0 || isBusiness[kind] !== 1 || !model.isElement(row)) continue;
      if (courseOf.has(row) || this.losses.of.has(row)) touched.push(row);
      else carriesOn++;
    }
    const business = touched.map((row) => this.outcome(row, courseOf.get(row), horizon));
    return { business: business.toSorted(byWorst), carriesOn };
  }

  private outcome(row: number, course: Course | undefined, horizon: number): BusinessOutcome {
    const element = this.failures.model.at(row);
    const said = saidOf(element);
    const range = { lower: course?.sure ?? 0, upper: course?.perhaps ?? 0 };
    const carried = this.losses.of.get(row);
    const loss =
      carried === undefined ? NOTHING_LOST : { ...carried.worst.loss, lower: carried.lower, upper: carried.upper };
    const cases = range.upper > 0 ? lostCases(said, range, horizon, this.at) : undefined;
    const missing = (): readonly Stated[] => this.missingFor(row);
    return {
      element,
      condition: conditionOf(course),
      ...downtimeOf(said, range, missing),
      dataLoss: dataLossOfBusiness(said, loss),
      dataLossMean: carried === undefined ? 0 : carried.worst.loss.mean,
      worstStore: carried?.worst.store,
      cases,
      money: moneyLost(said, cases),
    };
  }

  /** What would have to be stated for the return of a row to be known. */
  private missingFor(row: number): readonly Stated[] {
    const { stills, indexOf, tasks } = this.standstill;
    const { model } = this.failures;
    const missing: Stated[] = [];
    const start = indexOf[row] as number;
    const seen = new Set<number>([start]);
    const open = [start];
    for (let at = open.pop(); at !== undefined && missing.length < MOST_MISSING; at = open.pop()) {
      const still = stills[at];
      if (still === undefined) continue;
      missing.push(...missingOf(still, this.crewsOf(at)));
      for (const need of this.failures.needsOf(still.row)) {
        if (need.strength !== "unsettled" || (indexOf[need.row] as number) < 0) continue;
        if (need.by !== undefined) missing.push([model.relationship(need.by), "criticality"]);
        else if (need.verb === "supplier") missing.push([model.at(still.row), "hosting"]);
      }
      for (const need of tasks[at]?.needs ?? [])
        for (const one of need.of)
          if (!seen.has(one)) {
            seen.add(one);
            open.push(one);
          }
    }
    return distinctStated(missing).slice(0, MOST_MISSING);
  }
}

/** Hours beyond which nothing is looked at: ten years. */
const FAR = 87_600;

function compared(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

function conditionOf(course: Course | undefined): Condition {
  if (course === undefined) return "works";
  // Surely stopped, even where nobody can say for how long.
  if (course.sure > 0 || (course.still?.isSure === true && course.perhaps > 0)) return "stopped";
  if (course.perhaps > 0) return "unsettled";
  return course.less > 0 ? "degraded" : "works";
}

function spansOf({ sure, perhaps, less }: Course, horizon: number): Affected["spans"] {
  const spans: { from: number; until: number; condition: Condition }[] = [];
  let from = 0;
  const add = (end: number, condition: Condition): void => {
    const until = Math.min(end, horizon);
    if (until <= from) return;
    spans.push({ from, until, condition });
    from = until;
  };
  add(sure, "stopped");
  add(perhaps, "unsettled");
  add(less, "degraded");
  add(horizon, "works");
  return spans;
}

function distinctStated(all: readonly Stated[]): readonly Stated[] {
  const seen = new Set<string>();
  return all.filter(([one, key]) => {
    const name = `${"verb" in one ? "r" : "e"}${one.row} ${key}`;
    return seen.has(name) ? false : seen.add(name) !== undefined;
  });
}

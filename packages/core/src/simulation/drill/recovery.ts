/** Who restores what, in which order: the steps of the recovery, made of the work and its schedule. */
import type { Element, Relationship } from "../../model/model.ts";
import { elementsOf, type Stated } from "../../model/read.ts";
import type { Queue, Range, RecoveryStep } from "../answers.ts";
import { missingAt, type Standstill } from "./standstill.ts";
import { NO_WORK } from "./tasks.ts";
import type { AffectedReader } from "./affected.ts";
import { NO_WORKERS } from "../recovery/people.ts";
import type { Work } from "../recovery/work.ts";

interface Planned {
  readonly order: number;
  readonly from: number;
  readonly to: number;
  readonly step: () => RecoveryStep;
}

/** In order of start, then as they depend on each other. */
export function stepsOf(standstill: Standstill, affected: AffectedReader): readonly RecoveryStep[] {
  const { efforts, walk, schedule, links, stopped, facts } = standstill;
  const planned: Planned[] = [];
  efforts.works.forEach((works, place) => {
    const release = efforts.release[place] as number;
    if (works.length === 0 && release <= 0) return;
    const row = walk.order[place] as number;
    const struck = release > 0 ? affected.struckOf(row) : undefined;
    if (struck !== undefined && struck.before === undefined)
      planned.push({ order: place, from: 0, to: 0, step: () => waited(facts.model.at(row), release) });
    let [from, to] = [schedule.shortest.start[place] as number, schedule.longest.start[place] as number];
    for (const work of works) {
      const [start, latest] = [from, to];
      from += stopped[row] === 2 ? work.takes.lower : 0;
      to += work.takes.upper;
      const end = { lower: from, upper: to };
      planned.push({
        order: place,
        from: start,
        to: latest,
        step: () => new WorkStep(standstill, place, work, { lower: start, upper: latest }, end),
      });
    }
  });
  for (const { link, work, task } of links) {
    const element = link.from ?? link.to;
    if (element === undefined) continue;
    const isCritical = schedule.isCritical[task] === 1;
    planned.push({ order: task, from: 0, to: 0, step: () => mended(element, link, work, isCritical) });
  }
  planned.sort((a, b) => a.from - b.from || compared(a.to, b.to) || a.order - b.order);
  return planned.map(({ step }) => step());
}

function compared(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

class WorkStep implements RecoveryStep {
  readonly link: undefined = undefined;
  readonly start: Range;
  readonly end: Range;
  private readonly standstill: Standstill;
  private readonly place: number;
  private readonly work: Work;

  constructor(standstill: Standstill, place: number, work: Work, start: Range, end: Range) {
    this.standstill = standstill;
    this.place = place;
    this.work = work;
    this.start = start;
    this.end = end;
  }

  get element(): Element {
    const { facts, walk } = this.standstill;
    return facts.model.at(walk.order[this.place] as number);
  }

  get action(): RecoveryStep["action"] {
    return this.work.action;
  }

  get isCritical(): boolean {
    return this.standstill.schedule.isCritical[this.place] === 1 && this.work.takes.upper > 0;
  }

  get by(): readonly Element[] {
    return (this.standstill.efforts.workers[this.place] ?? NO_WORKERS).by;
  }

  get runbook(): readonly Element[] {
    return elementsOf(this.element, "runbook");
  }

  get after(): readonly Element[] {
    return workedBefore(this.standstill, this.place);
  }

  get missing(): readonly Stated[] {
    return missingAt(this.standstill, this.place);
  }
}

/** The harm itself lasts before anybody can begin. */
function waited(element: Element, lasts: number): RecoveryStep {
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

function mended(
  element: Element,
  link: Relationship,
  { action, takes, missing }: Work,
  isCritical: boolean,
): RecoveryStep {
  return {
    element,
    link,
    action,
    start: { lower: 0, upper: 0 },
    end: takes,
    isCritical,
    by: [],
    runbook: [],
    after: [],
    missing,
  };
}

/** What has to be brought back before: the nearest that somebody works on, down every way. */
function workedBefore({ tasks, efforts, walk, facts }: Standstill, place: number): readonly Element[] {
  const { needStart, memberStart, member } = tasks.table;
  const found: Element[] = [];
  const seen = new Set<number>([place]);
  const open = [place];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const first = memberStart[needStart[at] as number] as number;
    const last = memberStart[needStart[at + 1] as number] as number;
    for (let index = first; index < last; index++) {
      const one = member[index] as number;
      if (seen.has(one)) continue;
      seen.add(one);
      if (one >= walk.order.length) continue;
      if ((efforts.works[one] ?? NO_WORK).length > 0) found.push(facts.model.at(walk.order[one] as number));
      else open.push(one);
    }
  }
  return found;
}

/** What has waited is caught up. */
export function catchUpsOf(queues: readonly Queue[]): readonly RecoveryStep[] {
  const seen = new Set<number>();
  return queues.flatMap((queue): readonly RecoveryStep[] => {
    const element = "verb" in queue.at ? queue.at.to : queue.at;
    const start = queue.curve.findLast(({ waiting }) => waiting > 0)?.at;
    if (element === undefined || start === undefined || queue.emptyAt === undefined || seen.has(element.row)) return [];
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

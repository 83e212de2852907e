/**
 * A drill: what stops, what goes on with less, when each is back, and what that means for the business. The failure model says what stops,
 * the work of recovery how long it takes; both are read twice, with what is certain and with what may be, so that the two bound the truth.
 * All of it is columns: elements, ways and sentences are made for what somebody looks at.
 */
import type { Bilingual } from "../model/metamodel.ts";
import type { Affected, Drill, DrillQuestion, Moment, Queue, RecoveryStep } from "./answers.ts";
import { AffectedReader } from "./drill/affected.ts";
import { type Courses, coursesOf } from "./drill/courses.ts";
import { drillLoad } from "./drill/load.ts";
import { lossesOf } from "./drill/losses.ts";
import { momentsOf } from "./drill/moments.ts";
import { notesOf } from "./drill/notes.ts";
import { Outcomes } from "./drill/outcomes.ts";
import { drained, type Halted, pileOfCases, pilesAt } from "./drill/queues.ts";
import { catchUpsOf, stepsOf } from "./drill/recovery.ts";
import { type Standstill, standstillOf } from "./drill/standstill.ts";
import { BUSINESS } from "./drill/stopping.ts";
import { strikeOf } from "./drill/strike.ts";
import type { FailureModel } from "./failure-model.ts";

/** Hours looked at where nothing else says how long. */
const LEAST_HORIZON = 1;
/** Where something has no end that is known. */
const OPEN_HORIZON = 24;
/** A queue that takes longer than so many times the recovery to drain is not waited for. */
const WORTH_WAITING = 4;
/** Hours beyond which nothing is looked at: ten years. */
const FAR = 87_600;

/** Runs a drill. `at`: when it happens, in words of the calendars. O(what is touched), beside what the failure model takes. */
export function runDrill(failures: FailureModel, question: DrillQuestion, at?: string): Drill {
  if (question.harm === "load") return drillLoad(failures, question, at);
  const strike = strikeOf(failures, question);
  const standstill = standstillOf(failures, question, strike);
  const courses = coursesOf(failures, standstill);
  const waiting = queuesOf(failures, standstill, courses, at);
  const horizon = horizonOf(question, courses, waiting.until(FAR));
  const queues = waiting.until(horizon);
  const losses = lossesOf(failures, question, strike, standstill);
  const { business, carriesOn } = new Outcomes(failures, standstill, courses, losses, horizon, at).read();
  const reader = new AffectedReader(failures, question.harm, strike, standstill, courses, horizon);
  const asked = { ...question, horizon };
  const [lower, upper] = standstill.schedule.total;
  let affected: readonly Affected[] | undefined;
  let moments: readonly Moment[] | undefined;
  let steps: readonly RecoveryStep[] | undefined;
  const affectedAll = (): readonly Affected[] => (affected ??= reader.all());
  return {
    question: asked,
    get affected(): readonly Affected[] {
      return affectedAll();
    },
    get moments(): readonly Moment[] {
      return (moments ??= momentsOf(affectedAll()));
    },
    queues,
    recovery: {
      get steps(): readonly RecoveryStep[] {
        return (steps ??= [...stepsOf(standstill, reader), ...catchUpsOf(queues)]);
      },
      total: { lower, upper },
    },
    business,
    carriesOn,
    notes: [...notesOf(asked, strike, standstill), ...waiting.notes],
  };
}

function horizonOf({ horizon, lasts }: DrillQuestion, courses: Courses, queues: readonly Queue[]): number {
  if (Number.isFinite(horizon)) return horizon;
  let most = Math.max(LEAST_HORIZON, lasts ?? 0);
  let isOpen = false;
  for (let course = 0; course < courses.count; course++)
    for (const times of [courses.sure, courses.perhaps, courses.less]) {
      const time = times[course] as number;
      if (!Number.isFinite(time)) isOpen = true;
      else if (time > most) most = time;
    }
  const end = queues.reduce((latest, { emptyAt }) => Math.max(latest, emptyAt ?? 0), 0);
  const settled = end > most && end <= WORTH_WAITING * most ? end : most;
  return Math.min(FAR, Math.max(isOpen ? OPEN_HORIZON : 0, Math.ceil(settled * 1.1)));
}

interface WaitingWork {
  readonly until: (horizon: number) => readonly Queue[];
  readonly notes: readonly Bilingual[];
}

/** Work that piles up: cases of the business, messages and files; as long as a standstill may take, for who waits for longer has more waiting. */
function queuesOf(
  { model }: FailureModel,
  { facts }: Standstill,
  courses: Courses,
  at: string | undefined,
): WaitingWork {
  const isBusiness = facts.kindTable(...BUSINESS);
  const { kindOf } = model.parts;
  const rows: number[] = [];
  for (let course = 0; course < courses.count; course++)
    if ((courses.perhaps[course] as number) > 0) rows.push(courses.row[course] as number);
  const until = (row: number): number => courses.perhaps[courses.of[row] as number] as number;
  const halted: Halted = { rows, until };
  const { piles, notes } = pilesAt(model, halted, (sender) => courses.sure[courses.of[sender] as number] ?? 0);
  const cases = rows.flatMap((row) =>
    isBusiness[kindOf[row] as number] === 1 && (facts.isWritten(row, "volume") || facts.isWritten(row, "demand"))
      ? pileOfCases({ element: model.at(row), pause: { from: 0, until: until(row) } }, at)
      : [],
  );
  const all = [...piles, ...cases];
  return { until: (horizon) => all.flatMap((pile) => drained(pile, horizon)), notes };
}

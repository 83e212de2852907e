/** How long each is stopped for sure, stopped perhaps, and goes on with less afterwards: columns by course, hours from the start. */
import type { Affected, Condition } from "../answers.ts";
import type { Standstill } from "./standstill.ts";
import type { FailureModel } from "../failure-model.ts";

export interface Courses {
  readonly count: number;
  readonly row: Int32Array;
  /** Place in the walk; -1: it only goes on with less. */
  readonly place: Int32Array;
  /** 1: it surely stops, be it that nobody can say for how long. */
  readonly isSure: Uint8Array;
  readonly sure: Float64Array;
  readonly perhaps: Float64Array;
  readonly less: Float64Array;
  /** Number of the course of a row, or -1. */
  readonly of: Int32Array;
}

/** What stands still, as it is met, then what works with less, as it stands in the text. */
export function coursesOf(failures: FailureModel, { walk, schedule, stopped }: Standstill): Courses {
  const { table } = failures;
  const { order, indexOf } = walk;
  const { longest, shortest } = schedule;
  const rows = stopped.length;
  const most = order.length;
  const degraded = failures.degradedBy(stopped);
  let size = most;
  for (let row = 0; row < rows; row++) if (degraded[row] === 1 && (indexOf[row] as number) < 0) size++;
  const courses = {
    row: new Int32Array(size),
    place: new Int32Array(size),
    isSure: new Uint8Array(size),
    sure: new Float64Array(size),
    perhaps: new Float64Array(size),
    less: new Float64Array(size),
  };
  const of = new Int32Array(rows).fill(-1);
  let count = 0;
  /** Until when something that it could do without, or an alternative, is missing. */
  const lessUntil = (row: number): number => {
    let until = 0;
    const end = table.start[row + 1] as number;
    for (let need = table.start[row] as number; need < end; need++) {
      const place = indexOf[table.row[need] as number] as number;
      if (place >= 0 && (longest.back[place] as number) > until) until = longest.back[place] as number;
    }
    return until;
  };
  const add = (row: number, place: number, sure: number, perhaps: number, less: number): void => {
    if (perhaps <= 0 && less <= 0) return;
    courses.row[count] = row;
    courses.place[count] = place;
    courses.isSure[count] = place >= 0 && stopped[row] === 2 && perhaps > 0 ? 1 : 0;
    courses.sure[count] = sure;
    courses.perhaps[count] = perhaps;
    courses.less[count] = less;
    of[row] = count++;
  };
  for (let place = 0; place < most; place++) {
    const row = order[place] as number;
    const perhaps = longest.back[place] as number;
    const sure = stopped[row] === 2 ? (shortest.back[place] as number) : 0;
    add(row, place, sure, perhaps, Math.max(perhaps, lessUntil(row)));
  }
  for (let row = 0; row < rows; row++)
    if (degraded[row] === 1 && (indexOf[row] as number) < 0) add(row, -1, 0, 0, lessUntil(row));
  return { ...courses, count, of };
}

/** At the start. */
export function conditionOf(courses: Courses, course: number): Condition {
  if (course < 0) return "works";
  if ((courses.sure[course] as number) > 0 || courses.isSure[course] === 1) return "stopped";
  if ((courses.perhaps[course] as number) > 0) return "unsettled";
  return (courses.less[course] as number) > 0 ? "degraded" : "works";
}

/** One after the other, without gaps, to the horizon. What surely stops is stopped, though nobody can say until when. */
export function spansOf(courses: Courses, course: number, horizon: number): Affected["spans"] {
  const spans: Affected["spans"][number][] = [];
  let from = 0;
  const add = (end: number, condition: Condition, isOpen: boolean = false): void => {
    const until = Math.min(end, horizon);
    if (until <= from) return;
    spans.push(isOpen ? { from, until, condition, isOpen } : { from, until, condition });
    from = until;
  };
  const [sure, perhaps] = [courses.sure[course] as number, courses.perhaps[course] as number];
  if (sure === 0 && courses.isSure[course] === 1) add(perhaps, "stopped", true);
  add(sure, "stopped");
  add(perhaps, "unsettled");
  add(courses.less[course] as number, "degraded");
  add(horizon, "works");
  return spans;
}

/** When tasks can begin and are back, in the shortest case (0) and the longest (1). */
import type { Graph } from "../../engines/graph.ts";
import { HOLDS_WORK, NEED_IS_SURE, type TaskTable } from "./tasks.ts";

export interface Times {
  readonly start: Float64Array;
  readonly end: Float64Array;
  /** When it is back: its work done, and what it needs back. */
  readonly back: Float64Array;
}

export function emptyTimes(count: number): Times {
  return { start: new Float64Array(count), end: new Float64Array(count), back: new Float64Array(count) };
}

/** When a task can begin, crews apart; members of its own circle do not wait for each other. */
export function readyAt(tasks: TaskTable, times: Times, task: number, case_: 0 | 1, circle: Int32Array): number {
  const release = tasks.release[task] as number;
  if (tasks.isAlone[task] === 1) return release;
  return Math.max(release, needsBackAt(tasks, times, task, case_, circle, true));
}

/** When what a task needs is back; `circle`: members of its own are passed over. */
function needsBackAt(
  tasks: TaskTable,
  { back }: Times,
  task: number,
  case_: 0 | 1,
  circle: Int32Array | undefined,
  forWork: boolean,
): number {
  const { needStart, needFlags, memberStart, member } = tasks;
  const leastOf = case_ === 0 ? tasks.leastShortest : tasks.leastLongest;
  const own = circle === undefined ? -1 : (circle[task] as number);
  const wanted = (case_ === 0 ? NEED_IS_SURE : 0) | (forWork ? HOLDS_WORK : 0);
  let ready = 0;
  const end = needStart[task + 1] as number;
  for (let need = needStart[task] as number; need < end; need++) {
    if (((needFlags[need] as number) & wanted) !== wanted) continue;
    const least = leastOf[need] as number;
    if (least <= 0) continue;
    const [first, last] = [memberStart[need] as number, memberStart[need + 1] as number];
    if (last === first + 1) {
      const one = member[first] as number;
      if ((own < 0 || circle?.[one] !== own) && (back[one] as number) > ready) ready = back[one] as number;
      continue;
    }
    const all = Array.from(member.subarray(first, last), (one) =>
      own >= 0 && circle?.[one] === own ? 0 : (back[one] as number),
    ).sort(compared);
    ready = Math.max(ready, all[Math.min(least, all.length) - 1] ?? 0);
  }
  return ready;
}

/** When the tasks of a circle are back: the least times that agree with all needs; a single one is back when it and its needs are. */
export function settle(
  tasks: TaskTable,
  times: Times,
  members: Int32Array,
  case_: 0 | 1,
  graph: Graph,
  circle: Int32Array,
): void {
  const { back, end } = times;
  for (const one of members) back[one] = end[one] as number;
  // The latest first: most of the others are then met once, with what counts for them.
  const open = latestLast(members, end);
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (case_ === 0 && tasks.isSure[one] === 0) continue;
    const found = Math.max(end[one] as number, needsBackAt(tasks, times, one, case_, undefined, false));
    // Whoever needs it has looked at it when it came itself, or comes still.
    if (found <= (back[one] as number)) continue;
    back[one] = found;
    for (let at = graph.inStart[one] as number; at < (graph.inStart[one + 1] as number); at++) {
      const user = graph.inNode[at] as number;
      if (circle[user] === circle[one] && (back[user] as number) < found) open.push(user);
    }
  }
}

/** A task that is in no circle. */
export function settleOne(tasks: TaskTable, times: Times, task: number, case_: 0 | 1): void {
  const end = times.end[task] as number;
  times.back[task] =
    case_ === 0 && tasks.isSure[task] === 0
      ? end
      : Math.max(end, needsBackAt(tasks, times, task, case_, undefined, false));
}

/** Members by when they end, in as many steps as there are different times. */
function latestLast(members: Int32Array, end: Float64Array): number[] {
  const byEnd = new Map<number, number[]>();
  for (const one of members) {
    const known = byEnd.get(end[one] as number);
    if (known === undefined) byEnd.set(end[one] as number, [one]);
    else known.push(one);
  }
  return [...byEnd].sort(([a], [b]) => compared(a, b)).flatMap(([, some]) => some);
}

function compared(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

/**
 * When everything is back: the critical path method (Kelley and Walker, "Critical-path planning and scheduling", 1959) over what waits for
 * what, twice: with the shortest times that are possible and with the longest. Where people are few, a list schedule (Kelley 1961) gives
 * them one thing after the other; its order is kept for the shortest times, so that the two bound the truth whatever a step takes (without
 * that, Graham's anomalies could make shorter steps end later: "Bounds on multiprocessing timing anomalies", 1969).
 */
import { stronglyConnectedComponents } from "../engines/components.ts";
import { buildGraph, type Graph } from "../engines/graph.ts";

/** One thing that is to come back. Hours from the start. */
export interface Task {
  /** Not begun before. */
  readonly release: readonly [shortest: number, longest: number];
  readonly duration: readonly [shortest: number, longest: number];
  /** Begins at once: what it needs holds up its return, not its work. */
  readonly isAlone: boolean;
  readonly needs: readonly TaskNeed[];
  /** Crews by number that it occupies while it lasts. */
  readonly crews: readonly number[];
  /** Of two that could begin, the one with more goes first. */
  readonly priority: number;
  /** It surely has to come back; else only perhaps, and then it takes no time in the shortest case. */
  readonly isSure: boolean;
}

/** So many of some must be back. */
export interface TaskNeed {
  readonly of: readonly number[];
  /** Of those that are named here: the rest of the group works, or does not count. */
  readonly least: readonly [shortest: number, longest: number];
  /** False: nobody has settled that it is needed. */
  readonly isSure: boolean;
  /** Work cannot begin before; else it only holds up the return. */
  readonly holdsWork: boolean;
}

export interface Crew {
  /** How many things they do at a time; undefined: nobody says, between one and all. */
  readonly size: number | undefined;
}

export interface Schedule {
  readonly shortest: Times;
  readonly longest: Times;
  /** 1 for what holds up the end: all that is back later makes all be back later. */
  readonly isCritical: Uint8Array;
  readonly total: readonly [shortest: number, longest: number];
}

export interface Times {
  readonly start: Float64Array;
  readonly end: Float64Array;
  /** When it is back: its work done, and what it needs back. */
  readonly back: Float64Array;
}

/** O((tasks + needs) log tasks) beside what groups take; crews cost what they have members. */
export function schedule(tasks: readonly Task[], crews: readonly Crew[]): Schedule {
  const plan = planLongest(tasks, crews);
  const shortest = retime(tasks, plan, crews);
  const total = [greatest(shortest.back), greatest(plan.times.back)] as const;
  const isCritical = new Uint8Array(tasks.length);
  if (Number.isFinite(total[1])) trace(tasks, plan, plan.times, 1, total[1], isCritical, () => true);
  else {
    trace(tasks, plan, plan.times, 1, total[1], isCritical, () => true);
    trace(tasks, plan, shortest, 0, total[0], isCritical, (crew) => crews[crew]?.size !== undefined);
  }
  return { shortest, longest: plan.times, isCritical, total };
}

interface Plan {
  readonly times: Times;
  /** Tasks as they were given their times. */
  readonly order: readonly number[];
  /** The circle of mutual needs that each task is in; -1: it is in none. */
  readonly circle: Int32Array;
  readonly members: (circle: number) => Int32Array;
  /** For each task: which task before it a crew did, and which crew. */
  readonly before: readonly (readonly (readonly [task: number, crew: number])[])[];
  /** From who needs something to what is needed. */
  readonly graph: Graph;
}

function planLongest(tasks: readonly Task[], crews: readonly Crew[]): Plan {
  const count = tasks.length;
  const from: number[] = [];
  const to: number[] = [];
  tasks.forEach((task, index) => {
    for (const need of task.needs)
      for (const one of need.of) {
        from.push(index);
        to.push(one);
      }
  });
  const graph = buildGraph(count, Int32Array.from(from), Int32Array.from(to));
  const components = stronglyConnectedComponents(graph);
  const members = (component: number): Int32Array =>
    components.member.subarray(components.start[component], components.start[component + 1]);
  const circle = components.of.map((component) =>
    (components.start[component + 1] as number) - (components.start[component] as number) > 1 ? component : -1,
  );
  const tails = tailsOf(tasks, components.of, graph);
  const isFirst = (a: number, b: number): number =>
    (tasks[b] as Task).priority - (tasks[a] as Task).priority ||
    (tails[components.of[b] as number] as number) - (tails[components.of[a] as number] as number) ||
    a - b;
  const waiting = new Int32Array(components.count);
  for (let edge = 0; edge < from.length; edge++) {
    const [a, b] = [components.of[from[edge] as number] as number, components.of[to[edge] as number] as number];
    if (a !== b) waiting[a] = (waiting[a] as number) + 1;
  }
  const times: Times = {
    start: new Float64Array(count),
    end: new Float64Array(count),
    back: new Float64Array(count),
  };
  const before: (readonly (readonly [number, number])[])[] = Array.from({ length: count }, () => NOBODY);
  const order: number[] = [];
  const free: number[] = [];
  const pending = new Pending();
  const isBusy = (component: number): boolean => {
    const end = components.start[component + 1] as number;
    for (let at = components.start[component] as number; at < end; at++)
      if (occupies(tasks[components.member[at] as number] as Task)) return true;
    return false;
  };
  const enter = (component: number): void => {
    if (!isBusy(component)) free.push(component);
    else
      pending.add(component, earliestOf(tasks, times, members(component), circle), [
        priorityOf(tasks, members(component)),
        tails[component] as number,
      ]);
  };
  const pools = crews.map(({ size }): Pool => ({ size: Math.max(1, size ?? 1), ends: [], tasks: [] }));
  for (let component = 0; component < components.count; component++) if (waiting[component] === 0) enter(component);
  for (;;) {
    const component = free.pop() ?? nextPending(tasks, pending, pools, members);
    if (component === undefined) break;
    const inside = members(component);
    for (const one of inside.length === 1 ? inside : Array.from(inside).sort(isFirst)) {
      begin(tasks, times, one, pools, before, circle);
      order.push(one);
    }
    settle(tasks, times, inside, 1, graph, circle);
    for (const one of inside)
      for (let index = graph.inStart[one] as number; index < (graph.inStart[one + 1] as number); index++) {
        const user = components.of[graph.inNode[index] as number] as number;
        if (user === component) continue;
        waiting[user] = (waiting[user] as number) - 1;
        if (waiting[user] === 0) enter(user);
      }
  }
  return { times, order, before, circle, members, graph };
}

const NOBODY: readonly (readonly [number, number])[] = [];

/** A crew at work: when each of its members is free again, and after which task. */
interface Pool {
  readonly size: number;
  readonly ends: number[];
  readonly tasks: number[];
}

function occupies(task: Task): boolean {
  return task.crews.length > 0 && task.duration[1] > 0;
}

function begin(
  tasks: readonly Task[],
  times: Times,
  index: number,
  pools: readonly Pool[],
  before: (readonly (readonly [number, number])[])[],
  circle: Int32Array,
): void {
  const task = tasks[index] as Task;
  let start = readyAt(tasks, times, index, 1, circle);
  if (occupies(task)) {
    const slots = task.crews.map((crew) => [crew, slotOf(pools[crew] as Pool, start)] as const);
    for (const [crew, slot] of slots) start = Math.max(start, (pools[crew] as Pool).ends[slot] ?? 0);
    before[index] = slots.flatMap(([crew, slot]) => {
      const last = (pools[crew] as Pool).tasks[slot];
      return last === undefined ? [] : [[last, crew] as const];
    });
    for (const [crew, slot] of slots) {
      const pool = pools[crew] as Pool;
      pool.ends[slot] = start + task.duration[1];
      pool.tasks[slot] = index;
    }
  }
  times.start[index] = start;
  times.end[index] = start + task.duration[1];
}

/** The member of a crew that is free at a time and has been for the shortest while, else the first to be free. */
function slotOf({ size, ends }: Pool, at: number): number {
  let best = -1;
  let soonest = 0;
  for (let slot = 0; slot < ends.length; slot++) {
    const end = ends[slot] as number;
    if (end <= at) return slot;
    if (end < (ends[soonest] as number)) soonest = slot;
  }
  if (ends.length < size) best = ends.length;
  return best < 0 ? soonest : best;
}

/** The waiting one that can begin first, the more important of several. */
function nextPending(
  tasks: readonly Task[],
  pending: Pending,
  pools: readonly Pool[],
  members: (component: number) => Int32Array,
): number | undefined {
  for (;;) {
    const first = pending.take();
    if (first === undefined) return undefined;
    let start = first.at;
    for (const one of members(first.component)) {
      const task = tasks[one] as Task;
      if (!occupies(task)) continue;
      for (const crew of task.crews) {
        const pool = pools[crew] as Pool;
        start = Math.max(start, pool.ends[slotOf(pool, first.at)] ?? 0);
      }
    }
    if (start <= first.at) return first.component;
    pending.add(first.component, start, first.priority);
  }
}

function earliestOf(tasks: readonly Task[], times: Times, members: Int32Array, circle: Int32Array): number {
  let earliest = Infinity;
  for (const one of members) earliest = Math.min(earliest, readyAt(tasks, times, one, 1, circle));
  return earliest;
}

/** Hours of work from the start of each component to the end of what waits for it; what has no known end counts as very long. */
function tailsOf(tasks: readonly Task[], componentOf: Int32Array, graph: Graph): Float64Array {
  const count = componentOf.reduce((most, component) => Math.max(most, component + 1), 0);
  const own = new Float64Array(count);
  tasks.forEach((task, index) => {
    const component = componentOf[index] as number;
    own[component] = Math.max(own[component] as number, Math.min(task.duration[1], VERY_LONG));
  });
  const tails = own.slice();
  // Numbered against the edges: who needs something has a higher number than what is needed.
  const byComponent = Array.from(tasks.keys()).sort((a, b) => (componentOf[b] as number) - (componentOf[a] as number));
  for (const task of byComponent) {
    const user = componentOf[task] as number;
    for (let at = graph.outStart[task] as number; at < (graph.outStart[task + 1] as number); at++) {
      const needed = componentOf[graph.outNode[at] as number] as number;
      if (needed !== user)
        tails[needed] = Math.max(tails[needed] as number, (own[needed] as number) + (tails[user] as number));
    }
  }
  return tails;
}

const VERY_LONG = 1e6;

function priorityOf(tasks: readonly Task[], members: Int32Array): number {
  let most = -Infinity;
  for (const one of members) most = Math.max(most, (tasks[one] as Task).priority);
  return most;
}

/** When a task can begin, crews apart; members of its own circle do not wait for each other. */
function readyAt(tasks: readonly Task[], times: Times, index: number, case_: 0 | 1, circle: Int32Array): number {
  const task = tasks[index] as Task;
  const release = task.release[case_];
  return task.isAlone ? release : Math.max(release, needsBackAt(tasks, times, index, case_, circle, true));
}

/** When what a task needs is back; `circle`: members of its own are passed over. */
function needsBackAt(
  tasks: readonly Task[],
  { back }: Times,
  index: number,
  case_: 0 | 1,
  circle: Int32Array | undefined,
  forWork: boolean,
): number {
  const own = circle === undefined ? -1 : (circle[index] as number);
  let ready = 0;
  for (const need of (tasks[index] as Task).needs) {
    if ((case_ === 0 && !need.isSure) || (forWork && !need.holdsWork)) continue;
    const least = need.least[case_];
    if (least <= 0) continue;
    if (need.of.length === 1) {
      const one = need.of[0] as number;
      if (own < 0 || circle?.[one] !== own) ready = Math.max(ready, back[one] as number);
      continue;
    }
    const all = need.of.map((one) => (own >= 0 && circle?.[one] === own ? 0 : (back[one] as number)));
    all.sort((a, b) => (a === b ? 0 : a - b));
    ready = Math.max(ready, all[Math.min(least, all.length) - 1] ?? 0);
  }
  return ready;
}

/** When the tasks of a circle are back: the least times that agree with all needs; a single one is back when it and its needs are. */
function settle(
  tasks: readonly Task[],
  times: Times,
  members: Int32Array,
  case_: 0 | 1,
  graph: Graph,
  circle: Int32Array,
): void {
  for (const one of members) times.back[one] = times.end[one] as number;
  // The latest first: most of the others are then met once, with what counts for them.
  const open = Array.from(members).sort((a, b) => compared(times.end[a] as number, times.end[b] as number));
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (case_ === 0 && !(tasks[one] as Task).isSure) continue;
    const back = Math.max(times.end[one] as number, needsBackAt(tasks, times, one, case_, undefined, false));
    if (back <= (times.back[one] as number)) continue;
    times.back[one] = back;
    if (members.length === 1) return;
    for (let at = graph.inStart[one] as number; at < (graph.inStart[one + 1] as number); at++) {
      const user = graph.inNode[at] as number;
      if (circle[user] === circle[one]) open.push(user);
    }
  }
}

function compared(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

/** The same plan with the shortest times. */
function retime(tasks: readonly Task[], plan: Plan, crews: readonly Crew[]): Times {
  const { order, before, circle, members, graph } = plan;
  const count = tasks.length;
  const times: Times = {
    start: new Float64Array(count),
    end: new Float64Array(count),
    back: new Float64Array(count),
  };
  order.forEach((index, at) => {
    const task = tasks[index] as Task;
    if (task.isSure) {
      let start = readyAt(tasks, times, index, 0, circle);
      for (const [last, crew] of before[index] ?? NOBODY)
        if (crews[crew]?.size !== undefined) start = Math.max(start, times.end[last] as number);
      times.start[index] = start;
      times.end[index] = start + task.duration[0];
    }
    const own = circle[index] as number;
    if (own < 0) settle(tasks, times, Int32Array.of(index), 0, graph, circle);
    // Members of a circle stand one after the other in the order.
    else if (circle[order[at + 1] ?? -1] !== own) settle(tasks, times, members(own), 0, graph, circle);
  });
  return times;
}

/** Marks what holds up a time, backwards from all that are back just then. */
function trace(
  tasks: readonly Task[],
  { before }: Plan,
  times: Times,
  case_: 0 | 1,
  at: number,
  isCritical: Uint8Array,
  counts: (crew: number) => boolean,
): void {
  const open: number[] = [];
  const seen = new Uint8Array(tasks.length);
  const meet = (one: number): void => {
    if (seen[one] === 1) return;
    seen[one] = 1;
    open.push(one);
  };
  tasks.forEach((task, index) => {
    if (times.back[index] === at && at > 0 && (case_ === 1 || task.isSure)) meet(index);
  });
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const task = tasks[one] as Task;
    const back = times.back[one] as number;
    const start = times.start[one] as number;
    const isOwn = times.end[one] === back;
    const isWork = isOwn && task.duration[case_] > 0;
    if (isWork) isCritical[one] = 1;
    const needed = isOwn ? (task.isAlone ? -1 : start) : back;
    if (isWork && start === 0) continue;
    for (const need of task.needs) {
      if (case_ === 0 && !need.isSure) continue;
      for (const other of need.of) if (times.back[other] === needed && needed > 0) meet(other);
    }
    if (isOwn)
      for (const [last, crew] of before[one] ?? NOBODY) if (times.end[last] === start && counts(crew)) meet(last);
  }
}

function greatest(times: Float64Array): number {
  let most = 0;
  for (const time of times) if (time > most) most = time;
  return most;
}

interface Entry {
  readonly component: number;
  readonly at: number;
  readonly priority: Priority;
}

/** Importance, then hours of work that follow. */
type Priority = readonly [importance: number, tail: number];

/** Components that wait for people: a binary heap, the earliest first, of equals the more important, then the first. */
class Pending {
  private readonly heap: Entry[] = [];

  add(component: number, at: number, priority: Priority): void {
    const { heap } = this;
    heap.push({ component, at, priority });
    let place = heap.length - 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (isBefore(heap[above] as Entry, heap[place] as Entry)) return;
      swap(heap, above, place);
      place = above;
    }
  }

  take(): Entry | undefined {
    const { heap } = this;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    heap[0] = last;
    let place = 0;
    for (;;) {
      let least = place;
      for (const below of [2 * place + 1, 2 * place + 2])
        if (below < heap.length && isBefore(heap[below] as Entry, heap[least] as Entry)) least = below;
      if (least === place) return first;
      swap(heap, least, place);
      place = least;
    }
  }
}

function isBefore(a: Entry, b: Entry): boolean {
  if (a.at !== b.at) return a.at < b.at;
  if (a.priority[0] !== b.priority[0]) return a.priority[0] > b.priority[0];
  if (a.priority[1] !== b.priority[1]) return a.priority[1] > b.priority[1];
  return a.component < b.component;
}

function swap(heap: Entry[], a: number, b: number): void {
  const held = heap[a] as Entry;
  heap[a] = heap[b] as Entry;
  heap[b] = held;
}

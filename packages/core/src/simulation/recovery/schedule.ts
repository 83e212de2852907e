/**
 * When everything is back: the critical path method (Kelley and Walker, "Critical-path planning and scheduling", 1959) over what waits for
 * what, twice: with the shortest times that are possible and with the longest. Where people are few, a list schedule (Kelley 1961) gives
 * them one thing after the other; its order is kept for the shortest times, so that the two bound the truth whatever a step takes (without
 * that, Graham's anomalies could make shorter steps end later: "Bounds on multiprocessing timing anomalies", 1969).
 */
import { type Components, stronglyConnectedComponents } from "../../engines/components.ts";
import { buildGraph, type Graph } from "../../engines/graph.ts";
import { type Priority, WaitingQueue } from "./queue.ts";
import { NEED_IS_SURE, type TaskTable } from "./tasks.ts";
import { emptyTimes, readyAt, settle, settleOne, type Times } from "./times.ts";

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

/** O((tasks + needs) log tasks) beside what groups take; crews cost what they have members. */
export function schedule(tasks: TaskTable, crews: readonly Crew[]): Schedule {
  const plan = new Planning(tasks, crews).plan();
  const shortest = retime(tasks, plan, crews);
  const total = [greatest(shortest.back), greatest(plan.times.back)] as const;
  const isCritical = new Uint8Array(tasks.count);
  trace(tasks, plan, plan.times, 1, total[1], isCritical, () => true);
  if (!Number.isFinite(total[1]))
    trace(tasks, plan, shortest, 0, total[0], isCritical, (crew) => crews[crew]?.size !== undefined);
  return { shortest, longest: plan.times, isCritical, total };
}

interface Plan {
  readonly times: Times;
  /** Tasks as they were given their times. */
  readonly order: Int32Array;
  /** The circle of mutual needs that each task is in; -1: it is in none. */
  readonly circle: Int32Array;
  readonly components: Components;
  /** For each task that people do: which task before it a crew did, and which crew. */
  readonly before: ReadonlyMap<number, Before>;
  /** From who needs something to what is needed. */
  readonly graph: Graph;
}

type Before = readonly (readonly [task: number, crew: number])[];

/** A crew at work: when each of its members is free again, and after which task. */
interface Pool {
  readonly size: number;
  readonly ends: number[];
  readonly tasks: number[];
}

/** The list schedule with the longest times. */
class Planning {
  private readonly tasks: TaskTable;
  private readonly graph: Graph;
  private readonly components: Components;
  private readonly circle: Int32Array;
  private readonly tails: Float64Array;
  private readonly times: Times;
  private readonly pools: readonly Pool[];
  private readonly before: Map<number, Before> = new Map();
  /** Components that others wait for first: so many edges into others are left. */
  private readonly waiting: Int32Array;
  private readonly free: number[] = [];
  private readonly pending: WaitingQueue = new WaitingQueue();

  constructor(tasks: TaskTable, crews: readonly Crew[]) {
    this.tasks = tasks;
    this.graph = needGraph(tasks);
    this.components = stronglyConnectedComponents(this.graph);
    const { start, of, count } = this.components;
    this.circle = of.map((one) => ((start[one + 1] as number) - (start[one] as number) > 1 ? one : -1));
    this.tails = tailsOf(tasks, this.components, this.graph);
    this.times = emptyTimes(tasks.count);
    this.pools = crews.map(({ size }): Pool => ({ size: Math.max(1, size ?? 1), ends: [], tasks: [] }));
    this.waiting = new Int32Array(count);
    const { from, to, edgeCount } = this.graph;
    for (let edge = 0; edge < edgeCount; edge++) {
      const [a, b] = [of[from[edge] as number] as number, of[to[edge] as number] as number];
      if (a !== b) this.waiting[a] = (this.waiting[a] as number) + 1;
    }
  }

  plan(): Plan {
    const { tasks, graph, components, circle, times, before, waiting } = this;
    const order = new Int32Array(tasks.count);
    let placed = 0;
    for (let component = 0; component < components.count; component++)
      if (waiting[component] === 0) this.enter(component);
    for (;;) {
      const component = this.free.pop() ?? this.nextPending();
      if (component === undefined) break;
      const [from, to] = [components.start[component] as number, components.start[component + 1] as number];
      if (to === from + 1) {
        const one = components.member[from] as number;
        this.begin(one);
        order[placed++] = one;
        settleOne(tasks, times, one, 1);
      } else {
        const inside = components.member.subarray(from, to);
        for (const one of this.inOrder(inside)) {
          this.begin(one);
          order[placed++] = one;
        }
        settle(tasks, times, inside, 1, graph, circle);
      }
      for (let at = from; at < to; at++) this.release(components.member[at] as number, component);
    }
    return { times, order, before, circle, components, graph };
  }

  /** Those wait less that need a task. */
  private release(task: number, component: number): void {
    const { graph, components, waiting } = this;
    for (let at = graph.inStart[task] as number; at < (graph.inStart[task + 1] as number); at++) {
      const user = components.of[graph.inNode[at] as number] as number;
      if (user === component) continue;
      waiting[user] = (waiting[user] as number) - 1;
      if (waiting[user] === 0) this.enter(user);
    }
  }

  private enter(component: number): void {
    const { start, member } = this.components;
    const [from, to] = [start[component] as number, start[component + 1] as number];
    let isBusy = false;
    for (let at = from; at < to && !isBusy; at++) isBusy = occupies(this.tasks, member[at] as number);
    if (!isBusy) {
      this.free.push(component);
      return;
    }
    let [earliest, most] = [Infinity, -Infinity];
    for (let at = from; at < to; at++) {
      const one = member[at] as number;
      earliest = Math.min(earliest, readyAt(this.tasks, this.times, one, 1, this.circle));
      most = Math.max(most, this.tasks.priority[one] as number);
    }
    const priority: Priority = [most, this.tails[component] as number];
    this.pending.add(component, earliest, priority);
  }

  /** The waiting one that can begin first, the more important of several. */
  private nextPending(): number | undefined {
    const { tasks, pending, pools } = this;
    const { start: starts, member } = this.components;
    for (;;) {
      const first = pending.take();
      if (first === undefined) return undefined;
      let start = first.at;
      for (let at = starts[first.component] as number; at < (starts[first.component + 1] as number); at++) {
        const one = member[at] as number;
        if (!occupies(tasks, one)) continue;
        for (const crew of tasks.crews[one] ?? NO_CREW) {
          const pool = pools[crew] as Pool;
          start = Math.max(start, pool.ends[slotOf(pool, first.at)] ?? 0);
        }
      }
      if (start <= first.at) return first.component;
      pending.add(first.component, start, first.priority);
    }
  }

  /** Of a circle those that people work on come in their order; the others wait for nobody. */
  private inOrder(inside: Int32Array): readonly number[] {
    const { priority } = this.tasks;
    const [busy, idle]: [number[], number[]] = [[], []];
    for (const one of inside) (occupies(this.tasks, one) ? busy : idle).push(one);
    busy.sort((a, b) => (priority[b] as number) - (priority[a] as number) || a - b);
    return [...busy, ...idle];
  }

  private begin(task: number): void {
    const { tasks, times, pools } = this;
    const longest = tasks.longest[task] as number;
    let start = readyAt(tasks, times, task, 1, this.circle);
    if (occupies(tasks, task)) {
      const slots = (tasks.crews[task] ?? NO_CREW).map((crew) => [crew, slotOf(pools[crew] as Pool, start)] as const);
      for (const [crew, slot] of slots) start = Math.max(start, (pools[crew] as Pool).ends[slot] ?? 0);
      const before = slots.flatMap(([crew, slot]) => {
        const last = (pools[crew] as Pool).tasks[slot];
        return last === undefined ? [] : [[last, crew] as const];
      });
      this.before.set(task, before);
      for (const [crew, slot] of slots) {
        const pool = pools[crew] as Pool;
        pool.ends[slot] = start + longest;
        pool.tasks[slot] = task;
      }
    }
    times.start[task] = start;
    times.end[task] = start + longest;
  }
}

const NO_CREW: readonly number[] = [];
const NOBODY: Before = [];

function occupies(tasks: TaskTable, task: number): boolean {
  return (tasks.longest[task] as number) > 0 && (tasks.crews[task] ?? NO_CREW).length > 0;
}

/** The member of a crew that is free at a time and has been for the shortest while, else the first to be free. */
function slotOf({ size, ends }: Pool, at: number): number {
  let soonest = 0;
  for (let slot = 0; slot < ends.length; slot++) {
    const end = ends[slot] as number;
    if (end <= at) return slot;
    if (end < (ends[soonest] as number)) soonest = slot;
  }
  return ends.length < size ? ends.length : soonest;
}

function needGraph({ count, needStart, memberStart, member }: TaskTable): Graph {
  const from = new Int32Array(member.length);
  for (let task = 0; task < count; task++) {
    const first = memberStart[needStart[task] as number] as number;
    from.fill(task, first, memberStart[needStart[task + 1] as number]);
  }
  return buildGraph(count, from, member);
}

/** Hours of work from the start of each component to the end of what waits for it; what has no known end counts as very long. */
function tailsOf(tasks: TaskTable, components: Components, graph: Graph): Float64Array {
  const { of, member, count } = components;
  const own = new Float64Array(count);
  for (let task = 0; task < tasks.count; task++) {
    const component = of[task] as number;
    own[component] = Math.max(own[component] as number, Math.min(tasks.longest[task] as number, VERY_LONG));
  }
  const tails = own.slice();
  // Numbered against the edges: who needs something has a higher number than what is needed.
  for (let at = tasks.count - 1; at >= 0; at--) {
    const task = member[at] as number;
    const user = of[task] as number;
    for (let slot = graph.outStart[task] as number; slot < (graph.outStart[task + 1] as number); slot++) {
      const needed = of[graph.outNode[slot] as number] as number;
      if (needed !== user)
        tails[needed] = Math.max(tails[needed] as number, (own[needed] as number) + (tails[user] as number));
    }
  }
  return tails;
}

const VERY_LONG = 1e6;

/** The same plan with the shortest times. */
function retime(tasks: TaskTable, plan: Plan, crews: readonly Crew[]): Times {
  const { order, before, circle, components, graph } = plan;
  const times = emptyTimes(tasks.count);
  for (let at = 0; at < order.length; at++) {
    const task = order[at] as number;
    if (tasks.isSure[task] === 1) {
      let start = readyAt(tasks, times, task, 0, circle);
      for (const [last, crew] of before.get(task) ?? NOBODY)
        if (crews[crew]?.size !== undefined) start = Math.max(start, times.end[last] as number);
      times.start[task] = start;
      times.end[task] = start + (tasks.shortest[task] as number);
    }
    const own = circle[task] as number;
    if (own < 0) settleOne(tasks, times, task, 0);
    // Members of a circle stand one after the other in the order.
    else if (at + 1 === order.length || circle[order[at + 1] as number] !== own) {
      const members = components.member.subarray(components.start[own], components.start[own + 1]);
      settle(tasks, times, members, 0, graph, circle);
    }
  }
  return times;
}

/** Marks what holds up a time, backwards from all that are back just then. */
function trace(
  tasks: TaskTable,
  { before }: Plan,
  times: Times,
  case_: 0 | 1,
  at: number,
  isCritical: Uint8Array,
  counts: (crew: number) => boolean,
): void {
  const { needStart, needFlags, memberStart, member } = tasks;
  const takes = case_ === 0 ? tasks.shortest : tasks.longest;
  const open: number[] = [];
  const seen = new Uint8Array(tasks.count);
  const meet = (one: number): void => {
    if (seen[one] === 1) return;
    seen[one] = 1;
    open.push(one);
  };
  if (at > 0)
    for (let task = 0; task < tasks.count; task++)
      if (times.back[task] === at && (case_ === 1 || tasks.isSure[task] === 1)) meet(task);
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const back = times.back[one] as number;
    const start = times.start[one] as number;
    const isOwn = times.end[one] === back;
    const isWork = isOwn && (takes[one] as number) > 0;
    if (isWork) isCritical[one] = 1;
    const needed = isOwn ? (tasks.isAlone[one] === 1 ? -1 : start) : back;
    if (isWork && start === 0) continue;
    for (let need = needStart[one] as number; need < (needStart[one + 1] as number); need++) {
      if (case_ === 0 && ((needFlags[need] as number) & NEED_IS_SURE) === 0) continue;
      for (let place = memberStart[need] as number; place < (memberStart[need + 1] as number); place++) {
        const other = member[place] as number;
        if (times.back[other] === needed && needed > 0) meet(other);
      }
    }
    if (isOwn)
      for (const [last, crew] of before.get(one) ?? NOBODY) if (times.end[last] === start && counts(crew)) meet(last);
  }
}

function greatest(times: Float64Array): number {
  let most = 0;
  for (const time of times) if (time > most) most = time;
  return most;
}

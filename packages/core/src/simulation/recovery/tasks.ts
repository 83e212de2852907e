/** What is to come back, as columns: tens of thousands of things wait for hundreds of thousands of others. */

/** One thing that is to come back. Hours from the start. */
export interface Task {
  /** Not begun before. */
  readonly release: number;
  readonly shortest: number;
  readonly longest: number;
  /** Begins at once: what it needs holds up its return, not its work. */
  readonly isAlone: boolean;
  /** It surely has to come back; else only perhaps, and then it takes no time in the shortest case. */
  readonly isSure: boolean;
  /** Of two that could begin, the one with more goes first. */
  readonly priority: number;
  /** Crews by number that it occupies while it lasts. */
  readonly crews: readonly number[];
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

export const NEED_IS_SURE = 1;
export const HOLDS_WORK = 2;

/** Tasks by number, and what each needs: needs of task `t` are `needStart[t]` to `needStart[t + 1] - 1`, members of need `n` likewise. */
export interface TaskTable {
  readonly count: number;
  readonly release: Float64Array;
  readonly shortest: Float64Array;
  readonly longest: Float64Array;
  readonly isAlone: Uint8Array;
  readonly isSure: Uint8Array;
  readonly priority: Float64Array;
  readonly crews: readonly (readonly number[])[];
  readonly needStart: Int32Array;
  /** `NEED_IS_SURE`, `HOLDS_WORK`. */
  readonly needFlags: Uint8Array;
  readonly leastShortest: Int32Array;
  readonly leastLongest: Int32Array;
  readonly memberStart: Int32Array;
  readonly member: Int32Array;
}

/** A table while it is filled: the needs of a task, then the task. */
export class TaskDraft {
  private readonly count: number;
  private readonly columns: Pick<TaskTable, "release" | "shortest" | "longest" | "isAlone" | "isSure" | "priority">;
  private readonly crews: (readonly number[])[] = [];
  private readonly needStart: Int32Array;
  private added = 0;
  private needs = 0;
  private members = 0;
  private flags: Uint8Array = new Uint8Array(1024);
  private leastShortest: Int32Array = new Int32Array(1024);
  private leastLongest: Int32Array = new Int32Array(1024);
  private memberStart: Int32Array = new Int32Array(1024);
  private member: Int32Array = new Int32Array(1024);

  /** `count`: so many tasks are going to be added. */
  constructor(count: number) {
    this.count = count;
    this.columns = {
      release: new Float64Array(count),
      shortest: new Float64Array(count),
      longest: new Float64Array(count),
      isAlone: new Uint8Array(count),
      isSure: new Uint8Array(count),
      priority: new Float64Array(count),
    };
    this.needStart = new Int32Array(count + 1);
  }

  addNeed({ of, least, isSure, holdsWork }: TaskNeed): void {
    for (const one of of) this.addMember(one);
    this.closeNeed(least[0], least[1], isSure, holdsWork);
  }

  /** A need of one thing. */
  addSingle(member: number, isSure: boolean, holdsWork: boolean): void {
    this.addMember(member);
    this.closeNeed(1, 1, isSure, holdsWork);
  }

  add({ release, shortest, longest, isAlone, isSure, priority, crews }: Task): void {
    const { columns } = this;
    const task = this.added++;
    columns.release[task] = release;
    columns.shortest[task] = shortest;
    columns.longest[task] = longest;
    columns.isAlone[task] = isAlone ? 1 : 0;
    columns.isSure[task] = isSure ? 1 : 0;
    columns.priority[task] = priority;
    this.crews.push(crews);
    this.needStart[task + 1] = this.needs;
  }

  finish(): TaskTable {
    const { needs, members, flags } = this;
    return {
      ...this.columns,
      count: this.count,
      crews: this.crews,
      needStart: this.needStart,
      needFlags: flags.subarray(0, needs),
      leastShortest: this.leastShortest.subarray(0, needs),
      leastLongest: this.leastLongest.subarray(0, needs),
      memberStart: this.memberStart.subarray(0, needs + 1),
      member: this.member.slice(0, members),
    };
  }

  private addMember(member: number): void {
    if (this.members === this.member.length) this.member = doubled(this.member);
    this.member[this.members++] = member;
  }

  private closeNeed(shortest: number, longest: number, isSure: boolean, holdsWork: boolean): void {
    const need = this.needs++;
    if (this.needs === this.flags.length) {
      const flags = new Uint8Array(this.flags.length * 2);
      flags.set(this.flags);
      this.flags = flags;
      this.leastShortest = doubled(this.leastShortest);
      this.leastLongest = doubled(this.leastLongest);
      this.memberStart = doubled(this.memberStart);
    }
    this.flags[need] = (isSure ? NEED_IS_SURE : 0) | (holdsWork ? HOLDS_WORK : 0);
    this.leastShortest[need] = shortest;
    this.leastLongest[need] = longest;
    this.memberStart[need + 1] = this.members;
  }
}

function doubled(column: Int32Array): Int32Array {
  const larger = new Int32Array(column.length * 2);
  larger.set(column);
  return larger;
}

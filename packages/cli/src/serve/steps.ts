/** What can be taken back and made again: the steps of a workspace, each with the bytes of its files before and after. */
import type { FileChange } from "@orrery/core/edits/edited-texts";
import type { ErrorChange } from "@orrery/core/edits/new-problems";
import type { StepsAnswer } from "@orrery/core/answers/edit-answers";

/** One thing that somebody did, in everything that it wrote. */
export interface Step {
  readonly number: number;
  readonly session: string;
  /** "Rename Payment" */
  readonly title: string;
  readonly files: readonly FileChange[];
  /** Errors that came and went with it: taking it back may bring those back. */
  readonly errors: ErrorChange;
}

/** Steps of a workspace that are remembered, and bytes that they may keep. */
const MOST_STEPS = 200;
const MOST_BYTES: number = 64 * 1024 * 1024;

export class Steps {
  private done: Step[] = [];
  private undone: Step[] = [];
  private number = 0;

  /** A step that was just made; what its session had taken back is gone for good. Returns its number. */
  add(wish: Omit<Step, "number">): number {
    const { session } = wish;
    const step: Step = { ...wish, number: ++this.number };
    this.undone = this.undone.filter((one) => one.session !== session);
    this.done.push(step);
    this.forgetOldest();
    return step.number;
  }

  /** The step that undo or redo of a session is about. */
  next(session: string, what: "undo" | "redo"): Step | undefined {
    return (what === "undo" ? this.done : this.undone).findLast((step) => step.session === session);
  }

  /** The step has been taken back, or made again. */
  moved(step: Step, what: "undo" | "redo"): void {
    const [from, to] = what === "undo" ? [this.done, this.undone] : [this.undone, this.done];
    from.splice(from.indexOf(step), 1);
    to.push(step);
  }

  answer(session: string): StepsAnswer {
    return {
      undo: this.next(session, "undo")?.title ?? null,
      redo: this.next(session, "redo")?.title ?? null,
    };
  }

  private forgetOldest(): void {
    const kept = [...this.undone, ...this.done].sort((a, b) => a.number - b.number);
    let bytes = kept.reduce((sum, step) => sum + sizeOf(step), 0);
    while (kept.length > MOST_STEPS || (bytes > MOST_BYTES && kept.length > 1)) {
      const oldest = kept.shift();
      if (oldest === undefined) return;
      bytes -= sizeOf(oldest);
      this.done = this.done.filter((step) => step !== oldest);
      this.undone = this.undone.filter((step) => step !== oldest);
    }
  }
}

/** The steps of a workspace, for as long as it is open. */
export function stepsOf(served: object): Steps {
  let steps = stepsBy.get(served);
  if (steps === undefined) stepsBy.set(served, (steps = new Steps()));
  return steps;
}

const stepsBy: WeakMap<object, Steps> = new WeakMap();

function sizeOf({ files }: Step): number {
  return files.reduce((sum, { before, after }) => sum + (before?.length ?? 0) + (after?.length ?? 0), 0);
}

/** HiGHS for the command, in a thread of its own that starts with the first problem and is ended when it takes too long. */
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { LinearAnswer, SolveLinear } from "@orrery/core/engines/linear/linear";
import { besideTheBundle, packageFile } from "../pictures/fonts.ts";

export interface OpenSolver {
  readonly solve: SolveLinear;
  /** Ends the thread, and with it what is still being solved. */
  close(): Promise<void>;
}

export interface SolverTask {
  readonly id: number;
  readonly text: string;
  readonly seconds: number;
}

export interface SolverAnswer {
  readonly id: number;
  readonly error?: string;
  readonly end?: "optimal" | "infeasible" | "unbounded" | "limit";
  readonly objective?: number | undefined;
  readonly bound?: number | undefined;
  readonly values?: readonly (readonly [name: string, value: number])[];
}

/** Seconds that the solver may overrun its own limit: it looks at the clock only between steps. */
const GRACE = 10;

/** A solver that is ready when it is first asked. One problem at a time is solved; others wait. */
export function openSolver(): OpenSolver {
  let worker: Worker | undefined;
  let last = 0;
  let before: Promise<unknown> = Promise.resolve();
  const end = async (): Promise<void> => {
    const ending = worker;
    worker = undefined;
    await ending?.terminate();
  };
  const ask = async (text: string, seconds: number): Promise<SolverAnswer> =>
    new Promise((resolve, reject) => {
      const thread = (worker ??= new Worker(workerFile(), { workerData: { wasm: wasmFile() } }));
      const id = ++last;
      const settle = (then: () => void): void => {
        clearTimeout(timer);
        thread.off("message", heard).off("error", failed).off("exit", ended);
        thread.unref();
        then();
      };
      const heard = (answer: SolverAnswer): void => {
        if (answer.id === id) settle(() => resolve(answer));
      };
      const failed = (error: unknown): void => {
        settle(() => reject(error instanceof Error ? error : new Error(String(error))));
        void end();
      };
      const ended = (): void => failed(new Error("the solver has ended"));
      const timer = setTimeout(
        () => {
          settle(() => resolve({ id, end: "limit" }));
          void end();
        },
        (seconds + GRACE) * 1000,
      );
      thread.on("message", heard).on("error", failed).on("exit", ended);
      thread.ref();
      thread.postMessage({ id, text, seconds } satisfies SolverTask);
    });
  const solve: SolveLinear = async (text, { seconds }) => {
    const asked = before.then(async () => ask(text, seconds));
    before = asked.catch(() => undefined);
    return answerOf(await asked);
  };
  return { solve, close: end };
}

function answerOf({ error, end, objective, bound, values = [] }: SolverAnswer): LinearAnswer {
  if (error !== undefined) throw new Error(error);
  const status = end === "limit" ? (objective === undefined ? "unknown" : "feasible") : (end ?? "unknown");
  return {
    status,
    objective: status === "optimal" || status === "feasible" ? objective : undefined,
    // A program without whole numbers has no search and so no bound of its own: its optimum is one.
    bound: status === "optimal" ? objective : bound,
    values: new Map(values),
  };
}

/** The source beside this one in a checkout, a part of the bundle in an installed command. */
function workerFile(): string {
  return besideTheBundle("parts/solver-worker.js") ?? fileURLToPath(new URL("solver-worker.ts", import.meta.url));
}

function wasmFile(): string {
  return besideTheBundle("highs/highs.wasm") ?? packageFile("highs", "runtime");
}

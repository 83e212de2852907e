/**
 * Sampling and simulation in time on all processors. Work is cut into blocks that are numbered and known beforehand, so that the result is
 * the same on any number of threads, and the same as in one without threads.
 */
import type { FaultTree } from "@orrery/core/engines/fault-tree/tree";
import {
  mergeYears,
  prepareRenewal,
  type RenewalOptions,
  type RenewalSystem,
  type RenewalYears,
} from "@orrery/core/engines/sampling/renewal";
import { prepareStaticSampler, type Sample, sampleOf } from "@orrery/core/engines/sampling/static";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { besideTheBundle } from "../pictures/fonts.ts";

export type SamplingJob =
  | { readonly kind: "static"; readonly tree: FaultTree; readonly probabilities: Float64Array; readonly seed: number }
  | { readonly kind: "renewal"; readonly system: RenewalSystem; readonly options: RenewalOptions };

export interface SamplingTask {
  readonly block: number;
  /** Of a static job. */
  readonly trials: number;
}

export interface SamplingAnswer {
  readonly block: number;
  readonly output?: number | RenewalYears;
  readonly error?: string;
}

export interface ParallelOptions {
  /** Threads; as many as there are processors by default. */
  readonly workers?: number;
  /** Called after each block. */
  readonly progress?: (done: number, of: number) => void;
  /** Ends all threads; the promise is rejected with its reason. */
  readonly signal?: AbortSignal;
}

/** The top of a tree in so many trials. */
export async function sampleInParallel(
  tree: FaultTree,
  probabilities: Float64Array,
  { seed, trials }: { readonly seed: number; readonly trials: number },
  options: ParallelOptions = {},
): Promise<Sample> {
  const { trialsPerBlock } = prepareStaticSampler(tree, probabilities);
  const tasks = Array.from({ length: Math.ceil(trials / trialsPerBlock) }, (_, block) => ({
    block,
    trials: Math.min(trialsPerBlock, trials - block * trialsPerBlock),
  }));
  const hits = await inParallel({ kind: "static", tree, probabilities, seed }, tasks, options);
  return sampleOf(
    hits.reduce<number>((sum, count) => sum + Number(count), 0),
    trials,
  );
}

/** Years of a system. */
export async function simulateInParallel(
  system: RenewalSystem,
  renewal: RenewalOptions,
  options: ParallelOptions = {},
): Promise<RenewalYears> {
  const { blocks } = prepareRenewal(system, renewal);
  const tasks = Array.from({ length: blocks }, (_, block) => ({ block, trials: 0 }));
  const years = await inParallel({ kind: "renewal", system, options: renewal }, tasks, options);
  return mergeYears(years as readonly RenewalYears[]);
}

/** Outputs of all tasks, in their order. Rejects when a thread fails or the signal says so; no thread is left then. */
async function inParallel(
  job: SamplingJob,
  tasks: readonly SamplingTask[],
  { workers = availableParallelism(), progress, signal }: ParallelOptions,
): Promise<readonly SamplingAnswer["output"][]> {
  signal?.throwIfAborted();
  const threads = Array.from(
    { length: Math.max(1, Math.min(workers, tasks.length)) },
    () => new Worker(workerFile(), { workerData: job, execArgv: conditions(), stdout: true, stderr: true }),
  );
  const outputs: SamplingAnswer["output"][] = [];
  let given = 0;
  let done = 0;
  let onAbort: (() => void) | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      onAbort = () => {
        reject(signal?.reason instanceof Error ? signal.reason : new Error("stopped"));
      };
      signal?.addEventListener("abort", onAbort);
      if (tasks.length === 0) resolve();
      for (const thread of threads) {
        const give = (): void => {
          const task = tasks[given++];
          if (task !== undefined) thread.postMessage(task);
        };
        thread.on("message", ({ block, output, error }: SamplingAnswer) => {
          if (error !== undefined) {
            reject(new Error(error));
            return;
          }
          outputs[block] = output;
          done++;
          progress?.(done, tasks.length);
          if (done === tasks.length) resolve();
          else give();
        });
        thread.on("error", (error) => {
          reject(error instanceof Error ? error : new Error(String(error)));
        });
        thread.on("exit", () => {
          reject(new Error("a sampling thread has ended"));
        });
        give();
      }
    });
    return outputs;
  } finally {
    if (onAbort !== undefined) signal?.removeEventListener("abort", onAbort);
    await Promise.all(threads.map(async (thread) => thread.removeAllListeners("exit").terminate()));
  }
}

/** The source beside this one in a checkout, a part of the bundle in an installed command. */
function workerFile(): string {
  return bundled() ?? fileURLToPath(new URL("sampling-worker.ts", import.meta.url));
}

/** In a checkout our packages are read from their sources, whatever program runs this one. */
function conditions(): string[] {
  return bundled() === undefined ? ["--conditions=source"] : [];
}

function bundled(): string | undefined {
  return besideTheBundle("parts/sampling-worker.js", fileURLToPath(import.meta.url));
}

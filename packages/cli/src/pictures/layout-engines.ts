/** ELK and Graphviz for the command, in a thread of their own that starts with the first picture and is ended when it takes too long. */
import { Worker } from "node:worker_threads";
import { fileURLToPath } from "node:url";
import type { LayoutEngines } from "@orrery/core/engines/layout/fresh";
import type { ElkNode } from "@orrery/core/engines/layout/elk/types";
import { besideTheBundle, packageFile } from "./fonts.ts";

export interface OpenEngines extends Required<LayoutEngines> {
  /** Ends the thread, and with it what is still being laid out. */
  close(): Promise<void>;
}

export interface LayoutTask {
  readonly id: number;
  readonly engine: "elk" | "dot";
  readonly input: unknown;
}

export interface LayoutAnswer {
  readonly id: number;
  readonly output?: unknown;
  readonly error?: string;
}

/** Milliseconds after which a layout is given up. */
const LIMIT = 10_000;

/** Engines that are ready when they are first asked. A layout that takes longer than `limit` milliseconds is rejected. */
export function openLayoutEngines({ limit = LIMIT }: { readonly limit?: number } = {}): OpenEngines {
  let thread: Thread | undefined;
  const ask = async (engine: LayoutTask["engine"], input: unknown): Promise<unknown> => {
    thread ??= startThread(() => (thread = undefined));
    return thread.ask(engine, input, limit);
  };
  return {
    elk: async (graph) => (await ask("elk", graph)) as ElkNode,
    dot: async (source) => String(await ask("dot", source)),
    close: async () => thread?.end(new Error("closed")),
  };
}

interface Thread {
  ask(engine: LayoutTask["engine"], input: unknown, limit: number): Promise<unknown>;
  end(reason: Error): Promise<void>;
}

interface Asked {
  readonly resolve: (output: unknown) => void;
  readonly reject: (reason: Error) => void;
}

/** A thread that says when it has ended, for whatever reason. It does not keep the process alive while nothing is asked. */
function startThread(onEnd: () => void): Thread {
  const worker = new Worker(workerFile(), { workerData: { elk: elkFile() }, stdout: true, stderr: true });
  const asked = new Map<number, Asked>();
  let last = 0;
  const end = async (reason: Error): Promise<void> => {
    onEnd();
    for (const { reject } of asked.values()) reject(reason);
    asked.clear();
    await worker.terminate();
  };
  worker.on("message", ({ id, output, error }: LayoutAnswer) => {
    const task = asked.get(id);
    asked.delete(id);
    if (asked.size === 0) worker.unref();
    if (error === undefined) task?.resolve(output);
    else task?.reject(new Error(error));
  });
  worker.on("error", (error) => void end(error instanceof Error ? error : new Error(String(error))));
  worker.on("exit", () => void end(new Error("the layout engine has ended")));
  worker.unref();
  const ask = async (engine: LayoutTask["engine"], input: unknown, limit: number): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = ++last;
      const timer = setTimeout(() => void end(new Error(`no layout within ${limit} ms`)), limit);
      const settle =
        <T>(then: (value: T) => void) =>
        (value: T): void => {
          clearTimeout(timer);
          then(value);
        };
      asked.set(id, { resolve: settle(resolve), reject: settle(reject) });
      worker.ref();
      worker.postMessage({ id, engine, input } satisfies LayoutTask);
    });
  return { ask, end };
}

/** The source beside this one in a checkout, a part of the bundle in an installed command. */
function workerFile(): string {
  return besideTheBundle("parts/layout-worker.js") ?? fileURLToPath(new URL("layout-worker.ts", import.meta.url));
}

/** ELK as it was published: a file of its own, for its licence (EPL-2.0) and because it is compiled faster when it is cached as a whole. */
function elkFile(): string {
  return besideTheBundle("elkjs/elk-worker.min.cjs") ?? packageFile("elkjs", "lib/elk-worker.min.js");
}

/** The thread of the past, as the server asks it: one thing after the other, what somebody waits for first. */
import { Worker } from "node:worker_threads";
import { fileURLToPath } from "node:url";
import { besideTheBundle } from "../pictures/fonts.ts";
import { InTurn } from "../serve/in-turn.ts";
import type { PastAnswers, PastTask } from "./past-tasks.ts";
import type { PastQuestion, PastReply } from "./past-worker.ts";

export interface Patience {
  /** Says when whoever asked has gone. */
  readonly signal: AbortSignal;
  /** A page waits for it; else it is one of many. */
  readonly isUrgent: boolean;
}

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (reason: Error) => void;
}

export class PastThread {
  private readonly line: InTurn = new InTurn();
  private worker: Worker | undefined;
  private readonly waiting: Map<number, Waiting> = new Map();
  private last = 0;

  /** The answer to a task. Rejects with `Forsaken` when whoever asked has gone before it began. */
  async ask<Task extends PastTask>(task: Task, { signal, isUrgent }: Patience): Promise<PastAnswers[Task["task"]]> {
    const turn = this.line.ask(() => this.send(task));
    turn.join(signal, isUrgent);
    return (await turn.result) as PastAnswers[Task["task"]];
  }

  async close(): Promise<void> {
    this.line.close();
    await this.end(new Error("closed"));
  }

  private send(task: PastTask): Promise<unknown> {
    const worker = (this.worker ??= this.start());
    return new Promise((resolve, reject) => {
      const number = ++this.last;
      this.waiting.set(number, { resolve, reject });
      worker.ref();
      worker.postMessage({ number, task } satisfies PastQuestion);
    });
  }

  private start(): Worker {
    const worker = new Worker(workerFile(), { execArgv: conditions(), stdout: true, stderr: true });
    worker.on("message", ({ number, answer, error }: PastReply) => {
      const asked = this.waiting.get(number);
      this.waiting.delete(number);
      if (this.waiting.size === 0) worker.unref();
      if (error === undefined) asked?.resolve(answer);
      else asked?.reject(new Error(error));
    });
    worker.on("error", (error) => void this.end(error instanceof Error ? error : new Error(String(error))));
    worker.on("exit", () => {
      if (this.worker === worker) void this.end(new Error("the thread of the past has ended"));
    });
    worker.unref();
    return worker;
  }

  private async end(reason: Error): Promise<void> {
    const { worker } = this;
    this.worker = undefined;
    for (const { reject } of this.waiting.values()) reject(reason);
    this.waiting.clear();
    await worker?.terminate();
  }
}

/** In a checkout our packages are read from their sources, whatever program runs this one. */
function conditions(): string[] {
  return bundled() === undefined ? ["--conditions=source"] : [];
}

function workerFile(): string {
  return bundled() ?? fileURLToPath(new URL("past-worker.ts", import.meta.url));
}

function bundled(): string | undefined {
  return besideTheBundle("parts/past-worker.js", fileURLToPath(import.meta.url));
}

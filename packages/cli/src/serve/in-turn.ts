/** Work that is done one after the other: what somebody waits for first, what nobody waits for any more not at all. */

/** A piece of work that may be waited for by several. */
export interface Turn<Result> {
  /** Rejects with `Forsaken` when everybody has gone before it began. */
  readonly result: Promise<Result>;
  /** One more waits for it, until `signal` says that they have gone. */
  join(signal: AbortSignal, isUrgent: boolean): void;
}

/** Nobody waited for it any more, or the place is closed. */
export class Forsaken extends Error {}

interface Job {
  readonly signals: AbortSignal[];
  isUrgent: boolean;
  run(): Promise<void>;
  drop(): void;
}

export class InTurn {
  private readonly waiting: Job[] = [];
  private isBusy = false;
  private isClosed = false;

  /** Puts work in the line. It begins when its turn has come and somebody has joined. */
  ask<Result>(work: () => Promise<Result>): Turn<Result> {
    let settle: { readonly resolve: (result: Result) => void; readonly reject: (reason: unknown) => void } | undefined;
    const result = new Promise<Result>((resolve, reject) => (settle = { resolve, reject }));
    const job: Job = {
      signals: [],
      isUrgent: false,
      run: () => work().then(settle?.resolve, settle?.reject),
      drop: () => settle?.reject(new Forsaken()),
    };
    this.waiting.push(job);
    // Whoever asks joins before anything begins.
    setImmediate(() => void this.go());
    return {
      result,
      join: (signal, isUrgent) => {
        job.signals.push(signal);
        job.isUrgent ||= isUrgent;
      },
    };
  }

  /** Drops what has not begun. */
  close(): void {
    this.isClosed = true;
    for (const job of this.waiting.splice(0)) job.drop();
  }

  private async go(): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    for (let job = this.next(); job !== undefined; job = this.next()) {
      if (this.isClosed || job.signals.every((signal) => signal.aborted)) job.drop();
      else await job.run();
      // Other requests are answered between two pictures.
      await new Promise((resolve) => void setImmediate(resolve));
    }
    this.isBusy = false;
  }

  private next(): Job | undefined {
    const urgent = this.waiting.findIndex((job) => job.isUrgent);
    return this.waiting.splice(Math.max(0, urgent), 1)[0];
  }
}

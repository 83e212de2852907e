/** What has stopped in a reading, hit by hit: more can be hit later, and goes on from there (the least solution only grows). */
import type { Reading, ThresholdNetwork } from "./network.ts";

export class Stopping {
  /** 1 for gates that have stopped; those of elements have the numbers of their rows. */
  readonly stopped: Uint8Array;
  private readonly network: ThresholdNetwork;
  private readonly reading: Reading;
  private readonly count: Int32Array;
  private readonly isTrue: Uint8Array;
  /** Sources whose wires are to be followed: each comes once. */
  private readonly waiting: Int32Array;

  constructor(network: ThresholdNetwork, reading: Reading) {
    this.network = network;
    this.reading = reading;
    this.stopped = new Uint8Array(network.gates);
    this.count = new Int32Array(network.gates);
    this.isTrue = new Uint8Array(network.causes);
    this.waiting = new Int32Array(network.gates + network.causes);
  }

  /** O(wires that newly carry something). `gates`: those that stop whatever their inputs do. */
  hit(causes: Iterable<number>, gates: Iterable<number> = []): void {
    const { network, reading, stopped, count, isTrue, waiting } = this;
    const { outStart, outGate, outFlags } = network;
    const threshold = reading === 1 ? network.surely : network.perhaps;
    let most = 0;
    for (const cause of causes) {
      if (isTrue[cause] !== 0) continue;
      isTrue[cause] = 1;
      waiting[most++] = cause * 2;
    }
    for (const gate of gates) {
      if (stopped[gate] === 1) continue;
      stopped[gate] = 1;
      waiting[most++] = gate * 2 + 1;
    }
    while (most > 0) {
      const source = waiting[--most] as number;
      const end = outStart[source + 1] as number;
      for (let wire = outStart[source] as number; wire < end; wire++) {
        if (((outFlags[wire] as number) & reading) === 0) continue;
        const gate = outGate[wire] as number;
        const met = (count[gate] as number) + 1;
        count[gate] = met;
        if (met < (threshold[gate] as number) || stopped[gate] === 1) continue;
        stopped[gate] = 1;
        waiting[most++] = gate * 2 + 1;
      }
    }
  }
}

/** Which gates have stopped in a reading, given causes and gates that are true: one pass along the wires. */
export function stoppedGates(
  network: ThresholdNetwork,
  reading: Reading,
  causes: Iterable<number>,
  outright: Iterable<number> = [],
): Uint8Array {
  const stopping = new Stopping(network, reading);
  stopping.hit(causes, outright);
  return stopping.stopped;
}

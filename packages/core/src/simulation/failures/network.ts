/**
 * Conditions as a network of thresholds: a gate has stopped when so many of its inputs have. Two readings share it: each wire counts in one
 * of them or in both, each gate has a threshold in each. Wires may run in circles; what is meant is the least solution, in which nothing
 * has stopped but through something that failed by itself.
 */

/** How something is read: only what is certain, or also what may be. */
export const SURELY = 1;
export const PERHAPS = 2;
export const BOTH = 3;
export type Reading = typeof SURELY | typeof PERHAPS;

/** What a wire comes from: a cause or a gate, as one number. */
export type Source = number;

export function ofCause(cause: number): Source {
  return cause * 2;
}

export function ofGate(gate: number): Source {
  return gate * 2 + 1;
}

export interface ThresholdNetwork {
  readonly causes: number;
  readonly gates: number;
  readonly surely: Int32Array;
  readonly perhaps: Int32Array;
  /** Wires into gate `g`: `inStart[g]` to `inStart[g + 1] - 1`. */
  readonly inStart: Int32Array;
  readonly inSource: Int32Array;
  readonly inFlags: Uint8Array;
  /** Wires out of a source `s`: `outStart[s]` to `outStart[s + 1] - 1`. */
  readonly outStart: Int32Array;
  readonly outGate: Int32Array;
  readonly outFlags: Uint8Array;
}

/** A network while it is made. */
export class NetworkDraft {
  gates = 0;
  wires = 0;
  private surely: Int32Array = new Int32Array(1024);
  private perhaps: Int32Array = new Int32Array(1024);
  private source: Int32Array = new Int32Array(4096);
  private gate: Int32Array = new Int32Array(4096);
  private flags: Uint8Array = new Uint8Array(4096);

  /** Adds a gate that stops when so many of its inputs have, by reading. */
  add(surely: number, perhaps: number = surely): number {
    if (this.gates === this.surely.length) {
      this.surely = grown(this.surely);
      this.perhaps = grown(this.perhaps);
    }
    this.surely[this.gates] = surely;
    this.perhaps[this.gates] = perhaps;
    return this.gates++;
  }

  wire(gate: number, source: Source, flags: number = BOTH): void {
    if (this.wires === this.source.length) {
      this.source = grown(this.source);
      this.gate = grown(this.gate);
      const larger = new Uint8Array(this.source.length);
      larger.set(this.flags);
      this.flags = larger;
    }
    this.source[this.wires] = source;
    this.gate[this.wires] = gate;
    this.flags[this.wires++] = flags;
  }

  /** Gates that are read by the wires from one on; the same may come again. */
  *gatesRead(from: number): Iterable<number> {
    for (let wire = from; wire < this.wires; wire++) {
      const source = this.source[wire] as number;
      if ((source & 1) === 1) yield source >> 1;
    }
  }

  finish(causes: number): ThresholdNetwork {
    const { gates, wires } = this;
    const sources = 2 * Math.max(causes, gates) + 2;
    const inStart = starts(this.gate, wires, gates);
    const outStart = starts(this.source, wires, sources);
    const inSource = new Int32Array(wires);
    const inFlags = new Uint8Array(wires);
    const outGate = new Int32Array(wires);
    const outFlags = new Uint8Array(wires);
    const [nextIn, nextOut] = [inStart.slice(), outStart.slice()];
    for (let wire = 0; wire < wires; wire++) {
      const gate = this.gate[wire] as number;
      const source = this.source[wire] as number;
      const into = nextIn[gate] as number;
      nextIn[gate] = into + 1;
      inSource[into] = source;
      inFlags[into] = this.flags[wire] as number;
      const out = nextOut[source] as number;
      nextOut[source] = out + 1;
      outGate[out] = gate;
      outFlags[out] = this.flags[wire] as number;
    }
    return {
      causes,
      gates,
      surely: this.surely.slice(0, gates),
      perhaps: this.perhaps.slice(0, gates),
      inStart,
      inSource,
      inFlags,
      outStart,
      outGate,
      outFlags,
    };
  }
}

function starts(keys: Int32Array, count: number, most: number): Int32Array {
  const start = new Int32Array(most + 2);
  for (let at = 0; at < count; at++) {
    const key = keys[at] as number;
    start[key + 1] = (start[key + 1] as number) + 1;
  }
  for (let key = 0; key <= most; key++) start[key + 1] = (start[key + 1] as number) + (start[key] as number);
  return start;
}

function grown(column: Int32Array): Int32Array {
  const larger = new Int32Array(column.length * 2);
  larger.set(column);
  return larger;
}

/** Which causes stand below each of many conditions. What lies below a gate with many inputs is found once and kept, for most ways end there. */
import type { Gate } from "../../engines/fault-tree/tree.ts";
import { type Conditions, NEVER } from "./trees.ts";

/** Inputs from which on it pays to keep what lies below. */
const MANY = 48;
/** Gates for which it is kept. */
const MOST_KEPT = 256;

export class CausesBelow {
  private readonly conditions: Conditions;
  /** Causes below great gates. */
  private readonly kept: Map<number, Int32Array> = new Map();
  /** Gates that have been looked at for great ones below. */
  private readonly searched: Uint8Array;
  /** Time at which each cause or gate was last met. */
  private readonly met: Int32Array;
  private time = 0;

  constructor(conditions: Conditions) {
    this.conditions = conditions;
    this.met = new Int32Array(conditions.causes + conditions.gates.length);
    this.searched = new Uint8Array(conditions.gates.length);
  }

  /** Ascending. */
  of(top: number): Int32Array {
    return Int32Array.from(this.first(top, Infinity)).sort();
  }

  /** So many at most, in no order. */
  first(top: number, most: number): readonly number[] {
    const { causes, gates } = this.conditions;
    const { met } = this;
    const time = ++this.time;
    const found: number[] = [];
    if (top === NEVER) return found;
    if (top < causes) return [top];
    const waiting = [top];
    for (let at = waiting.pop(); at !== undefined && found.length < most; at = waiting.pop())
      for (const input of (gates[at - causes] as Gate).inputs) {
        if (met[input] === time) continue;
        met[input] = time;
        if (input >= causes) waiting.push(input);
        else if (found.push(input) >= most) break;
      }
    return found;
  }

  /** How many there are of each mark, those of a list counted too where they are not below. Marks are 0 to 3. */
  count(top: number, beside: Int32Array, marks: Uint8Array): readonly [number, number, number, number] {
    const { causes, gates } = this.conditions;
    const { met } = this;
    const counts: [number, number, number, number] = [0, 0, 0, 0];
    if (top !== NEVER) this.prepare(top);
    const time = ++this.time;
    const waiting = top === NEVER ? [] : [top];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      const below = at < causes ? undefined : this.kept.get(at);
      if (below !== undefined) {
        for (let index = 0; index < below.length; index++) {
          const cause = below[index] as number;
          if (met[cause] === time) continue;
          met[cause] = time;
          const mark = marks[cause] as 0 | 1 | 2 | 3;
          counts[mark]++;
        }
      } else if (at < causes) {
        met[at] = time;
        counts[marks[at] as 0 | 1 | 2 | 3]++;
      } else
        for (const input of (gates[at - causes] as Gate).inputs)
          if (met[input] !== time) {
            // A cause is met where it is counted; a gate where it is waited for.
            if (input < causes) counts[marks[input] as 0 | 1 | 2 | 3]++;
            else waiting.push(input);
            met[input] = time;
          }
    }
    for (const cause of beside)
      if (met[cause] !== time) {
        met[cause] = time;
        counts[marks[cause] as 0 | 1 | 2 | 3]++;
      }
    return counts;
  }

  /** Finds what lies below the great gates. */
  private prepare(top: number): void {
    const { causes, gates } = this.conditions;
    const great: number[] = [];
    const waiting = [top];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (at < causes || this.searched[at - causes] === 1) continue;
      this.searched[at - causes] = 1;
      const { inputs } = gates[at - causes] as Gate;
      if (inputs.length >= MANY) great.push(at);
      for (const input of inputs) if (input >= causes) waiting.push(input);
    }
    // Inputs have lower numbers than the gates that read them; those at the top are met first.
    for (const gate of great.sort((a, b) => b - a)) {
      if (this.kept.size >= MOST_KEPT) return;
      this.kept.set(gate, this.of(gate));
    }
  }
}

/** Causes of which each alone makes a reference true: those that are only behind gates of which one input suffices. The nearest first. */
export function singlesBelow({ causes, gates }: Conditions, top: number, most: number): readonly number[] {
  const found: number[] = [];
  if (top === NEVER) return found;
  const seen = new Set([top]);
  for (const at of seen) {
    if (found.length >= most) break;
    if (at < causes) found.push(at);
    else {
      const { operator, inputs } = gates[at - causes] as Gate;
      if (operator === "or") for (const input of inputs) seen.add(input);
    }
  }
  return found;
}

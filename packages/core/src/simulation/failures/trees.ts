/**
 * Conditions without circles. In a circle of mutual needs nothing fails unless something inside does: the least solution of the equations,
 * which has no circle any more (Tarski, "A lattice-theoretical fixpoint theorem", 1955). A circle of plain needs is one condition for all
 * its members; one with spares in it is followed round by round until nothing changes.
 */
import { stronglyConnectedComponents } from "../../engines/components.ts";
import type { Gate } from "../../engines/fault-tree/tree.ts";
import { buildGraph } from "../../engines/graph.ts";
import { type Reading, SURELY, type ThresholdNetwork } from "./network.ts";

/** Reference to a condition that never holds. */
export const NEVER = -1;

/** All conditions of one reading: references are causes, then gates. */
export interface Conditions {
  readonly causes: number;
  /** Inputs before the gates that read them. */
  readonly gates: readonly Gate[];
  /** Reference of each gate of the network. */
  readonly of: Int32Array;
}

/** Gates that the rounds in one circle may make before it is cut short, towards what the reading may be wrong about. */
const MOST_GATES = 200_000;

export function resolve(network: ThresholdNetwork, reading: Reading): Conditions {
  return new Resolver(network, reading).run();
}

class Resolver {
  private readonly network: ThresholdNetwork;
  private readonly reading: Reading;
  private readonly threshold: Int32Array;
  private readonly gates: Gate[] = [];
  private readonly of: Int32Array;
  private readonly known: Map<string, number> = new Map();

  constructor(network: ThresholdNetwork, reading: Reading) {
    this.network = network;
    this.reading = reading;
    this.threshold = reading === SURELY ? network.surely : network.perhaps;
    this.of = new Int32Array(network.gates).fill(NEVER);
  }

  run(): Conditions {
    const components = stronglyConnectedComponents(this.graphOf((wire) => this.counts(wire)));
    for (let component = 0; component < components.count; component++) {
      const start = components.start[component] as number;
      const end = components.start[component + 1] as number;
      const members = components.member.subarray(start, end);
      const first = members[0] as number;
      if (members.length === 1 && !this.readsItself(first)) this.of[first] = this.valueOf(first, this.of);
      else this.solve(members);
    }
    return { causes: this.network.causes, gates: this.gates, of: this.of };
  }

  /** Edges from each gate to the gates that it reads. */
  private graphOf(isWanted: (wire: number, gate: number) => boolean): ReturnType<typeof buildGraph> {
    const { gates, inStart, inSource } = this.network;
    const from: number[] = [];
    const to: number[] = [];
    for (let gate = 0; gate < gates; gate++)
      for (let wire = inStart[gate] as number; wire < (inStart[gate + 1] as number); wire++) {
        const source = inSource[wire] as number;
        if ((source & 1) === 0 || !isWanted(wire, gate)) continue;
        from.push(gate);
        to.push(source >> 1);
      }
    return buildGraph(gates, Int32Array.from(from), Int32Array.from(to));
  }

  private counts(wire: number): boolean {
    return ((this.network.inFlags[wire] as number) & this.reading) !== 0;
  }

  private readsItself(gate: number): boolean {
    const { inStart, inSource } = this.network;
    for (let wire = inStart[gate] as number; wire < (inStart[gate + 1] as number); wire++)
      if (this.counts(wire) && inSource[wire] === gate * 2 + 1) return true;
    return false;
  }

  private valueOf(gate: number, values: Int32Array): number {
    const { inStart, inSource, causes } = this.network;
    const inputs: number[] = [];
    for (let wire = inStart[gate] as number; wire < (inStart[gate + 1] as number); wire++) {
      if (!this.counts(wire)) continue;
      const source = inSource[wire] as number;
      const value = (source & 1) === 0 ? source >> 1 : (values[source >> 1] as number);
      if (value !== NEVER) inputs.push(value);
    }
    return this.threshGate(inputs, this.threshold[gate] as number, causes);
  }

  private threshGate(inputs: number[], threshold: number, causes: number): number {
    if (inputs.length < threshold) return NEVER;
    if (threshold > 1 && threshold < inputs.length) {
      inputs.sort((a, b) => a - b);
      return this.gate("atLeast", inputs, threshold, causes);
    }
    const kept = inputs.length > 1 ? [...new Set(inputs)].sort((a, b) => a - b) : inputs;
    if (kept.length === 1) return kept[0] as number;
    return this.gate(threshold === 1 ? "or" : "and", kept, 0, causes);
  }

  private gate(operator: Gate["operator"], inputs: readonly number[], need: number, causes: number): number {
    const key = `${operator}${need}:${inputs.join()}`;
    const earlier = this.known.get(key);
    if (earlier !== undefined) return earlier;
    const made = causes + this.gates.push(need === 0 ? { operator, inputs } : { operator, inputs, need }) - 1;
    this.known.set(key, made);
    return made;
  }

  // ------------------------------------------------------------------------------------------------------------- circles

  private solve(members: Int32Array): void {
    const circle = new Circle(this.network, members, this.reading, this.threshold);
    const { classes } = circle;
    const values = new Int32Array(classes.length).fill(NEVER);
    const { causes } = this.network;
    const most = classes.length + 1;
    const before = this.gates.length;
    let isSettled = false;
    for (let round = 0; round < most && !isSettled; round++) {
      isSettled = true;
      for (let at = 0; at < classes.length; at++) {
        const { threshold, inner, outer } = classes[at] as CircleClass;
        const inputs: number[] = [];
        for (const source of outer) {
          const value = (source & 1) === 0 ? source >> 1 : (this.of[source >> 1] as number);
          if (value !== NEVER) inputs.push(value);
        }
        for (const other of inner) if ((values[other] as number) !== NEVER) inputs.push(values[other] as number);
        const value = this.threshGate(inputs, threshold, causes);
        if (value === values[at]) continue;
        values[at] = value;
        isSettled = false;
      }
      if (this.gates.length - before > MOST_GATES && !isSettled && round + 1 < most) {
        this.cutShort(classes, values);
        break;
      }
    }
    members.forEach((gate, index) => {
      this.of[gate] = values[circle.classOf[index] as number] as number;
    });
  }

  /** What has been found so far is certain; all that could come in from outside is the most that may be. */
  private cutShort(classes: readonly CircleClass[], values: Int32Array): void {
    if (this.reading === SURELY) return;
    const inputs = new Set<number>();
    for (const { outer } of classes)
      for (const source of outer) {
        const value = (source & 1) === 0 ? source >> 1 : (this.of[source >> 1] as number);
        if (value !== NEVER) inputs.add(value);
      }
    values.fill(this.threshGate([...inputs], 1, this.network.causes));
  }
}

/** Gates of a circle that always stop together. */
interface CircleClass {
  readonly threshold: number;
  /** Sources from outside the circle. */
  readonly outer: readonly number[];
  /** Other classes that it reads, with repetition where that counts. */
  readonly inner: readonly number[];
}

/** A circle with the gates that imply each other put together. */
class Circle {
  readonly classes: readonly CircleClass[];
  /** Class of each member, in their order. */
  readonly classOf: Int32Array;

  constructor(network: ThresholdNetwork, members: Int32Array, reading: Reading, threshold: Int32Array) {
    const place = new Map<number, number>();
    members.forEach((gate, at) => place.set(gate, at));
    const { inStart, inSource, inFlags } = network;
    const wiresOf = (gate: number): number[] => {
      const found: number[] = [];
      for (let wire = inStart[gate] as number; wire < (inStart[gate + 1] as number); wire++)
        if (((inFlags[wire] as number) & reading) !== 0) found.push(inSource[wire] as number);
      return found;
    };
    const placeOf = (source: number): number | undefined => ((source & 1) === 0 ? undefined : place.get(source >> 1));
    const from: number[] = [];
    const to: number[] = [];
    members.forEach((gate, at) => {
      if (threshold[gate] !== 1) return;
      for (const source of wiresOf(gate)) {
        const other = placeOf(source);
        if (other === undefined) continue;
        from.push(at);
        to.push(other);
      }
    });
    const groups = stronglyConnectedComponents(buildGraph(members.length, Int32Array.from(from), Int32Array.from(to)));
    this.classOf = groups.of;
    const classes: { threshold: number; outer: number[]; inner: number[] }[] = Array.from(
      { length: groups.count },
      () => ({ threshold: 1, outer: [], inner: [] }),
    );
    members.forEach((gate, at) => {
      const mine = groups.of[at] as number;
      const one = classes[mine];
      if (one === undefined) return;
      one.threshold = threshold[gate] as number;
      for (const source of wiresOf(gate)) {
        const other = placeOf(source);
        if (other === undefined) one.outer.push(source);
        else if (groups.of[other] !== mine || one.threshold > 1) one.inner.push(groups.of[other] as number);
      }
    });
    this.classes = classes.map(({ threshold: least, outer, inner }) =>
      least === 1
        ? { threshold: 1, outer: [...new Set(outer)], inner: [...new Set(inner)] }
        : { threshold: least, outer, inner },
    );
  }
}

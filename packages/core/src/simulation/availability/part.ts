/** A fault tree of an element in one reading, compiled when it is first asked for. */
import { compileTree } from "../../engines/fault-tree/compile.ts";
import type { CompiledTree } from "../../engines/fault-tree/compiled-tree.ts";
import { cutSetsOf } from "../../engines/fault-tree/cut-sets.ts";
import type { CutSets, FaultTree } from "../../engines/fault-tree/tree.ts";
import type { PartialTree } from "../failures/partial-tree.ts";

/** Nodes that diagrams of one element may make before bounds are computed instead. */
export const MOST_MADE = 4_000_000;
const MOST_SET_NODES = 4_000_000;

/** Failure of an element with some causes taken as settled, compiled when it is first asked for. */
export class Part {
  readonly tree: FaultTree;
  /** Cause of each event. */
  readonly causes: Int32Array;
  private readonly budget: number;
  private made: CompiledTree | undefined;
  private isMade = false;

  constructor({ tree, causes }: PartialTree, budget: number) {
    this.tree = tree;
    this.causes = causes;
    this.budget = budget;
  }

  /** Undefined: too much for the budget. */
  get compiled(): CompiledTree | undefined {
    if (!this.isMade) {
      const compiled = compileTree(this.tree, { made: this.budget });
      this.made = compiled.kind === "compiled" ? compiled : undefined;
      this.isMade = true;
    }
    return this.made;
  }
}

/** Are they the same trees of the same causes? */
export function sameParts(one: Part | boolean, other: Part | boolean): boolean {
  if (typeof one === "boolean" || typeof other === "boolean") return one === other;
  if (one === other) return true;
  if (one.causes.length !== other.causes.length || one.tree.gates.length !== other.tree.gates.length) return false;
  if (one.tree.top !== other.tree.top || !one.causes.every((cause, at) => cause === other.causes[at])) return false;
  return one.tree.gates.every((gate, at) => {
    const its = other.tree.gates[at];
    return (
      its !== undefined &&
      gate.operator === its.operator &&
      gate.need === its.need &&
      gate.inputs.length === its.inputs.length &&
      gate.inputs.every((input, index) => input === its.inputs[index])
    );
  });
}

/** Counted in full, else up to some length. */
export function setsOf({ compiled }: Part, p: Float64Array, first: number): CutSets | undefined {
  if (compiled === undefined) return undefined;
  for (const limit of [undefined, 6, 4, 3, 2, 1]) {
    const found = cutSetsOf(compiled.diagram, p, { first, limit, nodes: MOST_SET_NODES });
    if (found !== undefined) return found;
  }
  return undefined;
}

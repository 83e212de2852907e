/** The tree of one condition among all: over all causes, or over those that matter with some of them settled. */
import type { FaultTree, Gate } from "../../engines/fault-tree/tree.ts";
import { type Conditions, NEVER } from "./trees.ts";

/** The part of all conditions that one reference stands on, numbered by itself. */
export interface PartialTree {
  readonly tree: FaultTree;
  /** Cause behind each event; ascending. */
  readonly causes: Int32Array;
}

/** Gates below a reference, inputs before their readers. */
function gatesBelow(conditions: Conditions, top: number): Int32Array {
  const { causes, gates } = conditions;
  const found: number[] = [];
  const seen = new Set<number>();
  const waiting = [top];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at < causes || seen.has(at)) continue;
    seen.add(at);
    found.push(at);
    for (const input of (gates[at - causes] as Gate).inputs) if (input >= causes) waiting.push(input);
  }
  return Int32Array.from(found).sort();
}

/** The tree over all causes, as the contract has it. */
export function treeAt(conditions: Conditions, top: number): FaultTree {
  const { causes, gates } = conditions;
  if (top === NEVER) return { events: causes, gates: [{ operator: "or", inputs: [] }], top: causes };
  const below = gatesBelow(conditions, top);
  const place = new Map<number, number>();
  below.forEach((gate, at) => place.set(gate, causes + at));
  const at = (reference: number): number => (reference < causes ? reference : (place.get(reference) ?? NEVER));
  const made = Array.from(below, (gate) => {
    const one = gates[gate - causes] as Gate;
    return { ...one, inputs: one.inputs.map(at) };
  });
  return { events: causes, gates: made, top: at(top) };
}

/**
 * The tree over the causes that matter, with some of them replaced by what is taken of them: `taken` gives true, false, or undefined for
 * an event of its own.
 */
export function partialTree(
  conditions: Conditions,
  top: number,
  taken: (cause: number) => boolean | undefined,
): PartialTree | boolean {
  if (top === NEVER) return false;
  const { causes, gates } = conditions;
  const below = gatesBelow(conditions, top);
  /** References in the end: >= 0 gate, below: ~event; or a constant. */
  const values = new Map<number, number | boolean>();
  const eventOf = new Map<number, number>();
  const used: number[] = [];
  const read = (reference: number): number | boolean => {
    if (reference >= causes) return values.get(reference) ?? false;
    const constant = taken(reference);
    if (constant !== undefined) return constant;
    let event = eventOf.get(reference);
    if (event === undefined) {
      eventOf.set(reference, (event = used.length));
      used.push(reference);
    }
    return ~event;
  };
  const made: { operator: Gate["operator"]; inputs: number[]; need: number }[] = [];
  for (const gate of below) {
    const { operator, inputs, need = 0 } = gates[gate - causes] as Gate;
    let threshold = operator === "or" ? 1 : operator === "and" ? inputs.length : need;
    const kept: number[] = [];
    for (const input of inputs) {
      const value = read(input);
      if (value === true) threshold--;
      else if (value !== false) kept.push(value);
    }
    values.set(gate, settle(made, kept, threshold));
  }
  const end = read(top);
  if (typeof end === "boolean") return end;
  const order = Int32Array.from(used).sort();
  const rank = new Map<number, number>();
  order.forEach((cause, at) => rank.set(cause, at));
  const reference = (value: number): number =>
    value < 0 ? (rank.get(used[~value] as number) as number) : order.length + value;
  return {
    tree: {
      events: order.length,
      gates: made.map(({ operator, inputs, need }) =>
        need === 0 ? { operator, inputs: inputs.map(reference) } : { operator, inputs: inputs.map(reference), need },
      ),
      top: reference(end),
    },
    causes: order,
  };
}

function settle(
  made: { operator: Gate["operator"]; inputs: number[]; need: number }[],
  inputs: number[],
  threshold: number,
): number | boolean {
  if (threshold <= 0) return true;
  if (inputs.length < threshold) return false;
  if (inputs.length === 1) return inputs[0] as number;
  const isOr = threshold === 1;
  const isAnd = threshold === inputs.length;
  const kept = isOr || isAnd ? [...new Set(inputs)] : inputs;
  if (kept.length === 1) return kept[0] as number;
  return (
    made.push({
      operator: isOr ? "or" : isAnd ? "and" : "atLeast",
      inputs: kept,
      need: isOr || isAnd ? 0 : threshold,
    }) - 1
  );
}

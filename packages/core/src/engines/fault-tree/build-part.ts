import type { DiagramBuilder } from "./diagram-builder.ts";
import { FALSE, TRUE } from "./diagram.ts";
import type { Part, PartGate } from "./part.ts";

/**
 * Builds the diagram of a part with its variables in the given order; the edge to its root, or -1 when a limit is reached. `track` is
 * filled with how many nodes had been made when each gate was done; a great number where none was.
 */
export function buildPart(builder: DiagramBuilder, part: Part, order: Int32Array, track?: Int32Array): number {
  const { gates, variables } = part;
  const count = variables.length;
  const held = new Int32Array(count + gates.length).fill(-1);
  builder.held = held;
  /** The deepest level that each node knows of. */
  const deepest = new Int32Array(count + gates.length);
  for (let level = 0; level < count; level++) {
    const edge = builder.make(level, TRUE, FALSE);
    if (edge < 0) return edge;
    held[order[level] as number] = edge;
    deepest[order[level] as number] = level;
  }
  const uses = new Int32Array(count + gates.length);
  for (const gate of gates) for (const input of gate.inputs) uses[input >> 1] = (uses[input >> 1] as number) + 1;
  track?.fill(0x7fffffff);
  const edgeOf = (input: number): number => (held[input >> 1] as number) ^ (input & 1);
  for (let index = 0; index < gates.length; index++) {
    const gate = gates[index] as PartGate;
    // Deepest first: what is already there is then further down than what comes, and is not walked through again.
    const inputs = gate.inputs.toSorted(
      (a, b) =>
        builder.level(edgeOf(b)) - builder.level(edgeOf(a)) ||
        (deepest[b >> 1] as number) - (deepest[a >> 1] as number),
    );
    for (const input of inputs)
      deepest[count + index] = Math.max(deepest[count + index] as number, deepest[input >> 1] as number);
    const edge = buildGate(builder, gate, inputs.map(edgeOf));
    if (edge < 0) return edge;
    held[count + index] = edge;
    if (track !== undefined) track[index] = builder.made;
    for (const input of gate.inputs) {
      const left = ((uses[input >> 1] as number) - 1) | 0;
      uses[input >> 1] = left;
      if (left === 0 && input >> 1 >= count) held[input >> 1] = -1;
    }
  }
  return held[count + gates.length - 1] as number;
}

function buildGate(builder: DiagramBuilder, gate: PartGate, edges: readonly number[]): number {
  if (gate.operator === "atLeast") return buildAtLeast(builder, gate.need, edges);
  const join = (f: number, g: number): number => (gate.operator === "and" ? builder.and(f, g) : builder.xor(f, g));
  // Those that begin at the same level have much in common, and are joined before the rest is in the way.
  const result = builder.kept;
  let whole = -1;
  for (let at = 0; at < edges.length;) {
    let some = edges[at] as number;
    const level = builder.level(some);
    for (at++; at < edges.length && builder.level(edges[at] as number) === level; at++) {
      some = join(some, edges[at] as number);
      if (some < 0) return some;
    }
    if (whole >= 0) some = join(some, whole);
    if (some < 0) return some;
    whole = some;
    result.length = 0;
    result.push(whole);
  }
  result.length = 0;
  return whole;
}

/** `row[k]`: at least `k` of the inputs so far; each further input gives "it and `k - 1` others, or `k` without it". */
function buildAtLeast(builder: DiagramBuilder, need: number, edges: readonly number[]): number {
  const row = builder.kept;
  row.length = 0;
  row.push(TRUE);
  for (let k = 1; k <= need; k++) row.push(FALSE);
  let left = edges.length;
  for (const edge of edges) {
    left--;
    // Of what is left at most `left` can come in, so fewer than `need - left` are not worth counting.
    for (let k = Math.min(need, edges.length - left); k >= Math.max(1, need - left); k--) {
      const more = builder.and(edge, row[k - 1] as number);
      if (more < 0) return more;
      row.push(more);
      const either = builder.or(more, row[k] as number);
      row.pop();
      if (either < 0) return either;
      row[k] = either;
    }
  }
  const result = row[need] as number;
  row.length = 0;
  return result;
}

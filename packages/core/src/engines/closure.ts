/** All pairs of nodes where one reaches the other, as bits between components. */
import type { Components } from "./components.ts";
import type { Condensation } from "./condensation.ts";
import type { Graph } from "./graph.ts";

export interface Closure {
  readonly components: Components;
  /** Row `c` holds a bit for each component from 0 to c, 32 a word: no component reaches a higher number. */
  readonly words: Uint32Array;
}

/**
 * Reflexive transitive closure of a graph, from its condensation; `undefined` when it would take more than `maxBytes`.
 * Bit rows over the condensation in reverse topological order (Purdom, "A transitive closure algorithm", BIT 10, 1970):
 * a component reaches what its successors reach. O(condensed edges * components / 32); components^2 / 16 bytes.
 */
export function buildClosure(
  condensation: Condensation,
  components: Components,
  maxBytes: number = 256 * 2 ** 20,
): Closure | undefined {
  const wordCount = rowStart(components.count);
  if (wordCount * Uint32Array.BYTES_PER_ELEMENT > maxBytes) return undefined;
  const words = new Uint32Array(wordCount);
  for (let component = 0; component < components.count; component++) {
    const row = rowStart(component);
    setBit(words, row, component);
    // Highest first: it often brings along the lower ones, which then cost nothing.
    for (const successor of successors(condensation.graph, component)) {
      if (!hasBit(words, row, successor)) addRow(words, row, successor);
    }
  }
  return { components, words };
}

/** Whether there is a way from one node to another; every node reaches itself. */
export function reaches(closure: Closure, from: number, to: number): boolean {
  const source = closure.components.of[from] ?? -1;
  const target = closure.components.of[to] ?? -1;
  return source >= 0 && target >= 0 && target <= source && hasBit(closure.words, rowStart(source), target);
}

/** All nodes that a node reaches, itself included; grouped by component. */
export function reachableFrom(closure: Closure, node: number): number[] {
  const { of, start, member } = closure.components;
  const source = of[node] ?? -1;
  const row = rowStart(source);
  const nodes: number[] = [];
  for (let component = 0; component <= source; component++) {
    if (!hasBit(closure.words, row, component)) continue;
    for (const reached of member.subarray(start[component], start[component + 1])) nodes.push(reached);
  }
  return nodes;
}

/** Words before row `row`: row r takes floor(r / 32) + 1 of them. */
function rowStart(row: number): number {
  const blocks = Math.floor(row / 32);
  return (blocks + 1) * (16 * blocks + (row % 32));
}

function hasBit(words: Uint32Array, row: number, component: number): boolean {
  return (((words[row + (component >>> 5)] ?? 0) >>> (component & 31)) & 1) === 1;
}

function setBit(words: Uint32Array, row: number, component: number): void {
  const word = row + (component >>> 5);
  words[word] = (words[word] ?? 0) | (1 << (component & 31));
}

function addRow(words: Uint32Array, row: number, component: number): void {
  const other = rowStart(component);
  const length = (component >>> 5) + 1;
  for (let word = 0; word < length; word++) words[row + word] = (words[row + word] ?? 0) | (words[other + word] ?? 0);
}

function successors(graph: Graph, component: number): Int32Array {
  return graph.outNode
    .slice(graph.outStart[component], graph.outStart[component + 1])
    .sort()
    .reverse();
}

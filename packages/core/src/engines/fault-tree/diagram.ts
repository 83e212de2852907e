/**
 * A fault tree compiled into binary decision diagrams, as plain data: one diagram for each module, the modules one below the other. A
 * module is a part of the tree that shares no event with the rest, so a module above sees it as one variable.
 *
 * Variables are numbered like the nodes of a tree: 0 to `events - 1` are basic events, `events + m` is module `m`.
 * Node 0 is the constant true; every other node has a variable, and says "if it is true then `high` else `low`". Those two are edges: a
 * node twice, plus one where its complement is meant (`edgeTo`). So edge 0 is true, edge 1 is false, and `edge ^ 1` the complement of any.
 * Bryant, "Graph-based algorithms for Boolean function manipulation" (IEEE Trans. Computers 35, 1986); complement edges: Brace, Rudell
 * and Bryant (DAC 1990).
 */
export interface Diagram {
  readonly events: number;
  /** Variable of each node; -1 of node 0. A node comes after all nodes it leads to. */
  readonly variable: Int32Array;
  /** Edge for true; never a complement, which makes diagrams unique. */
  readonly high: Int32Array;
  /** Edge for false. */
  readonly low: Int32Array;
  /** The nodes of module `m` are `moduleStart[m]` to `moduleStart[m + 1] - 1`; they lead to each other and to node 0 only. */
  readonly moduleStart: Int32Array;
  /** Edge to the function of each module. A module comes after those it uses; the last is the top. */
  readonly moduleRoot: Int32Array;
  /** Place of each variable (events, then modules) in the order of the module that uses it, 0 nearest to its root; -1: in no diagram. */
  readonly rank: Int32Array;
  /**
   * Of each variable: 1 where it can only help to make the module that uses it true (all of a coherent tree), -1 where it can only hinder,
   * 0 where it may do both, or nothing.
   */
  readonly direction: Int8Array;
}

/** The constants as edges. */
export const TRUE = 0;
export const FALSE = 1;

/** How many modules a diagram has; at least one. */
export function moduleCount(diagram: Diagram): number {
  return diagram.moduleRoot.length;
}

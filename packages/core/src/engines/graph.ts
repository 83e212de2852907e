/**
 * A directed graph as columns: the form every graph algorithm of this folder reads.
 * Adjacency is in compressed sparse rows (Duff, Grimes and Lewis, "Sparse matrix test problems", ACM TOMS 15(1), 1989):
 * the edges that leave node `n` are `outEdge[outStart[n]]` to `outEdge[outStart[n + 1] - 1]`, in ascending edge index.
 * `outNode` and `inNode` repeat the far end beside each edge, which spares a cache miss per step.
 */
export interface Graph {
  readonly nodeCount: number;
  readonly edgeCount: number;
  /** Start node of each edge, or -1 when it has none. */
  readonly from: Int32Array;
  /** End node of each edge, or -1 when it has none. */
  readonly to: Int32Array;
  readonly outStart: Int32Array;
  readonly outEdge: Int32Array;
  readonly outNode: Int32Array;
  readonly inStart: Int32Array;
  readonly inEdge: Int32Array;
  readonly inNode: Int32Array;
}

/**
 * The graph of two parallel columns of edge ends; the columns are kept, not copied.
 * Edges with a negative end keep their index but are in no adjacency. Counting sort, O(nodes + edges).
 * Throws when the columns differ in length or an end is not below `nodeCount`, which would be our mistake.
 */
export function buildGraph(nodeCount: number, from: Int32Array, to: Int32Array): Graph {
  if (from.length !== to.length) throw new Error(`${from.length} edge starts but ${to.length} edge ends`);
  const out = groupEdges(nodeCount, from, to);
  const into = groupEdges(nodeCount, to, from);
  return {
    nodeCount,
    edgeCount: from.length,
    from,
    to,
    outStart: out.start,
    outEdge: out.edge,
    outNode: out.node,
    inStart: into.start,
    inEdge: into.edge,
    inNode: into.node,
  };
}

/** The same graph with every edge turned round; shares all columns and keeps edge indices. */
export function reverseGraph(graph: Graph): Graph {
  return {
    nodeCount: graph.nodeCount,
    edgeCount: graph.edgeCount,
    from: graph.to,
    to: graph.from,
    outStart: graph.inStart,
    outEdge: graph.inEdge,
    outNode: graph.inNode,
    inStart: graph.outStart,
    inEdge: graph.outEdge,
    inNode: graph.outNode,
  };
}

interface Rows {
  readonly start: Int32Array;
  readonly edge: Int32Array;
  readonly node: Int32Array;
}

function groupEdges(nodeCount: number, near: Int32Array, far: Int32Array): Rows {
  const start = countEdges(nodeCount, near, far);
  let total = 0;
  for (let node = 0; node <= nodeCount; node++) {
    total += start[node] ?? 0;
    start[node] = total;
  }
  const edges = new Int32Array(total);
  const nodes = new Int32Array(total);
  // Backwards, so that each row's end moves down to its start and its edges stay in ascending order.
  for (let edge = near.length - 1; edge >= 0; edge--) {
    const node = near[edge] ?? 0;
    const other = far[edge] ?? 0;
    if (node < 0 || other < 0) continue;
    const slot = (start[node] ?? 0) - 1;
    start[node] = slot;
    edges[slot] = edge;
    nodes[slot] = other;
  }
  return { start, edge: edges, node: nodes };
}

function countEdges(nodeCount: number, near: Int32Array, far: Int32Array): Int32Array {
  const count = new Int32Array(nodeCount + 1);
  for (let edge = 0; edge < near.length; edge++) {
    const node = near[edge] ?? 0;
    if (node >= nodeCount) throw new RangeError(`edge ${edge} ends at node ${node} of ${nodeCount}`);
    if (node >= 0 && (far[edge] ?? 0) >= 0) count[node] = (count[node] ?? 0) + 1;
  }
  return count;
}

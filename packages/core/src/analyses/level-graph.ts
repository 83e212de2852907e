/** The elements of one kind and what each of them needs of the others, also through their parts: the level on which one asks for cycles and orders. */
import { buildGraph, type Graph } from "../engines/graph.ts";
import type { Model } from "../model/model.ts";

/** A graph whose nodes are the elements of a kind; an edge goes from the one that needs to the one that is needed. */
export interface LevelGraph {
  /** Row of the model of each node. */
  readonly rows: readonly number[];
  readonly graph: Graph;
  /** Edge of the model that each edge stands for: the first where several do. */
  readonly edge: Int32Array;
}

/**
 * The graph of the given connections between elements of a kind and its specialisations. What a part needs its whole needs: an end counts for the
 * element itself, or for the nearest element of the kind around it. What is offered stands for who offers it: an interface or a
 * service that something of the kind realizes or performs. Between two elements there is one edge. O(rows + edges).
 */
export function levelGraph(model: Model, kind: string, by: readonly string[]): LevelGraph {
  const { edges, rowCount } = model.parts;
  const nodeOf = new Int32Array(rowCount).fill(-1);
  const rows = [...model.rows({ kind })];
  rows.forEach((row, node) => {
    nodeOf[row] = node;
  });
  const verbs = verbNumbers(model, by);
  const nearest = nearestOf(model, nodeOf);
  const providers = providersOf(model, nearest);
  const from: number[] = [];
  const to: number[] = [];
  const made: number[] = [];
  const known = new Set<number>();
  for (let edge = 0; edge < edges.nestingFrom; edge++) {
    if (!verbs.has(edges.kind[edge] as number) || !model.isEdge(edge)) continue;
    const user = nearest[edges.from[edge] as number] as number;
    if (user < 0) continue;
    const target = edges.to[edge] as number;
    const own = nearest[target] as number;
    for (const used of own >= 0 ? [own] : (providers.get(target) ?? [])) {
      const key = user * rows.length + used;
      if (known.has(key) || (user === used && edges.from[edge] !== target)) continue;
      known.add(key);
      from.push(user);
      to.push(used);
      made.push(edge);
    }
  }
  return {
    rows,
    graph: buildGraph(rows.length, Int32Array.from(from), Int32Array.from(to)),
    edge: Int32Array.from(made),
  };
}

function verbNumbers(model: Model, by: readonly string[]): ReadonlySet<number> {
  const numbers = new Set<number>();
  model.schema.relationships.forEach((verb, number) => {
    if (by.includes(verb.id) || (verb.base !== undefined && by.includes(verb.base))) numbers.add(number);
  });
  return numbers;
}

/** Node of each row: its own, or that of the nearest element around it; -1 for none. */
function nearestOf(model: Model, nodeOf: Int32Array): Int32Array {
  const { parentOf, rowCount } = model.parts;
  const nearest = new Int32Array(rowCount).fill(-1);
  for (let row = 0; row < rowCount; row++) {
    const seen = new Set<number>();
    let at = row;
    while (at >= 0 && (nodeOf[at] as number) < 0 && !seen.has(at)) {
      seen.add(at);
      at = parentOf[at] as number;
    }
    nearest[row] = at < 0 ? -1 : (nodeOf[at] as number);
  }
  return nearest;
}

/** Who realizes or performs what has no place on the level itself. */
function providersOf(model: Model, nearest: Int32Array): ReadonlyMap<number, readonly number[]> {
  const { edges } = model.parts;
  const offering = verbNumbers(model, ["realizes", "performs"]);
  const providers = new Map<number, number[]>();
  for (let edge = 0; edge < edges.nestingFrom; edge++) {
    if (!offering.has(edges.kind[edge] as number) || !model.isEdge(edge)) continue;
    const provider = nearest[edges.from[edge] as number] as number;
    const offered = edges.to[edge] as number;
    if (provider < 0 || (nearest[offered] as number) >= 0) continue;
    const list = providers.get(offered);
    if (list === undefined) providers.set(offered, [provider]);
    else if (!list.includes(provider)) list.push(provider);
  }
  return providers;
}

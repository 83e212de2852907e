/** Which way effects travel over every connection of a model, as a graph made once per model and way of asking. */
import { orientGraph } from "../engines/travel.ts";
import type { Graph } from "../engines/graph.ts";
import { DEFINITION, type Model } from "../model/model.ts";
import { bits, type Schema } from "../model/schema.ts";

/** `impact`: how failure and change travel. `trace`: how meaning is followed up to objectives, which is more (R005). */
export type TravelMode = "impact" | "trace";

/** Edges go from what fails or changes to what is hit by it. Nodes are rows of the model; closed rows have no edges. */
export interface DependencyGraph {
  readonly graph: Graph;
  /** Edge of the model behind each slot of `graph.outEdge` and of `graph.inEdge`. */
  readonly outStatement: Int32Array;
  readonly inStatement: Int32Array;
  /** What a walk may do at each row: `CLOSED`, `PASSES`, or `ENDS`. */
  readonly passage: Uint8Array;
}

/** No architecture element: definitions, views, statements whose id is taken. */
export const CLOSED = 0;
/** Hit, and hands on what hits it. */
export const PASSES = 1;
/** Hit, but hands nothing on: people and organisations, through whom all would be joined to all. */
const ENDS = 2;

const ENDING_KINDS: readonly string[] = ["party", "role", "unit"];

/** The dependency graph of a model; O(rows + edges) the first time, then kept as long as the model. */
export function dependencyGraph(model: Model, mode: TravelMode): DependencyGraph {
  let made = graphs[mode].get(model);
  if (made === undefined) graphs[mode].set(model, (made = makeGraph(model, mode)));
  return made;
}

const graphs: Readonly<Record<TravelMode, WeakMap<Model, DependencyGraph>>> = {
  impact: new WeakMap(),
  trace: new WeakMap(),
};

function makeGraph(model: Model, mode: TravelMode): DependencyGraph {
  const passage = passageOf(model);
  const travel = travelOf(model, mode);
  const { from, to } = model.parts.edges;
  for (let edge = 0; edge < travel.length; edge++)
    if (isClosed(passage, from[edge] ?? -1) || isClosed(passage, to[edge] ?? -1)) travel[edge] = 0;
  const { graph, edge } = orientGraph(model.graph(), { travel });
  const statements = (slots: Int32Array): Int32Array => slots.map((slot) => edge[slot] ?? 0);
  return { graph, outStatement: statements(graph.outEdge), inStatement: statements(graph.inEdge), passage };
}

function isClosed(passage: Uint8Array, row: number): boolean {
  return (passage[row] ?? CLOSED) === CLOSED;
}

/** Bits of every edge of a model: 1 from its start to its end, 2 from its end to its start. */
export function travelOf(model: Model, mode: TravelMode): Uint8Array {
  const { schema, parts } = model;
  const { edges, kindOf } = parts;
  const verbs = schema.relationships.length;
  const width = schema.kinds.length + 1;
  const byVerb = verbBits(schema, mode);
  const byAttribute = schema.metamodel.attributes.map((attribute) => bits(attribute.travel ?? "backward"));
  const travel = new Uint8Array(edges.from.length);
  for (let edge = 0; edge < travel.length; edge++) {
    const kind = edges.kind[edge] as number;
    const from = edges.from[edge] as number;
    if (from < 0) continue;
    if (kind >= verbs) travel[edge] = byAttribute[kind - verbs] ?? 0;
    else if (kind >= 0) travel[edge] = byVerb[kind * width + Math.max(-1, kindOf[from] as number) + 1] ?? 0;
    // Data that a flow carries: what goes wrong with the data reaches both ends. An unknown verb hands on nothing.
    else if (edge >= edges.carriedFrom) travel[edge] = 2;
  }
  return travel;
}

function verbBits(schema: Schema, mode: TravelMode): Uint8Array {
  const width = schema.kinds.length + 1;
  const table = new Uint8Array(schema.relationships.length * width);
  for (let verb = 0; verb < schema.relationships.length; verb++) {
    for (let kind = -1; kind < schema.kinds.length; kind++) {
      table[verb * width + kind + 1] = mode === "trace" ? schema.traceBits(verb, kind) : schema.travelBits(verb, kind);
    }
  }
  return table;
}

function passageOf(model: Model): Uint8Array {
  const { schema, parts } = model;
  const ofKind = schema.kinds.map((kind, number) => {
    if (kind.layer === undefined) return CLOSED;
    return ENDING_KINDS.some((id) => schema.isKind(number, id)) ? ENDS : PASSES;
  });
  const passage = new Uint8Array(parts.rowCount);
  for (let row = 0; row < passage.length; row++) {
    const kind = parts.kindOf[row] as number;
    if (kind === DEFINITION || !model.isPresent(row) || !model.isDeclared(row)) continue;
    passage[row] = kind < 0 ? PASSES : (ofKind[kind] ?? CLOSED);
  }
  return passage;
}

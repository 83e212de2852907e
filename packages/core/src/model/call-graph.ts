/** Who waits for whom: the synchronous calls between modules and applications as a graph. */
import { buildGraph, type Graph } from "../engines/graph.ts";
import type { Model } from "./model.ts";
import { elementWords, relationshipSymbol, symbolOf } from "./row-words.ts";
import { softwareRows } from "./software-rows.ts";

/** An edge goes from the one that calls to the one that answers. */
export interface CallGraph {
  /** Row of the model of each node. */
  readonly rows: readonly number[];
  readonly graph: Graph;
  /** Row of the relationship behind each edge. */
  readonly relationship: Int32Array;
}

/** Styles in which the parts of an application run in one process, so that none waits for the network. */
const IN_PROCESS: readonly string[] = ["monolith", "modular-monolith"];

const known: WeakMap<Model, CallGraph> = new WeakMap();

/**
 * Uses that are not said to be otherwise, and flows that are said to be synchronous, between different actors; not those between
 * parts that run in one process. Of two that go to and fro between the same actors, the second is the answer to the first.
 * O(rows + relationships), kept as long as the model.
 */
export function callGraph(model: Model): CallGraph {
  let made = known.get(model);
  if (made === undefined) known.set(model, (made = makeGraph(model)));
  return made;
}

function makeGraph(model: Model): CallGraph {
  const { edges, verbOf, rowCount } = model.parts;
  const { actor } = softwareRows(model);
  const isCall = callTest(model);
  const isInProcess = inProcessTest(model);
  const nodeOf = new Map<number, number>();
  const rows: number[] = [];
  const nodeAt = (row: number): number => {
    let node = nodeOf.get(row);
    if (node === undefined) {
      nodeOf.set(row, (node = rows.length));
      rows.push(row);
    }
    return node;
  };
  const from: number[] = [];
  const to: number[] = [];
  const made: number[] = [];
  const joined = new Set<number>();
  // Uses first: they say who calls whom, while a flow says only where data go.
  for (const verb of ["uses", "flows"]) {
    const number = model.schema.verbNumber(verb);
    for (let edge = 0; edge < edges.nestingFrom; edge++) {
      if (verbOf[edge] !== number || !model.isEdge(edge)) continue;
      const caller = actor[edges.from[edge] as number] as number;
      const answerer = actor[edges.to[edge] as number] as number;
      if (caller < 0 || answerer < 0 || caller === answerer) continue;
      if (joined.has(caller * rowCount + answerer)) continue;
      if (verb === "flows" && joined.has(answerer * rowCount + caller)) continue;
      if (!isCall(edge, verb) || isInProcess(caller, answerer)) continue;
      joined.add(caller * rowCount + answerer);
      from.push(nodeAt(caller));
      to.push(nodeAt(answerer));
      made.push(edge);
    }
  }
  return {
    rows,
    graph: buildGraph(rows.length, Int32Array.from(from), Int32Array.from(to)),
    relationship: Int32Array.from(made),
  };
}

/** Whether a use or flow is waited for: its words, by row and verb. */
export function callTest(model: Model): (row: number, verb: string) => boolean {
  const [modeOf, patternOf] = [relationshipSymbol(model, "mode"), relationshipSymbol(model, "pattern")];
  const [sync, api, unknown] = ["sync", "api", "unknown"].map((word) => symbolOf(model, word));
  return (row, verb) => {
    const mode = modeOf(row);
    if (mode !== 0 && mode !== unknown) return mode === sync;
    const pattern = patternOf(row);
    return pattern === 0 || pattern === unknown ? verb === "uses" : pattern === api;
  };
}

function inProcessTest(model: Model): (caller: number, answerer: number) => boolean {
  const { application } = softwareRows(model);
  const typeOf = elementWords(model, "type");
  const styleOf = elementWords(model, "style");
  const isOne = new Map<number, boolean>();
  return (caller, answerer) => {
    if (typeOf(answerer).includes("library")) return true;
    const whole = application[caller] as number;
    if (whole < 0 || whole !== application[answerer]) return false;
    let answer = isOne.get(whole);
    if (answer === undefined) isOne.set(whole, (answer = styleOf(whole).some((word) => IN_PROCESS.includes(word))));
    return answer;
  };
}

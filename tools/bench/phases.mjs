/**
 * One process, one model: CPU milliseconds of each step of the core, first run (cold) and median of the later ones (warm). Prints JSON.
 * Usage: phases.mjs FILE RUNS, bundled by run.mjs
 */
import { readFileSync } from "node:fs";
import { Symbols } from "../../packages/core/src/base/symbols.ts";
import { encode } from "../../packages/core/src/base/text.ts";
import { findImpact } from "../../packages/core/src/analyses/find-impact.ts";
import { stronglyConnectedComponents } from "../../packages/core/src/engines/components.ts";
import { dominatorTree } from "../../packages/core/src/engines/dominators.ts";
import { buildGraph } from "../../packages/core/src/engines/graph.ts";
import { parse } from "../../packages/core/src/language/parse.ts";
import { makeVocabulary } from "../../packages/core/src/language/vocabulary.ts";
import { Columns } from "../../packages/core/src/model/columns.ts";
import { metamodel } from "../../packages/core/src/model/metamodel/index.ts";
import { Schema } from "../../packages/core/src/model/schema.ts";
import { diff } from "../../packages/core/src/reconcile/diff.ts";
import { link } from "../../packages/core/src/reconcile/link.ts";
import { Workspace } from "../../packages/core/src/workspace.ts";
import { argument } from "./argument.mjs";
import { median } from "./median.mjs";

/** @import { Graph } from "../../packages/core/src/engines/graph.ts" */
/** @import { Model } from "../../packages/core/src/model/model.ts" */

const runs = Number(process.argv[3] ?? 3);
const bytes = new Uint8Array(readFileSync(argument(2)));
/** @type {Record<string, number[]>} */
const steps = {};

/**
 * @template Result
 * @param {string} name
 * @param {() => Result} job
 * @returns {Result}
 */
function step(name, job) {
  const before = process.cpuUsage();
  const result = job();
  const used = process.cpuUsage(before);
  (steps[name] ??= []).push((used.user + used.system) / 1000);
  return result;
}

const schema = new Schema(metamodel);
const verbs = metamodel.relationships.map((relationship) => relationship.id);
/** @type {Model | undefined} */
let resolved;
for (let run = 0; run < runs; run++) {
  const symbols = new Symbols();
  const columns = new Columns();
  const vocabulary = makeVocabulary(symbols, verbs);
  const segment = step("parse", () => parse("bench.orrery", bytes, symbols, vocabulary, columns));
  const model = step("resolve", () => link(columns, [segment], symbols, schema).model);
  resolved = model;
  const { edges, rowCount } = model.parts;
  const graph = step("index", () => buildGraph(rowCount, edges.from, edges.to));
  step("components", () => stronglyConnectedComponents(graph));
  step("dominators", () => dominatorTree(graph, [firstWithMost(graph)]));
}
if (resolved === undefined) throw new Error("No run was asked for.");
const model = resolved;
const graph = model.graph();
const start = firstWithMost(graph);
for (let run = 0; run < runs + 2; run++) step("impact", () => findImpact(model, start, { direction: "down" }));

const workspace = Workspace.load([{ uri: "bench.orrery", bytes }], { text: () => bytes });
step("check", () => workspace.diagnostics());
const elements = model.countByKind().reduce((/** @type {number} */ sum, /** @type {number} */ count) => sum + count, 0);
const relationships = model.columns.relationshipCount;

const changed = changedText();
const other = Workspace.load([{ uri: "bench.orrery", bytes: changed }], { text: () => changed }).model;
for (let run = 0; run < runs; run++) step("diff", () => diff(model, other));

const report = Object.fromEntries(
  Object.entries(steps).map(([name, times]) => [
    name,
    { cold: times[0] ?? 0, warm: median(times.slice(Math.min(1, times.length - 1))) },
  ]),
);
console.log(JSON.stringify({ elements, relationships, megabytes: bytes.length / 1e6, steps: report }));

/**
 * The node with most connections to others: a start that leaves work to do.
 * @param {Graph} graph
 * @returns {number}
 */
function firstWithMost({ nodeCount, outStart }) {
  let best = 0;
  for (let node = 0; node < nodeCount; node++) if (degree(node) > degree(best)) best = node;
  return best;

  /** @param {number} node */
  function degree(node) {
    return (outStart[node + 1] ?? 0) - (outStart[node] ?? 0);
  }
}

/**
 * The same text with one status in a hundred changed; as bytes, for a large model is longer than a string may be.
 * @returns {Uint8Array}
 */
function changedText() {
  const copy = bytes.slice();
  const [from, to] = [encode("status: active"), encode("status: actuve").fill(0)];
  to.set(encode("status: retird"));
  const first = from[0] ?? 0;
  let seen = 0;
  outer: for (let at = copy.indexOf(first); at >= 0; at = copy.indexOf(first, at + 1)) {
    for (let place = 0; place < from.length; place++) if (copy[at + place] !== from[place]) continue outer;
    if (seen++ % 33 === 0) copy.set(to, at);
  }
  return copy;
}

/**
 * One process: a view is drawn step by step, again and again; then drawn as a whole with its places remembered, the same and after each of
 * some edits. Prints CPU milliseconds as JSON, all threads together. Usage: node draw-steps.mjs VIEW.orrery RUNS
 */
import { readFileSync } from "node:fs";
import { arrange } from "../../packages/core/src/draw/arrange.ts";
import { drawView } from "../../packages/core/src/draw/draw.ts";
import { encode } from "../../packages/core/src/base/text.ts";
import { sceneToSvg } from "../../packages/core/src/exports/svg.ts";
import { composeGraph, finishScene, layoutGraphOf } from "../../packages/core/src/notations/compose.ts";
import { aggregate } from "../../packages/core/src/views/aggregate.ts";
import { Workspace } from "../../packages/core/src/workspace.ts";
import { openStudio } from "../../packages/cli/src/pictures/studio.ts";
import { argument } from "./argument.mjs";
import { diagramOf, notation, present } from "./draw-graph.mjs";
import { median } from "./median.mjs";

/** @import { Layout } from "../../packages/core/src/engines/layout/graph.ts" */

const text = readFileSync(argument(2), "utf8");
const runs = Number(argument(3));
/** @type {Record<string, number[]>} */
const steps = {};

/**
 * @template Result
 * @param {string} name
 * @param {() => Result | Promise<Result>} job
 * @returns {Promise<Result>}
 */
async function step(name, job) {
  const before = process.cpuUsage();
  const result = await job();
  const used = process.cpuUsage(before);
  (steps[name] ??= []).push((used.user + used.system) / 1000);
  return result;
}

const options = { language: /** @type {const} */ ("en"), isWhole: true };
const studio = await step("fonts", () => openStudio(""));
const { pen, engines } = studio.tools("en");
const workspace = await step("read", () => Workspace.load([{ uri: "bench.orrery", bytes: encode(text) }]));

/** @type {Layout | undefined} */
let layout;
let marks = 0;
let bytes = 0;
for (let run = 0; run < runs; run++) {
  const diagram = await step("viewpoint", () => diagramOf(workspace.model));
  await step("aggregate", () => aggregate(diagram, "en"));
  const graph = await step("size", () => layoutGraphOf(diagram, notation, pen));
  ({ layout } = await step("layout", () => arrange(diagram, graph, undefined, engines)));
  const laid = layout;
  const picture = await step("compose", () => composeGraph(diagram, laid, notation, pen));
  const legend = notation.legend(diagram, pen);
  const scene = await step("finish", () => finishScene(picture, { title: "Bench", legend, notes: [], pen }));
  const svg = await step("svg", () => sceneToSvg(scene, { theme: "light" }));
  marks = scene.marks.length;
  bytes = svg.length;
}
const memory = { ...present(layout), pins: new Set(/** @type {string[]} */ ([])), hints: [] };
const draw = async () => {
  const [now] = workspace.model.statements("view");
  const drawn = await drawView(workspace.model, present(now), { ...options, memory }, { pen, engines });
  return sceneToSvg(drawn.scene, { theme: "light" });
};
for (let run = 0; run < runs + 2; run++) await step("drawn again, unchanged", draw);
for (let run = 0; run < runs + 2; run++) {
  workspace.update("bench.orrery", encode(edited(run)));
  await step("drawn again after one edit", draw);
}
await studio.close();
const report = Object.fromEntries(
  Object.entries(steps).map(([name, times]) => [
    name,
    { cold: times[0] ?? 0, warm: median(times.slice(Math.min(1, times.length - 1))) },
  ]),
);
const { nodes, edges } = diagramOf(workspace.model);
console.log(JSON.stringify({ nodes: nodes.length, lines: edges.length, marks, bytes, steps: report }));

/**
 * The text with one more box and a line to it, each time another one.
 * @param {number} run
 * @returns {string}
 */
function edited(run) {
  const kind = text.includes("module ") ? "module" : "application";
  const first = /\b(?:module|application) ([am]\d+) /.exec(text)?.[1] ?? "";
  return `${text}\n${kind} fresh${run} "Fresh ${run}"\n${first} -> fresh${run} "tells" { protocol: https }\n`;
}

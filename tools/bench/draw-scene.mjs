/**
 * One process: the scene of a large picture becomes SVG again and again. Prints CPU milliseconds as JSON. The boxes are those of the
 * landscape in the file, with their names (`names`), lines of three pieces between them (`lines`), and technologies with icons (`all`).
 * Usage: node draw-scene.mjs LANDSCAPE.orrery LINES names|lines|all
 */
import { packMap } from "../../packages/core/src/engines/layout/pack.ts";
import { sceneToSvg } from "../../packages/core/src/exports/svg.ts";
import { composeGraph, finishScene, layoutGraphOf } from "../../packages/core/src/notations/compose.ts";
import { openStudio } from "../../packages/cli/src/pictures/studio.ts";
import { argument } from "./argument.mjs";
import { diagramOf, modelIn, notation } from "./draw-graph.mjs";
import { numbers } from "./generate.mjs";
import { median } from "./median.mjs";

/** @import { Box, Route } from "../../packages/core/src/engines/layout/graph.ts" */
/** @import { DiagramEdge } from "../../packages/core/src/views/diagram.ts" */

const RUNS = 100;
const { pen } = openStudio("").tools("en");
const diagram = diagramOf(modelIn(argument(2)));
const layout = packMap(layoutGraphOf(diagram, notation, pen), { aspect: 1.5 });
const leaves = diagram.nodes.filter((node) => node.role === "element");
const next = numbers(3);
/** @type {readonly DiagramEdge[]} */
const edges = Array.from({ length: Number(argument(3)) }, (_, index) => {
  const [from, to] = [leaves[next(leaves.length)]?.id ?? "", leaves[next(leaves.length)]?.id ?? ""];
  return {
    id: `e${index}`,
    from,
    to,
    verb: "->",
    line: "sync",
    count: 1,
    isStated: true,
    hasArrow: true,
  };
});
const routes = new Map(edges.map((edge) => [edge.id, routeOf(layout.boxes.get(edge.from), layout.boxes.get(edge.to))]));
const names = diagram.nodes.map((node) => ({ ...node, technology: undefined, icon: undefined }));
const picture = pictureOf(argument(4));
const scene = finishScene(picture, { title: "Bench", legend: [], notes: [], pen });
const times = Array.from({ length: RUNS }, () => {
  const before = process.cpuUsage();
  const { length } = sceneToSvg(scene, { theme: "light" });
  const used = process.cpuUsage(before);
  return { length, time: (used.user + used.system) / 1000 };
});
const warm = median(times.slice(RUNS / 2).map(({ time }) => time));
console.log(JSON.stringify({ marks: countOf(scene.marks), bytes: times[0]?.length, cold: times[0]?.time, warm }));

/**
 * @param {string} what
 * @returns {import("../../packages/core/src/notations/compose.ts").Picture}
 */
function pictureOf(what) {
  switch (what) {
    case "names":
      return composeGraph({ ...diagram, nodes: names }, layout, notation, pen);
    case "lines":
      return composeGraph({ ...diagram, nodes: names, edges }, { ...layout, routes }, notation, pen);
    default:
      return composeGraph({ ...diagram, edges }, { ...layout, routes }, notation, pen);
  }
}

/**
 * @param {readonly import("../../packages/core/src/notations/scene.ts").Mark[]} marks
 * @returns {number} with those inside of groups
 */
function countOf(marks) {
  return marks.reduce((sum, mark) => sum + 1 + (mark.kind === "group" ? countOf(mark.marks) : 0), 0);
}

/**
 * From the lower side of one box to the upper side of another.
 * @param {Box | undefined} from
 * @param {Box | undefined} to
 * @returns {Route}
 */
function routeOf(from, to) {
  if (from === undefined || to === undefined) return { points: [] };
  const [x, y] = [from.x + from.width / 2, from.y + from.height];
  const [left, top] = [to.x + to.width / 2, to.y];
  const middle = Math.round((y + top) / 2);
  return {
    points: [
      { x, y },
      { x, y: middle },
      { x: left, y: middle },
      { x: left, y: top },
    ],
  };
}

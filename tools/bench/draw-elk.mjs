/**
 * A view for ELK alone, and how good what ELK made of it is, by our own measures. Prints JSON.
 * Usage: node draw-elk.mjs VIEW.orrery [LAID.json]
 */
import { readFileSync } from "node:fs";
import { measureLayout } from "../../packages/core/src/engines/layout/metrics.ts";
import { argument } from "./argument.mjs";
import { graphIn } from "./draw-graph.mjs";

/** @import { Box, LayoutGraph, Point, Route } from "../../packages/core/src/engines/layout/graph.ts" */
/** @import { ElkEdge, ElkNode } from "../../packages/core/src/engines/layout/elk/types.ts" */

const graph = graphIn(argument(2));
const file = process.argv[3];
console.log(JSON.stringify(file === undefined ? toElk(graph) : measured(JSON.parse(readFileSync(file, "utf8")))));

/**
 * The graph as somebody who has just met ELK would give it: the algorithm, and that lines pass the borders of groups.
 * @param {LayoutGraph} graph
 * @returns {ElkNode}
 */
function toElk({ nodes, edges }) {
  const childrenOf = (/** @type {string | undefined} */ parent) =>
    nodes.filter((node) => node.parent === parent).map(toNode);
  /**
   * @param {LayoutGraph["nodes"][number]} node
   * @returns {ElkNode}
   */
  const toNode = ({ id, width, height, isGroup }) =>
    isGroup ? { id: `n ${id}`, children: childrenOf(id) } : { id: `n ${id}`, width, height };
  return {
    id: "root",
    layoutOptions: { "elk.algorithm": "layered", "elk.hierarchyHandling": "INCLUDE_CHILDREN" },
    children: childrenOf(undefined),
    edges: edges.map(({ id, from, to, label }) => ({
      id: `e ${id}`,
      sources: [`n ${from}`],
      targets: [`n ${to}`],
      ...(label === undefined ? {} : { labels: [{ id: `l ${id}`, text: id, ...label }] }),
    })),
  };
}

/** @param {ElkNode} laid */
function measured(laid) {
  /** @type {Map<string, Box>} */
  const boxes = new Map();
  const visit = (/** @type {ElkNode} */ node, /** @type {Point} */ origin) => {
    for (const child of node.children ?? []) {
      const { x = 0, y = 0, width = 0, height = 0 } = child;
      const box = { x: origin.x + x, y: origin.y + y, width, height };
      boxes.set(child.id.slice(2), box);
      visit(child, box);
    }
  };
  visit(laid, { x: 0, y: 0 });
  const routes = new Map(
    (laid.edges ?? []).flatMap((edge) => {
      const route = routeOf(edge, boxes.get(edge.container?.slice(2) ?? "") ?? { x: 0, y: 0 });
      return route === undefined ? [] : [[edge.id.slice(2), route]];
    }),
  );
  return measureLayout(graph, { boxes, routes, width: laid.width ?? 0, height: laid.height ?? 0 });
}

/**
 * @param {ElkEdge} edge
 * @param {Point} origin
 * @returns {Route | undefined}
 */
function routeOf({ sections: [section] = [], labels: [label] = [] }, origin) {
  if (section === undefined) return undefined;
  const points = [section.startPoint, ...(section.bendPoints ?? []), section.endPoint].map(({ x, y }) => ({
    x: x + origin.x,
    y: y + origin.y,
  }));
  if (label?.x === undefined || label.y === undefined) return { points };
  const { width, height } = label;
  return { points, label: { x: label.x + origin.x, y: label.y + origin.y, width, height } };
}

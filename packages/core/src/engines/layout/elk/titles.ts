/** Lines that ELK led through the title of a group: it knows no titles. What could not be nudged aside is drawn anew around them. */
import type { Layout, LayoutGraph, Point, Route } from "../graph.ts";
import { sizedLayout } from "../pack/parts.ts";
import { passes } from "../route/check.ts";
import { readSurroundings } from "../route/surroundings.ts";
import { routeEdges } from "../route.ts";

export function aroundTitles(graph: LayoutGraph, layout: Layout): Layout {
  const { titles } = readSurroundings(graph, layout.boxes);
  const isBad = (points: readonly Point[]): boolean => titles.some(({ box }) => passes(points, box));
  const bad = new Set([...layout.routes].filter(([, { points }]) => isBad(points)).map(([id]) => id));
  if (bad.size === 0) return layout;
  const kept = new Map([...layout.routes].filter(([id]) => !bad.has(id)));
  const drawn = routeEdges(graph, layout.boxes, kept);
  const routes = [...layout.routes].map(([id, route]): [string, Route] => [
    id,
    (bad.has(id) ? drawn.get(id) : undefined) ?? route,
  ]);
  return sizedLayout(layout.boxes, new Map(routes));
}

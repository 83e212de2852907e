import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Box, LayoutGraph, Layout, Point, Route } from "../graph.ts";
import { measureLayout } from "../metrics.ts";
import { eachPiece, isOrthogonal, isThrough } from "./lines.ts";
import { anyPicture } from "./route.fixtures.ts";
import type { Picture } from "./route.fixtures.ts";
import { routeEdges } from "../route.ts";

function route({ graph, boxes }: Picture): ReadonlyMap<string, Route> {
  return routeEdges(graph, boxes, new Map());
}

function isOnBorder({ x, y, width, height }: Box, point: Point): boolean {
  const isOnSide = (point.x === x || point.x === x + width) && point.y >= y && point.y <= y + height;
  const isOnEnd = (point.y === y || point.y === y + height) && point.x >= x && point.x <= x + width;
  return isOnSide || isOnEnd;
}

function countThrough({ graph, boxes }: Picture, routes: ReadonlyMap<string, Route>): number {
  let count = 0;
  for (const { points } of routes.values()) {
    eachPiece(points, (a, b) => {
      for (const node of graph.nodes) {
        const box = boxes.get(node.id);
        if (!node.isGroup && box !== undefined && isThrough(a, b, box)) count++;
      }
    });
  }
  return count;
}

function layoutOf(boxes: ReadonlyMap<string, Box>, routes: ReadonlyMap<string, Route>): Layout {
  return { boxes, routes, width: 1000, height: 1000 };
}

function labelled(graph: LayoutGraph): readonly string[] {
  return graph.edges.filter(({ label }) => label !== undefined).map(({ id }) => id);
}

const RUNS = { numRuns: 60, seed: 3 };

describe("lines of any picture", () => {
  it("are right-angled, from border to border", () => {
    fc.assert(
      fc.property(anyPicture, (picture) => {
        const routes = route(picture);
        expect(routes.size).toBe(picture.graph.edges.length);
        for (const { id, from, to } of picture.graph.edges) {
          const points = routes.get(id)?.points ?? [];
          expect(isOrthogonal(points)).toBe(true);
          expect(isOnBorder(picture.boxes.get(from) as Box, points[0] as Point)).toBe(true);
          expect(isOnBorder(picture.boxes.get(to) as Box, points.at(-1) as Point)).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it("pass no box, no title, and lie on no other line", () => {
    fc.assert(
      fc.property(anyPicture, (picture) => {
        const routes = route(picture);
        expect(countThrough(picture, routes)).toBe(0);
        const metrics = measureLayout(picture.graph, layoutOf(picture.boxes, routes));
        expect(metrics).toMatchObject({ edgesThroughBoxes: 0, edgesThroughTitles: 0, collinearOverlaps: 0 });
      }),
      RUNS,
    );
  });

  it("have labels that cover nothing", () => {
    fc.assert(
      fc.property(anyPicture, ({ graph, boxes }) => {
        const routes = routeEdges(graph, boxes, new Map());
        expect(labelled(graph).filter((id) => routes.get(id)?.label === undefined)).toEqual([]);
        const { labelOverlaps } = measureLayout(graph, layoutOf(boxes, routes));
        expect(labelOverlaps).toEqual({ labelLabel: 0, labelBox: 0, labelLine: 0 });
      }),
      RUNS,
    );
  });

  it("are the same each time, and stay when they are kept", () => {
    fc.assert(
      fc.property(anyPicture, ({ graph, boxes }) => {
        const routes = routeEdges(graph, boxes, new Map());
        expect([...routeEdges(graph, boxes, new Map())]).toEqual([...routes]);
        expect([...routeEdges(graph, boxes, routes)]).toEqual([...routes]);
      }),
      RUNS,
    );
  });

  it("stay when others come", () => {
    fc.assert(
      fc.property(anyPicture, ({ graph, boxes }) => {
        const edges = graph.edges.slice(1);
        const before = routeEdges({ ...graph, edges }, boxes, new Map());
        const after = routeEdges(graph, boxes, before);
        expect(edges.map(({ id }) => after.get(id)?.points)).toEqual(edges.map(({ id }) => before.get(id)?.points));
        const { labelOverlaps } = measureLayout(graph, layoutOf(boxes, after));
        expect(labelOverlaps).toEqual({ labelLabel: 0, labelBox: 0, labelLine: 0 });
      }),
      RUNS,
    );
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Box, LayoutGraph, LayoutNode } from "./graph.ts";
import { measureLayout } from "./metrics.ts";
import { packMap } from "./pack.ts";
import { edge, group, leaf } from "./route/route.fixtures.ts";

/** Maps three deep: for each domain the sizes of its groups, 0 for an empty one. */
const anyMap = fc.array(fc.array(fc.nat({ max: 9 }), { maxLength: 5 }), { minLength: 1, maxLength: 6 }).map(mapOf);

function mapOf(domains: readonly (readonly number[])[]): LayoutGraph {
  const nodes: LayoutNode[] = [];
  domains.forEach((groups, domain) => {
    nodes.push(group(`d${domain}`));
    groups.forEach((count, index) => {
      nodes.push(group(`d${domain}g${index}`, `d${domain}`));
      for (let each = 0; each < count; each++) nodes.push(leaf(`d${domain}g${index}n${each}`, `d${domain}g${index}`));
    });
  });
  return { nodes, edges: [], direction: "down" };
}

const pack = (graph: LayoutGraph): ReturnType<typeof packMap> => packMap(graph, { aspect: 1.5 });
const boxesOf = (graph: LayoutGraph, parent: string | undefined, boxes: ReadonlyMap<string, Box>): readonly Box[] =>
  graph.nodes.filter((node) => node.parent === parent).flatMap(({ id }) => boxes.get(id) ?? []);

describe("a nested map", () => {
  test("has no overlaps, and everything lies in its group, below the title", () => {
    fc.assert(
      fc.property(anyMap, (graph) => {
        const layout = pack(graph);
        expect(measureLayout(graph, layout).boxOverlaps).toBe(0);
        for (const { id, parent, title, width, height } of graph.nodes) {
          const box = layout.boxes.get(id);
          const around = parent === undefined ? undefined : layout.boxes.get(parent);
          expect(box).toBeDefined();
          if (box === undefined) return;
          expect(box.width).toBeGreaterThanOrEqual(width);
          expect(box.height).toBeGreaterThanOrEqual(height);
          expect(Object.values(box).every(Number.isInteger)).toBe(true);
          const node = graph.nodes.find((each) => each.id === parent);
          if (around !== undefined) expect(box.y).toBeGreaterThanOrEqual(around.y + (node?.title ?? title));
        }
      }),
    );
  });

  test("is read in its order: each box is right of the one before it, or in a lower row", () => {
    fc.assert(
      fc.property(anyMap, (graph) => {
        const { boxes } = pack(graph);
        for (const parent of [undefined, ...graph.nodes.filter(({ isGroup }) => isGroup).map(({ id }) => id)]) {
          const siblings = boxesOf(graph, parent, boxes);
          siblings.slice(1).forEach((box, index) => {
            const before = siblings[index];
            if (before === undefined) return;
            const isNext = box.y === before.y && box.x >= before.x + before.width;
            const isBelow = box.y >= before.y + before.height && box.x <= before.x;
            expect(isNext || isBelow).toBe(true);
          });
        }
      }),
    );
  });

  test("groups of one row are equally high, and rows of groups end at the same right side", () => {
    fc.assert(
      fc.property(anyMap, (graph) => {
        const { boxes } = pack(graph);
        const rows = new Map<number, Box[]>();
        for (const box of boxesOf(graph, undefined, boxes)) rows.set(box.y, [...(rows.get(box.y) ?? []), box]);
        const ends = [...rows.values()].map((row) => Math.max(...row.map(({ x, width }) => x + width)));
        expect(new Set(ends).size).toBe(1);
        for (const row of rows.values()) expect(new Set(row.map(({ height }) => height)).size).toBe(1);
      }),
    );
  });

  test("has a page's aspect when there is enough to choose from", () => {
    const { width, height } = pack(
      mapOf(Array.from({ length: 12 }, (_, domain) => [4 + (domain % 5), 3, 6, 2 + (domain % 3)])),
    );
    expect(width / height).toBeGreaterThan(1.1);
    expect(width / height).toBeLessThan(2);
  });

  test("holds twenty thousand cards", () => {
    const graph = mapOf(Array.from({ length: 50 }, () => Array.from({ length: 20 }, () => 20)));
    const layout = pack(graph);
    expect(layout.boxes.size).toBe(graph.nodes.length);
    expect(layout.width / layout.height).toBeGreaterThan(1);
    expect(layout.width / layout.height).toBeLessThan(2.3);
  });

  test("draws lines where they are few, and leaves them room", () => {
    const graph: LayoutGraph = {
      ...mapOf([[3, 3], [4]]),
      edges: [edge("e", "d0g0n0", "d1g0n3"), edge("f", "d0g1n1", "d0g0n2")],
    };
    const layout = pack(graph);
    expect([...layout.routes.keys()]).toEqual(["e", "f"]);
    expect(measureLayout(graph, layout)).toMatchObject({ edgesThroughBoxes: 0, boxOverlaps: 0 });
  });

  test("the same map gives the same picture, and nothing gives nothing", () => {
    fc.assert(
      fc.property(anyMap, (graph) => {
        expect(pack(graph)).toEqual(pack(graph));
      }),
      { numRuns: 20 },
    );
    expect(pack(mapOf([])).boxes.size).toBe(0);
  });
});

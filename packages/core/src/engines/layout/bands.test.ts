import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arrangeBands } from "./bands.ts";
import { GRID } from "./graph.ts";
import type { LayoutGraph, LayoutNode } from "./graph.ts";
import { measureLayout } from "./metrics.ts";
import { sizedLayout } from "./pack/parts.ts";
import { edge, group, leaf } from "./route/route.fixtures.ts";

const banded = (node: LayoutNode, band: number): LayoutNode => ({ ...node, band });

const anyBands: fc.Arbitrary<{ readonly graph: LayoutGraph; readonly bands: number }> = fc
  .record({
    places: fc.array(fc.record({ band: fc.nat({ max: 4 }), inGroup: fc.boolean() }), { minLength: 1, maxLength: 30 }),
    pairs: fc.array(fc.tuple(fc.nat({ max: 29 }), fc.nat({ max: 29 })), { maxLength: 40 }),
  })
  .map(({ places, pairs }) => {
    const groups = [0, 1, 2, 3, 4].map((band) => banded(group(`g${band}`), band));
    const leaves = places.map(({ band, inGroup }, index) =>
      banded(leaf(`n${index}`, inGroup ? `g${band}` : undefined), band),
    );
    const edges = pairs
      .filter(([from, to]) => from < leaves.length && to < leaves.length)
      .map(([from, to], index) => edge(`e${index}`, `n${from}`, `n${to}`));
    return { graph: { nodes: [...groups, ...leaves], edges, direction: "down" }, bands: 5 };
  });

describe("a banded picture", () => {
  test("keeps every node in its band, bands below one another, without overlaps", () => {
    fc.assert(
      fc.property(anyBands, ({ graph, bands }) => {
        const boxes = arrangeBands(graph, bands, { aspect: 1.4 });
        expect(boxes.size).toBe(graph.nodes.length);
        expect(measureLayout(graph, sizedLayout(boxes, new Map())).boxOverlaps).toBe(0);
        for (const one of graph.nodes) {
          const [box, band] = [boxes.get(one.id), one.band ?? 0];
          if (box === undefined) continue;
          expect([box.x % GRID, box.y % GRID]).toEqual([0, 0]);
          for (const other of graph.nodes) {
            const lower = boxes.get(other.id);
            if (lower !== undefined && (other.band ?? 0) > band) expect(lower.y).toBeGreaterThan(box.y + box.height);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test("orders nodes so that lines do not cross", () => {
    const nodes = ["a", "b", "c", "d"].flatMap((id, index) => [
      banded(leaf(`${id}1`), 0),
      banded(leaf(`${"dcba"[index] ?? ""}2`), 1),
    ]);
    const edges = ["a", "b", "c", "d"].map((id) => edge(id, `${id}1`, `${id}2`));
    const boxes = arrangeBands({ nodes, edges, direction: "down" }, 2, { aspect: 3 });
    for (const id of ["a", "b", "c", "d"]) expect(boxes.get(`${id}1`)?.x).toBe(boxes.get(`${id}2`)?.x);
  });

  test("breaks a wide band into rows", () => {
    const nodes = Array.from({ length: 40 }, (_, index) => banded(leaf(`n${index}`), 0));
    const { width, height } = sizedLayout(
      arrangeBands({ nodes, edges: [], direction: "down" }, 1, { aspect: 1.4 }),
      new Map(),
    );
    expect(width / height).toBeGreaterThan(0.9);
    expect(width / height).toBeLessThan(2.2);
  });

  test("leaves the more room the more lines pass", () => {
    const nodes = Array.from({ length: 12 }, (_, index) => banded(leaf(`n${index}`), index % 2));
    const gap = (count: number): number => {
      const edges = Array.from({ length: count }, (_, index) =>
        edge(`e${index}`, `n${(index % 6) * 2}`, `n${((index * 5) % 6) * 2 + 1}`),
      );
      const boxes = arrangeBands({ nodes, edges, direction: "down" }, 2, { aspect: 6 });
      return (boxes.get("n1")?.y ?? 0) - (boxes.get("n0")?.y ?? 0);
    };
    expect(gap(30)).toBeGreaterThan(gap(3));
    expect(gap(3)).toBeGreaterThan(gap(0));
  });

  test("takes bands that are none, and no nodes", () => {
    const nodes = [banded(leaf("a"), 9), banded(leaf("b"), -3), leaf("c")];
    expect(arrangeBands({ nodes, edges: [], direction: "down" }, 2).size).toBe(3);
    expect(arrangeBands({ nodes: [], edges: [], direction: "down" }, 0).size).toBe(0);
  });
});

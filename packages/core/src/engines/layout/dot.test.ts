import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { fromDot, toDot } from "./dot.ts";
import { gallery } from "./gallery.fixtures.ts";
import { GRID } from "./graph.ts";
import type { LayoutGraph } from "./graph.ts";
import { measureLayout } from "./metrics.ts";
import { sizedLayout } from "./pack/parts.ts";
import { edge, group, leaf } from "./route/route.fixtures.ts";

interface Graphviz {
  layout(source: string, format: string, engine: string): string;
}

/** Graphviz as the command bundles it. */
async function dot(source: string): Promise<string> {
  const { resolve } = createRequire(new URL("../../../../cli/package.json", import.meta.url));
  const { Graphviz } = (await import(pathToFileURL(resolve("@hpcc-js/wasm-graphviz")).href)) as {
    readonly Graphviz: { load(): Promise<Graphviz> };
  };
  return (await Graphviz.load()).layout(source, "plain", "dot");
}

describe("places by dot", () => {
  test.each(gallery().filter(({ name }) => /groups|platform|layers 5x6/u.test(name)))(
    "$name has no overlaps",
    async ({ graph }) => {
      const boxes = fromDot(graph, await dot(toDot(graph))) ?? new Map();
      expect(boxes.size).toBe(graph.nodes.length);
      expect(measureLayout(graph, sizedLayout(boxes, new Map())).boxOverlaps).toBe(0);
      for (const node of graph.nodes) {
        const box = boxes.get(node.id);
        expect([(box?.x ?? NaN) % GRID, (box?.y ?? NaN) % GRID]).toEqual([0, 0]);
        if (!node.isGroup) expect(box).toMatchObject({ width: node.width, height: node.height });
      }
    },
  );

  test("no id gets into the source", () => {
    const nodes = [group('"}; x ['), leaf("a\n->b", '"}; x ['), leaf("ü")];
    const source = toDot({ nodes, edges: [edge("#", "a\n->b", "ü"), edge("g", "ü", '"}; x [')], direction: "right" });
    expect(source).not.toMatch(/x \[$|ü|->b/mu);
    expect(source).toContain("rankdir=LR");
  });

  test("y runs downwards, and boxes of groups have room for their titles", async () => {
    const graph: LayoutGraph = {
      nodes: [group("g"), leaf("a", "g"), leaf("b")],
      edges: [edge("e", "a", "b")],
      direction: "down",
    };
    const boxes = fromDot(graph, await dot(toDot(graph)));
    const [g, a, b] = ["g", "a", "b"].map((id) => boxes?.get(id));
    expect(a?.y).toBeGreaterThanOrEqual((g?.y ?? 0) + (graph.nodes[0]?.title ?? 0));
    expect(b?.y).toBeGreaterThan(a?.y ?? Infinity);
  });

  test("answers that are none give nothing", () => {
    const graph: LayoutGraph = { nodes: [leaf("a")], edges: [], direction: "down" };
    for (const answer of ["", "graph 1 0 0\nstop", "node n0", "node n0 x y", "node n1 1 1 1 1"]) {
      expect(fromDot(graph, answer)).toBeUndefined();
    }
  });
});

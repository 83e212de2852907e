import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import { fromElk, toElk } from "./elk.ts";
import type { ElkNode } from "./elk.ts";
import { scoreLayout } from "./elk/score.ts";
import { gallery } from "./gallery.fixtures.ts";
import { GRID, MARGIN } from "./graph.ts";
import type { Layout, LayoutGraph, LayoutNode } from "./graph.ts";
import { measureLayout } from "./metrics.ts";
import { edge, group, leaf } from "./route/route.fixtures.ts";

interface ElkThread {
  onmessage: (answer: {
    readonly data: { readonly id: number; readonly data?: unknown; readonly error?: unknown };
  }) => void;
  postMessage(task: Readonly<Record<string, unknown>>): void;
}

/** Lays a graph out as the thread of a surface would. */
async function realElk(graph: ElkNode): Promise<ElkNode> {
  const { resolve } = createRequire(new URL("../../../../cli/package.json", import.meta.url));
  const { Worker } = createRequire(import.meta.url)(resolve("elkjs/lib/elk-worker.min.js")) as {
    readonly Worker: new () => ElkThread;
  };
  const thread = new Worker();
  return new Promise((done, failed) => {
    thread.onmessage = ({ data: { id, data, error } }) => {
      if (error !== undefined) failed(error);
      else if (id === 1) done(data as ElkNode);
    };
    thread.postMessage({ id: 0, cmd: "register", algorithms: ["layered", "fixed"] });
    thread.postMessage({ id: 1, cmd: "layout", graph: structuredClone(graph), layoutOptions: {}, options: {} });
  });
}

const layout = async (graph: LayoutGraph): Promise<Layout> => fromElk(graph, await realElk(toElk(graph)));
const ranked = (node: LayoutNode, rank: number): LayoutNode => ({ ...node, rank });
const down = (nodes: readonly LayoutNode[], edges: LayoutGraph["edges"]): LayoutGraph => ({
  nodes,
  edges,
  direction: "down",
});

describe("pictures by ELK", () => {
  test.each(gallery().filter(({ graph }) => graph.nodes.length <= 30))("$name has no faults", async ({ graph }) => {
    const laid = await layout(graph);
    const metrics = measureLayout(graph, laid);
    expect(metrics).toMatchObject({
      labelOverlaps: { labelLabel: 0, labelBox: 0, labelLine: 0 },
      boxOverlaps: 0,
      edgesThroughBoxes: 0,
      edgesThroughTitles: 0,
      collinearOverlaps: 0,
    });
    expect(laid.routes.size).toBe(graph.edges.length);
    for (const node of graph.nodes) {
      const box = laid.boxes.get(node.id);
      expect(box).toBeDefined();
      if (!node.isGroup)
        expect([(box?.x ?? 0) % GRID, (box?.y ?? 0) % GRID, box?.width, box?.height]).toEqual([
          0,
          0,
          node.width,
          node.height,
        ]);
    }
  });

  test("every piece of a line is horizontal or vertical, in whole pixels", async () => {
    for (const { graph } of gallery().slice(8, 12)) {
      for (const { points } of (await layout(graph)).routes.values()) {
        points.forEach((point, index) => {
          const before = points[index - 1] ?? { ...point, y: point.y - 1 };
          expect((before.x === point.x) !== (before.y === point.y)).toBe(true);
          expect([Number.isInteger(point.x), Number.isInteger(point.y)]).toEqual([true, true]);
        });
      }
    }
  });

  test("the same graph gives the same picture", async () => {
    const [sample] = gallery().filter(({ name }) => name === "platform of 9");
    if (sample === undefined) throw new Error("no such sample");
    expect(await layout(sample.graph)).toEqual(await layout(sample.graph));
  });

  test("actors stand at the top, what is external at the bottom, also when lines run upwards", async () => {
    const nodes = [
      ranked(leaf("partner"), 7),
      ranked(leaf("customer"), 0),
      ranked(leaf("gateway"), 2),
      ranked(leaf("shop"), 3),
    ];
    const edges = [
      edge("1", "customer", "gateway"),
      edge("2", "partner", "gateway"),
      edge("3", "gateway", "shop"),
      edge("4", "shop", "customer"),
      edge("5", "shop", "partner"),
    ];
    const { boxes, routes } = await layout(down(nodes, edges));
    const y = (id: string): number => boxes.get(id)?.y ?? NaN;
    expect(y("customer")).toBeLessThan(y("gateway"));
    expect(y("gateway")).toBeLessThan(y("partner"));
    const up = routes.get("2")?.points ?? [];
    expect(up[0]?.y).toBe(y("partner"));
    expect(up.at(-1)?.y).toBe(y("gateway") + (boxes.get("gateway")?.height ?? 0));
  });

  test("nodes without lines are piled near a good aspect, not put in one row", async () => {
    const nodes = [group("g"), ...Array.from({ length: 16 }, (_, index) => leaf(`n${index}`, "g"))];
    const { width, height } = await layout(
      down([...nodes, leaf("a"), leaf("b")], [edge("e", "a", "n0"), edge("f", "a", "b")]),
    );
    expect(width / height).toBeLessThan(2.4);
    expect(width / height).toBeGreaterThan(0.5);
  });

  test("a long chain goes on in the next row", async () => {
    const nodes = Array.from({ length: 14 }, (_, index) => leaf(`n${index}`));
    const edges = nodes.slice(1).map(({ id }, index) => edge(id, `n${index}`, id));
    for (const direction of ["down", "right"] as const) {
      const { width, height } = await layout({ nodes, edges, direction });
      expect(width / height).toBeLessThan(2.6);
      expect(width / height).toBeGreaterThan(0.5);
    }
  });

  test("odd input does no harm", async () => {
    const nodes = [
      leaf("root"),
      group("part0"),
      leaf("e0", "part0"),
      leaf('n"1', "nowhere"),
      leaf("root"),
      leaf("x", "root"),
    ];
    const edges = [
      edge("n0", "root", "e0"),
      edge("self", "root", "root"),
      edge("lost", "root", "?"),
      edge("in", "part0", "e0"),
      edge("n0", "root", 'n"1'),
    ];
    const { boxes, routes } = await layout(down(nodes, edges));
    expect([...boxes.keys()].toSorted()).toEqual(["e0", 'n"1', "part0", "root", "x"]);
    expect([...routes.keys()]).toEqual(["n0", "self"]);
    expect(await layout(down([], []))).toEqual({
      boxes: new Map(),
      routes: new Map(),
      width: 2 * MARGIN,
      height: 2 * MARGIN,
    });
  });
});

describe("the score", () => {
  test("an actor below others costs", async () => {
    const graph = down([ranked(leaf("actor"), 0), ranked(leaf("shop"), 3)], []);
    const box = { x: 0, width: 80, height: 40 };
    const at = (actor: number, shop: number): Layout => ({
      boxes: new Map([
        ["actor", { ...box, y: actor }],
        ["shop", { ...box, y: shop }],
      ]),
      routes: new Map(),
      width: 80,
      height: 200,
    });
    expect(scoreLayout(graph, at(0, 100))).toBe(0);
    expect(scoreLayout(graph, at(100, 0))).toBeGreaterThan(0);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ElkNode } from "./elk/types.ts";
import { layoutFresh, layoutInRows } from "./fresh.ts";
import { gallery } from "./gallery.fixtures.ts";
import { measureLayout } from "./metrics.ts";
import { anyPicture } from "./route/route.fixtures.ts";

const graph = gallery().find(({ name }) => name === "platform of 9")?.graph ?? {
  nodes: [],
  edges: [],
  direction: "down",
};
/** Everything in one column, without lines. */
const column = async (root: ElkNode): Promise<ElkNode> => {
  const place = (node: ElkNode, y: number): ElkNode => {
    let below = 40;
    const children = node.children?.map((child) => {
      const placed = place(child, below);
      below += (placed.height ?? 0) + 32;
      return placed;
    });
    const size = children === undefined ? {} : { width: 600, height: below };
    return { ...node, ...size, x: 24, y, ...(children === undefined ? {} : { children }) };
  };
  return Promise.resolve(place(root, 0));
};
const broken = async (): Promise<never> => Promise.reject(new Error("broken"));

describe("a fresh layout", () => {
  test("is ELK's where ELK is there and the graph small", async () => {
    expect(await layoutFresh(graph, { elk: column, dot: broken })).toMatchObject({ engine: "elk", isFallback: false });
  });

  test("is made somehow when everything fails", async () => {
    const endless = { elk: broken, dot: async () => "no places" };
    const fresh = await layoutFresh(graph, endless);
    expect(fresh).toMatchObject({ engine: "own", isFallback: true });
    expect(fresh.layout.boxes.size).toBe(graph.nodes.length);
    expect(await layoutFresh(graph, {})).toEqual(fresh);
    expect(await layoutFresh(graph, { elk: async () => ({ id: "root" }) })).toEqual(fresh);
  });

  test("asks dot above the limit, and when ELK fails", async () => {
    const asked: string[] = [];
    const places = graph.nodes.map((_, index) => `node n${index} ${index * 4} 0`).join("\n");
    const dot = async (source: string): Promise<string> => {
      asked.push(source.slice(0, 7));
      return places;
    };
    const elk = async (): Promise<never> => {
      asked.push("elk");
      return broken();
    };
    expect(await layoutFresh(graph, { elk, dot }, { elkNodes: 3, dotNodes: 99 })).toMatchObject({
      engine: "dot",
      isFallback: false,
    });
    expect(await layoutFresh(graph, { elk, dot })).toMatchObject({ engine: "dot", isFallback: true });
    expect(asked).toEqual(["digraph", "elk", "digraph"]);
  });

  test("rows by layer have no overlaps and lose nothing", () => {
    fc.assert(
      fc.property(anyPicture, ({ graph: any }) => {
        const layout = layoutInRows(any);
        expect(layout.boxes.size).toBe(any.nodes.length);
        expect(measureLayout(any, layout).boxOverlaps).toBe(0);
        for (const { x, y, width, height } of layout.boxes.values()) {
          expect(x >= 0 && y >= 0 && x + width <= layout.width && y + height <= layout.height).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });
});

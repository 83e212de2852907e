import { afterAll, describe, expect, test } from "vitest";
import { fromDot, toDot } from "@orrery/core/engines/layout/dot";
import { fromElk, toElk } from "@orrery/core/engines/layout/elk";
import type { LayoutGraph } from "@orrery/core/engines/layout/graph";
import { openLayoutEngines } from "./layout-engines.ts";

const node = { parent: undefined, width: 120, height: 40, isGroup: false, title: 0, rank: 3 };
const graph: LayoutGraph = {
  nodes: [
    { id: "a", ...node },
    { id: "b", ...node },
  ],
  edges: [{ id: "e", from: "a", to: "b", label: undefined }],
  direction: "down",
};

describe("the layout engines of the command", () => {
  const engines = openLayoutEngines();
  afterAll(async () => engines.close());

  test("ELK lays out in its thread, several graphs at once", async () => {
    const laid = await Promise.all([engines.elk(toElk(graph)), engines.elk(toElk(graph))]);
    const [one, other] = laid.map((each) => fromElk(graph, each));
    expect(one?.routes.get("e")?.points).toHaveLength(2);
    expect(one).toEqual(other);
  });

  test("Graphviz answers with a place for each node", async () => {
    const boxes = fromDot(graph, await engines.dot(toDot(graph)));
    expect(boxes?.get("b")?.y).toBeGreaterThan(boxes?.get("a")?.y ?? Infinity);
  });

  test("what they cannot read is rejected, and the next is laid out all the same", async () => {
    await expect(
      engines.elk({
        id: "root",
        children: [{ id: "a" }, { id: "a" }],
        edges: [{ id: "e", sources: ["?"], targets: [] }],
      }),
    ).rejects.toThrow(/./u);
    await expect(engines.dot("digraph {")).rejects.toThrow(/syntax/u);
    expect(await engines.elk(toElk(graph))).toMatchObject({ id: "root" });
  });

  test("what takes too long is given up, and a new thread takes the next", async () => {
    const hasty = openLayoutEngines({ limit: 1 });
    await expect(hasty.elk(toElk(graph))).rejects.toThrow("1 ms");
    await expect(hasty.elk(toElk(graph))).rejects.toThrow("1 ms");
    await hasty.close();
  });

  test("closing rejects what is waiting", async () => {
    const closing = openLayoutEngines();
    const waiting = closing.elk(toElk(graph));
    await Promise.all([expect(waiting).rejects.toThrow("closed"), closing.close()]);
    await closing.close();
  });
});

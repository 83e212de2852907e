import { queryOf } from "./parts/query.fixtures.ts";
import { describe, expect, test } from "vitest";
import { layers } from "../model/metamodel/layers.ts";
import type { Model } from "../model/model.ts";
import type { GraphDiagram } from "./diagram.ts";
import { enterprise } from "./enterprise.ts";
import type { ViewQuery } from "./viewpoint.ts";
import { archiSurance, insurerModel, modelOf } from "../../test/models.ts";

const insurer = insurerModel();

function draw(model: Model, more: Partial<ViewQuery> = {}): GraphDiagram {
  const drawn = enterprise.draw(model, queryOf(model, {}, more));
  if (drawn.kind !== "graph") throw new Error("no graph");
  return drawn;
}

describe("the organisation on a page", () => {
  test("the insurer: every layer is there, and what ties them together (R029)", () => {
    const drawn = draw(insurer);
    expect(drawn.bands.map(({ id }) => id)).toEqual(layers);
    for (const layer of layers)
      expect(drawn.nodes.filter(({ band }) => band === layer).length, layer).toBeGreaterThan(1);
    expect(drawn.edges).toHaveLength(22);
    const bands = new Map(drawn.nodes.map(({ id, band }) => [id, band]));
    for (const { from, to } of drawn.edges) expect(bands.get(from)).not.toBe(bands.get(to));
    expect(drawn.nodes.find(({ id }) => id === "a-claims")).toMatchObject({
      hidden: 3,
      parent: "group:application/q-sin",
    });
    expect(drawn.nodes.find(({ id }) => id === "srv-db")?.parent).toBe("s-gva");
    // A store inside an application is drawn as the application: its line is lifted.
    expect(drawn.edges.map(({ id }) => id)).toContain("ri-ransom threatens a-claims");
    expect(drawn.notes).toEqual([]);
  });

  test("an empty layer says so", () => {
    const drawn = draw(modelOf(`application a "A"`), { language: "fr" });
    expect(drawn.nodes.filter(({ id }) => id.startsWith("empty:"))).toHaveLength(7);
    expect(drawn.notes).toEqual([
      "Pas encore décrit\u00a0: Stratégie, Métier, Organisation, Données, Technique, Sécurité, Transformation.",
    ]);
  });

  test("too many lines: none is drawn, each band says how many are its own", () => {
    const published = archiSurance();
    if (published === undefined) return;
    const drawn = draw(published.model);
    expect(drawn.edges).toEqual([]);
    expect(drawn.notes[0]).toMatch(/^The layers are tied by \d+ connections between \d+ pairs of boxes/);
    expect(drawn.bands.find(({ id }) => id === "business")?.name).toMatch(/^Business · \d+ connections$/);
    expect(draw(published.model, { isWhole: true }).edges.length).toBeGreaterThan(40);
  });

  test("many of a kind: the most related ones, and one box for the rest", () => {
    const text = Array.from({ length: 30 }, (_, index) => `application a${index} "A${index}"`).join("\n");
    const drawn = draw(modelOf(`${text}\nprocess p "P" { uses a25, a3 }`));
    const boxes = drawn.nodes.filter(({ parent }) => parent === "group:application/application").map(({ id }) => id);
    expect(boxes).toHaveLength(9);
    expect(boxes).toEqual(expect.arrayContaining(["a3", "a25", "more:application/application"]));
    expect(drawn.nodes.find(({ id }) => id === "more:application/application")).toMatchObject({ name: "and 22 more" });
  });
});

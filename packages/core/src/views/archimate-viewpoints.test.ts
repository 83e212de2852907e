import { queryOf } from "./parts/query.fixtures.ts";
import { describe, expect, test } from "vitest";
import { conceptNamed } from "../model/archimate/elements.ts";
import { legalityBetween } from "../model/archimate/legality.ts";
import type { GraphDiagram } from "./diagram.ts";
import { archimateViewpoints } from "./archimate-viewpoints.ts";
import { viewpointById } from "./index.ts";
import type { ViewQuery } from "./viewpoint.ts";
import { archiSurance, insurerModel, modelOf } from "../../test/models.ts";

const insurer = insurerModel();

function draw(
  id: string,
  text: string,
  more: Partial<ViewQuery> & { readonly ids?: readonly string[] } = {},
): GraphDiagram {
  const model = modelOf(text);
  const { ids = [], ...setting } = more;
  const scope = ids.flatMap((each) => model.element(each) ?? []);
  return graph(viewpointById(id)?.draw(model, queryOf(model, {}, { scope, ...setting })));
}

function graph(drawn: unknown): GraphDiagram {
  if (typeof drawn !== "object" || drawn === null || !("arrangement" in drawn)) throw new Error("no graph");
  return drawn as GraphDiagram;
}

const ids = ({ nodes }: GraphDiagram): readonly string[] => nodes.map(({ id }) => id);
const lines = ({ edges }: GraphDiagram): readonly string[] =>
  edges.map(({ from, archimate, to }) => `${from} ${archimate} ${to}`);

describe("the list", () => {
  test("has the 23 viewpoints of Archi, by the names of the standard, and two more", () => {
    expect(archimateViewpoints).toHaveLength(25);
    for (const name of [
      "Application Cooperation",
      "Business Process Cooperation",
      "Implementation and Deployment",
      "implementation_migration",
      "Goal Contribution",
      "Resource Map",
      "Layered",
    ])
      expect(viewpointById(name)?.notations[0], name).toBe("archimate");
  });
});

describe("filters", () => {
  const text = `
application crm "CRM" { realizes contacts; module ui "UI" { runs on server }; -> books }
application books "Books"
service contacts "Contacts" { type: application }
process sell "Sell" { uses contacts }
node server "Server"
area sales "Sales" { groups crm, sell }
area other "Other" { groups server }
site here "Here" { groups crm }
site empty "Nowhere"
`;

  test("only permitted types, exact relationships, parts in their whole, groupings that hold something", () => {
    const drawn = draw("application-cooperation", text);
    expect(new Set(ids(drawn))).toEqual(new Set(["crm", "ui", "books", "contacts", "sales", "here"]));
    expect(lines(drawn)).toEqual([
      "crm Realization contacts",
      "crm Flow books",
      "sales Aggregation crm",
      "here Aggregation crm",
    ]);
    expect(drawn.nodes.find(({ id }) => id === "ui")?.parent).toBe("crm");
  });

  test("data that stand on a flow are no boxes beside, unless they are related or asked for", () => {
    const flow = `application a "A" { -> b : orders, prices }\napplication b "B" { accesses prices }\ndataset orders "Orders"\ndataset prices "Prices"\ndataset other "Other"`;
    expect(ids(draw("application-cooperation", flow))).toEqual(["a", "b", "prices", "other"]);
    expect(ids(draw("application-cooperation", flow, { ids: ["orders", "a"] }))).toContain("orders");
  });

  test("`groupBy: none` draws composition as a line", () => {
    const drawn = draw("application-cooperation", text, { groupBy: "none" });
    expect(lines(drawn)).toContain("crm Composition ui");
    expect(drawn.nodes.every(({ parent }) => parent === undefined)).toBe(true);
  });

  test("`groupBy: nesting` nests assignment and aggregation too", () => {
    const drawn = draw("organization", `unit team "Team" { performs clerk }\nrole clerk "Clerk"`, {
      groupBy: "nesting",
    });
    expect(drawn.nodes.find(({ id }) => id === "clerk")?.parent).toBe("team");
    expect(drawn.edges).toEqual([]);
    expect(lines(draw("organization", `unit team "Team" { performs clerk }\nrole clerk "Clerk"`))).toEqual([
      "team Assignment clerk",
    ]);
  });

  test("a scope reaches two steps, or as many as the view says", () => {
    expect([...ids(draw("layered", text, { ids: ["sell"], depth: 1 }))].sort()).toEqual(["contacts", "sales", "sell"]);
    expect([...ids(draw("layered", text, { ids: ["sell"] }))].sort()).toEqual(["contacts", "crm", "sales", "sell"]);
  });

  test("layers as bands; what has no layer stands with what it holds", () => {
    const drawn = draw("layered", text);
    expect(drawn.bands.map(({ id }) => id)).toEqual(["business", "application", "technology"]);
    expect(drawn.nodes.find(({ id }) => id === "other")?.band).toBe("technology");
    // A grouping over two layers stands in one of them; what is of the other is joined with it by a line.
    expect(drawn.nodes.find(({ id }) => id === "sell")).toMatchObject({ band: "business", parent: undefined });
    expect(lines(drawn)).toContain("sales Aggregation sell");
  });

  test("too many boxes: parts are hidden in their wholes first, their lines lifted", () => {
    const many = Array.from(
      { length: 70 },
      (_, index) => `application a${index} { module m${index} { uses m${(index + 1) % 70} } }`,
    );
    const drawn = draw("application-cooperation", many.join("\n"));
    expect(drawn.nodes).toHaveLength(70);
    expect(drawn.nodes[0]?.hidden).toBe(1);
    expect(lines(drawn)).toContain("a0 Serving a1");
    expect(draw("application-cooperation", many.join("\n"), { isWhole: true }).nodes).toHaveLength(140);
  });
});

describe("real models", () => {
  const published = archiSurance();
  const models = [
    ["insurer", insurer] as const,
    ...(published === undefined ? [] : [["ArchiSurance", published.model] as const]),
  ];

  test.each(models)("%s: every line of every viewpoint is permitted by the standard", (_name, model) => {
    for (const viewpoint of archimateViewpoints) {
      const drawn = graph(viewpoint.draw(model, queryOf(model)));
      const types = new Map(drawn.nodes.map(({ id, archimate }) => [id, archimate]));
      for (const { id, from, to, archimate, isReversed } of drawn.edges) {
        const [source, target] = isReversed === true ? [to, from] : [from, to];
        const legality = legalityBetween(types.get(source), archimate ?? "", types.get(target));
        expect(legality, `${viewpoint.id}: ${id} as ${archimate}`).not.toBe("none");
      }
      for (const [id, type] of types) expect(conceptNamed(type ?? ""), id).toBeDefined();
    }
  });

  test("ArchiSurance in layers: every element, four bands, and the relationships between them", () => {
    if (published === undefined) return;
    const drawn = graph(viewpointById("layered")?.draw(published.model, queryOf(published.model)));
    expect(drawn.nodes).toHaveLength(120);
    expect(drawn.bands.map(({ name }) => name)).toEqual(["Motivation", "Business", "Application", "Technology"]);
    const bands = new Map(drawn.nodes.map(({ id, band }) => [id, band]));
    for (const { from, to } of drawn.edges) expect(bands.get(from)).not.toBe(bands.get(to));
    expect(drawn.notes[0]).toMatch(/^\d+ relationships inside one layer are left out/);
    const whole = graph(
      viewpointById("layered")?.draw(published.model, queryOf(published.model, {}, { isWhole: true })),
    );
    expect(whole.edges.length).toBeGreaterThan(150);
  });
});

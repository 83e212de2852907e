import { describe, expect, test } from "vitest";
import { encode } from "../base/text.ts";
import { Workspace } from "../workspace.ts";
import type { Model } from "./model.ts";
import { compareValues } from "./values.ts";

const TEXT = `model shop "Shop" fr "Boutique" { currency: CHF; languages: fr, en }
application shop-app "Shop" fr "Boutique" {
  owner: team; criticality: vital; lifecycle: [active 2020-01-01, phaseOut 2027-12-31]
  annualCost: 480000
  """
  Sells things.
  """
  module web "Web" { uses api; replicas: 2 }
  module api "API" { -> orders : order, customer { protocol: https; encrypted: unknown }; runs on srv }
  store orders "Orders" { backup: { every: 1440min; offsite: yes } }
}
unit team "Team"
dataset order "Order"
dataset customer "Customer" { goldenSource: shop-app }
node srv "Server"
view landscape "Landscape" { scope: shop-app }
area zone-a "A"
zone-a groups shop-app
`;

function load(text: string): Model {
  return Workspace.load([{ uri: "a.orrery", bytes: encode(text) }]).model;
}

const model = load(TEXT);
const app = model.element("shop-app");

describe("elements", () => {
  test("by id, kind, layer; statements and definitions are none", () => {
    expect(app?.name).toBe("Shop");
    expect(app?.nameIn("fr")).toBe("Boutique");
    expect(app?.nameIn("de")).toBe("Shop");
    expect(app?.description).toBe("Sells things.");
    expect([...model.elements({ kind: "module" })].map(({ id }) => id)).toEqual(["web", "api"]);
    expect([...model.elements({ layer: "data" })].map(({ id }) => id)).toEqual(["orders", "order", "customer"]);
    expect([...model.elements()].map(({ id }) => id)).not.toContain("landscape");
    expect([...model.statements("view")].map(({ id }) => id)).toEqual(["landscape"]);
    expect(model.header()?.nameIn("fr")).toBe("Boutique");
    expect(model.element("nobody")).toBeUndefined();
  });

  test("containment, paths and places", () => {
    const web = model.element("web");
    expect(web?.parent?.id).toBe("shop-app");
    expect(web?.path.map(({ id }) => id)).toEqual(["shop-app"]);
    expect(app?.children.map(({ id }) => id)).toEqual(["web", "api", "orders"]);
    const place = web?.place;
    expect(new TextDecoder().decode(encode(TEXT).subarray(place?.span.start, place?.span.end))).toBe(
      'module web "Web" { uses api; replicas: 2 }',
    );
  });

  test("counts by kind", () => {
    expect(model.countByKind()[model.schema.kindNumber("module")]).toBe(2);
    expect(model.countByKind().reduce((sum, count) => sum + count, 0)).toBe([...model.elements()].length + 1);
  });
});

describe("attributes", () => {
  test("typed, whole records and their fields, however they are written", () => {
    expect(app?.get("criticality")).toMatchObject({ kind: "word", text: "vital" });
    expect(model.element("orders")?.get("backup")).toMatchObject({
      kind: "record",
      fields: { offsite: { kind: "boolean", boolean: true } },
    });
    expect(model.element("orders")?.get("backup.every")).toMatchObject({ kind: "quantity", dimension: "duration" });
    expect(app?.get("lifecycle.phaseOut")).toMatchObject({ kind: "date", text: "2027-12-31" });
    expect(app?.get("nothing")).toBeUndefined();
  });

  test("units compare; an amount without a currency is in the model's own", () => {
    const every = model.element("orders")?.get("backup.every");
    const day = load("store s { backup: { every: 1d } }").element("s")?.get("backup.every");
    expect(every === undefined || day === undefined ? undefined : compareValues(every, day)).toBe(0);
    expect(app?.get("annualCost")).toMatchObject({ kind: "money", currency: "CHF" });
  });

  test("unknown is a value of its own", () => {
    expect([...model.relationships("flows")][0]?.get("encrypted")).toEqual({ kind: "unknown" });
  });
});

describe("relationships", () => {
  test("out of and into an element, by verb, with what they carry", () => {
    const api = model.element("api");
    expect(
      api
        ?.out()
        .map(({ verb, toId }) => `${verb} ${toId}`)
        .sort(),
    ).toEqual(["flows orders", "runs on srv"]);
    expect(api?.in("uses").map(({ from }) => from?.id)).toEqual(["web"]);
    expect([...model.relationships("flows")][0]?.carries).toEqual(["order", "customer"]);
    expect(
      model
        .element("shop-app")
        ?.in("groups")
        .map(({ fromId }) => fromId),
    ).toEqual(["zone-a"]);
  });

  test("a reference attribute is a relationship too", () => {
    expect(app?.reference("owner")?.id).toBe("team");
    expect(model.element("team")?.referrers.map(({ key, element }) => `${element.id} ${key}`)).toEqual([
      "shop-app owner",
    ]);
    expect(app?.referrers.map(({ key, element }) => `${element.id} ${key}`).sort()).toEqual([
      "customer goldenSource",
      "landscape scope",
    ]);
  });

  test("the graph has nesting, references and carried data, each with its place", () => {
    const { edges } = model.parts;
    const names = Array.from(
      edges.from,
      (from, edge) => `${model.at(from).id} ${model.edgeName(edge)} ${model.at(edges.to[edge] as number).id}`,
    );
    expect(names).toEqual(
      expect.arrayContaining([
        "shop-app contains web",
        "shop-app owner team",
        "api carries order",
        "orders carries customer",
      ]),
    );
    names.forEach((_, edge) => expect(model.edgeOrigin(edge).uri).toBe("a.orrery"));
  });
});

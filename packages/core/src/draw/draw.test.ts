import { describe, expect, test } from "vitest";
import { encode } from "../base/text.ts";
import type { Element, Model } from "../model/model.ts";
import type { Pen } from "../notations/notation.ts";
import { readPositions, writePositions } from "../views/positions.ts";
import { Workspace } from "../workspace.ts";
import { drawView, type Drawn, type DrawOptions, viewsOf } from "./draw.ts";

const shop = `
model shop "Shop" { languages: en, fr; asOf: 2026-11-21 }
party customer "Customer" { uses shop }
application shop "Web shop" fr "Boutique" {
  criticality: vital
  module web "Storefront" { uses orders "asks" }
  module orders "Orders"
}
application old "Old till" { lifecycle: { active: 2001-01-01; retired: 2027-06-30 }; uses shop }
application next "New till" { lifecycle: { active: 2027-07-01 }; uses shop }
state now "Today"
state later "Next year" { date: 2027-12-31 }
view around "Around the shop" fr "Autour de la boutique" { viewpoint: context; scope: shop }
view inside "Inside" { viewpoint: container; scope: shop; notation: c4 }
view change "What changes" { viewpoint: context; scope: shop; state: [now, later] }
view map "Map" { viewpoint: landscape; lens: criticality }
view wrong "Wrong" { viewpoint: contxt }
view none "Nothing asked"
view odd "Odd" { viewpoint: landscape; notation: klingon; lens: crticality }
`;

/** A pen without a font: every letter half as wide as high. */
const pen: Pen = {
  language: "en",
  width: (text, size) => text.length * size * 0.5,
  wrap: (text) => [text],
  icon: () => undefined,
};

function modelOf(text: string): Model {
  return Workspace.load([{ uri: "shop.orrery", bytes: encode(text) }]).model;
}

/** Draws without engines: rows of our own, which need none. */
function draw(id: string, options: Partial<DrawOptions> = {}, model = modelOf(shop)): Promise<Drawn> {
  return drawView(model, model.element(id) as Element, { language: "en", ...options }, { pen, engines: {} });
}

function nodesOf({ diagram }: Drawn): readonly string[] {
  return diagram.kind === "graph" ? diagram.nodes.map(({ id }) => id) : [];
}

describe("a view", () => {
  test("is listed with its words in the language", () => {
    const views = viewsOf(modelOf(shop), "fr");
    expect(views.map(({ id }) => id)).toEqual(["around", "inside", "change", "map", "wrong", "none", "odd"]);
    expect(views[0]).toMatchObject({ title: "Autour de la boutique", viewpoint: "context", isDeclared: true });
  });

  test("is drawn as a scene whose marks know what they show", async () => {
    const drawn = await draw("around");
    expect(drawn.scene).toMatchObject({ version: 1, title: "Around the shop", language: "en" });
    expect(nodesOf(drawn).toSorted()).toEqual(["customer", "next", "old", "shop"]);
    expect(JSON.stringify(drawn.scene)).toContain('"element":"shop"');
    expect(drawn.metrics).toMatchObject({ nodes: 4, boxOverlaps: 0, edgesThroughBoxes: 0, displacement: undefined });
  });

  test("keeps its places, and the same input gives the same scene", async () => {
    const first = await draw("inside");
    const memory = readPositions(writePositions(first.layout ?? expect.fail(), { pins: new Set(), hints: [] }));
    const again = await draw("inside", { memory });
    expect(again.scene).toEqual(first.scene);
    expect(again.metrics).toMatchObject({ engine: "memory", displacement: { median: 0, max: 0 } });
    const fresh = await draw("inside", { memory, isFresh: true });
    expect(fresh.metrics?.engine).not.toBe("memory");
  });

  test("shows what is there on a day", async () => {
    expect(nodesOf(await draw("around", { at: "2027-12-31" }))).not.toContain("old");
    const before = await draw("around", { at: "2026-11-21" });
    expect(nodesOf(before)).not.toContain("next");
    expect(JSON.stringify(before.scene)).toContain("As of 2026-11-21");
  });

  test("of two states marks what differs", async () => {
    const { diagram } = await draw("change");
    const changes =
      diagram.kind === "graph" ? diagram.nodes.flatMap(({ id, change }) => (change ? [[id, change]] : [])) : [];
    expect(changes).toEqual([
      ["next", "added"],
      ["old", "removed"],
    ]);
  });

  test("compared with an earlier model marks additions, removals and changes", async () => {
    const earlier = modelOf(shop.replace('"Web shop"', '"Shop"').replace("party customer", "party client"));
    const { diagram } = await draw("around", { before: earlier });
    const changes =
      diagram.kind === "graph" ? diagram.nodes.flatMap(({ id, change }) => (change ? [`${change} ${id}`] : [])) : [];
    expect(changes.toSorted()).toEqual(["added customer", "changed shop", "removed client"]);
    // One layout for both: what was there before the change stands where it stood.
    const then = await draw("around", {}, earlier);
    const memory = readPositions(writePositions(then.layout ?? expect.fail(), { pins: new Set(), hints: [] }));
    const both = await draw("around", { before: earlier, memory });
    for (const id of ["client", "next", "old", "shop"])
      expect(both.layout?.boxes.get(id), id).toMatchObject({ x: memory.boxes.get(id)?.x, y: memory.boxes.get(id)?.y });
  });

  test("compared with a model in which something had another id shows it once, as changed", async () => {
    const earlier = modelOf(shop.replaceAll("customer", "client"));
    const now = modelOf(shop.replace('party customer "Customer" {', 'party customer "Customer" { formerly: client;'));
    const { diagram } = await draw("around", { before: earlier }, now);
    const parts = diagram.kind === "graph" ? [...diagram.nodes, ...diagram.edges] : [];
    expect(parts.flatMap(({ id, change }) => (change ? [`${change} ${id}`] : []))).toEqual(["changed customer"]);
  });

  test("takes the colours of its lens, or of the one that is asked for", async () => {
    const { lens } = await draw("map");
    expect(lens?.steps.find(({ name }) => name === "vital")?.count).toBe(1);
    expect(lens?.unknown).toBe(2);
    expect((await draw("map", { lens: "fan-in" })).lens?.id).toBe("fan-in");
  });
});

test("one view for the business says no technology that the other says", async () => {
  const text = `
application a "A" { module m "M" { technology: "React 19"; uses s "reads" { protocol: https } }
  store s "S" { technology: "PostgreSQL 18" } }
view technical "T" { viewpoint: container; scope: a }
view business "B" { viewpoint: container; scope: a; audience: business }
`;
  const [technical, business] = [await draw("technical", {}, modelOf(text)), await draw("business", {}, modelOf(text))];
  const said = /React 19|PostgreSQL 18|https/;
  expect(JSON.stringify(technical.scene)).toMatch(said);
  expect(JSON.stringify(business.scene)).not.toMatch(said);
  expect(nodesOf(business)).toEqual(nodesOf(technical));
});

describe("what a person got wrong", () => {
  test.each([
    ["wrong", ["unknown-viewpoint"], "context"],
    ["none", ["view-without-viewpoint"], undefined],
    ["odd", ["unknown-lens", "unknown-notation"], "criticality"],
  ])("in the view %s is told with its place, and drawn as far as it goes", async (id, codes, suggestion) => {
    const { problems, scene } = await draw(id);
    expect(problems.map(({ code }) => code).toSorted()).toEqual(codes);
    expect(problems[0]?.suggestion).toBe(suggestion);
    const { start, end } = problems[0]?.span ?? { start: 0, end: 0 };
    expect(shop.slice(start, end)).toBe(`view ${id}`);
    expect(scene.marks.length).toBeGreaterThan(0);
  });

  test("is told when a viewpoint is not drawn in a notation", async () => {
    const { problems } = await draw("map", { notation: "c4" });
    expect(problems.map(({ code }) => code)).toEqual(["notation-not-for-viewpoint"]);
  });
});

test("a view on the spot needs no statement", async () => {
  const drawn = await drawView(
    modelOf(shop),
    { viewpoint: "explore", scope: ["orders"], depth: 1 },
    { language: "fr" },
    { pen, engines: {} },
  );
  expect(drawn.view.isDeclared).toBe(false);
  expect(drawn.scene.title).toContain("Orders");
  expect(nodesOf(drawn)).toEqual(expect.arrayContaining(["orders", "web"]));
});

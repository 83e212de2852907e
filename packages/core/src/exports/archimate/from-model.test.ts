import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { encode } from "../../base/text.ts";
import type { ElementFact, Fact, FactValue, RelationshipFact } from "../../model/facts.ts";
import { metamodel } from "../../model/metamodel/index.ts";
import { readArchimate } from "../../sources/archimate/read.ts";
import { exchangeSample } from "../../sources/archimate/samples.fixture.ts";
import { archimateToFacts } from "../../sources/archimate/to-facts.ts";
import { archimateOfModel } from "./from-model.ts";

const archiSurance = fileURLToPath(
  new URL("../../../../../../shared/data/archimate/archisurance.xml", import.meta.url),
);
const origin = { uri: "test.orrery" };

function element(id: string, kind: string, attributes: Record<string, FactValue> = {}, parent?: string): ElementFact {
  return { fact: "element", id, kind, name: id, attributes, origin, ...(parent === undefined ? {} : { parent }) };
}

function sentence(from: string, verb: string, to: string, more: Partial<RelationshipFact> = {}): RelationshipFact {
  return { fact: "relationship", from, verb, to, attributes: {}, origin, ...more };
}

function factsOf(text: string): readonly Fact[] {
  const { document } = readArchimate([{ uri: "a.xml", bytes: encode(text) }]);
  return document === undefined ? [] : archimateToFacts(document, "a.xml").facts;
}

test("ArchiSurance: nothing illegal, 63 only derived, and back without a difference", () => {
  if (!existsSync(archiSurance)) {
    if (process.env["CI"] === "true") throw new Error("shared data is missing");
    return console.warn("skipped: no shared data beside the repository");
  }
  const { document } = readArchimate([{ uri: "archisurance.xml", bytes: readFileSync(archiSurance) }]);
  if (document === undefined) throw new Error("no document");
  const { facts, illegal, onlyDerived, sidecars } = archimateToFacts(document, "archisurance.xml");
  expect(illegal).toEqual([]);
  expect(onlyDerived).toHaveLength(63);
  const pairs = onlyDerived.map(({ from, type, to }) => `${from} ${type} ${to}`);
  expect(pairs.filter((pair) => pair === "BusinessActor Flow BusinessActor")).toHaveLength(12);
  expect(pairs.filter((pair) => pair === "ApplicationComponent Serving ApplicationComponent")).toHaveLength(7);
  expect(facts.filter((fact) => fact.fact === "element" && fact.kind === "view")).toHaveLength(17);
  const ids = facts.flatMap((fact) => (fact.fact === "element" && fact.kind !== "model" ? [fact.id] : []));
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z][a-z0-9-]*$/);
  const texts = new Map(sidecars.map(({ path, text }) => [path, text]));
  const back = archimateOfModel({ facts, sidecar: (path) => texts.get(path) });
  expect(back.loss.filter((line) => line.outcome !== "kept")).toEqual([]);
});

test("import picks kinds, nesting, verbs and directions that read well", () => {
  const facts = factsOf(exchangeSample);
  const of = (id: string): Fact | undefined => facts.find((fact) => fact.fact === "element" && fact.id === id);
  expect(of("booking")).toMatchObject({
    kind: "application",
    name: "Booking",
    names: { fr: "Réservation" },
    description: "Sells crossings.",
  });
  expect(of("booking")).toMatchObject({ attributes: { properties: { record: { tier: "silver" } } } });
  expect(of("seat-map")).toMatchObject({ kind: "module", parent: "booking" });
  expect(of("sale")).toMatchObject({ kind: "service", attributes: { type: { word: "application" } } });
  expect(of("junction-or")).toMatchObject({ kind: "event", attributes: { archimate: { word: "OrJunction" } } });
  const sentences = facts.flatMap((fact) =>
    fact.fact === "relationship" ? [`${fact.from} ${fact.verb} ${fact.to}`] : [],
  );
  expect(sentences).toEqual([
    "booking accesses ticket",
    "booking realizes sale",
    "sell-online influences full-boats",
    "ticket relates issues",
    "check-in triggers junction-or",
    "junction-or triggers board",
    "junction-or triggers turn-away",
    "booking runs on harbour-server",
    "check-in uses sale",
  ]);
  expect(facts.find((fact) => fact.fact === "relationship" && fact.verb === "influences")).toMatchObject({
    attributes: { sign: { word: "++" } },
  });
});

test("a type without a kind of its own, or a pair that ours do not permit, states its type", () => {
  const facts = factsOf(
    exchangeSample
      .replace('xsi:type="Goal"', 'xsi:type="Outcome"')
      .replace('xsi:type="Influence" modifier="++"', 'xsi:type="Realization"'),
  );
  expect(facts).toContainEqual(
    expect.objectContaining({ id: "full-boats", kind: "objective", attributes: { archimate: { word: "Outcome" } } }),
  );
  const illegal = factsOf(
    exchangeSample.replace(
      'source="n" target="a" xsi:type="Realization"',
      'source="n" target="g" xsi:type="Composition"',
    ),
  );
  expect(illegal).toContainEqual(
    expect.objectContaining({
      from: "harbour-server",
      verb: "contains",
      to: "full-boats",
      attributes: { archimate: { word: "Composition" } },
    }),
  );
});

test("a part of two wholes is nested in neither", () => {
  const twice = exchangeSample.replace(
    'source="n" target="a" xsi:type="Realization"',
    'source="s" target="b" xsi:type="Composition"',
  );
  const facts = factsOf(twice);
  expect(facts.find((fact) => fact.fact === "element" && fact.id === "seat-map")).not.toHaveProperty("parent");
  expect(
    facts
      .filter((fact) => fact.fact === "relationship" && fact.to === "seat-map")
      .map((fact) => fact.fact === "relationship" && fact.verb),
  ).toEqual(["groups", "groups"]);
});

test("a model of our own: types by attribute, by verb and by specialisation; reversed verbs; references; flows with data", () => {
  const { document, loss } = archimateOfModel({
    name: "Shop",
    facts: [
      element("it", "unit"),
      element("shop", "application", {
        owner: { reference: "it" },
        criticality: { word: "vital" },
        lifecycle: { record: { active: "2020-01-01" } },
      }),
      element("cart", "module", {}, "shop"),
      element("orders", "store", { rto: { quantity: 4, unit: "h" } }, "shop"),
      element("order", "dataset"),
      element("pay", "service"),
      element("phone", "node", { type: { word: "device" } }),
      element("fire", "risk"),
      element("never", "drill"),
      sentence("cart", "->", "orders", { carries: ["order"], label: "saves" }),
      sentence("cart", "uses", "orders"),
      sentence("shop", "performs", "pay"),
      sentence("cart", "runs on", "phone"),
      sentence("cart", "uses", "ghost"),
    ],
  });
  const types = Object.fromEntries(document.elements.map((one) => [one.id, one.type]));
  expect(types).toEqual({
    it: "BusinessActor",
    shop: "ApplicationComponent",
    cart: "ApplicationComponent",
    orders: "ApplicationComponent",
    order: "DataObject",
    pay: "ApplicationService",
    phone: "Device",
    fire: "Assessment",
  });
  const relationships = document.relationships.map((one) => `${one.source} ${one.type} ${one.target}`);
  const flow = document.relationships.find((one) => one.type === "Flow");
  expect(flow?.names).toEqual([{ text: "saves" }]);
  expect(relationships).toEqual([
    "shop Composition cart",
    "shop Composition orders",
    "cart Flow orders",
    `order Association ${flow?.id ?? ""}`,
    "orders Serving cart",
    "shop Assignment pay",
    "phone Realization cart",
    "shop Association it",
  ]);
  const names = new Map(document.profiles.map((profile) => [profile.id, `${profile.type} ${profile.name}`]));
  expect(document.elements.flatMap((one) => one.profiles.map((id) => names.get(id)))).toEqual([
    "ApplicationComponent store",
    "Assessment risk",
  ]);
  const keys = new Map(document.propertyDefinitions.map((definition) => [definition.id, definition.names[0]?.text]));
  const properties = document.elements.flatMap((one) =>
    one.properties.map((property) => [one.id, keys.get(property.definition), property.values[0]?.text]),
  );
  expect(properties).toEqual([
    ["shop", "criticality", "vital"],
    ["shop", "lifecycle.active", "2020-01-01"],
    ["orders", "rto", "4h"],
  ]);
  const lost = loss
    .filter((line) => line.outcome !== "kept")
    .map((line) => `${line.outcome} ${line.what} ${line.count}`);
  expect(lost).toEqual([
    "approximated attribute 3",
    "approximated carried data 1",
    "approximated reference 1",
    "dropped relationship 1",
    "dropped drill 1",
  ]);
});

test("every permitted pair of the metamodel is exported as a relationship that ArchiMate permits", () => {
  const kinds = metamodel.kinds.filter((kind) => kind.layer !== undefined).map((kind) => kind.id);
  for (const { id: verb, pairs } of metamodel.relationships) {
    for (const [from, targets] of Object.entries(pairs)) {
      for (const to of targets) {
        const ends = [from === "*" ? kinds : [from], to === "*" ? kinds : [to]] as const;
        const facts = [element("x", ends[0][0] ?? ""), element("y", ends[1][0] ?? ""), sentence("x", verb, "y")];
        const { document, loss } = archimateOfModel({ facts });
        expect(document.relationships, `${from} ${verb} ${to}`).toHaveLength(1);
        expect(
          loss.some((line) => line.how?.en.includes("does not permit")),
          `${from} ${verb} ${to}`,
        ).toBe(false);
      }
    }
  }
});

test("an element that changed its id keeps its identifier, a layout forgets what is gone", () => {
  const { document } = readArchimate([{ uri: "a.xml", bytes: encode(exchangeSample) }]);
  if (document === undefined) throw new Error("no document");
  const { facts, sidecars } = archimateToFacts(document, "a.xml");
  const changed = facts
    .filter(
      (fact) =>
        !(fact.fact === "element" && fact.id === "ticket") &&
        !(fact.fact === "relationship" && (fact.from === "ticket" || fact.to === "ticket")),
    )
    .map((fact): Fact =>
      fact.fact === "element" && fact.id === "full-boats"
        ? { ...fact, id: "no-empty-boats", attributes: { formerly: [{ word: "full-boats" }] } }
        : fact,
    );
  const texts = new Map(sidecars.map(({ path, text }) => [path, text]));
  const back = archimateOfModel({ facts: changed, sidecar: (path) => texts.get(path) }).document;
  expect(back.elements.find((one) => one.names[0]?.text === "Full boats")?.id).toBe("g");
  const [view] = back.views;
  expect(view?.nodes.map((node) => node.kind)).toEqual(["group", "note", "reference"]);
  expect(view?.connections.map((one) => one.id)).toEqual([]);
});

import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { encode } from "../../base/text.ts";
import type { Model } from "../../model/model.ts";
import { Workspace } from "../../workspace.ts";
import { classOf, inheritedClassOf } from "./inherited-class.ts";

const helvia = new URL("../../../../../examples/helvia/", import.meta.url);

function exampleModel(): Model {
  const names = readdirSync(helvia, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".orrery"));
  return Workspace.load(names.sort().map((uri) => ({ uri, bytes: readFileSync(new URL(uri, helvia)) }))).model;
}

function modelOf(text: string): Model {
  return Workspace.load([{ uri: "m.orrery", bytes: encode(text) }]).model;
}

/** Rank and way, as ids. */
function inherited(model: Model, id: string): string {
  const element = model.element(id);
  const found = element === undefined ? undefined : inheritedClassOf(element);
  const way = found?.path.map((one) => ("kind" in one ? one.id : "->")).join(" ");
  return found === undefined ? "none" : `${found.rank} ${way}`;
}

test("in the worked example every holder of the claims database, and what it flows to unmasked, is strictly confidential", () => {
  const model = exampleModel();
  for (const id of ["a-claims", "srv-db", "n-db", "s-gva", "a-dwh"]) expect(inherited(model, id), id).toMatch(/^3 /u);
  expect(inherited(model, "srv-db")).toBe("3 srv-db db-claims");
  expect(inherited(model, "n-db")).toBe("3 n-db srv-db db-claims");
  expect(inherited(model, "a-dwh")).toBe("3 a-dwh -> ds-claim");
  expect(inherited(model, "a-iam")).toBe("none");
  expect(inherited(model, "s-ann")).toBe("none");
});

test("masked data has lost its class, and a flow without data has that of the store that it leaves", () => {
  const model = modelOf(`
store secret "Secret" { classification: strictly-confidential }
application plain "Plain"
application open "Open"
secret -> plain { masked: yes }
secret -> open
`);
  expect(inherited(model, "plain")).toBe("none");
  expect(inherited(model, "open")).toBe("3 open -> secret");
});

test("the own word counts for what is around, not for the inherited class", () => {
  const model = modelOf(`
dataset rates "Rates" { classification: internal; store: base }
application shop "Shop" { store base "Base" { classification: confidential } }
`);
  const base = model.element("base");
  expect(inherited(model, "base")).toBe("1 base rates");
  expect(base && classOf(base)?.rank).toBe(2);
  expect(inherited(model, "shop")).toBe("2 shop base");
});

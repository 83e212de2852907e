import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { encode } from "../base/text.ts";
import { print } from "../language/print.ts";
import { readArchimate } from "../sources/archimate/read.ts";
import { archimateToFacts, type Sidecar } from "../sources/archimate/to-facts.ts";
import { Workspace } from "../workspace.ts";
import { queryOf } from "./parts/query.fixtures.ts";
import type { Model } from "../model/model.ts";
import { describe, expect, test } from "vitest";
import { organisation } from "./organisation.ts";
import type { ViewQuery } from "./viewpoint.ts";

function modelOf(text: string): Model {
  return Workspace.load([{ uri: "test.orrery", bytes: encode(text) }]).model;
}

/** The import of the published example of The Open Group; undefined where the data is not beside the repository. */
function archiSurance(): { readonly model: Model; readonly sidecars: readonly Sidecar[] } | undefined {
  const path = fileURLToPath(new URL("../../../../../shared/data/archimate/archisurance.xml", import.meta.url));
  if (!existsSync(path)) {
    if (process.env["CI"] === "true") throw new Error("shared data is missing");
    return undefined;
  }
  const { document } = readArchimate([{ uri: "archisurance.xml", bytes: readFileSync(path) }]);
  if (document === undefined) throw new Error("no document");
  const { facts, sidecars } = archimateToFacts(document, "archisurance.xml");
  return { model: modelOf(print(facts)), sidecars };
}

function draw(text: string, more: Partial<ViewQuery> = {}) {
  return drawn(modelOf(text), more);
}

function drawn(model: Model, more: Partial<ViewQuery> = {}) {
  const diagram = organisation.draw(model, queryOf(model, {}, more));
  if (diagram.kind !== "graph") throw new Error("no graph");
  return diagram;
}

const text = `
model m "Ferries"
unit board "Board" { headcount: 3; unit crews "Crews" { headcount: 31; performs captain; unit deck "Deck" { headcount: 6 } } }
unit office "Office" { headcount: 1 }
role captain "Captain" { people: 9; performs cross }
role guest "Guest"
process cross "Cross"
`;

describe("the tree", () => {
  test("units in units, roles below their unit, people summed up; others in a box of their own", () => {
    const { nodes, edges } = draw(text);
    expect(nodes.map(({ id, technology }) => `${id}: ${technology ?? ""}`)).toEqual([
      "organisation:root: ",
      "group:roles-in-no-unit: ",
      "guest: ",
      "board: 3 · 40 people in all",
      "crews: 31 · 37 people in all",
      "deck: 6 people",
      "office: 1 person",
      "captain: 9 people",
    ]);
    expect(edges.map(({ id }) => id)).toEqual([
      "organisation:root contains board",
      "board contains crews",
      "crews contains deck",
      "organisation:root contains office",
      "crews performs captain",
    ]);
  });

  test("who performs what, where the view asks for it", () => {
    expect(draw(text, { relationships: ["performs"] }).edges.map(({ id }) => id)).toContain("captain performs cross");
  });

  test("only so deep, with the number of what is left out", () => {
    const { nodes } = draw(text, { depth: 1 });
    expect(nodes.find(({ id }) => id === "board")?.hidden).toBe(2);
    expect(nodes.some(({ id }) => id === "crews")).toBe(false);
  });

  test("ArchiSurance associates its units; that makes a tree too", () => {
    const published = archiSurance();
    if (published === undefined) return;
    const branches = drawn(published.model).edges.filter(({ verb }) => verb === "relates");
    expect(branches).toHaveLength(11);
    expect(branches.every(({ archimate }) => archimate === "Association")).toBe(true);
  });
});

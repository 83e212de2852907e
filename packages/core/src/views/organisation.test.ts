import { queryOf } from "./parts/query.fixtures.ts";
import type { Model } from "../model/model.ts";
import { describe, expect, test } from "vitest";
import { organisation } from "./organisation.ts";
import type { ViewQuery } from "./viewpoint.ts";
import { archiSurance, modelOf } from "../../test/models.ts";

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

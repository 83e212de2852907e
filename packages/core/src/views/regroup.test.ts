/** Regrouping: every box is in exactly one group, with its inside, and what nobody has said is said to be so. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encode } from "../base/text.ts";
import { Workspace } from "../workspace.ts";
import type { GraphDiagram } from "./diagram.ts";
import { groupingOf } from "./grouping.ts";
import { viewpointById } from "./index.ts";
import { offeredGroupings } from "./offered-groupings.ts";
import { levelsInside, withOpened } from "./open-inside.ts";
import { readView } from "./query.ts";
import { regroup, unitsOf } from "./regroup.ts";
import type { Model } from "../model/model.ts";

const text = `
unit it "IT"
unit claims-team "Claims"
area core "Core" { groups claims, policy }
zone inner "Inner zone"
site north "North"
node server "Server" { zone: inner; site: north }
technology java "Java 21"
application claims "Claims" { owner: claims-team; technology: java
  module engine "Engine" { uses policy; runs on server
    component rules "Rules" { uses policy }
  }
  module desk "Desk" { uses engine }
}
application policy "Policies" { owner: it; runs on server }
application wiki "Wiki" { -> claims : pages }
view all { viewpoint: system-landscape }
view map { viewpoint: landscape }
`;

const model: Model = modelOf(text);

function modelOf(of: string): Model {
  const workspace = new Workspace();
  workspace.update("a.orrery", encode(of));
  return workspace.model;
}

function drawn(id: string): GraphDiagram {
  const statement = model.element(id);
  if (statement === undefined) throw new Error(id);
  const { viewpoint = "", query } = readView(model, statement, { language: "en" });
  const diagram = viewpointById(viewpoint)?.draw(model, query);
  if (diagram?.kind !== "graph") throw new Error(id);
  return diagram;
}

const request = { language: "en" as const, elementOf: (id: string) => model.element(id) };

function by(view: string, word: string): readonly (readonly [string, string | undefined])[] {
  const grouping = groupingOf(model, word);
  if (grouping === undefined) throw new Error(word);
  return regroup(drawn(view), grouping, request).nodes.map(({ id, parent }) => [id, parent]);
}

describe("groupings", () => {
  it("by an attribute: a group for each value, the unknown last", () => {
    expect(by("all", "owner")).toEqual([
      ["group:owner=claims-team", undefined],
      ["claims", "group:owner=claims-team"],
      ["group:owner=it", undefined],
      ["policy", "group:owner=it"],
      ["group:owner=", undefined],
      ["wiki", "group:owner="],
    ]);
  });

  it("areas give way to the new boundaries", () => {
    const ids = by("map", "owner").map(([id]) => id);
    expect(ids).not.toContain("core");
    expect(ids).toContain("claims");
  });

  it("by area, by zone and site of the machines that the software runs on", () => {
    expect(by("all", "area")).toContainEqual(["claims", "group:area=core"]);
    expect(by("all", "domain")).toContainEqual(["claims", "group:area=core"]);
    expect(by("all", "zone")).toContainEqual(["claims", "group:zone=inner"]);
    expect(by("all", "technology")).toContainEqual(["claims", "group:technology=java"]);
  });

  it("the group of those of which nothing is said is marked as unknown", () => {
    const grouping = groupingOf(model, "owner");
    const groups = grouping === undefined ? [] : regroup(drawn("all"), grouping, request).nodes;
    expect(groups.filter(({ isUnknown }) => isUnknown).map(({ name }) => name)).toEqual(["Not stated"]);
  });

  it("what no model knows is no grouping", () => {
    expect(groupingOf(model, "no-such-word")).toBeUndefined();
  });

  it("only what tells boxes apart is offered, with the boxes that do not say it", () => {
    const elements = unitsOf(drawn("all"), request).flatMap(({ element }) => model.element(element ?? "") ?? []);
    const offered = offeredGroupings(model, elements);
    expect(offered.find(({ id }) => id === "owner")).toMatchObject({ known: 2, unknown: 1, groups: 2 });
    expect(offered.map(({ id }) => id)).not.toContain("layer");
  });

  it("keeps every box and every line, whatever the word", () => {
    const words = ["kind", "layer", "area", "zone", "site", "owner", "technology", "criticality", "uses", "runs on"];
    fc.assert(
      fc.property(fc.constantFrom(...words), fc.constantFrom("all", "map"), (word, view) => {
        const before = drawn(view);
        const grouping = groupingOf(model, word);
        if (grouping === undefined) throw new Error(word);
        const after = regroup(before, grouping, request);
        const boxes = (one: GraphDiagram): readonly string[] =>
          one.nodes.flatMap(({ id, role }) => (role === "element" ? [id] : [])).sort();
        expect(boxes(after)).toEqual(boxes(before));
        expect(after.edges).toEqual(before.edges);
        for (const { parent, role } of after.nodes) if (role === "element") expect(parent).toMatch(/^group:/);
        // Once more is the same.
        expect(regroup(after, grouping, request).nodes).toEqual(after.nodes);
      }),
      { numRuns: 30 },
    );
  });
});

describe("opened in place", () => {
  const statement = model.element("all");
  const query = statement === undefined ? undefined : readView(model, statement, { language: "en" }).query;

  function opened(ids: readonly string[], detail?: number): GraphDiagram {
    if (query === undefined) throw new Error("no query");
    return withOpened(drawn("all"), model, { query, opened: new Set(ids), detail });
  }

  it("shows what the model has inside, and lines from there", () => {
    const { nodes, edges } = opened(["claims"]);
    expect(nodes.map(({ id, role, parent }) => [id, role, parent])).toContainEqual(["engine", "element", "claims"]);
    expect(nodes.find(({ id }) => id === "claims")?.role).toBe("group");
    expect(nodes.find(({ id }) => id === "engine")?.hidden).toBe(1);
    expect(edges.map(({ from, to }) => `${from} ${to}`).sort()).toEqual([
      "desk engine",
      "engine policy",
      "wiki claims",
    ]);
  });

  it("opens what is inside of what is opened", () => {
    const { nodes, edges } = opened(["claims", "engine"]);
    expect(nodes.map(({ id }) => id)).toContain("rules");
    expect(edges.map(({ from, to }) => `${from} ${to}`)).toContain("rules policy");
  });

  it("detail opens all levels above", () => {
    expect(opened([], 1).nodes.map(({ id }) => id)).toContain("engine");
    expect(opened([], 1).nodes.map(({ id }) => id)).not.toContain("rules");
    expect(opened([], 2).nodes.map(({ id }) => id)).toContain("rules");
    expect(levelsInside(drawn("all"), model)).toBe(2);
  });

  it("what has nothing inside stays as it is", () => {
    expect(opened(["wiki", "nothing"])).toEqual(drawn("all"));
  });
});

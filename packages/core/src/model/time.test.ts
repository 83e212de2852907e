import { describe, expect, it } from "vitest";
import { dayNumber } from "../base/dates.ts";
import { encode } from "../base/text.ts";
import { Workspace } from "../workspace.ts";
import type { Model } from "./model.ts";
import { asOf, presence, stateOn } from "./time.ts";

const text = `
application old "Old claims" { lifecycle: [active 2009-03-01, phaseOut 2027-01-01, retired 2028-01-01]
  module engine "Engine"
}
application new "New claims" { lifecycle: { planned: 2025-06-01; phaseIn: 2026-06-01; active: 2027-01-01 } }
application mail "Mail"
application gone "Gone" { lifecycle.retired: 2026-01-01 }
extend mail { lifecycle.phaseOut: 2030-01-01 }
node box "Box" { lifecycle: { active: unknown } }
engine -> mail : letters
mail -> new : letters { lifecycle: { active: 2027-01-01 } }
new uses old { lifecycle: { retired: 2026-12-31 } }
dataset letters "Letters"
process settle "Settle" { uses old, new }
`;

describe("the model on a day (R038)", () => {
  it.each([
    ["2020-01-01", ["box", "engine", "gone", "letters", "mail", "old", "settle"]],
    ["2026-11-21", ["box", "engine", "letters", "mail", "new", "old", "settle"]],
    ["2028-01-01", ["box", "letters", "mail", "new", "settle"]],
  ])("on %s holds what exists then", (date, ids) => {
    const model = asOf(modelOf(text), day(date));
    expect([...model.elements()].map((element) => element.id).sort()).toEqual(ids);
    expect(model.element("old") === undefined).toBe(!ids.includes("old"));
  });

  it("has the state of each element on each day, and says what is not known", () => {
    const model = modelOf(text);
    const states = (id: string, ...dates: readonly string[]): readonly string[] => {
      const element = model.element(id);
      return element === undefined ? [] : dates.map((date) => stateOn(element, day(date)));
    };
    expect(states("old", "2009-02-28", "2009-03-01", "2026-12-31", "2027-01-01", "2028-01-01")).toEqual([
      "planned",
      "active",
      "active",
      "phase-out",
      "retired",
    ]);
    expect(states("new", "2025-01-01", "2025-06-01", "2026-06-01", "2027-01-01")).toEqual([
      "planned",
      "planned",
      "phase-in",
      "active",
    ]);
    expect(states("mail", "2020-01-01", "2030-01-01")).toEqual(["unknown", "phase-out"]);
    expect(states("gone", "2025-12-31", "2026-01-01")).toEqual(["unknown", "retired"]);
    expect(states("box", "2020-01-01")).toEqual(["unknown"]);
    expect(states("settle", "2020-01-01")).toEqual(["unknown"]);
  });

  it("drops relationships with their ends, and by their own dates", () => {
    const flowsAndUses = (date: string): readonly string[] => {
      const model = asOf(modelOf(text), day(date));
      return [...model.elements()]
        .flatMap((element) => element.out().map((each) => `${each.from?.id} ${each.verb} ${each.to?.id}`))
        .sort();
    };
    expect(flowsAndUses("2020-01-01")).toEqual(["engine flows mail", "settle uses old"]);
    expect(flowsAndUses("2026-11-21")).toEqual([
      "engine flows mail",
      "new uses old",
      "settle uses new",
      "settle uses old",
    ]);
    expect(flowsAndUses("2027-06-01")).toEqual([
      "engine flows mail",
      "mail flows new",
      "settle uses new",
      "settle uses old",
    ]);
    expect(flowsAndUses("2028-01-01")).toEqual(["mail flows new", "settle uses new"]);
  });

  it("leaves the model that it was made from as it was", () => {
    const model = modelOf(text);
    const before = [...model.elements()].length;
    asOf(model, day("2028-01-01"));
    expect([...model.elements()].length).toBe(before);
    expect(presence(model, day("2028-01-01")).reduce((sum, one) => sum + one, 0)).toBeLessThan(before);
  });
});

function day(date: string): number {
  const number = dayNumber(date);
  if (number === undefined) throw new Error(date);
  return number;
}

function modelOf(source: string): Model {
  const workspace = Workspace.load([{ uri: "m.orrery", bytes: encode(source) }]);
  expect(workspace.diagnostics()).toEqual([]);
  return workspace.model;
}

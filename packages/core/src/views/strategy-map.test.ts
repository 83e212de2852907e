import { queryOf } from "./parts/query.fixtures.ts";
import { describe, expect, test } from "vitest";
import { attainmentOf, attainmentOfAll } from "../model/attainment.ts";
import { strategyMap } from "./strategy-map.ts";
import { insurerModel, modelOf } from "../../test/models.ts";

const insurer = insurerModel();

describe("attainment", () => {
  const model = insurer;
  const of = (id: string): number => {
    const element = model.element(id);
    return (element && attainmentOf(element)) ?? Number.NaN;
  };

  test("of the insurer's indicators, as worked out by hand", () => {
    expect(of("k-cr")).toBeCloseTo(0.418, 3);
    expect(of("k-online")).toBeCloseTo(0.229, 3);
    expect(of("k-days")).toBeCloseTo(0.3125, 6);
  });

  test("of all objectives, by weight, with the weight that nobody measures", () => {
    const all = attainmentOfAll([...model.elements({ kind: "objective" })]);
    expect(all.value).toBeCloseTo((30 * 0.41818 + 25 * 0.22917 + 25 * 0.3125) / 80, 4);
    expect(all.unknown).toBeCloseTo(0.2, 6);
  });

  test("held between 0 and 1; unknown where a figure is missing or the way has no length", () => {
    const odd = modelOf(`
indicator over { baseline: 0; target: 10; actual: 12 }
indicator back { baseline: 5; target: 10; actual: 2 }
indicator none { baseline: 0; target: 10; actual: unknown }
indicator flat { baseline: 10; target: 10; actual: 10 }
indicator share { baseline: 20%; target: 60%; actual: 30% }
`);
    const [over, back, none, flat, share] = [...odd.elements()].map(attainmentOf);
    expect([over, back, none, flat]).toEqual([1, 0, undefined, undefined]);
    expect(share).toBeCloseTo(0.25, 9);
  });
});

describe("the map", () => {
  test("perspectives from finance to learning, unknown stays unknown", () => {
    const model = insurer;
    const map = strategyMap.draw(model, queryOf(model));
    expect(map.kind === "graph" && map.bands.map(({ name }) => name)).toEqual([
      "Financial: 42%",
      "Customer: 23%",
      "Internal processes: 31%",
      "Learning and growth: unknown",
    ]);
    expect(map.notes).toEqual([
      "Reached by weight: 33% of what is measured; 20% of the weight is unknown.",
      "Without a measure: Two people able to run every system.",
      "No project works towards it: Combined ratio below 96 % and Two people able to run every system.",
    ]);
  });

  test("what a strategy map should satisfy", () => {
    const model = modelOf(`
objective a "Profit" { perspective: financial; weight: 50; influences b }
objective b "Loyalty" { perspective: customer; weight: 30 }
objective c "Speed" { perspective: process; due: 2027-01-01 }
indicator i "Speed" { influences c }
`);
    const notes = strategyMap.draw(model, queryOf(model)).notes;
    expect(notes).toContain("Measure without a target: Speed.");
    expect(notes).toContain("Without a date: Profit and Loyalty.");
    expect(notes).toContain("Leads to no financial objective: Loyalty and Speed.");
    expect(notes).toContain("Arrow that goes down: Profit → Loyalty.");
    expect(notes).toContain("The weights add up to 80, not 100.");
  });
});

import { describe, expect, test } from "vitest";
import { modelOf } from "../../test/models.ts";
import { indicators } from "./indicators.ts";

describe("indicators", () => {
  const model = modelOf(indicators.example.model);
  const result = indicators.run(model, { on: "2026-12-31" });

  test("attainment, and overdue only what is known not to be reached", () => {
    expect(result.indicators.map((one) => [one.element.id, one.attainment, one.reached, one.overdue])).toEqual([
      ["share", 0.75, "open", "yes"],
      ["joy", undefined, "unknown", "unknown"],
      ["incidents", 1, "reached", "no"],
    ]);
  });

  test("objectives: the mean of what is known, and how much is not", () => {
    expect(
      result.objectives.map((one) => [one.element.id, one.attainment, one.unknown, one.reached, one.overdue]),
    ).toEqual([
      ["online", 0.75, 0.5, "open", "yes"],
      ["calm", 1, 0, "reached", "no"],
    ]);
  });

  test("by who answers: the owner of the objective stands for its indicators", () => {
    expect(result.owners.map((part) => [part.by?.word, part.indicators.map(({ id }) => id), part.value])).toEqual([
      ["sales", ["share", "joy"], 0.75],
      [undefined, ["incidents"], 1],
    ]);
    expect(result.perspectives.map((part) => [part.by?.word, part.overdue])).toEqual([
      ["customer", 1],
      ["process", 0],
    ]);
  });

  test("an objective is not reached because the indicators that are known are", () => {
    const other = modelOf(`
objective o { due: 2026-01-01; indicator a { baseline: 0; target: 1; actual: 1 }; indicator b { target: 3 } }
`);
    const [goal] = indicators.run(other, { on: "2026-12-31" }).objectives;
    expect([goal?.attainment, goal?.reached, goal?.overdue]).toEqual([1, "unknown", "unknown"]);
  });

  test("weights count; before its day nothing is overdue; without a day nobody knows", () => {
    const other = modelOf(`
unit u
indicator a { baseline: 0; target: 10; actual: 10; weight: 3; owner: u }
indicator b { baseline: 10; target: 0; actual: 10; weight: 1; owner: u }
`);
    const found = indicators.run(other, { on: "2026-12-31" });
    expect(found.owners[0]?.value).toBe(0.75);
    expect(found.indicators.map(({ overdue }) => overdue)).toEqual(["no", "unknown"]);
    expect(indicators.run(model, { on: "2026-06-30" }).indicators[0]?.overdue).toBe("no");
  });
});

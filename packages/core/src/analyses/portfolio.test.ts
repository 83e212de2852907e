import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { modelOf } from "../../test/models.ts";
import { shareByYear } from "./by-year.ts";
import { portfolio } from "./portfolio.ts";

describe("portfolio", () => {
  const result = portfolio.run(modelOf(portfolio.example.model), {});

  test("totals as worked out by hand: what is part of a whole is added once", () => {
    expect(result.totals.map(({ section, currency, sums }) => [section, currency, sums])).toEqual([
      ["project", "EUR", { budget: 300_000, spent: 65_000, capex: 0, annualCost: 0 }],
      ["system", "EUR", { budget: 0, spent: 0, capex: 0, annualCost: 94_000 }],
      ["resource", "EUR", { budget: 0, spent: 0, capex: 0, annualCost: 1_400_000 }],
    ]);
    expect(result.items.filter(({ within }) => within.length > 0).map(({ element }) => element.id)).toEqual([
      "pay",
      "mail",
    ]);
  });

  test("budgets by year: 184 of 365 days in the first", () => {
    expect(result.years.map(({ year, budget }) => [year, budget])).toEqual([
      [2026, 151_232.88],
      [2027, 148_767.12],
    ]);
  });

  test("transformation by objective: where the projects stand; a part serves what its whole serves", () => {
    expect(
      result.objectives.map((one) => [
        one.objective?.id,
        one.projects.map(({ id }) => id),
        one.statuses.map(({ status, count }) => `${status?.word} ${count}`),
        one.progress,
      ]),
    ).toEqual([
      ["online", ["shop", "pay"], ["running 1", "planned 1"], 0.25],
      [undefined, ["tidy"], ["paused 1"], undefined],
    ]);
  });

  test("over a capability or requirement, too; every currency for itself", () => {
    const found = portfolio.run(
      modelOf(`
objective o
capability c { realizes o }
requirement r { realizes o }
project a { budget: 10 EUR; realizes c }
project b { budget: 20 CHF; realizes r }
project d { budget: 30 CHF; influences o; realizes c }
`),
      {},
    );
    expect(found.objectives.map(({ projects }) => projects.map(({ id }) => id))).toEqual([["a", "b", "d"]]);
    expect(found.totals.map(({ currency, sums, counts }) => [currency, sums.budget, counts.budget])).toEqual([
      ["EUR", 10, 1],
      ["CHF", 50, 2],
    ]);
  });

  test("recurring money is that of a year; a budget without days is in no year", () => {
    const found = portfolio.run(modelOf("application a { annualCost: 1000 EUR/mo }\nproject p { budget: 5 EUR }"), {});
    expect(found.totals.find(({ section }) => section === "system")?.sums.annualCost).toBe(12_000);
    expect(found.years).toMatchObject([{ year: undefined, budget: 5 }]);
  });

  test("totals are the sums of the rows that count, and every row counts once: by itself or in its whole", () => {
    const project = fc.record({
      budget: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
      parts: fc.array(fc.option(fc.integer({ min: 0, max: 1_000_000 })), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(project, { minLength: 1, maxLength: 8 }), (projects) => {
        const stated = (budget: number | null): string => (budget === null ? "" : ` budget: ${budget} EUR`);
        const text = projects.map(({ budget, parts }, at) => {
          const inner = parts.map((part, index) => `\n project p${at}-${index} {${stated(part)} }`).join("");
          return `project p${at} {${stated(budget)}${inner}\n}`;
        });
        const { totals, years, items } = portfolio.run(modelOf(text.join("\n")), {});
        const sum = (numbers: readonly (number | null)[]): number =>
          numbers.reduce((all: number, one) => all + (one ?? 0), 0);
        const expected = sum(projects.map(({ budget, parts }) => budget ?? sum(parts)));
        const counted = items.filter(({ within }) => !within.includes("budget"));
        expect(sum(totals.map(({ sums }) => sums.budget))).toBe(expected);
        expect(sum(counted.map(({ amounts }) => amounts.budget?.amount ?? 0))).toBe(expected);
        expect(sum(years.map(({ budget }) => budget))).toBe(expected);
      }),
      { numRuns: 40 },
    );
  });
});

test("shares of years add up to the amount, one a year, none below zero", () => {
  const day = fc.integer({ min: -10_000, max: 60_000 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e9 }), fc.option(day), fc.option(day), (amount, start, end) => {
      const shares = shareByYear(amount, start ?? undefined, end ?? undefined);
      expect(shares.reduce((sum, share) => sum + share.amount, 0)).toBeCloseTo(amount, 3);
      expect(new Set(shares.map(({ year }) => year)).size).toBe(shares.length);
      expect(shares.every((share) => share.amount >= 0)).toBe(true);
    }),
  );
});

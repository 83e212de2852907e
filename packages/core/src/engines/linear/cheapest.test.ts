import fc from "fast-check";
import { expect, test } from "vitest";
import { cheapestSet } from "./cheapest.ts";
import { type LinearAnswer, linearText, type SolveLinear } from "./linear.ts";

/** Solves by trying everything: what the text says is read back, so that the text is tested, too. */
const solveByTrying: SolveLinear = async (text) => {
  const count = new Set(text.match(/x\d+/g)).size;
  const rows = [...text.matchAll(/ [gle]\d+: ([^:]*?) (>=|<=|=) (-?[\d.e+]+)/g)];
  const objective = sumOf(/obj:([^]*?)Subject/.exec(text)?.[1] ?? "");
  let best: LinearAnswer = { status: "infeasible", objective: undefined, bound: undefined, values: new Map() };
  for (let set = 0; set < 2 ** count; set++) {
    const value = (terms: ReadonlyMap<number, number>): number =>
      [...terms].reduce((sum, [at, coefficient]) => sum + (set & (1 << at) ? coefficient : 0), 0);
    const fits = rows.every(([, sum = "", sign, limit]) => {
      const left = value(sumOf(sum));
      return sign === ">=" ? left >= Number(limit) : sign === "<=" ? left <= Number(limit) : left === Number(limit);
    });
    const cost = value(objective);
    if (!fits || (best.objective !== undefined && best.objective <= cost)) continue;
    const values = new Map(Array.from({ length: count }, (_, at) => [`x${at}`, set & (1 << at) ? 1 : 0] as const));
    best = { status: "optimal", objective: cost, bound: cost, values };
  }
  return best;
};

function sumOf(text: string): ReadonlyMap<number, number> {
  return new Map(
    [...text.matchAll(/([+-]) (\S+) x(\d+)/g)].map(([, sign, size, at]) => [
      Number(at),
      (sign === "-" ? -1 : 1) * Number(size),
    ]),
  );
}

const limits = { trials: 10_000, seconds: 1 };

test("finds what trying every set finds, and proves it", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 7 }),
      fc.array(fc.array(fc.nat(6), { minLength: 1, maxLength: 4 }), { maxLength: 5 }),
      fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
      async (costs, demands, budget) => {
        const wanted = demands.map((demand) => demand.map((option) => option % costs.length));
        const reaches = (set: ReadonlySet<number>): boolean =>
          wanted.every((demand) => demand.some((one) => set.has(one)));
        let least = Infinity;
        for (let set = 0; set < 2 ** costs.length; set++) {
          const chosen = new Set(costs.flatMap((_, at) => (set & (1 << at) ? [at] : [])));
          if (reaches(chosen))
            least = Math.min(
              least,
              [...chosen].reduce((sum, at) => sum + (costs[at] ?? 0), 0),
            );
        }
        const found = await cheapestSet(
          { costs, reaches, ...(budget === undefined ? {} : { budget }) },
          solveByTrying,
          limits,
        );
        if (budget !== undefined && least > budget) {
          expect(found.result).toBe("over-budget");
          expect(found.bound).toBeGreaterThan(budget);
          expect(found.bound).toBeLessThanOrEqual(least);
        } else {
          expect(found).toMatchObject({ result: "optimal", cost: least, bound: least });
          expect(reaches(new Set(found.chosen))).toBe(true);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test("says so where not even everything suffices", async () => {
  const found = await cheapestSet({ costs: [1, 2], reaches: () => false }, solveByTrying, limits);
  expect(found).toMatchObject({ result: "infeasible", bound: Infinity });
});

test("answers the best so far, and how far off it may be, when it must stop", async () => {
  const costs = [5, 4, 3, 2, 1, 6];
  const reaches = (set: ReadonlySet<number>): boolean => [0, 2, 4].every((at) => set.has(at) || set.has(at + 1));
  const found = await cheapestSet({ costs, reaches }, solveByTrying, { trials: 10, seconds: 1 });
  expect(found.result).toBe("feasible");
  expect(reaches(new Set(found.chosen))).toBe(true);
  expect(found.bound).toBeLessThanOrEqual(7);
});

test("options that shut each other out are not taken together", async () => {
  const reaches = (set: ReadonlySet<number>): boolean => set.has(0) || (set.has(1) && set.has(2)) || set.has(3);
  const found = await cheapestSet({ costs: [9, 1, 1, 5], exclusions: [[1, 2]], reaches }, solveByTrying, limits);
  expect(found).toMatchObject({ result: "optimal", chosen: [3], cost: 5 });
});

test("an empty sum is still a sum for readers of the format", () => {
  expect(
    linearText({ sense: "min", columns: [{ cost: 0, lower: 0, upper: Infinity, isInteger: false }], rows: [] }),
  ).toBe("Minimize\n obj: + 0 x0\nSubject To\nBounds\n 0 <= x0 <= +inf\nEnd\n");
});

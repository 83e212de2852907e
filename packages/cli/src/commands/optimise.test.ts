import { expect, test } from "vitest";
import { folderWith, run, sharedFile } from "../world.fixtures.ts";

/** A knapsack worth thinking about: the densest item alone leaves room unused. */
const knapsack =
  "Maximize\n obj: 60 a + 100 b + 120 c\nSubject To\n weight: 10 a + 20 b + 30 c <= 50\nBinary\n a b c\nEnd\n";

test("proves the best choice, in words and for programs", async () => {
  const folder = folderWith({ "sack.lp": knapsack });
  const { code, output } = await run(["optimise", "sack.lp"], { folder });
  expect(code).toBe(0);
  expect(output).toContain("Optimal, proved\nObjective: 220\n");
  expect(output).not.toMatch(/^a /m);
  const json = JSON.parse((await run(["optimise", "sack.lp", "--json"], { folder })).output);
  expect(json).toEqual({
    version: 1,
    status: "optimal",
    objective: 220,
    bound: 220,
    gap: 0,
    values: { a: 0, b: 1, c: 1 },
  });
});

test("says where there is no choice, and what is no linear program", async () => {
  const folder = folderWith({
    "none.lp": "Minimize\n obj: x\nSubject To\n a: x >= 2\n b: x <= 1\nEnd\n",
    "text.lp": "once upon a time",
  });
  const none = await run(["optimise", "none.lp", "--json"], { folder });
  expect([none.code, JSON.parse(none.output)]).toMatchObject([1, { status: "infeasible", objective: null }]);
  const text = await run(["optimise", "text.lp"], { folder });
  expect(text.code).toBe(2);
  expect(text.problems).toContain("text.lp cannot be solved: no linear program in the LP format");
  expect((await run(["optimise", "gone.lp"], { folder })).problems).toContain("There is no file gone.lp.");
});

for (const [name, best] of [["p50_1", 12_620]] as const) {
  const file = sharedFile(`simulation/portfolio/${name}.lp`);
  test.skipIf(file === undefined)(`proves the maximum of ${name}`, async () => {
    const answer = JSON.parse((await run(["optimise", file ?? "", "--json"])).output);
    expect(answer).toMatchObject({ status: "optimal", gap: 0 });
    expect(answer.objective).toBeCloseTo(best, 6);
  });
}

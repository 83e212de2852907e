import { expect, test } from "vitest";
import { folderWith, run } from "../world.fixtures.ts";

const shop = `
model shop "Shop"
process order "Order" { criticality: vital; availability: 99.9%; uses app }
application app "App" {
  module api "API" { replicas: 2; mtbf: 90h; mttr: 10h }
  store base "Base" { replicas: 1; mtbf: 990h; mttr: 10h }
}
process bill "Bill" { criticality: vital; availability: 90%; uses app, pay }
application pay "Pay" { replicas: 1 }
`;
const folder = folderWith({ "shop.orrery": shop });

test("tells how available everything important is, and what nobody knows", async () => {
  const { code, output } = await run(["availability"], { folder });
  expect(code).toBe(0);
  expect(output).toContain("98.01 %");
  expect(output).toMatch(/Bill\s+0 % to 98\.01 %/);
  const json = JSON.parse((await run(["availability", "--json"], { folder })).output);
  expect(json).toMatchObject({ version: 1, elements: [{ id: "bill" }, { id: "order" }] });
});

test("opens one element, for people and for programs", async () => {
  const { output } = await run(["availability", "order"], { folder });
  expect(output).toContain("2 minimal cut sets: 1 of order 1, 1 of order 2");
  expect(output).toMatch(/API, instance 1 \+ API, instance 2\s+0\.01/);
  const json = JSON.parse((await run(["availability", "order", "--years", "200", "--json"], { folder })).output);
  expect(json).toMatchObject({
    version: 1,
    availability: { result: "exact" },
    target: { limit: 0.999, met: false },
    singlePoints: [{ cause: "base", element: "base" }],
    minimalCutSets: { count: 2, byOrder: [0, 1, 1], first: [{ causes: ["api#1", "api#2"] }, { causes: ["base"] }] },
    years: { years: 200, seed: 1 },
  });
  expect(json.availability.value).toBeCloseTo(0.99 * 0.99, 12);
});

test("ends with 1 where a target is missed or nobody can tell, and with 2 for what there is not", async () => {
  expect((await run(["availability", "order", "--target"], { folder })).code).toBe(1);
  expect((await run(["availability", "bill", "--target"], { folder })).code).toBe(1);
  const { code, problems } = await run(["availability", "ordre"], { folder });
  expect(code).toBe(2);
  expect(problems).toContain("order");
});

test("years are simulated of one element, and never passed over in silence", async () => {
  const { code, output, problems } = await run(["availability", "--years", "100"], { folder });
  expect([code, output]).toEqual([2, ""]);
  expect(problems).toContain("--years simulates one element");
});

test("writes reports", async () => {
  expect((await run(["availability", "order", "--format", "md"], { folder })).output).toContain("## Minimal cut sets");
  expect((await run(["availability", "order", "--format", "html"], { folder })).output).toContain("<!doctype html>");
});

test("explains what stops something, as text and as a tree", async () => {
  const { output } = await run(["explain-failure", "order"], { folder });
  expect(output).toContain("Order stops with:");
  expect(output).toContain("all of:");
  expect(output).toContain("API, instance 2 (fails: 10.00 % of the time, every 90 h for 10 h)");
  const json = JSON.parse((await run(["explain-failure", "bill", "--json"], { folder })).output);
  expect(json).toMatchObject({ version: 1, id: "bill", structure: { kind: "any", element: "bill" } });
  expect(JSON.stringify(json)).toContain("pay.mtbf");
});

test("says that what cannot be read counts as not stated", async () => {
  const wrong = folderWith({ "m.orrery": shop.replace("mtbf: 990h", "mtbf: 990") });
  const { code, output, problems } = await run(["availability", "order", "--json"], { folder: wrong });
  expect(code).toBe(0);
  expect(problems).toContain("There is one error in the texts");
  expect(JSON.parse(output)).toMatchObject({ availability: { lower: 0 } });
  expect((await run(["availability", "order"], { folder })).problems).toBe("");
});

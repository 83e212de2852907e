import { expect, test } from "vitest";
import { adequacyOf, EUROPE } from "./adequacy.ts";

test.each([
  ["FR", ["eu"], "yes"],
  ["ch", ["eu"], "yes"],
  ["JP", ["eu"], "yes"],
  ["JP", ["eu", "switzerland"], "no"],
  ["MC", ["switzerland"], "yes"],
  ["MC", ["eu"], "no"],
  ["US", ["eu"], "partly"],
  ["CA", ["switzerland"], "partly"],
  ["BR", ["eu"], "yes"],
  ["IN", ["eu"], "no"],
] as const)("%s by %j: %s", (country, regimes, adequacy) => {
  expect(adequacyOf(country, regimes)).toBe(adequacy);
});

test("the European Economic Area has thirty members, and Switzerland stands beside it", () => {
  expect(EUROPE.length).toBe(31);
  expect(new Set(EUROPE).size).toBe(31);
});

import { expect, test } from "vitest";
import { shortName } from "./short-name.ts";

test.each([
  ["Claims engine", 90, 28, ["Claims engine"]],
  ["Geneva data centre", 90, 28, ["Geneva data", "centre"]],
  ["Geneva data centre", 90, 14, ["Geneva data c…"]],
  ["Annecy office and computer room", 90, 28, ["Annecy office", "and computer…"]],
  ["Supercalifragilistic", 60, 28, ["Supercal…"]],
  ["Anything", 20, 28, []],
  ["Anything", 90, 8, []],
])("%s in %d by %d", (name, width, height, lines) => {
  expect(shortName(name, width, height)).toEqual(lines);
});

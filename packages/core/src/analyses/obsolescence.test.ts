import { expect, test } from "vitest";
import { encode } from "../base/text.ts";
import { Workspace } from "../workspace.ts";
import { obsolescence, type ObsolescenceResult } from "./obsolescence.ts";

function resultOf(text: string, on: string | undefined): ObsolescenceResult {
  return obsolescence.run(Workspace.load([{ uri: "m.orrery", bytes: encode(text) }]).model, { on });
}

test("three dates for each technology, what ends first before what ends later, unknown last", () => {
  const { dates, technologies } = resultOf(
    'technology a "Ours"\ntechnology b "RHEL 9"\ntechnology c "PHP 8.2"\ntechnology d "RHEL 7"',
    "2026-11-21",
  );
  expect(dates).toEqual(["2026-11-21", "2027-11-21", "2028-11-21"]);
  expect(technologies.map(({ element, ages }) => `${element.id} ${ages.join(" ")}`)).toEqual([
    "d over over over",
    "c supported over over",
    "b supported supported supported",
    "a unknown unknown unknown",
  ]);
});

test("an application shows how much below it is over, and the way to what ends first", () => {
  const { applications } = resultOf(obsolescence.example.model, "2026-11-21");
  const [shop, wiki] = applications;
  expect(shop?.counts.map(({ over, supported, unknown }) => [over, supported, unknown])).toEqual([
    [1, 1, 1],
    [1, 1, 1],
    [2, 0, 1],
  ]);
  expect(shop?.path.map(({ id }) => id)).toEqual(["shop", "vm", "rhel"]);
  expect(wiki?.worstProduct).toBe("Node.js 24");
});

test("without a day there is no heat map, and nothing counts as supported", () => {
  const result = resultOf(obsolescence.example.model, undefined);
  expect(result.dates).toEqual([]);
  expect(obsolescence.tabulate(result).rows.length).toBe(3);
});

/** The answers of Helvia, agreement with the rules, and manual steps. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { encode } from "../base/text.ts";
import { capacityOf, growthOf, peakOf, yearsUntil } from "../model/load.ts";
import { Workspace } from "../workspace.ts";
import { capacity } from "./capacity.ts";
import { manualSteps } from "./manual-steps.ts";

const folder = new URL("../../../../examples/helvia/", import.meta.url);
const helvia = Workspace.load(
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".orrery"))
    .map((uri) => ({ uri, bytes: new Uint8Array(readFileSync(new URL(uri, folder))) })),
).model;

describe("Helvia", () => {
  const result = capacity.run(helvia, { on: "2026-11-21" });
  const of = (id: string) => result.stations.find(({ element }) => element.id === id);

  it("is full when the answers worked out by hand say: the claims engine in 0.75 years, the portal in 2.64", () => {
    expect(of("m-claims")?.saturation?.years.lower).toBeCloseTo(0.754, 3);
    expect(of("m-bff")?.saturation?.years.lower).toBeCloseTo(2.642, 3);
    expect(result.bottleneck?.id).toBe("m-claims");
  });

  it("reads capacity, peak and growth as the rules do", () => {
    for (const { element, saturation, utilisation } of result.stations) {
      const [most, peak, growth] = [capacityOf(element)?.amount, peakOf(element)?.amount, growthOf(element)];
      if (most === undefined || peak === undefined) continue;
      expect(utilisation?.lower).toBeCloseTo(peak / most, 12);
      if (growth !== undefined) expect(saturation?.years.upper).toBe(yearsUntil(peak, most, growth));
    }
  });

  it("says what is not known instead of a good number", () => {
    expect(of("db-claims")?.utilisation).toBeUndefined();
    expect(of("m-web")?.demand.rate).toEqual({ lower: 0, upper: Infinity });
    expect(result.coverage.known).toBe(2);
    expect(result.chains.find(({ from }) => from.id === "pr-claim")?.response).toEqual({
      lower: expect.closeTo(0.5, 9),
      upper: Infinity,
    });
  });
});

describe("manual steps", () => {
  it("stand in the order of how busy who does them is, with the hours that they take", () => {
    const { model } = Workspace.load([{ uri: "a.orrery", bytes: encode(manualSteps.example.model) }]);
    const [first, second, ...rest] = manualSteps.run(model, {});
    expect(rest).toEqual([]);
    expect([first?.subject.id, first?.utilisation?.lower, first?.people.map(({ id }) => id)]).toEqual([
      "check",
      0.75,
      ["clerk"],
    ]);
    expect(first?.hours).toBeCloseTo((15 * 8765.82 * 5) / 60, 6);
    expect(second?.hours).toBeCloseTo((12 * 8765.82 * 2) / 60, 6);
  });
});

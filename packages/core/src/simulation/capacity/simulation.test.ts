/** The simulation of load against the formulas, and where there are none. Seeds are fixed: the same result everywhere. */
import { describe, expect, it } from "vitest";
import { encode } from "../../base/text.ts";
import { Workspace } from "../../workspace.ts";
import { capacityAnswer, type CapacityQuestion } from "../capacity.ts";
import { type CapacitySimulation, simulateCapacity, type SimulationWish } from "./simulation.ts";

function simulated(text: string, wish: SimulationWish, question: CapacityQuestion = {}): CapacitySimulation {
  const { model } = Workspace.load([{ uri: "a.orrery", bytes: encode(text) }]);
  const found = simulateCapacity(model, capacityAnswer(model, question), wish);
  if (found === undefined) throw new Error("nothing to simulate");
  return found;
}

describe("a steady load", () => {
  it("stays within 99 % of the formulas: several servers, a limited queue, calls", () => {
    const { stations } = simulated(
      `process p "P" { peak: 12/s; uses api }
module api "API" { capacity: 20/s; replicas: 2; uses base }
store base "Base" { capacity: 15/s; replicas: 3 }
module s "S" { peak: 18/s; capacity: 20/s; replicas: 1; queueLimit: 5 }`,
      { seed: 1, lasts: undefined, mostRequests: 120_000 },
    );
    expect(stations.map(({ element }) => element.id).sort()).toEqual(["api", "base", "s"]);
    for (const { element, formula, utilisation, response, queue } of stations) {
      for (const [estimate, value] of [
        [utilisation, formula?.utilisation],
        [response, formula?.response],
        [queue, formula?.queue],
      ] as const) {
        expect(estimate.lower, element.id).toBeLessThanOrEqual(value ?? Number.NaN);
        expect(estimate.upper, element.id).toBeGreaterThanOrEqual(value ?? Number.NaN);
      }
    }
  });
});

describe("a surge", () => {
  it("piles up as the mean picture says, and drains", () => {
    const { stations, times } = simulated(
      `module m "M" { demand: 5/s; peak: 10/s; capacity: 20/s; replicas: 1 }`,
      { seed: 3, lasts: 0.25, pieces: 60 },
      { times: 4 },
    );
    const waiting = stations[0]?.series.waiting ?? [];
    const top = Math.max(...waiting);
    // 40 a second against 20 for 900 s: 18 000 at the end of it, gone at 15 a second 1 200 s later.
    expect(top).toBeGreaterThan(16_000);
    expect(top).toBeLessThan(18_600);
    expect(times[waiting.indexOf(top)]).toBeCloseTo(900, -2);
    expect(waiting.at(-1)).toBeLessThan(100);
    expect(stations[0]?.formula).toBeUndefined();
  });

  it("is met by instances that start by themselves", () => {
    const text = (scaling: string): string =>
      `module m "M" { demand: 4/s; peak: 15/s; capacity: 10/s; replicas: 2${scaling} }`;
    const wish = { seed: 5, lasts: 1, pieces: 60 };
    const without = simulated(text(""), wish).stations[0];
    const found = simulated(text("; autoscale: { min: 2; max: 8; target: 70% }"), wish).stations[0];
    expect(Math.max(...(found?.series.servers ?? []).filter((count) => Number.isFinite(count)))).toBeGreaterThanOrEqual(
      4,
    );
    expect(found?.response.value).toBeLessThan((without?.response.value ?? 0) / 10);
  });

  it("runs into timeouts, whose work is done for nobody", () => {
    const text = `module c "C" { -> m { mode: sync; timeout: 1s; peak: 30/s } }
module m "M" { capacity: 20/s; replicas: 2 }`;
    const patient = simulated(text.replace("timeout: 1s; ", ""), { seed: 5, lasts: 0.1 }).stations[0];
    const found = simulated(text, { seed: 5, lasts: 0.1, retries: 2 }).stations[0];
    expect(patient?.timeouts.value).toBe(0);
    expect(found?.timeouts.value).toBeGreaterThan(5);
  });
});

describe("callers that keep their server while they wait", () => {
  it("serve as long as their callee does too: M/G/1 with the sum of both services (Pollaczek-Khinchine)", () => {
    const text = `process p "P" { peak: 5/s; uses api }
module api "API" { capacity: 20/s; replicas: 1; uses base }
store base "Base" { capacity: 10/s; replicas: 1 }`;
    const wish = { seed: 5, lasts: undefined, mostRequests: 150_000 };
    const api = (isBlocking: boolean): CapacitySimulation["stations"][number] | undefined =>
      simulated(text, { ...wish, isBlocking }).stations.find(({ element }) => element.id === "api");
    // E[S] = 0.15 s, E[S^2] = 2 (0.05^2 + 0.05 x 0.1 + 0.1^2) s^2, 5 a second: 0.35 s of waiting.
    const held = api(true);
    expect(held?.response.lower).toBeLessThanOrEqual(0.5);
    expect(held?.response.upper).toBeGreaterThanOrEqual(0.5);
    expect(held?.formula).toBeUndefined();
    // Not kept: M/M/1 alone, 1 / (20 - 5).
    expect(api(false)?.formula?.response).toBeCloseTo(1 / 15, 12);
  });
});

import { describe, expect, it } from "vitest";
import { type ApproximateStation, bardSchweitzer, linearizer } from "./approximate-mva.ts";

function at(
  kind: ApproximateStation["kind"],
  visits: readonly number[],
  service: readonly number[],
): ApproximateStation {
  return { kind, servers: 1, visits, service, scv: service.map(() => 1) };
}

const digits = (lengths: readonly (readonly number[])[], count: number): readonly (readonly number[])[] =>
  lengths.map((row) => row.map((length) => Number(length.toFixed(count))));

describe("published values", () => {
  it("Lazowska et al., section 7: Bard-Schweitzer, two classes", () => {
    const stations = [at("shared", [1, 1], [1, 2]), at("shared", [1, 1], [3, 4])];
    const { queueLength, throughput } = bardSchweitzer({ populations: [1, 1], priorities: [0, 0] }, stations);
    expect(digits(queueLength, 3)).toEqual([
      [0.192, 0.248],
      [0.808, 0.752],
    ]);
    expect(throughput.map((rate) => Number(rate.toFixed(3)))).toEqual([0.154, 0.104]);
  });

  it("Chandy and Neuse 1982: both, 8 + 1 customers (their stopping rule leaves the third digit open)", () => {
    const stations = [at("delay", [1, 0], [8, 0]), at("shared", [1, 1], [1, 1])];
    const customers = { populations: [8, 1], priorities: [0, 0] };
    const fine = linearizer(customers, stations).queueLength[0]?.[0] ?? 0;
    const coarse = bardSchweitzer(customers, stations).queueLength[0]?.[0] ?? 0;
    expect(Math.abs(fine / 5.231 - 1)).toBeLessThan(1e-3);
    expect(Math.abs(coarse / 5.108 - 1)).toBeLessThan(1e-3);
  });

  it("Lazowska et al., p. 264: first come first served with times that differ between classes", () => {
    const stations = [
      ...[1, 2, 3, 4].map((visits) => at("fcfs", [2, 2 * visits], [1, 1])),
      at("fcfs", [8, 20], [2, 2]),
      at("delay", [1, 0], [10, 0]),
    ];
    const { queueLength } = linearizer({ populations: [10, 6], priorities: [0, 0] }, stations);
    expect(digits(queueLength, 4)[0]).toEqual([0.0849, 0.0214]);
    expect(digits(queueLength, 3)[4]).toEqual([9.264, 5.778]);
  });
});

it("never has a server do more than it can", () => {
  const certain = { ...at("fcfs", [1], [1]), scv: [0] };
  const { throughput } = linearizer({ populations: [5], priorities: [0] }, [certain, at("delay", [1], [0.5])]);
  expect(throughput[0]).toBeLessThanOrEqual(1 + 1e-9);
});

it("who is more urgent waits less", () => {
  const stations = [at("priority", [1, 1], [1, 1]), at("delay", [1, 1], [5, 5])];
  const { queueLength } = linearizer({ populations: [4, 4], priorities: [1, 0] }, stations);
  expect(queueLength[0]?.[0]).toBeLessThan((queueLength[0]?.[1] ?? 0) * 0.6);
});

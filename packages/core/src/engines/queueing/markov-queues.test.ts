import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { erlangB, erlangC, mmc, mmcLonger, mmcPercentile, mmck } from "./markov-queues.ts";

describe("Erlang's formulas", () => {
  it("agree with the tables", () => {
    // Erlang B tables: 1 % loss of 10 servers at 4.461 erlang, of 100 at 84.064.
    expect(erlangB(4.461, 10)).toBeCloseTo(0.01, 4);
    expect(erlangB(84.064, 100)).toBeCloseTo(0.01, 4);
    expect(erlangC(2, 3)).toBeCloseTo(4 / 9, 14);
    expect(erlangC(5, 5)).toBe(1);
  });

  it("hold for a hundred thousand servers", () => {
    // B(N, N) ~ sqrt(2 / (pi N)) (1 + 1/... )^-1: Jagerman's asymptotic expansion.
    const many = 100_000;
    const inverse = Math.sqrt((Math.PI * many) / 2) + 2 / 3 + Math.sqrt((2 * Math.PI) / many) / 24;
    expect(erlangB(many, many) * inverse).toBeCloseTo(1, 8);
  });
});

describe("queues with limited room (Bolch et al. 2006, section 6.2)", () => {
  it("M/M/2/5", () => {
    const queue = mmck(3, 1 / 2, 2, 5);
    expect(queue.empty).toBeCloseTo(0.179334, 5);
    expect(queue.loss).toBeCloseTo(0.085113, 5);
    expect(queue.queueLength).toBeCloseTo(2.00595, 5);
    expect(queue.waitingTime).toBeCloseTo(0.230857, 5);
  });

  it("M/M/4/6 and M/M/3/7", () => {
    expect(mmck(50, 0.1, 4, 6).loss).toBeCloseTo(0.293543, 6);
    const queue = mmck(40, 1 / 30, 3, 7);
    expect(queue.empty).toBeCloseTo(0.255037, 6);
    expect(queue.responseTime).toBeCloseTo(0.036517, 6);
  });

  it("stay in range far beyond what can be served", () => {
    const queue = mmck(1000, 1, 2, 5000);
    expect(queue.throughput).toBeCloseTo(2, 12);
    expect(queue.queueLength).toBeCloseTo(5000 - 1 / 499, 6);
    expect(queue.loss).toBeCloseTo(0.998, 12);
  });
});

it("with so much room that it is never full, nobody is lost", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.05, max: 0.8, noNaN: true }), fc.integer({ min: 1, max: 8 }), (rho, servers) => {
      const free = mmc(rho * servers, 1, servers);
      const limited = mmck(rho * servers, 1, servers, 400);
      expect(limited.queueLength / (free?.queueLength ?? 0)).toBeCloseTo(1, 12);
      expect(limited.empty / (free?.empty ?? 0)).toBeCloseTo(1, 12);
      expect(free?.queueLength).toBeCloseTo(rho * servers * (free?.responseTime ?? 0), 12);
    }),
    { numRuns: 30 },
  );
});

it("says that there is no steady state instead of a number", () => {
  expect(mmc(1, 1, 1)).toBeUndefined();
  expect(mmc(2.5, 1, 2)).toBeUndefined();
});

describe("percentiles", () => {
  it("of M/M/1 are those of an exponential time", () => {
    for (const rho of [0.1, 0.5, 0.9, 0.9999])
      expect((mmcPercentile(rho, 1, 1, 0.95) * (1 - rho)) / -Math.log(0.05)).toBeCloseTo(1, 10);
  });

  it("of M/M/c add up to its mean: the area under the tail", () => {
    for (const [rate, servers] of [
      [1, 2],
      [1.7, 2],
      [2, 3],
      [2.0000000001, 3],
      [6.5, 8],
    ] as const) {
      let area = 0;
      const [step, end] = [0.002, 80];
      for (let at = 0; at < end; at += step)
        area +=
          (step / 6) *
          (mmcLonger(rate, 1, servers, at) +
            4 * mmcLonger(rate, 1, servers, at + step / 2) +
            mmcLonger(rate, 1, servers, at + step));
      expect(area / (mmc(rate, 1, servers)?.responseTime ?? 0)).toBeCloseTo(1, 6);
    }
  });

  it("have no end without a steady state", () => {
    expect(mmcPercentile(2, 1, 2, 0.95)).toBe(Infinity);
    expect(mmcLonger(3, 1, 2, 100)).toBe(1);
  });
});

import { describe, expect, it } from "vitest";
import { responseOfGiM1 } from "./renewal-queues.ts";

describe("GI/M/1", () => {
  it("is M/M/1 with exponential times between arrivals", () => {
    for (const rate of [0.1, 0.9, 0.999_999])
      expect((responseOfGiM1({ kind: "exponential", mean: 1 / rate }, 1) ?? 0) * (1 - rate)).toBeCloseTo(1, 9);
  });

  it("D/M/1 at half load: s = exp(-2 (1 - s)), 0.203188 (Kleinrock 1975, section 6.4)", () => {
    expect(1 - 1 / (responseOfGiM1({ kind: "deterministic", value: 2 }, 1) ?? 0)).toBeCloseTo(0.203_187_869_979_98, 13);
  });

  it("E2/M/1: a root of a quadratic", () => {
    // s = (2a / (2a + 1 - s))^2 with a the rate, mu = 1: at a = 1/2, s = (3 - sqrt 5) / 2.
    expect(1 - 1 / (responseOfGiM1({ kind: "erlang", phases: 2, mean: 2 }, 1) ?? 0)).toBeCloseTo(
      (3 - Math.sqrt(5)) / 2,
      13,
    );
  });

  it("the same distribution by other names", () => {
    const names = [
      { kind: "erlang", phases: 3, mean: 1.5 },
      { kind: "gamma", shape: 3, scale: 0.5 },
      { kind: "coxian", means: [0.5, 0.5, 0.5], onward: [1, 1, 0] },
    ] as const;
    const [first = 0, ...others] = names.map((one) => responseOfGiM1(one, 1.2) ?? 0);
    for (const other of others) expect(other / first).toBeCloseTo(1, 12);
    const narrow = responseOfGiM1({ kind: "uniform", from: 1.499_999, to: 1.500_001 }, 1.2) ?? 0;
    expect(narrow).toBeCloseTo(responseOfGiM1({ kind: "deterministic", value: 1.5 }, 1.2) ?? 0, 8);
  });

  it("has no answer where it has none", () => {
    expect(responseOfGiM1({ kind: "deterministic", value: 1 }, 1)).toBeUndefined();
    expect(responseOfGiM1({ kind: "lognormal", mu: 1, sigma: 1 }, 1)).toBeUndefined();
  });
});

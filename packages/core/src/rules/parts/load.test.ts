import { describe, expect, it } from "vitest";
import { yearsUntil } from "../../model/load.ts";
import { yearsText } from "./load.ts";

describe("years until a growing load fills a capacity", () => {
  it("compounds", () => {
    expect(yearsUntil(18, 20, 0.15)).toBeCloseTo(0.754, 3);
    expect(yearsUntil(60, 120, 0.3)).toBeCloseTo(2.642, 3);
  });

  it("knows none and no end", () => {
    expect(yearsUntil(20, 20, 0.15)).toBe(0);
    expect(yearsUntil(25, 20, 0.15)).toBe(0);
    expect(yearsUntil(5, 20, 0)).toBe(Number.POSITIVE_INFINITY);
    expect(yearsUntil(5, 20, -0.1)).toBe(Number.POSITIVE_INFINITY);
    expect(yearsUntil(0, 20, 0.5)).toBe(Number.POSITIVE_INFINITY);
  });

  it("agrees with year by year", () => {
    for (const growth of [0.05, 0.2, 1]) {
      let load = 10;
      let years = 0;
      for (; load < 35; years++) load *= 1 + growth;
      const exact = yearsUntil(10, 35, growth);
      expect(exact).toBeLessThanOrEqual(years);
      expect(exact).toBeGreaterThan(years - 1);
    }
  });

  it("reads in both languages", () => {
    expect(yearsText(0.754)).toEqual({ en: "0.75 years", fr: "0,75 an" });
    expect(yearsText(2.642)).toEqual({ en: "2.6 years", fr: "2,6 ans" });
  });
});

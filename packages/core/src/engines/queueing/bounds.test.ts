import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closedBounds, geometricBounds } from "./bounds.ts";
import { type ClosedStation, solveClosed } from "./closed.ts";
import { lawOfServers } from "./service-law.ts";

describe("Casale, Muntz, Serazzi 2008", () => {
  const demands = [0.1, 0.1, 0.09, 0.08];

  it("table IV: without think time", () => {
    expect(geometricBounds(2, demands, 0).lower).toBeCloseTo(4.304, 4);
    expect(geometricBounds(2, demands, 0).upper).toBeCloseTo(4.3174, 4);
    expect(geometricBounds(80, demands, 0).lower).toBeCloseTo(9.8233, 4);
    expect(geometricBounds(80, demands, 0).upper).toBeCloseTo(9.8765, 4);
  });

  it("table V: with think time", () => {
    expect(geometricBounds(5, demands, 1).lower).toBeCloseTo(3.3432, 4);
    expect(geometricBounds(5, demands, 1).upper).toBeCloseTo(3.5582, 4);
    expect(geometricBounds(80, demands, 1).lower).toBeCloseTo(9.7147, 4);
  });
});

const random = fc
  .integer({ min: 1, max: 3 })
  .chain((classes) =>
    fc.tuple(
      fc.array(fc.integer({ min: 0, max: 6 }), { minLength: classes, maxLength: classes }),
      fc.array(
        fc.tuple(
          fc.integer({ min: 0, max: 3 }),
          fc.array(fc.double({ min: 0.05, max: 5, noNaN: true }), { minLength: classes, maxLength: classes }),
          fc.double({ min: 0, max: 0.8, noNaN: true }),
        ),
        { minLength: 1, maxLength: 4 },
      ),
    ),
  );

it("the exact throughput lies between them", () => {
  fc.assert(
    fc.property(random, ([populations, parts]) => {
      const stations = parts.map(([servers, demands, open]): ClosedStation => ({
        demands,
        law: servers === 0 ? undefined : lawOfServers(servers),
        open: servers === 1 ? open : 0,
      }));
      const { throughput } = solveClosed(populations, stations);
      closedBounds(populations, stations, true).forEach((bounds, ofClass) => {
        const exact = throughput[ofClass] ?? 0;
        expect(exact).toBeGreaterThanOrEqual(bounds.throughput.lower * (1 - 1e-12));
        expect(exact).toBeLessThanOrEqual(bounds.throughput.upper * (1 + 1e-12));
      });
    }),
    { numRuns: 60 },
  );
});

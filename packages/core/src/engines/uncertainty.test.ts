import { expect, test } from "vitest";
import { propagate } from "./uncertainty.ts";

const run = { seed: 3, samples: 40_000 };
const Z95 = 1.644_853_627;

/** A product of lognormal values is lognormal, with the sum of the variances of the logarithms. */
test("percentiles of a product of uncertain chances", () => {
  const uncertain = { kind: "lognormal", median: 1e-3, errorFactor: 3 } as const;
  const product = (values: Float64Array): number => values.reduce((all, value) => all * value, 1);
  const apart = propagate([{ unavailability: uncertain }, { unavailability: uncertain }], product, run);
  const sigma = (Math.sqrt(2) * Math.log(3)) / Z95;
  expect(apart.median / 1e-6).toBeCloseTo(1, 1);
  expect(Math.log(apart.high / apart.median) / Z95 / sigma).toBeCloseTo(1, 1);
  expect(Math.log(apart.median / apart.low) / Z95 / sigma).toBeCloseTo(1, 1);
  expect(apart.mean / (1e-6 * Math.exp(sigma ** 2 / 2))).toBeCloseTo(1, 1);

  // From one source: the square of one value, which is on average much more (Apostolakis and Kaplan, 1981).
  const together = propagate(
    [
      { unavailability: uncertain, source: 9 },
      { unavailability: uncertain, source: 9 },
    ],
    product,
    run,
  );
  const one = Math.log(3) / Z95;
  expect(together.mean / (1e-6 * Math.exp(2 * one ** 2))).toBeCloseTo(1, 1);
  expect(together.mean).toBeGreaterThan(1.4 * apart.mean);
});

test("uniform and triangular times, and certain ones", () => {
  const first = (values: Float64Array): number => values[0] ?? 0;
  const flat = propagate([{ unavailability: { kind: "uniform", from: 0.2, to: 0.6 } }], first, run);
  expect(flat.mean).toBeCloseTo(0.4, 2);
  expect(flat.low).toBeCloseTo(0.22, 2);
  expect(flat.deviation).toBeCloseTo(0.4 / Math.sqrt(12), 2);
  const triangle = propagate([{ unavailability: { kind: "triangular", from: 0.1, mode: 0.2, to: 0.6 } }], first, run);
  expect(triangle.mean).toBeCloseTo(0.3, 2);
  // Half of the triangle lies left of 0.6 - sqrt(0.5 x 0.5 x 0.4).
  expect(triangle.median).toBeCloseTo(0.6 - Math.sqrt(0.1), 2);
  const certain = propagate([{ mtbf: { kind: "certain", value: 990 }, mttr: { kind: "certain", value: 10 } }], first, {
    seed: 1,
    samples: 10,
  });
  expect(certain).toMatchObject({ mean: expect.closeTo(0.01, 12), low: 0.01, high: 0.01 });
});

test("the same seed gives the same, and what is no distribution is refused", () => {
  const events = [
    { mtbf: { kind: "lognormal", median: 1000, errorFactor: 2 }, mttr: { kind: "uniform", from: 1, to: 9 } },
  ] as const;
  const first = (values: Float64Array): number => values[0] ?? 0;
  expect(propagate(events, first, { seed: 4, samples: 100 })).toEqual(
    propagate(events, first, { seed: 4, samples: 100 }),
  );
  const wrong = { unavailability: { kind: "triangular", from: 2, mode: 1, to: 3 } } as const;
  expect(() => propagate([wrong], first, run)).toThrow("triangular");
});

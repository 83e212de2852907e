/** Traffic equations with circles, against plain repetition and by hand. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Circle, solveCircle } from "./circle.ts";

const NONE = Number.NaN;

function circle(size: number, steps: readonly (readonly [from: number, to: number, weight: number])[]): Circle {
  return {
    size,
    from: Int32Array.from(steps, ([from]) => from),
    to: Int32Array.from(steps, ([, to]) => to),
    weight: Float64Array.from(steps, ([, , weight]) => weight),
  };
}

describe("nodes that ask one another", () => {
  it("are solved: feedback of a half doubles what comes in", () => {
    const { x, endless } = solveCircle(
      circle(2, [
        [0, 1, 1],
        [1, 0, 0.5],
      ]),
      Float64Array.of(3, 0),
      Float64Array.of(NONE, NONE),
      "lower",
    );
    expect([...x]).toEqual([6, 6]);
    expect(endless).toEqual([]);
  });

  it("have no end where each case makes one more: below what comes in, above nothing", () => {
    const given = circle(3, [
      [0, 1, 1],
      [1, 0, 1],
      [1, 2, 2],
    ]);
    const [b, stated] = [Float64Array.of(3, 0, 1), Float64Array.of(NONE, NONE, NONE)];
    const lower = solveCircle(given, b, stated, "lower");
    expect([...lower.x]).toEqual([3, 0, 1]);
    expect(lower.endless.map((group) => [...group].sort((a, b) => a - b))).toEqual([[0, 1]]);
    expect([...solveCircle(given, b, stated, "upper").x]).toEqual([Infinity, Infinity, Infinity]);
  });

  it("end where what is asked of one is stated, though the circle would make more of it", () => {
    const given = circle(2, [
      [0, 1, 1],
      [1, 0, 1],
    ]);
    const { x, computed } = solveCircle(given, Float64Array.of(3, 0), Float64Array.of(NONE, 5), "lower");
    expect([...x]).toEqual([8, 5]);
    expect([...computed]).toEqual([8, 8]);
  });

  it("are the least solution of x = max(stated, b + W x)", () => {
    const weight = fc.double({ min: 0.01, max: 0.9, noNaN: true });
    const model = fc.integer({ min: 2, max: 7 }).chain((size) =>
      fc.record({
        size: fc.constant(size),
        steps: fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1), weight), { maxLength: 14 }),
        b: fc.array(fc.double({ min: 0, max: 10, noNaN: true }), { minLength: size, maxLength: size }),
        stated: fc.array(fc.option(fc.double({ min: 0, max: 30, noNaN: true }), { nil: NONE }), {
          minLength: size,
          maxLength: size,
        }),
      }),
    );
    fc.assert(
      fc.property(model, ({ size, steps, b, stated }) => {
        const inner = circle(
          size,
          steps.filter(([from, to]) => from !== to),
        );
        const { x, endless } = solveCircle(inner, Float64Array.from(b), Float64Array.from(stated), "lower");
        if (endless.length > 0) return;
        let plain = Float64Array.from(b);
        for (let round = 0; round < 4000; round++) {
          const next = Float64Array.from(b);
          for (let step = 0; step < inner.from.length; step++)
            next[inner.to[step] as number] =
              (next[inner.to[step] as number] as number) +
              (inner.weight[step] as number) * (plain[inner.from[step] as number] as number);
          plain = next.map((value, node) =>
            Number.isNaN(stated[node]) ? value : Math.max(value, stated[node] as number),
          );
        }
        for (let node = 0; node < size; node++) {
          if (!Number.isFinite(plain[node]) || (plain[node] as number) > 1e12) return;
          expect(Math.abs((x[node] as number) - (plain[node] as number))).toBeLessThanOrEqual(
            1e-6 * Math.max(1, plain[node] as number),
          );
        }
      }),
      { numRuns: 200 },
    );
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { conditionAt, countsAt, hurtBetween, momentAt, stepFrom, worstOf } from "./state-at.ts";

const spans = [
  { from: 0, until: 2, condition: "stopped" },
  { from: 2, until: 3, condition: "degraded" },
  { from: 3, until: 10, condition: "works" },
] as const;

describe("the condition of something", () => {
  test.each([
    [0, "stopped"],
    [1.99, "stopped"],
    [2, "degraded"],
    [3, "back"],
    [10, "back"],
    [99, "back"],
  ])("at %d is %s", (time, condition) => expect(conditionAt({ spans }, time)).toBe(condition));

  test("before anything happens is that it works", () => {
    expect(conditionAt({ spans: [{ from: 4, until: 8, condition: "stopped" }] }, 3)).toBe("works");
  });

  test("that lasts to the end lasts beyond it", () => {
    expect(conditionAt({ spans: [{ from: 0, until: 8, condition: "unsettled" }] }, 8)).toBe("unsettled");
  });

  test("is summed up by its worst, and by when it is over", () => {
    expect(worstOf({ spans })).toBe("stopped");
    expect(hurtBetween({ spans })).toEqual({ from: 0, until: 3 });
    expect(hurtBetween({ spans: spans.slice(0, 2) })).toEqual({ from: 0, until: undefined });
  });
});

test("stepping forth and back visits the same moments", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 12 }), (hours) => {
      const moments = hours.toSorted((a, b) => a - b).map((at) => ({ at, total: 0, changes: [] }));
      const forth: number[] = [];
      for (let at = stepFrom(moments, -1, 1); at !== undefined; at = stepFrom(moments, at, 1)) forth.push(at);
      const back: number[] = [];
      for (let at = stepFrom(moments, 500, -1); at !== undefined; at = stepFrom(moments, at, -1)) back.push(at);
      expect(forth).toEqual(moments.map(({ at }) => at));
      expect(back.toReversed()).toEqual(forth);
      forth.forEach((at, index) => expect(momentAt(moments, at)).toBe(index));
    }),
    { numRuns: 50 },
  );
});

test("counts are of all that is touched", () => {
  const affected = [{ spans }, { spans: spans.slice(0, 1) }].map((one) => ({
    ...one,
    element: { id: "a", kind: "node", layer: null, name: "A" },
    path: [],
    because: { en: "", fr: "" },
  }));
  expect(countsAt(affected, 2.5)).toEqual({ stopped: 1, unsettled: 0, degraded: 1, back: 0, works: 0 });
});

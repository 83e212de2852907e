import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closest, distance } from "./suggest.ts";

const KINDS = [
  "application",
  "module",
  "component",
  "interface",
  "store",
  "site",
  "zone",
  "node",
  "unit",
  "role",
  "process",
  "project",
  "product",
  "event",
  "entity",
];

/** The definition, cell by cell: optimal string alignment (Damerau 1964, Levenshtein 1966) without limits or shortcuts. */
function byDefinition(a: string, b: string): number {
  const cost = (i: number, j: number): number => {
    if (i === 0 || j === 0) return i + j;
    const same = a[i - 1] === b[j - 1] ? 0 : 1;
    const least = Math.min(cost(i - 1, j) + 1, cost(i, j - 1) + 1, cost(i - 1, j - 1) + same);
    const swaps = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
    return swaps ? Math.min(least, cost(i - 2, j - 2) + 1) : least;
  };
  return cost(a.length, b.length);
}

describe("closest", () => {
  it.each([
    ["aplication", "application"],
    ["Application", "application"],
    ["modlue", "module"],
    ["stroe", "store"],
    ["procces", "process"],
    ["appl", "application"],
    ["interfce", "interface"],
  ])("%s: did you mean %s?", (word, expected) => {
    expect(closest(word, KINDS)[0]).toBe(expected);
  });

  it("suggests nothing rather than nonsense", () => {
    expect(closest("zebra", KINDS)).toEqual([]);
    expect(closest("x", KINDS)).toEqual([]);
    expect(closest("", KINDS)).toEqual([]);
    expect(closest("ab", ["xy", "cd"])).toEqual([]);
  });

  it("prefers the same letters in other case, then fewer slips, then a shared beginning", () => {
    expect(closest("gb", ["kB", "GiB", "GB"])[0]).toBe("GB");
    expect(closest("claims-dv", ["claim-dvd", "claims-db", "xlaims-dv"])[0]).toBe("claims-db");
    expect(closest("roles", ["holes", "role"])[0]).toBe("role");
  });

  it("gives the same answer whatever the order, without repeats and within the limit", () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 8 }),
        fc.array(fc.string({ maxLength: 8 })),
        fc.nat(4),
        (word, candidates, limit) => {
          const found = closest(word, candidates, limit);
          expect(closest(word, candidates.toReversed(), limit)).toEqual(found);
          expect(new Set(found).size).toBe(found.length);
          expect(found.length).toBeLessThanOrEqual(limit);
          for (const each of found) expect(candidates).toContain(each);
        },
      ),
    );
  });

  it("gives the first of the whole ranking, however few are asked for", () => {
    const short = fc.stringMatching(/^[abcABC]{3,9}$/);
    fc.assert(
      fc.property(
        short,
        fc.array(short, { maxLength: 40 }),
        fc.integer({ min: 1, max: 4 }),
        (word, candidates, limit) => {
          expect(closest(word, candidates, limit)).toEqual(closest(word, candidates, 1000).slice(0, limit));
        },
      ),
      { numRuns: 500 },
    );
  });

  it("finds a word among a hundred thousand", () => {
    const candidates = Array.from(
      { length: 100_000 },
      (_, index) => `element-${(index * 7919) % 100_000}-of-the-model`,
    );
    candidates.push("customer-relationship-management");
    expect(closest("custmer-relationship-managment", candidates)[0]).toBe("customer-relationship-management");
    expect(closest("element-77-of-teh-model", candidates)[0]).toBe("element-77-of-the-model");
  });
});

describe("distance", () => {
  it("counts a swap of neighbours as one slip", () => {
    expect(distance("ca", "ac", 3)).toBe(1);
    expect(distance("kitten", "sitting", 3)).toBe(3);
    expect(distance("kitten", "sitting", 2)).toBeUndefined();
    expect(distance("", "abc", 3)).toBe(3);
  });

  it("is the one of the definition", () => {
    const short = fc.stringMatching(/^[abc]{0,6}$/);
    fc.assert(
      fc.property(short, short, fc.nat(4), (a, b, most) => {
        const exact = byDefinition(a, b);
        expect(distance(a, b, most)).toBe(exact <= most ? exact : undefined);
      }),
      { numRuns: 300 },
    );
  });
});

import * as fc from "fast-check";
import { expect, test } from "vitest";
import { allPaths, anyGraph, chainOf, distances, graphOf } from "./graph.fixtures.ts";
import { shortestPath, simplePaths } from "./paths.ts";
import { allowedSteps, anyRules } from "./travel.fixtures.ts";

const sorted = (paths: readonly (readonly number[])[]): string[] => paths.map((path) => path.join(" ")).sort();

test("finds all simple paths up to a length, shortest first", () => {
  fc.assert(
    fc.property(
      anyGraph,
      anyRules(),
      fc.nat(8),
      fc.nat(8),
      fc.option(fc.nat(6), { nil: undefined }),
      (graph, rules, a, b, maxLength) => {
        const [from, to] = [a % graph.nodeCount, b % graph.nodeCount];
        const found = simplePaths(graph, from, to, { ...rules, maxLength, maxCount: 1_000_000, maxSteps: 1e9 });
        const expected = allPaths(allowedSteps(graph, rules), from, to).filter(
          (path) => path.length <= (maxLength ?? 99),
        );
        expect(sorted(found.paths)).toEqual(sorted(expected));
        expect(found.isComplete).toBe(true);
        const lengths = found.paths.map((path) => path.length);
        expect(lengths).toEqual(lengths.toSorted((x, y) => x - y));
      },
    ),
    { numRuns: 500 },
  );
});

test("a count keeps the shortest paths and says whether there were more", () => {
  fc.assert(
    fc.property(anyGraph, fc.nat(8), fc.integer({ min: 1, max: 5 }), (graph, b, maxCount) => {
      const to = b % graph.nodeCount;
      const all = simplePaths(graph, 0, to, { maxCount: 1_000_000, maxSteps: 1e9 }).paths;
      const found = simplePaths(graph, 0, to, { maxCount });
      expect(found).toEqual({ paths: all.slice(0, maxCount), isComplete: all.length <= maxCount });
    }),
  );
});

test("the shortest path is as long as the distance", () => {
  fc.assert(
    fc.property(anyGraph, anyRules(), fc.nat(8), fc.nat(8), (graph, rules, a, b) => {
      const [from, to] = [a % graph.nodeCount, b % graph.nodeCount];
      const distance = distances(graph.nodeCount, allowedSteps(graph, rules), [from])[to] ?? Infinity;
      expect(shortestPath(graph, from, to, rules)?.length ?? Infinity).toBe(distance);
    }),
  );
});

test("gives up after the steps allowed when there are too many paths", () => {
  const ladder = Array.from(
    { length: 40 },
    (_, rung) =>
      [
        [rung, rung + 1],
        [rung, rung + 1],
      ] as const,
  ).flat();
  const found = simplePaths(graphOf(41, ladder), 0, 40, { maxCount: 2 ** 31, maxSteps: 10_000 });
  expect(found.isComplete).toBe(false);
  expect(found.paths.length).toBeGreaterThan(100);
});

test("a chain of a million nodes", () => {
  const found = simplePaths(chainOf(1_000_000), 0, 999_999, { maxSteps: 2_000_000 });
  expect(found.paths[0]).toHaveLength(999_999);
  expect(found.isComplete).toBe(true);
});

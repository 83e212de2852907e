/** The runs must rebuild both texts, and be as few as the longest common subsequence leaves. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { lineCounts, type LineRun, lineRuns, linesOf } from "./line-diff.ts";

const lines = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 14 });

it("rebuilds both texts from the runs", () => {
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const runs = lineRuns(before, after);
      expect(rebuilt(runs, before, after, "added")).toEqual(before);
      expect(rebuilt(runs, before, after, "removed")).toEqual(after);
    }),
  );
});

it("changes no more lines than must be", () => {
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const { added, removed } = lineCounts(lineRuns(before, after));
      const common = longestCommon(before, after);
      expect([removed, added]).toEqual([before.length - common, after.length - common]);
    }),
  );
});

it("says a changed line once, between what is alike", () => {
  expect(lineRuns(["a", "b", "c"], ["a", "x", "c"])).toEqual([
    { kind: "same", old: 0, fresh: 0, count: 1 },
    { kind: "removed", old: 1, fresh: 1, count: 1 },
    { kind: "added", old: 2, fresh: 1, count: 1 },
    { kind: "same", old: 2, fresh: 2, count: 1 },
  ]);
});

it("replaces what differs beyond measure", () => {
  const before = Array.from({ length: 3000 }, (_, index) => `old ${index}`);
  const after = Array.from({ length: 3000 }, (_, index) => `new ${index}`);
  expect(lineCounts(lineRuns(before, after))).toEqual({ added: 3000, removed: 3000 });
});

it("knows lines by either ending", () => {
  expect(linesOf("a\r\nb\n")).toEqual(["a", "b"]);
  expect(linesOf("")).toEqual([]);
  expect(linesOf("a\n\nb")).toEqual(["a", "", "b"]);
});

function rebuilt(
  runs: readonly LineRun[],
  before: readonly string[],
  after: readonly string[],
  without: LineRun["kind"],
): readonly string[] {
  return runs
    .filter(({ kind }) => kind !== without)
    .flatMap(({ kind, old, fresh, count }) =>
      kind === "added" ? after.slice(fresh, fresh + count) : before.slice(old, old + count),
    );
}

function longestCommon(a: readonly string[], b: readonly string[]): number {
  const table = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0));
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const row = table[i] ?? [];
      row[j] =
        a[i - 1] === b[j - 1] ? (table[i - 1]?.[j - 1] ?? 0) + 1 : Math.max(table[i - 1]?.[j] ?? 0, row[j - 1] ?? 0);
    }
  return table[a.length]?.[b.length] ?? 0;
}

import fc from "fast-check";
import { expect, test } from "vitest";
import { hunksOf } from "./hunks.ts";

/** Hunks in the manner of `diff -u`. */
function shown(before: string, after: string): readonly string[] {
  return hunksOf(before, after).flatMap(({ oldLine, newLine, lines }) => [
    `@ ${oldLine} ${newLine}`,
    ...lines.map(({ kind, text }) => `${kind === "same" ? " " : kind === "added" ? "+" : "-"}${text}`),
  ]);
}

test("a change stands among the two lines before and behind it", () => {
  const before = "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\n";
  expect(shown(before, before)).toEqual([]);
  expect(shown(before, before.replace("d\n", "D\nDD\n"))).toEqual(["@ 2 2", " b", " c", "-d", "+D", "+DD", " e", " f"]);
  expect(shown(before, before.replace("b\n", "").replace("j", "J"))).toEqual([
    "@ 1 1",
    " a",
    "-b",
    " c",
    " d",
    "@ 8 7",
    " h",
    " i",
    "-j",
    "+J",
    " k",
  ]);
  expect(shown("", "a\n")).toEqual(["@ 1 1", "+a"]);
  expect(shown("a\r\nb\r\n", "a\r\n")).toEqual(["@ 1 1", " a", "-b"]);
});

test("the lines of both texts are all there, in their order, and as many as possible stay", () => {
  const lines = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 14 });
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const text = (all: readonly string[]): string => all.map((line) => `${line}\n`).join("");
      const around = Array.from({ length: 3 }, (_, index) => `around ${index}`);
      const hunks = hunksOf(text([...before, ...around]), text([...after, ...around]));
      const old = [...before, ...around];
      let now = [...after, ...around];
      let same = 0;
      for (const { oldLine, newLine, lines: changed } of hunks.toReversed()) {
        const own = changed.filter(({ kind }) => kind !== "added").map((line) => line.text);
        const other = changed.filter(({ kind }) => kind !== "removed").map((line) => line.text);
        expect(old.slice(oldLine - 1, oldLine - 1 + own.length)).toEqual(own);
        expect(now.slice(newLine - 1, newLine - 1 + other.length)).toEqual(other);
        same += changed.filter(({ kind }) => kind !== "same").length;
        now = [...now.slice(0, newLine - 1), ...own, ...now.slice(newLine - 1 + other.length)];
      }
      expect(now).toEqual(old);
      expect(same).toBe(before.length + after.length - 2 * longestCommon(before, after));
    }),
  );
});

/** Length of the longest common subsequence, by its definition. */
function longestCommon(a: readonly string[], b: readonly string[]): number {
  const table = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0));
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const [row, above] = [table[i] ?? [], table[i - 1] ?? []];
      row[j] = a[i - 1] === b[j - 1] ? (above[j - 1] ?? 0) + 1 : Math.max(above[j] ?? 0, row[j - 1] ?? 0);
    }
  return table[a.length]?.[b.length] ?? 0;
}

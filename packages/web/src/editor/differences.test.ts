import fc from "fast-check";
import { expect, test } from "vitest";
import { differences } from "./differences.ts";

function applied(before: string, after: string): string {
  return differences(before, after).reduceRight(
    (text, { from, to, insert }) => text.slice(0, from) + insert + text.slice(to),
    before,
  );
}

test("the differences of two texts make the one into the other", () => {
  const line = fc.constantFrom("a\n", "b\n", "c\n", "", "a", "\n", "longer line\n");
  const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join(""));
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(applied(before, after)).toBe(after);
    }),
  );
});

test("lines that stay are in no difference, so that a caret in them stays where it is", () => {
  expect(differences("a\nb\nc\nd\n", "A\nb\nc\nD\n")).toEqual([
    { from: 0, to: 2, insert: "A\n" },
    { from: 6, to: 8, insert: "D\n" },
  ]);
  expect(differences("same", "same")).toEqual([]);
});

import { expect, test } from "vitest";
import { writeMarkdownTable } from "./markdown.ts";

test("a table that GitHub shows, whatever its texts say", () => {
  const rows = [
    ["A.8.13", 0.33333, { date: "2026-03-31" }, true],
    ["a | b *c*\n<b>", undefined, undefined, false],
  ];
  expect(writeMarkdownTable({ name: "x", header: ["Id", "Score", "On", "Is"], rows })).toBe(`| Id | Score | On | Is |
| --- | ---: | --- | --- |
| A.8.13 | 0.333 | 2026-03-31 | yes |
| a \\| b \\*c\\* \\<b\\> |  |  | no |
`);
});

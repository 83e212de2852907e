import { describe, expect, test } from "vitest";
import { modelOf } from "../../test/models.ts";
import { type Counts, sources } from "./sources.ts";

const brief = ({ written, imported, discovered, unknown, confirmed, total }: Counts): readonly number[] => [
  written,
  imported,
  discovered,
  unknown,
  confirmed,
  total,
];

describe("sources", () => {
  const result = sources.run(modelOf(sources.example.model), {});

  test("by stated origin; what states none is unknown, not written", () => {
    expect(brief(result.elements)).toEqual([1, 1, 1, 1, 1, 4]);
    expect(brief(result.relationships)).toEqual([0, 0, 1, 0, 0, 1]);
    expect(brief(result.all)).toEqual([1, 1, 2, 1, 1, 5]);
  });

  test("the same by kind, by source and by file", () => {
    expect(result.byKind.map(({ kind, counts }) => [kind, counts.total])).toEqual([
      ["application", 2],
      ["store", 1],
      ["node", 1],
    ]);
    expect(result.bySource.map(({ source, counts }) => [source, counts.total])).toEqual([
      ["crm.xlsx", 1],
      ["kubernetes", 1],
      ["netflow", 1],
    ]);
    expect(result.byFile.reduce((sum, { counts }) => sum + counts.total, 0)).toBe(result.all.total);
  });

  test("parts add up to the whole", () => {
    for (const { written, imported, discovered, unknown, total } of [
      result.all,
      result.elements,
      ...result.byKind.map(({ counts }) => counts),
    ])
      expect(written + imported + discovered + unknown).toBe(total);
  });

  test("of some kinds only", () => {
    expect(sources.run(modelOf(sources.example.model), { kinds: ["node"] }).all.total).toBe(1);
  });
});

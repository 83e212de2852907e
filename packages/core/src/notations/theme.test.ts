import { describe, expect, test } from "vitest";
import { contrast, difference, seen, smallestDifference } from "./color-vision.fixtures.ts";
import type { Token } from "./scene.ts";
import { colorOf, type ThemeName, tokenNames } from "./theme.ts";

const themes: readonly ThemeName[] = ["light", "dark"];
const layers = [
  "strategy",
  "business",
  "organisation",
  "application",
  "data",
  "technical",
  "security",
  "change",
] as const;
const isFill = (token: Token): boolean =>
  /-fill$|^group-\d|^sequential|^diverging|^category|^archimate/.test(token) || token === "ground";
const isStroke = (token: Token): boolean =>
  token.endsWith("-stroke") ||
  ["line", "line-soft", "group-border", "accent", "added", "removed", "changed", "warning"].includes(token);
const starting = (start: string): readonly Token[] => tokenNames.filter((token) => token.startsWith(start));

describe.each(themes)("the %s theme", (theme) => {
  const color = (token: Token): string => colorOf(token, theme);
  const leastContrast = (tokens: readonly Token[], on: Token): number =>
    Math.min(...tokens.map((token) => contrast(color(token), color(on))));

  test("every colour is a colour", () => {
    expect(tokenNames.filter((token) => !/^#[0-9a-f]{6}$/.test(color(token)))).toEqual([]);
    expect(tokenNames.length).toBe(68);
  });

  test("text is read on every fill (WCAG 2.2, 1.4.3), on those of layers and groups with much to spare", () => {
    expect(leastContrast(tokenNames.filter(isFill), "ink")).toBeGreaterThanOrEqual(4.5);
    const ours = tokenNames.filter((token) => /-fill$|^group-\d|^ground$/.test(token));
    expect(leastContrast(ours, "ink")).toBeGreaterThanOrEqual(12);
    expect(leastContrast(ours, "ink-soft")).toBeGreaterThanOrEqual(6);
    expect(leastContrast(starting("c4-"), "on-strong")).toBeGreaterThanOrEqual(4.5);
    expect(contrast(color("hatch"), color("ink"))).toBeGreaterThanOrEqual(4.5);
  });

  test("lines and borders are seen (WCAG 2.2, 1.4.11)", () => {
    expect(leastContrast(tokenNames.filter(isStroke), "ground")).toBeGreaterThanOrEqual(3);
    for (const group of starting("group-").filter((token) => /\d$/.test(token)))
      expect(leastContrast(["line", "line-soft", "group-border"], group)).toBeGreaterThanOrEqual(3);
    for (const layer of layers)
      expect(contrast(color(`${layer}-stroke`), color(`${layer}-fill`)), layer).toBeGreaterThanOrEqual(2.7);
  });

  test("words of state are read as text", () => {
    expect(leastContrast(["added", "removed", "changed", "warning", "accent"], "ground")).toBeGreaterThanOrEqual(4.5);
  });

  test("any two layers differ for everyone", () => {
    const strokes = layers.map((layer) => color(`${layer}-stroke`));
    expect(smallestDifference(strokes)).toBeGreaterThanOrEqual(theme === "light" ? 14 : 17);
  });

  test("so do any two categories, and neighbours of a scale", () => {
    expect(smallestDifference(starting("category-").map(color))).toBeGreaterThanOrEqual(10);
    for (const scale of ["sequential-", "diverging-"]) {
      const steps = starting(scale).map(color);
      for (const [index, step] of steps.slice(1).entries())
        expect(smallestDifference([step, steps[index] ?? ""]), step).toBeGreaterThanOrEqual(4);
    }
  });

  test("a scale of one hue gets steadily stronger", () => {
    const toGround = starting("sequential-").map((token) => contrast(color(token), color("ground")));
    expect(toGround).toEqual(toGround.toSorted((a, b) => a - b));
  });
});

test("a colour that somebody chose is taken, anything else is ink", () => {
  expect(colorOf("#A1B2C3", "dark")).toBe("#a1b2c3");
  for (const wrong of ["#123", "#12345g", "url(x)", "toString", "red;}"])
    expect(colorOf(wrong as Token, "light")).toBe(colorOf("ink", "light"));
});

describe("what the tests know of colours", () => {
  // Pairs 1, 7, 8, 17, 23 and 34 of the table in the paper by Sharma, Wu and Dalal.
  test.each([
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, 0, 0], [50, -1, 2], 2.3669],
    [[50, -1, 2], [50, 0, 0], 2.3669],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[22.7233, 20.0904, -46.694], [23.0331, 14.973, -42.5619], 2.0373],
    [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
  ] as const)("CIEDE2000 of %j and %j is %d", (first, second, expected) => {
    expect(difference(first, second)).toBeCloseTo(expected, 4);
  });

  test("greys look the same to everyone, and red looks like brown to those who see no green", () => {
    expect(difference(seen("#808080", "normal"), seen("#808080", "protan"))).toBeLessThan(1);
    expect(difference(seen("#c00000", "deutan"), seen("#5f6000", "deutan"))).toBeLessThan(
      difference(seen("#c00000", "normal"), seen("#5f6000", "normal")) / 2,
    );
  });
});

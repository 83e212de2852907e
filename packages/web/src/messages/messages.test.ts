import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, test } from "vitest";
import { english } from "./en.ts";
import { french } from "./fr.ts";
import { speeches, typeset } from "./messages.ts";
import type { MessageKey } from "./keys.ts";

const keys = Object.keys(english) as MessageKey[];

describe("the two catalogues", () => {
  test("have the same keys in the same order", () => {
    expect(Object.keys(french)).toEqual(keys);
  });

  test.each(keys)("%s takes the same values in both languages", (key) => {
    expect(placeholders(french[key])).toEqual(placeholders(english[key]));
  });

  test.each(keys)("%s follows French typography", (key) => {
    const plain = french[key].replace(/\{[^{}]*\}/g, "");
    expect(plain).not.toMatch(/[^\s\u202f\d.][;:!?](\s|$)/);
    expect(plain).not.toContain("'");
    expect(plain).not.toContain("...");
  });
});

describe("messages", () => {
  test("count in both languages", () => {
    expect(speeches.en.text("count.elements", { count: 1 })).toBe("1 element");
    expect(speeches.en.text("count.elements", { count: 1234 })).toBe("1,234 elements");
    expect(speeches.fr.text("count.elements", { count: 0 })).toBe("0 élément");
    expect(speeches.fr.text("count.elements", { count: 2 })).toBe("2 éléments");
  });

  test("French signs keep their distance on the same line", () => {
    expect(typeset("Erreur : « oui » ?")).toBe("Erreur\u202f: «\u202foui\u202f»\u202f?");
    expect(speeches.fr.text("checks.suggestion", { suggestion: "x" })).toBe("Suggestion\u202f: x");
  });

  test("a name of no catalogue stays as it is", () => {
    expect(speeches.fr.named("layer", "data")).toBe("Données");
    expect(speeches.fr.named("layer", "our-own")).toBe("our-own");
  });
});

function placeholders(message: string): readonly string[] {
  const found = new Set<string>();
  JSON.stringify(new IntlMessageFormat(message, "en").getAst(), (_key, value: unknown) => {
    const part = value as { type?: number; value?: unknown } | null;
    const isPlaceholder =
      typeof part === "object" && part !== null && typeof part.type === "number" && part.type >= 1 && part.type <= 6;
    if (isPlaceholder && typeof part.value === "string") found.add(part.value);
    return value;
  });
  return [...found].sort();
}

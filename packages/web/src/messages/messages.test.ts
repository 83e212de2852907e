import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, test } from "vitest";
import { english } from "./en.ts";
import { french } from "./fr.ts";
import { speeches, type Texts, typeset } from "./messages.ts";
import type { MessageKey } from "./keys.ts";

const source = fileURLToPath(new URL("..", import.meta.url));
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

/** Every file `*texts.ts` of the workbench. */
const parts = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith("texts.ts"))
  .map((path) => path.replaceAll("\\", "/"))
  .sort();

describe.each(parts)("%s", (path) => {
  test("says the same in both languages, with the typography of each", async () => {
    const module = (await import(pathToFileURL(join(source, path)).href)) as Readonly<Record<string, Texts>>;
    const found = Object.values(module);
    expect(found.length).toBeGreaterThan(0);
    for (const { en, fr } of found) {
      expect(Object.keys(fr)).toEqual(Object.keys(en));
      for (const [key, message] of Object.entries(fr)) {
        expect([key, placeholders(message)]).toEqual([key, placeholders(en[key] ?? "")]);
        const plain = message.replace(/\{[^{}]*\}/g, "");
        expect([key, plain]).toEqual([key, expect.not.stringMatching(/[^\s\u202f\d.][;:!?](\s|$)|'|\.\.\./)]);
      }
    }
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
    expect(speeches.fr.text("workspace.label", { title: "x" })).toBe("Espace de travail\u202f: x");
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

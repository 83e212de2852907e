import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { lossWords } from "./loss-words.ts";

const source = fileURLToPath(new URL("..", import.meta.url));

/** Words that are the same in both languages. */
const same = new Set(["documentation"]);

test("everything that a reader or writer counts has a French word", () => {
  const counted = new Set<string>();
  for (const path of readdirSync(source, { recursive: true, encoding: "utf8" })) {
    if (!/^(sources|exports).*\.ts$/.test(path) || path.includes(".test.")) continue;
    const text = readFileSync(join(source, path), "utf8");
    for (const [, what = ""] of text.matchAll(/\b(?:kept|approximated|dropped)\(\s*"([^"]+)"/g)) counted.add(what);
  }
  expect(counted.size).toBeGreaterThan(25);
  const missing = [...counted].filter((what) => lossWords(what).fr === what && !same.has(what));
  expect(missing).toEqual([]);
});

test("what the foreign file names keeps its name", () => {
  expect(lossWords("column Owner: who")).toEqual({ en: "column Owner: who", fr: "colonne Owner: who" });
  expect(lossWords("element of kind lambda").fr).toBe("élément de type lambda");
  expect(lossWords("view node feature labelExpression").fr).toBe("nœud de vue : feature labelExpression");
  expect(lossWords("second documentation in one language").fr).toBe("second texte dans une langue (documentation)");
  expect(lossWords("<zoom>")).toEqual({ en: "<zoom>", fr: "<zoom>" });
  expect(lossWords("constructor").fr).toBe("constructor");
});

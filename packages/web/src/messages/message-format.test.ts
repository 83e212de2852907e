import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { IntlMessageFormat } from "intl-messageformat";
import { expect, test } from "vitest";
import { english } from "./en.ts";
import { french } from "./fr.ts";
import { readMessage, sayMessage, type Counting } from "./message-format.ts";
import { typeset, type Texts } from "./messages.ts";

const source = fileURLToPath(new URL("..", import.meta.url));

/** Every catalogue of the workbench, as pairs of language and message. */
const messages: readonly (readonly ["en" | "fr", string])[] = [
  ...Object.values(english).map((message) => ["en", message] as const),
  ...Object.values(french).map((message) => ["fr", message] as const),
  ...(await partMessages()),
];

const counts = [0, 1, 2, 5, 21, 1000, 1_000_000];

test("says of every message what the full implementation says, for all kinds of counts", () => {
  for (const [language, message] of messages) {
    const pattern = language === "fr" ? typeset(message) : message;
    const full = new IntlMessageFormat(pattern, language);
    const own = readMessage(pattern);
    for (const count of counts) {
      const values = valuesOf(pattern, count);
      expect(sayMessage(own, values, countingIn(language))).toBe(String(full.format(values)));
    }
  }
});

test.each([
  ["write '{'a'}' and it''s done", {}, "write {a} and it's done"],
  ["{n, plural, one {# thing of {who}} other {# things of {who}}}", { n: 3, who: "Ann" }, "3 things of Ann"],
  ["{n, plural, =0 {none} one {one} other {{n, number} in all}}", { n: 0 }, "none"],
  ["{kind, select, a {A} other {{n, plural, one {#} other {# of them}}}}", { kind: "b", n: 2 }, "2 of them"],
  ["{missing} stays", {}, "{missing} stays"],
  ["a { b", {}, "a { b"],
])("%s", (pattern, values, said) => {
  expect(sayMessage(readMessage(pattern), values, countingIn("en"))).toBe(said);
});

/** A value for each name in a pattern: a count where it is counted, a word that some case may have elsewhere. */
function valuesOf(pattern: string, count: number): Readonly<Record<string, string | number>> {
  const names = [...pattern.matchAll(/\{\s*([\w.]+)\s*([,}])\s*(\w*)/g)];
  return Object.fromEntries(
    names
      .map(([, name = "", , form]) => [name, form === "plural" || form === "number" ? count : "word"] as const)
      .toSorted((a, b) => Number(typeof a[1] === "number") - Number(typeof b[1] === "number")),
  );
}

function countingIn(language: string): Counting {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  return { plural: (count) => rules.select(count), number: (value) => numbers.format(value) };
}

async function partMessages(): Promise<readonly (readonly ["en" | "fr", string])[]> {
  const paths = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith("texts.ts"));
  const found: (readonly ["en" | "fr", string])[] = [];
  for (const path of paths) {
    const module = (await import(pathToFileURL(join(source, path)).href)) as Readonly<Record<string, Texts>>;
    for (const { en, fr } of Object.values(module)) {
      found.push(...Object.values(en).map((message) => ["en", message] as const));
      found.push(...Object.values(fr).map((message) => ["fr", message] as const));
    }
  }
  return found;
}

import { describe, expect, test } from "vitest";
import { IntlMessageFormat } from "intl-messageformat";
import { commands } from "../commands/index.ts";
import { common } from "../arguments.ts";
import { english } from "./en.ts";
import { french } from "./fr.ts";
import type { MessageKey } from "./keys.ts";
import { localeOf, speechOf, typeset } from "./messages.ts";

const keys = Object.keys(english) as MessageKey[];

describe("the two catalogues", () => {
  test("have the same keys in the same order", () => {
    expect(Object.keys(french)).toEqual(keys);
  });

  test.each(keys)("%s takes the same values in both languages", (key) => {
    expect(placeholders(french[key], "fr")).toEqual(placeholders(english[key], "en"));
  });

  test.each(keys)("%s follows French typography", (key) => {
    const plain = french[key].replace(/\{[^{}]*\}/g, "");
    expect(plain).not.toMatch(/[^\s\u202f\d.][;!?](\s|$)/);
    expect(plain).not.toContain("'");
    expect(plain).not.toContain("...");
  });
});

describe("every command", () => {
  test.each(Object.entries(commands))("%s is explained: summary, options, each example", async (name, load) => {
    const command = await load();
    expect(command.name).toBe(name);
    expect(keys).toContain(`${name}.summary`);
    for (const option of Object.keys(command.options)) {
      expect(
        keys.some((key) => key === `${name}.option.${option}` || key === `common.option.${option}`),
        `${name} --${option}`,
      ).toBe(true);
    }
    expect(command.examples.length).toBeGreaterThan(0);
    command.examples.forEach((_, index) => expect(keys).toContain(`${name}.example.${index + 1}`));
    expect(keys).not.toContain(`${name}.example.${command.examples.length + 1}`);
    for (const key of keys.filter((candidate) => candidate.startsWith(`${name}.option.`))) {
      expect(Object.keys({ ...command.options, ...common }), key).toContain(key.slice(`${name}.option.`.length));
    }
  });
});

describe("the language", () => {
  test.each([
    [undefined, {}, "en"],
    ["fr", { LANG: "en_GB.UTF-8" }, "fr"],
    [undefined, { ORRERY_LANG: "fr", LC_ALL: "en_US" }, "fr"],
    [undefined, { LC_ALL: "C", LANG: "fr_CH.UTF-8" }, "en"],
    [undefined, { LC_ALL: "", LC_MESSAGES: "fr_FR", LANG: "de_DE" }, "fr"],
    [undefined, { LANG: "fr" }, "fr"],
    [undefined, { LANG: "fur_IT" }, "en"],
    [undefined, { LANG: "de_CH.UTF-8" }, "en"],
  ] as const)("asked %s, environment %o: %s", (asked, environment, locale) => {
    expect(localeOf(asked, environment)).toBe(locale);
  });

  test("counts and quotes as it should", async () => {
    const [en, fr] = [await speechOf("en"), await speechOf("fr")];
    expect(en.text("count.error", { count: 1 })).toBe("1 error");
    expect(en.text("count.error", { count: 1234 })).toBe("1,234 errors");
    expect(fr.text("count.error", { count: 0 })).toBe("0 erreur");
    expect(fr.text("did-you-mean", { suggestion: "check" })).toBe("vouliez-vous dire «\u202fcheck\u202f»\u202f?");
    expect(en.named("nothing.of.the.kind")).toBeUndefined();
    expect(typeset("Oui : « non » ?")).toBe("Oui\u202f: «\u202fnon\u202f»\u202f?");
  });
});

function placeholders(message: string, locale: string): readonly string[] {
  const found = new Set<string>();
  JSON.stringify(
    new IntlMessageFormat(message, locale, undefined, { ignoreTag: true }).getAst(),
    (_, value: unknown) => {
      const part = value as { type?: number; value?: unknown } | null;
      const isPlaceholder =
        typeof part === "object" && part !== null && typeof part.type === "number" && part.type >= 1 && part.type <= 6;
      if (isPlaceholder && typeof part.value === "string") found.add(part.value);
      return value;
    },
  );
  return [...found].sort();
}

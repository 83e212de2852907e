import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe as group, expect, test } from "vitest";
import { Workspace } from "../workspace.ts";
import { codes, describe } from "./codes.ts";
import { encode } from "./text.ts";

const core = join(import.meta.dirname, "..");

function diagnosticsOf(text: string): ReturnType<Workspace["diagnostics"]> {
  return Workspace.load([{ uri: "a.orrery", bytes: encode(text) }]).diagnostics();
}

group("the catalogue of diagnostics", () => {
  test("names every code once", () => {
    expect(codes.map(({ code }) => code)).toEqual([...new Set(codes.map(({ code }) => code))]);
  });

  test.each(codes.flatMap((code) => (code.example === undefined ? [] : [[code.code, code.example] as const])))(
    "the example of %s provokes it",
    (code, example) => {
      const found = diagnosticsOf(example).filter((diagnostic) => diagnostic.code === code);
      expect(found.length).toBeGreaterThan(0);
      for (const diagnostic of found) {
        expect(diagnostic.span.start).toBeGreaterThanOrEqual(0);
        expect(diagnostic.span.end).toBeLessThanOrEqual(encode(example).length);
        for (const locale of ["en", "fr"] as const) {
          const sentence = describe(diagnostic, locale);
          expect(sentence).not.toBe(code);
          expect(sentence).not.toMatch(/undefined|\{[a-z]+\}|``|« »/);
        }
      }
    },
  );

  test("nothing is said of the examples that is not in the catalogue", () => {
    const known = new Set(codes.map(({ code }) => code));
    for (const { example } of codes) {
      for (const { code } of example === undefined ? [] : diagnosticsOf(example)) expect(known).toContain(code);
    }
  });

  test.each(codes)("$code says the same in English and French", ({ en, fr }) => {
    expect(placeholders(fr)).toEqual(placeholders(en));
    expect(en).not.toBe(fr);
  });

  test("every code that core reports is in it", () => {
    const known = new Set(codes.map(({ code }) => code));
    const reported = reportedCodes();
    expect(reported.size).toBeGreaterThan(50);
    expect([...reported].filter((code) => !known.has(code))).toEqual([]);
  });

  test("every code of it is reported somewhere", () => {
    const sources = [
      "language",
      "reconcile",
      "discovery",
      "model",
      "base",
      "sources",
      "exports",
      "draw",
      "answers",
      "edits",
      "checks",
      ".",
    ]
      .flatMap((folder) => sourcesOf(join(core, folder)))
      .join("\n");
    const others = sourcesOf(join(core, "../../cli/src")).join("\n");
    const unused = codes.filter(({ code }) => !`${sources}\n${others}`.includes(`"${code}"`)).map(({ code }) => code);
    // These belong to surfaces that read folders.
    expect(
      unused.filter((code) => !["unreadable-file", "not-utf8", "include-not-found", "include-cycle"].includes(code)),
    ).toEqual([]);
  });
});

group("diagnostics", () => {
  test("suggest what was probably meant", () => {
    const [diagnostic] = diagnosticsOf('aplication a "A"');
    expect(diagnostic === undefined ? "" : describe(diagnostic, "en")).toBe(
      "Unknown kind `aplication`. Did you mean `application`?",
    );
    expect(diagnostic === undefined ? "" : describe(diagnostic, "fr")).toBe(
      "Type « aplication » inconnu. Vouliez-vous dire « application » ?",
    );
  });

  test("come all at once, and the rest of the model is there", () => {
    const workspace = Workspace.load([
      {
        uri: "a.orrery",
        bytes: encode(
          "aplication a\napplication b { critcality: vital; owner: nobody; rto: 4 }\nb usess a\nb uses c\n%%\napplication c",
        ),
      },
    ]);
    expect(
      workspace
        .diagnostics()
        .map(({ code }) => code)
        .sort(),
    ).toEqual(
      [
        "missing-unit",
        "unexpected-character",
        "unknown-attribute",
        "unknown-kind",
        "unknown-reference",
        "unknown-verb",
      ].sort(),
    );
    expect([...workspace.model.elements()].map(({ id }) => id)).toEqual(["b", "c"]);
    expect(workspace.model.element("b")?.out("uses")[0]?.to?.id).toBe("c");
  });
});

/** Names of the placeholders of an ICU message, those of inner branches too; what stands between apostrophes is text. */
function placeholders(message: string): readonly string[] {
  const plain = message.replaceAll(/'[{}][^']*'/g, "");
  const names = new Set<string>();
  let depth = 0;
  for (let at = 0; at < plain.length; at++) {
    // A brace in a text opens a placeholder, a brace in a placeholder opens the text of a branch.
    if (plain[at] === "{" && depth++ % 2 === 0) names.add(/^\w+/.exec(plain.slice(at + 1))?.[0] ?? "");
    else if (plain[at] === "}") depth--;
  }
  return [...names].sort();
}

/** Codes that stand in calls which report them. */
function reportedCodes(): ReadonlySet<string> {
  const calls = [
    /\breport\(\s*"([a-z0-9-]+)"/g,
    /\breport\(\s*[^"(]*\?\s*"([a-z0-9-]+)"\s*:\s*"[a-z0-9-]+"/g,
    /\breport\(\s*[^"(]*\?\s*"[a-z0-9-]+"\s*:\s*"([a-z0-9-]+)"/g,
    /\bunreadable\([^"\n]*"([a-z0-9-]+)"/g,
    /\bsay\(\s*\w+,\s*"([a-z0-9-]+)"/g,
    /\brefusal\(\s*"([a-z0-9-]+)"/g,
    /\berror\(\s*"([a-z0-9-]+)"/g,
    /\bcode: "([a-z0-9-]+)"/g,
  ];
  const files = [
    ...["language", "reconcile"].flatMap((folder) => sourcesOf(join(core, folder))),
    readFileSync(join(core, "workspace.ts"), "utf8"),
    readFileSync(join(core, "model/values.ts"), "utf8"),
  ];
  return new Set(
    files.flatMap((text) => calls.flatMap((call) => [...text.matchAll(call)].map(([, code]) => code ?? ""))),
  );
}

function sourcesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: folder !== core, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts") && !name.endsWith("codes.ts"))
    .map((name) => readFileSync(join(folder, name), "utf8"));
}

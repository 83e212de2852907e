import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Workspace } from "@orrery/core/workspace";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ServedWorkspace } from "./served-workspace.ts";

/** Statements that agree and disagree with each other, definitions that change what others mean among them. */
const statements = [
  'application a "A"',
  'application b "B" { uses a }',
  "b uses c",
  'unit u "U"',
  'application d "D" { owner: u }',
  'application a "Twice"',
  "kind lambda : module { attributes: { memory: size } }",
  'lambda l "L" { memory: 3 GiB }',
  "relationship feeds : flows { }",
  "a feeds b",
  "extend a { criticality: vital }",
  'aplication x "X"',
  'application "no id" {',
  "}",
  '"""',
];
const texts = fc.array(fc.constantFrom(...statements), { maxLength: 8 }).map((lines) => lines.join("\n"));

describe("a served workspace", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "orrery-served-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const write = (uri: string, text: string): void => writeFileSync(join(folder, uri), text);
  const found = (files: Readonly<Record<string, string>>): unknown =>
    Workspace.load(
      Object.entries(files).map(([uri, text]) => ({ uri, bytes: new TextEncoder().encode(text) })),
    ).diagnostics();

  it("says of a draft what it would say of the saved text, keystroke after keystroke, and changes nothing by it", () => {
    fc.assert(
      fc.property(
        texts,
        texts,
        fc.array(fc.tuple(fc.constantFrom("a.orrery", "b.orrery", "c.orrery"), texts), { maxLength: 6 }),
        (a, b, drafts) => {
          write("a.orrery", a);
          write("b.orrery", b);
          const served = new ServedWorkspace("w", folder);
          const before = found({ "a.orrery": a, "b.orrery": b });
          for (const [uri, text] of drafts) {
            const expected = found({ "a.orrery": a, "b.orrery": b, [uri]: text }) as readonly {
              readonly uri: string;
            }[];
            expect(served.draft(uri, text).diagnostics).toEqual(
              expected.filter((diagnostic) => diagnostic.uri === uri),
            );
            expect(served.diagnostics()).toEqual(before);
          }
        },
      ),
      { numRuns: 80 },
    );
  });

  it("is after any changes on disk what a fresh one is", () => {
    fc.assert(
      fc.property(
        texts,
        fc.array(fc.tuple(fc.constantFrom("a.orrery", "b.orrery", "c.orrery"), fc.option(texts)), { maxLength: 6 }),
        (a, changes) => {
          for (const uri of ["b.orrery", "c.orrery"]) rmSync(join(folder, uri), { force: true });
          write("a.orrery", a);
          const served = new ServedWorkspace("w", folder);
          for (const [uri, text] of changes) {
            const before = served.revision;
            if (text === null) rmSync(join(folder, uri), { force: true });
            else write(uri, text);
            const isChanged = served.refresh(new Set([join(folder, uri)]));
            expect(served.revision - before).toBe(isChanged ? 1 : 0);
            const fresh = new ServedWorkspace("w", folder);
            expect(served.diagnostics()).toEqual(fresh.diagnostics());
            expect([...served.model.elements()].map((element) => element.id)).toEqual(
              [...fresh.model.elements()].map((element) => element.id),
            );
            expect(served.file(uri)).toEqual(fresh.file(uri));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it("checks drafts in a model of 10,000 elements, which stays as it is", () => {
    const large = mkdtempSync(join(tmpdir(), "orrery-large-"));
    const textOf = (file: number): string =>
      Array.from({ length: 100 }, (_, index) => {
        const number = file * 100 + index;
        return `application app-${number} "Application ${number}" {\n  owner: u-it\n  criticality: vital\n  uses app-${(number * 7 + 1) % 10_000}\n}\n`;
      }).join("");
    for (let file = 0; file < 100; file++) writeFileSync(join(large, `f${file}.orrery`), textOf(file));
    writeFileSync(join(large, "units.orrery"), 'unit u-it "IT"\n');
    const served = new ServedWorkspace("w", large);
    expect(served.diagnostics()).toEqual([]);
    for (let key = 0; key < 15; key++) {
      const text = `${textOf(50)}application new "${"x".repeat(key)}" { uses app-1; uses app-${10_000 + key} }\n`;
      expect(served.draft("f50.orrery", text).diagnostics.map(({ code }) => code)).toEqual(["unknown-reference"]);
    }
    expect(served.diagnostics()).toEqual([]);
    rmSync(large, { recursive: true });
  });
});

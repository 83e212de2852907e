import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve, sep } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { freeWord, isModelUri, pathInside, wordOf } from "./names.ts";

const pieces = fc.constantFrom(
  "a",
  "b",
  "..",
  ".",
  "/",
  "\\",
  ".orrery",
  " ",
  "\0",
  "con",
  "C:",
  "~",
  "%2e",
  "é",
  "up",
  "in",
  "node_modules",
  ".git",
);
const uris = fc.array(pieces, { maxLength: 8 }).map((parts) => `${parts.join("")}.orrery`);

it("a name of a model file stays in its folder, whatever it is made of", () => {
  const folder = resolve("/srv/model");
  fc.assert(
    fc.property(uris, (uri) => {
      if (!isModelUri(uri)) return;
      expect(resolve(folder, uri).startsWith(folder + sep)).toBe(true);
      expect(join(folder, uri)).toBe(resolve(folder, uri));
      expect(uri).not.toMatch(/(?:^|\/)(?:\.|node_modules(?:\/|$))/);
    }),
  );
  for (const good of ["a.orrery", "b/c d.orrery", "équipe/été.orrery", "a.b.orrery"])
    expect([good, isModelUri(good)]).toEqual([good, true]);
});

it("a path that links lead out of the folder is none", () => {
  const root = mkdtempSync(join(tmpdir(), "orrery-names-"));
  const folder = join(root, "model");
  mkdirSync(join(folder, "in"), { recursive: true });
  symlinkSync(root, join(folder, "up"));
  symlinkSync(join(folder, "in"), join(folder, "inner"));
  expect(pathInside(folder, "in/a.orrery")).toBe(join(folder, "in/a.orrery"));
  expect(pathInside(folder, "new/deep/a.orrery")).toBe(join(folder, "new/deep/a.orrery"));
  expect(pathInside(folder, "up/a.orrery")).toBeUndefined();
  expect(pathInside(folder, "../a.orrery")).toBeUndefined();
  expect(pathInside(folder, ".")).toBeUndefined();
  // Links that stay inside, or come back, do no harm.
  expect(pathInside(folder, "inner/a.orrery")).toBe(join(folder, "inner/a.orrery"));
  expect(pathInside(folder, "up/model/a.orrery")).toBe(join(folder, "up/model/a.orrery"));
  rmSync(root, { recursive: true });
});

it("a word for addresses is short, plain and never empty", () => {
  expect(["Bäckerei (neu)", "Plan de Genève", "CON", "…", "a--b"].map(wordOf)).toEqual([
    "backerei-neu",
    "plan-de-geneve",
    "model-con",
    "model",
    "a-b",
  ]);
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (name) => {
      expect(wordOf(name)).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    }),
  );
  expect(freeWord("shop", (word) => ["shop", "shop-2"].includes(word))).toBe("shop-3");
});

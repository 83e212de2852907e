import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { codes } from "../packages/core/src/base/codes.ts";
import { madeFiles } from "./reference.mjs";
import { pagesWithOutput } from "./reference/console.mjs";
import { provoked, readable } from "./reference/diagnostics.mjs";
import { root } from "./run.mjs";

const made = await madeFiles();
const pages = await pagesWithOutput();

describe.each(Object.entries(made))("%s", (folder, files) => {
  it("has these files and no others", () => {
    expect(readdirSync(join(root, folder)).sort()).toEqual(Object.keys(files).sort());
  });

  it.each(Object.keys(files))("%s is what `npm run reference` writes", (name) => {
    expect(readFileSync(join(root, folder, name), "utf8")).toBe(files[name]);
  });
});

describe("command lines in the guides print what the guides say", () => {
  it.each(Object.keys(pages))("%s", (path) => {
    expect(readFileSync(join(root, path), "utf8")).toBe(pages[path]);
  });
});

it("every diagnostic is explained, and none that does not exist", () => {
  const page = made["docs/reference"]?.["diagnostics.md"] ?? "";
  const explained = [...page.matchAll(/^## (?<code>\S+)$/gm)].map((found) => found[1]);
  expect(explained).toEqual(codes.map(({ code }) => code).sort());
});

describe("the catalogue of diagnostics", () => {
  it.each(codes.filter(({ example }) => example !== undefined))("$code is what its example provokes", (one) => {
    expect(provoked(one)?.code).toBe(one.code);
  });

  it("has every code once", () => {
    expect(new Set(codes.map(({ code }) => code)).size).toBe(codes.length);
  });
});

it.each([
  ["`{found}` is no escape; use `\\u'{1F600}'`.", "`‹found›` is no escape; use `\\u{1F600}`."],
  ["{size, number} bytes", "‹size› bytes"],
  ["{count, plural, one {a block is} other {# blocks are}} open", "[a block is | ‹n› blocks are] open"],
  ["it {back, select, yes {; or back} other {}}.", "it [; or back]."],
  ["deeper {a, select, x {with {b}} other {without}}", "deeper [with ‹b› | without]"],
])("a message is shown to people: %s", (message, shown) => {
  expect(readable(message)).toBe(shown);
});

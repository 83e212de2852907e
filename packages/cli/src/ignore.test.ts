import { spawnSync } from "node:child_process";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readIgnore } from "./ignore.ts";
import { folderWith } from "./world.fixtures.ts";

describe("a .gitignore", () => {
  test.each([
    ["dist", "dist", true, true],
    ["dist", "packages/dist", true, true],
    ["/dist", "packages/dist", true, undefined],
    ["dist/", "dist", false, undefined],
    ["a/b", "x/a/b", true, undefined],
    ["**/b", "x/a/b", true, true],
    ["a/**", "a/x/y", false, true],
    ["a/**/z", "a/z", false, true],
    ["*.orrery", "x/y.orrery", false, true],
    ["*.orrery\n!keep.orrery", "x/keep.orrery", false, false],
    ["# comment", "# comment", false, undefined],
    ["\\#odd", "#odd", false, true],
    ["draft-[0-9]*", "draft-7b", false, true],
    ["draft-[!0-9]", "draft-7", false, undefined],
    ["trailing  ", "trailing", false, true],
    ["[z-a]", "z", false, undefined],
  ])("%j says of %j (folder %s): %s", (text, path, isFolder, answer) => {
    expect(readIgnore(text)(path, isFolder)).toBe(answer);
  });

  test("agrees with Git on made-up patterns", () => {
    const folder = folderWith();
    expect(spawnSync("git", ["init", "-q", folder]).status).toBe(0);
    const name = fc.string({ unit: fc.constantFrom("a", "b", "1", "."), minLength: 1, maxLength: 3 }).filter((text) => !/^\.+$/.test(text));
    const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join("/"));
    const piece = fc.constantFrom("a", "b", "1", "*", "?", "**", "/", "[ab]", "[!a]", ".", "\\a");
    const pattern = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join("")).filter((text) => text !== "/" && !text.includes("//") && !text.includes("***"));
    const cases = fc.sample(fc.record({ pattern, path }), { numRuns: 300, seed: 7 });
    for (const { pattern: text, path: candidate } of cases) {
      const git = spawnSync("git", ["-C", folder, "-c", `core.excludesFile=${join(folder, "none")}`, "check-ignore", "--no-index", "-q", candidate], { input: "" });
      expect(git.status).toBe(1);
      void text;
    }
  });
});

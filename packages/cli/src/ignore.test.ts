import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
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
    const name = fc
      .string({ unit: fc.constantFrom("a", "b", "1", "."), minLength: 1, maxLength: 3 })
      .filter((text) => !/^\.+$/.test(text));
    const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join("/"));
    const piece = fc.constantFrom("a", "b", "1", "*", "?", "**", "/", "[ab]", "[!a]", ".", "\\a");
    const pattern = fc
      .array(piece, { minLength: 1, maxLength: 5 })
      .map((pieces) => pieces.join(""))
      .filter((text) => text !== "/" && !text.includes("//") && !text.includes("***"));
    const cases = fc.sample(
      fc.record({
        patterns: fc.array(pattern, { minLength: 1, maxLength: 2 }),
        paths: fc.array(path, { minLength: 20, maxLength: 20 }),
      }),
      { numRuns: 60, seed: 7 },
    );
    let ignored = 0;
    for (const { patterns, paths } of cases) {
      const text = patterns.join("\n");
      writeFileSync(join(folder, ".gitignore"), text);
      const answer = spawnSync("git", ["-C", folder, "check-ignore", "--no-index", "--stdin", "-z"], {
        input: paths.join("\0"),
        encoding: "utf8",
      });
      const byGit = new Set(answer.stdout.split("\0"));
      for (const candidate of paths) {
        expect({ text, candidate, ignored: isIgnored(text, candidate) }).toEqual({
          text,
          candidate,
          ignored: byGit.has(candidate),
        });
        if (byGit.has(candidate)) ignored++;
      }
    }
    expect(ignored).toBeGreaterThan(50);
  });
});

/** As a search from the top would find: what is in an ignored folder is never looked at. */
function isIgnored(text: string, path: string): boolean {
  const ignore = readIgnore(text);
  const names = path.split("/");
  return names.some((_, index) => ignore(names.slice(0, index + 1).join("/"), index < names.length - 1) === true);
}

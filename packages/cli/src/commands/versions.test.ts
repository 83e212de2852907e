/** The commands that compare and join versions: diff and merge, alone and as what Git calls. */
import { spawnSync } from "node:child_process";
import { chmodSync, symlinkSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { build, folderWith, repository, run, runBuilt, textsIn } from "../world.fixtures.ts";

const before = 'application shop "Shop" { criticality: vital; uses books }\napplication books "Books"\n';
const after =
  'application books "Books & more"\napplication shop "Shop" { criticality: important; owner: it }\nunit it "IT"\n';

function git(
  folder: string,
  ...words: string[]
): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  return spawnSync("git", ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-C", folder, ...words], {
    encoding: "utf8",
  });
}

function commit(folder: string): void {
  git(folder, "add", "-A");
  expect(git(folder, "commit", "-q", "-m", "step").status).toBe(0);
}

describe("orrery diff", () => {
  test("two folders, for people", async () => {
    const folder = folderWith({ "a/m.orrery": before, "b/other-name.orrery": after });
    const { code, output } = await run(["diff", "a", "b"], { folder });
    expect(code).toBe(1);
    expect(output).toMatchInlineSnapshot(`
      "+ unit it "IT"
      ~ application books "Books & more"
          name: Books → Books & more
      ~ application shop "Shop"
          criticality: vital → important
          owner: + it

      - shop uses books

      elements +1 -0 ~2 · relationships +0 -1 ~0
      "
    `);
  });

  test("in French, and the same", async () => {
    const folder = folderWith({
      "a/m.orrery": before,
      "b/m.orrery": `// other order\n${before.split("\n").reverse().join("\n")}`,
    });
    expect(await run(["diff", "a", "b", "--lang", "fr"], { folder })).toEqual({
      code: 0,
      output: "= Les deux disent la même chose\n",
      problems: "",
    });
  });

  test("two files, as JSON", async () => {
    const folder = folderWith({ "a.orrery": before, "b.orrery": after });
    const { code, output } = await run(["diff", "a.orrery", "b.orrery", "--json"], { folder });
    expect(code).toBe(1);
    expect(JSON.parse(output)).toMatchObject({
      version: 1,
      summary: { same: false, elements: { added: 1, removed: 0, changed: 2, renamed: 1 } },
    });
  });

  test("revisions of Git: alone, with a path, and against what is here", async () => {
    const folder = folderWith({ "arch/m.orrery": before, "arch/sub/n.orrery": 'node n "N"\n', "readme.md": "" });
    git(folder, "init", "-q", "-b", "main");
    commit(folder);
    writeFileSync(join(folder, "arch/m.orrery"), after);
    const counts = async (...words: string[]): Promise<unknown> =>
      JSON.parse((await run(["diff", ...words, "--json"], { folder: join(folder, "arch") })).output).summary.elements;
    const changed = { added: 1, removed: 0, changed: 2, moved: 0, renamed: 1 };
    expect(await counts()).toEqual(changed);
    expect(await counts("main")).toEqual(changed);
    expect(await counts("HEAD:arch", ".")).toEqual(changed);
    expect(await counts("HEAD:./m.orrery", "m.orrery")).toEqual(changed);
    commit(folder);
    expect(await counts("HEAD~1", "HEAD")).toEqual(changed);
    expect(await run(["diff"], { folder: join(folder, "arch") })).toMatchObject({ code: 0 });
  });

  test("what nobody knows", async () => {
    const folder = folderWith({ "m.orrery": before });
    git(folder, "init", "-q", "-b", "main");
    expect(await run(["diff", "nowhere"], { folder })).toEqual({
      code: 2,
      output: "",
      problems: "error: `nowhere` is no folder, no file, and no revision or path that Git knows.\n",
    });
    expect(await run(["diff", "--", "--output=x"], { folder })).toMatchObject({ code: 2, output: "" });
    expect(await run(["diff", "a", "b", "c"], { folder })).toMatchObject({ code: 2, output: "" });
    expect(await run(["diff", "nowhere"], { folder: folderWith({ "m.orrery": before }) })).toMatchObject({
      code: 2,
      problems: expect.stringContaining("no Git repository"),
    });
  });
});

describe("orrery merge", () => {
  const base = 'application shop "Shop" {\n  criticality: vital\n  owner: it\n}\nunit it "IT"\n';
  const ours = base.replace("vital", "important");
  const theirs = base.replace('"Shop"', '"Web shop"');

  test("changes of both sides, one file to stdout", async () => {
    const folder = folderWith({ "base.orrery": base, "ours.orrery": ours, "theirs.orrery": theirs });
    const { code, output } = await run(["merge", "base.orrery", "ours.orrery", "theirs.orrery"], { folder });
    expect(code).toBe(0);
    expect(output).toBe(ours.replace('"Shop"', '"Web shop"'));
  });

  test("a conflict is named and marked", async () => {
    const folder = folderWith({
      "base.orrery": base,
      "ours.orrery": ours,
      "theirs.orrery": base.replace("vital", "low"),
    });
    const { code, output, problems } = await run(
      ["merge", "base.orrery", "ours.orrery", "theirs.orrery", "-o", "out.orrery"],
      { folder },
    );
    expect({ code, output }).toEqual({ code: 1, output: "" });
    expect(problems).toMatchInlineSnapshot(`
      "conflict out.orrery:2 shop criticality: important | low
      1 conflict to settle
      "
    `);
    expect(textsIn(folder)["out.orrery"]).toContain("<<<<<<<");
    const answer = JSON.parse(
      (await run(["merge", "base.orrery", "ours.orrery", "theirs.orrery", "--json"], { folder })).output,
    );
    expect(answer).toMatchObject({
      version: 1,
      conflicts: [
        { conflict: "attribute", subject: "shop", key: "criticality", base: "vital", ours: "important", theirs: "low" },
      ],
    });
  });

  test("whole folders, a file that went away included", async () => {
    const folder = folderWith({
      "base/a.orrery": base,
      "base/b.orrery": "node n\n",
      "ours/a.orrery": ours,
      "ours/b.orrery": "node n\n",
      "theirs/a.orrery": theirs,
    });
    expect(await run(["merge", "base", "ours", "theirs", "-o", "ours"], { folder })).toMatchObject({ code: 0 });
    expect(textsIn(join(folder, "ours"))).toEqual({ "a.orrery": ours.replace('"Shop"', '"Web shop"') });
  });

  test("what cannot be read, or is another model, stops it before anything is written", async () => {
    const folder = folderWith({
      "base/a.orrery": base,
      "ours/a.orrery": ours,
      "theirs/a.orrery": theirs,
      "other/mine.orrery": "node n\n",
    });
    const all = textsIn(folder);
    expect(await run(["merge", "base", "ours", "theirs", "-o", "other"], { folder })).toMatchObject({
      code: 2,
      problems: expect.stringContaining("There is a model already"),
    });
    symlinkSync("nowhere", join(folder, "theirs/broken.orrery"));
    expect(await run(["merge", "base", "ours", "theirs", "-o", "ours"], { folder })).toMatchObject({
      code: 2,
      problems: expect.stringContaining("theirs/broken.orrery: no such file"),
    });
    unlinkSync(join(folder, "theirs/broken.orrery"));
    expect(textsIn(folder)).toEqual(all);
  });

  test("wrong use", async () => {
    const folder = folderWith({ "a.orrery": base, "m/a.orrery": base });
    expect((await run(["merge", "a.orrery", "a.orrery"], { folder })).code).toBe(2);
    expect((await run(["merge", "a.orrery", "m", "m"], { folder })).problems).toBe(
      "error: Either three files or three folders.\n",
    );
    expect((await run(["merge", "a.orrery", "none", "m"], { folder })).problems).toBe(
      "error: There is nothing at none.\n",
    );
    expect((await run(["merge", "m", "m", "m"], { folder })).code).toBe(2);
    expect((await run(["merge", "--install"], { folder })).code).toBe(2);
  });
});

describe("in Git", () => {
  beforeAll(build);

  test("merges and shows by itself, once installed", async () => {
    const base = 'application shop "Shop" {\n  criticality: vital\n}\n';
    const folder = folderWith({ "m.orrery": base, ".gitattributes": "*.md text" });
    git(folder, "init", "-q", "-b", "main");
    commit(folder);
    const tools = folderWith({
      orrery: `#!/bin/sh\nexec "${process.execPath}" "${join(repository, "packages/cli/dist/orrery.js")}" "$@"\n`,
    });
    chmodSync(join(tools, "orrery"), 0o755);
    const installed = await run(["merge", "--install"], { folder, environment: { PATH: `/nowhere:${tools}` } });
    expect(installed.code).toBe(0);
    expect(installed.output).toContain('merge.orrery.driver "orrery merge --driver %O %A %B %P"');
    await run(["merge", "--install"], { folder, environment: { PATH: tools } });
    expect(textsIn(folder)[".gitattributes"]).toBe("*.md text\n*.orrery merge=orrery diff=orrery\n");

    const path = process.env["PATH"];
    process.env["PATH"] = `${tools}:${path}`;
    try {
      commit(folder);
      git(folder, "checkout", "-q", "-b", "theirs");
      writeFileSync(join(folder, "m.orrery"), base.replace('"Shop"', '"Web shop"'));
      commit(folder);
      git(folder, "checkout", "-q", "main");
      writeFileSync(join(folder, "m.orrery"), base.replace("vital", "low"));
      expect(git(folder, "diff").stdout).toContain("criticality: vital → low");
      commit(folder);
      expect(git(folder, "merge", "-q", "theirs", "-m", "both")).toMatchObject({ status: 0 });
      expect(textsIn(folder)["m.orrery"]).toBe('application shop "Web shop" {\n  criticality: low\n}\n');
    } finally {
      process.env["PATH"] = path;
    }
  });

  test("works where no orrery is on the path, also when npx lends one", () => {
    const text = 'application shop "Shop" { criticality: vital }\n';
    const folder = folderWith({ "m.orrery": text, "tools/node_modules/.bin/orrery": "#!/bin/sh\nexit 9\n" });
    git(folder, "init", "-q", "-b", "main");
    const path = `${join(folder, "tools/node_modules/.bin")}:${process.env["PATH"]}`;
    expect(runBuilt(["merge", "--install"], { folder, environment: { PATH: path } }).code).toBe(0);
    commit(folder);
    writeFileSync(join(folder, "m.orrery"), text.replace("vital", "low"));
    expect(git(folder, "diff", "--", "m.orrery").stdout).toContain("criticality: vital → low");
  });
});

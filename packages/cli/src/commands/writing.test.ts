/** The commands that write: init, format, import, export. */
import { spawnSync } from "node:child_process";
import { chmodSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, run, sharedFile, textsIn } from "../world.fixtures.ts";

describe("orrery init", () => {
  test.each(["en", "fr"])("writes a model without problems, in %s, and formatted", async (lang) => {
    const folder = folderWith();
    const made = await run(["init", "my model", "--lang", lang], { folder });
    expect(made.code).toBe(0);
    expect(made.output).toContain(join("my model", "model.orrery"));
    expect(made.output).toContain("orrery check 'my model'");
    expect(await run(["check", "my model", "--no-rules"], { folder })).toMatchObject({
      code: 0,
      output: expect.stringContaining("No problems"),
    });
    // Rules have something to say about it, so that a beginner sees what they do; nothing of it stops a build.
    expect((await run(["check", "my model"], { folder })).code).toBe(0);
    expect(await run(["format", "--check"], { folder: join(folder, "my model") })).toMatchObject({ code: 0 });
  });

  test("leaves a model that is there alone", async () => {
    const folder = folderWith({ "sub/a.orrery": "application a" });
    const before = textsIn(folder);
    expect(await run(["init"], { folder })).toEqual({
      code: 2,
      output: "",
      problems: "error: There is a model already: sub/a.orrery.\nhint: name another folder; nothing was changed\n",
    });
    expect(await run(["init", "sub/a.orrery"], { folder })).toMatchObject({ code: 2, output: "" });
    expect(textsIn(folder)).toEqual(before);
  });

  test("says it as JSON", async () => {
    expect(JSON.parse((await run(["init", "--json"], { folder: folderWith() })).output)).toEqual({
      version: 1,
      files: ["model.orrery"],
    });
  });
});

describe("orrery format", () => {
  const messy = 'application   a "A"   {owner:u;tags:   [x,y]}\n\n\n\n// kept\nunit u "U"';

  test("puts the blanks in order, keeps the mode, and changes nothing the second time", async () => {
    const folder = folderWith({ "a.orrery": messy, "b.orrery": 'unit v "V"\n' });
    chmodSync(join(folder, "a.orrery"), 0o640);
    expect(await run(["format", "--check"], { folder })).toEqual({
      code: 1,
      output: "a.orrery\n",
      problems: "1 file is not formatted of 2\n",
    });
    expect(textsIn(folder)["a.orrery"]).toBe(messy);
    expect(await run(["format"], { folder })).toEqual({
      code: 0,
      output: "a.orrery\n",
      problems: "1 file changed of 2\n",
    });
    expect(textsIn(folder)["a.orrery"]).toMatch(
      /^application a "A" \{ owner: u; tags: \[x, y\] \}\n\n\/\/ kept\nunit u "U"/,
    );
    expect(statSync(join(folder, "a.orrery")).mode & 0o777).toBe(0o640);
    expect(await run(["format"], { folder })).toEqual({ code: 0, output: "", problems: "Nothing to change of 2\n" });
    expect(await run(["format", "--check", "--json"], { folder })).toMatchObject({
      code: 0,
      output: '{\n  "version": 1,\n  "files": 2,\n  "changed": []\n}\n',
    });
  });

  test("only what is named", async () => {
    const folder = folderWith({ "a.orrery": messy, "sub/b.orrery": messy });
    await run(["format", "sub"], { folder });
    expect(textsIn(folder)["a.orrery"]).toBe(messy);
    expect(textsIn(folder)["sub/b.orrery"]).not.toBe(messy);
    expect(await run(["format", "nowhere"], { folder })).toMatchObject({
      code: 2,
      problems: "error: There is nothing at nowhere.\n",
    });
    writeFileSync(join(folder, "notes.txt"), "mine");
    expect(await run(["format", "notes.txt"], { folder })).toMatchObject({
      code: 2,
      problems: "error: notes.txt does not end in .orrery.\n",
    });
  });

  test("from stdin to stdout", async () => {
    expect(await run(["format", "--stdin"], { folder: folderWith(), input: 'unit   u  "U"\n' })).toEqual({
      code: 0,
      output: 'unit u "U"\n',
      problems: "",
    });
  });
});

const exchange = sharedFile("archimate/archisurance.xml");

describe.skipIf(exchange === undefined)("ArchiSurance", () => {
  const source = exchange ?? "";

  test("imports with the published figures, checks, and comes back from every format", async () => {
    const folder = folderWith();
    const answer = JSON.parse((await run(["import", source, "--to", "as", "--json"], { folder })).output);
    expect(answer).toMatchObject({
      version: 1,
      format: "archimate",
      elements: 120,
      relationships: 178,
      views: 17,
      illegal: 0,
      onlyDerived: 63,
    });
    expect(answer.files).toContain(join("as", "application.orrery"));
    expect(answer.loss.length).toBeGreaterThan(0);
    expect(await run(["check", "as"], { folder })).toMatchObject({ code: 0 });

    for (const [format, file] of [
      ["archimate-exchange", "as.xml"],
      ["archi", "as.archimate"],
      ["coarchi", "as-repository"],
    ] as const) {
      const exported = JSON.parse(
        (await run(["export", "--format", format, "-o", file, "as", "--json"], { folder })).output,
      );
      expect(exported).toMatchObject({ version: 1, format });
      expect(exported.files.length).toBeGreaterThan(0);
      const again = JSON.parse((await run(["import", file, "--to", `again-${format}`, "--json"], { folder })).output);
      expect(again).toMatchObject({ elements: 120, relationships: 178, views: 17, illegal: 0, onlyDerived: 63 });
      const none = { added: 0, removed: 0, changed: 0 };
      const { summary } = JSON.parse((await run(["diff", "as", `again-${format}`, "--json"], { folder })).output);
      expect(summary).toMatchObject({ elements: none, relationships: none, statements: none });
    }
  });

  test("a dry run writes nothing", async () => {
    const folder = folderWith();
    const { code, output } = await run(["import", source, "--to", "as", "--dry-run"], { folder });
    expect(code).toBe(0);
    expect(output).toContain("would be written");
    expect(textsIn(folder)).toEqual({});
  });

  test("nothing is written over a model that is there", async () => {
    const folder = folderWith({ "as/mine.orrery": "application a" });
    expect(await run(["import", source, "--to", "as"], { folder })).toMatchObject({
      code: 2,
      output: "",
      problems: expect.stringContaining("There is a model already: as/mine.orrery."),
    });
    expect(textsIn(folder)).toEqual({ "as/mine.orrery": "application a" });
  });

  test("a fault on the way leaves everything as it was", async () => {
    const folder = folderWith({ "as/application.orrery/in-the-way.txt": "mine", "as/notes.txt": "mine" });
    const before = textsIn(folder);
    const { code, output, problems } = await run(["import", source, "--to", "as"], { folder });
    expect({ code, output }).toEqual({ code: 2, output: "" });
    expect(problems).toContain("it is a folder");
    expect(textsIn(folder)).toEqual(before);
  });
});

describe("orrery import", () => {
  test("what is no model is said, and nothing is written", async () => {
    const folder = folderWith({ "broken.xml": "<model><element", "text.xml": "no xml at all" });
    for (const file of ["broken.xml", "text.xml"]) {
      const { code, output, problems } = await run(["import", file, "--to", "m"], { folder });
      expect({ file, code, output }).toEqual({ file, code: 2, output: "" });
      expect(problems).toContain("could not be read as a model");
    }
    expect((await run(["import", "none.xml", "--to", "m"], { folder })).problems).toBe(
      "error: none.xml: no such file\n",
    );
    expect((await run(["import", "broken.xml"], { folder })).code).toBe(2);
    expect(Object.keys(textsIn(folder))).toEqual(["broken.xml", "text.xml"]);
  });

  test("an inventory that comes again changes what the table changed, and leaves what people wrote", async () => {
    const folder = folderWith({
      "apps.csv": "Application,Owner,Criticality\nWeb shop,IT,vital\nAccounting,Finance,important\nCRM,Sales,normal\n",
    });
    const first = JSON.parse((await run(["import", "apps.csv", "--to", "m", "--json"], { folder })).output);
    expect(first).toMatchObject({ format: "inventory", elements: 6, illegal: 0 });
    const file = join(folder, "m/application.orrery");
    const text = textsIn(folder)[join("m", "application.orrery")] ?? "";
    const mine = text
      .replace("criticality: vital", "criticality: vital; businessFit: 4 /* ours */")
      .replace("criticality: normal", "criticality: low");
    expect(mine).not.toBe(text);
    writeFileSync(file, mine);

    const unchanged = JSON.parse((await run(["import", "apps.csv", "--to", "m", "--json"], { folder })).output);
    expect(unchanged).toMatchObject({ changes: 0, vanished: [], conflicts: [] });
    expect(textsIn(folder)[join("m", "application.orrery")]).toBe(mine);

    writeFileSync(
      join(folder, "apps.csv"),
      "Application,Owner,Criticality\nWeb shop,IT,important\nCRM,Sales,normal\nNew,IT,low\n",
    );
    const again = JSON.parse((await run(["import", "apps.csv", "--to", "m", "--json"], { folder })).output);
    expect(again).toMatchObject({ vanished: ["accounting"], conflicts: [] });
    const after = textsIn(folder)[join("m", "application.orrery")] ?? "";
    expect(after).toContain("criticality: important; businessFit: 4 /* ours */");
    expect(after).toContain("criticality: low");
    expect(after).toContain('"New"');
    expect(after).toContain('"Accounting"');
    expect((await run(["check", "m"], { folder })).code).toBe(0);
  });

  test("a mapping is found beside the table, or where the first import has written it, and that is told", async () => {
    const table = "Application,Boss\nWeb shop,IT\n";
    const mapping = "kind: application\nname: Application\ncolumns:\n  Boss: { attribute: owner, create: unit }\n";
    const folder = folderWith({ "list/apps.csv": table, "list/apps.mapping.yaml": mapping, "apps.csv": table });
    const beside = await run(["import", "list/apps.csv", "--to", "m"], { folder });
    expect(beside.output).toContain(`columns read by ${join("list", "apps.mapping.yaml")}`);
    expect(textsIn(folder)[join("m", "application.orrery")]).toContain("owner: it");
    expect(Object.keys(textsIn(folder))).not.toContain(join("m", "apps.mapping.yaml"));

    const first = await run(["import", "apps.csv", "--to", "n", "--json"], { folder });
    expect(JSON.parse(first.output)).not.toHaveProperty("mapping");
    expect(textsIn(folder)[join("n", "application.orrery")]).not.toContain("owner");
    const proposed = join("n", "apps.mapping.yaml");
    expect(textsIn(folder)[proposed]).toContain("Boss: property");
    writeFileSync(join(folder, proposed), mapping);
    const second = await run(["import", "apps.csv", "--to", "n", "--json"], { folder });
    expect(JSON.parse(second.output)).toMatchObject({ mapping: proposed });
    expect(textsIn(folder)[join("n", "application.orrery")]).toContain("owner: it");
  });

  test("a broken mapping beside the table is told and nothing is written; files that are no tables have none", async () => {
    const folder = folderWith({ "a.csv": "Application\nWeb shop\n", "a.mapping.yaml": "kind: [\n" });
    const { code, output, problems } = await run(["import", "a.csv", "--to", "m"], { folder });
    expect([code, Object.keys(textsIn(folder))]).toEqual([2, ["a.csv", "a.mapping.yaml"]]);
    expect(output + problems).toContain("a.mapping.yaml");
  });
});

describe("orrery export", () => {
  const shop =
    'model acme "Acme"\napplication shop "Web shop" { criticality: vital; uses books }\napplication books "Books"\n';

  test.each(["csv", "archi-csv"])("as %s, three tables that come back", async (format) => {
    const folder = folderWith({ "m/a.orrery": shop });
    const { code, output } = await run(["export", "-f", format, "-o", "tables", "m"], { folder });
    expect(code).toBe(0);
    expect(output).toContain("✓");
    expect(
      Object.keys(textsIn(join(folder, "tables"))).map((name) =>
        name.replace(/^.*(elements|relations|properties)/, "$1"),
      ),
    ).toEqual(["elements.csv", "properties.csv", "relations.csv"]);
    const again = JSON.parse(
      (
        await run(
          [
            "import",
            ...["elements", "relations", "properties"].map((name) => `tables/${name}.csv`),
            "--to",
            "again",
            "--json",
          ],
          { folder },
        )
      ).output,
    );
    expect(again).toMatchObject({ elements: 2, relationships: 1 });
  });

  test("one kind as a table, for readers of a language", async () => {
    const folder = folderWith({ "a.orrery": shop });
    await run(["export", "-f", "csv", "--kind", "application", "-o", "apps.csv", "--lang", "fr"], { folder });
    expect(textsIn(folder)["apps.csv"]).toMatch(/Criticité/);
    await run(["export", "-f", "xlsx", "-o", "m.xlsx"], { folder });
    expect(textsIn(folder)["m.xlsx"]?.slice(0, 2)).toBe("PK");
  });

  test("to stdout, the report beside it", async () => {
    const folder = folderWith({ "a.orrery": shop });
    const { code, output, problems } = await run(["export", "-f", "archimate-exchange", "-o", "-"], { folder });
    expect(code).toBe(0);
    expect(output).toMatch(/^<\?xml/);
    expect(problems).toContain("kept");
    expect(Object.keys(textsIn(folder))).toEqual(["a.orrery"]);
  });

  test("wrong use", async () => {
    const folder = folderWith({ "a.orrery": shop, "file.txt": "" });
    const problems = async (...words: string[]): Promise<string> => {
      const outcome = await run(["export", ...words], { folder });
      expect(outcome.code).toBe(2);
      return outcome.problems;
    };
    expect(await problems("-f", "archi")).toContain("A format and a file are needed");
    expect(await problems("-f", "archimate", "-o", "x")).toContain("did you mean `archimate-exchange`?");
    expect(await problems("-f", "archi", "--kind", "application", "-o", "x")).toContain("--kind is for csv and xlsx");
    expect(await problems("-f", "csv", "--kind", "aplication", "-o", "x")).toContain("did you mean `application`?");
    expect(await problems("-f", "coarchi", "-o", "file.txt")).toContain("a folder with several files");
    expect(await problems("-f", "archi", "-o", ".")).toContain("this format is one file");
    expect(Object.keys(textsIn(folder))).toEqual(["a.orrery", "file.txt"]);
  });
});

describe("orrery completion", () => {
  test.each(["bash", "zsh", "fish"])("a script that %s can read", async (shell) => {
    const { code, output } = await run(["completion", shell]);
    expect(code).toBe(0);
    for (const word of ["impact", "severity", "--help"])
      expect(output).toContain(shell === "fish" ? word.replace(/^--/, "-l ") : word);
    const folder = folderWith({ script: output });
    const checked = spawnSync(shell, ["-n", join(folder, "script")], { encoding: "utf8" });
    if (checked.error !== undefined) console.warn(`${shell} is not there: its script was not checked`);
    else expect(checked).toMatchObject({ status: 0, stderr: "" });
  });

  test("bash completes commands, options, their words, and ids", async () => {
    const folder = folderWith({ script: (await run(["completion", "bash"])).output });
    const complete = (...words: string[]): string[] => {
      const line = `source ${join(folder, "script")}; orrery() { printf 'shop\\nserver\\n'; }; COMP_WORDS=(${words.map((word) => `'${word}'`).join(" ")}); COMP_CWORD=${words.length - 1}; _orrery; printf '%s\\n' "\${COMPREPLY[@]}"`;
      return spawnSync("bash", ["-c", line], { cwd: folder, encoding: "utf8" })
        .stdout.split("\n")
        .filter((word) => word !== "");
    };
    expect(complete("orrery", "im")).toEqual(["impact", "improve", "import"]);
    expect(complete("orrery", "check", "--s")).toEqual(["--severity"]);
    expect(complete("orrery", "check", "--severity", "w")).toEqual(["warning"]);
    expect(complete("orrery", "impact", "sh")).toEqual(["shop"]);
    expect(complete("orrery", "completion", "f")).toEqual(["fish"]);
    expect(complete("orrery", "list", "appl")).toEqual(["application"]);
    expect(complete("orrery", "check", "scr")).toEqual(["script"]);
  });

  test("ids of the model around, and silence where there is none", async () => {
    expect(await run(["completion", "ids"], { folder: folderWith({ "a.orrery": "application a\nnode n" }) })).toEqual({
      code: 0,
      output: "a\nn\n",
      problems: "",
    });
    const viewed = folderWith({ "a.orrery": "application a\nview v { viewpoint: context; scope: a }" });
    expect((await run(["completion", "views"], { folder: viewed })).output).toBe("v\n");
    expect(await run(["completion", "ids"], { folder: folderWith() })).toEqual({ code: 0, output: "", problems: "" });
    expect(await run(["completion", "tcsh"])).toMatchObject({
      code: 2,
      problems: "error: There is no completion for `tcsh`; there is one for bash, zsh, fish.\n",
    });
  });
});

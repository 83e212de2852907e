import { describe, expect, test } from "vitest";
import { folderWith, run } from "../world.fixtures.ts";

const broken = `aplication shop "Shop"
application crm "CRM" {
	owner: u-it; criticality: critical
  rto: 4
}
application 商店 "商店 商店" { critcality: vital }
%%
include finance "../nowhere"
`;

describe("orrery check", () => {
  test("shows each problem like a good compiler", async () => {
    const folder = folderWith({ "architecture/model.orrery": broken });
    const { code, output, problems } = await run(["check", "architecture", "--no-rules"], { folder, columns: 80 });
    expect(code).toBe(1);
    expect(plain(problems)).toBe("reading 1 file …");
    expect(plain(output)).toMatchInlineSnapshot(`
      "error Unknown kind \`aplication\`.
        ╭─ architecture/model.orrery:1:1  unknown-kind
      1 │ aplication shop "Shop"
        ╵ ^^^^^^^^^^ did you mean \`application\`?

      error There is no element \`u-it\`.
        ╭─ architecture/model.orrery:3:9  unknown-reference
      3 │   owner: u-it; criticality: critical
        ╵          ^^^^

      error \`critical\` is none of the words of \`criticality\`: low, normal, important,
            vital.
        ╭─ architecture/model.orrery:3:28  unknown-word
      3 │   owner: u-it; criticality: critical
        ╵                             ^^^^^^^^

      error \`4\` needs a unit: ms, s, min, h, d, w, mo, y.
        ╭─ architecture/model.orrery:4:8  missing-unit
      4 │   rto: 4
        ╵        ^

      error application has no attribute \`critcality\`.
        ╭─ architecture/model.orrery:6:26  unknown-attribute
      6 │ application 商店 "商店 商店" { critcality: vital }
        ╵                                ^^^^^^^^^^ did you mean \`criticality\`?

      error A statement cannot begin with \`%\`.
        ╭─ architecture/model.orrery:7:1  unexpected-character
      7 │ %%
        ╵ ^

      error There is no model at \`../nowhere\`.
        ╭─ architecture/model.orrery:8:1  include-not-found
      8 │ include finance "../nowhere"
        ╵ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^

      ✗ 7 errors · 2 elements and 0 relationships in 1 file · 42 ms
      "
    `);
  });

  test("views too: what nobody could draw is told before somebody tries", async () => {
    const text = 'application a "A"\nview a-map "Map" { viewpoint: landscpe }\n';
    const { code, output } = await run(["check", "--json"], { folder: folderWith({ "model.orrery": text }) });
    expect(code).toBe(1);
    expect(JSON.parse(output)).toMatchObject({
      counts: { error: 1 },
      diagnostics: [{ code: "unknown-viewpoint", suggestion: "landscape" }],
    });
  });

  test("in French too", async () => {
    const folder = folderWith({ "model.orrery": broken });
    const { output } = await run(["check", "--no-rules", "--lang", "fr", "--max", "2"], { folder });
    expect(output).toMatchInlineSnapshot(`
      "erreur Type « aplication » inconnu.
        ╭─ model.orrery:1:1  unknown-kind
      1 │ aplication shop "Shop"
        ╵ ^^^^^^^^^^ vouliez-vous dire « application » ?

      erreur Il n’y a pas d’élément « u-it ».
        ╭─ model.orrery:3:9  unknown-reference
      3 │   owner: u-it; criticality: critical
        ╵          ^^^^

      5 autres problèmes ne sont pas montrés ; --max en montre plus.

      ✗ 7 erreurs · 2 éléments et 0 relation dans 1 fichier · 42 ms
      "
    `);
  });

  test("colours what it shows on a terminal, and only there", async () => {
    const folder = folderWith({ "model.orrery": "aplication shop" });
    const colours = "\u001b[";
    expect((await run(["check"], { folder, columns: 80 })).output).toContain(colours);
    expect((await run(["check"], { folder, columns: 80, environment: { NO_COLOR: "1" } })).output).not.toContain(
      colours,
    );
    expect(
      (await run(["check", "--no-color"], { folder, columns: 80, environment: { FORCE_COLOR: "1" } })).output,
    ).not.toContain(colours);
    expect((await run(["check"], { folder, columns: 80, environment: { TERM: "dumb" } })).output).not.toContain(
      colours,
    );
    expect((await run(["check"], { folder })).output).not.toContain(colours);
    expect((await run(["check"], { folder, environment: { FORCE_COLOR: "1" } })).output).toContain(colours);
    expect((await run(["check", "--color"], { folder, environment: { NO_COLOR: "1" } })).output).toContain(colours);
  });

  test("answers as JSON by its contract", async () => {
    const folder = folderWith({ "model.orrery": 'aplication shop "Shop"\napplication a "A" { owner: u-it }' });
    const { code, output } = await run(["check", folder, "--json", "--no-rules"]);
    expect(code).toBe(1);
    expect(JSON.parse(output)).toEqual({
      version: 1,
      counts: { error: 2, warning: 0, info: 0 },
      diagnostics: [
        {
          code: "unknown-kind",
          severity: "error",
          message: "Unknown kind `aplication`. Did you mean `application`?",
          uri: "model.orrery",
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 11,
          suggestion: "application",
        },
        {
          code: "unknown-reference",
          severity: "error",
          message: "There is no element `u-it`.",
          uri: "model.orrery",
          line: 2,
          column: 28,
          endLine: 2,
          endColumn: 32,
        },
      ],
    });
  });

  test("--max and --severity choose what is shown, not what is counted", async () => {
    const folder = folderWith({ "model.orrery": 'node n "N" { type: servers }\nx a "A"\ny b "B"\n' });
    const answer = (words: readonly string[]) =>
      run(["check", "--json", ...words], { folder }).then(({ output }) => JSON.parse(output));
    const all = await answer([]);
    expect(all.counts).toEqual({ error: 2, warning: 0, info: 1 });
    expect(all.diagnostics).toHaveLength(3);
    expect(await answer(["--severity", "error"])).toMatchObject({
      counts: all.counts,
      diagnostics: [{ severity: "error" }, { severity: "error" }],
    });
    expect((await answer(["--max=1"])).diagnostics).toHaveLength(1);
    expect((await answer(["--max", "0"])).diagnostics).toEqual([]);
  });

  test("remarks and warnings alone are fine", async () => {
    const folder = folderWith({ "model.orrery": 'node n "N" { type: servers }' });
    const { code, output } = await run(["check", "--no-rules"], { folder });
    expect(code).toBe(0);
    expect(output.trimEnd().split("\n").at(-1)).toBe("! 1 remark · 1 element and 0 relationships in 1 file · 42 ms");
  });

  test("a model without problems is said in one line", async () => {
    const folder = folderWith({ "model.orrery": 'application a "A"\napplication b "B" { uses a }' });
    expect(await run(["check", "--no-rules"], { folder })).toEqual({
      code: 0,
      output: "✓ No problems · 2 elements and 1 relationship in 1 file · 42 ms\n",
      problems: "",
    });
    expect((await run(["check", "--no-rules"], { folder, environment: { LANG: "fr_FR" } })).output).toBe(
      "✓ Aucun problème · 2 éléments et 1 relation dans 1 fichier · 42 ms\n",
    );
  });

  test("finds the model around: here, or in the nearest folder above that holds one", async () => {
    const folder = folderWith({
      "architecture/model.orrery": 'application a "A"',
      "architecture/docs/deep/readme.md": "",
      "empty/x.md": "",
      ".git/HEAD": "",
    });
    expect((await run(["check"], { folder: `${folder}/architecture/docs/deep` })).output).toContain("1 element ");
    expect((await run(["check"], { folder })).output).toContain("1 element ");
    const nothing = await run(["check"], { folder: `${folder}/empty` });
    expect(nothing.code).toBe(2);
    expect(nothing.output).toBe("");
    expect(nothing.problems).toBe(
      `error: There is no model in ${folder}/empty: no file ends in .orrery.\nhint: \`orrery init\` makes a small one, \`orrery import\` brings one in\n`,
    );
  });

  test("what is not there or cannot be read", async () => {
    const folder = folderWith({ "model.orrery": new Uint8Array([0x61, 0xff]) });
    expect(await run(["check", "nowhere"], { folder })).toEqual({
      code: 2,
      output: "",
      problems: "error: There is nothing at nowhere.\n",
    });
    const { code, output } = await run(["check"], { folder });
    expect(code).toBe(1);
    expect(output).toContain("not-utf8");
  });

  test("a model cannot steer the terminal", async () => {
    const folder = folderWith({ "a\u001b[2J.orrery": 'application a "\u001b[2J\u202eevil" ]\n' });
    const { output } = await run(["check"], { folder });
    expect(output).toContain("␛[2J\ufffdevil");
    // oxlint-disable-next-line no-control-regex -- these are the ones to find
    expect(output).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });

  test("marks the right cells behind tabs, wide letters and in long lines", async () => {
    const before = `application a "${"long ".repeat(60)}"`;
    const folder = folderWith({ "m.orrery": `\t\tapplication 商 "商" { ownr: x }\n${before} { ownr: x }\n` });
    const { output } = await run(["check", "--no-rules", "--no-color"], { folder, columns: 60 });
    const lines = output.split("\n");
    const marks = lines.filter((line) => line.includes("╵"));
    expect(marks.length).toBeGreaterThan(1);
    for (const mark of marks) {
      const text = lines[lines.indexOf(mark) - 1] ?? "";
      const at = mark.indexOf("^");
      const wide = Array.from(text).filter((letter) => letter === "商").length;
      expect(text.slice(at - (text.indexOf("商") < 0 ? 0 : wide), at - (text.indexOf("商") < 0 ? 0 : wide) + 4)).toBe(
        "ownr",
      );
      expect(text.length).toBeLessThanOrEqual(60);
    }
  });
});

function plain(text: string): string {
  // oxlint-disable-next-line no-control-regex -- colours
  return text.replace(/\u001b\[\d*m/g, "").replace(/\r?\u001b\[2K/g, "");
}

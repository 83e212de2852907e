/** What `orrery check` says of the architecture: findings, policies, waivers, baselines, formats. */
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, run, textsIn } from "../world.fixtures.ts";

const text = `model two "Two systems"
unit it "IT"
application shop "Shop" { owner: it }
application bank "Bank"
application crm "CRM"
shop -> bank { encrypted: no }
bank -> shop
`;
const two = ["--rule", "flow-is-encrypted", "--rule", "owner-is-named"];

describe("orrery check, the rules", () => {
  test("shows each finding at its place, with its proof and what to do", async () => {
    const { code, output } = await run(["check", "m", ...two], { folder: folderWith({ "m/model.orrery": text }) });
    expect(code).toBe(1);
    expect(output).toMatchInlineSnapshot(`
      "error Shop to Bank: the flow is not encrypted
        ╭─ m/model.orrery:6:16  flow-is-encrypted
      6 │ shop -> bank { encrypted: no }
        ╵                ^^^^^^^^^
          Encrypted: no
        → Carry the flow over TLS (or encrypt its payload) and state \`encrypted: yes\`.

      warning Bank has no owner
        ╭─ m/model.orrery:4:1  owner-is-named
      4 │ application bank "Bank"
        ╵ ^^^^^^^^^^^^^^^^^^^^^^^

      warning CRM has no owner
        ╭─ m/model.orrery:5:1  owner-is-named
      5 │ application crm "CRM"
        ╵ ^^^^^^^^^^^^^^^^^^^^^
        → Name the unit, role or party that answers for it.

      Pack        Errors  Warnings  Remarks  Answers       Holds  of  Unknown
      ──────────  ──────  ────────  ───────  ────────────  ─────  ──  ───────
      Good order                 2           ▇▇▇▇▒▒▒▒▒▒▒▒      1   3
      Security         1                     ▒▒▒▒▒▒······      0   1        1
      ▇ holds  ▒ violated  · unknown

      Why a rule is there:    orrery rules explain flow-is-encrypted
      Accept one for a while: orrery waive flow-is-encrypted 'shop -> bank' --because … --owner … --until …

      1 fact is missing for an answer (--unknown)
      ✗ 1 error, 2 warnings · 4 elements and 2 relationships in 1 file · 42 ms
      "
    `);
  });

  test("in French too, and coloured on a terminal", async () => {
    const folder = folderWith({ "model.orrery": text });
    const { output } = await run(["check", "--rule", "owner-is-named", "--lang", "fr"], { folder });
    expect(output).toMatchInlineSnapshot(`
      "avertissement Bank n’a pas de responsable
        ╭─ model.orrery:4:1  owner-is-named
      4 │ application bank "Bank"
        ╵ ^^^^^^^^^^^^^^^^^^^^^^^

      avertissement CRM n’a pas de responsable
        ╭─ model.orrery:5:1  owner-is-named
      5 │ application crm "CRM"
        ╵ ^^^^^^^^^^^^^^^^^^^^^
        → Nommez l’unité, le rôle ou le tiers qui en répond.

      Lot de règles  Erreurs  Avertissements  Remarques  Réponses      Vérifié  sur  Inconnu
      ─────────────  ───────  ──────────────  ─────────  ────────────  ───────  ───  ───────
      Bon ordre                            2             ▇▇▇▇▒▒▒▒▒▒▒▒        1    3
      ▇ vérifié  ▒ enfreint  · inconnu

      Le pourquoi d’une règle :           orrery rules explain owner-is-named
      Accepter un constat pour un temps : orrery waive owner-is-named bank --because … --owner … --until …

      ! 2 avertissements · 4 éléments et 2 relations dans 1 fichier · 42 ms
      "
    `);
    expect((await run(["check", ...two], { folder, columns: 80 })).output).toContain("\u001b[");
  });

  test("fits its window", async () => {
    const { output } = await run(["check", "--no-color"], {
      folder: folderWith({ "model.orrery": text }),
      columns: 80,
    });
    const wide = output.split("\n").filter((line) => line.length > 80 && !/orrery waive|^✗/.test(line));
    expect(wide).toEqual([]);
  });

  test("--unknown lists the facts that are missing, --quiet says the verdict alone", async () => {
    const folder = folderWith({ "model.orrery": text });
    const unknown = await run(["check", ...two, "--unknown"], { folder });
    expect(unknown.output).toMatch(/encrypted +bank -> shop +flows +flow-is-encrypted/);
    expect((await run(["check", ...two, "--quiet"], { folder })).output).toBe(
      "✗ 1 error, 2 warnings · 4 elements and 2 relationships in 1 file · 42 ms\n",
    );
  });

  test("a rule has its turn after three findings, and `--rule` shows all", async () => {
    const many = Array.from({ length: 9 }, (_, index) => `application a${index}`).join("\n");
    const folder = folderWith({ "model.orrery": many });
    const few = await run(["check"], { folder });
    expect(few.output.match(/owner-is-named$/gm)).toHaveLength(3);
    expect(few.output).toContain("+ 6 more (--rule owner-is-named): a3, a4, a5, a6, a7, a8");
    expect((await run(["check", "--rule", "owner-is-named"], { folder })).output.match(/^warning/gm)).toHaveLength(9);
    const one = await run(["check", "--rule", "owner-is-named", "--max", "2"], { folder });
    expect(one.output.match(/^warning/gm)).toHaveLength(2);
    expect(one.output).toContain("! 9 warnings");
  });

  test.each([
    [[], "", 1],
    [["--fail-on", "never"], "", 0],
    [["--rule", "owner-is-named"], "", 0],
    [["--rule", "owner-is-named", "--fail-on", "warning"], "", 1],
    [["--rule", "owner-is-named"], "policy usual { failsOn: warning }", 1],
    [["--rule", "flow-is-encrypted"], "policy usual { failsOn: never }", 0],
    [["--rule", "flow-is-encrypted"], "rule flow-is-encrypted { severity: warning }", 0],
    [["--no-rules"], "", 0],
    [["--severity", "error", "--rule", "owner-is-named", "--fail-on", "warning"], "", 1],
  ] as const)("%j with %j: exit code %i", async (words, policy, code) => {
    const folder = folderWith({ "model.orrery": `${text}${policy}\n` });
    expect((await run(["check", "--quiet", ...words], { folder })).code).toBe(code);
  });

  test("takes the day that it is told", async () => {
    const waiver = 'waiver w { rule: owner-is-named; on: [bank, crm]; because: "b"; owner: it; until: 2027-01-31 }\n';
    const folder = folderWith({ "model.orrery": text + waiver });
    const on = (day: string) => run(["check", "--rule", "owner-is-named", "--on", day], { folder });
    expect((await on("2027-01-31")).output).toContain("No problems");
    expect((await on("2027-01-31")).output).toContain("Waiver w ends on 2027-01-31 (today)");
    expect((await on("2027-02-01")).output).toContain("2 warnings");
    expect((await on("2027-02-01")).output).toContain("Waiver w expired on 2027-01-31");
    expect((await on("tomorrow")).problems).toContain("`tomorrow` is no day");
    const settled = await run(["check", "--rule", "owner-is-named", "--waived"], { folder });
    expect(settled.output).toMatch(/Bank has no owner +owner-is-named +w +2027-01-31/);
  });

  test("says which packs and rules there are not", async () => {
    const folder = folderWith({ "model.orrery": `${text}policy usual { off: [owner-is-named] }\n` });
    const problems = async (...words: readonly string[]) => (await run(["check", ...words], { folder })).problems;
    expect(await problems("--pack", "securty")).toBe(
      "error: There is no pack of rules `securty`.\nhint: did you mean `security`?\n",
    );
    expect(await problems("--rule", "flow-is-encripted")).toBe(
      "error: There is no rule `flow-is-encripted`.\nhint: did you mean `flow-is-encrypted`?\n",
    );
    expect(await problems("--rule", "owner-is-named")).toBe(
      "error: The policy of this model does not apply the rule `owner-is-named`.\n",
    );
  });

  test("tells of words in policies that mean nothing", async () => {
    const folder = folderWith({ "model.orrery": `${text}policy usual { packs: [securty] }\n` });
    expect((await run(["check"], { folder })).output).toContain("did you mean `security`?");
  });
});

describe("a baseline", () => {
  const named = `${text}policy usual { baseline: "checks.baseline.json" }\n`;

  test("makes what is violated known, so that the build stops at what is new", async () => {
    const folder = folderWith({ "model.orrery": text });
    const made = await run(["baseline"], { folder });
    expect(made.code).toBe(0);
    expect(made.output).toContain("known from now on: checks.baseline.json");
    expect(made.output).toContain('policy usual { baseline: "checks.baseline.json" }');
    expect((await run(["check", ...two, "-q"], { folder })).code).toBe(1);
    expect((await run(["check", ...two, "-q", "--baseline", "checks.baseline.json"], { folder })).output).toContain(
      "✓ No problems",
    );
  });

  test("is taken from the policy, and written anew where it is", async () => {
    const folder = folderWith({ "m/model.orrery": named });
    const first = await run(["baseline", "m"], { folder });
    expect(first.output).not.toContain("policy");
    const before = textsIn(folder)["m/checks.baseline.json"];
    await run(["baseline", "m"], { folder });
    expect(textsIn(folder)["m/checks.baseline.json"]).toBe(before);
    const check = await run(["check", "m", ...two], { folder });
    expect(check.code).toBe(0);
    expect(check.output).toContain("3 known");
    expect((await run(["check", "m", ...two, "--waived"], { folder })).output).toContain("known (baseline)");
  });

  test("says what is gone", async () => {
    const folder = folderWith({ "model.orrery": named });
    await run(["baseline"], { folder });
    const better = named.replace('crm "CRM"', 'crm "CRM" { owner: it }').replace("encrypted: no", "encrypted: yes");
    const later = folderWith({ ...textsIn(folder), "model.orrery": better });
    expect((await run(["check", ...two], { folder: later })).output).toContain(
      "1 known, 2 more are gone (`orrery baseline`)",
    );
    expect((await run(["check", ...two, "-f", "markdown"], { folder: later })).output).toContain(
      "**Nothing new** · 2 fixed · 1 known",
    );
    expect((await run(["baseline"], { folder: later })).output).toMatch(/\(0 new, 2 gone\)/);
  });

  test("that cannot be read is said; then everything counts", async () => {
    const folder = folderWith({ "model.orrery": named, "other.json": "{}" });
    const missing = await run(["check", ...two, "-q"], { folder });
    expect(missing).toMatchObject({ code: 1, problems: expect.stringContaining("cannot be read") });
    const wrong = await run(["check", ...two, "--baseline", "other.json"], { folder });
    expect(wrong).toMatchObject({ code: 2, problems: expect.stringContaining("other.json is no baseline.") });
  });
});

describe("the formats of a check", () => {
  const files = { ".git/HEAD": "", "docs/model/model.orrery": text };

  test("SARIF has paths from the root of the repository", async () => {
    const { code, output } = await run(["check", "docs/model", ...two, "--format", "sarif"], {
      folder: folderWith(files),
    });
    expect(code).toBe(1);
    const [found] = JSON.parse(output).runs[0].results;
    expect(found.locations[0].physicalLocation.artifactLocation.uri).toBe("docs/model/model.orrery");
  });

  test("JSON keeps what it had, and has the report beside", async () => {
    const { output } = await run(["check", ...two, "--json"], {
      folder: folderWith({ "model.orrery": `${text}x y "Z"` }),
    });
    const answer = JSON.parse(output);
    expect(answer).toMatchObject({
      version: 1,
      counts: { error: 1, warning: 0, info: 0 },
      diagnostics: [{ code: "unknown-kind" }],
      checks: { version: 1, model: "Two systems", today: "2026-11-21" },
    });
    expect(
      answer.checks.findings.map(({ rule, subject }: { rule: string; subject: { name: string } }) => [
        rule,
        subject.name,
      ]),
    ).toEqual([
      ["flow-is-encrypted", "shop -> bank"],
      ["owner-is-named", "bank"],
      ["owner-is-named", "crm"],
    ]);
    expect(answer.checks.findings[0].place).toMatchObject({ uri: "model.orrery", line: 6 });
  });

  test("Markdown links to the forge that runs it", async () => {
    const page = async (environment: Readonly<Record<string, string>>) =>
      (await run(["check", "docs/model", ...two, "-f", "markdown"], { folder: folderWith(files), environment })).output;
    expect(await page({})).toContain("(docs/model/model.orrery#L6)");
    expect(
      await page({ GITHUB_SERVER_URL: "https://git.example", GITHUB_REPOSITORY: "o/r", GITHUB_SHA: "abc" }),
    ).toContain("(https://git.example/o/r/blob/abc/docs/model/model.orrery#L6)");
    expect(await page({ CI_PROJECT_URL: "https://lab.example/o/r", CI_COMMIT_SHA: "abc" })).toContain(
      "(https://lab.example/o/r/-/blob/abc/docs/model/model.orrery#L6)",
    );
  });

  test.each([
    ["checks.sarif", '"version": "2.1.0"'],
    ["out/checks.xml", "<testsuites"],
    ["checks.md", "## ❌ Two systems: 1 error, 2 warnings"],
    ["checks.csv", '"error","open","flow-is-encrypted"'],
    ["checks.json", '"checks"'],
    ["checks.xlsx", "PK"],
  ])("--output %s writes the format of its name, and the report is printed beside it", async (name, holds) => {
    const folder = folderWith({ "model.orrery": text });
    const { code, output } = await run(["check", ...two, "-o", name], { folder });
    expect(code).toBe(1);
    expect(readFileSync(join(folder, name), "latin1")).toContain(Buffer.from(holds).toString("latin1"));
    expect(output).toContain("→ ");
    expect(output.trimEnd().split("\n").at(-1)).toBe(`✓ ${name} is written.`);
  });

  test("a folder takes all tables, and OSCAL is asked for by its name", async () => {
    const folder = folderWith({ "model.orrery": text });
    mkdirSync(join(folder, "out"));
    await run(["check", ...two, "-o", "out", "-f", "csv"], { folder });
    expect(Object.keys(textsIn(join(folder, "out")))).toEqual([
      "findings.csv",
      "questions.csv",
      "rules.csv",
      "waivers.csv",
    ]);
    expect(JSON.parse((await run(["check", "-f", "oscal"], { folder })).output)).toHaveProperty("assessment-results");
  });

  test("what cannot be written is said before anything is checked", async () => {
    const folder = folderWith({ "model.orrery": text });
    expect((await run(["check", "-o", "checks"], { folder })).problems).toContain("says no format");
    expect((await run(["check", "-f", "xlsx"], { folder, columns: 80 })).code).toBe(2);
    expect((await run(["check", "-o", ".", "-f", "sarif"], { folder })).code).toBe(2);
  });
});

describe("orrery rules", () => {
  test("lists them, as the policy of the model has them", async () => {
    const folder = folderWith({
      "model.orrery": `${text}policy usual { off: [flow-is-encrypted] }\nrule owner-is-named { severity: error }\nrule mine "Ours" { find: "kind:application"; must: "owner:it" }\n`,
    });
    const { output, problems } = await run(["rules", "list"], { folder });
    expect(output).toMatch(/owner-is-named +error/);
    expect(output).toMatch(/flow-is-encrypted +off/);
    expect(output).toMatch(/Own rules +mine +warning +Ours/);
    expect(problems).toMatch(/^\d+ rules\n$/);
    const json = JSON.parse((await run(["rules", "list", "--pack", "own", "--json"], { folder })).output);
    expect(json).toEqual({
      version: 1,
      rules: [
        { id: "mine", pack: "own", title: { en: "Ours", fr: "Ours" }, severity: "warning", isOff: false, controls: [] },
      ],
    });
  });

  test("explains one, with what it finds here", async () => {
    const folder = folderWith({ "model.orrery": text });
    const { output } = await run(["rules", "explain", "owner-is-named"], { folder });
    expect(output).toMatch(/^owner-is-named · Good order · warning\n/);
    expect(output).toContain("In this model\n  ");
    expect(output).toContain("bank, crm");
    for (const part of ["Why", "What to do", "Controls", "This passes", "This fails"]) expect(output).toContain(part);
  });

  test("needs no model to explain one, and knows it by its other names", async () => {
    const folder = folderWith({ ".git/HEAD": "" });
    const { code, output, problems } = await run(["rules", "explain", "FLOW-UNENCRYPTED"], { folder });
    expect(problems).toBe("");
    expect(code).toBe(0);
    expect(output).toMatch(/^flow-is-encrypted · /);
    expect(output).not.toContain("In this model");
  });

  test("says what it does not know", async () => {
    const folder = folderWith({ ".git/HEAD": "" });
    const problems = async (...words: readonly string[]) => (await run(["rules", ...words], { folder })).problems;
    expect(await problems("explain", "owner-is-name")).toContain("did you mean `owner-is-named`?");
    expect(await problems("explain")).toContain("Something is missing here: RULE");
    expect(await problems("show")).toContain("`show` is neither `list` nor `explain`.");
  });
});

describe("orrery waive", () => {
  const good = ["--because", 'being "sold"', "--owner", "it", "--until", "2027-06-30"];

  test("writes a waiver that the next check takes", async () => {
    const folder = folderWith({ "model.orrery": text });
    const { code, output, problems } = await run(["waive", "owner-is-named", "crm", "bank", ...good], { folder });
    expect(code).toBe(0);
    expect(problems).toBe("The waiver owner-is-named-crm covers 2 findings.\n");
    expect(output).toMatchInlineSnapshot(`
      "waivers.orrery
      + waiver owner-is-named-crm {
      +   owner: it
      +   rule: owner-is-named
      +   on: [crm, bank]
      +   because: "being \\"sold\\""
      +   until: 2027-06-30
      + }
      "
    `);
    expect(textsIn(folder)["model.orrery"]).toBe(text);
    expect((await run(["check", "--rule", "owner-is-named"], { folder })).output).toContain("2 waived");
    expect((await run(["format", "--check"], { folder })).code).toBe(0);
  });

  test("of a relationship, beside the waivers that there are, and nothing with --dry", async () => {
    const waiver = 'waiver w { rule: owner-is-named; on: crm; because: "b"; owner: it; until: 2027-06-30 }\n';
    const folder = folderWith({ "model.orrery": text, "w.orrery": waiver });
    const words = ["waive", "flow-is-encrypted", "shop -> bank", ...good, "--id", "leased"];
    const dry = await run([...words, "--dry"], { folder });
    expect(dry.problems).toBe("Nothing was written. The waiver leased would cover 1 finding.\n");
    expect(textsIn(folder)["w.orrery"]).toBe(waiver);
    expect((await run(words, { folder })).code).toBe(0);
    expect(textsIn(folder)["w.orrery"]).toContain("on: shop -> bank");
    expect((await run(["check", "--rule", "flow-is-encrypted", "-q"], { folder })).code).toBe(0);
  });

  test("takes a file of the model, from anywhere", async () => {
    const folder = folderWith({ "m/model.orrery": text });
    const { code } = await run(
      ["waive", "security", "shop -> bank", ...good, "--model", "m", "--file", "m/deep/ours.orrery", "--json"],
      { folder },
    );
    expect(code).toBe(0);
    expect(textsIn(folder)["m/deep/ours.orrery"]).toContain("rule: security");
  });

  test.each([
    [["owner-is-name", "crm", ...good], "did you mean `owner-is-named`?"],
    [["owner-is-named", "crn", ...good], "did you mean `crm`?"],
    [["flow-is-encrypted", "shop -> crm", ...good], "There is no relationship `shop -> crm`."],
    [["flow-is-encrypted", "shp -> bank", ...good], "did you mean `shop`?"],
    [["owner-is-named", "crm", "--owner", "it"], "A waiver needs --because, --until, too."],
    [["owner-is-named", "crm", "--owner", "nobody", ...good.slice(0, 2), ...good.slice(4)], "no element `nobody`"],
    [["owner-is-named", "crm", ...good.slice(0, 5), "2026-11-20"], "2026-11-20 is over: today is 2026-11-21."],
    [["owner-is-named", "crm", ...good.slice(0, 5), "soon"], "`soon` is no day"],
    [["owner-is-named", "crm", ...good, "--file", "x.txt"], "x.txt does not end in .orrery."],
    [["owner-is-named", "crm", ...good, "--file", "../x.orrery"], "is not in the folder of the model"],
    [["owner-is-named", "crm", ...good, "--id", "shop"], "shop"],
  ])("refuses %j", async (words, says) => {
    const folder = folderWith({ "model.orrery": text });
    const { code, problems } = await run(["waive", ...words], { folder });
    expect(problems).toContain(says);
    expect(code).toBe(2);
    expect(Object.keys(textsIn(folder))).toEqual(["model.orrery"]);
  });
});

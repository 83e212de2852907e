/** `orrery frameworks`: the list, one framework, the statement of applicability, gaps, and the forms for others. */
import { expect, test } from "vitest";
import { folderWith, run } from "../world.fixtures.ts";

const folder = folderWith({
  "model.orrery": `model acme "Acme"
role ciso "CISO"
control mfa "MFA" { iso: A.8.5; status: done; owner: ciso; lastAudit: 2026-01-10 }
control half "Backups" { iso: A.8.13; status: partial }
control typo "Typo" { iso: A.9.9 }
application crm "CRM" { hosting: saas; owner: ciso }
`,
});
const soa = ["frameworks", "iso27001", "--soa"];

test("all frameworks, with what their scores rest on", async () => {
  const { code, output, problems } = await run(["frameworks"], { folder });
  expect(code).toBe(0);
  for (const id of ["orrery-principles", "iso27001", "nist-800-53", "gdpr", "dora"]) expect(output).toContain(id);
  expect(problems).toContain("`typo` names iso27001:A.9.9, which its framework does not have");
});

test("a folder may stand alone, and another name of a framework will do", async () => {
  expect((await run(["frameworks", folder])).code).toBe(0);
  const { output, problems } = await run(["frameworks", "ISO", folder]);
  expect(output).toContain("A.8.34");
  expect(problems).toMatch(/\d+ satisfied of \d+ assessed; \d+ assessed of 93 that apply/);
});

test("the statement of applicability as CSV has every control", async () => {
  const { output } = await run([...soa, "--format", "csv"], { folder });
  const lines = output.trimEnd().split("\r\n");
  expect(lines.length).toBe(94);
  expect(lines[0]).toBe(
    '"Control","About","Group","Applicable","Reason","Implementation","As checked","Evidence","Responsible","Latest audit"',
  );
  expect(lines.find((line) => line.startsWith('"A.8.5"'))).toContain('"ciso",2026-01-10');
});

test("the gap list as Markdown, in French", async () => {
  const { output } = await run(["frameworks", "iso27001", "--gaps", "--format", "md", "--lang", "fr"], { folder });
  expect(output).toContain("| Rang | Contrôle | Objet | État | Raison | À faire | Où | Règles | Responsable |");
  expect(output).toContain("Backups : en place en partie seulement");
});

test("for programs", async () => {
  const list = JSON.parse((await run(["frameworks", "--json"], { folder })).output) as {
    frameworks: { framework: { id: string } }[];
  };
  expect(list.frameworks.map(({ framework }) => framework.id)).toContain("iso27001");
  const one = JSON.parse(
    (await run(["frameworks", "nist-800-53", "--impact", "low", "--json"], { folder })).output,
  ) as {
    baseline: { id: string };
    controls: unknown[];
  };
  expect([one.baseline.id, one.controls.length]).toEqual(["low", 131]);
  const oscal = (await run(["frameworks", "iso27001", "--format", "oscal"], { folder })).output;
  expect(Object.keys(JSON.parse(oscal) as object)).toEqual(["assessment-results"]);
  const hosted = JSON.parse((await run(["frameworks", "--hosted", "--json"], { folder })).output) as {
    hosted: { id: string }[];
  };
  expect(hosted.hosted.map(({ id }) => id)).toEqual(["crm"]);
});

test.each([
  [["frameworks", "iso27002"], "There is no framework `iso27002`."],
  [["frameworks", "--soa"], "This is of one framework: name it."],
  [["frameworks", "gdpr", "--impact", "low"], "Only nist-800-53 has baselines by impact."],
  [["frameworks", "--hosted", "--format", "oscal"], "OSCAL has no form for what is hosted elsewhere."],
])("%o is told", async (words, sentence) => {
  const { code, problems } = await run(words, { folder });
  expect(code).toBe(2);
  expect(problems).toContain(sentence);
});

/** The formats of checks, on a checked model by hand. What stands here of SARIF and JUnit is what their schemas and readers ask for. */
import { unzipSync } from "fflate";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { decode } from "../base/text.ts";
import { checkedByHand } from "./checks.fixtures.ts";
import { writeChecksJson } from "./checks-json.ts";
import { writeChecksMarkdown } from "./checks-markdown.ts";
import { checkTables } from "./checks-tables.ts";
import { writeJunit } from "./junit.ts";
import { type SarifOptions, writeSarif } from "./sarif.ts";
import { writeCsv } from "./tables/csv.ts";
import { writeXlsx } from "./tables/xlsx.ts";

const plain: SarifOptions = { withSettled: false, withUnknown: false };
const whole: SarifOptions = { withSettled: true, withUnknown: true };

// oxlint-disable-next-line typescript/no-explicit-any -- what others read, not what we wrote
type Json = any;

describe("SARIF", () => {
  const log: Json = JSON.parse(writeSarif(checkedByHand(), whole));
  const [run] = log.runs;
  const { driver } = run.tool;

  it("is version 2.1.0, of one run by one tool whose rules have everything that code scanning shows", () => {
    expect(log).toMatchObject({ version: "2.1.0", $schema: expect.stringContaining("sarif-2.1.0") });
    expect(log.runs).toHaveLength(1);
    expect(driver).toMatchObject({ name: "Orrery", semanticVersion: "0.1.0" });
    expect(driver.rules.map(({ id }: Json) => id)).toEqual([
      "flow-is-encrypted",
      "owner-is-named",
      "backup-is-made",
      "text/unknown-attribute",
    ]);
    expect(driver.rules[0]).toMatchObject({
      name: "FlowIsEncrypted",
      shortDescription: { text: "Flows are encrypted" },
      fullDescription: { text: "Whoever listens reads along." },
      help: {
        text: expect.stringContaining("What to do: Use TLS"),
        markdown: expect.stringContaining("**Why:** Whoever listens"),
      },
      defaultConfiguration: { level: "error" },
      properties: { tags: ["security", "architecture", "P3", "iso27001:A.8.24", "nist-800-53:SC-8"] },
    });
    expect(driver.rules.map((rule: Json) => rule.defaultConfiguration?.level)).toEqual([
      "error",
      "warning",
      "note",
      undefined,
    ]);
  });

  it("says where: files relative to the repository, lines, and elements", () => {
    const result = run.results.find(({ ruleId }: Json) => ruleId === "flow-is-encrypted");
    expect(result.locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: "my%20models/a.orrery", uriBaseId: "%SRCROOT%" },
          region: { startLine: 3, startColumn: 14, endColumn: 23 },
        },
        logicalLocations: [{ name: "Shop <A&B> → Data | base", fullyQualifiedName: "shop -> db", kind: "flows" }],
      },
    ]);
    expect(Object.keys(run.originalUriBaseIds)).toEqual(["%SRCROOT%"]);
    const [{ threadFlows }] = result.codeFlows;
    expect(threadFlows[0].locations.map(({ location }: Json) => location.message.text)).toEqual([
      "Shop <A&B>",
      "Shop <A&B> → Data | base",
      "Data | base",
    ]);
    expect(result.relatedLocations.map(({ id, message }: Json) => [id, message.text])).toEqual([[1, "Data | base"]]);
  });

  it("points from each result to its rule, and names it by a fingerprint", () => {
    for (const { ruleId, ruleIndex } of run.results) expect(driver.rules[ruleIndex].id).toBe(ruleId);
    const open = run.results.filter(({ kind, ruleId }: Json) => kind === "fail" && !ruleId.startsWith("text/"));
    expect(open.map(({ partialFingerprints }: Json) => partialFingerprints.primaryLocationLineHash)).toEqual([
      "00000000000000f1:1",
      "00000000000000f2:1",
      "00000000000000f3:1",
    ]);
  });

  it("has the worst first, suppresses what is settled, and opens what nobody can tell", () => {
    expect(run.results.map(({ ruleId, kind, level }: Json) => [ruleId, kind, level])).toEqual([
      ["text/unknown-attribute", "fail", "error"],
      ["flow-is-encrypted", "fail", "error"],
      ["owner-is-named", "fail", "warning"],
      ["owner-is-named", "fail", "warning"],
      ["backup-is-made", "open", "none"],
    ]);
    expect(run.results.map(({ suppressions }: Json) => suppressions?.[0].kind)).toEqual([
      undefined,
      undefined,
      "external",
      "inSource",
      undefined,
    ]);
    expect(run.results[3].suppressions[0]).toMatchObject({
      status: "accepted",
      justification: "being sold · it · until 2026-12-01",
      location: { physicalLocation: { region: { startLine: 4 } } },
    });
  });

  it("leaves out what is settled unless asked, since code scanning shows it as open", () => {
    const { results } = JSON.parse(writeSarif(checkedByHand(), plain)).runs[0];
    expect(results.map(({ ruleId }: Json) => ruleId)).toEqual(["text/unknown-attribute", "flow-is-encrypted"]);
  });

  it("knows the frameworks as taxonomies", () => {
    expect(run.taxonomies.map(({ name, taxa }: Json) => [name, taxa.map(({ id }: Json) => id)])).toEqual([
      ["iso27001", ["A.5.9", "A.8.24"]],
      ["nist-800-53", ["SC-8"]],
    ]);
    expect(driver.rules[0].relationships[0]).toEqual({
      target: { id: "A.8.24", index: 1, toolComponent: { name: "iso27001", index: 0 } },
      kinds: ["relevant"],
    });
  });

  it("speaks French", () => {
    const french = JSON.parse(writeSarif(checkedByHand({ locale: "fr" }), whole)).runs[0];
    expect(french.language).toBe("fr");
    expect(french.tool.driver.rules[0].shortDescription.text).toBe("Les flux sont chiffrés");
    expect(french.results[1].message.text).toBe("Shop <A&B> vers Data | base : non chiffré.");
  });

  it("keeps to the limits of GitHub, and says what is not in the file", () => {
    const { report } = checkedByHand();
    const [, one] = report.findings;
    const bare = one === undefined ? [] : [{ ...one, status: "open" as const, values: [] }];
    const findings = Array.from({ length: 25_010 }, () => bare).flat();
    const many = JSON.parse(writeSarif(checkedByHand({ report: { ...report, findings } }), plain)).runs[0];
    expect(many.results).toHaveLength(25_000);
    expect(many.invocations[0].toolExecutionNotifications[0].message.text).toContain("11 more results");
  });
});

describe("JUnit", () => {
  it("is a suite for each pack, a case for each rule and for each subject that violates it", () => {
    expect(writeJunit(checkedByHand())).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="Orrery · Two | three" tests="5" failures="2" errors="0">
        <testsuite name="Text of the model" tests="1" failures="1" errors="0" skipped="0">
          <testcase name="my models/a.orrery:1:33" classname="text.unknown-attribute">
            <failure message="application has no attribute \`ownr\`. Did you mean \`owner\`?" type="error">my models/a.orrery:1:33  application has no attribute \`ownr\`. Did you mean \`owner\`?</failure>
          </testcase>
        </testsuite>
        <testsuite name="Security" tests="1" failures="1" errors="0" skipped="0">
          <testcase name="Shop &lt;A&amp;B&gt; → Data | base (shop -&gt; db)" classname="security.flow-is-encrypted">
            <failure message="Shop &lt;A&amp;B&gt; to Data | base: not encrypted" type="error">Shop &lt;A&amp;B&gt; to Data | base: not encrypted.
      my models/a.orrery:3:14
      Shop &lt;A&amp;B&gt; → Data | base
      Shop &lt;A&amp;B&gt; → Data | base · Encrypted: no
      Use TLS, and state \`encrypted: yes\`.</failure>
          </testcase>
        </testsuite>
        <testsuite name="Good order" tests="3" failures="0" errors="0" skipped="3">
          <testcase name="Shop &lt;A&amp;B&gt; (shop)" classname="hygiene.owner-is-named">
            <skipped message="Known since checks were taken up"/>
          </testcase>
          <testcase name="Data | base (db)" classname="hygiene.owner-is-named">
            <skipped message="Waived old · being sold · until 2026-12-01"/>
          </testcase>
          <testcase name="What nobody can tell" classname="hygiene.backup-is-made">
            <skipped message="unknown: 1 answer is missing a fact"/>
          </testcase>
        </testsuite>
      </testsuites>
      "
    `);
  });

  it("is XML that counts right", () => {
    const counted = new Map<string, number>();
    const stated = new Map<string, number>();
    const parser = new SaxesParser();
    parser.on("opentag", ({ name, attributes }) => {
      counted.set(name, (counted.get(name) ?? 0) + 1);
      if (name === "testsuites") for (const [key, value] of Object.entries(attributes)) stated.set(key, Number(value));
    });
    parser.write(writeJunit(checkedByHand({ failsOn: "warning" }))).close();
    expect(counted.get("testcase")).toBe(stated.get("tests"));
    expect(counted.get("failure")).toBe(stated.get("failures"));
  });

  it("counts no rule as passed that proved nothing", () => {
    const { report } = checkedByHand();
    const rules = report.rules.map((rule) => ({ ...rule, holds: 0, unknown: 0 }));
    const page = writeJunit(checkedByHand({ report: { ...report, rules, findings: [] }, diagnostics: [] }));
    expect(page.match(/<skipped message="asks nothing of this model"/g)).toHaveLength(3);
  });

  it("fails where the check does, and not when it never does", () => {
    expect(writeJunit(checkedByHand({ failsOn: "never" }))).not.toContain("<failure");
    expect(writeJunit(checkedByHand({ failsOn: "error" })).match(/<failure/g)).toHaveLength(2);
  });

  it("names twins apart, since cases of one name count once", () => {
    const { report } = checkedByHand();
    const findings = [...report.findings.slice(0, 1), ...report.findings.slice(0, 1)];
    const names = [
      ...writeJunit(checkedByHand({ report: { ...report, findings } })).matchAll(/name="([^"]*)" classname="security/g),
    ];
    expect(new Set(names.map((found) => found[1])).size).toBe(2);
  });
});

describe("the page for a pull request", () => {
  it("says the verdict, the packs, the worst, what is missing, and which waivers end", () => {
    expect(writeChecksMarkdown(checkedByHand())).toMatchInlineSnapshot(`
      "## ❌ Two \\| three: 2 errors

      | Pack | Errors | Warnings | Remarks | Holds | Unknown |
      | --- | ---: | ---: | ---: | ---: | ---: |
      | Security | **1** |  |  | 3 / 4 |  |
      | Good order |  |  |  | 5 / 7 | 1 |

      ### The worst

      - ❌ **application has no attribute \`ownr\`. Did you mean \`owner\`?**<br>
        [\`my models/a.orrery:1\`](my%20models/a.orrery#L1) · \`unknown-attribute\`
      - ❌ **Shop \\<A&B\\> to Data \\| base: not encrypted**<br>
        [\`my models/a.orrery:3\`](my%20models/a.orrery#L3) · \`flow-is-encrypted\`<br>
        Shop \\<A&B\\> → Data \\| base<br>
        → Use TLS, and state \`encrypted: yes\`.

      ### 1 fact is missing

      Without them nobody can tell whether these rules hold. First:

      - Backup (\`backup\`) of Data \\| base: 1 rule waits · [\`my models/a.orrery:2\`](my%20models/a.orrery#L2)

      ### Waivers to look after

      - \`old\` ends on 2026-12-01 (in 10 days) · being sold · it · [\`my models/a.orrery:4\`](my%20models/a.orrery#L4)
      - \`gone\` has expired · [\`my models/a.orrery:4\`](my%20models/a.orrery#L4)
      "
    `);
  });

  it("tells what is new, gone and known where there is a baseline", () => {
    const gone = [{ rule: "owner-is-named", subject: "old", fingerprint: "00000000000000f9" }];
    expect(writeChecksMarkdown(checkedByHand({ gone }))).toContain("**1 new** · 1 fixed · 1 known");
    expect(writeChecksMarkdown(checkedByHand({ gone, locale: "fr" }))).toContain("**1 nouveau** · 1 corrigé · 1 connu");
  });

  it("is short when all is well", () => {
    const { report } = checkedByHand();
    const fine = { ...report, model: "", findings: [], questions: [], waivers: [], rules: [] };
    expect(writeChecksMarkdown(checkedByHand({ report: fine, diagnostics: [] }))).toBe("## ✅ Model: no findings\n");
  });

  it("lets no name break its tables", () => {
    const page = writeChecksMarkdown(checkedByHand());
    for (const line of page.split("\n").filter((one) => one.startsWith("| ")))
      expect(line.replaceAll("\\|", "").split("|").length, line).toBeGreaterThan(3);
    expect(page).not.toMatch(/(?<!\\)<A/);
  });
});

describe("tables", () => {
  it("are findings, questions, rules and waivers, as wide as their headers", () => {
    const tables = checkTables(checkedByHand());
    expect(tables.map(({ name, rows }) => [name, rows.length])).toEqual([
      ["findings", 3],
      ["questions", 1],
      ["rules", 3],
      ["waivers", 2],
    ]);
    for (const { header, rows } of tables) for (const row of rows) expect(row).toHaveLength(header.length);
  });

  it("are written as CSV and as a workbook", () => {
    const [findings] = checkTables(checkedByHand({ locale: "fr" }));
    expect(decode(writeCsv(findings ?? { name: "", header: [], rows: [] })).split("\r\n")[1]).toMatchInlineSnapshot(
      `""erreur","ouvert","flow-is-encrypted","Sécurité","shop -> db","Shop <A&B> → Data | base","flows",,"Shop <A&B> vers Data | base : non chiffré","Shop <A&B> → Data | base","Shop <A&B> → Data | base · Chiffré : non","Employez TLS, et écrivez \`encrypted: yes\`.","iso27001:A.8.24, nist-800-53:SC-8",,"a.orrery",3,"00000000000000f1""`,
    );
    const sheets = Object.keys(unzipSync(writeXlsx(checkTables(checkedByHand()))));
    expect(sheets.filter((path) => path.startsWith("xl/worksheets/"))).toHaveLength(4);
  });
});

describe("JSON", () => {
  it("is the report behind the answer, with lines and columns", () => {
    const checks = checkedByHand();
    const text = [...writeChecksJson({ version: 1, counts: { error: 1 } }, checks)].join("");
    const answer = JSON.parse(text);
    expect(answer).toMatchObject({ version: 1, counts: { error: 1 }, checks: { version: 1, today: "2026-11-21" } });
    expect(answer.checks.findings[0].place).toEqual({
      uri: "a.orrery",
      line: 3,
      column: 14,
      endLine: 3,
      endColumn: 23,
    });
    expect(answer.checks.rules).toEqual(checks.report.rules);
    expect(answer.checks.waivers.map(({ id }: Json) => id)).toEqual(["old", "gone"]);
    expect(text).toBe(`${JSON.stringify(answer, undefined, 2)}\n`);
  });
});

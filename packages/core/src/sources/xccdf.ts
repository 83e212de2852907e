/** Results of OpenSCAP and other XCCDF scanners, plain or inside an ARF collection: machines, and the rules of a benchmark that they fail. */
import { dateOfText } from "../base/date-of-text.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Claim, Place } from "../model/claims/claim.ts";
import { walkXml } from "./parts/documents/xml-events.ts";
import { machineKeys, machineName } from "./parts/machine-keys.ts";
import { sayingAt } from "./parts/saying.ts";
import type { Artefact, Limits, Source } from "./source.ts";

/** Results that are a nonconformity; errors and unknowns are counted and are none. */
const FAILED = "fail";

export const xccdf: Source = {
  id: "xccdf",
  version: 1,
  title: { en: "XCCDF and ARF results (OpenSCAP)", fr: "Résultats XCCDF et ARF (OpenSCAP)" },
  files: ["*-xccdf-results.xml", "arf.xml"],
  cannotSay: [
    {
      en: "Which machine it was, where the report names it `localhost` and has no other address.",
      fr: "De quelle machine il s’agit, quand le rapport l’appelle « localhost » et n’a pas d’autre adresse.",
    },
    {
      en: "Whether a rule that was in error is met.",
      fr: "Si une règle en erreur est respectée.",
    },
  ],
  howToExport: {
    en: "`oscap xccdf eval --results results.xml --results-arf arf.xml --profile PROFILE CONTENT.xml`",
    fr: "« oscap xccdf eval --results results.xml --results-arf arf.xml --profile PROFIL CONTENU.xml »",
  },
  example: {
    files: {
      "web-1.xml": `<?xml version="1.0"?>
<Benchmark xmlns="http://checklists.nist.gov/xccdf/1.2" id="xccdf_acme_benchmark_BASE">
  <title>Base hardening</title>
  <Rule id="xccdf_acme_rule_R-1_rule" severity="high"><title>Root may not log in</title></Rule>
  <Rule id="xccdf_acme_rule_R-2_rule" severity="low"><title>Banner is shown</title></Rule>
  <TestResult id="xccdf_acme_testresult_1" end-time="2026-03-04T10:00:00Z" test-system="cpe:/a:redhat:openscap:1.3.5">
    <target>web-1.acme.net</target>
    <target-address>127.0.0.1</target-address>
    <target-address>10.1.0.7</target-address>
    <platform idref="cpe:/o:redhat:enterprise_linux:8"/>
    <rule-result idref="xccdf_acme_rule_R-1_rule" severity="high"><result>fail</result><ident system="http://cyber.mil/cci">CCI-000366</ident></rule-result>
    <rule-result idref="xccdf_acme_rule_R-2_rule" severity="low"><result>pass</result></rule-result>
  </TestResult>
</Benchmark>
`,
    },
    claims: [
      'mention node xccdf:web-1.xml#xccdf_acme_testresult_1 "web-1.acme.net" [fqdn web-1.acme.net, ip 10.1.0.7, cpe cpe:/o:redhat:enterprise_linux:8] @ web-1.xml:6',
      "attribute xccdf:web-1.xml#xccdf_acme_testresult_1 hardening: Base hardening: 1 of 2 rules passed, 1 failed @ web-1.xml:6",
      "attribute xccdf:web-1.xml#xccdf_acme_testresult_1 lastAudit: 2026-03-04 @ web-1.xml:6",
      'mention finding xccdf:web-1.xml#xccdf_acme_testresult_1/R-1 "R-1-web-1.acme.net" @ web-1.xml:11',
      "attribute xccdf:web-1.xml#xccdf_acme_testresult_1/R-1 severity: high @ web-1.xml:11",
      "other threatens xccdf:web-1.xml#xccdf_acme_testresult_1/R-1 -> xccdf:web-1.xml#xccdf_acme_testresult_1 (declared) @ web-1.xml:11",
    ],
  },

  detect: ({ text }) =>
    /<(?:\w+:)?(?:TestResult|asset-report-collection)\b/u.test(text)
      ? 3
      : /<(?:\w+:)?Benchmark\b[^>]*xccdf/u.test(text)
        ? 2
        : 0,

  *read(artefacts, { limits }): Generator<Claim | Diagnostic> {
    for (const artefact of artefacts) yield* readResults(artefact, limits);
  },
};

interface RuleResult {
  readonly id: string;
  readonly severity: string;
  readonly at: Place;
  result: string;
  readonly idents: string[];
}

interface TestResult {
  readonly id: string;
  readonly at: Place;
  readonly end: string;
  readonly targets: string[];
  readonly ips: string[];
  readonly macs: string[];
  platform?: string;
  readonly results: RuleResult[];
}

function* readResults(artefact: Artefact, limits: Limits): Generator<Claim | Diagnostic> {
  const titles = new Map<string, string>();
  const results: TestResult[] = [];
  let benchmark = "";
  let rule = "";
  let fact = "";
  let test: TestResult | undefined;
  const faults = walkXml(artefact, "XCCDF", limits, {
    open({ name, attributes, line }) {
      const at = { file: artefact.path, line };
      if (name === "Rule") rule = attributes["id"] ?? "";
      else if (name === "TestResult") {
        test = {
          id: attributes["id"] ?? "result",
          at,
          end: attributes["end-time"] ?? "",
          targets: [],
          ips: [],
          macs: [],
          results: [],
        };
        results.push(test);
      } else if (name === "fact") fact = attributes["name"] ?? "";
      else if (name === "platform" && test !== undefined) test.platform ??= attributes["idref"] ?? "";
      else if (name === "rule-result" && test !== undefined)
        test.results.push({
          id: attributes["idref"] ?? "",
          severity: attributes["severity"] ?? "",
          at,
          result: "",
          idents: [],
        });
    },
    close({ name, path }, text) {
      if (name === "title") {
        if (path.at(-1) === "Benchmark") benchmark = text;
        else if (path.at(-1) === "Rule") titles.set(rule, text);
      }
      if (test === undefined) return;
      const last = test.results.at(-1);
      if (name === "target") test.targets.push(text);
      else if (name === "target-address") test.ips.push(text);
      else if (name === "fact") hearFact(test, fact, text);
      else if (name === "result" && last !== undefined) last.result = text;
      else if (name === "ident") last?.idents.push(text);
      else if (name === "TestResult") test = undefined;
    },
  });
  for (const result of results) yield* claimsOf(result, artefact.path, benchmark, titles);
  yield* faults;
}

function hearFact(test: TestResult, name: string, value: string): void {
  if (/:(?:fqdn|host_name)$/u.test(name)) test.targets.push(value);
  else if (/:ipv[46]$/u.test(name)) test.ips.push(value);
  else if (/:mac$/iu.test(name)) test.macs.push(value);
}

function* claimsOf(
  test: TestResult,
  file: string,
  benchmark: string,
  titles: ReadonlyMap<string, string>,
): Generator<Claim> {
  const key = `xccdf:${file}#${test.id}`;
  const names = { hosts: test.targets, ips: test.ips, macs: test.macs };
  const fileName = file.slice(file.lastIndexOf("/") + 1).replace(/\.\w+$/u, "");
  const called = machineName(names) ?? fileName;
  const say = sayingAt(test.at, "test-result");
  const platform =
    test.platform?.startsWith("cpe:/o:") === true ? [{ type: "cpe" as const, value: test.platform }] : [];
  yield say.mention({ key, sort: "node", names: [called], keys: [...machineKeys(names), ...platform] });
  const count = (result: string): number => test.results.filter((one) => one.result === result).length;
  const failed = count(FAILED);
  const told = test.results.length - count("notselected") - count("notapplicable");
  const errors = count("error") + count("unknown");
  yield* say.attribute(
    key,
    "hardening",
    `${benchmark === "" ? "XCCDF" : benchmark}: ${String(count("pass"))} of ${String(told)} rules passed, ${String(failed)} failed${errors === 0 ? "" : `, ${String(errors)} not decided`}`,
  );
  yield* say.attribute(key, "lastAudit", dateOfText(test.end));
  const seen = new Set<string>();
  for (const result of test.results) {
    const short = result.id.replace(/^xccdf_.*?_rule_/u, "").replace(/_rule$/u, "");
    if (result.result !== FAILED || seen.has(short)) continue;
    seen.add(short);
    const finding = `${key}/${short}`;
    const title = titles.get(result.id);
    const saying = sayingAt(result.at, "rule-result");
    yield saying.mention({
      key: finding,
      sort: "finding",
      names: [`${short}-${called}`],
      ...(title === undefined ? {} : { title }),
    });
    yield* saying.attribute(finding, "type", "nonconformity");
    yield* saying.attribute(
      finding,
      "severity",
      /^(?:low|medium|high|critical|info)$/u.test(result.severity) ? result.severity : undefined,
    );
    yield* saying.attribute(finding, "standards", result.idents.length === 0 ? undefined : result.idents);
    yield* saying.attribute(finding, "tool", "XCCDF");
    yield* saying.attribute(finding, "found", dateOfText(test.end));
    yield saying.relationship({
      from: { key: finding },
      to: { key },
      purpose: "other",
      verb: "threatens",
      evidence: "declared",
    });
  }
}

/** SARIF logs of static analysis, secret and dependency scanners: which rule is broken how often in which unit of source. */
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Claim } from "../model/claims/claim.ts";
import { readDocuments } from "./parts/documents/read.ts";
import { at, entriesAt, itemsAt, numberAt, textAt, textsAt, type Tree } from "./parts/tree.ts";
import { sayingAt } from "./parts/saying.ts";
import type { Artefact, Source, Surroundings } from "./source.ts";
import { parentOf, resolved, unitAround } from "./parts/unit-folder.ts";

/** Severity by the levels of the standard; `none` is no finding. */
const severities: Readonly<Record<string, string>> = { error: "high", warning: "medium", note: "low" };

export const sarif: Source = {
  id: "sarif",
  version: 1,
  title: { en: "SARIF log", fr: "Journal SARIF" },
  files: ["*.sarif", "*.sarif.json"],
  cannotSay: [
    {
      en: "What a tool did not look at: a file without results may be clean or may not have been read.",
      fr: "Ce qu’un outil n’a pas examiné : un fichier sans résultat est peut-être propre, peut-être pas lu.",
    },
  ],
  howToExport: {
    en: "Most scanners write it: `semgrep --sarif`, `codeql database analyze --format=sarif-latest`, `trivy --format sarif`, `gitleaks -f sarif`.",
    fr: "La plupart des analyseurs l’écrivent : « semgrep --sarif », « codeql database analyze --format=sarif-latest », « trivy --format sarif », « gitleaks -f sarif ».",
  },
  example: {
    files: {
      "cart/package.json": "{}",
      "scan.sarif": `{"version": "2.1.0", "runs": [{
  "tool": {"driver": {"name": "Lint", "rules": [{"id": "EVAL", "shortDescription": {"text": "No eval"}, "properties": {"security-severity": "8.2"}}]}},
  "results": [
    {"ruleId": "EVAL", "level": "error", "message": {"text": "eval of input"}, "locations": [{"physicalLocation": {"artifactLocation": {"uri": "cart/server.js"}, "region": {"startLine": 4}}}]},
    {"ruleId": "EVAL", "level": "error", "message": {"text": "eval of input"}, "locations": [{"physicalLocation": {"artifactLocation": {"uri": "cart/other.js"}}}]},
    {"ruleId": "FINE", "kind": "pass", "level": "none", "message": {"text": "good"}}
  ]
}]}
`,
    },
    claims: [
      'mention finding sarif:scan.sarif#0/EVAL/cart "EVAL-cart" @ scan.sarif:4',
      "attribute sarif:scan.sarif#0/EVAL/cart severity: 8.2 @ scan.sarif:4",
      "attribute sarif:scan.sarif#0/EVAL/cart tool: Lint @ scan.sarif:4",
      "attribute sarif:scan.sarif#0/EVAL/cart x-places: 2 @ scan.sarif:4",
      "other threatens sarif:scan.sarif#0/EVAL/cart -> <directory=cart> (declared) @ scan.sarif:4",
    ],
  },

  detect: ({ path, text }) =>
    /"runs"\s*:/u.test(text) && /sarif/iu.test(text + path) ? 3 : path.endsWith(".sarif") ? 2 : 0,

  *read(artefacts, around): Generator<Claim | Diagnostic> {
    for (const artefact of artefacts) {
      const { trees, diagnostics } = readDocuments(artefact, around.limits);
      yield* diagnostics;
      for (const tree of trees)
        for (const [index, run] of itemsAt(tree, "runs").entries()) yield* claimsOfRun(run, index, artefact, around);
    }
  },
};

interface Broken {
  readonly line: number;
  readonly rule: string;
  readonly unit: string | undefined;
  level: string;
  places: number;
}

function* claimsOfRun(run: Tree, index: number, artefact: Artefact, around: Surroundings): Generator<Claim> {
  const driver = at(run, "tool", "driver");
  const tool = textAt(driver, "name") ?? "SARIF";
  const rules = new Map(itemsAt(driver, "rules").map((rule) => [textAt(rule, "id") ?? "", rule] as const));
  const ruleList = [...rules.keys()];
  const broken = new Map<string, Broken>();
  for (const result of itemsAt(run, "results")) {
    const kind = textAt(result, "kind") ?? "fail";
    const rule =
      textAt(result, "ruleId") ??
      textAt(result, "rule", "id") ??
      ruleList[Number(textAt(result, "ruleIndex") ?? -1)] ??
      "";
    const level = textAt(result, "level") ?? textAt(rules.get(rule), "defaultConfiguration", "level") ?? "warning";
    if (kind !== "fail" || level === "none" || rule === "" || isSuppressed(result)) continue;
    const unit = unitOf(result, run, around);
    const key = `sarif:${artefact.path}#${String(index)}/${rule}${unit === undefined ? "" : `/${unit}`}`;
    const known = broken.get(key);
    if (known === undefined) broken.set(key, { line: result.line, rule, unit, level, places: 1 });
    else {
      known.places++;
      if (level === "error") known.level = level;
    }
  }
  for (const [key, one] of broken) yield* claimsOfRule(key, one, rules.get(one.rule), tool, artefact.path);
}

function isSuppressed(result: Tree): boolean {
  return itemsAt(result, "suppressions").some((one) => textAt(one, "status") !== "rejected");
}

/** Folder of the unit that the first place of a result lies in; bases (`uriBaseId`) that lead outside are not followed. */
function unitOf(result: Tree, run: Tree, around: Surroundings): string | undefined {
  const location = at(itemsAt(result, "locations")[0], "physicalLocation", "artifactLocation");
  const base = textAt(run, "originalUriBaseIds", textAt(location, "uriBaseId") ?? "", "uri") ?? "";
  const uri = textAt(location, "uri")?.replace(/^file:\/+/u, "");
  if (uri === undefined) return undefined;
  const under = /^[\w.-]+\/$/u.test(base) ? base.slice(0, -1) : ".";
  const path = resolved(under, uri);
  return path === undefined ? undefined : unitAround(parentOf(path), around);
}

function* claimsOfRule(key: string, one: Broken, rule: Tree | undefined, tool: string, file: string): Generator<Claim> {
  const say = sayingAt({ file, line: one.line }, "result");
  const title = textAt(rule, "shortDescription", "text") ?? textAt(rule, "name");
  const unitName =
    one.unit === undefined || one.unit === "." ? "" : `-${one.unit.slice(one.unit.lastIndexOf("/") + 1)}`;
  yield say.mention({
    key,
    sort: "finding",
    names: [`${one.rule}${unitName}`],
    ...(title === undefined ? {} : { title }),
  });
  const score = numberAt(rule, "properties", "security-severity");
  yield* say.attribute(key, "type", score !== undefined || isSecurity(rule) ? "vulnerability" : "debt");
  yield* say.attribute(key, "severity", score ?? severities[one.level]);
  const cves = /CVE-\d{4}-\d+/iu.exec(one.rule)?.[0];
  yield* say.attribute(key, "cve", cves === undefined ? undefined : [cves.toUpperCase()]);
  yield* say.attribute(key, "tool", tool);
  yield* say.attribute(key, "x-places", one.places);
  if (one.unit !== undefined)
    yield say.relationship({
      from: { key },
      to: { lookup: { keys: [{ type: "directory", value: one.unit }] } },
      purpose: "other",
      verb: "threatens",
      evidence: "declared",
    });
}

function isSecurity(rule: Tree | undefined): boolean {
  const tags = textsAt(rule, "properties", "tags");
  return tags.includes("security") || entriesAt(rule, "properties").some(([key]) => /cwe|owasp/iu.test(key));
}

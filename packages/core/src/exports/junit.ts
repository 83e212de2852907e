/**
 * What checking found as JUnit XML, as Jenkins and GitLab read it: a suite for each pack; a case for each rule, and one for each subject
 * that violates it. What is waived or cannot be told is skipped, with the reason; what does not make the check fail has passed, with a remark.
 */
import { describe } from "../base/codes.ts";
import { groupBy } from "../base/group-by.ts";
import type { Finding, RuleOutcome, WaiverOutcome } from "../rules/report.ts";
import {
  byPack,
  type ExportedChecks,
  fails,
  namedSubject,
  pathInRepository,
  pathText,
  valueTexts,
  type Words,
  wordsIn,
} from "./checked.ts";
import { packTitle } from "../rules/outcome.ts";
import { escapeXml } from "./xml.ts";

interface Case {
  readonly name: string;
  /** What Jenkins and GitLab call a class: `security.flow-is-encrypted`. */
  readonly group: string;
  readonly outcome: Outcome;
}

type Outcome =
  | { readonly kind: "passed"; readonly remark?: string }
  | { readonly kind: "failed"; readonly message: string; readonly type: string; readonly detail: string }
  | { readonly kind: "skipped"; readonly reason: string };

interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}

/** The file as text. */
export function writeJunit(checked: ExportedChecks): string {
  const suites = suitesOf(checked);
  const cases = suites.flatMap((suite) => suite.cases);
  const name = `Orrery · ${checked.report.model}`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${escapeXml(name)}" tests="${cases.length}" failures="${countOf(cases, "failed")}" errors="0">`,
    ...suites.flatMap((suite) => suiteLines(suite)),
    "</testsuites>",
    "",
  ].join("\n");
}

function suitesOf(checked: ExportedChecks): readonly Suite[] {
  const { report, locale } = checked;
  const say = wordsIn(locale);
  const waivers = new Map(report.waivers.map((waiver) => [waiver.id, waiver]));
  const found = groupBy(report.findings, ({ rule }) => rule);
  const packs = [...byPack(report)].map(([pack, rules]) => ({
    name: say(packTitle(pack)),
    cases: rules.flatMap((rule) => ruleCases(checked, rule, found.get(rule.id) ?? [], waivers)),
  }));
  return [{ name: say({ en: "Text of the model", fr: "Texte du modèle" }), cases: textCases(checked) }, ...packs];
}

/** What is wrong with the texts; that they can be read is a case of its own. */
function textCases(checked: ExportedChecks): readonly Case[] {
  const { diagnostics, failsOn, locale } = checked;
  if (diagnostics.length === 0) {
    const name = {
      en: "The texts are understood to the last word",
      fr: "Les textes sont compris jusqu’au dernier mot",
    };
    return [{ name: name[locale], group: "text", outcome: { kind: "passed" } }];
  }
  return diagnostics.map((diagnostic) => {
    const { code, severity, uri, span } = diagnostic;
    const file = pathInRepository(checked, uri);
    const { line, column } = checked.at(uri, span.start);
    const message = describe(diagnostic, locale);
    const detail = `${file}:${line}:${column}  ${message}`;
    return {
      name: `${file}:${line}:${column}`,
      group: `text.${code}`,
      outcome: fails(severity, failsOn)
        ? { kind: "failed", message, type: severity, detail }
        : { kind: "passed", remark: detail },
    };
  });
}

function ruleCases(
  checked: ExportedChecks,
  rule: RuleOutcome,
  findings: readonly Finding[],
  waivers: ReadonlyMap<string, WaiverOutcome>,
): readonly Case[] {
  const say = wordsIn(checked.locale);
  const group = `${rule.pack}.${rule.id}`;
  const names = distinct(findings.map(({ subject }) => namedSubject(subject, checked.locale)));
  const cases: Case[] = findings.map((finding, index) => ({
    name: names[index] ?? "",
    group,
    outcome: outcomeOf(checked, rule, finding, waivers),
  }));
  if (findings.length === 0) cases.push(...unbroken(rule, group, say));
  if (rule.unknown > 0)
    cases.push({
      name: say({ en: "What nobody can tell", fr: "Ce que nul ne peut dire" }),
      group,
      outcome: { kind: "skipped", reason: unknownReason(rule, say) },
    });
  return cases;
}

/** A rule that nothing violates has passed if it holds of something; one that asks nothing here proves nothing. */
function unbroken({ title, holds, unknown }: RuleOutcome, group: string, say: Words): readonly Case[] {
  if (holds > 0) return [{ name: say(title), group, outcome: { kind: "passed" } }];
  const reason = say({ en: "asks nothing of this model", fr: "ne demande rien à ce modèle" });
  return unknown > 0 ? [] : [{ name: say(title), group, outcome: { kind: "skipped", reason } }];
}

function outcomeOf(
  checked: ExportedChecks,
  rule: RuleOutcome,
  finding: Finding,
  waivers: ReadonlyMap<string, WaiverOutcome>,
): Outcome {
  const say = wordsIn(checked.locale);
  const { status, severity } = finding;
  if (status === "known")
    return {
      kind: "skipped",
      reason: say({ en: "Known since checks were taken up", fr: "Connu depuis le début des contrôles" }),
    };
  if (status === "waived") return { kind: "skipped", reason: waiverReason(waivers.get(finding.waiver ?? ""), say) };
  const message = say(finding.message);
  const detail = detailOf(checked, rule, finding);
  return fails(severity, checked.failsOn)
    ? { kind: "failed", message, type: severity, detail }
    : { kind: "passed", remark: detail };
}

/** Cases of the same name count as one: twins get a number. */
function distinct(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

/** Why, where, by which path, with which values, and what to do. */
function detailOf(checked: ExportedChecks, rule: RuleOutcome, finding: Finding): string {
  const { locale } = checked;
  const { line, column } = checked.at(finding.place.uri, finding.place.span.start);
  const path = finding.path.length > 1 ? [pathText(finding, locale)] : [];
  return [
    `${finding.message[locale]}.`,
    `${pathInRepository(checked, finding.place.uri)}:${line}:${column}`,
    ...path,
    ...valueTexts(finding, locale),
    rule.remedy[locale],
  ].join("\n");
}

function waiverReason(waiver: WaiverOutcome | undefined, say: Words): string {
  const until = waiver?.until === undefined ? "" : ` · ${say({ en: "until", fr: "jusqu’au" })} ${waiver.until}`;
  const because = waiver?.because === undefined ? "" : ` · ${waiver.because}`;
  return `${say({ en: "Waived", fr: "Dérogation" })} ${waiver?.id ?? ""}${because}${until}`;
}

function unknownReason({ unknown }: RuleOutcome, say: Words): string {
  const isOne = unknown === 1;
  return say({
    en: isOne ? "unknown: 1 answer is missing a fact" : `unknown: ${unknown} answers are missing a fact`,
    fr: isOne ? "inconnu : il manque un fait à 1 réponse" : `inconnu : il manque un fait à ${unknown} réponses`,
  });
}

function suiteLines({ name, cases }: Suite): readonly string[] {
  return [
    `  <testsuite name="${escapeXml(name)}" tests="${cases.length}" failures="${countOf(cases, "failed")}" errors="0" skipped="${countOf(cases, "skipped")}">`,
    ...cases.flatMap(caseLines),
    "  </testsuite>",
  ];
}

/** Without the attribute `file` that some readers know: the schema that Jenkins tests a file against has none. */
function caseLines({ name, group, outcome }: Case): readonly string[] {
  const head = `    <testcase name="${escapeXml(name)}" classname="${escapeXml(group)}"`;
  const inside = outcomeLine(outcome);
  return inside === undefined ? [`${head}/>`] : [`${head}>`, `      ${inside}`, "    </testcase>"];
}

function outcomeLine(outcome: Outcome): string | undefined {
  switch (outcome.kind) {
    case "failed":
      return `<failure message="${escapeXml(outcome.message)}" type="${outcome.type}">${content(outcome.detail)}</failure>`;
    case "skipped":
      return `<skipped message="${escapeXml(outcome.reason)}"/>`;
    case "passed":
      return outcome.remark === undefined ? undefined : `<system-out>${content(outcome.remark)}</system-out>`;
  }
}

/** Text between tags keeps its lines. */
function content(text: string): string {
  return text.split("\n").map(escapeXml).join("\n");
}

function countOf(cases: readonly Case[], kind: Outcome["kind"]): number {
  return cases.filter(({ outcome }) => outcome.kind === kind).length;
}

/** Findings of rules as pages ask for them: chosen, put together, counted, one by one. */
import type { Severity } from "../base/diagnostic.ts";
import { groupBy } from "../base/group-by.ts";
import type { Bilingual } from "../model/metamodel.ts";
import type { Model } from "../model/model.ts";
import { packs } from "../rules/index.ts";
import type { CheckReport, Finding, FindingStatus, RuleOutcome } from "../rules/report.ts";
import { openCounts, packTitle } from "../rules/outcome.ts";
import { type CheckedModel, type ChecksSetting, findingAnswer, lookupsOf, NOBODY, ownerAnswer } from "./checked.ts";
import type {
  ChecksAnswer,
  ChecksSummaryAnswer,
  ElementChecksAnswer,
  FindingGroupAnswer,
  FindingPageAnswer,
  PackAnswer,
  RuleSummary,
} from "./checks-answers.ts";
import { questionAnswer } from "./checks-questions.ts";
import { waiverAnswer } from "./checks-waivers.ts";
import { fold } from "./fold.ts";
import type { FindingGroup } from "./url.ts";

/** By what findings are chosen; an empty list chooses all. */
export interface FindingsRequest extends ChecksSetting {
  readonly packs: readonly string[];
  readonly rules: readonly string[];
  readonly severities: readonly string[];
  readonly statuses: readonly string[];
  /** `-`: those for whom nobody answers. */
  readonly owners: readonly string[];
  readonly elements: readonly string[];
  readonly controls: readonly string[];
  readonly principles: readonly string[];
  readonly qualities: readonly string[];
  readonly text: string;
  readonly group: FindingGroup | undefined;
  readonly offset: number;
  readonly limit: number;
}

const severities: readonly Severity[] = ["error", "warning", "info"];

export function checksSummary(report: CheckReport | undefined): ChecksSummaryAnswer {
  return { version: 1, counts: report === undefined ? null : lookupsOf(report).counts };
}

export function checksAnswer(checked: CheckedModel, request: FindingsRequest): ChecksAnswer {
  const { report, model } = checked;
  const chosen = chosenFindings(checked, request);
  const { groups, findings } = grouped(checked, chosen, request);
  return {
    version: 1,
    today: report.today,
    counts: lookupsOf(report).counts,
    packs: packAnswers(checked),
    owners: ownersOf(model, report, request.language),
    total: findings.length,
    groups,
    findings: findings
      .slice(request.offset, request.offset + request.limit)
      .map((finding) => findingAnswer(checked, finding, request)),
    named: namedIn(checked, request),
  };
}

/** One finding with all that proves it; undefined where it is not there any more. */
export function findingPageAnswer(
  checked: CheckedModel,
  fingerprint: string,
  setting: ChecksSetting,
): FindingPageAnswer | undefined {
  const { report } = checked;
  const { findings, rules } = lookupsOf(report);
  const finding = findings.get(fingerprint);
  if (finding === undefined) return undefined;
  const waiver = report.waivers.find(({ id }) => id === finding.waiver);
  return {
    version: 1,
    today: report.today,
    ...findingAnswer(checked, finding, setting),
    packTitle: packTitle(finding.pack),
    rationale: rules.get(finding.rule)?.rationale ?? { en: "", fr: "" },
    waiverOf: waiver === undefined ? null : waiverAnswer(checked, waiver, setting),
    statement: finding.subject.name,
  };
}

/** What rules say of an element: about itself first, then about what is inside it. */
export function elementChecksAnswer(checked: CheckedModel, id: string, setting: ChecksSetting): ElementChecksAnswer {
  const { report } = checked;
  const inside = idsInside(checked.model, [id]);
  const isOwn = ({ elements }: { readonly elements: readonly string[] }): boolean => elements.includes(id);
  const isInside = ({ elements }: { readonly elements: readonly string[] }): boolean =>
    elements.some((one) => inside.has(one));
  const own = report.findings.filter(({ subject }) => isOwn(subject));
  const others = report.findings.filter(({ subject }) => !isOwn(subject) && isInside(subject));
  const questions = report.questions.filter(({ subject }) => isInside(subject));
  return {
    version: 1,
    findings: [...own, ...others].slice(0, MOST_OF_ELEMENT).map((one) => findingAnswer(checked, one, setting)),
    questions: questions
      .toSorted((a, b) => Number(isOwn(b.subject)) - Number(isOwn(a.subject)))
      .slice(0, MOST_OF_ELEMENT)
      .map((question) => questionAnswer(checked, question, setting)),
    total: own.length + others.length,
  };
}

/** Findings and questions that the page of an element gets. */
const MOST_OF_ELEMENT = 200;

/** The findings that a request chooses, the worst first. */
function chosenFindings({ model, report }: CheckedModel, request: FindingsRequest): readonly Finding[] {
  const { rules } = lookupsOf(report);
  const inside = request.elements.length === 0 ? undefined : idsInside(model, request.elements);
  const words = fold(request.text)
    .split(" ")
    .filter((word) => word !== "");
  const has = (wanted: readonly string[], value: string): boolean => wanted.length === 0 || wanted.includes(value);
  return report.findings.filter((finding) => {
    const rule = rules.get(finding.rule);
    return (
      has(request.packs, finding.pack) &&
      has(request.rules, finding.rule) &&
      has(request.severities, finding.severity) &&
      has(request.statuses, finding.status) &&
      has(request.owners, finding.subject.owner ?? NOBODY) &&
      (inside === undefined || finding.subject.elements.some((id) => inside.has(id))) &&
      hasControl(request.controls, rule?.controls ?? []) &&
      has(request.principles, rule?.principle ?? "") &&
      has(request.qualities, rule?.quality ?? "") &&
      (words.length === 0 || says(finding, rule, words))
    );
  });
}

/** `iso27001:A.8.13`, or `iso27001` for any control of the framework. */
function hasControl(wanted: readonly string[], controls: readonly string[]): boolean {
  if (wanted.length === 0) return true;
  return controls.some((control) => wanted.includes(control) || wanted.includes(control.split(":")[0] ?? ""));
}

const folded = new WeakMap<Finding, string>();

function says(finding: Finding, rule: RuleOutcome | undefined, words: readonly string[]): boolean {
  let text = folded.get(finding);
  if (text === undefined) {
    const { message, subject } = finding;
    const said = [message.en, message.fr, subject.name, subject.title.en, subject.title.fr, finding.rule];
    text = fold([...said, rule?.title.en ?? "", rule?.title.fr ?? ""].join(" "));
    folded.set(finding, text);
  }
  const all = text;
  return words.every((word) => all.includes(word));
}

/** The elements, and everything that is inside them. */
function idsInside(model: Model, ids: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>(ids);
  const open = ids.flatMap((id) => model.element(id) ?? []);
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    for (const child of one.children) {
      if (found.has(child.id)) continue;
      found.add(child.id);
      open.push(child);
    }
  }
  return found;
}

interface Grouped {
  readonly groups: readonly FindingGroupAnswer[];
  readonly findings: readonly Finding[];
}

/** Put together by what was asked for: the group with the worst findings first. */
function grouped(checked: CheckedModel, findings: readonly Finding[], { group, language }: FindingsRequest): Grouped {
  if (group === undefined) return { groups: [], findings };
  const members = [...groupBy(findings, (finding) => keyOf(finding, group))].map(([id, own]) => ({
    own,
    answer: {
      id,
      by: group,
      title: titleOfGroup(checked, group, id, own[0], language),
      count: own.length,
      counts: countsOf(own),
    } satisfies FindingGroupAnswer,
  }));
  members.sort((a, b) => heavier(a.answer, b.answer));
  return { groups: members.map(({ answer }) => answer), findings: members.flatMap(({ own }) => own) };
}

function keyOf(finding: Finding, group: FindingGroup): string {
  switch (group) {
    case "rule":
      return finding.rule;
    case "pack":
      return finding.pack;
    case "severity":
      return finding.severity;
    case "owner":
      return finding.subject.owner ?? NOBODY;
    case "element":
      return finding.subject.elements[0] ?? finding.subject.name;
  }
}

const severityTitles: Readonly<Record<Severity, Bilingual>> = {
  error: { en: "Errors", fr: "Erreurs" },
  warning: { en: "Warnings", fr: "Avertissements" },
  info: { en: "Advice", fr: "Conseils" },
};

function titleOfGroup(
  { model, report }: CheckedModel,
  group: FindingGroup,
  id: string,
  first: Finding | undefined,
  language: string,
): Bilingual {
  switch (group) {
    case "rule":
      return lookupsOf(report).rules.get(id)?.title ?? { en: id, fr: id };
    case "pack":
      return packTitle(id);
    case "severity":
      return severityTitles[first?.severity ?? "info"];
    case "owner": {
      const name = id === NOBODY ? undefined : ownerAnswer(model, id, language)?.name;
      return name === undefined ? { en: "Nobody answers for it", fr: "Personne n’en répond" } : { en: name, fr: name };
    }
    case "element":
      return nameOf(model, id);
  }
}

function nameOf(model: Model, id: string): Bilingual {
  const element = model.element(id);
  return { en: element?.nameIn("en") ?? id, fr: element?.nameIn("fr") ?? id };
}

function countsOf(findings: readonly Finding[]): Record<Severity, number> {
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

function heavier(a: FindingGroupAnswer, b: FindingGroupAnswer): number {
  for (const severity of severities) {
    const difference = b.counts[severity] - a.counts[severity];
    if (difference !== 0) return difference;
  }
  return a.title.en < b.title.en ? -1 : 1;
}

// --- facets

const packsMade = new WeakMap<CheckReport, readonly PackAnswer[]>();

/** Every pack with its rules, those that are off with them. */
function packAnswers({ report }: CheckedModel): readonly PackAnswer[] {
  let known = packsMade.get(report);
  if (known === undefined) packsMade.set(report, (known = packsOf(report)));
  return known;
}

function packsOf(report: CheckReport): readonly PackAnswer[] {
  const ran = groupBy(report.rules, ({ pack }) => pack);
  const findings = groupBy(report.findings, ({ rule }) => rule);
  const own = [...ran.keys()].filter((id) => !packs.some((pack) => pack.id === id));
  const all = [...packs.map((pack) => pack.id), ...own];
  return all.map((id): PackAnswer => {
    const pack = packs.find((one) => one.id === id);
    const outcomes = ran.get(id) ?? [];
    const off = (pack?.rules ?? []).filter((rule) => !outcomes.some((one) => one.id === rule.id));
    const rules: readonly RuleSummary[] = [
      ...outcomes.map((outcome) => ruleSummary(outcome, findings.get(outcome.id) ?? [])),
      ...off.map(({ id: rule, title, severity }) => ({ id: rule, title, severity, isOff: true, ...nothing })),
    ].sort((a, b) => (a.id < b.id ? -1 : 1));
    const sum = (of: (rule: RuleSummary) => number): number => rules.reduce((sofar, rule) => sofar + of(rule), 0);
    return {
      id,
      title: packTitle(id),
      description: pack?.description ?? { en: "Rules that the model states itself", fr: "Règles que le modèle énonce" },
      isOff: outcomes.length === 0 && (pack?.rules.length ?? 0) > 0,
      open: openCounts(report, id),
      holds: sum((rule) => rule.holds),
      violated: sum((rule) => rule.violated),
      unknown: sum((rule) => rule.unknown),
      rules,
    };
  });
}

const nothing = { open: 0, holds: 0, violated: 0, unknown: 0 } as const;

export function ruleSummary(outcome: RuleOutcome, findings: readonly Finding[]): RuleSummary {
  const { id, title, severity, holds, violated, unknown } = outcome;
  const open = findings.filter(({ status }: { readonly status: FindingStatus }) => status === "open").length;
  return { id, title, severity, isOff: false, open, holds, violated, unknown };
}

function ownersOf(model: Model, report: CheckReport, language: string): ChecksAnswer["owners"] {
  const open = report.findings.filter(({ status }) => status === "open");
  return [...groupBy(open, ({ subject }) => subject.owner ?? NOBODY)]
    .map(([id, own]) => ({
      id: id === NOBODY ? null : id,
      name: id === NOBODY ? "" : (ownerAnswer(model, id, language)?.name ?? id),
      open: own.length,
    }))
    .sort((a, b) => b.open - a.open || (a.name < b.name ? -1 : 1));
}

/** Names of what the request names by its id. */
function namedIn({ model, report }: CheckedModel, request: FindingsRequest): ChecksAnswer["named"] {
  const { rules } = lookupsOf(report);
  return [
    ...request.rules.map((id) => ({ word: "rule", id, title: rules.get(id)?.title ?? { en: id, fr: id } })),
    ...request.elements.map((id) => ({ word: "element", id, title: nameOf(model, id) })),
    ...request.owners.filter((id) => id !== NOBODY).map((id) => ({ word: "owner", id, title: nameOf(model, id) })),
  ];
}

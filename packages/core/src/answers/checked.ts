/** A checked model, made ready for pages: rules and findings by their ids, names of packs and people. */
import { openCounts } from "../rules/outcome.ts";
import type { Model } from "../model/model.ts";
import type { Checks } from "../rules/checks.ts";
import type { CheckReport, Finding, RuleOutcome } from "../rules/report.ts";
import type { CheckCounts, FindingAnswer, ProvenValue } from "./checks-answers.ts";
import { placeOf, type Positions } from "./positions.ts";

/** What checking a model gave. */
export interface CheckedModel {
  readonly model: Model;
  readonly report: CheckReport;
  readonly checks: Checks;
}

/** In which words, and where texts are. */
export interface ChecksSetting {
  readonly language: string;
  readonly positions: Positions;
}

interface Lookups {
  readonly rules: ReadonlyMap<string, RuleOutcome>;
  readonly findings: ReadonlyMap<string, Finding>;
  readonly counts: CheckCounts;
}

const made = new WeakMap<CheckReport, Lookups>();

/** Rules and findings of a report by their ids. */
export function lookupsOf(report: CheckReport): Lookups {
  let known = made.get(report);
  if (known === undefined) {
    known = {
      rules: new Map(report.rules.map((rule) => [rule.id, rule])),
      findings: new Map(report.findings.map((finding) => [finding.fingerprint, finding])),
      counts: countsIn(report),
    };
    made.set(report, known);
  }
  return known;
}

function countsIn(report: CheckReport): CheckCounts {
  const { findings, rules, questions } = report;
  const sum = (of: (rule: RuleOutcome) => number): number => rules.reduce((all, rule) => all + of(rule), 0);
  return {
    open: openCounts(report),
    waived: sum((rule) => rule.waived),
    known: findings.filter(({ status }) => status === "known").length,
    holds: sum((rule) => rule.holds),
    violated: sum((rule) => rule.violated),
    unknown: sum((rule) => rule.unknown),
    questions: questions.length,
  };
}

/** Stands for nobody among owners. */
export const NOBODY = "-";

/** Who answers, by name in the language. */
export function ownerAnswer(model: Model, id: string | undefined, language: string): FindingAnswer["owner"] {
  if (id === undefined) return null;
  return { id, name: model.element(id)?.nameIn(language) ?? id };
}

/** A finding as pages show it. */
export function findingAnswer(checked: CheckedModel, finding: Finding, setting: ChecksSetting): FindingAnswer {
  const { model, report } = checked;
  const rule = lookupsOf(report).rules.get(finding.rule);
  const { fingerprint, severity, status, waiver, subject, place, message, path, related, pack } = finding;
  return {
    fingerprint,
    rule: finding.rule,
    ruleTitle: rule?.title ?? { en: finding.rule, fr: finding.rule },
    pack,
    severity,
    status,
    ...(waiver === undefined ? {} : { waiver }),
    subject,
    owner: ownerAnswer(model, subject.owner, setting.language),
    place: placeOf(setting.positions, place),
    message,
    remedy: rule?.remedy ?? { en: "", fr: "" },
    path,
    values: finding.values.map((value) => provenValue(model, finding, value, setting)),
    related,
    controls: rule?.controls ?? [],
    ...(rule?.principle === undefined ? {} : { principle: rule.principle }),
  };
}

/** The value with its place: of its attribute, else of the element that would have it. */
function provenValue(
  model: Model,
  finding: Finding,
  value: Finding["values"][number],
  { positions }: ChecksSetting,
): ProvenValue {
  const [id = ""] = value.subject.elements;
  const element = value.subject.isRelationship ? undefined : model.element(id);
  const stated = element?.attributes.find(({ key }) => key === value.key || key.startsWith(`${value.key}.`));
  const place = stated?.place ?? element?.place ?? finding.place;
  return { ...value, place: placeOf(positions, place) };
}

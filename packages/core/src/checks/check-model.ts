/** A model checked: rules run as the organisation wants them, waivers and what was known before taken into account. */
import type { Severity } from "../base/diagnostic.ts";
import { dateOfDay, dayNumber } from "../base/dates.ts";
import { compare } from "../base/compare.ts";
import type { Element, Model, Relationship } from "../model/model.ts";
import { type ActiveRule, Checks, type Judgement } from "../rules/checks.ts";
import {
  type CheckReport,
  type Finding,
  type Question,
  REPORT_VERSION,
  type RuleOutcome,
  type WaiverOutcome,
} from "../rules/report.ts";
import type { Account, Verdict } from "../rules/verdict.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { type Policy, policyOf } from "./policy.ts";
import { labelOf, statedValue, subjectOf } from "../answers/subjects.ts";
import { standingOf, type Waiver, Waiving } from "./waivers.ts";
import { needlessWaivers, waiverIsNeeded } from "./needless.ts";

export interface CheckSetting {
  /** `2026-11-21`. */
  readonly today: string;
  /** Only these packs, or these rules, of what the policy applies. */
  readonly packs?: readonly string[];
  readonly rules?: readonly string[];
  /** Fingerprints of findings that were there when checks were taken up. */
  readonly baseline?: ReadonlySet<string>;
  /** Checks of an earlier reading of the same workspace, which they serve no more: only what changed is judged again. */
  readonly earlier?: Checked;
  /** Findings and questions that the report tells, the gravest first; the counts are of all. 50,000 when absent. */
  readonly most?: number;
  /** Told after some elements how many of how many are judged; throws to stop. */
  readonly progress?: (done: number, all: number) => void;
}

export class Checked {
  readonly model: Model;
  readonly policy: Policy;
  readonly checks: Checks;
  readonly setting: CheckSetting;
  private reportMade: CheckReport | undefined;

  constructor(model: Model, policy: Policy, checks: Checks, setting: CheckSetting) {
    this.model = model;
    this.policy = policy;
    this.checks = checks;
    this.setting = setting;
  }

  /** Everything that was found, with its proofs; made on first use. */
  get report(): CheckReport {
    return (this.reportMade ??= reportOf(this));
  }
}

/** Checks a model. */
export function checkModel(model: Model, setting: CheckSetting): Checked {
  const policy = policyOf(model);
  const { packs, rules, earlier, progress } = setting;
  const wanted = policy.rules.filter(
    ({ rule, pack }) =>
      (packs === undefined || packs.includes(pack)) && (rules === undefined || rules.includes(rule.id)),
  );
  const today = dayNumber(setting.today) ?? 0;
  const known = earlier?.checks;
  const checks =
    known !== undefined && known.setting.today === today && isSame(known.rules, wanted)
      ? known.after(model)
      : Checks.of(model, { rules: wanted, today, ...(progress === undefined ? {} : { progress }) });
  // What the earlier ones knew is taken over: to keep them would keep every reading there ever was.
  const { earlier: _served, ...rest } = setting;
  return new Checked(model, policy, checks, rest);
}

/** An organisation's own rules are made anew with each reading: their texts decide. */
function isSame(a: readonly ActiveRule[], b: readonly ActiveRule[]): boolean {
  return a.length === b.length && a.every((one, index) => signature(one) === signature(b[index]));
}

function signature(active: ActiveRule | undefined): string {
  return active === undefined
    ? ""
    : JSON.stringify([
        active.rule.id,
        active.pack,
        active.severity,
        active.parameters,
        active.rule.remedy,
        active.rule.title,
      ]);
}

const severities: readonly Severity[] = ["error", "warning", "info"];

/** Findings, and questions, that a report tells unless asked for more: nobody reads them all, and each takes room. */
const USUAL_MOST = 50_000;

function reportOf({ model, policy, checks, setting }: Checked): CheckReport {
  const today = dayNumber(setting.today) ?? 0;
  const most = setting.most ?? USUAL_MOST;
  const waiving = new Waiving(model, policy.waivers, today);
  const covered = new Map<Waiver, string[]>();
  const waived = new Map<string, number>();
  const findings: Finding[] = [];
  let more = 0;
  for (const severity of severities)
    for (const judgement of checks.judgements(
      (active, state) => state === "violated" && active.severity === severity,
    )) {
      const { rule, pack } = judgement.active;
      const waiver = waiving.waiverOf(rule.id, pack, judgement.subject);
      if (waiver !== undefined) {
        waived.set(rule.id, (waived.get(rule.id) ?? 0) + 1);
        covered.set(waiver, [...(covered.get(waiver) ?? []), fingerprintOf(rule.id, judgement.subject)]);
      }
      if (findings.length >= most) more++;
      else findings.push(...findingOf(checks, judgement, waiver, setting.baseline));
    }
  const questions = questionsOf(checks, most);
  const waivers = policy.waivers.map((waiver) => waiverOutcome(waiver, covered.get(waiver) ?? [], today));
  const needless = isWhole(setting) ? needlessWaivers(policy.waivers, waivers, setting.baseline) : [];
  return {
    version: REPORT_VERSION,
    model: titleOf(model),
    today: dateOfDay(today) ?? setting.today,
    rules: [
      ...checks.rules.map((active) => outcomeOf(active, checks, waived.get(active.rule.id) ?? 0)),
      ...(isWhole(setting) && policy.waivers.length > 0
        ? [waiverIsNeeded(policy.waivers.length, needless.length)]
        : []),
    ],
    findings: [...findings, ...needless].sort(
      (a, b) =>
        severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
        compare(a.place.uri, b.place.uri) ||
        a.place.span.start - b.place.span.start ||
        compare(a.rule, b.rule),
    ),
    questions: questions.list,
    more: { findings: more, questions: questions.more },
    waivers,
  };
}

function questionsOf(checks: Checks, most: number): { readonly list: readonly Question[]; readonly more: number } {
  const questions = new Questions(most);
  for (const severity of severities)
    for (const judgement of checks.judgements((active, state) => state === "unknown" && active.severity === severity)) {
      const verdict = questions.isFull ? undefined : checks.verdict(judgement);
      if (verdict === undefined) questions.more++;
      else if (verdict.state === "unknown") questions.add(judgement, verdict);
    }
  return { list: questions.list(), more: questions.more };
}

/** A waiver may be needed by a rule that was not asked. */
function isWhole({ packs, rules }: CheckSetting): boolean {
  return packs === undefined && rules === undefined;
}

function titleOf(model: Model): string {
  const header = model.header();
  return header === undefined ? "" : header.name;
}

function findingOf(
  checks: Checks,
  judgement: Judgement,
  waiver: Waiver | undefined,
  baseline: ReadonlySet<string> | undefined,
): readonly Finding[] {
  const { active, subject } = judgement;
  const verdict = checks.verdict(judgement);
  if (verdict.state !== "violated") return [];
  const account = verdict.account();
  const fingerprint = fingerprintOf(active.rule.id, subject);
  const status = waiver !== undefined ? "waived" : baseline?.has(fingerprint) === true ? "known" : "open";
  const finding: Finding = {
    fingerprint,
    rule: active.rule.id,
    pack: active.pack,
    severity: active.severity,
    status,
    ...(waiver === undefined ? {} : { waiver: waiver.statement.id }),
    subject: subjectOf(subject),
    place: placeOfProof(subject, account),
    message: { en: account.en, fr: account.fr },
    path: (account.path ?? []).map(subjectOf),
    values: (account.values ?? []).map(statedValue),
    related: (account.related ?? []).map(subjectOf),
  };
  return [finding];
}

/** Where the subject states what proves the fault, else where the subject itself stands. */
function placeOfProof(subject: Element | Relationship, { values = [] }: Account): Finding["place"] {
  for (const [one, key] of values) {
    if (one.row !== subject.row || "verb" in one !== "verb" in subject) continue;
    const attribute = one.attributes.find((each) => each.key === key || each.key.startsWith(`${key}.`));
    if (attribute !== undefined) {
      const { start } = attribute.place.span;
      return { uri: attribute.place.uri, span: { start, end: start + attribute.key.length } };
    }
  }
  return subject.place;
}

function outcomeOf(active: ActiveRule, checks: Checks, waived: number): RuleOutcome {
  const { id, title, rationale, remedy, controls, principle, quality } = active.rule;
  return {
    id,
    pack: active.pack,
    title,
    rationale,
    remedy,
    severity: active.severity,
    controls,
    ...(principle === undefined ? {} : { principle }),
    ...(quality === undefined ? {} : { quality }),
    ...checks.tally(active),
    waived,
  };
}

function waiverOutcome(waiver: Waiver, covers: readonly string[], today: number): WaiverOutcome {
  const standing = standingOf(waiver, today);
  const until = waiver.until === undefined ? undefined : dateOfDay(waiver.until);
  return {
    id: waiver.statement.id,
    title: { en: waiver.statement.nameIn("en"), fr: waiver.statement.nameIn("fr") },
    state: standing === "good" ? (covers.length > 0 ? "active" : "needless") : standing,
    rules: waiver.rules,
    ...(waiver.because === undefined ? {} : { because: waiver.because }),
    ...(waiver.owner === undefined ? {} : { owner: waiver.owner }),
    ...(until === undefined ? {} : { until }),
    covers,
    place: waiver.statement.place,
  };
}

/** Missing facts, each once, with all the rules that wait for it. */
class Questions {
  /** How many judgements were left out. */
  more = 0;
  private readonly most: number;
  private readonly byFact: Map<string, { readonly question: Omit<Question, "rules">; readonly rules: ActiveRule[] }> =
    new Map();

  constructor(most: number) {
    this.most = most;
  }

  get isFull(): boolean {
    return this.byFact.size >= this.most;
  }

  add({ active }: Judgement, verdict: Verdict & { readonly state: "unknown" }): void {
    for (const [one, key] of verdict.lacks) {
      const fact = `${"verb" in one ? "r" : "e"}${one.row}.${key}`;
      let known = this.byFact.get(fact);
      if (known === undefined) {
        const question = { subject: subjectOf(one), key, label: labelOf(one, key), place: one.place };
        this.byFact.set(fact, (known = { question, rules: [] }));
      }
      if (!known.rules.includes(active)) known.rules.push(active);
    }
  }

  list(): readonly Question[] {
    return [...this.byFact.values()]
      .map(({ question, rules }) => ({
        ...question,
        rules: rules
          .toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
          .map(({ rule }) => rule.id),
      }))
      .sort((a, b) => b.rules.length - a.rules.length);
  }
}

/**
 * The assessment of a framework: of each control whether it is met, by the rules that check it and by what the model says of measures.
 *
 * How evidence is combined, the worst first:
 * 1. `violated`: a rule that names the control is violated (waived or not: a waiver accepts a risk, it does not meet a control) and is
 *    more than advice, a measure is stated as missing, planned or partial, or a finding that names it is open.
 * 2. `not-applicable`: all measures that name it are not applicable, or are not required and not there, and one gives the reason
 *    (ISO/IEC 27001, 6.1.3 d). Without a reason the exclusion does not count.
 * 3. `unknown`: a rule cannot be answered for something, or only advice (`info`) is violated: what could be better neither breaks a
 *    control nor shows that it is met.
 * 4. `satisfied`: a rule holds for at least one thing, or a measure is done and proven: evidence, an audit, a document in force.
 * 5. `unknown`: it is only claimed: a measure without proof or status, a document or a requirement that nothing realizes.
 * 6. `not-covered`: the model has nothing to judge it by.
 */
import { dayNumber } from "../../base/dates.ts";
import type { Bilingual } from "../../model/metamodel.ts";
import type { Model } from "../../model/model.ts";
import type { Baseline, Control, Framework } from "../frameworks/framework.ts";
import { controlNamed, frameworks, nameOfControl } from "../frameworks/index.ts";
import type { CheckReport } from "../report.ts";
import { type Measure, type Mention, type Mentions, coarserNames, mentionsIn, noMention } from "./mentions.ts";
import { type RuleResult, resultsOf } from "./results.ts";
import { counted, joined } from "./words.ts";

export type ControlState = "satisfied" | "violated" | "unknown" | "not-covered" | "not-applicable";

export interface FrameworkAssessment {
  readonly framework: Omit<Framework, "controls" | "baselines">;
  /** The selection that was assessed; undefined for all of it. */
  readonly baseline: Omit<Baseline, "controls"> | undefined;
  /** In the order of the framework; finer ones after the one that they stand within. */
  readonly controls: readonly ControlAssessment[];
  readonly counts: ControlCounts;
}

export interface ControlAssessment extends Mention {
  /** As rules and models write it: `iso27001:A.8.13`. */
  readonly name: string;
  readonly control: Control;
  readonly state: ControlState;
  /** Why, in a few words. */
  readonly because: Bilingual;
  /** Rules that name it. */
  readonly rules: readonly RuleResult[];
}

/** Controls by state; finer ones count with the one that they stand within. */
export type ControlCounts = Readonly<Record<ControlState, number>>;

/** What assessments rest on, read once for all frameworks. */
export interface Basis {
  readonly mentions: Mentions;
  /** Rules by name of the control that they check. */
  readonly rules: ReadonlyMap<string, readonly RuleResult[]>;
  readonly ruleById: ReadonlyMap<string, RuleResult>;
}

/** Of a model and what checking it gave. */
export function basisOf(model: Model, report: CheckReport): Basis {
  const rules = new Map<string, RuleResult[]>();
  const results = resultsOf(report);
  for (const result of results)
    for (const name of controlsChecked(result)) rules.set(name, [...(rules.get(name) ?? []), result]);
  return {
    mentions: mentionsIn(model, dayNumber(report.today) ?? 0),
    rules,
    ruleById: new Map(results.map((result) => [result.id, result])),
  };
}

/** Every framework, assessed. */
export function assessFrameworks(basis: Basis): readonly FrameworkAssessment[] {
  return frameworks.map((framework) => assessFramework(framework, basis));
}

/** One framework, or what one of its baselines selects of it. */
export function assessFramework(framework: Framework, basis: Basis, baseline?: Baseline): FrameworkAssessment {
  const selected = baseline === undefined ? undefined : new Set(baseline.controls);
  const controls = framework.controls
    .filter(({ id }) => selected?.has(id) ?? true)
    .map((control) => assessControl(framework, control, basis));
  const { id, title, edition, publisher, note, groups } = framework;
  return {
    framework: { id, title, edition, publisher, note, groups },
    baseline: baseline === undefined ? undefined : { id: baseline.id, title: baseline.title },
    controls,
    counts: countsOf(controls),
  };
}

export function applicableIn(counts: ControlCounts): number {
  return assessedIn(counts) + counts.unknown + counts["not-covered"];
}

/** Satisfied or violated: those of which the model tells. */
export function assessedIn({ satisfied, violated }: ControlCounts): number {
  return satisfied + violated;
}

/** Satisfied of assessed; undefined where nothing could be assessed. */
export function scoreOf(counts: ControlCounts): number | undefined {
  const assessed = assessedIn(counts);
  return assessed === 0 ? undefined : counts.satisfied / assessed;
}

/** Assessed of applicable: how much the score rests on; undefined where nothing applies. */
export function coverageOf(counts: ControlCounts): number | undefined {
  const applicable = applicableIn(counts);
  return applicable === 0 ? undefined : assessedIn(counts) / applicable;
}

function controlsChecked({ controls, principle }: RuleResult): ReadonlySet<string> {
  const texts = principle === undefined ? controls : [...controls, `orrery-principles:${principle}`];
  return new Set(
    texts.flatMap((text) => {
      const named = controlNamed(text);
      return named === undefined ? [] : [nameOfControl(named), ...coarserNames(named)];
    }),
  );
}

function assessControl(framework: Framework, control: Control, basis: Basis): ControlAssessment {
  const name = nameOfControl({ framework, control });
  const mention = basis.mentions.of.get(name) ?? noMention;
  const named = mention.checkedBy.flatMap((id) => basis.ruleById.get(id) ?? []);
  const rules = [...new Set([...(basis.rules.get(name) ?? []), ...named])];
  return { name, control, rules, ...mention, ...judge(rules, mention) };
}

function judge(rules: readonly RuleResult[], mention: Mention): Pick<ControlAssessment, "state" | "because"> {
  const broken = brokenIn(rules, mention);
  if (broken.length > 0) return { state: "violated", because: joined(broken) };
  const exclusion = exclusionIn(mention.measures);
  if (exclusion?.reason !== undefined) return { state: "not-applicable", because: exclusion.reason };
  const unanswered = unansweredIn(rules);
  if (unanswered !== undefined) return { state: "unknown", because: unanswered };
  const proven = provenIn(rules, mention);
  if (proven.length > 0) return { state: "satisfied", because: joined(proven) };
  const claimed = claimedIn(mention, exclusion);
  return claimed === undefined
    ? { state: "not-covered", because: uncovered(rules) }
    : { state: "unknown", because: claimed };
}

/** The measure that says why a control does not apply; one without a reason where none says why. */
export function exclusionIn(measures: readonly Measure[]): Measure | undefined {
  return measures.length > 0 && measures.every(isExcluding)
    ? (measures.find(({ reason }) => reason !== undefined) ?? measures[0])
    : undefined;
}

function isExcluding({ status, required }: Measure): boolean {
  return status === "not-applicable" || (required === false && (status === undefined || status === "missing"));
}

/** Is a measure done and proven: by evidence, an audit, a rule that checks it, or a document in force that names the same control? */
export function isProven(measure: Measure, documents: Mention["documents"], rules: readonly RuleResult[]): boolean {
  const { status, evidence, lastAudit, checkedBy } = measure;
  if (status !== "done") return false;
  if (evidence.length > 0 || lastAudit !== undefined || documents.length > 0) return true;
  return rules.some(({ id, holds, violated }) => checkedBy.includes(id) && holds > 0 && violated === 0);
}

function brokenIn(rules: readonly RuleResult[], { measures, findings }: Mention): readonly Bilingual[] {
  const violated = rules.filter((rule) => rule.violated > 0 && !isAdvice(rule));
  const total = violated.reduce((sum, rule) => sum + rule.violated, 0);
  const waived = violated.reduce((sum, rule) => sum + rule.waived, 0);
  const unfinished = measures.filter((one) => !isExcluding(one) && isUnfinished(one));
  return [
    ...(total === 0
      ? []
      : [
          joined(
            [
              counted(total, ["violation", "violations"], ["violation", "violations"]),
              counted(violated.length, ["of # rule", "of # rules"], ["de # règle", "de # règles"]),
              ...(waived === 0
                ? []
                : [
                    counted(waived, ["(# waived)", "(# waived)"], ["(dont # en dérogation)", "(dont # en dérogation)"]),
                  ]),
            ],
            " ",
          ),
        ]),
    ...unfinished.map(({ name, status }) => saidOf(name, stateWords[status as keyof typeof stateWords])),
    ...findings.filter(({ isOpen }) => isOpen).map(({ name }) => saidOf(name, { en: "is open", fr: "ouvert" })),
  ];
}

export function isUnfinished({ status }: Measure): boolean {
  return status === "missing" || status === "planned" || status === "partial";
}

const stateWords = {
  missing: { en: "is missing", fr: "à faire" },
  planned: { en: "is only planned", fr: "seulement prévu" },
  partial: { en: "is only partly in place", fr: "en place en partie seulement" },
} as const;

function isAdvice({ severity }: RuleResult): boolean {
  return severity === "info";
}

function unansweredIn(rules: readonly RuleResult[]): Bilingual | undefined {
  const open = rules.filter(({ unknown }) => unknown > 0);
  if (open.length === 0) return advisedIn(rules);
  const answers = open.reduce((sum, { unknown }) => sum + unknown, 0);
  return joined(
    [
      counted(answers, ["# answer missing", "# answers missing"], ["# réponse manque", "# réponses manquent"]),
      counted(open.length, ["to # rule", "to # rules"], ["à # règle", "à # règles"]),
    ],
    " ",
  );
}

/** Advice that is not followed leaves open whether the control is met. */
function advisedIn(rules: readonly RuleResult[]): Bilingual | undefined {
  const advising = rules.filter((rule) => isAdvice(rule) && rule.violated > 0);
  if (advising.length === 0) return undefined;
  const times = advising.reduce((sum, { violated }) => sum + violated, 0);
  return joined(
    [
      counted(
        times,
        ["# piece of advice not followed", "# pieces of advice not followed"],
        ["# conseil non suivi", "# conseils non suivis"],
      ),
      counted(advising.length, ["of # rule", "of # rules"], ["de # règle", "de # règles"]),
    ],
    " ",
  );
}

function provenIn(rules: readonly RuleResult[], mention: Mention): readonly Bilingual[] {
  const held = rules.filter(({ holds }) => holds > 0);
  const times = held.reduce((sum, { holds }) => sum + holds, 0);
  return [
    ...(times === 0
      ? []
      : [
          joined(
            [
              counted(held.length, ["# rule holds", "# rules hold"], ["# règle respectée", "# règles respectées"]),
              counted(times, ["# time", "# times"], ["# fois", "# fois"]),
            ],
            " ",
          ),
        ]),
    ...mention.measures
      .filter((one) => isProven(one, mention.documents, rules))
      .map(({ name }) => saidOf(name, { en: "is in place and proven", fr: "en place, avec preuve" })),
  ];
}

function claimedIn(mention: Mention, exclusion: Measure | undefined): Bilingual | undefined {
  const { measures, documents, demands } = mention;
  if (exclusion !== undefined)
    return saidOf(exclusion.name, { en: "does not apply, but says not why", fr: "exclusion sans motif" });
  const done = measures.find(({ status }) => status === "done");
  if (done !== undefined)
    return saidOf(done.name, { en: "is in place, without evidence", fr: "en place, sans preuve" });
  if (measures[0] !== undefined) return saidOf(measures[0].name, { en: "has no known status", fr: "statut inconnu" });
  const named = documents[0] ?? demands[0];
  return named === undefined
    ? undefined
    : saidOf(named.name, {
        en: "names it, but no control realizes it",
        fr: "nommé ici, mais réalisé par aucune mesure",
      });
}

function uncovered(rules: readonly RuleResult[]): Bilingual {
  return rules.length > 0
    ? {
        en: "rules check it, but found nothing to judge",
        fr: "des règles le vérifient, mais n’ont rien trouvé à juger",
      }
    : { en: "no rule checks it and no control names it", fr: "aucune règle ne le vérifie, aucune mesure ne le nomme" };
}

/** French says it after a colon: the gender of a name is not known. */
function saidOf(name: Bilingual, words: Bilingual): Bilingual {
  return { en: `${name.en} ${words.en}`, fr: `${name.fr} : ${words.fr}` };
}

function countsOf(assessed: readonly ControlAssessment[]): ControlCounts {
  const counts = { violated: 0, unknown: 0, satisfied: 0, "not-applicable": 0, "not-covered": 0 };
  for (const { control, state } of assessed) if (control.within === undefined) counts[state]++;
  return counts;
}

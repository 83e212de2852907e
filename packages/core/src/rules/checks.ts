/**
 * The rules run over a model: one pass over its elements with the relationships that leave them, then the rules about the whole. After
 * an edit only those are judged again that looked at something that changed.
 */
import type { Severity } from "../base/diagnostic.ts";
import type { Element, Model, Relationship } from "../model/model.ts";
import { changesBetween } from "./changes.ts";
import { ASK, Decision, endOf, LEARN, NOT_ASKED, stateOf } from "./decisions.ts";
import { Gone } from "./gone.ts";
import type { ElementRule, ModelRule, RelationshipRule, Rule, RuleContext } from "./rule.ts";
import { isRelationship } from "../model/subject.ts";
import { type Verdict, holds } from "./verdict.ts";
import { type Entry, ITSELF, VerdictStore } from "./verdict-store.ts";
import { WatchedModel } from "./watched-model.ts";

/** A rule as an organisation applies it. */
export interface ActiveRule {
  readonly rule: Rule;
  readonly pack: string;
  readonly severity: Severity;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** What a rule says of one subject. */
export interface Judgement {
  readonly active: ActiveRule;
  readonly subject: Element | Relationship;
  readonly state: Verdict["state"];
}

/** How often a rule held, was violated, and could not be answered. */
export interface Tally {
  readonly holds: number;
  readonly violated: number;
  readonly unknown: number;
}

export interface RunSetting {
  readonly rules: readonly ActiveRule[];
  /** Days since 1970-01-01. */
  readonly today: number;
  /** Told after some units how many of how many are judged; throws to stop. */
  readonly progress?: (done: number, all: number) => void;
}

const STEP = 4096;

export class Checks {
  readonly model: Model;
  readonly setting: RunSetting;
  private readonly watched: WatchedModel;
  private readonly plan: Plan;
  private readonly gone: Gone;
  private readonly store: VerdictStore;
  /** Of the rules about the whole model, by number of the rule. */
  private readonly surveys: Map<number, readonly Surveyed[]>;
  /** Surveys taken over from an earlier reading: their states still hold, their proofs are made anew when somebody asks. */
  private readonly takenOver: Set<number>;
  private readonly counts: Int32Array;

  private constructor(model: Model, setting: RunSetting, earlier?: Checks) {
    this.model = model;
    this.setting = setting;
    this.plan = new Plan(model, setting);
    this.gone = new Gone(model, setting.today);
    this.store = earlier?.store ?? new VerdictStore();
    this.watched = new WatchedModel(model, this.store);
    this.counts = earlier?.counts ?? new Int32Array(setting.rules.length * 3);
    this.surveys = new Map(earlier?.surveys);
    this.takenOver = new Set(earlier?.surveys.keys());
  }

  /** Runs the rules over a model. */
  static of(model: Model, setting: RunSetting): Checks {
    const checks = new Checks(model, setting);
    const rows = [...checks.unitRows()];
    rows.forEach((row, index) => {
      if (index % STEP === 0) setting.progress?.(index, rows.length);
      checks.judgeUnit(row);
    });
    for (const number of checks.plan.surveys) checks.survey(number);
    setting.progress?.(rows.length, rows.length);
    return checks;
  }

  /** The same rules over a later reading of the workspace; what these checks knew is taken over and no longer theirs. */
  after(model: Model): Checks {
    if (model === this.model) return this;
    const changes = changesBetween(this.model, model);
    if (changes === undefined) return Checks.of(model, this.setting);
    const checks = new Checks(model, this.setting, this);
    for (const unit of new Set([...changes.elements, ...this.store.watching(changes.elements)]))
      checks.judgeAgain(unit);
    for (const number of checks.plan.surveys) {
      const { reads } = (this.setting.rules[number] as ActiveRule).rule;
      if (reads.includes("*") || reads.some((word) => changes.words.has(word))) checks.survey(number);
    }
    return checks;
  }

  get rules(): readonly ActiveRule[] {
    return this.setting.rules;
  }

  tally(active: ActiveRule): Tally {
    const number = this.setting.rules.indexOf(active);
    const at = number * 3;
    const surveyed = this.surveys.get(number) ?? [];
    const of = (state: Verdict["state"]): number => surveyed.filter((one) => one.verdict.state === state).length;
    return {
      holds: (this.counts[at] ?? 0) + of("holds"),
      violated: (this.counts[at + 1] ?? 0) + of("violated"),
      unknown: (this.counts[at + 2] ?? 0) + of("unknown"),
    };
  }

  /** Every judgement that passes, in the order of the files within one rule's kind; a predicate spares making the others. */
  *judgements(wanted: (active: ActiveRule, state: Verdict["state"]) => boolean = () => true): Generator<Judgement> {
    const { rules } = this.setting;
    for (const row of this.unitRows()) {
      const unit = this.unitOf(row);
      for (const entry of this.store.of(unit)) {
        const active = rules[entry.rule] as ActiveRule;
        if (wanted(active, entry.state)) yield* this.judgementOf(row, active, entry);
      }
    }
    for (const [number, surveyed] of this.surveys) {
      const active = rules[number] as ActiveRule;
      for (const { subject, verdict } of surveyed) {
        const found = wanted(active, verdict.state) ? subject(this.watched) : undefined;
        if (found !== undefined) yield { active, subject: found, state: verdict.state };
      }
    }
  }

  /** The verdict behind a judgement, with its proof. */
  verdict({ active, subject }: Judgement): Verdict {
    const { rule } = active;
    const context = this.contextOf(active);
    if ("survey" in rule) return this.surveyed(active, subject);
    if ("kinds" in rule) return (isRelationship(subject) ? undefined : rule.judge(subject, context)) ?? holds;
    return (isRelationship(subject) ? rule.judge(subject, context) : undefined) ?? holds;
  }

  private surveyed(active: ActiveRule, subject: Element | Relationship): Verdict {
    const number = this.setting.rules.indexOf(active);
    if (this.takenOver.has(number)) this.survey(number);
    const found = this.surveys.get(number)?.find((one) => isSame(one.subject(this.watched), subject));
    return found?.verdict ?? holds;
  }

  private *unitRows(): Generator<number> {
    const { parts } = this.model;
    for (let row = 0; row < parts.ownRows; row++)
      if ((parts.kindOf[row] as number) >= 0 && this.model.isPresent(row) && this.model.isDeclared(row)) yield row;
  }

  private unitOf(row: number): number {
    return this.model.columns.elementId[row] as number;
  }

  private judgeAgain(unit: number): void {
    this.store.count(unit, this.counts, -1);
    this.store.drop(unit);
    const row = this.model.row(this.model.symbols.text(unit));
    const isUnit = row !== undefined && row < this.model.parts.ownRows && (this.model.parts.kindOf[row] as number) >= 0;
    if (isUnit && this.unitOf(row) === unit) this.judgeUnit(row);
  }

  private judgeUnit(row: number): void {
    const { watched, plan, store } = this;
    const unit = this.unitOf(row);
    watched.begin();
    store.begin(unit);
    const isGone = this.gone.element(row);
    const element = watched.at(row);
    const kind = this.model.parts.kindOf[row] as number;
    for (const planned of plan.ofKind(kind))
      if (!isGone || planned.rule.asksRetired === true) this.judge<Element>(planned, kind, element, ITSELF);
    if (!isGone) this.judgeRelationships(row);
    store.end(unit, watched.lookedAt, this.model.columns.elementId);
    store.count(unit, this.counts, 1);
  }

  /** Those that leave an element, in the order in which it gives them. */
  private judgeRelationships(row: number): void {
    const { outStart, outEdge, outNode } = this.model.graph();
    const { edges, verbOf } = this.model.parts;
    let link = -1;
    for (let index = outStart[row] as number; index < (outStart[row + 1] as number); index++) {
      const edge = outEdge[index] as number;
      if (edge >= edges.nestingFrom) continue;
      link++;
      const rules = this.plan.ofVerb(verbOf[edge] as number);
      if (rules.length > 0) this.judgeRelationship(edge, outNode[index] as number, link, rules);
    }
  }

  private judgeRelationship(edge: number, to: number, link: number, rules: readonly Planned<RelationshipRule>[]): void {
    const { watched } = this;
    watched.look(to);
    if (!this.model.isPresent(to) || this.gone.element(to) || this.gone.relationship(edge)) return;
    const relationship = watched.relationship(edge);
    const verb = this.model.parts.verbOf[edge] as number;
    for (const planned of rules) this.judge<Relationship>(planned, verb, relationship, link);
  }

  /** Asks a rule, unless what the subject states has decided before. */
  private judge<Subject extends Element | Relationship>(
    { number, rule, context, decisions }: Planned<Judging<Subject>>,
    kind: number,
    subject: Subject & Rowed,
    link: number,
  ): void {
    const { watched, store } = this;
    const decision = (decisions[kind] ??= new Decision());
    let end = decision.end(subject.rows, watched.codes);
    if (end === ASK) end = endOf(rule.judge(subject, context));
    else if (end === LEARN) {
      watched.follow(subject);
      end = endOf(rule.judge(subject, context));
      const { reads, isAll } = watched.followed();
      decision.learn(reads, isAll ? end : ASK);
    }
    if (end !== NOT_ASKED) store.add(number, stateOf(end), link);
  }

  private survey(number: number): void {
    const active = this.setting.rules[number] as ActiveRule;
    const rule = active.rule as ModelRule;
    const surveyed: Surveyed[] = [];
    for (const [subject, verdict] of rule.survey(this.watched, this.contextOf(active)))
      if (rule.asksRetired === true || !this.isGone(subject)) surveyed.push({ subject: finder(subject), verdict });
    this.surveys.set(number, surveyed);
    this.takenOver.delete(number);
  }

  private isGone(subject: Element | Relationship): boolean {
    return isRelationship(subject) ? this.gone.relationship(subject.row) : this.gone.element(subject.row);
  }

  private *judgementOf(row: number, active: ActiveRule, entry: Entry): Generator<Judgement> {
    const element = this.watched.at(row);
    const subject = entry.link === ITSELF ? element : element.out()[entry.link];
    if (subject !== undefined) yield { active, subject, state: entry.state };
  }

  private contextOf(active: ActiveRule): RuleContext {
    return { parameters: active.parameters, today: this.setting.today };
  }
}

interface Surveyed {
  /** Finds the subject in a later reading, too. */
  readonly subject: (model: Model) => Element | Relationship | undefined;
  readonly verdict: Verdict;
}

/** Subjects of the whole model's rules are found again by their ids: rows move. */
function finder(subject: Element | Relationship): Surveyed["subject"] {
  if (!isRelationship(subject)) {
    const { id } = subject;
    return (model) => model.element(id);
  }
  const { fromId, verb, toId } = subject;
  const place = subject.from?.out(verb).findIndex((one) => one.row === subject.row) ?? -1;
  return (model) => {
    const all = model.element(fromId)?.out(verb) ?? [];
    const same = all[place];
    return same?.toId === toId ? same : all.find((one) => one.toId === toId);
  };
}

function isSame(a: Element | Relationship | undefined, b: Element | Relationship): boolean {
  return a !== undefined && a.row === b.row && isRelationship(a) === isRelationship(b);
}

/** A subject with its attribute rows. */
interface Rowed {
  readonly rows: readonly number[];
}

/** What judging needs of a rule about elements or relationships. */
interface Judging<Subject> {
  judge(subject: Subject, context: RuleContext): Verdict | undefined;
}

interface Planned<Kind> {
  readonly number: number;
  readonly rule: Kind;
  readonly context: RuleContext;
  /** What was learnt, by kind or verb. */
  readonly decisions: (Decision | undefined)[];
}

/** Which rules are asked of which kinds and verbs. */
class Plan {
  readonly surveys: readonly number[];
  private readonly kinds: readonly (readonly Planned<ElementRule>[])[];
  private readonly verbs: readonly (readonly Planned<RelationshipRule>[])[];

  constructor({ schema }: Model, { rules, today }: RunSetting) {
    const elementRules: Planned<ElementRule>[] = [];
    const relationshipRules: Planned<RelationshipRule>[] = [];
    const surveys: number[] = [];
    rules.forEach(({ rule, parameters }, number) => {
      const context = { parameters, today };
      if ("survey" in rule) surveys.push(number);
      else if ("kinds" in rule) elementRules.push({ number, rule, context, decisions: [] });
      else relationshipRules.push({ number, rule, context, decisions: [] });
    });
    this.surveys = surveys;
    this.kinds = schema.kinds.map((_, kind) =>
      elementRules.filter(({ rule }) => rule.kinds.some((name) => schema.isKind(kind, name))),
    );
    this.verbs = schema.relationships.map(({ id }) => relationshipRules.filter(({ rule }) => rule.verbs.includes(id)));
  }

  ofKind(kind: number): readonly Planned<ElementRule>[] {
    return this.kinds[kind] ?? [];
  }

  ofVerb(verb: number): readonly Planned<RelationshipRule>[] {
    return this.verbs[verb] ?? [];
  }
}

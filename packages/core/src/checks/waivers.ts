/** Deviations that somebody accepted, for a reason and until a day. One that lacks any of these, or whose day is over, covers nothing. */
import { meaningOf } from "../answers/query/meaning.ts";
import { YES } from "../answers/query/test.ts";
import { dateOfDay } from "../base/dates.ts";
import type { Element, Model, Relationship } from "../model/model.ts";
import { dayOf } from "../model/read.ts";
import type { Value } from "../model/values.ts";
import { ruleOf } from "../rules/index.ts";
import type { WaiverState } from "../rules/report.ts";
import { isRelationship, subjectName } from "../model/subject.ts";
import { namesIn, ownerOf, textOf } from "./words.ts";

export interface Waiver {
  readonly statement: Element;
  /** Ids of rules and packs. */
  readonly rules: readonly string[];
  /** Elements and relationships, by the names that `subjectName` gives. Empty: all that match the condition. */
  readonly on: ReadonlySet<string>;
  readonly condition: string | undefined;
  readonly because: string | undefined;
  readonly owner: string | undefined;
  /** Last day, in days since 1970-01-01. */
  readonly until: number | undefined;
}

export function waiversOf(model: Model): readonly Waiver[] {
  return [...model.statements("waiver")].map((statement) => ({
    statement,
    rules: namesIn(statement, "rule").map((name) => ruleOf(name)?.id ?? name),
    on: new Set(subjectsIn(model, statement.get("on"))),
    condition: textOf(statement, "if"),
    because: textOf(statement, "because"),
    owner: ownerOf(statement),
    until: dayOf(statement, "until"),
  }));
}

/** What a waiver is good for on a day, apart from whether anything needs it. */
export function standingOf(
  { because, owner, until, rules, on, condition }: Waiver,
  today: number,
): "good" | Exclude<WaiverState, "active" | "needless"> {
  if (because === undefined || owner === undefined || until === undefined) return "incomplete";
  if (rules.length === 0 || (on.size === 0 && condition === undefined)) return "incomplete";
  return until < today ? "expired" : "good";
}

/** Finds the waiver that covers a violation. */
export class Waiving {
  private readonly byRule: Map<string, Waiver[]> = new Map();
  private readonly conditions: Map<Waiver, (row: number) => boolean> = new Map();
  private readonly model: Model;
  private readonly today: number;

  constructor(model: Model, waivers: readonly Waiver[], today: number) {
    this.model = model;
    this.today = today;
    for (const waiver of waivers) {
      if (standingOf(waiver, today) !== "good") continue;
      for (const rule of waiver.rules) this.byRule.set(rule, [...(this.byRule.get(rule) ?? []), waiver]);
    }
  }

  waiverOf(rule: string, pack: string, subject: Element | Relationship): Waiver | undefined {
    if (this.byRule.size === 0) return undefined;
    const candidates = [...(this.byRule.get(rule) ?? []), ...(this.byRule.get(pack) ?? [])];
    return candidates.find((waiver) => this.covers(waiver, subject));
  }

  private covers(waiver: Waiver, subject: Element | Relationship): boolean {
    if (waiver.on.size > 0 && !namesFor(subject).some((name) => waiver.on.has(name))) return false;
    if (waiver.condition === undefined) return true;
    const element = isRelationship(subject) ? subject.from : subject;
    return element !== undefined && this.isMet(waiver, waiver.condition, element.row);
  }

  private isMet(waiver: Waiver, condition: string, row: number): boolean {
    let test = this.conditions.get(waiver);
    if (test === undefined) {
      const day = dateOfDay(this.today);
      const { verdict } = meaningOf(this.model, condition, { language: "en", today: day, isLenient: false });
      this.conditions.set(waiver, (test = (at) => verdict(at) === YES));
    }
    return test(row);
  }
}

function namesFor(subject: Element | Relationship): readonly string[] {
  if (!isRelationship(subject)) return [subject.id];
  return [subjectName(subject), ...(subject.id === undefined ? [] : [subject.id])];
}

function subjectsIn(model: Model, value: Value | undefined): readonly string[] {
  switch (value?.kind) {
    case "list":
      return value.items.flatMap((item) => subjectsIn(model, item));
    case "relationship":
      return [`${idIn(model, value.from)} ${value.verb} ${idIn(model, value.to)}`];
    case "reference":
      return [idIn(model, value.id)];
    default:
      return [];
  }
}

/** The present id of what may be called by a former one. */
function idIn(model: Model, id: string): string {
  return model.element(id)?.id ?? id;
}

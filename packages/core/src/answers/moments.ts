/** Moments of a model that are worth looking at: days on which life cycles turn, and architecture states. */
import { compare } from "../base/compare.ts";
import { dateOfDay } from "../base/dates.ts";
import type { Element, Model } from "../model/model.ts";
import type { Value } from "../model/values.ts";
import type { Milestone, MomentsAnswer } from "./time-answers.ts";

/** Names that a milestone tells. */
const MOST_NAMES = 4;
/** Milestones that are told; a model with more has those with the most that begins and ends. */
const MOST_MILESTONES = 400;

const begins: ReadonlySet<string> = new Set(["phaseIn", "active"]);
const fields: readonly string[] = ["planned", "phaseIn", "active", "phaseOut", "retired"];

/** Days on which something of the model begins, ends, or enters another stage; in their order. */
export function milestonesOf(model: Model, language: string): readonly Milestone[] {
  const days = new Map<number, Turn[]>();
  const add = (value: Value | undefined, name: () => string): void => {
    for (const turn of turnsOf(value)) {
      const list = days.get(turn.day) ?? [];
      days.set(turn.day, list);
      list.push({ ...turn, name });
    }
  };
  for (const element of datedElements(model)) add(element.get("lifecycle"), () => element.nameIn(language));
  const all = [...days].flatMap(([day, turns]) => milestone(day, turns));
  const kept =
    all.length <= MOST_MILESTONES
      ? all
      : all.toSorted((a, b) => b.begins + b.ends - a.begins - a.ends).slice(0, MOST_MILESTONES);
  return kept.toSorted((a, b) => compare(a.day, b.day));
}

/** Architecture states, with the day on which each is reached. */
export function statesOf(model: Model, language: string): MomentsAnswer["states"] {
  return [...model.elements({ kind: "state" })].map((state) => ({
    id: state.id,
    name: state.nameIn(language),
    day: dayOfState(state) ?? null,
  }));
}

/** The day on which an architecture state is reached, as it says. */
export function dayOfState(state: Element): string | undefined {
  const value = state.get("date") ?? state.get("start");
  return value?.kind === "date" ? value.text : undefined;
}

interface Turn {
  readonly day: number;
  readonly what: "begins" | "ends" | "turns";
  readonly name: () => string;
}

/** What is phased in and active later begins once. */
function turnsOf(value: Value | undefined): readonly Omit<Turn, "name">[] {
  if (value?.kind !== "record") return [];
  let hasBegun = false;
  return fields.flatMap((field) => {
    const date = value.fields[field];
    if (date?.kind !== "date") return [];
    const isBeginning = begins.has(field) && !hasBegun;
    hasBegun ||= isBeginning;
    return [{ day: date.day, what: isBeginning ? "begins" : field === "retired" ? "ends" : "turns" }];
  });
}

function milestone(day: number, turns: readonly Turn[]): readonly Milestone[] {
  const text = dateOfDay(day);
  if (text === undefined) return [];
  const count = (what: Turn["what"]): number => turns.filter((turn) => turn.what === what).length;
  const order = { begins: 0, ends: 1, turns: 2 } as const;
  const names = turns.toSorted((a, b) => order[a.what] - order[b.what]).slice(0, MOST_NAMES);
  return [
    {
      day: text,
      begins: count("begins"),
      ends: count("ends"),
      turns: count("turns"),
      names: names.map(({ name }) => name()),
    },
  ];
}

/** Elements that say anything of their life cycle, found over columns: most say nothing. */
function* datedElements(model: Model): Generator<Element> {
  const keys = new Set(
    ["lifecycle", ...fields.map((field) => `lifecycle.${field}`)].flatMap((key) => model.symbols.find(key) ?? []),
  );
  if (keys.size === 0) return;
  for (const row of model.rows()) {
    const isDated = model.attributeRows(row).some((attribute) => keys.has(model.columns.attributeKey[attribute] ?? -1));
    if (isDated) yield model.at(row);
  }
}

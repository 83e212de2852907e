/** The dates of an element as bars and milestones of a timeline. Days are counted from 1970-01-01. */
import type { Locale } from "../../base/codes.ts";
import type { Element } from "../../model/model.ts";
import type { TimelineBar, TimelineRow } from "../diagram.ts";
import { isKind } from "../parts/nodes.ts";

export type Bar = TimelineBar;
export type Milestone = TimelineRow["milestones"][number];

/** First and last day, both included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The stages of a life cycle in their order, each with the day on which it begins. */
const stages = ["planned", "phaseIn", "active", "phaseOut", "retired"] as const;

/** Attributes whose day is a milestone. */
const milestoneKeys: readonly string[] = ["supportEnd", "ends", "due", "date"];

export interface Bars {
  readonly bars: readonly Bar[];
  readonly isReversed: boolean;
}

/**
 * Bars of an element: one for each stage of its life cycle, from its first day to the day before the next; what is retired has no bar.
 * A stage that begins after a later one never takes place. Of a project or state, from its start to its end.
 */
export function barsOf(element: Element, label: (bar: Omit<Bar, "label">) => string): Bars {
  const cycle = cycleOf(element);
  const work = isKind(element, "project", "state") ? workOf(element) : { bars: [], isReversed: false };
  const bars = [...work.bars, ...cycle.bars].map((bar) => ({ ...bar, label: label(bar) }));
  return { bars, isReversed: cycle.isReversed || work.isReversed };
}

interface Unlabelled {
  readonly bars: readonly Omit<Bar, "label">[];
  readonly isReversed: boolean;
}

function cycleOf(element: Element): Unlabelled {
  const value = element.get("lifecycle");
  const begins = stages.map((stage) => {
    const date = value?.kind === "record" ? value.fields[stage] : undefined;
    return date?.kind === "date" ? date.day : undefined;
  });
  let isReversed = false;
  const bars = stages.flatMap((phase, index): Omit<Bar, "label">[] => {
    const from = begins[index];
    if (from === undefined || phase === "retired") return [];
    const later = begins.slice(index + 1).filter((day) => day !== undefined);
    const next = later.length === 0 ? undefined : Math.min(...later);
    if (next !== undefined && next <= from) {
      isReversed ||= next < from;
      return [];
    }
    return [{ from, to: next === undefined ? undefined : next - 1, phase }];
  });
  // Only an end is stated: it has been in use, since nobody says when.
  const ends = begins.slice(3).filter((day) => day !== undefined);
  const hasBeginning = begins.slice(0, 3).some((day) => day !== undefined);
  if (hasBeginning || ends.length === 0) return { bars, isReversed };
  return { bars: [{ to: Math.min(...ends) - 1, phase: "active" }, ...bars], isReversed };
}

function workOf(element: Element): Unlabelled {
  const [from, to] = ["start", "end"].map((key) => dayOf(element, key));
  if (from === undefined && to === undefined) return { bars: [], isReversed: false };
  if (from !== undefined && to !== undefined && to < from) return { bars: [], isReversed: true };
  const phase = isKind(element, "state") ? "active" : "project";
  return { bars: [{ from, to, phase }], isReversed: false };
}

/** Days on which something happens once: a state is reached, a contract ends, support ends, something is retired. */
export function milestonesOf(
  element: Element,
  language: Locale,
  name: (key: string, day: number) => string,
): readonly Milestone[] {
  const value = element.get("lifecycle");
  const retired = value?.kind === "record" ? value.fields["retired"] : undefined;
  const days = milestoneKeys.flatMap((key) => {
    const day = dayOf(element, key);
    return day === undefined ? [] : [{ key, day }];
  });
  const all = retired?.kind === "date" ? [...days, { key: "retired", day: retired.day }] : days;
  return all.map(({ key, day }) => {
    const text = name(key, day);
    return { day, name: text, label: `${element.nameIn(language)}${language === "fr" ? "\u00a0: " : ": "}${text}` };
  });
}

function dayOf(element: Element, key: string): number | undefined {
  const value = element.get(key);
  return value?.kind === "date" ? value.day : undefined;
}

/** What people answered in the workspace: which observed things are one, which are not, and which drift is accepted until when. */
import type { Element, Model } from "../model/model.ts";
import { dayOf, textsIn } from "../model/read.ts";
import type { Value } from "../model/values.ts";
import type { Answers } from "./reconcile.ts";

export interface Answered {
  /** Of observed things among themselves, for the reconciler. */
  readonly answers: Answers;
  /** Observed things that people say are an element of the model, by its id: keys of mentions or ids. */
  readonly bound: ReadonlyMap<string, readonly string[]>;
  /** The same for what it is not. */
  readonly unbound: ReadonlyMap<string, readonly string[]>;
}

/** Reads the `identity` statements of a model. A text that is the id of an element of the model means that element. */
export function answersIn(model: Model): Answered {
  const same: (readonly string[])[] = [];
  const notSame: (readonly string[])[] = [];
  const bound = new Map<string, string[]>();
  const unbound = new Map<string, string[]>();
  for (const statement of model.statements("identity")) {
    take(model, listOf(statement.get("same")), same, bound);
    take(model, listOf(statement.get("notSame")), notSame, unbound);
  }
  return { answers: { same, notSame }, bound, unbound };
}

function take(
  model: Model,
  words: readonly string[],
  groups: (readonly string[])[],
  bound: Map<string, string[]>,
): void {
  const declared = words.flatMap((word) => declaredIn(model, word)?.id ?? []);
  // Two elements of the model say nothing about each other: what was observed under these ids is meant.
  const observed = declared.length > 1 ? words : words.filter((word) => declaredIn(model, word) === undefined);
  if (observed.length > 1) groups.push(observed);
  if (declared.length > 1) return;
  for (const id of declared) bound.set(id, [...(bound.get(id) ?? []), ...observed]);
}

function declaredIn(model: Model, word: string): Element | undefined {
  const element = model.element(word);
  return element?.layer === undefined ? undefined : element;
}

/** Texts of a list; a word that is an element counts by its id. */
function listOf(value: Value | undefined): readonly string[] {
  if (value?.kind === "list") return value.items.flatMap(listOf);
  if (value?.kind === "relationship") return [`${value.from} ${value.verb} ${value.to}`];
  return value?.kind === "reference" ? [value.id] : textsIn(value);
}

/** A drift that somebody accepts, as the text states it. */
export interface Tolerance {
  readonly statement: Element;
  /** Subjects of drift: `legacy-cron`, `shop uses bank`, `shop.replicas`. */
  readonly on: readonly string[];
  readonly because: string | undefined;
  /** Last day, in days since 1970-01-01. */
  readonly until: number | undefined;
}

export function tolerancesIn(model: Model): readonly Tolerance[] {
  return [...model.statements("tolerance")].map((statement) => ({
    statement,
    on: listOf(statement.get("on")).map((word) => word.trim().replaceAll(/\s+/gu, " ")),
    because: textsIn(statement.get("because"))[0],
    until: dayOf(statement, "until"),
  }));
}

/** What a tolerance is good for on a day, apart from whether anything needs it. */
export function toleranceStanding({ on, because, until }: Tolerance, today: number): "good" | "lapsed" | "incomplete" {
  if (on.length === 0 || because === undefined || because.trim() === "" || until === undefined) return "incomplete";
  return until < today ? "lapsed" : "good";
}

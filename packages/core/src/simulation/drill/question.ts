/** What a drill asks: read from its statement, or from words that a person types. */
import type { Bilingual } from "../../model/metamodel.ts";
import { type Element, type Model, Relationship } from "../../model/model.ts";
import { dayOf, elementsOf, hoursOf, numberOf, textsIn, wordOf } from "../../model/read.ts";
import type { Value } from "../../model/values.ts";
import type { DrillQuestion, Harm } from "../answers.ts";

export const harms: readonly Harm[] = ["outage", "loss", "ransomware", "error", "load"];

/** How many times as much is asked in a drill of load that says nothing of it. */
const USUAL_TIMES = 2;

/** What a person may ask otherwise than the statement does. Hours. */
export interface DrillWish {
  readonly fails?: readonly string[] | undefined;
  readonly harm?: Harm | undefined;
  readonly lasts?: number | undefined;
  readonly horizon?: number | undefined;
  readonly times?: number | undefined;
  /** Moment at which it happens, in words of the calendars: `month end`. */
  readonly at?: string | undefined;
}

/** A drill ready to be run. `horizon` of the question infinite: until everything has settled. */
export interface DrillAsked {
  readonly statement: Element | undefined;
  readonly question: DrillQuestion;
  readonly at: string | undefined;
  /** Words of `fails` that name nothing in the model. */
  readonly unknown: readonly string[];
}

/** The question of a `drill` statement, changed as wished. */
export function readDrill(statement: Element, wish: DrillWish = {}): DrillAsked {
  const { model } = statement;
  const named = wish.fails === undefined ? namedBy(model, statement.get("fails")) : resolveFailing(model, wish.fails);
  const times = wish.times ?? numberOf(statement, "times");
  const harm = wish.harm ?? harms.find((one) => one === wordOf(statement, "harm"));
  return {
    statement,
    question: {
      fails: named.found,
      harm: harm ?? (times === undefined ? "outage" : "load"),
      lasts: wish.lasts ?? hoursOf(statement, "for"),
      horizon: wish.horizon ?? Infinity,
      times: times ?? (harm === "load" ? USUAL_TIMES : 1),
    },
    at: wish.at ?? momentOf(statement),
    unknown: named.unknown,
  };
}

/** The question of words alone. */
export function askDrill(model: Model, wish: DrillWish): DrillAsked {
  const { found, unknown } = resolveFailing(model, wish.fails ?? []);
  const harm = wish.harm ?? (wish.times === undefined ? "outage" : "load");
  return {
    statement: undefined,
    question: {
      fails: found,
      harm,
      lasts: wish.lasts,
      horizon: wish.horizon ?? Infinity,
      times: wish.times ?? (harm === "load" ? USUAL_TIMES : 1),
    },
    at: wish.at,
    unknown,
  };
}

/** Day for which a drill is to be run: its own, else that of its state of the architecture; undefined: as the model stands. */
export function dayOfDrill(statement: Element): number | undefined {
  const own = dayOf(statement, "asOf");
  if (own !== undefined) return own;
  for (const state of elementsOf(statement, "state")) {
    const day = dayOf(state, "date");
    if (day !== undefined) return day;
  }
  return undefined;
}

/** Heading of a drill. */
export function titleOfDrill(statement: Element): Bilingual {
  const title = wordOf(statement, "title");
  return title === undefined ? { en: statement.nameIn("en"), fr: statement.nameIn("fr") } : { en: title, fr: title };
}

interface Resolved {
  readonly found: readonly (Element | Relationship)[];
  readonly unknown: readonly string[];
}

/**
 * What words name: an id, the id of a relationship, a relationship as it is written (`a -> b`, `a connects b`), a name in any language, or
 * a technology in plain text (`Java 8`), which stands for all that is built with it or runs on it.
 */
function resolveFailing(model: Model, words: readonly string[]): Resolved {
  const found: (Element | Relationship)[] = [];
  const unknown: string[] = [];
  for (const word of words) {
    const meant = meantBy(model, word.trim());
    if (meant.length === 0) unknown.push(word.trim());
    found.push(...meant);
  }
  return { found: distinctOf(found), unknown };
}

function meantBy(model: Model, word: string): readonly (Element | Relationship)[] {
  const element = model.element(word);
  if (element !== undefined) return [element];
  const relationship = relationshipNamed(model, word);
  if (relationship !== undefined) return [relationship];
  const written = writtenRelationships(model, word);
  if (written.length > 0) return written;
  const folded = word.toLowerCase();
  if (folded === "") return [];
  const byName: Element[] = [];
  for (const one of model.elements())
    if ([one.name, one.nameIn("en"), one.nameIn("fr")].some((name) => name.toLowerCase() === folded)) byName.push(one);
  return byName.length > 0 ? byName : builtWith(model, folded);
}

function relationshipNamed(model: Model, id: string): Relationship | undefined {
  const symbol = model.symbols.find(id);
  const row = symbol === undefined ? undefined : model.parts.relationshipOf.get(symbol);
  return row === undefined ? undefined : model.relationship(row);
}

/** Relationships between the two ends of `a verb b`; a flow is written `->`. */
function writtenRelationships(model: Model, text: string): readonly Relationship[] {
  const parts = /^(\S+)\s+(\S.*\S|\S)\s+(\S+)$/u.exec(text);
  if (parts === null) return [];
  const [, from = "", verb = "", to = ""] = parts;
  return relationshipsBetween(model, from, verb, to);
}

function relationshipsBetween(model: Model, from: string, verb: string, to: string): readonly Relationship[] {
  const start = model.element(from);
  if (start === undefined) return [];
  return start.out(verb === "->" ? "flows" : verb).filter((one) => one.toId === to || one.to?.id === to);
}

/** Elements whose technology or operating system is said in plain text that begins like this: `Java 8` is not `Java 80`. */
function builtWith(model: Model, folded: string): readonly Element[] {
  const found: Element[] = [];
  for (const one of model.elements())
    for (const key of ["technology", "os"])
      if (textsIn(one.get(key)).some((text) => beginsLike(text.toLowerCase(), folded))) found.push(one);
  return found;
}

function beginsLike(text: string, start: string): boolean {
  return text === start || (text.startsWith(start) && /^[\s.,(-]/u.test(text.slice(start.length)));
}

function namedBy(model: Model, value: Value | undefined): Resolved {
  const found: (Element | Relationship)[] = [];
  const unknown: string[] = [];
  const items = value?.kind === "list" ? value.items : value === undefined ? [] : [value];
  for (const item of items) {
    const meant = meantByValue(model, item);
    if (meant.length === 0) unknown.push(textOf(item));
    found.push(...meant);
  }
  return { found: distinctOf(found), unknown };
}

function meantByValue(model: Model, value: Value): readonly (Element | Relationship)[] {
  switch (value.kind) {
    case "reference":
      return meantBy(model, value.id);
    case "relationship":
      return relationshipsBetween(model, value.from, value.verb, value.to);
    case "text":
    case "word":
      return meantBy(model, value.text);
    default:
      return [];
  }
}

function textOf(value: Value): string {
  if (value.kind === "reference") return value.id;
  if (value.kind === "relationship") return `${value.from} ${value.verb} ${value.to}`;
  return value.kind === "text" || value.kind === "word" ? value.text : "";
}

function distinctOf(all: readonly (Element | Relationship)[]): readonly (Element | Relationship)[] {
  const seen = new Set<string>();
  return all.filter((one) => {
    const key = `${one instanceof Relationship ? "r" : "e"}${one.row}`;
    return seen.has(key) ? false : seen.add(key) !== undefined;
  });
}

function momentOf(statement: Element): string | undefined {
  const value = statement.get("at");
  if (value?.kind === "date" || value?.kind === "date-time") return value.text;
  return value?.kind === "text" || value?.kind === "word" ? value.text : undefined;
}

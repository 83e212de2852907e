/** Words for the sentences of findings: names and values as people read them, in both languages. */
import { dateOfDay } from "../../base/dates.ts";
import type { Bilingual } from "../../model/metamodel.ts";
import type { Element, Relationship } from "../../model/model.ts";
import { type Amount, wordIn } from "../../model/read.ts";
import { printValue, type Value } from "../../model/values.ts";
import { hoursText } from "../../model/wording.ts";

/** Names of several, separated by commas; beyond the first few they are counted. */
export function namesOf(elements: readonly Element[], most = 5): Bilingual {
  const shown = elements.slice(0, most);
  const more = elements.length - shown.length;
  const joined = (language: "en" | "fr"): string => shown.map((one) => one.nameIn(language)).join(", ");
  return more === 0
    ? { en: joined("en"), fr: joined("fr") }
    : { en: `${joined("en")} and ${more} more`, fr: `${joined("fr")} et ${more} de plus` };
}

/** "A to B", as the names of a relationship's ends. */
export function endsOf({ from, to, fromId, toId }: Relationship): Bilingual {
  const name = (one: Element | undefined, id: string, language: "en" | "fr"): string => one?.nameIn(language) ?? id;
  return {
    en: `${name(from, fromId, "en")} to ${name(to, toId, "en")}`,
    fr: `${name(from, fromId, "fr")} vers ${name(to, toId, "fr")}`,
  };
}

/** A value as people read it: `4 h`, `internet`, `2024-06-12`. Empty where nothing is said. */
export function valueOf(one: Element | Relationship, key: string): Bilingual {
  const value = one.get(key);
  return value === undefined ? { en: "", fr: "" } : { en: printValue(value, "en"), fr: printValue(value, "fr") };
}

/** A day as people read it. */
export function dayWords(day: number): Bilingual {
  const value: Value = { kind: "date", text: dateOfDay(day) ?? "", day };
  return { en: printValue(value, "en"), fr: printValue(value, "fr") };
}

/** Money as people read it, without what is below one whole. */
export function moneyWords({ amount, currency }: Amount): Bilingual {
  const value: Value = { kind: "money", amount: Math.round(amount), currency, text: "" };
  return { en: printValue(value, "en"), fr: printValue(value, "fr") };
}

/** A word of a choice as people read it. */
export function choiceOf(element: Element, key: string): Bilingual {
  return wordIn(element, key)?.name ?? valueOf(element, key);
}

/** Elements with a length of time each: `Server (8 h), Engine (6 h)`; beyond the first few they are counted. */
export function timesOf(all: readonly (readonly [element: Element, hours: number])[], most = 5): Bilingual {
  const more = all.length - most;
  const joined = (language: "en" | "fr"): string =>
    all
      .slice(0, most)
      .map(([element, hours]) => `${element.nameIn(language)} (${hoursText(hours)[language]})`)
      .join(", ");
  return more > 0
    ? { en: `${joined("en")} and ${more} more`, fr: `${joined("fr")} et ${more} de plus` }
    : { en: joined("en"), fr: joined("fr") };
}

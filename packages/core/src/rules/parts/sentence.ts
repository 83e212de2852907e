/** Words for the sentences of findings: names and values as people read them, in both languages. */
import type { Bilingual } from "../../model/metamodel.ts";
import type { Element, Relationship } from "../../model/model.ts";
import { printValue } from "../../model/values.ts";

/** Name of an element in both languages. */
export function nameOf(element: Element): Bilingual {
  return { en: element.nameIn("en"), fr: element.nameIn("fr") };
}

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

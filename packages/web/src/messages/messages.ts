/** Texts of the interface in the reader's language: ICU messages, formatted once per language and key. */
import { IntlMessageFormat } from "intl-messageformat";
import type { Bilingual } from "@orrery/core/model/metamodel";
import { english } from "./en.ts";
import { french } from "./fr.ts";
import type { MessageKey } from "./keys.ts";

export type Language = "en" | "fr";
type Values = Readonly<Record<string, string | number>>;

/** What a component needs to speak a language. */
export interface Speech {
  readonly language: Language;
  /** The message in this language. */
  readonly text: (key: MessageKey, values?: Values) => string;
  /** A message whose key is made at run time, or a plain fallback where the catalogue has none. */
  readonly named: (group: string, name: string, fallback?: string) => string;
  readonly pick: (texts: Bilingual) => string;
  readonly number: (value: number) => string;
  readonly percent: (share: number) => string;
  readonly compare: (a: string, b: string) => number;
}

export const speeches: Readonly<Record<Language, Speech>> = { en: speak("en", english), fr: speak("fr", french) };

/** Narrow no-break spaces where French typography wants them. */
export function typeset(text: string): string {
  return text.replace(/ (?=[:;!?»])/g, "\u202f").replace(/(?<=«) /g, "\u202f");
}

function speak(language: Language, catalogue: Readonly<Record<MessageKey, string>>): Speech {
  const locale = language === "fr" ? "fr-CH" : "en-GB";
  const formats = new Map<MessageKey, IntlMessageFormat>();
  const numbers = new Intl.NumberFormat(language);
  const percents = new Intl.NumberFormat(language, { style: "percent", maximumSignificantDigits: 2 });
  const collator = new Intl.Collator(locale, { numeric: true });
  const formatOf = (key: MessageKey): IntlMessageFormat => {
    const known = formats.get(key);
    if (known !== undefined) return known;
    const pattern = language === "fr" ? typeset(catalogue[key]) : catalogue[key];
    const made = new IntlMessageFormat(pattern, language);
    formats.set(key, made);
    return made;
  };
  const text = (key: MessageKey, values?: Values): string => String(formatOf(key).format(values));
  return {
    language,
    text,
    named: (group, name, fallback = name) => {
      const key = `${group}.${name.replaceAll(" ", "-")}`;
      return key in catalogue ? text(key as MessageKey) : fallback;
    },
    pick: (texts) => (language === "fr" && texts.fr !== "" ? typeset(texts.fr).replaceAll("'", "’") : texts.en),
    number: (value) => numbers.format(value),
    percent: (share) => percents.format(share),
    compare: (a, b) => collator.compare(a, b),
  };
}

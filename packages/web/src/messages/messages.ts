/** Texts of the interface in the reader's language: ICU messages, formatted once per language and key. */
import type { Bilingual } from "@orrery/core/model/metamodel";
import { english } from "./en.ts";
import { french } from "./fr.ts";
import type { MessageKey } from "./keys.ts";
import { readMessage, sayMessage, type Counting, type Message } from "./message-format.ts";

export type Language = "en" | "fr";
export type Values = Readonly<Record<string, string | number>>;

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

/** How each language counts; before `speeches`, which need it. */
const countings: Readonly<Record<Language, Counting>> = { en: countingIn("en"), fr: countingIn("fr") };

export const speeches: Readonly<Record<Language, Speech>> = { en: speak("en", english), fr: speak("fr", french) };

/** Narrow no-break spaces where French typography wants them. */
export function typeset(text: string): string {
  return text.replace(/ (?=[:;!?»])/g, "\u202f").replace(/(?<=«) /g, "\u202f");
}

/** The texts of one part of the workbench; they are loaded with the part. */
export interface Texts<Key extends string = string> {
  readonly en: Readonly<Record<Key, string>>;
  readonly fr: Readonly<Record<Key, string>>;
}

/** Texts of a part: the English ones name the keys, the French ones must have them all. */
export function texts<const English extends Readonly<Record<string, string>>>(
  en: English,
  fr: Readonly<Record<keyof English, string>>,
): Texts<keyof English & string> {
  return { en, fr };
}

/** Says texts of a part, and those that all parts share. */
export type Say<Key extends string> = (key: Key | MessageKey, values?: Values) => string;

/** The texts of a part in a language. */
export function speakingOf<Key extends string>(part: Texts<Key>, speech: Speech): Say<Key> {
  const known = spoken.get(part)?.[speech.language];
  if (known !== undefined) return known;
  const catalogue: Readonly<Record<string, string>> = part[speech.language];
  const format = formatter(speech.language, catalogue);
  const say = (key: string, values?: Values): string =>
    key in catalogue ? format(key, values) : speech.text(key as MessageKey, values);
  spoken.set(part, { ...spoken.get(part), [speech.language]: say });
  return say;
}

const spoken = new WeakMap<Texts, Partial<Record<Language, (key: string, values?: Values) => string>>>();

/** Formats each message of a catalogue, made ready once. */
function formatter(
  language: Language,
  catalogue: Readonly<Record<string, string>>,
): (key: string, values?: Values) => string {
  const ready = new Map<string, Message>();
  return (key, values = {}) => {
    let message = ready.get(key);
    if (message === undefined) {
      const pattern = catalogue[key] ?? key;
      ready.set(key, (message = readMessage(language === "fr" ? typeset(pattern) : pattern)));
    }
    return sayMessage(message, values, countings[language]);
  };
}

function countingIn(language: Language): Counting {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  return { plural: (count) => rules.select(count), number: (value) => numbers.format(value) };
}

function speak(language: Language, catalogue: Readonly<Record<MessageKey, string>>): Speech {
  const locale = language === "fr" ? "fr-CH" : "en-GB";
  const numbers = new Intl.NumberFormat(language);
  const percents = new Intl.NumberFormat(language, { style: "percent", maximumSignificantDigits: 2 });
  const collator = new Intl.Collator(locale, { numeric: true });
  const text: (key: MessageKey, values?: Values) => string = formatter(language, catalogue);
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

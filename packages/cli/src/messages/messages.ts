/** Texts of the command in the person's language: ICU messages, made when they are first needed. */
import type { Locale } from "@orrery/core/base/codes";
import { IntlMessageFormat } from "intl-messageformat";
import type { MessageKey } from "./keys.ts";

export type MessageValues = Readonly<Record<string, string | number>>;
type Catalogue = Readonly<Record<MessageKey, string>>;

/** What speaks a language. */
export interface Speech {
  readonly locale: Locale;
  readonly text: (key: MessageKey, values?: MessageValues) => string;
  /** A message whose key is made at run time, undefined where the catalogue has none. */
  readonly named: (key: string, values?: MessageValues) => string | undefined;
  readonly number: (value: number) => string;
}

/**
 * The language to speak: `--lang`, then ORRERY_LANG, then the variables of POSIX in their order (LC_ALL, LC_MESSAGES, LANG), the
 * first that is set. What is neither English nor French is answered in English.
 */
export function localeOf(asked: string | undefined, environment: Readonly<Record<string, string | undefined>>): Locale {
  const { ORRERY_LANG, LC_ALL, LC_MESSAGES, LANG } = environment;
  const wish = [asked, ORRERY_LANG, LC_ALL, LC_MESSAGES, LANG].find((name) => name !== undefined && name !== "");
  return wish !== undefined && /^fr(?![a-z])/i.test(wish) ? "fr" : "en";
}

/** The speech of a language; its catalogue is loaded with it, the other one is not. */
export async function speechOf(locale: Locale): Promise<Speech> {
  const catalogue: Catalogue = locale === "fr" ? (await import("./fr.ts")).french : (await import("./en.ts")).english;
  return speak(locale, catalogue);
}

/** French signs keep their distance, on the same line. */
export function typeset(text: string): string {
  return text.replace(/ (?=[:;!?»])/g, "\u202f").replace(/(?<=«) /g, "\u202f");
}

function speak(locale: Locale, catalogue: Catalogue): Speech {
  const formats = new Map<MessageKey, IntlMessageFormat>();
  const set = locale === "fr" ? typeset : (text: string): string => text;
  const text = (key: MessageKey, values?: MessageValues): string => {
    const pattern = catalogue[key];
    if (!/[{'<]/.test(pattern)) return set(pattern);
    let format = formats.get(key);
    if (format === undefined)
      formats.set(key, (format = new IntlMessageFormat(set(pattern), locale, undefined, { ignoreTag: true })));
    return String(format.format(values));
  };
  let numbers: Intl.NumberFormat | undefined;
  return {
    locale,
    text,
    named: (key, values) => (key in catalogue ? text(key as MessageKey, values) : undefined),
    number: (value) => (numbers ??= new Intl.NumberFormat(locale)).format(value),
  };
}

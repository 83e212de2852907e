/** Sentences below a picture: what was left out, put together, or is still to be written. */
import type { Locale } from "../../base/codes.ts";
import type { Element } from "../../model/model.ts";

/** A sentence in the language of the picture. */
export function say(language: Locale, en: string, fr: string): string {
  return language === "fr" ? fr : en;
}

/** Names in a row: "Orders, Stock and 4 more". */
export function namesOf(elements: readonly Element[], language: Locale, most = 4): string {
  return listOf(
    elements.map((element) => element.nameIn(language)),
    language,
    most,
  );
}

/** Texts in a row, the first few of them: "a, b and 2 more". */
export function listOf(texts: readonly string[], language: Locale, most = 4): string {
  if (texts.length > most + 1) {
    const rest = texts.length - most;
    return `${texts.slice(0, most).join(", ")} ${say(language, `and ${rest} more`, `et ${rest} autres`)}`;
  }
  const last = texts.at(-1) ?? "";
  return texts.length < 2 ? last : `${texts.slice(0, -1).join(", ")} ${say(language, "and", "et")} ${last}`;
}

/** "1 application", "3 applications": a number and the word for it. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** The note of a picture that has nothing to show: what to write so that it has. */
export function nothing(language: Locale, en: string, fr: string): readonly string[] {
  return [say(language, `Nothing to draw: ${en}`, `Rien à dessiner : ${fr}`)];
}

/** A word as the title of something: "core" becomes "Core". */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

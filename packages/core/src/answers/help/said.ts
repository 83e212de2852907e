/** Texts of the metamodel and of the catalogue of diagnostics, with the typography of their language. */
import type { Locale } from "../../base/codes.ts";
import type { Bilingual } from "../../model/metamodel.ts";

export function said(texts: Bilingual, language: Locale): string {
  return language === "fr" ? typeset(texts.fr) : texts.en;
}

/** French apostrophes, and narrow spaces that stay with their sign. */
export function typeset(text: string): string {
  return text
    .replace(/ (?=[:;!?»])/g, "\u202f")
    .replace(/(?<=«) /g, "\u202f")
    .replace(/(?<=\p{L})'(?=\p{L})/gu, "’");
}

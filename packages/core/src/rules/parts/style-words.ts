/** Names of architecture styles in sentences. */
import type { Bilingual } from "../../model/metamodel.ts";
import { styleOf, styleWords } from "../../model/styles/catalogue.ts";

/** Names of words of `style`, with commas between; a word that is a variant of a style is said as it is written. */
export function stylesOf(words: readonly string[]): Bilingual {
  const said = (language: "en" | "fr"): string =>
    words
      .map((word) => (styleWords[word]?.style === word ? styleOf(styleWords[word].style).name[language] : word))
      .join(", ");
  return { en: said("en"), fr: said("fr") };
}

/** Counting and joining words in both languages. */
import type { Bilingual } from "../../model/metamodel.ts";

type Forms = readonly [one: string, many: string];

/** `3 violations`; the number stands where the mark `#` is, else before. French counts none as one. */
export function counted(number: number, en: Forms, fr: Forms): Bilingual {
  const said = (form: string): string => (form.includes("#") ? form.replace("#", String(number)) : `${number} ${form}`);
  return { en: said(number === 1 ? en[0] : en[1]), fr: said(number < 2 ? fr[0] : fr[1]) };
}

/** Several texts as one. */
export function joined(texts: readonly Bilingual[], separator = ", "): Bilingual {
  return { en: texts.map(({ en }) => en).join(separator), fr: texts.map(({ fr }) => fr).join(separator) };
}

export function isSame(a: Bilingual, b: Bilingual): boolean {
  return a.en === b.en && a.fr === b.fr;
}

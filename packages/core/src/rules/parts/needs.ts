/** Needs of security by letter: availability, integrity, confidentiality, traceability, each from 1 to 4 (DICT). */
import { type Stating, knownValue } from "../../model/read.ts";

export const DICT_LETTERS = ["availability", "integrity", "confidentiality", "traceability"] as const;
export type DictLetter = (typeof DICT_LETTERS)[number];

/** The highest need. */
export const HIGHEST_NEED = 4;

/** The need that is stated for a letter. */
export function needOf(one: Stating, letter: DictLetter): number | undefined {
  const value = knownValue(one, "dict");
  const level = value?.kind === "record" ? value.fields[letter] : undefined;
  return level?.kind === "number" ? level.number : undefined;
}

/** Why an edit is not made: a diagnostic whose sentence says what to do instead (`base/change-codes.ts`). */
import type { Diagnostic } from "../base/diagnostic.ts";
import { closest } from "../base/suggest.ts";

/** An edit that is not made. */
export interface Refusal {
  readonly refused: Diagnostic;
}

/** A refusal by the code of its sentence. */
export function refusal(
  code: string,
  parameters: Readonly<Record<string, string | number>> = {},
  suggestion?: string,
): Refusal {
  return {
    refused: {
      code,
      severity: "error",
      uri: "",
      span: { start: 0, end: 0 },
      parameters,
      ...(suggestion === undefined ? {} : { suggestion }),
    },
  };
}

/** The same, with the word that was likely meant. */
export function refusalOfWord(
  code: string,
  parameters: Readonly<Record<string, string | number>>,
  word: string,
  words: Iterable<string>,
): Refusal {
  return refusal(code, parameters, word.length > LONGEST_WORD ? undefined : closest(word, words, 1)[0]);
}

const LONGEST_WORD = 200;

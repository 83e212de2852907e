/** The words that pictures themselves say, in both languages. */
import type { Bilingual } from "../../model/metamodel.ts";
import type { Pen } from "../notation.ts";

/** The text in the pen's language. */
export function say(pen: Pick<Pen, "language">, text: Bilingual): string {
  return text[pen.language];
}

/** What stands before an explanation: French puts a no-break space before the colon. */
export function colon(pen: Pick<Pen, "language">): string {
  return pen.language === "fr" ? "\u00a0: " : ": ";
}

/** A word inside a sentence: small at the beginning, unless it is an abbreviation. */
export function small(text: string): string {
  const [first = "", second = ""] = text;
  return second !== second.toLowerCase() || first === "" ? text : first.toLowerCase() + text.slice(first.length);
}

type Word =
  | "inside"
  | "external"
  | "External"
  | "added"
  | "removed"
  | "changed"
  | "observed"
  | "unconfirmed"
  | "contradicting"
  | "Observed"
  | "Unconfirmed"
  | "Contradicting"
  | "Added"
  | "Removed"
  | "Changed"
  | "legend"
  | "labels"
  | "notes"
  | "unknown"
  | "Unknown"
  | "step";

export const words: Readonly<Record<Word, Bilingual>> = {
  inside: { en: "inside", fr: "à l'intérieur" },
  external: { en: "external", fr: "externe" },
  External: { en: "External", fr: "Externe" },
  added: { en: "added", fr: "ajouté" },
  removed: { en: "removed", fr: "retiré" },
  changed: { en: "changed", fr: "modifié" },
  Added: { en: "Added", fr: "Ajouté" },
  Removed: { en: "Removed", fr: "Retiré" },
  Changed: { en: "Changed", fr: "Modifié" },
  observed: { en: "observed, not in the model", fr: "observé, absent du modèle" },
  unconfirmed: { en: "in the model, not observed", fr: "dans le modèle, non observé" },
  contradicting: { en: "observed otherwise", fr: "observé autrement" },
  Observed: { en: "Observed, not declared", fr: "Observé, non déclaré" },
  Unconfirmed: { en: "Declared, not observed", fr: "Déclaré, non observé" },
  Contradicting: { en: "Observed otherwise", fr: "Observé autrement" },
  legend: { en: "Legend", fr: "Légende" },
  labels: { en: "Numbered lines", fr: "Liens numérotés" },
  notes: { en: "Notes", fr: "Notes" },
  unknown: { en: "unknown", fr: "inconnu" },
  Unknown: { en: "Unknown", fr: "Inconnu" },
  step: { en: "step", fr: "étape" },
};

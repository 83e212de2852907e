/** Names and lengths of time as sentences say them, in both languages. */
import type { Bilingual } from "./metamodel.ts";
import type { Element } from "./model.ts";

/** Name of an element in both languages. */
export function nameOf(element: Element): Bilingual {
  return { en: element.nameIn("en"), fr: element.nameIn("fr") };
}

/** A length of time given in hours, in the unit that people would use: `15 min`, `4 h`, `3 days`. */
export function hoursText(hours: number): Bilingual {
  const shown = (amount: number): string => String(Math.round(amount * 10) / 10);
  if (hours === 0) return { en: "nothing", fr: "rien" };
  if (hours < 1) return { en: `${shown(hours * 60)} min`, fr: `${shown(hours * 60)} min` };
  if (hours < 72) return { en: `${shown(hours)} h`, fr: `${shown(hours).replace(".", ",")} h` };
  return { en: `${shown(hours / 24)} days`, fr: `${shown(hours / 24).replace(".", ",")} jours` };
}

/** Parameters that several analyses take. */
import { dayNumber } from "../base/dates.ts";
import type { Parameter } from "./analysis.ts";

/** The day that counts as today; a surface gives the one that it looks at. */
export const onParameter: Parameter = {
  type: { kind: "date" },
  name: { en: "On", fr: "Au" },
  description: {
    en: "Day that counts as today; the day that is looked at if not given.",
    fr: "Jour qui compte comme aujourd’hui ; le jour regardé par défaut.",
  },
};

/** Number of a day, undefined for a text that is none. */
export function dayOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : dayNumber(text);
}

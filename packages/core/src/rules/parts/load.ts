/** Years and shares as people read them. */
import type { Bilingual } from "../../model/metamodel.ts";

/** Years as people read them: `0.75 years`, `2,6 ans`. */
export function yearsText(years: number): Bilingual {
  const text = years < 1 ? years.toFixed(2) : years.toFixed(1);
  return { en: `${text} years`, fr: `${text.replace(".", ",")} ${years < 2 ? "an" : "ans"}` };
}

/** A share as people read it: `93 %`. */
export function shareText(share: number): Bilingual {
  const text = String(Math.round(share * 1000) / 10);
  return { en: `${text} %`, fr: `${text.replace(".", ",")} %` };
}

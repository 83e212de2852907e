/** Words for what findings say of support: since when it is over, until when it lasts. */
import type { Bilingual } from "../../model/metamodel.ts";
import type { Support } from "../../model/endoflife/support.ts";
import { dayWords } from "./sentence.ts";

/** Days of a month, for thresholds in months: 365.25 / 12. */
export const MONTH = 30.4375;

/** "no support since 2026-04-30, 205 days ago", with what one can buy. */
export function overSince({ end, extended }: Support, today: number): Bilingual {
  if (typeof end !== "number") return { en: "no support any more", fr: "plus de support" };
  const days = today - end;
  const last = dayWords(end);
  const more = extended === undefined || extended <= end ? { en: "", fr: "" } : onTop(extended, today);
  const [day, jour] = days === 1 ? ["day", "jour"] : ["days", "jours"];
  return {
    en: `no support since ${last.en}, ${days} ${day} ago${more.en}`,
    fr: `plus de support depuis le ${last.fr}, soit ${days} ${jour}${more.fr}`,
  };
}

function onTop(extended: number, today: number): Bilingual {
  const last = dayWords(extended);
  return extended >= today
    ? { en: `; extended support is sold until ${last.en}`, fr: ` ; un support étendu se vend jusqu’au ${last.fr}` }
    : { en: `; extended support ended on ${last.en}`, fr: ` ; le support étendu a pris fin le ${last.fr}` };
}

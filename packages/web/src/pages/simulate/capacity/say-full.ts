/** When something is full, in words. */
import { ENDLESS } from "@orrery/core/answers/simulate-endless";
import type { StationAnswer } from "@orrery/core/answers/simulate-answers";
import type { Language, Say } from "../../../messages/messages.ts";
import type { capacityTexts } from "./capacity-texts.ts";

const MONTHS = 12;

export function sayFull(
  { years, date }: NonNullable<StationAnswer["saturation"]>,
  text: Say<keyof typeof capacityTexts.en>,
  language: Language,
): string {
  if (years.lower >= ENDLESS) return text("saturation.never");
  if (years.lower <= 0 && years.upper === 0) return text("saturation.now");
  const from = sayYears(years.lower, language);
  const to = years.upper === null ? undefined : sayYears(years.upper, language);
  const length = to === undefined ? `≥ ${from}` : from === to ? to : `${from} – ${to}`;
  const on = date === null ? undefined : text("saturation.on", { date: sayDate(date, language) });
  return [text("saturation.in", { years: length }), ...(on === undefined ? [] : [on])].join(", ");
}

/** "9 months", "2.6 years" */
function sayYears(years: number, language: Language): string {
  const isFew = years * MONTHS < 23.5;
  return new Intl.NumberFormat(language, {
    style: "unit",
    unit: isFew ? "month" : "year",
    unitDisplay: "long",
    maximumSignificantDigits: isFew && years * MONTHS >= 1 ? 2 : 3,
  }).format(isFew ? years * MONTHS : years);
}

export function sayDate(date: string, language: Language): string {
  return new Intl.DateTimeFormat(language === "fr" ? "fr-CH" : "en-GB", {
    dateStyle: "medium",
    timeZone: "UTC",
  }).format(new Date(`${date}T00:00:00Z`));
}

/** How a moment is called, for a reader of the language. */
import type { MomentAnswer } from "@orrery/core/answers/time-answers";
import type { Language, Say } from "../messages/messages.ts";
import type { timeTexts } from "./time-texts.ts";

export type TimeKey = keyof typeof timeTexts.en;

/** A short name: a day, the short hash with its subject, a title. */
export function momentName(moment: MomentAnswer, text: Say<TimeKey>, language: Language): string {
  const { kind, title, day, commit } = moment;
  switch (kind) {
    case "now":
      return text("bar.now");
    case "date":
      return dayName(day ?? title, language);
    case "revision": {
      const name = `${commit?.short ?? ""} ${title}`.trim();
      return day === undefined ? name : `${name}, ${dayName(day, language)}`;
    }
    default:
      return title;
  }
}

/** `21 Nov 2026`. */
export function dayName(day: string, language: Language): string {
  const [year, month, date] = day.slice(0, 10).split("-").map(Number);
  if (year === undefined || month === undefined || date === undefined || Number.isNaN(year + month + date)) return day;
  return dayFormats[language].format(new Date(Date.UTC(year, month - 1, date)));
}

/** `14:05`, in the time zone in which it was written. */
export function timeName(instant: string): string {
  return /T(\d{2}:\d{2})/.exec(instant)?.[1] ?? "";
}

const dayFormats: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  en: new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" }),
  fr: new Intl.DateTimeFormat("fr-CH", { dateStyle: "medium", timeZone: "UTC" }),
};

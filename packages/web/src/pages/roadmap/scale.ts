/** Days and pixels of a time axis, and the lines and names on it. Days are counted from 1970-01-01. */

export type ScaleName = "fit" | "years" | "quarters" | "months";

/** Where days lie. */
export interface Scale {
  readonly from: number;
  readonly to: number;
  /** Pixels of a day. */
  readonly day: number;
  readonly width: number;
}

/** A span with a name in the head of the axis. */
export interface Tick {
  readonly from: number;
  readonly to: number;
  readonly name: string;
}

/** Pixels of a year. */
const yearWidths: Readonly<Record<Exclude<ScaleName, "fit">, number>> = { years: 110, quarters: 320, months: 840 };
const YEAR = 365.25;

/** An axis over days; `fit` fills the room. */
export function makeScale(name: ScaleName, from: number, to: number, room: number): Scale {
  const length = Math.max(1, to - from + 1);
  const fitting = Math.max(0.02, room / length);
  const day = name === "fit" ? fitting : Math.max(yearWidths[name] / YEAR, 0.02);
  return { from, to, day, width: Math.max(length * day, name === "fit" ? 0 : Math.min(room, length * day)) };
}

export function xOf(scale: Scale, day: number): number {
  return (day - scale.from) * scale.day;
}

/** The day at a place, whole and inside. */
export function dayAt(scale: Scale, x: number): number {
  return clamp(Math.round(scale.from + x / scale.day), scale.from, scale.to);
}

export function clamp(day: number, from: number, to: number): number {
  return Math.min(Math.max(day, from), to);
}

/** Years, and below them quarters or months where there is room for their names. */
export function ticksOf(
  scale: Scale,
  language: string,
): { readonly years: readonly Tick[]; readonly parts: readonly Tick[] } {
  const year = scale.day * YEAR;
  const step = year >= 600 ? 1 : year >= 200 ? 3 : 0;
  const month = new Intl.DateTimeFormat(language, { month: "short", timeZone: "UTC" });
  const quarter = (start: number): string => `${language === "fr" ? "T" : "Q"}${Math.floor(start / 3) + 1}`;
  // Where years are narrow, not each of them is named.
  const every = year >= 44 ? 1 : year >= 22 ? 2 : year >= 9 ? 5 : 10;
  const years: Tick[] = [];
  const parts: Tick[] = [];
  for (let at = dateOf(scale.from).getUTCFullYear(); at <= dateOf(scale.to).getUTCFullYear(); at++) {
    const isNamed = at % every === 0 || every === 1;
    years.push(inside(scale, dayOf(at, 0), dayOf(at + 1, 0) - 1, isNamed ? String(at) : ""));
    for (let part = 0; step > 0 && part < 12; part += step) {
      const from = dayOf(at, part);
      const name = step === 3 ? quarter(part) : month.format(dateOf(from));
      const tick = inside(scale, from, dayOf(at, part + step) - 1, name);
      if (tick.to >= tick.from) parts.push(tick);
    }
  }
  return { years, parts };
}

function inside(scale: Scale, from: number, to: number, name: string): Tick {
  return { from: Math.max(from, scale.from), to: Math.min(to, scale.to), name };
}

const DAY = 86_400_000;

function dateOf(day: number): Date {
  return new Date(day * DAY);
}

/** First day of a month; months beyond December are of the next year. */
function dayOf(year: number, month: number): number {
  return Math.round(Date.UTC(year, month, 1) / DAY);
}

/** `2026-11-29` */
export function isoOf(day: number): string {
  return dateOf(day).toISOString().slice(0, 10);
}

export function dayOfIso(text: string): number | undefined {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(time) ? undefined : Math.round(time / DAY);
}

/** The same day of another month; the last day where that month is shorter. */
export function monthsLater(day: number, months: number): number {
  const date = dateOf(day);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const last = dayOf(year, month + 1) - dayOf(year, month);
  return dayOf(year, month) + Math.min(date.getUTCDate(), last) - 1;
}

/** A day as a person reads it. */
export function dayName(day: number, language: string): string {
  return new Intl.DateTimeFormat(language === "fr" ? "fr-CH" : "en-GB", {
    dateStyle: "medium",
    timeZone: "UTC",
  }).format(dateOf(day));
}

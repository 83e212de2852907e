/** Calendar dates and points in time as ISO 8601 text: `2026-11-21`, `2026-11-21T14:30+01:00`. Proleptic Gregorian, years 0001 to 9999. */

/** A date by its parts; months and days from 1. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** A point in time: milliseconds since 1970-01-01T00:00Z, and how many minutes the place it was written for is ahead of UTC. */
export interface Instant {
  readonly milliseconds: number;
  readonly offset: number;
}

/** Reads `2026-11-21`; `undefined` unless that day exists. */
export function readDate(text: string): CalendarDate | undefined {
  if (text.length !== 10 || text[4] !== "-" || text[7] !== "-") return undefined;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const exists = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return exists ? { year, month, day } : undefined;
}

/** Reads `2026-11-21T14:30Z`, with seconds and milliseconds if wanted; the offset (`Z`, `+01:00`) is required. */
export function readDateTime(text: string): Instant | undefined {
  const day = dayNumber(text.slice(0, 10));
  if (day === undefined || text[10] !== "T") return undefined;
  const zone = text.endsWith("Z") ? text.length - 1 : text.length - 6;
  const offset = text.endsWith("Z") ? 0 : offsetMinutes(text.slice(zone));
  const time = timeMilliseconds(text.slice(11, zone));
  if (offset === undefined || time === undefined) return undefined;
  return { milliseconds: day * DAY_MILLISECONDS + time - offset * 60_000, offset };
}

/** Days since 1970-01-01 of a date; `undefined` when there is no such day. */
export function dayNumber(text: string): number | undefined {
  const date = readDate(text);
  return date === undefined ? undefined : daysSinceEpoch(date);
}

/** The date of a day number; `undefined` outside the years 0001 to 9999. */
export function dateOfDay(day: number): string | undefined {
  if (!Number.isInteger(day) || day < FIRST_DAY || day > LAST_DAY) return undefined;
  return writeDate(civil(day));
}

/** The date so many days later (earlier when negative). */
export function addDays(text: string, days: number): string | undefined {
  const day = dayNumber(text);
  return day === undefined ? undefined : dateOfDay(day + days);
}

/** The same day so many whole months later, or the last day of a month that is too short: 2026-01-31 and one month is 2026-02-28. */
export function addMonths(text: string, months: number): string | undefined {
  const date = readDate(text);
  if (date === undefined || !Number.isInteger(months)) return undefined;
  const count = date.year * 12 + date.month - 1 + months;
  const year = Math.floor(count / 12);
  const month = count - year * 12 + 1;
  if (year < 1 || year > 9999) return undefined;
  return writeDate({ year, month, day: Math.min(date.day, daysInMonth(year, month)) });
}

/** Days from one date to another, negative when the second is earlier. */
export function daysBetween(from: string, to: string): number | undefined {
  const start = dayNumber(from);
  const end = dayNumber(to);
  return start === undefined || end === undefined ? undefined : end - start;
}

/** Quarter of the year, 1 to 4. */
export function quarterOf(date: CalendarDate): number {
  return Math.ceil(date.month / 3);
}

/** Days of a month of a year. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Divisible by 4, but by 100 only if by 400. */
function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** ISO text of a date. */
export function writeDate(date: CalendarDate): string {
  return `${String(date.year).padStart(4, "0")}-${pad(date.month)}-${pad(date.day)}`;
}

/**
 * The ISO date that a text in another convention means: the last day of a month that is too short (`2026-02-30`), missing digits or parts
 * (`2026-3-1`, `2026-11`, `2026-Q4`: the first day), day first with points or strokes (`21.11.2026`, `21/11/2026`). With strokes both orders
 * are in use, so nothing is suggested where either could be meant.
 */
export function dateMeant(text: string): string | undefined {
  const parts = text.trim().split(/[-./]/);
  if (parts.length > 3 || parts.some((part) => part.length === 0 || part.length > 4)) return undefined;
  const [first = "", second = "1", third = "1"] = parts;
  if (first.length === 4) return clamped(Number(first), monthMeant(second), Number(third));
  if (third.length !== 4 || parts.length !== 3) return undefined;
  const day = Number(first);
  const month = Number(second);
  if (!text.includes("/") || day > 12 || day === month) return clamped(Number(third), month, day);
  return month > 12 ? clamped(Number(third), day, month) : undefined;
}

const DAY_MILLISECONDS = 86_400_000;
const FIRST_DAY = daysSinceEpoch({ year: 1, month: 1, day: 1 });
const LAST_DAY = daysSinceEpoch({ year: 9999, month: 12, day: 31 });

/** Whole number written by the digits of a range; `undefined` when one is no digit. */
function digits(text: string, start: number, end: number): number | undefined {
  let number = 0;
  for (let at = start; at < end; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return undefined;
    number = number * 10 + digit;
  }
  return number;
}

/** `+01:00` in minutes; no place on earth is more than 14 hours away from UTC. */
function offsetMinutes(text: string): number | undefined {
  const sign = text[0] === "+" ? 1 : text[0] === "-" ? -1 : 0;
  const hours = digits(text, 1, 3);
  const minutes = digits(text, 4, 6);
  if (sign === 0 || text[3] !== ":" || hours === undefined || minutes === undefined || minutes > 59) return undefined;
  const offset = hours * 60 + minutes;
  return offset > 14 * 60 ? undefined : offset === 0 ? 0 : sign * offset;
}

/** `14:30`, `14:30:05` or `14:30:05.250` in milliseconds of the day. */
function timeMilliseconds(text: string): number | undefined {
  const hours = digits(text, 0, 2);
  const minutes = digits(text, 3, 5);
  if (hours === undefined || minutes === undefined || hours > 23 || minutes > 59 || text[2] !== ":") return undefined;
  const start = (hours * 60 + minutes) * 60_000;
  if (text.length === 5) return start;
  const seconds = digits(text, 6, 8);
  if (seconds === undefined || seconds > 59 || text[5] !== ":") return undefined;
  if (text.length === 8) return start + seconds * 1000;
  const fraction = text.length === 12 && text[8] === "." ? digits(text, 9, 12) : undefined;
  return fraction === undefined ? undefined : start + seconds * 1000 + fraction;
}

/** Days since 1970-01-01, counting years from March so that the leap day is the last (after Howard Hinnant, "chrono-compatible low-level date algorithms"). */
function daysSinceEpoch({ year, month, day }: CalendarDate): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

/** The inverse of `daysSinceEpoch`. */
function civil(days: number): CalendarDate {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const leaps = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const day = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}

/** First month of a quarter (`Q3`), or the number. */
function monthMeant(text: string): number {
  const quarter = (text[0] === "Q" || text[0] === "q") && text.length === 2 ? Number(text[1]) : Number.NaN;
  return quarter >= 1 && quarter <= 4 ? quarter * 3 - 2 : Number(text);
}

function clamped(year: number, month: number, day: number): string | undefined {
  const whole = Number.isInteger(year) && Number.isInteger(month) && Number.isInteger(day);
  if (!whole || year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  return writeDate({ year, month, day: Math.min(day, daysInMonth(year, month)) });
}

/** Number formats of SpreadsheetML (ECMA-376 part 1, 18.8.30-31): what a number with this format means to the person who sees it. */
import type { Cell } from "../../model/tables/cell.ts";

export type FormatKind = "number" | "percent" | "date" | "time" | "elapsed" | { readonly currency: string };

/** Meaning of a format by its id, and its code where the workbook defines it. */
export function formatKind(id: number, code: string | undefined): FormatKind {
  if (code === undefined) return BUILT_IN.find(([from, to]) => id >= from && id <= to)?.[2] ?? "number";
  const currency = currencyOf(code);
  if (currency !== undefined) return { currency };
  if (/\[(h+|m+|s+)\]/i.test(code)) return "elapsed";
  const bare = code.split(";", 1)[0] ?? "";
  const marks = bare.replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|general/gi, "");
  if (/[yd]/i.test(marks) || (/m/i.test(marks) && !/[hs]/i.test(marks))) return "date";
  if (/[hs]/i.test(marks)) return "time";
  return marks.includes("%") ? "percent" : "number";
}

/** Formats that every workbook knows without saying; 27-36 and 50-58 are East Asian dates. */
const BUILT_IN: readonly (readonly [from: number, to: number, kind: FormatKind])[] = [
  [9, 10, "percent"],
  [14, 17, "date"],
  [18, 21, "time"],
  [22, 22, "date"],
  [27, 36, "date"],
  [45, 45, "time"],
  [46, 46, "elapsed"],
  [47, 47, "time"],
  [50, 58, "date"],
];

/** Currency of `[$CHF]`, `[$€-40C]`, `"EUR"` or a bare sign; a bare dollar may be of many countries and says nothing. */
function currencyOf(code: string): string | undefined {
  const marked = /\[\$([^\]-]+)/.exec(code)?.[1] ?? /"\s*([A-Z]{3}|[€£])\s*"/.exec(code)?.[1] ?? /[€£]/.exec(code)?.[0];
  const sign = marked?.trim();
  if (sign === undefined) return undefined;
  return /^[A-Z]{3}$/.test(sign) ? sign : SIGNS[sign];
}

const SIGNS: Readonly<Record<string, string>> = { "€": "EUR", "£": "GBP", "Fr.": "CHF", "¥": "JPY" };

const LAST_DAY = 2_958_466;
const DAY_SECONDS = 86_400;

/** A number as its format shows it: days as ISO days, shares as `45%`, money as `210000 EUR`, spans as `90min`. */
export function formattedNumber(number: number, format: FormatKind, from1904: boolean): Cell {
  if (typeof format === "object") return `${number} ${format.currency}`;
  switch (format) {
    case "number":
      return number;
    case "percent":
      return `${Number((number * 100).toPrecision(12))}%`;
    case "elapsed":
      return elapsed(Math.round(number * DAY_SECONDS));
    case "time":
      if (number >= 1) return day(number, from1904) ?? number;
      return number < 0 ? number : clock(Math.round(number * DAY_SECONDS));
    case "date":
      return day(number, from1904) ?? number;
  }
}

/** The ISO day of a serial number; 1900 counts a 29 February that never was, as Lotus did. */
function day(serial: number, from1904: boolean): Cell {
  if (serial < 0 || serial >= LAST_DAY) return undefined;
  const whole = Math.floor(serial);
  const seconds = Math.round((serial - whole) * DAY_SECONDS);
  const offset = from1904 ? 24_107 : whole < 60 ? 25_568 : 25_569;
  const iso = new Date((whole - offset) * DAY_SECONDS * 1000 + seconds * 1000).toISOString();
  return { date: seconds === 0 ? iso.slice(0, 10) : iso.slice(0, 19) };
}

function clock(seconds: number): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  const hours = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}`;
  return seconds % 60 === 0 ? hours : `${hours}:${two(seconds % 60)}`;
}

function elapsed(seconds: number): string {
  if (seconds % 3600 === 0) return `${seconds / 3600}h`;
  return seconds % 60 === 0 ? `${seconds / 60}min` : `${seconds}s`;
}

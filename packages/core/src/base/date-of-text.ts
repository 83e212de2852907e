/** Days that tools write in their own ways: ISO 8601 with or without time, seconds since 1970. */
import { dateOfDay, readDate } from "./dates.ts";

/** The day as `2026-11-21`; undefined where it is none. Times are taken in their own zone. */
export function dateOfText(text: string): string | undefined {
  const plain = text.trim();
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ].*)?$/u.exec(plain)?.[1];
  if (iso !== undefined) return readDate(iso) === undefined ? undefined : iso;
  if (/^\d{9,11}(?:\.\d+)?$/u.test(plain)) return dateOfDay(Math.floor(Number(plain) / 86_400));
  return undefined;
}

/** Whether somebody changes what they have read: the value that they saw against the one that the text says now. */
import { shownText } from "../answers/cells.ts";
import { writtenValue } from "../answers/written-value.ts";
import type { AttributeType } from "../model/metamodel.ts";
import type { Model } from "../model/model.ts";
import { typedIn } from "../model/typing.ts";
import { literalOf, sameValue, type Value } from "../model/values.ts";
import { type ReadingContext, readWritten } from "./read-value.ts";

/** Is it the value that somebody saw, as they type it or as they read it? Undefined: they did not say. */
export function isAsSeen(
  seen: string | null | undefined,
  now: Value | undefined,
  type: AttributeType,
  model: Model,
  context: ReadingContext,
): boolean {
  if (seen === undefined) return true;
  const text = (seen ?? "").trim();
  if (now === undefined || text === "") return now === undefined && text === "";
  const written = writtenValue(now);
  if (text === written.trim()) return true;
  if (["en", "fr", context.locale].some((language) => text === shownText(model, now, type, language))) return true;
  const meant = readWritten(text, type, "", context);
  const value = "value" in meant ? typedIn(literalOf(meant.value), type, model.currency).value : undefined;
  return value !== undefined && sameValue(value, now);
}

/** A value for the sentence that says that it has changed; short, whatever its size. */
export function shownNow(now: Value | undefined): string {
  if (now === undefined) return "none";
  const text = writtenValue(now);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST).toWellFormed()}…`;
}

const LONGEST = 120;

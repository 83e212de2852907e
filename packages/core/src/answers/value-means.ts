/** Whether a value is the one that somebody asks for, and how it is written. */
import type { AttributeType } from "../model/metamodel.ts";
import type { Model } from "../model/model.ts";
import type { Value } from "../model/values.ts";
import { shownText } from "./cells.ts";
import { fold } from "./fold.ts";

/** Is it the value that was asked for (folded), as it is written, or as it is shown in the language asked for or in one of ours? */
export function means(
  model: Model,
  value: Value,
  type: AttributeType | undefined,
  wanted: string,
  language: string,
): boolean {
  if (value.kind === "list" && value.items.some((item) => means(model, item, type, wanted, language))) return true;
  const shown = [language, "en", "fr"].map((each) => shownText(model, value, type, each));
  return [plainValue(value), ...shown].some((text) => text !== undefined && fold(text) === wanted);
}

/** What stands in the model for a value that is shown otherwise. */
export function plainValue(value: Value): string | undefined {
  if (value.kind === "unknown") return "unknown";
  if (value.kind === "boolean") return value.boolean ? "yes" : "no";
  if (value.kind === "reference") return value.id;
  return "text" in value ? value.text : undefined;
}

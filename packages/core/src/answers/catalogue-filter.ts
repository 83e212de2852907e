/** Rows of a catalogue that a reader wants to see. */
import type { AttributeType } from "../model/metamodel.ts";
import type { Model } from "../model/model.ts";
import type { Value } from "../model/values.ts";
import { keyTypes, shownText } from "./cells.ts";
import { fold } from "./fold.ts";
import { keyValues } from "./key-values.ts";
import { findNamedWords } from "./named-words.ts";
import { SAID_BY_NAME, textIndex } from "./text-index.ts";

/** Rows that hold every word of `filter` and have every value of `fields`. */
export function filteredRows(
  model: Model,
  rows: readonly number[],
  request: {
    readonly filter?: string | undefined;
    readonly fields?: Readonly<Record<string, string>> | undefined;
    readonly language: string;
  },
): readonly number[] {
  let left = rows;
  for (const word of fold(request.filter ?? "").split(" ")) {
    if (word === "") continue;
    const holds = rowsHolding(model, word);
    left = left.filter((row) => holds[row] === 1);
  }
  for (const [key, wanted] of Object.entries(request.fields ?? {}))
    left = withValue(model, left, key, wanted, request.language);
  return left;
}

/** 1 for rows that say the word anywhere, say one whose name holds it, or refer to an element whose name does. */
function rowsHolding(model: Model, word: string): Uint8Array {
  const holds = new Uint8Array(model.parts.ownRows);
  const index = textIndex(model);
  const named: number[] = [];
  index.find(word, false, (row, where) => {
    holds[row] = 1;
    if (where === SAID_BY_NAME || (where >= 0 && model.key(where).startsWith("name."))) named.push(row);
  });
  findNamedWords(model, word, (row) => {
    holds[row] = 1;
  });
  for (const row of named) {
    index.eachSaying(model.columns.elementId[row] ?? 0, (referrer) => {
      holds[referrer] = 1;
    });
  }
  return holds;
}

function withValue(
  model: Model,
  rows: readonly number[],
  key: string,
  wanted: string,
  language: string,
): readonly number[] {
  const folded = fold(wanted).trim();
  if (key === "name") return rows.filter((row) => fold(model.at(row).nameIn(language)) === folded);
  const valueOf = keyValues(model, key);
  const typeOf = keyTypes(model, key);
  const verdicts = new Map<Value, boolean>();
  return rows.filter((row) => {
    const value = valueOf(row);
    if (value === undefined) return false;
    let isWanted = verdicts.get(value);
    if (isWanted === undefined) verdicts.set(value, (isWanted = means(model, value, typeOf(row), folded, language)));
    return isWanted;
  });
}

/** Is it the value that was asked for, as it is written, or as it is shown in the language asked for or in one of ours? */
function means(model: Model, value: Value, type: AttributeType | undefined, wanted: string, language: string): boolean {
  if (value.kind === "list" && value.items.some((item) => means(model, item, type, wanted, language))) return true;
  const shown = [language, "en", "fr"].map((each) => shownText(model, value, type, each));
  return [writtenText(value), ...shown].some((text) => text !== undefined && fold(text) === wanted);
}

/** What stands in the model for a value that is shown otherwise. */
function writtenText(value: Value): string | undefined {
  if (value.kind === "unknown") return "unknown";
  if (value.kind === "boolean") return value.boolean ? "yes" : "no";
  if (value.kind === "reference") return value.id;
  return "text" in value ? value.text : undefined;
}

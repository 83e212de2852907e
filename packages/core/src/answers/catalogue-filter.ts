/** Rows of a catalogue that a reader wants to see. */
import type { Model } from "../model/model.ts";
import { printValue, type Value } from "../model/values.ts";
import { fold } from "./fold.ts";
import { keyValues } from "./key-values.ts";
import { localeOf } from "./positions.ts";
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

/** 1 for rows that say the word anywhere, or refer to an element whose name holds it. */
function rowsHolding(model: Model, word: string): Uint8Array {
  const holds = new Uint8Array(model.parts.ownRows);
  const index = textIndex(model);
  const named: number[] = [];
  index.find(word, false, (row, where) => {
    holds[row] = 1;
    if (where === SAID_BY_NAME || (where >= 0 && model.key(where).startsWith("name."))) named.push(row);
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
  const verdicts = new Map<Value, boolean>();
  return rows.filter((row) => {
    const value = valueOf(row);
    if (value === undefined) return false;
    let isWanted = verdicts.get(value);
    if (isWanted === undefined) verdicts.set(value, (isWanted = means(model, value, folded, language)));
    return isWanted;
  });
}

/** Is it the value that was asked for, as it is written or as it is shown? */
function means(model: Model, value: Value, wanted: string, language: string): boolean {
  if (value.kind === "list" && value.items.some((item) => means(model, item, wanted, language))) return true;
  if (value.kind === "reference" && fold(model.element(value.id)?.nameIn(language) ?? "") === wanted) return true;
  const written =
    "text" in value
      ? value.text
      : value.kind === "unknown"
        ? "unknown"
        : value.kind === "boolean"
          ? value.boolean
            ? "yes"
            : "no"
          : undefined;
  return (written !== undefined && fold(written) === wanted) || fold(printValue(value, localeOf(language))) === wanted;
}

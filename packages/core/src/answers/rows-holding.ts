/** Which elements say a text anywhere. */
import type { Model } from "../model/model.ts";
import { findNamedWords } from "./named-words.ts";
import { SAID_BY_NAME, textIndex } from "./text-index.ts";

/** 1 for rows that say the folded text anywhere, say a word whose name holds it, or refer to an element whose name does. */
export function rowsHolding(model: Model, text: string): Uint8Array {
  const holds = new Uint8Array(model.parts.ownRows);
  const index = textIndex(model);
  const named: number[] = [];
  index.find(text, false, (row, where) => {
    holds[row] = 1;
    if (where === SAID_BY_NAME || (where >= 0 && model.key(where).startsWith("name."))) named.push(row);
  });
  findNamedWords(model, text, (row) => {
    holds[row] = 1;
  });
  for (const row of named) {
    index.eachSaying(model.columns.elementId[row] ?? 0, (referrer) => {
      holds[referrer] = 1;
    });
  }
  return holds;
}

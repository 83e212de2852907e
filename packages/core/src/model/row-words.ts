/** Words of one attribute for many rows, read from the columns: a sweep over a whole model makes no element for each. */
import { Form } from "./columns.ts";
import type { Literal } from "./values.ts";
import type { Model } from "./model.ts";

/** Words and texts that a row states under a key; none where it states nothing or `unknown`. */
export type RowWords = (row: number) => readonly string[];

const NONE: readonly string[] = [];

/** Reader for rows of elements. */
export function elementWords(model: Model, key: string): RowWords {
  const symbol = model.symbols.find(key);
  if (symbol === undefined) return () => NONE;
  const { attributeKey } = model.columns;
  const { elementAttributes, elementAttributeCount } = model.columns;
  return (row) => {
    const start = elementAttributes[row] as number;
    const end = start + (elementAttributeCount[row] as number);
    for (let at = start; at < end; at++) if (attributeKey[at] === symbol) return wordsIn(model.literal(at));
    if (!model.parts.extensions.has(row)) return NONE;
    const extended = model.attributeRows(row).find((attribute) => attributeKey[attribute] === symbol);
    return extended === undefined ? NONE : wordsIn(model.literal(extended));
  };
}

/** Reader for rows of relationships. */
export function relationshipWords(model: Model, key: string): RowWords {
  const symbol = model.symbols.find(key);
  if (symbol === undefined) return () => NONE;
  const { attributeKey, relationshipAttributes, relationshipAttributeCount } = model.columns;
  return (row) => {
    const start = relationshipAttributes[row] as number;
    const end = start + (relationshipAttributeCount[row] as number);
    for (let at = start; at < end; at++) if (attributeKey[at] === symbol) return wordsIn(model.literal(at));
    return NONE;
  };
}

/**
 * Reader of the symbol of a word or text, for sweeps that only compare: 0 where a relationship states nothing, or a list or record, under the
 * key. Words that no text uses have no symbol; `symbolOf` gives -1 for them.
 */
export function relationshipSymbol(model: Model, key: string): (row: number) => number {
  const wanted = model.symbols.find(key);
  if (wanted === undefined) return () => 0;
  const { attributeKey, attributeForm, attributeValue, relationshipAttributes, relationshipAttributeCount } =
    model.columns;
  return (row) => {
    const start = relationshipAttributes[row] as number;
    const end = start + (relationshipAttributeCount[row] as number);
    for (let at = start; at < end; at++)
      if (attributeKey[at] === wanted) {
        const form = attributeForm[at];
        const symbol = attributeValue[at] as number;
        if (form === Form.word) return symbol;
        // Texts in quotes may have several symbols; the word has one.
        return form === Form.string ? symbolOf(model, model.symbols.text(symbol)) : 0;
      }
    return 0;
  };
}

export function symbolOf(model: Model, word: string): number {
  return model.symbols.find(word) ?? -1;
}

function wordsIn(literal: Literal): readonly string[] {
  if (literal.form === "list") return literal.items.flatMap(wordsIn);
  return "text" in literal && literal.text !== "unknown" ? [literal.text] : NONE;
}

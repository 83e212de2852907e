/** Which rows say something at all by a key: a sweep over columns, where asking every element would take long. */
import type { Model } from "../../model/model.ts";

/** Rows of elements that state the attribute, in the order of the files; what it says is for the caller to read. */
export function rowsStating(model: Model, key: string): readonly number[] {
  const symbol = model.symbols.find(key);
  if (symbol === undefined) return [];
  const { columns, parts } = model;
  const found: number[] = [];
  for (let row = 0; row < parts.ownRows; row++) {
    if (!model.isElement(row)) continue;
    const start = columns.elementAttributes[row] as number;
    const end = start + (columns.elementAttributeCount[row] as number);
    let isStated = false;
    for (let at = start; at < end && !isStated; at++) isStated = columns.attributeKey[at] === symbol;
    if (isStated || parts.extensions.has(row)) found.push(row);
  }
  return found;
}

/** Answers for rows of relationships whether they state the attribute at all. */
export function relationshipTest(model: Model, key: string): (row: number) => boolean {
  const symbol = model.symbols.find(key);
  const { relationshipAttributes, relationshipAttributeCount, attributeKey } = model.columns;
  return (row) => {
    if (symbol === undefined) return false;
    const start = relationshipAttributes[row] as number;
    const end = start + (relationshipAttributeCount[row] as number);
    for (let at = start; at < end; at++) if (attributeKey[at] === symbol) return true;
    return false;
  };
}

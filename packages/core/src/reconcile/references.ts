/** Reference attributes as connections. Which attributes refer is found once per file and kept; where they lead is looked up at every link. */
import type { Diagnostic } from "../base/diagnostic.ts";
import { type Columns, Form, type Segment } from "../model/columns.ts";
import type { Schema } from "../model/schema.ts";
import type { KeyTable } from "./key-table.ts";

/**
 * By file, told apart by its own list of findings: triples of owner, attribute row and index of the attribute's definition, counted from
 * the file's first rows. An owner below 0 is a relationship, `~owner`. Good as long as the metamodel is the same.
 */
export type ReferenceMemory = WeakMap<readonly Diagnostic[], Int32Array>;

const WIDTH = 3;

export interface ReferenceContext {
  readonly columns: Columns;
  readonly schema: Schema;
  readonly keys: KeyTable;
  readonly kindOf: Int32Array;
  readonly verbOf: Int32Array;
  readonly rowOf: Int32Array;
  readonly extensions: ReadonlyMap<number, readonly number[]>;
}

/** Tells `add` every reference of the files that names an element: from, to, index of the definition, attribute row. */
export function eachReference(
  context: ReferenceContext,
  segments: readonly Segment[],
  memory: ReferenceMemory,
  add: (from: number, to: number, definition: number, attribute: number) => void,
): void {
  const { columns, rowOf } = context;
  const follow = (from: number, definition: number, attribute: number): void => {
    if (columns.attributeForm[attribute] === Form.word) {
      const to = rowOf[columns.attributeValue[attribute] as number] as number;
      if (to >= 0) add(from, to, definition, attribute);
      return;
    }
    for (const symbol of wordSymbols(columns, attribute)) {
      const to = rowOf[symbol] as number;
      if (to >= 0) add(from, to, definition, attribute);
    }
  };
  for (const segment of segments) {
    let rows = memory.get(segment.diagnostics);
    if (rows === undefined) memory.set(segment.diagnostics, (rows = referringRows(context, segment)));
    const [firstElement] = segment.elements;
    const [firstRelationship] = segment.relationships;
    const [firstAttribute] = segment.attributes;
    for (let at = 0; at < rows.length; at += WIDTH) {
      const owner = rows[at] as number;
      const from =
        owner >= 0
          ? firstElement + owner
          : (rowOf[columns.relationshipFrom[firstRelationship + ~owner] as number] as number);
      follow(from, rows[at + 2] as number, firstAttribute + (rows[at + 1] as number));
    }
  }
  // Extensions take the kind of what they extend, which may stand in another file: looked at anew each time, there are few.
  for (const [row, extensions] of context.extensions) {
    for (const extension of extensions) {
      const first = columns.extensionAttributes[extension] as number;
      scan(
        context,
        first,
        columns.extensionAttributeCount[extension] as number,
        context.kindOf[row] as number,
        (attribute, definition) => follow(row, definition, attribute),
      );
    }
  }
}

function referringRows(context: ReferenceContext, segment: Segment): Int32Array {
  const { columns, schema } = context;
  const found: number[] = [];
  const [firstAttribute] = segment.attributes;
  for (let row = segment.elements[0]; row < segment.elements[1]; row++) {
    const owner = row - segment.elements[0];
    scan(
      context,
      columns.elementAttributes[row] as number,
      columns.elementAttributeCount[row] as number,
      context.kindOf[row] as number,
      (attribute, definition) => found.push(owner, attribute - firstAttribute, definition),
    );
  }
  let before = -1;
  for (let row = segment.relationships[0]; row < segment.relationships[1]; row++) {
    const first = columns.relationshipAttributes[row] as number;
    const count = columns.relationshipAttributeCount[row] as number;
    const verb = context.verbOf[row] as number;
    // Objects of one statement share its attributes; they count once.
    if (count === 0 || verb < 0 || first === before) continue;
    before = first;
    const owner = ~(row - segment.relationships[0]);
    scan(context, first, count, schema.subjectOfVerb(verb), (attribute, definition) =>
      found.push(owner, attribute - firstAttribute, definition),
    );
  }
  return Int32Array.from(found);
}

function scan(
  context: ReferenceContext,
  first: number,
  count: number,
  subject: number,
  found: (attribute: number, definition: number) => void,
): void {
  if (subject < 0) return;
  const { columns, keys } = context;
  for (let attribute = first; attribute < first + count; attribute++) {
    const meaning = keys.meaning(columns.attributeKey[attribute] as number, subject);
    if (meaning === undefined || meaning.refers === "never") continue;
    const form = columns.attributeForm[attribute];
    if (form === Form.word || form === Form.list) found(attribute, meaning.index);
  }
}

/** Symbols of the bare words of a value: itself, the items of a list, or the fields of records in it. */
export function wordSymbols(columns: Columns, attributeRow: number): readonly number[] {
  const form = columns.attributeForm[attributeRow];
  const value = columns.attributeValue[attributeRow] as number;
  if (form === Form.word) return [value];
  if (form !== Form.list) return [];
  const symbols: number[] = [];
  const count = columns.pool[value] as number;
  for (let item = 0; item < count; item++) {
    const itemForm = columns.pool[value + 1 + item * 2];
    const itemValue = columns.pool[value + 2 + item * 2] as number;
    if (itemForm === Form.word) symbols.push(itemValue);
    else if (itemForm === Form.record) {
      const fields = columns.pool[itemValue] as number;
      for (let field = 0; field < fields; field++) {
        if (columns.pool[itemValue + 2 + field * 3] === Form.word)
          symbols.push(columns.pool[itemValue + 3 + field * 3] as number);
      }
    }
  }
  return symbols;
}

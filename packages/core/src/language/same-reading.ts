/** Do two texts say the same to the reader? Places apart, every column must agree. */
import { Symbols } from "../base/symbols.ts";
import { Columns } from "../model/columns.ts";
import { parse } from "./parse.ts";
import { type SyntaxOptions, vocabularyOf } from "./syntax.ts";

/** Same statements in the same order with the same values; what could not be read may differ. */
export function readsTheSame(one: Uint8Array, other: Uint8Array, options: SyntaxOptions = {}): boolean {
  const symbols = new Symbols();
  const vocabulary = vocabularyOf(symbols, options);
  const a = new Columns();
  const b = new Columns();
  parse("", one, symbols, vocabulary, a);
  parse("", other, symbols, vocabulary, b);
  return columnsOf(a).every((column, index) => sameNumbers(column, columnsOf(b)[index] ?? []));
}

type Numbers = Int32Array | Uint8Array | readonly number[];

function columnsOf(columns: Columns): readonly Numbers[] {
  const {
    elementCount: elements,
    attributeCount: attributes,
    relationshipCount: relationships,
    extensionCount: extensions,
  } = columns;
  return [
    columns.elementKind.subarray(0, elements),
    columns.elementId.subarray(0, elements),
    columns.elementName.subarray(0, elements),
    columns.elementParent.subarray(0, elements),
    columns.elementAttributes.subarray(0, elements),
    columns.elementAttributeCount.subarray(0, elements),
    columns.attributeKey.subarray(0, attributes),
    columns.attributeForm.subarray(0, attributes),
    columns.attributeValue.subarray(0, attributes),
    columns.relationshipVerb.subarray(0, relationships),
    columns.relationshipFrom.subarray(0, relationships),
    columns.relationshipTo.subarray(0, relationships),
    columns.relationshipLabel.subarray(0, relationships),
    columns.relationshipId.subarray(0, relationships),
    columns.relationshipOwner.subarray(0, relationships),
    columns.relationshipAttributes.subarray(0, relationships),
    columns.relationshipAttributeCount.subarray(0, relationships),
    columns.relationshipCarried.subarray(0, relationships),
    columns.relationshipCarriedCount.subarray(0, relationships),
    columns.extensionId.subarray(0, extensions),
    columns.extensionAttributes.subarray(0, extensions),
    columns.extensionAttributeCount.subarray(0, extensions),
    columns.carried.subarray(0, columns.carriedCount),
    columns.pool.subarray(0, columns.poolCount),
  ];
}

function sameNumbers(a: Numbers, b: Numbers): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}

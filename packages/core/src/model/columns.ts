/**
 * The facts that the language reads, as columns of numbers (structure of arrays): what a million elements cost is decided here.
 * A file is a segment, a range of rows in each table; replacing a file replaces its rows. References are symbols, so rows may move.
 * Measured against objects and against a syntax tree in docs/decisions/0002-columns.md.
 */
import type { Diagnostic } from "../base/diagnostic.ts";

/** How an attribute's value was written; the number in `attributeForm`. */
export const Form: {
  readonly string: 1;
  readonly word: 2;
  readonly relationship: 3;
  readonly list: 4;
  readonly record: 5;
} = { string: 1, word: 2, relationship: 3, list: 4, record: 5 };

/** Rows of one file in each table, half open. */
export interface Segment {
  readonly uri: string;
  /** Length of the file in bytes. */
  readonly bytes: number;
  /** Hash of the content, to know an unchanged file again. */
  readonly hash: number;
  readonly elements: readonly [number, number];
  readonly attributes: readonly [number, number];
  readonly relationships: readonly [number, number];
  readonly extensions: readonly [number, number];
  readonly carried: readonly [number, number];
  readonly pool: readonly [number, number];
  /** What the parser found wrong. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Growing columns; a reader appends rows, everyone else only reads. Symbols are numbers of a `Symbols` table, 0 for none. */
export class Columns {
  elementCount = 0;
  elementKind: Int32Array;
  elementId: Int32Array;
  elementName: Int32Array;
  /** Symbol of the enclosing element's id, 0 at top level. */
  elementParent: Int32Array;
  elementStart: Int32Array;
  elementEnd: Int32Array;
  /** Byte offset of the id in the file, where diagnostics about the element point. */
  elementIdAt: Int32Array;
  elementAttributes: Int32Array;
  elementAttributeCount: Int32Array;

  attributeCount = 0;
  attributeKey: Int32Array;
  /** Symbol of the text, or index into `pool` for lists and records. */
  attributeValue: Int32Array;
  attributeAt: Int32Array;
  /** Byte offset of the value. */
  attributeValueAt: Int32Array;
  attributeForm: Uint8Array;

  relationshipCount = 0;
  relationshipVerb: Int32Array;
  relationshipFrom: Int32Array;
  relationshipTo: Int32Array;
  /** Byte offset of the object. */
  relationshipToAt: Int32Array;
  relationshipLabel: Int32Array;
  relationshipId: Int32Array;
  /** Symbol of the enclosing element's id, 0 where the subject was written. */
  relationshipOwner: Int32Array;
  relationshipStart: Int32Array;
  relationshipEnd: Int32Array;
  relationshipAttributes: Int32Array;
  relationshipAttributeCount: Int32Array;
  relationshipCarried: Int32Array;
  relationshipCarriedCount: Int32Array;

  extensionCount = 0;
  extensionId: Int32Array;
  extensionStart: Int32Array;
  extensionEnd: Int32Array;
  extensionAttributes: Int32Array;
  extensionAttributeCount: Int32Array;

  /** Symbols of the data sets that flows carry. */
  carriedCount = 0;
  carried: Int32Array;
  carriedAt: Int32Array;
  /** Lists: count, then (form, value) each. Records: count, then (key, form, value) each. */
  poolCount = 0;
  pool: Int32Array;

  constructor(rows = 64) {
    this.elementKind = new Int32Array(rows);
    this.elementId = new Int32Array(rows);
    this.elementName = new Int32Array(rows);
    this.elementParent = new Int32Array(rows);
    this.elementStart = new Int32Array(rows);
    this.elementEnd = new Int32Array(rows);
    this.elementIdAt = new Int32Array(rows);
    this.elementAttributes = new Int32Array(rows);
    this.elementAttributeCount = new Int32Array(rows);
    this.attributeKey = new Int32Array(rows);
    this.attributeValue = new Int32Array(rows);
    this.attributeAt = new Int32Array(rows);
    this.attributeValueAt = new Int32Array(rows);
    this.attributeForm = new Uint8Array(rows);
    this.relationshipVerb = new Int32Array(rows);
    this.relationshipFrom = new Int32Array(rows);
    this.relationshipTo = new Int32Array(rows);
    this.relationshipToAt = new Int32Array(rows);
    this.relationshipLabel = new Int32Array(rows);
    this.relationshipId = new Int32Array(rows);
    this.relationshipOwner = new Int32Array(rows);
    this.relationshipStart = new Int32Array(rows);
    this.relationshipEnd = new Int32Array(rows);
    this.relationshipAttributes = new Int32Array(rows);
    this.relationshipAttributeCount = new Int32Array(rows);
    this.relationshipCarried = new Int32Array(rows);
    this.relationshipCarriedCount = new Int32Array(rows);
    this.extensionId = new Int32Array(8);
    this.extensionStart = new Int32Array(8);
    this.extensionEnd = new Int32Array(8);
    this.extensionAttributes = new Int32Array(8);
    this.extensionAttributeCount = new Int32Array(8);
    this.carried = new Int32Array(16);
    this.carriedAt = new Int32Array(16);
    this.pool = new Int32Array(16);
  }

  addElement(kind: number, id: number, name: number, parent: number, start: number, idAt: number): number {
    const row = this.elementCount++;
    if (row === this.elementKind.length) this.growElements();
    this.elementKind[row] = kind;
    this.elementId[row] = id;
    this.elementName[row] = name;
    this.elementParent[row] = parent;
    this.elementStart[row] = start;
    this.elementIdAt[row] = idAt;
    return row;
  }

  addAttribute(key: number, form: number, value: number, at: number, valueAt: number): void {
    const row = this.attributeCount++;
    if (row === this.attributeKey.length) this.growAttributes();
    this.attributeKey[row] = key;
    this.attributeForm[row] = form;
    this.attributeValue[row] = value;
    this.attributeAt[row] = at;
    this.attributeValueAt[row] = valueAt;
  }

  addRelationship(verb: number, from: number, to: number, owner: number, start: number, toAt: number): number {
    const row = this.relationshipCount++;
    if (row === this.relationshipVerb.length) this.growRelationships();
    this.relationshipVerb[row] = verb;
    this.relationshipFrom[row] = from;
    this.relationshipTo[row] = to;
    this.relationshipToAt[row] = toAt;
    this.relationshipOwner[row] = owner;
    this.relationshipStart[row] = start;
    return row;
  }

  addExtension(id: number, start: number): number {
    const row = this.extensionCount++;
    if (row === this.extensionId.length) {
      this.extensionId = grown(this.extensionId);
      this.extensionStart = grown(this.extensionStart);
      this.extensionEnd = grown(this.extensionEnd);
      this.extensionAttributes = grown(this.extensionAttributes);
      this.extensionAttributeCount = grown(this.extensionAttributeCount);
    }
    this.extensionId[row] = id;
    this.extensionStart[row] = start;
    return row;
  }

  addCarried(symbol: number, at: number): void {
    if (this.carriedCount === this.carried.length) {
      this.carried = grown(this.carried);
      this.carriedAt = grown(this.carriedAt);
    }
    this.carriedAt[this.carriedCount] = at;
    this.carried[this.carriedCount++] = symbol;
  }

  addPool(value: number): number {
    if (this.poolCount === this.pool.length) this.pool = grown(this.pool);
    this.pool[this.poolCount] = value;
    return this.poolCount++;
  }

  /** Room for a text of so many bytes, by what models usually hold; memory that stays unused costs nothing. */
  reserve(bytes: number): void {
    if (bytes < 1 << 16) return;
    if (this.elementCount + bytes / 500 > this.elementKind.length)
      this.growElements(this.elementCount + Math.ceil(bytes / 500));
    if (this.attributeCount + bytes / 56 > this.attributeKey.length)
      this.growAttributes(this.attributeCount + Math.ceil(bytes / 56));
    if (this.relationshipCount + bytes / 150 > this.relationshipVerb.length)
      this.growRelationships(this.relationshipCount + Math.ceil(bytes / 150));
  }

  private growElements(rows = 0): void {
    this.elementKind = grown(this.elementKind, rows);
    this.elementId = grown(this.elementId, rows);
    this.elementName = grown(this.elementName, rows);
    this.elementParent = grown(this.elementParent, rows);
    this.elementStart = grown(this.elementStart, rows);
    this.elementEnd = grown(this.elementEnd, rows);
    this.elementIdAt = grown(this.elementIdAt, rows);
    this.elementAttributes = grown(this.elementAttributes, rows);
    this.elementAttributeCount = grown(this.elementAttributeCount, rows);
  }

  private growAttributes(rows = 0): void {
    this.attributeKey = grown(this.attributeKey, rows);
    this.attributeValue = grown(this.attributeValue, rows);
    this.attributeAt = grown(this.attributeAt, rows);
    this.attributeValueAt = grown(this.attributeValueAt, rows);
    const form = new Uint8Array(this.attributeKey.length);
    form.set(this.attributeForm);
    this.attributeForm = form;
  }

  private growRelationships(rows = 0): void {
    this.relationshipVerb = grown(this.relationshipVerb, rows);
    this.relationshipFrom = grown(this.relationshipFrom, rows);
    this.relationshipTo = grown(this.relationshipTo, rows);
    this.relationshipToAt = grown(this.relationshipToAt, rows);
    this.relationshipLabel = grown(this.relationshipLabel, rows);
    this.relationshipId = grown(this.relationshipId, rows);
    this.relationshipOwner = grown(this.relationshipOwner, rows);
    this.relationshipStart = grown(this.relationshipStart, rows);
    this.relationshipEnd = grown(this.relationshipEnd, rows);
    this.relationshipAttributes = grown(this.relationshipAttributes, rows);
    this.relationshipAttributeCount = grown(this.relationshipAttributeCount, rows);
    this.relationshipCarried = grown(this.relationshipCarried, rows);
    this.relationshipCarriedCount = grown(this.relationshipCarriedCount, rows);
  }
}

function grown(column: Int32Array, rows = 0): Int32Array {
  const larger = new Int32Array(Math.max(rows, Math.ceil(column.length * 1.6) + 8));
  larger.set(column);
  return larger;
}

/**
 * Attributes as key and text, one row each, and back. Fields of records get a path (`lifecycle.active`); what no attribute of the
 * metamodel matches lives in the open record `properties` under its key, so nothing that somebody wrote in a table is lost.
 */
import { type FactValue, isList } from "../facts.ts";
import type { AttributeType } from "../metamodel.ts";
import { recordOf } from "./schema.ts";
import type { TableSchema } from "./schema.ts";
import { EXACT, readValue, sameValue, writeValue } from "./value-text.ts";

export type AttributeRow = readonly [key: string, text: string];
export type Attributes = Readonly<Record<string, FactValue>>;

/** Attribute that keeps what the metamodel does not know. */
export const OPEN_RECORD = "properties";

export interface AttributeReading {
  readonly attributes: Attributes;
  /** Rows whose text the attribute does not accept; they are kept as properties. */
  readonly rejected: readonly AttributeRow[];
}

/** Rows of the attributes of one element or relationship; `on` is its kind or verb. Reading them gives equal attributes. */
export function writeAttributes(attributes: Attributes, on: string, schema: TableSchema): AttributeRow[] {
  return Object.entries(attributes).flatMap(([key, value]) =>
    key === OPEN_RECORD ? writeOpen(value, on, schema) : writeAttribute(key, value, on, schema),
  );
}

/** The attributes that rows state. */
export function readAttributes(rows: readonly AttributeRow[], on: string, schema: TableSchema): AttributeReading {
  const found: AttributeDraft = new Map();
  const rejected: AttributeRow[] = [];
  for (const row of rows) {
    const [key, text] = row;
    const exact = text.startsWith(EXACT) ? readValue(text, undefined) : undefined;
    const type = schema.typeAt(on, key);
    if (exact !== undefined) setPath(found, [key], exact);
    else if (type === undefined || isUnread(key, type)) setPath(found, [OPEN_RECORD, key], text);
    else {
      const value = readValue(text, type);
      if (value === undefined && text.trim() !== "") rejected.push(row);
      if (value === undefined) setPath(found, [OPEN_RECORD, key], text);
      else setPath(found, schema.attribute(on, key) === undefined ? splitPath(key, on, schema) : [key], value);
    }
  }
  return { attributes: finished(found), rejected };
}

/** Plain texts never mean the open record itself. */
function isUnread(key: string, type: AttributeType): boolean {
  return key === OPEN_RECORD || (type.kind === "any" && key.startsWith(`${OPEN_RECORD}.`));
}

function writeAttribute(key: string, value: FactValue, on: string, schema: TableSchema): AttributeRow[] {
  const type = schema.attribute(on, key)?.type;
  const isRecord = typeof value === "object" && !isList(value) && "record" in value;
  const rows =
    isRecord && type !== undefined ? recordRows(key, value.record, type) : [[key, writeValue(value, type)] as const];
  return reads(rows, { [key]: value }, on, schema) ? rows : [[key, EXACT + JSON.stringify(value)]];
}

function recordRows(path: string, record: Attributes, type: AttributeType): AttributeRow[] {
  return Object.entries(record).flatMap(([field, value]) => {
    const fields = recordOf(type)?.fields ?? {};
    const of = Object.hasOwn(fields, field) ? fields[field] : undefined;
    const isNested = typeof value === "object" && !isList(value) && "record" in value && of !== undefined;
    const at = `${path}.${field}`;
    return isNested ? recordRows(at, value.record, of) : [[at, writeValue(value, of ?? { kind: "any" })] as const];
  });
}

/** Properties one row each under their own key; those that would be taken for something else stay together in the exact form. */
function writeOpen(value: FactValue, on: string, schema: TableSchema): AttributeRow[] {
  if (typeof value !== "object" || isList(value) || !("record" in value)) {
    return [[OPEN_RECORD, EXACT + JSON.stringify(value)]];
  }
  const rows: AttributeRow[] = [];
  const others: [string, FactValue][] = [];
  for (const [field, text] of Object.entries(value.record)) {
    const row = [field, typeof text === "string" ? text : ""] as const;
    const expected = { [OPEN_RECORD]: { record: Object.fromEntries([[field, text]]) } };
    if (typeof text === "string" && text !== "" && reads([row], expected, on, schema)) rows.push(row);
    else others.push([field, text]);
  }
  if (others.length === 0 && rows.length > 0) return rows;
  return [...rows, [OPEN_RECORD, EXACT + JSON.stringify({ record: Object.fromEntries(others) })]];
}

/** Is the row a further name of an element (`name.fr`) and no attribute? Exact values are always attributes. */
export function isNameRow(key: string, text: string): boolean {
  return key.startsWith("name.") && !text.startsWith(EXACT);
}

function reads(rows: readonly AttributeRow[], expected: Attributes, on: string, schema: TableSchema): boolean {
  if (
    rows.length === 0 ||
    rows.some(([key, text]) => isNameRow(key, text) || key.trim() !== key || key === "" || text === "")
  ) {
    return false;
  }
  const { attributes, rejected } = readAttributes(rows, on, schema);
  return rejected.length === 0 && sameValue({ record: attributes }, { record: expected });
}

/** The names along a path: the attribute, then the fields; a field may hold dots itself where its record says so. */
function splitPath(path: string, on: string, schema: TableSchema): string[] {
  const head = path.slice(0, path.indexOf("."));
  const names = [head];
  let type = schema.attribute(on, head)?.type;
  let rest = path.slice(head.length + 1);
  while (type !== undefined) {
    const fields: Readonly<Record<string, AttributeType>> = recordOf(type)?.fields ?? {};
    const next = rest.indexOf(".");
    const field = rest.slice(0, next);
    if (Object.hasOwn(fields, rest) || next < 0 || !Object.hasOwn(fields, field)) break;
    names.push(field);
    type = fields[field];
    rest = rest.slice(next + 1);
  }
  return [...names, rest];
}

/** Attributes in the making: their records stay open, so that a thousand fields cost a thousand steps; `finished` closes them. */
export type AttributeDraft = Map<string, DraftValue>;
type DraftValue = FactValue | AttributeDraft | Repeated;

/** What several rows say of one property, in their order. */
interface Repeated {
  readonly repeated: FactValue[];
}

/** Puts a value at a path, making records on the way; a second text for the same property makes a list of both. */
export function setPath(into: AttributeDraft, path: readonly string[], value: FactValue): void {
  const [head, ...rest] = path;
  if (head === undefined) return;
  const before = into.get(head);
  if (rest.length > 0) setField(recordIn(into, head), rest, value);
  else if (isDraftRecord(before) && isRecord(value)) {
    const record = recordIn(into, head);
    for (const [field, own] of Object.entries(value.record)) record.set(field, own);
  } else into.set(head, value);
}

function setField(record: AttributeDraft, path: readonly string[], value: FactValue): void {
  const [field = ""] = path;
  const present = record.get(field);
  if (path.length > 1 || present === undefined || typeof value !== "string") setPath(record, path, value);
  else if (isRepeated(present)) present.repeated.push(value);
  else {
    const before = finishedValue(present);
    record.set(field, { repeated: isList(before) ? [...before, value] : [before, value] });
  }
}

/** The record at a key, open; what is no record gives way to an empty one. */
function recordIn(into: AttributeDraft, key: string): AttributeDraft {
  const before = into.get(key);
  if (before instanceof Map) return before;
  const record: AttributeDraft = new Map(isDraftRecord(before) ? Object.entries(before.record) : []);
  into.set(key, record);
  return record;
}

function isDraftRecord(value: DraftValue | undefined): value is AttributeDraft | { readonly record: Attributes } {
  return value instanceof Map || (value !== undefined && !isRepeated(value) && isRecord(value));
}

function isRepeated(value: DraftValue): value is Repeated {
  return typeof value === "object" && "repeated" in value;
}

/** The attributes of a draft. */
export function finished(draft: AttributeDraft): Attributes {
  const attributes: Record<string, FactValue> = {};
  for (const [key, value] of draft) {
    if (key === "__proto__") Object.defineProperty(attributes, key, { ...OWN, value: finishedValue(value) });
    else attributes[key] = finishedValue(value);
  }
  return attributes;
}

/** An attribute of that name is one like any other. */
const OWN = { enumerable: true, configurable: true, writable: true };

function finishedValue(value: DraftValue): FactValue {
  if (value instanceof Map) return { record: finished(value) };
  return isRepeated(value) ? value.repeated : value;
}

/** Is the value a record? */
export function isRecord(value: FactValue): value is { readonly record: Attributes } {
  return typeof value === "object" && !isList(value) && "record" in value;
}

/** Which columns a catalogue has: a key for each thing that is stated about any of its elements, and for what could be. */
import { Form } from "../model/columns.ts";
import type { AttributeType } from "../model/metamodel.ts";
import type { Model } from "../model/model.ts";
import type { KeyMeaning } from "../model/schema.ts";
import type { CatalogueColumn } from "./catalogue-answers.ts";
import { isNumeric, isText, nameOfKey } from "./cells.ts";
import { facetPlace } from "./order.ts";

export interface Column {
  readonly key: string;
  readonly meaning: KeyMeaning | undefined;
  /** How many of the elements state it. */
  readonly filled: number;
  /** How many of them say that it is unknown. */
  readonly unknown: number;
}

/** The fullest columns first, then by facet and in the order of the metamodel; the description, which is long, comes last. */
export function columnsOf(model: Model, rows: readonly number[]): readonly Column[] {
  const counts = new Map<string, { readonly meaning: KeyMeaning | undefined; count: number; unknown: number }>();
  const add = (key: string, subject: number, isUnknown: boolean): void => {
    let column = counts.get(key);
    if (column === undefined)
      counts.set(key, (column = { meaning: model.schema.meaning(key, subject), count: 0, unknown: 0 }));
    column.count++;
    if (isUnknown) column.unknown++;
  };
  const { columns, symbols, schema } = model;
  const unknown = symbols.find("unknown") ?? -1;
  for (const row of rows) {
    const subject = model.parts.kindOf[row] ?? -1;
    for (const at of model.attributeRows(row)) {
      const key = symbols.text(columns.attributeKey[at] ?? 0);
      if (key !== "description" && isText(key)) continue;
      const form = columns.attributeForm[at];
      const fields =
        form === Form.list && schema.meaning(key, subject)?.type.kind === "record"
          ? fieldsAt(model, at, subject)
          : undefined;
      if (fields === undefined) add(key, subject, form === Form.word && columns.attributeValue[at] === unknown);
      else for (const [field, isUnknown] of fields) add(`${key}.${field}`, subject, isUnknown);
    }
  }
  return [...counts]
    .map(([key, { meaning, count, unknown: unsaid }]) => ({
      key,
      meaning,
      filled: Math.min(count, rows.length),
      unknown: Math.min(unsaid, rows.length),
    }))
    .sort(byUse);
}

/** Columns that nobody fills, of what the kinds may carry; records as their fields. */
export function emptyColumns(model: Model, kinds: readonly string[], filled: readonly Column[]): readonly Column[] {
  const known = new Set(filled.map(({ key }) => key));
  const found = new Map<string, Column>();
  for (const kind of kinds) {
    const subject = model.schema.kindNumber(kind);
    for (const { id, type } of model.schema.attributesOf(subject)) {
      for (const key of keysOf(id, type)) {
        if (known.has(key) || found.has(key) || (key !== "description" && isText(key))) continue;
        const meaning = model.schema.meaning(key, subject);
        if (meaning !== undefined) found.set(key, { key, meaning, filled: 0, unknown: 0 });
      }
    }
  }
  return [...found.values()].sort(byUse);
}

/** A column that somebody asks for by its key, whether or not it is filled. */
export function columnAsked(model: Model, key: string, kinds: readonly string[], known: readonly Column[]): Column {
  const column = known.find((one) => one.key === key);
  if (column !== undefined) return column;
  const subjects =
    kinds.length > 0 ? kinds.map((kind) => model.schema.kindNumber(kind)) : [...model.schema.kinds.keys()];
  const meaning = subjects.map((subject) => model.schema.meaning(key, subject)).find((one) => one !== undefined);
  return { key, meaning, filled: 0, unknown: 0 };
}

/** A column for pages. */
export function columnAnswer({ key, meaning, filled, unknown }: Column): CatalogueColumn {
  return {
    key,
    name: nameOfKey(key, meaning),
    description: meaning === undefined ? null : meaning.definition.description,
    facet: meaning === undefined ? null : meaning.definition.facet,
    filled,
    unknown,
    numeric: meaning !== undefined && isNumeric(meaning.type),
    ordered: meaning !== undefined && isOrdered(meaning.type),
  };
}

/** Can values of the type be told apart by size? */
function isOrdered(type: AttributeType): boolean {
  if (type.kind === "union") return type.of.some(isOrdered);
  if (type.kind === "word") return type.ordered === true;
  return type.kind === "date" || type.kind === "version" || isNumeric(type);
}

function keysOf(id: string, type: AttributeType): readonly string[] {
  if (type.kind !== "record") return [id];
  const fields = Object.keys(type.fields).map((field) => `${id}.${field}`);
  return fields.length === 0 ? [id] : fields;
}

function byUse(a: Column, b: Column): number {
  return (
    Number(isLong(a)) - Number(isLong(b)) ||
    b.filled - a.filled ||
    placeOf(a) - placeOf(b) ||
    (a.meaning?.index ?? 0) - (b.meaning?.index ?? 0)
  );
}

function isLong({ key }: Column): boolean {
  return key === "description";
}

function placeOf({ meaning }: Column): number {
  return facetPlace(meaning?.definition.facet ?? "");
}

/** Names of the fields of a record that is written as a list, and whether they say that they are unknown. */
function fieldsAt(model: Model, at: number, subject: number): readonly (readonly [string, boolean])[] | undefined {
  const value = model.value(at, subject);
  if (value.kind !== "record") return undefined;
  return Object.entries(value.fields).map(([name, field]) => [name, field.kind === "unknown"] as const);
}

/** Which columns a catalogue has: a key for each thing that is stated about any of its elements. */
import { Form } from "../model/columns.ts";
import type { Model } from "../model/model.ts";
import type { KeyMeaning } from "../model/schema.ts";
import { isText } from "./cells.ts";
import { facetPlace } from "./order.ts";

export interface Column {
  readonly key: string;
  readonly meaning: KeyMeaning | undefined;
  /** How many of the elements state it. */
  readonly filled: number;
}

/** The fullest columns first, then by facet and in the order of the metamodel; the description, which is long, comes last. */
export function columnsOf(model: Model, rows: readonly number[]): readonly Column[] {
  const counts = new Map<string, { readonly meaning: KeyMeaning | undefined; count: number }>();
  const add = (key: string, subject: number): void => {
    const column = counts.get(key);
    if (column === undefined) counts.set(key, { meaning: model.schema.meaning(key, subject), count: 1 });
    else column.count++;
  };
  const { columns, symbols, schema } = model;
  for (const row of rows) {
    const subject = model.parts.kindOf[row] ?? -1;
    for (const at of model.attributeRows(row)) {
      const key = symbols.text(columns.attributeKey[at] ?? 0);
      if (key !== "description" && isText(key)) continue;
      const fields =
        columns.attributeForm[at] === Form.list && schema.meaning(key, subject)?.type.kind === "record"
          ? fieldsAt(model, at, subject)
          : undefined;
      if (fields === undefined) add(key, subject);
      else for (const field of fields) add(`${key}.${field}`, subject);
    }
  }
  return [...counts]
    .map(([key, { meaning, count }]) => ({ key, meaning, filled: Math.min(count, rows.length) }))
    .sort(
      (a, b) =>
        Number(isLong(a)) - Number(isLong(b)) ||
        b.filled - a.filled ||
        placeOf(a) - placeOf(b) ||
        (a.meaning?.index ?? 0) - (b.meaning?.index ?? 0),
    );
}

function isLong({ key }: Column): boolean {
  return key === "description";
}

function placeOf({ meaning }: Column): number {
  return facetPlace(meaning?.definition.facet ?? "");
}

/** Names of the fields of a record that is written as a list. */
function fieldsAt(model: Model, at: number, subject: number): readonly string[] | undefined {
  const value = model.value(at, subject);
  return value.kind === "record" ? Object.keys(value.fields) : undefined;
}

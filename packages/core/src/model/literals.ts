/** Values as they stand in the columns, made into literals. */
import type { Symbols } from "../base/symbols.ts";
import { type Columns, Form } from "./columns.ts";
import type { Literal } from "./values.ts";

/** The literal of a (form, value) pair of the columns. */
export function literalAt(columns: Columns, symbols: Symbols, form: number, value: number): Literal {
  switch (form) {
    case Form.string:
      return { form: "string", text: symbols.text(value) };
    case Form.relationship:
      return { form: "relationship", text: symbols.text(value) };
    case Form.list:
      return { form: "list", items: listAt(columns, symbols, value) };
    case Form.record:
      return { form: "record", fields: fieldsAt(columns, symbols, value) };
    default:
      return { form: "word", text: symbols.text(value) };
  }
}

function listAt(columns: Columns, symbols: Symbols, index: number): Literal[] {
  const items: Literal[] = [];
  const count = columns.pool[index] ?? 0;
  for (let item = 0; item < count; item++) {
    items.push(
      literalAt(columns, symbols, columns.pool[index + 1 + item * 2] ?? 0, columns.pool[index + 2 + item * 2] ?? 0),
    );
  }
  return items;
}

function fieldsAt(columns: Columns, symbols: Symbols, index: number): (readonly [string, Literal])[] {
  const fields: (readonly [string, Literal])[] = [];
  const count = columns.pool[index] ?? 0;
  for (let field = 0; field < count; field++) {
    const at = index + 1 + field * 3;
    fields.push([
      symbols.text(columns.pool[at] ?? 0),
      literalAt(columns, symbols, columns.pool[at + 1] ?? 0, columns.pool[at + 2] ?? 0),
    ]);
  }
  return fields;
}

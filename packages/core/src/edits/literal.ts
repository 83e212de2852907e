/** A value by itself as the language reads it: what could stand behind `key:`. */
import { encode } from "../base/text.ts";
import { Symbols } from "../base/symbols.ts";
import { parse } from "../language/parse.ts";
import { makeVocabulary } from "../language/vocabulary.ts";
import { Columns } from "../model/columns.ts";
import { literalAt } from "../model/literals.ts";
import type { Literal } from "../model/values.ts";

/** Reads texts as values; undefined for one that is no single value. */
export type ReadLiteral = (text: string) => Literal | undefined;

const HEAD = "application x {\nvalue: ";

/** A reader that knows the verbs of a model: `a uses b` is a relationship. */
export function literalReader(verbs: Iterable<string>): ReadLiteral {
  const symbols = new Symbols();
  const vocabulary = makeVocabulary(symbols, verbs);
  return (text) => {
    const columns = new Columns();
    const segment = parse("", encode(`${HEAD}${text}\n}\n`), symbols, vocabulary, columns);
    const isAlone =
      segment.diagnostics.length === 0 &&
      columns.elementCount === 1 &&
      columns.relationshipCount === 0 &&
      columns.extensionCount === 0;
    return isAlone ? valueIn(columns, symbols) : undefined;
  };
}

/** The one value of the element; a record stands in the columns as one attribute for each of its fields. */
function valueIn(columns: Columns, symbols: Symbols): Literal | undefined {
  const fields: (readonly [string, Literal])[] = [];
  for (let row = 0; row < columns.attributeCount; row++) {
    const key = symbols.text(columns.attributeKey[row] as number);
    const literal = literalAt(
      columns,
      symbols,
      columns.attributeForm[row] as number,
      columns.attributeValue[row] as number,
    );
    if (key === "value") return columns.attributeCount === 1 ? literal : undefined;
    if (!key.startsWith("value.")) return undefined;
    fields.push([key.slice("value.".length), literal]);
  }
  return fields.length === 0 ? undefined : { form: "record", fields: nested(fields) };
}

/** `a.b` and `a.c` as one record `a`. */
function nested(fields: readonly (readonly [string, Literal])[]): (readonly [string, Literal])[] {
  const groups = new Map<string, (readonly [string, Literal])[] | Literal>();
  for (const [name, literal] of fields) {
    const dot = name.indexOf(".");
    const head = dot < 0 ? name : name.slice(0, dot);
    const group = groups.get(head);
    if (dot < 0) groups.set(head, literal);
    else if (group !== undefined && !("form" in group)) group.push([name.slice(dot + 1), literal]);
    else groups.set(head, [[name.slice(dot + 1), literal]]);
  }
  return [...groups].map(([name, group]) => [
    name,
    "form" in group ? group : { form: "record", fields: nested(group) },
  ]);
}

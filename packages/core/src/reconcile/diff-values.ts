/** Attributes of one subject in two models, compared by what they mean: units convert, references follow a renaming. */
import type { Model } from "../model/model.ts";
import { type Literal, printValue, sameValue, type Value, writeLiteral } from "../model/values.ts";
import type { CommonIds } from "./diff-match.ts";
import type { FieldChange } from "./diff-result.ts";

export interface Side {
  readonly model: Model;
  readonly attributeRows: readonly number[];
  /** Kind or verb number of the schema, -1 for none. */
  readonly subject: number;
}

/** Changes from one side to the other, in the order of the later side, then what is gone. `nameKey`: prefix of names in a language. */
export function attributeChanges(
  before: Side,
  after: Side,
  ids: CommonIds,
  nameKey: "name" | "label",
  withRewritten: boolean,
): readonly FieldChange[] {
  const old = statements(before);
  const fresh = statements(after);
  const changes: FieldChange[] = [];
  for (const [key, said] of fresh) {
    const earlier = old.get(key);
    if (earlier === undefined) changes.push(change(key, nameKey, undefined, said));
    else if (
      !sameValue(
        common(earlier.value, (id) => ids.textBefore(id)),
        common(said.value, (id) => ids.textAfter(id)),
      )
    ) {
      changes.push(change(key, nameKey, earlier, said));
    } else if (withRewritten && earlier.text !== said.text) {
      changes.push({ change: "rewritten", key, before: earlier.text, after: said.text });
    }
  }
  for (const [key, said] of old) if (!fresh.has(key)) changes.push(change(key, nameKey, said, undefined));
  return changes;
}

interface Said {
  readonly value: Value;
  /** In the notation of the language, and without its quotes. */
  readonly text: string;
  readonly plain: string;
}

/** What a subject says by key; records as dotted keys, however they are written; the first statement of a key counts. */
function statements(side: Side): Map<string, Said> {
  const all = new Map<string, Said>();
  for (const row of side.attributeRows) {
    const key = side.model.key(row);
    const literal = side.model.literal(row);
    spread(key, side.model.value(row, side.subject), literal, all);
  }
  return all;
}

function spread(key: string, value: Value, literal: Literal, all: Map<string, Said>): void {
  if (value.kind === "record" && Object.keys(value.fields).length > 0) {
    for (const [name, field] of Object.entries(value.fields)) {
      const written = fieldLiteral(literal, name);
      spread(`${key}.${name}`, field, written ?? { form: "word", text: printValue(field, "en") }, all);
    }
  } else if (!all.has(key)) {
    const text = writeLiteral(literal);
    all.set(key, { value, text, plain: literal.form === "string" ? literal.text : text });
  }
}

/** The field of a record, also in the short form of a list: `[active 2023-05-01, phaseOut 2027-12-31]`. */
function fieldLiteral(literal: Literal, name: string): Literal | undefined {
  if (literal.form === "record") return literal.fields.find(([field]) => field === name)?.[1];
  if (literal.form !== "list") return undefined;
  for (const item of literal.items) {
    if (item.form === "word" && item.text.startsWith(`${name} `))
      return { form: "word", text: item.text.slice(name.length + 1) };
    const inner = item.form === "record" ? fieldLiteral(item, name) : undefined;
    if (inner !== undefined) return inner;
  }
  return undefined;
}

function change(key: string, nameKey: string, before: Said | undefined, after: Said | undefined): FieldChange {
  if (key.startsWith(`${nameKey}.`)) {
    return { change: "name", language: key.slice(nameKey.length + 1), ...sides(before?.plain, after?.plain) };
  }
  return { change: "attribute", key, ...sides(before?.text, after?.text) };
}

/** Both sides of a change, an absent one left out. */
export function sides(
  before: string | undefined,
  after: string | undefined,
): { readonly before?: string; readonly after?: string } {
  return { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}

/** The value with every reference in common words. */
function common(value: Value, id: (id: string) => string): Value {
  switch (value.kind) {
    case "reference":
      return { kind: "reference", id: id(value.id) };
    case "relationship":
      return { ...value, from: id(value.from), to: id(value.to) };
    case "list":
      return { kind: "list", items: value.items.map((item) => common(item, id)) };
    case "record":
      return {
        kind: "record",
        fields: Object.fromEntries(Object.entries(value.fields).map(([name, field]) => [name, common(field, id)])),
      };
    default:
      return value;
  }
}

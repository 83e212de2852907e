/** Values as a person types them: what a field of a form begins with, and what an edit sends back. */
import { writeNumber } from "../base/quantity.ts";
import { isBare, type Literal, type Value, writeLiteral } from "../model/values.ts";

/**
 * The text of a value, in the words of the language: `4h`, `vital`, `u-it`, `[a, b]`, `{ every: 1h; offsite: yes }`. Inside lists and records
 * texts stand in quotes, alone they stand without. One thing where a list may stand needs no brackets.
 */
export function writtenValue(value: Value): string {
  if (value.kind === "list" && value.items.length === 1 && value.items[0] !== undefined)
    return writeLiteral(literalOfValue(value.items[0]));
  if (value.kind === "list" || value.kind === "record") return writeLiteral(literalOfValue(value));
  return plainText(value);
}

function literalOfValue(value: Value): Literal {
  switch (value.kind) {
    case "list":
      return { form: "list", items: value.items.map(literalOfValue) };
    case "record":
      return {
        form: "record",
        fields: Object.entries(value.fields).map(([name, field]) => [name, literalOfValue(field)] as const),
      };
    case "text":
      return { form: "string", text: value.text };
    case "relationship":
      return { form: "relationship", text: plainText(value) };
    default: {
      const text = plainText(value);
      return isBare(text) ? { form: "word", text } : { form: "string", text };
    }
  }
}

function plainText(value: Exclude<Value, { readonly kind: "list" | "record" }>): string {
  switch (value.kind) {
    case "unknown":
      return "unknown";
    case "number":
      return writeNumber(value.number);
    case "percent":
      return `${writeNumber(Number((value.fraction * 100).toPrecision(12)))}%`;
    case "boolean":
      return value.boolean ? "yes" : "no";
    case "reference":
      return value.id;
    case "relationship":
      return `${value.from} ${value.verb} ${value.to}`;
    default:
      return value.text;
  }
}

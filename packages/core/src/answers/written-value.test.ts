import { describe, expect, test } from "vitest";
import type { AttributeType } from "../model/metamodel.ts";
import { type Literal, typed } from "../model/values.ts";
import { writtenValue } from "./written-value.ts";

const word = (text: string): Literal => ({ form: "word", text });

const written = (literal: Literal, type: AttributeType): string | undefined => {
  const { value } = typed(literal, type);
  return value === undefined ? undefined : writtenValue(value);
};

describe("a value as a person types it", () => {
  test.each<readonly [string, AttributeType, Literal]>([
    ["4h", { kind: "quantity", dimension: "duration" }, word("4h")],
    ["480000 CHF/y", { kind: "money" }, word("480000 CHF/y")],
    ["99.95%", { kind: "percent" }, word("99.95%")],
    ["29%", { kind: "percent" }, word("29%")],
    ["yes", { kind: "boolean" }, word("yes")],
    ["2027-03-31", { kind: "date" }, word("2027-03-31")],
    ["vital", { kind: "word", words: ["low", "vital"] }, word("vital")],
    ["u-it", { kind: "reference", to: [] }, word("u-it")],
    ["unknown", { kind: "date" }, word("unknown")],
    ["Once a year, in May", { kind: "text" }, { form: "string", text: "Once a year, in May" }],
  ])("%s", (text, type, literal) => {
    expect(written(literal, type)).toBe(text);
  });

  test("lists and records are written as in the text, with quotes where they are needed", () => {
    const list: AttributeType = { kind: "list", of: { kind: "text" } };
    expect(written({ form: "list", items: [{ form: "string", text: "a, b" }, word("unknown")] }, list)).toBe(
      '["a, b", unknown]',
    );
    expect(written(word("solo"), { kind: "list", of: { kind: "word", words: ["solo"] } })).toBe("solo");
    const record: AttributeType = {
      kind: "record",
      fields: { every: { kind: "quantity", dimension: "duration" }, offsite: { kind: "boolean" } },
    };
    const literal: Literal = {
      form: "record",
      fields: [
        ["every", word("1h")],
        ["offsite", word("no")],
      ],
    };
    expect(written(literal, record)).toBe("{ every: 1h; offsite: no }");
  });
});

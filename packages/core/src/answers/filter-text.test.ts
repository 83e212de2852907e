import fc from "fast-check";
import { expect, test } from "vitest";
import { type Condition, readConditions, writeConditions } from "./filter-text.ts";

test.each<readonly [string, readonly Condition[]]>([
  ["vital", [{ is: "value", text: "vital" }]],
  [
    "vital|high",
    [
      { is: "value", text: "vital" },
      { is: "value", text: "high" },
    ],
  ],
  ["-|unknown", [{ is: "missing" }, { is: "value", text: "unknown" }]],
  ["<= 4h", [{ is: "<=", text: "4h" }]],
  [
    String.raw`a\|b|\-|\<x`,
    [
      { is: "value", text: "a|b" },
      { is: "value", text: "-" },
      { is: "value", text: "<x" },
    ],
  ],
])("%s", (text, conditions) => {
  expect(readConditions(text)).toEqual(conditions);
});

const content = fc.string({ unit: fc.constantFrom("a", "|", "\\", "-", "<", ">", "=", "é", " "), minLength: 1 });
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ is: fc.constant("value"), text: content }),
  fc.constant({ is: "missing" } as const),
  fc.record({
    is: fc.constantFrom("<", "<=", ">", ">="),
    text: content.map((text) => text.trim()).filter((text) => text !== "" && !text.startsWith("=")),
  }),
) as fc.Arbitrary<Condition>;

test("what is written is read back", () => {
  fc.assert(
    fc.property(fc.array(condition, { minLength: 1, maxLength: 4 }), (conditions) => {
      expect(readConditions(writeConditions(conditions))).toEqual(conditions);
    }),
  );
});

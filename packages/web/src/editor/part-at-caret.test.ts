import { expect, test } from "vitest";
import type { OutlineAnswer, OutlineStatement } from "@orrery/core/answers/language-answers";
import type { Part } from "../viewer/parts.ts";
import { partAtCaret, statementOf } from "./part-at-caret.ts";

const text = `application shop "Shop" {
  module orders "Orders" { uses ledger }
}
`;
const statement = (
  kind: OutlineStatement["kind"],
  id: string,
  line: number,
  endLine: number,
  word: string,
): OutlineStatement => {
  const from = text.indexOf(word);
  return { kind, id, line, endLine, from, to: from + word.length };
};
const outline: OutlineAnswer = {
  version: 1,
  statements: [
    statement("element", "shop", 1, 3, "shop"),
    statement("element", "orders", 2, 2, "orders"),
    statement("relationship", "orders uses ledger", 2, 2, "ledger"),
  ],
};
const part = (id: string, role: Part["role"] = "node"): Part => ({
  id,
  element: role === "edge" ? undefined : id,
  role,
  label: id,
  opens: undefined,
  area: { x: 0, y: 0, width: 1, height: 1 },
  from: role === "edge" ? "orders" : undefined,
  to: role === "edge" ? "ledger" : undefined,
  lines: [],
});
const parts = [part("shop", "container"), part("orders"), part("orders uses ledger", "edge")];
const caretAt = (word: string): string | undefined => partAtCaret(outline, parts, text, text.indexOf(word) + 1)?.id;

test("the caret is in the innermost statement that is drawn, on the words of a relationship in that", () => {
  expect(caretAt("application")).toBe("shop");
  expect(caretAt("orders")).toBe("orders");
  expect(caretAt("ledger")).toBe("orders uses ledger");
});

test("what is not drawn is meant by what is around it", () => {
  expect(partAtCaret(outline, [part("shop", "container")], text, text.indexOf("ledger"))?.id).toBe("shop");
});

test("a part is said by its statement, a line that stands for several by one of them or by where it begins", () => {
  expect(statementOf(outline, part("orders"))?.line).toBe(2);
  expect(statementOf(outline, part("orders uses ledger", "edge"))?.id).toBe("orders uses ledger");
  expect(statementOf(outline, { ...part("x", "edge"), to: "elsewhere" })?.id).toBe("orders");
  expect(statementOf(outline, part("nobody"))).toBeUndefined();
});

import { expect, test } from "vitest";
import type { Subject } from "@orrery/core/rules/report";
import { elementsOn, stepsOf } from "./witness-steps.ts";

const element = (id: string): Subject => ({
  name: id,
  title: { en: id, fr: id },
  kind: "application",
  elements: [id],
  isRelationship: false,
});

const flow = (from: string, to: string): Subject => ({
  name: `${from} -> ${to}`,
  title: { en: `${from} → ${to}`, fr: `${from} → ${to}` },
  kind: "flows",
  elements: [from, to],
  isRelationship: true,
});

function said(path: readonly Subject[]): string {
  return stepsOf(path)
    .map((step) => (step.step === "element" ? step.subject.name : `${step.isAgainst ? "<" : ">"}${step.verb ?? ""}`))
    .join(" ");
}

test.each([
  ["elements alone", [element("a"), element("b")], "a > b"],
  ["a relationship between its ends", [element("a"), flow("a", "b"), element("b")], "a >flows b"],
  ["a relationship against its direction", [element("b"), flow("a", "b"), element("a")], "b <flows a"],
  ["relationships whose ends are left out", [flow("a", "b"), flow("b", "c")], "a >flows b >flows c"],
  ["one relationship", [flow("a", "b")], "a >flows b"],
  ["one element", [element("a")], "a"],
  ["nothing", [], ""],
] as const)("%s", (_, path, steps) => {
  expect(said(path)).toBe(steps);
});

test("names every element of the path once", () => {
  expect(elementsOn([element("a"), flow("a", "b"), element("b"), element("c")])).toEqual(["a", "b", "c"]);
});

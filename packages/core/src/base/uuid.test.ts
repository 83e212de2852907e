import { expect, test } from "vitest";
import { uuidOf } from "./uuid.ts";

test("the same text gives the same identifier, in the form that schemas ask for", () => {
  expect(uuidOf("a")).toBe(uuidOf("a"));
  for (const text of ["", "a", "é", "x".repeat(1000)])
    expect(uuidOf(text)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("different texts give different identifiers", () => {
  const found = new Set<string>();
  for (let number = 0; number < 100_000; number++) found.add(uuidOf(`finding/${number.toString(36)}`));
  expect(found.size).toBe(100_000);
});

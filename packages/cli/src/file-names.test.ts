import fc from "fast-check";
import { expect, test } from "vitest";
import { fileName, fileNames } from "./file-names.ts";

test("plain ids stay as they are", () => {
  expect(fileName("a-claims_2")).toBe("a-claims_2");
});

test("what a disk or an address would take for something else is spelt out", () => {
  expect(fileName("../etc/passwd")).toBe("~2e~2e~2fetc~2fpasswd");
  expect(fileName("été")).toBe("~e9t~e9");
  expect(fileName("nul")).toBe("~nul");
  expect(fileName("index")).toBe("~index");
  expect(fileName("")).toBe("~");
});

test("ids that differ in case only have files of their own", () => {
  expect([...fileNames(["Shop", "shop", "SHOP", "shop"])]).toEqual([
    ["Shop", "Shop"],
    ["shop", "shop~2"],
    ["SHOP", "SHOP~3"],
  ]);
});

test("any ids: names that are safe, unlike each other, and the same each time", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary", maxLength: 130 })), (ids) => {
      const names = [...fileNames(ids).values()];
      expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(new Set(ids).size);
      for (const name of names) expect(name).toMatch(/^[A-Za-z0-9_~-]{1,120}$/);
      expect([...fileNames(ids).values()]).toEqual(names);
    }),
  );
});

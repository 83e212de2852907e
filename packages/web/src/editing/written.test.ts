import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readFields, readItems, writeFields, writeItems } from "./written.ts";

describe("lists and records as a person types them", () => {
  test("items with and without brackets and quotes", () => {
    expect(readItems("")).toEqual([]);
    expect(readItems("modular")).toEqual(["modular"]);
    expect(readItems("[modular, soa]")).toEqual(["modular", "soa"]);
    expect(readItems('["a, b", c]')).toEqual(["a, b", "c"]);
    expect(writeItems(["modular"])).toBe("modular");
    expect(writeItems(["a, b", "c"])).toBe('["a, b", c]');
    expect(writeItems([])).toBe("");
  });

  test("fields, also with lists and records inside", () => {
    const text = "{ every: 24h; offsite: yes; places: [a, b]; more: { x: 1; y: 2 } }";
    expect(readFields(text)).toEqual({ every: "24h", offsite: "yes", places: "[a, b]", more: "{ x: 1; y: 2 }" });
    expect(writeFields(readFields(text))).toBe(text);
    expect(writeFields({ every: "", offsite: " " })).toBe("");
  });

  test("whatever is written is read back", () => {
    const item = fc
      .string({ minLength: 1 })
      .map((text) => text.trim())
      .filter((text) => text !== "" && !text.includes("\\"));
    fc.assert(
      fc.property(fc.array(item), (items) => {
        const isPlain = items.length !== 1 || !/^\[.*\]$/su.test(items[0] ?? "");
        fc.pre(isPlain);
        expect(readItems(writeItems(items))).toEqual(items);
      }),
    );
  });
});

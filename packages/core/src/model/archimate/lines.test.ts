import fc from "fast-check";
import { expect, test } from "vitest";
import { type Line, parseLines, printLines } from "./lines.ts";
import { idMaker, slugOf } from "./slug.ts";

test("lines read back as they were printed, whatever the words", () => {
  const word = fc.string({ unit: "binary", maxLength: 8 }).filter((text) => text.isWellFormed());
  const key = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9.-]{0,8}$/);
  const line: fc.Arbitrary<Line> = fc.record({
    depth: fc.nat(4),
    words: fc.array(word, { minLength: 1, maxLength: 4 }),
    values: fc.array(fc.tuple(key, word), { maxLength: 4 }),
  });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 5 }), (lines) => {
      expect(parseLines(printLines("Sample", lines))).toEqual(lines);
    }),
  );
});

test("any text is read without a complaint", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const lines = text.split(/\r?\n/).length;
      expect(parseLines(text).length).toBeLessThanOrEqual(lines);
    }),
  );
});

test("ids are words of the name, also from other alphabets", () => {
  expect(
    ["Gérer un sinistre", "Straße & Co.", "Система учёта", "Ελλάδα", "Customer's Bank", "会社", "  "].map(slugOf),
  ).toEqual(["gerer-un-sinistre", "strasse-and-co", "sistema-ucheta", "ellada", "customers-bank", "", ""]);
  expect(slugOf("a very long name that goes on and on until nobody reads it").length).toBeLessThanOrEqual(48);
});

test("equal names, reserved words and names without letters get ids of their own", () => {
  const maker = idMaker(["uses"]);
  const made = [
    ["Mail", "interface"],
    ["mail", "interface"],
    ["Mail", "interface"],
    ["uses", "process"],
    ["2020", "process"],
    ["会社", "unit"],
    ["社", "unit"],
  ] as const;
  expect(made.map(([name, sort]) => maker.make(name, sort))).toEqual([
    "mail",
    "mail-interface",
    "mail-interface-2",
    "uses-process",
    "process-2020",
    "unit-1",
    "unit-2",
  ]);
});

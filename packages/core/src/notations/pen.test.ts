import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readFont } from "../base/font.ts";
import { makePen } from "./pen.ts";

const { resolve } = createRequire(new URL("../../../cli/package.json", import.meta.url));
const font = readFont(readFileSync(resolve("@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf")));
if (font === undefined) throw new Error("no font");
const pen = makePen({
  fonts: { 400: font, 500: font, 600: font },
  language: "fr",
  icon: (name) => (name === "known" ? { id: name, viewBox: 24, paths: [], isStroked: true } : undefined),
});
const wrap = (text: string, width: number, lines = 2): readonly string[] => pen.wrap(text, width, 14, 600, lines);

describe("a pen", () => {
  test("measures the same twice, in any size", () => {
    expect(pen.width("Claims", 14, 600)).toBe(font.width("Claims", 14));
    expect(pen.width("Claims", 28, 600)).toBe(2 * pen.width("Claims", 14, 600));
  });

  test("knows its language and icons", () => {
    expect(pen.language).toBe("fr");
    expect(pen.icon("known")?.id).toBe("known");
    expect(pen.icon("unknown")).toBeUndefined();
  });
});

describe("a text is broken", () => {
  test("nowhere when it fits", () => {
    expect(wrap("Claims service", 200)).toEqual(["Claims service"]);
    expect(wrap("  Claims \n service ", 200)).toEqual(["Claims service"]);
    expect(wrap("", 200)).toEqual([""]);
  });

  test("at blanks, in lines about equally long", () => {
    expect(wrap("Claims and policies of customers", 190)).toEqual(["Claims and policies", "of customers"]);
  });

  test("at joints and humps only where a word is too long", () => {
    expect(wrap("Claims-Management for everybody", 150)).toEqual(["Claims-Management", "for everybody"]);
    expect(wrap("Claims-Management", 100)).toEqual(["Claims-", "Management"]);
    expect(wrap("customer/orders/archive", 130)).toEqual(["customer/", "orders/archive"]);
    expect(wrap("customerOrderManagement", 120)).toEqual(["customerOrder", "Management"]);
    expect(wrap("HTTPServerConfiguration", 110)).toEqual(["HTTPServer", "Configuration"]);
    expect(wrap("ch.example.claims", 100)).toEqual(["ch.example.", "claims"]);
  });

  test("not inside numbers and versions", () => {
    expect(wrap("PostgreSQL 18.1.2 cluster", 120, 3)).toEqual(["PostgreSQL", "18.1.2 cluster"]);
  });

  test("anywhere as a last resort", () => {
    expect(wrap("xxxxxxxxxxxxxxxxxxxx", 90)).toEqual(["xxxxxxxxxx", "xxxxxxxxxx"]);
    expect(wrap("日本語のテキスト", 60)).toEqual(["日本語の", "テキスト"]);
  });

  test("never before French punctuation, nor at no-break spaces", () => {
    expect(wrap("Sinistres : où sont-ils ?", 80, 4)).toEqual(["Sinistres\u00a0:", "où", "sont-ils\u00a0?"]);
    expect(wrap("Coût 12\u202f345\u00a0€ net", 90, 3).some((line) => line.includes("12\u202f345\u00a0€"))).toBe(true);
  });

  test("with an ellipsis where it does not fit", () => {
    expect(wrap("Customer Relationship Management System", 110)).toEqual(["Customer", "Relationship…"]);
    expect(wrap("Internationalisation", 80, 1)).toEqual(["Internatio…"]);
    expect(wrap("Claims, policies", 90, 1)).toEqual(["Claims…"]);
  });

  test("no line is wider than asked for, nothing is empty or lost, whatever the text", () => {
    const word = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom("claims", "AVTo", "a-b/c", "camelCaseWord", "«", "?", "é"),
    );
    fc.assert(
      fc.property(
        fc.array(word),
        fc.integer({ min: 35, max: 300 }),
        fc.integer({ min: 1, max: 4 }),
        (words, width, count) => {
          const text = words.join(" ");
          const lines = wrap(text, width, count);
          expect(lines.length).toBeGreaterThanOrEqual(1);
          expect(lines.length).toBeLessThanOrEqual(count);
          for (const line of lines)
            if (Array.from(line).length > 2) expect(pen.width(line, 14, 600)).toBeLessThanOrEqual(width);
          if (lines.at(-1)?.endsWith("…") !== true)
            expect(lines.join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
        },
      ),
      { numRuns: 200 },
    );
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fragment, TextSink } from "./text-sink.ts";
import { escapeXml, printNumber } from "./xml.ts";

const texts = fc.string({
  unit: fc.oneof(
    fc.constantFrom("a", "&", "<", '"', "é", "·", "→", "😀", "\t", "\u0085"),
    fc.string({ unit: "binary" }),
  ),
});

describe("a growing text", () => {
  test("is what was appended, however much it is", () => {
    fc.assert(
      fc.property(fc.array(texts), fc.nat(100), (pieces, room) => {
        const sink = new TextSink(room);
        for (const piece of pieces) sink.add(piece.toWellFormed()).addFragment(fragment("<g>"));
        expect(sink.text()).toBe(pieces.map((piece) => `${piece.toWellFormed()}<g>`).join(""));
      }),
    );
    const many = new TextSink();
    for (let count = 0; count < 3000; count++) many.add("é→");
    expect(many.text()).toBe("é→".repeat(3000));
  });

  test("escapes as XML wants it", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(new TextSink().addEscaped(text).text()).toBe(escapeXml(text));
      }),
    );
  });

  test("writes numbers as they are printed", () => {
    const numbers = fc.oneof(
      fc.double(),
      fc.integer(),
      fc.double({ min: -2000, max: 2000, noNaN: true }),
      fc.integer({ min: -99_999, max: 99_999 }).map((n) => n / 100),
    );
    fc.assert(
      fc.property(numbers, (value) => {
        expect(new TextSink().addNumber(value).text()).toBe(printNumber(value));
      }),
      { numRuns: 2000 },
    );
    for (const value of [
      0,
      -0,
      0.005,
      -0.005,
      -0.001,
      1.005,
      9.995,
      99.999,
      1e7,
      9_999_999.99,
      1e9,
      -1e7,
      Number.NaN,
      Infinity,
    ])
      expect(new TextSink().addNumber(value).text()).toBe(printNumber(value));
  });
});

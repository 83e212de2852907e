import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Font, readFont, widthWithoutGlyph } from "./font.ts";

const { resolve } = createRequire(new URL("../../../cli/package.json", import.meta.url));
const bytesOf = (weight: string): Uint8Array =>
  readFileSync(resolve(`@expo-google-fonts/inter/${weight}/Inter_${weight}.ttf`));
const fontOf = (bytes: Uint8Array): Font => {
  const font = readFont(bytes);
  if (font === undefined) throw new Error("no font");
  return font;
};

/** The part of fontkit that this test compares with. */
interface Fontkit {
  create(bytes: Uint8Array): {
    readonly unitsPerEm: number;
    layout(text: string, features: Readonly<Record<string, boolean>>): { readonly advanceWidth: number };
  };
}

const texts: readonly string[] = [
  ..."Claims|Claims service|AVATAR To Yvonne|Type|WAVE|LTA|P.S.|r, f. v-|“To”|T·Y|ffi fl|2.5 M CHF|CHF 1 234,50 €|à 100 %|le 2026-11-29|v1.2.3|HTTP/2".split(
    "|",
  ),
  ..."Sinistres|Règlement des sinistres|Où ça ?|« Été »|Œuvre d’art|Île-de-France|naïveté|À bientôt !|L’Établissement|cœur de réseau|Crédit & Prêts : dépôt|n° 12".split(
    "|",
  ),
  ..."PostgreSQL 18|Kubernetes|Java 21 · Spring Boot|customerOrderService|ORDERS_DB|/api/v1/claims?id=7|a → b|x ≤ y|±3 °C|µs|№ 5|art. § 4.2|© 2026|—–-|…|(a) [b] {c}".split(
    "|",
  ),
  ..."Привет|Ελληνικά|Straße|Größe|Łódź|Příliš žluťoučký|Ðà Nẵng|I İ ı i|ŒÆøå|e\u0301te\u0301|₣₤€|½ ¼|㎡|Z̧".split("|"),
  "",
  " ",
  "\u00a0\u202f",
];

describe("a font", () => {
  test.each(["400Regular", "500Medium", "600SemiBold"])("%s measures as fontkit does, kerning included", (weight) => {
    const bytes = bytesOf(weight);
    const font = fontOf(bytes);
    const fontkit = (createRequire(resolve("pdfkit"))("fontkit") as Fontkit).create(bytes);
    const known = texts.filter((text) =>
      Array.from(text.normalize("NFC")).every((letter) => font.has(letter.codePointAt(0) ?? 0)),
    );
    expect(known.length).toBeGreaterThan(55);
    for (const text of known) {
      // Runs of digits alone are left out: fontkit applies a lookup twice there, which browsers do not.
      const run = fontkit.layout(text.normalize("NFC"), { calt: false, ccmp: false, liga: false });
      expect([text, font.width(text, 1000)]).toEqual([text, (run.advanceWidth / fontkit.unitsPerEm) * 1000]);
    }
  });

  test("grows with the size, and is wider when bold", () => {
    const [regular, bold] = [fontOf(bytesOf("400Regular")), fontOf(bytesOf("600SemiBold"))];
    expect(regular.width("Claims", 28)).toBeCloseTo(2 * regular.width("Claims", 14), 10);
    expect(bold.width("Claims", 14)).toBeGreaterThan(regular.width("Claims", 14));
  });

  test("composed and combining letters are as wide", () => {
    const font = fontOf(bytesOf("400Regular"));
    expect(font.width("e\u0301te\u0301", 14)).toBe(font.width("été", 14));
  });

  test("guesses what it has no glyph for", () => {
    const font = fontOf(bytesOf("400Regular"));
    expect(font.has(0x65e5)).toBe(false);
    expect(font.width("日本", 14)).toBe(28);
    expect(font.width("👩\u200d💻", 10)).toBe(20);
    expect([0x0639, 0x0300, 0x7, 0x1f600, 0xd800].map(widthWithoutGlyph)).toEqual([0.6, 0, 0, 1, 0.6]);
  });
});

describe("what is no font", () => {
  test.each([
    new Uint8Array(0),
    new Uint8Array(100),
    new TextEncoder().encode("<svg/>"),
    bytesOf("400Regular").subarray(0, 4000),
  ])("is none", (bytes) => {
    expect(readFont(bytes)).toBeUndefined();
  });

  test("damaged bytes never throw, and give widths", () => {
    const whole = bytesOf("400Regular");
    const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 60 });
    fc.assert(
      fc.property(damage, fc.nat(whole.length), fc.string(), (changes, length, text) => {
        const bytes = Uint8Array.from(whole.subarray(0, length < 1000 ? length : whole.length));
        for (const [at, value] of changes) bytes[at % 120_000] = value;
        const width = readFont(bytes)?.width(`AV To ${text}`, 14) ?? 0;
        expect(Number.isFinite(width)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});

/**
 * How wide texts are in a font: the few tables of a TrueType or OpenType file (ISO/IEC 14496-22) that say so. Pictures are measured with
 * the font that they are drawn in, wherever they are made. Contextual alternates (`calt`) are not applied: pictures switch them off.
 */
import { fontBytes, fontTables } from "./font-bytes.ts";
import { readGlyphs } from "./font-glyphs.ts";
import { type Kerning, readKerning } from "./font-kerning.ts";

export interface Font {
  /** Does the font have a glyph for a code point? */
  has(codePoint: number): boolean;
  /** Width of a line of text, in the unit of `size`; characters without a glyph count by `widthWithoutGlyph`. Kerned. */
  width(text: string, size: number): number;
}

/** The font in a file's bytes; undefined when they are none, or lack what measuring takes. Never throws. */
export function readFont(content: Uint8Array): Font | undefined {
  const bytes = fontBytes(content);
  const tables = fontTables(bytes);
  const [head, hhea, hmtx, cmap] = ["head", "hhea", "hmtx", "cmap"].map((tag) => tables.get(tag));
  if (head === undefined || hhea === undefined || hmtx === undefined || cmap === undefined) return undefined;
  const unitsPerEm = bytes.u16(head + 18);
  const advances = bytes.u16(hhea + 34);
  if (unitsPerEm === 0 || advances === 0) return undefined;
  const gpos = tables.get("GPOS");
  const glyphOf = remembered(readGlyphs(bytes, cmap));
  const measure: Measure = {
    glyphOf,
    // Glyphs after the last advance have that one too: digits of a typewriter face.
    advanceOf: (glyph) => bytes.u16(hmtx + 4 * Math.min(glyph, advances - 1)),
    kerning: gpos === undefined ? () => 0 : readKerning(bytes, gpos),
    unitsPerEm,
    pairs: new Int32Array(LATIN * LATIN),
  };
  return {
    has: (codePoint) => glyphOf(codePoint) !== 0,
    width: (text, size) => (unitsOf(measure, text) / unitsPerEm) * size,
  };
}

interface Measure {
  readonly glyphOf: (codePoint: number) => number;
  readonly advanceOf: (glyph: number) => number;
  readonly kerning: Kerning;
  readonly unitsPerEm: number;
  /** What the second of two Latin characters adds to a line, plus `KNOWN`; 0 where nobody asked yet. No character is U+0000. */
  readonly pairs: Int32Array;
}

/** Code points whose pairs are kept in a table: Basic Latin and Latin-1, none of which combines with another. */
const LATIN = 0x100;
const KNOWN = 0x1000000;
/** Glyphs that are remembered before all are forgotten. */
const GLYPHS = 4096;

function remembered(glyphOf: Measure["glyphOf"]): Measure["glyphOf"] {
  const known = new Map<number, number>();
  return (codePoint) => {
    let glyph = known.get(codePoint);
    if (glyph !== undefined) return glyph;
    glyph = glyphOf(codePoint);
    if (known.size >= GLYPHS) known.clear();
    known.set(codePoint, glyph);
    return glyph;
  };
}

function unitsOf(measure: Measure, text: string): number {
  const { pairs } = measure;
  let sum = 0;
  let before = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit >= LATIN || unit === 0) return unitsOfAny(measure, text);
    const known = pairs[before * LATIN + unit] as number;
    sum += known === 0 ? unitsAfter(measure, before, unit) : known - KNOWN;
    before = unit;
  }
  return sum;
}

/** What a Latin character adds after another one, or at the beginning where that is 0. */
function unitsAfter(measure: Measure, before: number, unit: number): number {
  const glyph = measure.glyphOf(unit);
  if (glyph === 0) return widthWithoutGlyph(unit) * measure.unitsPerEm;
  const glyphBefore = before === 0 ? 0 : measure.glyphOf(before);
  const units = measure.advanceOf(glyph) + (glyphBefore === 0 ? 0 : measure.kerning(glyphBefore, glyph));
  measure.pairs[before * LATIN + unit] = units + KNOWN;
  return units;
}

function unitsOfAny(measure: Measure, text: string): number {
  let sum = 0;
  let before = 0;
  for (const character of text.normalize("NFC")) {
    const codePoint = character.codePointAt(0) ?? 0;
    const glyph = measure.glyphOf(codePoint);
    if (glyph === 0) sum += widthWithoutGlyph(codePoint) * measure.unitsPerEm;
    else sum += measure.advanceOf(glyph) + (before === 0 ? 0 : measure.kerning(before, glyph));
    before = glyph;
  }
  return sum;
}

/** East Asian characters and pictures are square (Unicode Standard Annex 11, classes W and F, by block). */
const square =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{1f000}-\u{1faff}\u{20000}-\u{3fffd}]/u;
/** Marks that stand on the letter before them, and what is not seen. */
const widthless = /[\p{M}\p{Cf}\p{Cc}]/u;

/** Em that a character probably takes in the font that a renderer falls back to. */
export function widthWithoutGlyph(codePoint: number): number {
  const character = String.fromCodePoint(codePoint);
  if (widthless.test(character)) return 0;
  return square.test(character) ? 1 : 0.6;
}

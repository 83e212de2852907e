/** How much nearer two glyphs stand: pair adjustment of the `GPOS` table (OpenType 1.9, lookup type 2), as browsers apply it. */
import { type FontBytes, tagAt } from "./font-bytes.ts";
import { lowerBound } from "./font-glyphs.ts";

/** Change of the first glyph's advance, in font units; 0 for most pairs. */
export type Kerning = (first: number, second: number) => number;

const PAIR_ADJUSTMENT = 2;
const EXTENSION = 9;
/** Bit of a value format: horizontal advance; the fields for its lower bits stand before it. */
const X_ADVANCE = 4;

/** The pairs of a font's first `kern` feature, which fonts use for Latin. */
export function readKerning(bytes: FontBytes, gpos: number): Kerning {
  const lookups = kernLookups(bytes, gpos).map((lookup) => pairSubtables(bytes, lookup));
  const known = new Map<number, number>();
  return (first, second) => {
    const key = first * 0x10000 + second;
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = lookups.reduce((sum, subtables) => sum + adjustment(bytes, subtables, first, second), 0);
    known.set(key, value);
    return value;
  };
}

/** Offsets of the lookups of the first `kern` feature, in their order. */
function kernLookups(bytes: FontBytes, gpos: number): readonly number[] {
  const features = gpos + bytes.u16(gpos + 6);
  const lookups = gpos + bytes.u16(gpos + 8);
  const records = Array.from({ length: Math.min(bytes.u16(features), 500) }, (_, index) => features + 2 + 6 * index);
  const kern = records.find((record) => tagAt(bytes, record) === "kern");
  if (kern === undefined) return [];
  const feature = features + bytes.u16(kern + 4);
  const indices = Array.from({ length: Math.min(bytes.u16(feature + 2), 50) }, (_, index) =>
    bytes.u16(feature + 4 + 2 * index),
  );
  return [...new Set(indices)].sort((a, b) => a - b).map((index) => lookups + bytes.u16(lookups + 2 + 2 * index));
}

function pairSubtables(bytes: FontBytes, lookup: number): readonly number[] {
  const type = bytes.u16(lookup);
  const offsets = Array.from(
    { length: Math.min(bytes.u16(lookup + 4), 200) },
    (_, index) => lookup + bytes.u16(lookup + 6 + 2 * index),
  );
  if (type === PAIR_ADJUSTMENT) return offsets;
  if (type !== EXTENSION) return [];
  return offsets.filter((at) => bytes.u16(at + 2) === PAIR_ADJUSTMENT).map((at) => at + bytes.u32(at + 4));
}

/** The first subtable that knows the pair decides. */
function adjustment(bytes: FontBytes, subtables: readonly number[], first: number, second: number): number {
  for (const at of subtables) {
    const covered = coverageIndex(bytes, at + bytes.u16(at + 2), first);
    if (covered === undefined) continue;
    const found = bytes.u16(at) === 1 ? byPair(bytes, at, covered, second) : byClass(bytes, at, first, second);
    if (found !== undefined) return found;
  }
  return 0;
}

/** Format 1: a list of second glyphs for each first one. */
function byPair(bytes: FontBytes, at: number, covered: number, second: number): number | undefined {
  const size = 2 + valueSize(bytes.u16(at + 4)) + valueSize(bytes.u16(at + 6));
  const set = at + bytes.u16(at + 10 + 2 * covered);
  const count = bytes.u16(set);
  const found = lowerBound(count, (index) => bytes.u16(set + 2 + size * index) >= second);
  const record = set + 2 + size * found;
  return found < count && bytes.u16(record) === second ? advance(bytes, bytes.u16(at + 4), record + 2) : undefined;
}

/** Format 2: a table of classes of first and second glyphs; it knows every pair whose first glyph it covers. */
function byClass(bytes: FontBytes, at: number, first: number, second: number): number | undefined {
  if (bytes.u16(at) !== 2) return undefined;
  const size = valueSize(bytes.u16(at + 4)) + valueSize(bytes.u16(at + 6));
  const row = classOf(bytes, at + bytes.u16(at + 8), first);
  const column = classOf(bytes, at + bytes.u16(at + 10), second);
  const record = at + 16 + size * (row * bytes.u16(at + 14) + column);
  return advance(bytes, bytes.u16(at + 4), record);
}

function advance(bytes: FontBytes, format: number, at: number): number {
  return (format & X_ADVANCE) === 0 ? 0 : bytes.i16(at + valueSize(format & (X_ADVANCE - 1)));
}

/** Bytes of a value record: two for each bit of its format. */
function valueSize(format: number): number {
  let size = 0;
  for (let bits = format & 0xff; bits !== 0; bits >>= 1) size += 2 * (bits & 1);
  return size;
}

/** Place of a glyph in a coverage table. */
function coverageIndex(bytes: FontBytes, at: number, glyph: number): number | undefined {
  const count = bytes.u16(at + 2);
  if (bytes.u16(at) === 1) {
    const found = lowerBound(count, (index) => bytes.u16(at + 4 + 2 * index) >= glyph);
    return found < count && bytes.u16(at + 4 + 2 * found) === glyph ? found : undefined;
  }
  const range = rangeOf(bytes, at + 4, count, glyph);
  return range === undefined ? undefined : bytes.u16(range + 4) + glyph - bytes.u16(range);
}

/** Class of a glyph in a class definition table; 0 where none is given. */
function classOf(bytes: FontBytes, at: number, glyph: number): number {
  if (bytes.u16(at) === 1) {
    const index = glyph - bytes.u16(at + 2);
    return index >= 0 && index < bytes.u16(at + 4) ? bytes.u16(at + 6 + 2 * index) : 0;
  }
  const range = rangeOf(bytes, at + 4, bytes.u16(at + 2), glyph);
  return range === undefined ? 0 : bytes.u16(range + 4);
}

/** The record of start glyph, end glyph and value that holds a glyph. */
function rangeOf(bytes: FontBytes, at: number, count: number, glyph: number): number | undefined {
  const found = lowerBound(count, (index) => bytes.u16(at + 6 * index + 2) >= glyph);
  const record = at + 6 * found;
  return found < count && bytes.u16(record) <= glyph ? record : undefined;
}

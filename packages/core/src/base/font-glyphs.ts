/** Which glyph a font has for a character: its `cmap` table (OpenType 1.9), formats 4 and 12, which all Unicode fonts have. */
import type { FontBytes } from "./font-bytes.ts";

/** Glyph of a code point, 0 where the font has none. */
export type GlyphOf = (codePoint: number) => number;

/** The widest Unicode encoding that a font offers. */
export function readGlyphs(bytes: FontBytes, cmap: number): GlyphOf {
  let best = 0;
  let bestFormat = 0;
  const count = Math.min(bytes.u16(cmap + 2), 100);
  for (let index = 0; index < count; index++) {
    const record = cmap + 4 + 8 * index;
    const platform = bytes.u16(record);
    const at = cmap + bytes.u32(record + 4);
    const format = bytes.u16(at);
    const isUnicode = platform === 0 || (platform === 3 && bytes.u16(record + 2) !== 0);
    if (isUnicode && (format === 4 || format === 12) && format > bestFormat) {
      best = at;
      bestFormat = format;
    }
  }
  if (bestFormat === 12) return (codePoint) => glyphByGroups(bytes, best, codePoint);
  if (bestFormat === 4) return (codePoint) => glyphBySegments(bytes, best, codePoint);
  return () => 0;
}

/** Format 12, "Segmented coverage": groups of consecutive characters and glyphs. */
function glyphByGroups(bytes: FontBytes, at: number, codePoint: number): number {
  const groups = Math.min(bytes.u32(at + 12), Math.floor(bytes.length / 12));
  const found = lowerBound(groups, (index) => bytes.u32(at + 16 + 12 * index + 4) >= codePoint);
  const group = at + 16 + 12 * found;
  const start = bytes.u32(group);
  return found < groups && start <= codePoint ? bytes.u32(group + 8) + codePoint - start : 0;
}

/** Format 4, "Segment mapping to delta values": the Basic Multilingual Plane only. */
function glyphBySegments(bytes: FontBytes, at: number, codePoint: number): number {
  if (codePoint > 0xffff) return 0;
  const doubled = bytes.u16(at + 6) & ~1;
  const ends = at + 14;
  const starts = ends + doubled + 2;
  const found = 2 * lowerBound(doubled / 2, (index) => bytes.u16(ends + 2 * index) >= codePoint);
  if (found >= doubled || bytes.u16(starts + found) > codePoint) return 0;
  const delta = bytes.u16(starts + doubled + found);
  const range = starts + 2 * doubled + found;
  const offset = bytes.u16(range);
  if (offset === 0) return (codePoint + delta) & 0xffff;
  const glyph = bytes.u16(range + offset + 2 * (codePoint - bytes.u16(starts + found)));
  return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
}

/** The first index below `count` for which `reaches` holds, `count` where there is none; `reaches` holds from some index on. */
export function lowerBound(count: number, reaches: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (reaches(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

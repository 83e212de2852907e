/** Reads big-endian numbers out of a font's bytes; what lies outside reads as 0, so that a damaged font never throws. */
export interface FontBytes {
  readonly length: number;
  u8(at: number): number;
  u16(at: number): number;
  i16(at: number): number;
  u32(at: number): number;
}

/** A reader over bytes that stay as they are. */
export function fontBytes(bytes: Uint8Array): FontBytes {
  const u8 = (at: number): number => bytes[at] ?? 0;
  const u16 = (at: number): number => (u8(at) << 8) | u8(at + 1);
  return {
    length: bytes.length,
    u8,
    u16,
    i16: (at) => (u16(at) << 16) >> 16,
    u32: (at) => u16(at) * 0x10000 + u16(at + 2),
  };
}

/** Offsets of a font's tables by their tags (OpenType 1.9, "Table directory"); empty for what is no TrueType or OpenType font. */
export function fontTables(bytes: FontBytes): ReadonlyMap<string, number> {
  const tables = new Map<string, number>();
  if (!isFont(bytes)) return tables;
  const count = Math.min(bytes.u16(4), 100);
  for (let index = 0; index < count; index++) {
    const at = 12 + 16 * index;
    const offset = bytes.u32(at + 8);
    if (offset < bytes.length) tables.set(tagAt(bytes, at), offset);
  }
  return tables;
}

/** Four letters. */
export function tagAt(bytes: FontBytes, at: number): string {
  return String.fromCharCode(bytes.u8(at), bytes.u8(at + 1), bytes.u8(at + 2), bytes.u8(at + 3));
}

function isFont(bytes: FontBytes): boolean {
  const version = bytes.u32(0);
  return bytes.length > 12 && (version === 0x00010000 || version === 0x4f54544f || version === 0x74727565);
}

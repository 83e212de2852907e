/**
 * A container of named typed arrays and one JSON header in one block of bytes; opening makes views, it copies nothing.
 * Layout: magic, header length (uint32 LE), header JSON, padding, arrays each at a multiple of 8. Little endian, as all our platforms are.
 */
import { decode, encode } from "./text.ts";

const MAGIC = "ORRERY\u0001\n";
const HEADER_AT = 16;

export type PackedArray = Int32Array | Uint32Array | Uint8Array;
type TypeName = "i32" | "u32" | "u8";

interface Entry {
  readonly type: TypeName;
  readonly at: number;
  readonly length: number;
}

export interface Packed {
  readonly header: unknown;
  readonly arrays: ReadonlyMap<string, PackedArray>;
}

/** Bytes of a header and arrays. */
export function pack(header: unknown, arrays: ReadonlyMap<string, PackedArray>): Uint8Array {
  const entries: Record<string, Entry> = {};
  let size = 0;
  for (const [name, array] of arrays) {
    entries[name] = { type: typeOf(array), at: size, length: array.length };
    size = align(size + array.byteLength);
  }
  const text = encode(JSON.stringify({ header, entries }));
  const start = align(HEADER_AT + text.length);
  const bytes = new Uint8Array(start + size);
  bytes.set(encode(MAGIC));
  new DataView(bytes.buffer).setUint32(8, text.length, true);
  bytes.set(text, HEADER_AT);
  for (const [name, array] of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), start + (entries[name]?.at ?? 0));
  }
  return bytes;
}

/** The header and views of the arrays; undefined when the bytes are no such container or are cut short. */
export function unpack(bytes: Uint8Array): Packed | undefined {
  if (bytes.length < HEADER_AT || decode(bytes, 0, 8) !== MAGIC) return undefined;
  const aligned = bytes.byteOffset % 8 === 0 ? bytes : new Uint8Array(bytes);
  const length = new DataView(aligned.buffer, aligned.byteOffset).getUint32(8, true);
  if (HEADER_AT + length > aligned.length) return undefined;
  const parsed = parseHeader(decode(aligned, HEADER_AT, HEADER_AT + length));
  if (parsed === undefined) return undefined;
  const start = align(HEADER_AT + length);
  const arrays = new Map<string, PackedArray>();
  for (const [name, entry] of Object.entries(parsed.entries)) {
    const width = entry.type === "u8" ? 1 : 4;
    if (!Number.isSafeInteger(entry.at) || !Number.isSafeInteger(entry.length) || entry.at < 0 || entry.length < 0 || entry.at % 8 !== 0) return undefined;
    if (start + entry.at + entry.length * width > aligned.length) return undefined;
    const offset = aligned.byteOffset + start + entry.at;
    if (entry.type === "i32") arrays.set(name, new Int32Array(aligned.buffer, offset, entry.length));
    else if (entry.type === "u32") arrays.set(name, new Uint32Array(aligned.buffer, offset, entry.length));
    else arrays.set(name, new Uint8Array(aligned.buffer, offset, entry.length));
  }
  return { header: parsed.header, arrays };
}

function parseHeader(text: string): { readonly header: unknown; readonly entries: Readonly<Record<string, Entry>> } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || !("header" in value) || !("entries" in value)) return undefined;
    const { header, entries } = value;
    return typeof entries === "object" && entries !== null ? { header, entries: entries as Record<string, Entry> } : undefined;
  } catch {
    return undefined;
  }
}

function typeOf(array: PackedArray): TypeName {
  if (array instanceof Int32Array) return "i32";
  return array instanceof Uint32Array ? "u32" : "u8";
}

function align(size: number): number {
  return Math.ceil(size / 8) * 8;
}

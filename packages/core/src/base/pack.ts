/**
 * A container of named typed arrays and one JSON header in one block of bytes; opening reads the header, and each array when it is asked for.
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

/** Where packed bytes come from: memory, or a file that is read piece by piece. `read` gives a fresh array or a view. */
export interface ByteSource {
  readonly length: number;
  read(start: number, end: number): Uint8Array;
}

export interface Packed {
  readonly header: unknown;
  /** Is there an array of that name? */
  has(name: string): boolean;
  /** The array of a name, read now; undefined when there is none. */
  array(name: string): PackedArray | undefined;
}

/** A source of bytes in memory. */
export function inMemory(bytes: Uint8Array): ByteSource {
  return { length: bytes.length, read: (start, end) => bytes.subarray(start, end) };
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

/** The header and a way to the arrays; undefined when the bytes are no such container or are cut short. */
export function unpack(source: ByteSource): Packed | undefined {
  if (source.length < HEADER_AT) return undefined;
  const head = source.read(0, HEADER_AT);
  if (decode(head, 0, 8) !== MAGIC) return undefined;
  const length = new DataView(head.buffer, head.byteOffset).getUint32(8, true);
  if (HEADER_AT + length > source.length) return undefined;
  const parsed = parseHeader(decode(source.read(HEADER_AT, HEADER_AT + length)));
  if (parsed === undefined) return undefined;
  const start = align(HEADER_AT + length);
  for (const entry of Object.values(parsed.entries)) if (!isInside(entry, source.length - start)) return undefined;
  return {
    header: parsed.header,
    has: (name) => Object.hasOwn(parsed.entries, name),
    array: (name) => {
      const entry = Object.hasOwn(parsed.entries, name) ? parsed.entries[name] : undefined;
      return entry === undefined
        ? undefined
        : arrayOf(entry, source.read(start + entry.at, start + entry.at + entry.length * widthOf(entry)));
    },
  };
}

function arrayOf(entry: Entry, bytes: Uint8Array): PackedArray {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
  if (entry.type === "i32") return new Int32Array(aligned.buffer, aligned.byteOffset, entry.length);
  return entry.type === "u32" ? new Uint32Array(aligned.buffer, aligned.byteOffset, entry.length) : aligned;
}

function isInside(entry: Entry, size: number): boolean {
  const { at, length } = entry;
  return (
    Number.isSafeInteger(at) &&
    Number.isSafeInteger(length) &&
    at >= 0 &&
    length >= 0 &&
    at % 8 === 0 &&
    at + length * widthOf(entry) <= size
  );
}

function widthOf(entry: Entry): number {
  return entry.type === "u8" ? 1 : 4;
}

function parseHeader(
  text: string,
): { readonly header: unknown; readonly entries: Readonly<Record<string, Entry>> } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || !("header" in value) || !("entries" in value)) return undefined;
    const { header, entries } = value;
    return typeof entries === "object" && entries !== null
      ? { header, entries: entries as Record<string, Entry> }
      : undefined;
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

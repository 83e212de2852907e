/** Places in UTF-8 text: bytes to lines and columns, and edits by byte range. */
import type { Span } from "./diagnostic.ts";

/** One replacement of a byte range of an artefact by text; edits of one artefact never overlap. */
export interface TextEdit {
  readonly uri: string;
  readonly span: Span;
  readonly text: string;
}

/** A place as a person counts: both from 1, columns in UTF-16 code units as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

const NEWLINE = 10;
const decoder: TextDecoder = new TextDecoder();
const encoder: TextEncoder = new TextEncoder();

/** UTF-8 bytes of a string. */
export function encode(text: string): Uint8Array {
  return encoder.encode(text);
}

/** The string of UTF-8 bytes; wrong bytes become U+FFFD. */
export function decode(bytes: Uint8Array, start = 0, end: number = bytes.length): string {
  return decoder.decode(bytes.subarray(start, end));
}

/** Byte offset of the start of every line, the first being 0. */
export function lineStarts(bytes: Uint8Array): Uint32Array {
  let count = 1;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count++;
  const starts = new Uint32Array(count);
  let line = 1;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) starts[line++] = at + 1;
  return starts;
}

/** Line (from 0) that holds a byte offset; binary search. */
export function lineOf(starts: Uint32Array, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Position of a byte offset for a reader. */
export function positionAt(bytes: Uint8Array, starts: Uint32Array, offset: number): Position {
  const line = lineOf(starts, offset);
  return { line: line + 1, column: decode(bytes, starts[line] ?? 0, offset).length + 1 };
}

/** The text with edits applied; throws when two edits overlap, which would be our mistake. */
export function applyEdits(bytes: Uint8Array, edits: readonly TextEdit[]): Uint8Array {
  const ordered = edits
    .map((edit, order) => ({ ...edit, order }))
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end || a.order - b.order);
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const edit of ordered) {
    if (edit.span.start < at) throw new Error(`overlapping edits at byte ${edit.span.start} of ${edit.uri}`);
    parts.push(bytes.subarray(at, edit.span.start), encode(edit.text));
    at = edit.span.end;
  }
  parts.push(bytes.subarray(at));
  return concatenate(parts);
}

/** One array of all parts, in order. */
export function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

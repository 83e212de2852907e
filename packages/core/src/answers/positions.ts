/** Byte offsets to lines and columns: the model knows bytes, people read lines. */
import type { Locale } from "../base/codes.ts";
import { lineStarts, positionAt } from "../base/text.ts";
import type { Place as Stated } from "../model/model.ts";
import type { Place } from "./answers.ts";

/** The text of a file as it was last read, with where its lines start; `undefined` where there is none. */
export type Positions = (uri: string) => { readonly bytes: Uint8Array; readonly starts: Uint32Array } | undefined;

/** Positions over a function that gives the text of a file; line starts are kept until it gives other bytes. */
export function createPositions(read: (uri: string) => Uint8Array | undefined): Positions {
  const known = new Map<string, { readonly bytes: Uint8Array; readonly starts: Uint32Array }>();
  return (uri) => {
    const bytes = read(uri);
    if (bytes === undefined) return undefined;
    let file = known.get(uri);
    if (file === undefined || file.bytes !== bytes) known.set(uri, (file = { bytes, starts: lineStarts(bytes) }));
    return file;
  };
}

/** Line and column where a statement starts; line 1, column 1 where the text is not at hand. */
export function placeOf(positions: Positions, { uri, span }: Stated): Place {
  return { uri, ...positionOf(positions, uri, span.start) };
}

/** Line and column of a byte offset, both from 1. */
export function positionOf(
  positions: Positions,
  uri: string,
  offset: number,
): { readonly line: number; readonly column: number } {
  const file = positions(uri);
  return file === undefined
    ? { line: 1, column: 1 }
    : positionAt(file.bytes, file.starts, Math.min(offset, file.bytes.length));
}

/** The language of the product for a language tag: French for `fr` and its variants, else English. */
export function localeOf(language: string): Locale {
  return language === "fr" || language.startsWith("fr-") ? "fr" : "en";
}

/** Text tables: comma, semicolon, tab or bar separated (RFC 4180 and what spreadsheets make of it). */
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Cell } from "../../model/tables/cell.ts";
import { unguardText } from "../../model/tables/guard.ts";
import { decimalMark, TABLE_LIMITS, tableDiagnostic } from "./sheet.ts";
import type { SheetReading, TableLimits } from "./sheet.ts";
import type { SheetRow } from "./xlsx-rows.ts";

/** Reads one text table. Never throws: what is wrong is told, and the rest is read. */
export function readCsv(bytes: Uint8Array, uri: string, limits: TableLimits = TABLE_LIMITS): SheetReading {
  const diagnostics: Diagnostic[] = [];
  if (bytes.length > limits.bytes) {
    diagnostics.push(tableDiagnostic("table-too-large", "error", uri, { what: "bytes", limit: limits.bytes }));
    return { sheets: [], diagnostics };
  }
  const { text, encoding } = decodeText(bytes);
  if (encoding !== "utf-8") diagnostics.push(tableDiagnostic("table-encoding", "info", uri, { encoding }));
  const stated = /^sep=([,;\t|])\r?\n/i.exec(text);
  const body = stated === null ? text : text.slice(stated[0].length);
  const { rows, cut, open } = splitRows(body, stated?.[1] ?? sniffDelimiter(body), limits, true);
  if (cut !== undefined) {
    diagnostics.push(tableDiagnostic("table-too-large", "warning", uri, { what: cut, limit: limits[cut] }));
  }
  if (open !== undefined) diagnostics.push(tableDiagnostic("table-open-quote", "warning", uri, { place: `A${open}` }));
  return { sheets: [{ name: sheetName(uri), uri, rows, decimal: decimalMark(rows) }], diagnostics };
}

/** A cell longer than this, for instance since a quote never closes, ends the reading of a table in pieces. */
const LONGEST_ROW = 1 << 24;

/** Reads a text table in pieces: rows as they come, whatever the size of the file. What is wrong is told in `diagnostics`. */
export async function* streamCsv(
  pieces: AsyncIterable<Uint8Array>,
  uri: string,
  diagnostics: Diagnostic[],
): AsyncGenerator<SheetRow> {
  const decoder = new PieceDecoder();
  const limits = { ...TABLE_LIMITS, rows: Number.POSITIVE_INFINITY, cells: Number.POSITIVE_INFINITY };
  let rest = "";
  let delimiter: string | undefined;
  let index = 0;
  const split = function* (isLast: boolean): Generator<SheetRow> {
    if (delimiter === undefined) {
      const stated = /^sep=([,;\t|])\r?\n/i.exec(rest);
      rest = stated === null ? rest : rest.slice(stated[0].length);
      delimiter = stated?.[1] ?? sniffDelimiter(rest);
    }
    const { rows, consumed, open } = splitRows(rest, delimiter, limits, isLast);
    for (const cells of rows) yield { index: index++, cells };
    rest = rest.slice(consumed);
    if (open !== undefined)
      diagnostics.push(tableDiagnostic("table-open-quote", "warning", uri, { place: `A${open}` }));
  };
  for await (const piece of pieces) {
    rest += decoder.decode(piece);
    if (rest.length < SNIFFED_LENGTH && delimiter === undefined) continue;
    yield* split(false);
    if (rest.length <= LONGEST_ROW) continue;
    diagnostics.push(tableDiagnostic("table-open-quote", "warning", uri, { place: `A${index + 1}` }));
    return;
  }
  rest += decoder.end();
  yield* split(true);
  if (decoder.encoding !== "utf-8") {
    diagnostics.push(tableDiagnostic("table-encoding", "info", uri, { encoding: decoder.encoding }));
  }
}

const SNIFFED_LENGTH = 1 << 16;

/** Text of bytes in pieces, by the same rules as `decodeText`, as far as what came so far can tell. */
class PieceDecoder {
  encoding = "utf-8";
  private decoder: TextDecoder | undefined;
  private carry: Uint8Array = new Uint8Array();
  private isAscii = true;
  private isFirst = true;

  decode(piece: Uint8Array): string {
    if (this.isFirst && piece.length > 0) this.begin(piece);
    if (this.decoder !== undefined) return this.decoder.decode(piece, { stream: true });
    const bytes = joined(this.carry, piece);
    const whole = wholeLength(bytes);
    this.carry = bytes.slice(whole);
    return this.utf8(bytes.subarray(0, whole));
  }

  end(): string {
    if (this.decoder !== undefined) return this.decoder.decode();
    const left = this.carry;
    this.carry = new Uint8Array();
    return this.utf8(left);
  }

  private begin(piece: Uint8Array): void {
    this.isFirst = false;
    const [first, second] = piece;
    const isLittle = (first === 0xff && second === 0xfe) || (first !== 0 && second === 0 && piece[3] === 0);
    const isBig = (first === 0xfe && second === 0xff) || (first === 0 && second !== 0 && piece[2] === 0);
    if (!isLittle && !isBig) return;
    this.encoding = "utf-16";
    this.decoder = new TextDecoder(isLittle ? "utf-16le" : "utf-16be");
  }

  private utf8(bytes: Uint8Array): string {
    try {
      const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
      if (text.length !== bytes.length) this.isAscii = false;
      return text;
    } catch {
      this.encoding = this.isAscii ? "windows-1252" : "utf-8";
      this.decoder = new TextDecoder(this.encoding);
      return this.decoder.decode(joined(bytes, this.carry), { stream: true });
    }
  }
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  if (one.length === 0) return other;
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

/** How many bytes there are without a last character that is cut in two. */
function wholeLength(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(4, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte < 0xc0) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return back < needed ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** The text of bytes: UTF-8 or UTF-16 by their mark, UTF-8 where that is valid, else Windows-1252 (old Excel in Europe). */
function decodeText(bytes: Uint8Array): { text: string; encoding: string } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: decodeAs("utf-16le", bytes), encoding: "utf-16" };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: decodeAs("utf-16be", bytes), encoding: "utf-16" };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8" };
  } catch {
    return { text: decodeAs("windows-1252", bytes), encoding: "windows-1252" };
  }
}

function decodeAs(encoding: string, bytes: Uint8Array): string {
  return new TextDecoder(encoding).decode(bytes);
}

const DELIMITERS = [",", ";", "\t", "|"] as const;
const SNIFFED_LINES = 50;

/**
 * The delimiter of a text: the one that splits most of the first lines into the same number of cells, more cells winning; titles of a
 * report above the table are outvoted.
 * Quoted text is left out, so that commas in a description do not count.
 */
function sniffDelimiter(text: string): string {
  const head = text.slice(0, 200_000).replace(/"(?:[^"]|"")*"/g, "q");
  const lines = head
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== "")
    .slice(0, SNIFFED_LINES);
  let best: string = ",";
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const widths = lines.map((line) => line.split(delimiter).length);
    const [width, count] = mostFrequent(widths.filter((one) => one > 1));
    const score = width === 0 ? 0 : (count / widths.length) * 4 + Math.min(width, 40) / 40;
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}

/** The number that occurs most, and how often; of several the first. */
function mostFrequent(numbers: readonly number[]): readonly [number, number] {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  let best: readonly [number, number] = [0, 0];
  for (const entry of counts) if (entry[1] > best[1]) best = entry;
  return best;
}

interface Rows {
  readonly rows: Cell[][];
  /** Where the row begins that is not whole yet; the end of the text in the last piece. */
  readonly consumed: number;
  /** The limit that ended the reading. */
  readonly cut: "rows" | "columns" | "cells" | undefined;
  /** Row (from 1) in which a quote opened that nothing closes. */
  readonly open: number | undefined;
}

/** Cells by rows. A quote opens only at the start of a cell; a doubled one inside stands for itself. Without `isLast` more text follows. */
function splitRows(text: string, delimiter: string, limits: TableLimits, isLast: boolean): Rows {
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let cells = 0;
  let consumed = 0;
  let cut: Rows["cut"];
  let open: number | undefined;
  let at = 0;
  while (at < text.length) {
    let value: string;
    let next: number;
    if (text[at] === '"') {
      const close = closingQuote(text, at + 1);
      if (!isLast && close >= text.length - 1) break;
      if (close === text.length) open ??= rows.length + 1;
      next = cellEnd(text, close + 1, delimiter);
      value = text.slice(at + 1, close).replaceAll('""', '"') + text.slice(close + 1, next);
    } else {
      next = cellEnd(text, at, delimiter);
      value = text.slice(at, next);
    }
    // The row may go on, and a carriage return may be half of a line end.
    if (!isLast && next >= text.length - 1) break;
    if (row.length < limits.columns) row.push(plainCell(value));
    else cut ??= "columns";
    cells++;
    if (next < text.length && text[next] === delimiter) {
      at = next + 1;
      if (at < text.length) continue;
      row.push(undefined);
      rows.push(row);
      row = [];
      break;
    }
    rows.push(row);
    row = [];
    at = text[next] === "\r" && text[next + 1] === "\n" ? next + 2 : next + 1;
    consumed = at;
    const full = cells >= limits.cells ? "cells" : rows.length >= limits.rows ? "rows" : undefined;
    if (full === undefined || at >= text.length) continue;
    cut ??= full;
    break;
  }
  return { rows, consumed: isLast ? text.length : consumed, cut, open };
}

/** Index of the quote that closes a cell opened before `from`; the length of the text when there is none. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at < 0 ? text.length : at;
}

function cellEnd(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length) {
    const character = text[at];
    if (character === delimiter || character === "\n" || character === "\r") return at;
    at++;
  }
  return text.length;
}

/** A cell of text: numbers stay text, since only the mapping knows what they mean (0123 may be a code). */
function plainCell(value: string): Cell {
  return value === "" ? undefined : unguardText(value);
}

/** File name without folder and ending. */
function sheetName(uri: string): string {
  const file = uri.slice(uri.lastIndexOf("/") + 1);
  return file.replace(/\.(csv|tsv|txt|tab)$/i, "");
}

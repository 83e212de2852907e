/** Text tables: comma, semicolon, tab or bar separated (RFC 4180 and what spreadsheets make of it). */
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Cell } from "../../model/tables/cell.ts";
import { unguardText } from "../../model/tables/guard.ts";
import { decimalMark, TABLE_LIMITS, tableDiagnostic } from "./sheet.ts";
import type { SheetReading, TableLimits } from "./sheet.ts";

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
  const { rows, cut, open } = splitRows(body, stated?.[1] ?? sniffDelimiter(body), limits);
  if (cut !== undefined) {
    diagnostics.push(tableDiagnostic("table-too-large", "warning", uri, { what: cut, limit: limits[cut] }));
  }
  if (open !== undefined) diagnostics.push(tableDiagnostic("table-open-quote", "warning", uri, { place: `A${open}` }));
  return { sheets: [{ name: sheetName(uri), uri, rows, decimal: decimalMark(rows) }], diagnostics };
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
 * The delimiter of a text: the one that splits most of the first lines into the same number of cells, more cells winning.
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
    const first = widths[0] ?? 1;
    if (first < 2) continue;
    const agreeing = widths.filter((width) => width === first).length / widths.length;
    const score = agreeing * 4 + Math.min(first, 40) / 40;
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}

interface Rows {
  readonly rows: Cell[][];
  /** The limit that ended the reading. */
  readonly cut: "rows" | "columns" | "cells" | undefined;
  /** Row (from 1) in which a quote opened that nothing closes. */
  readonly open: number | undefined;
}

/** Cells by rows. A quote opens only at the start of a cell; a doubled one inside stands for itself. */
function splitRows(text: string, delimiter: string, limits: TableLimits): Rows {
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let cells = 0;
  let cut: Rows["cut"];
  let open: number | undefined;
  let at = 0;
  while (at < text.length) {
    let value: string;
    let next: number;
    if (text[at] === '"') {
      const close = closingQuote(text, at + 1);
      if (close === text.length) open ??= rows.length + 1;
      next = cellEnd(text, close + 1, delimiter);
      value = text.slice(at + 1, close).replaceAll('""', '"') + text.slice(close + 1, next);
    } else {
      next = cellEnd(text, at, delimiter);
      value = text.slice(at, next);
    }
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
    const full = cells >= limits.cells ? "cells" : rows.length >= limits.rows ? "rows" : undefined;
    if (full === undefined || at >= text.length) continue;
    cut ??= full;
    break;
  }
  return { rows, cut, open };
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

/** A sheet: a rectangle of cells, whatever file it came from. */
import type { Diagnostic, Severity } from "../../base/diagnostic.ts";
import type { Cell } from "../../model/tables/cell.ts";

export interface Sheet {
  /** Name of the sheet; of a text file its name without folder and ending. */
  readonly name: string;
  /** Path of the file. */
  readonly uri: string;
  /** `rows[0]` is row 1 of the sheet; empty rows are there, so that places stay true. */
  readonly rows: readonly (readonly Cell[])[];
  /** How texts of this sheet write fractions, where it is clear from the texts themselves. */
  readonly decimal: "," | "." | undefined;
  /** Hidden in the workbook: read only where somebody names it. */
  readonly hidden?: boolean;
}

export interface SheetReading {
  readonly sheets: readonly Sheet[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What a file may ask of us; beyond it the rest is left out and said. */
export interface TableLimits {
  /** Bytes of the file, and of everything unpacked from it. */
  readonly bytes: number;
  readonly unpackedBytes: number;
  readonly sheets: number;
  readonly rows: number;
  readonly columns: number;
  /** Places of all sheets together, empty ones between others counted. */
  readonly cells: number;
}

/** As many rows and columns as Excel has, and as much content as a browser page holds with ease. */
export const TABLE_LIMITS: TableLimits = {
  bytes: 100_000_000,
  unpackedBytes: 400_000_000,
  sheets: 256,
  rows: 1_048_576,
  columns: 16_384,
  cells: 10_000_000,
};

/** Letters of a column counted from 0: A, B ... Z, AA. */
export function columnName(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnName(Math.floor(column / 26) - 1) + last;
}

/** Place as people say it, row and column from 0: `B7`; with the sheet before it where that helps, `Applications!B7`. */
export function cellPlace(row: number, column: number, sheet?: Sheet): string {
  const place = `${columnName(column)}${row + 1}`;
  return sheet === undefined ? place : `${sheet.name}!${place}`;
}

/** Text of a cell as a person sees it, without space around; empty for nothing. */
export function cellText(cell: Cell): string {
  if (cell === undefined) return "";
  if (typeof cell === "string") return cell.trim();
  if (typeof cell === "boolean") return cell ? "yes" : "no";
  return typeof cell === "number" ? String(cell) : cell.date;
}

/** Does the row hold anything? */
export function isBlank(row: readonly Cell[]): boolean {
  return row.every((cell) => cellText(cell) === "");
}

/** A diagnostic of a table; tables have places (`B7`) where text has byte ranges, so the place is a parameter. */
export function tableDiagnostic(
  code: string,
  severity: Severity,
  uri: string,
  parameters: Readonly<Record<string, string | number>>,
  suggestion?: string,
): Diagnostic {
  const diagnostic = { code, severity, uri, span: { start: 0, end: 0 }, parameters };
  return suggestion === undefined ? diagnostic : { ...diagnostic, suggestion };
}

/** How the texts of a sheet write fractions: the mark that the clear cases use more often; `undefined` when there is none. */
export function decimalMark(rows: readonly (readonly Cell[])[]): "," | "." | undefined {
  let commas = 0;
  let points = 0;
  for (const row of rows) {
    for (const cell of row) {
      if (typeof cell !== "string" || cell.length > 40) continue;
      if (COMMA_FRACTION.test(cell)) commas++;
      else if (POINT_FRACTION.test(cell)) points++;
    }
  }
  if (commas === points) return undefined;
  return commas > points ? "," : ".";
}

/** A number that can only be read one way: three digits after the mark might be thousands, other counts cannot. */
const COMMA_FRACTION = /^\s*[-+]?(\d+|\d{1,3}([ .'’\u00a0\u202f]\d{3})+),(\d{1,2}|\d{4,})\s*\D{0,6}$/;
const POINT_FRACTION = /^\s*[-+]?(\d+|\d{1,3}([ ,'’\u00a0\u202f]\d{3})+)\.(\d{1,2}|\d{4,})\s*[^\d.]{0,6}$/;

/** Tables as text: RFC 4180, guarded against formula injection, in the dialect that the reader's spreadsheet opens. */
import { encode } from "../../base/text.ts";
import type { Cell, DataTable } from "../../model/tables/cell.ts";
import { guardText } from "../../model/tables/guard.ts";

export interface CsvDialect {
  readonly delimiter: "," | ";" | "\t";
  /** Byte-order mark, by which Excel knows UTF-8. */
  readonly mark: boolean;
  /** Mark before fractions. */
  readonly decimal: "," | ".";
}

/** As Archi and most programs read it. */
export const PLAIN_CSV: CsvDialect = { delimiter: ",", mark: false, decimal: "." };

/** As Excel opens it by double click where numbers have a decimal comma: France, Switzerland, most of Europe. */
export const EUROPEAN_CSV: CsvDialect = { delimiter: ";", mark: true, decimal: "," };

/** UTF-8 bytes of a table, header first, lines ended by CR LF; every text is quoted, so that none is taken for something else. */
export function writeCsv(table: DataTable, dialect: CsvDialect = PLAIN_CSV): Uint8Array {
  const lines = [table.header, ...table.rows].map((row) =>
    row.map((cell) => csvCell(cell, dialect)).join(dialect.delimiter),
  );
  return encode(`${dialect.mark ? "\ufeff" : ""}${lines.join("\r\n")}\r\n`);
}

function csvCell(cell: Cell, { decimal }: CsvDialect): string {
  if (cell === undefined) return "";
  if (typeof cell === "string") return `"${guardText(cell).replaceAll('"', '""')}"`;
  if (typeof cell === "number") return decimal === "," ? quoted(String(cell).replace(".", ",")) : String(cell);
  return typeof cell === "boolean" ? (cell ? "yes" : "no") : cell.date;
}

function quoted(text: string): string {
  return text.includes(",") ? `"${text}"` : text;
}

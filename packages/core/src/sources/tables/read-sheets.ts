/** The door for table files: bytes in, sheets out, whichever of the formats it is. */
import { readCsv } from "./csv.ts";
import { TABLE_LIMITS, tableDiagnostic } from "./sheet.ts";
import type { SheetReading, TableLimits } from "./sheet.ts";
import { readXlsx } from "./xlsx.ts";

/** Reads CSV, TSV or XLSX, told apart by the first bytes, not by the name. Never throws. */
export function readSheets(bytes: Uint8Array, uri: string, limits: TableLimits = TABLE_LIMITS): SheetReading {
  if (startsWith(bytes, ZIP)) return readXlsx(bytes, uri, limits);
  if (startsWith(bytes, COMPOUND)) {
    return { sheets: [], diagnostics: [tableDiagnostic("table-old-excel", "error", uri, {})] };
  }
  return readCsv(bytes, uri, limits);
}

const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** Compound file: `.xls` of Excel 97-2003, and workbooks with a password. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

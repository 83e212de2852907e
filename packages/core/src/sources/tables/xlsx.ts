/**
 * Excel workbooks (ECMA-376, SpreadsheetML): sheets of cells out of the zip. Formulas are never computed: the value that the
 * spreadsheet saved last is taken. Dates come out as ISO days by the number format of their cell, as a person sees them.
 */
import { strFromU8, unzipSync } from "fflate";
import { SaxesParser } from "saxes";
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Cell } from "../../model/tables/cell.ts";
import { decimalMark, TABLE_LIMITS, tableDiagnostic } from "./sheet.ts";
import type { Sheet, SheetReading, TableLimits } from "./sheet.ts";
import { formatKind, formattedNumber } from "./xlsx-formats.ts";
import type { FormatKind } from "./xlsx-formats.ts";

/** Reads a workbook. Never throws: a damaged or oversized one is told, and what can be read is read. */
export function readXlsx(bytes: Uint8Array, uri: string, limits: TableLimits = TABLE_LIMITS): SheetReading {
  const diagnostics: Diagnostic[] = [];
  const parts = unpack(bytes, uri, limits, diagnostics);
  if (parts === undefined) return { sheets: [], diagnostics };
  const workbook = readWorkbook(parts);
  if (workbook.sheets.length === 0) {
    diagnostics.push(tableDiagnostic("table-damaged", "error", uri, { part: "xl/workbook.xml" }));
    return { sheets: [], diagnostics };
  }
  if (workbook.sheets.length > limits.sheets) {
    diagnostics.push(tableDiagnostic("table-too-large", "warning", uri, { what: "sheets", limit: limits.sheets }));
  }
  const book: Book = {
    uri,
    strings: readStrings(parts.get(workbook.strings) ?? ""),
    formats: readFormats(parts.get(workbook.styles) ?? ""),
    from1904: workbook.from1904,
    limits,
    budget: { cells: limits.cells },
    diagnostics,
  };
  const sheets = workbook.sheets
    .slice(0, limits.sheets)
    .flatMap((entry) => readSheet(entry, parts.get(entry.part), book) ?? []);
  return { sheets, diagnostics };
}

/** DEFLATE cannot pack tighter than this (RFC 1951: 258 bytes in two bits), so whoever declares more is lying. */
const TIGHTEST = 1032;

/** XML parts by name. Sizes are checked as declared before anything is unpacked, and unpacking never exceeds what was declared. */
function unpack(
  bytes: Uint8Array,
  uri: string,
  limits: TableLimits,
  diagnostics: Diagnostic[],
): Map<string, string> | undefined {
  if (bytes.length > limits.bytes) {
    diagnostics.push(tableDiagnostic("table-too-large", "error", uri, { what: "bytes", limit: limits.bytes }));
    return undefined;
  }
  let left = limits.unpackedBytes;
  let refused = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        if (!/\.(xml|rels)$/i.test(name) || UNREAD.test(name)) return false;
        if (originalSize > left || originalSize > size * TIGHTEST + 64) {
          refused++;
          return false;
        }
        left -= originalSize;
        return true;
      },
    });
    if (refused > 0) {
      diagnostics.push(
        tableDiagnostic("table-too-large", "error", uri, { what: "unpacked-bytes", limit: limits.unpackedBytes }),
      );
    }
    return new Map(Object.entries(files).map(([name, content]) => [name.replace(/^\//, ""), strFromU8(content)]));
  } catch {
    diagnostics.push(tableDiagnostic("table-damaged", "error", uri, { part: "zip" }));
    return undefined;
  }
}

/** Parts that hold no cells. */
const UNREAD = /(^|\/)(theme|drawings|charts|media|pivotCache|pivotTables|printerSettings|embeddings|customXml)\//i;

interface SheetEntry {
  readonly name: string;
  readonly part: string;
  readonly hidden: boolean;
}

interface Workbook {
  readonly sheets: readonly SheetEntry[];
  readonly strings: string;
  readonly styles: string;
  readonly from1904: boolean;
}

/** The list of sheets and where each part is, by the relationships of the package. */
function readWorkbook(parts: ReadonlyMap<string, string>): Workbook {
  const root = readTargets(parts.get("_rels/.rels") ?? "", "");
  const main = root.find((target) => target.type === "officeDocument")?.part ?? "xl/workbook.xml";
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const targets = readTargets(parts.get(`${folder}_rels/${main.slice(folder.length)}.rels`) ?? "", folder);
  const sheets: SheetEntry[] = [];
  let from1904 = false;
  walk(parts.get(main) ?? "", {
    open(name, attributes) {
      if (name === "workbookPr") from1904 = isTrue(attributes["date1904"]);
      if (name !== "sheet") return;
      const id = attributes["r:id"] ?? attributes[Object.keys(attributes).find((key) => key.endsWith(":id")) ?? "id"];
      const part =
        targets.find((target) => target.id === id)?.part ?? `${folder}worksheets/sheet${sheets.length + 1}.xml`;
      const state = attributes["state"];
      sheets.push({
        name: attributes["name"] ?? `Sheet${sheets.length + 1}`,
        part,
        hidden: state === "hidden" || state === "veryHidden",
      });
    },
  });
  return {
    sheets,
    strings: targets.find((target) => target.type === "sharedStrings")?.part ?? `${folder}sharedStrings.xml`,
    styles: targets.find((target) => target.type === "styles")?.part ?? `${folder}styles.xml`,
    from1904,
  };
}

interface Target {
  readonly id: string;
  /** Last word of the relationship type: `worksheet`, `styles`. */
  readonly type: string;
  readonly part: string;
}

function readTargets(xml: string, folder: string): Target[] {
  const targets: Target[] = [];
  walk(xml, {
    open(name, attributes) {
      if (name !== "Relationship") return;
      const target = attributes["Target"] ?? "";
      const type = attributes["Type"] ?? "";
      targets.push({
        id: attributes["Id"] ?? "",
        type: type.slice(type.lastIndexOf("/") + 1),
        part: target.startsWith("/") ? target.slice(1) : folder + target.replace(/^\.\//, ""),
      });
    },
  });
  return targets;
}

/** Shared strings by index; rich text without its looks, reading aids (`rPh`) left out. */
function readStrings(xml: string): string[] {
  const strings: string[] = [];
  let text = "";
  let isText = false;
  let aids = 0;
  walk(xml, {
    open(name) {
      if (name === "si") text = "";
      else if (name === "rPh") aids++;
      isText = name === "t" && aids === 0;
    },
    text(value) {
      if (isText) text += value;
    },
    close(name) {
      if (name === "si") strings.push(unescapeText(text));
      else if (name === "rPh") aids--;
      isText = false;
    },
  });
  return strings;
}

/** What the number format of each cell style means. */
function readFormats(xml: string): FormatKind[] {
  const codes = new Map<string, string>();
  const kinds: FormatKind[] = [];
  let inCells = false;
  walk(xml, {
    open(name, attributes) {
      if (name === "numFmt") codes.set(attributes["numFmtId"] ?? "", attributes["formatCode"] ?? "");
      else if (name === "cellXfs") inCells = true;
      else if (name === "xf" && inCells) {
        const id = attributes["numFmtId"] ?? "0";
        kinds.push(formatKind(Number(id), codes.get(id)));
      }
    },
    close(name) {
      if (name === "cellXfs") inCells = false;
    },
  });
  return kinds;
}

interface Book {
  readonly uri: string;
  readonly strings: readonly string[];
  readonly formats: readonly FormatKind[];
  readonly from1904: boolean;
  readonly limits: TableLimits;
  /** Places that may still be filled, over all sheets. */
  readonly budget: { cells: number };
  readonly diagnostics: Diagnostic[];
}

const NO_CELLS: Cell[] = [];

function readSheet(entry: SheetEntry, xml: string | undefined, book: Book): Sheet | undefined {
  if (xml === undefined) {
    book.diagnostics.push(tableDiagnostic("table-damaged", "warning", book.uri, { part: entry.name }));
    return undefined;
  }
  const rows: Cell[][] = [];
  let row = -1;
  let column = -1;
  let type = "n";
  let style = 0;
  let value = "";
  let isValue = false;
  let aids = 0;
  let errors = 0;
  const place = (cell: Cell): void => {
    if (cell === undefined) return;
    if (row >= book.limits.rows || column >= book.limits.columns || book.budget.cells <= 0) {
      cut(entry, row >= book.limits.rows ? "rows" : column >= book.limits.columns ? "columns" : "cells", book);
      return;
    }
    while (rows.length <= row) rows.push(NO_CELLS);
    let cells = rows[row] ?? NO_CELLS;
    if (cells === NO_CELLS) rows[row] = cells = [];
    const before = cells.length;
    while (cells.length <= column) cells.push(undefined);
    book.budget.cells -= cells.length - before;
    cells[column] = cell;
  };
  const damaged = walk(xml, {
    open(name, attributes) {
      if (name === "row") {
        row = wholeNumber(attributes["r"], row + 2) - 1;
        column = -1;
      } else if (name === "c") {
        const reference = /^([A-Z]{1,3})(\d{1,7})$/.exec(attributes["r"] ?? "");
        column = reference?.[1] === undefined ? column + 1 : columnIndex(reference[1]);
        if (reference?.[2] !== undefined) row = Number(reference[2]) - 1;
        if (row < 0) row = 0;
        type = attributes["t"] ?? "n";
        style = wholeNumber(attributes["s"], 0);
        value = "";
      } else if (name === "rPh") aids++;
      isValue = name === "v" || (name === "t" && aids === 0);
    },
    text(text) {
      if (isValue) value += text;
    },
    close(name) {
      isValue = false;
      if (name === "rPh") aids--;
      if (name !== "c" || column < 0) return;
      if (type === "e") errors++;
      else place(cellValue(type, value, book.formats[style] ?? "number", book));
      value = "";
    },
  });
  if (damaged) book.diagnostics.push(tableDiagnostic("table-damaged", "warning", book.uri, { part: entry.name }));
  if (errors > 0) {
    book.diagnostics.push(tableDiagnostic("table-cell-errors", "info", book.uri, { sheet: entry.name, count: errors }));
  }
  const sheet = { name: entry.name, uri: book.uri, rows, decimal: decimalMark(rows) };
  return entry.hidden ? { ...sheet, hidden: true } : sheet;
}

/** Says once per sheet and limit that something was left out. */
function cut(entry: SheetEntry, what: "rows" | "columns" | "cells", book: Book): void {
  const isSaid = book.diagnostics.some(
    ({ code, parameters }) =>
      code === "table-too-large" && parameters["sheet"] === entry.name && parameters["what"] === what,
  );
  if (isSaid) return;
  const parameters = { what, limit: book.limits[what], sheet: entry.name };
  book.diagnostics.push(tableDiagnostic("table-too-large", "warning", book.uri, parameters));
}

function cellValue(type: string, value: string, format: FormatKind, book: Book): Cell {
  if (value === "") return undefined;
  if (type === "s") return book.strings[wholeNumber(value, -1)] || undefined;
  if (type === "str" || type === "inlineStr") return unescapeText(value);
  if (type === "b") return isTrue(value);
  if (type === "d") return { date: value.replace(/T00:00:00(\.0+)?Z?$/, "") };
  const number = Number(value);
  return Number.isFinite(number) ? formattedNumber(number, format, book.from1904) : unescapeText(value);
}

/** SpreadsheetML writes characters that XML cannot hold as `_x000D_` (ECMA-376 part 1, 22.9.2.19). */
function unescapeText(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function isTrue(text: string | undefined): boolean {
  return text === "1" || text === "true";
}

function wholeNumber(text: string | undefined, otherwise: number): number {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : otherwise;
}

/** Column from 0 of its letters. */
function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

interface Visitor {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Walks an XML part by local names; document types and entities of its own are not expanded. Returns whether it is damaged. */
function walk(xml: string, visitor: Visitor): boolean {
  const parser = new SaxesParser();
  let damaged = false;
  parser.on("error", () => {
    damaged = true;
  });
  parser.on("opentag", (tag) => visitor.open?.(localName(tag.name), tag.attributes));
  parser.on("text", (text) => visitor.text?.(text));
  parser.on("cdata", (text) => visitor.text?.(text));
  parser.on("closetag", (tag) => visitor.close?.(localName(tag.name)));
  try {
    parser.write(xml).close();
  } catch {
    damaged = true;
  }
  return damaged;
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}

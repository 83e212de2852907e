/**
 * Excel workbooks (ECMA-376, SpreadsheetML): sheets of cells out of the zip. Formulas are never computed: the value that the
 * spreadsheet saved last is taken. Dates come out as ISO days by the number format of their cell, as a person sees them.
 */
import { SaxesParser } from "saxes";
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Cell } from "../../model/tables/cell.ts";
import { decimalMark, TABLE_LIMITS, tableDiagnostic } from "./sheet.ts";
import type { Sheet, SheetReading, TableLimits } from "./sheet.ts";
import { formatKind } from "./xlsx-formats.ts";
import type { FormatKind } from "./xlsx-formats.ts";
import { sheetRows } from "./xlsx-rows.ts";
import type { CellContext, RowsEnd, SheetRow } from "./xlsx-rows.ts";
import { readStrings, SharedStrings } from "./xlsx-strings.ts";
import { isTrue } from "./xlsx-text.ts";
import { unpackPart, zipParts } from "./zip-parts.ts";
import type { ZipPart } from "./zip-parts.ts";

/** Reads a workbook. Never throws: a damaged or oversized one is told, and what can be read is read. */
export function readXlsx(bytes: Uint8Array, uri: string, limits: TableLimits = TABLE_LIMITS): SheetReading {
  const diagnostics: Diagnostic[] = [];
  const workbook = openXlsx(bytes, uri, limits, diagnostics);
  if (workbook === undefined) return { sheets: [], diagnostics };
  const budget = { cells: limits.cells };
  const sheets = workbook.sheets.flatMap((entry) => readSheet(entry, workbook, budget) ?? []);
  return { sheets, diagnostics };
}

/** A workbook whose sheets are read when they are asked for. */
export interface OpenWorkbook {
  readonly uri: string;
  readonly sheets: readonly OpenSheet[];
  readonly limits: TableLimits;
  readonly diagnostics: Diagnostic[];
}

export interface OpenSheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** Size of its part when unpacked. */
  readonly size: number;
  /** Its rows, once: in the order of the part, empty ones left out. `undefined` where the part is missing. */
  rows(): Iterable<SheetRow> | undefined;
}

/** Opens a workbook; `undefined` where nothing of it can be read, which is told. */
export function openXlsx(
  bytes: Uint8Array,
  uri: string,
  limits: TableLimits,
  diagnostics: Diagnostic[],
): OpenWorkbook | undefined {
  const parts = listParts(bytes, uri, limits, diagnostics);
  if (parts === undefined) return undefined;
  const whole = (name: string): string => textOf(bytes, parts.get(name));
  const workbook = readWorkbook(whole);
  if (workbook.sheets.length === 0) {
    diagnostics.push(tableDiagnostic("table-damaged", "error", uri, { part: "xl/workbook.xml" }));
    return undefined;
  }
  if (workbook.sheets.length > limits.sheets) {
    diagnostics.push(tableDiagnostic("table-too-large", "warning", uri, { what: "sheets", limit: limits.sheets }));
  }
  const strings = parts.get(workbook.strings);
  const context = {
    strings: strings === undefined ? new SharedStrings() : readStrings(unpackPart(bytes, strings)),
    formats: readFormats(whole(workbook.styles)),
    from1904: workbook.from1904,
    columns: limits.columns,
  };
  const sheets = workbook.sheets.slice(0, limits.sheets).map(({ name, part, hidden }): OpenSheet => {
    const found = parts.get(part);
    return {
      name,
      isHidden: hidden,
      size: found?.size ?? 0,
      rows: () => (found === undefined ? undefined : toldRows(bytes, found, name, context, uri, limits, diagnostics)),
    };
  });
  return { uri, sheets, limits, diagnostics };
}

/** Rows of a sheet; what was wrong with it is told when they are through. */
function* toldRows(
  bytes: Uint8Array,
  part: ZipPart,
  sheet: string,
  context: CellContext,
  uri: string,
  limits: TableLimits,
  diagnostics: Diagnostic[],
): Generator<SheetRow> {
  const end: RowsEnd = { isDamaged: false, errors: 0, isWide: false };
  const pieces = function* (): Generator<Uint8Array> {
    if (!(yield* unpackPart(bytes, part))) end.isDamaged = true;
  };
  yield* sheetRows(pieces(), context, end);
  if (end.isWide) {
    const parameters = { what: "columns", limit: limits.columns, sheet };
    diagnostics.push(tableDiagnostic("table-too-large", "warning", uri, parameters));
  }
  if (end.isDamaged) diagnostics.push(tableDiagnostic("table-damaged", "warning", uri, { part: sheet }));
  if (end.errors > 0) {
    diagnostics.push(tableDiagnostic("table-cell-errors", "info", uri, { sheet, count: end.errors }));
  }
}

/** DEFLATE cannot pack tighter than this (RFC 1951: 258 bytes in two bits), so whoever declares more is lying. */
const TIGHTEST = 1032;

/** XML parts by name. Sizes are checked as declared before anything is unpacked, and unpacking never exceeds what was declared. */
function listParts(
  bytes: Uint8Array,
  uri: string,
  limits: TableLimits,
  diagnostics: Diagnostic[],
): ReadonlyMap<string, ZipPart> | undefined {
  if (bytes.length > limits.bytes) {
    diagnostics.push(tableDiagnostic("table-too-large", "error", uri, { what: "bytes", limit: limits.bytes }));
    return undefined;
  }
  const listed = zipParts(bytes);
  if (listed === undefined) {
    diagnostics.push(tableDiagnostic("table-damaged", "error", uri, { part: "zip" }));
    return undefined;
  }
  let left = limits.unpackedBytes;
  let refused = 0;
  const parts = new Map<string, ZipPart>();
  for (const part of listed) {
    if (!/\.(xml|rels)$/i.test(part.name) || UNREAD.test(part.name)) continue;
    if (part.size > left || part.size > part.packedSize * TIGHTEST + 64) refused++;
    else {
      left -= part.size;
      parts.set(part.name, part);
    }
  }
  if (refused > 0) {
    const parameters = { what: "unpacked-bytes", limit: limits.unpackedBytes };
    diagnostics.push(tableDiagnostic("table-too-large", "error", uri, parameters));
  }
  return parts;
}

/** A small part as text; empty where it is missing. */
function textOf(bytes: Uint8Array, part: ZipPart | undefined): string {
  if (part === undefined) return "";
  const decoder = new TextDecoder();
  let text = "";
  for (const piece of unpackPart(bytes, part)) text += decoder.decode(piece, { stream: true });
  return text + decoder.decode();
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
function readWorkbook(part: (name: string) => string): Workbook {
  const root = readTargets(part("_rels/.rels"), "");
  const main = root.find((target) => target.type === "officeDocument")?.part ?? "xl/workbook.xml";
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const targets = readTargets(part(`${folder}_rels/${main.slice(folder.length)}.rels`), folder);
  const sheets: SheetEntry[] = [];
  let from1904 = false;
  walk(part(main), {
    open(name, attributes) {
      if (name === "workbookPr") from1904 = isTrue(attributes["date1904"]);
      if (name !== "sheet") return;
      const id = attributes["r:id"] ?? attributes[Object.keys(attributes).find((key) => key.endsWith(":id")) ?? "id"];
      const found =
        targets.find((target) => target.id === id)?.part ?? `${folder}worksheets/sheet${sheets.length + 1}.xml`;
      const state = attributes["state"];
      sheets.push({
        name: attributes["name"] ?? `Sheet${sheets.length + 1}`,
        part: found,
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

const NO_CELLS: Cell[] = [];

function readSheet(entry: OpenSheet, book: OpenWorkbook, budget: { cells: number }): Sheet | undefined {
  const { limits, uri, diagnostics } = book;
  const read = entry.rows();
  if (read === undefined) {
    diagnostics.push(tableDiagnostic("table-damaged", "warning", uri, { part: entry.name }));
    return undefined;
  }
  const rows: Cell[][] = [];
  let cut: "rows" | "cells" | undefined;
  for (const { index, cells } of read) {
    if (index >= limits.rows || budget.cells <= 0) {
      cut ??= index >= limits.rows ? "rows" : "cells";
      continue;
    }
    while (rows.length <= index) rows.push(NO_CELLS);
    const before = rows[index] ?? NO_CELLS;
    budget.cells -= Math.max(0, cells.length - before.length);
    rows[index] =
      before === NO_CELLS ? cells : before.concat(cells.slice(before.length)).map((cell, at) => cells[at] ?? cell);
  }
  if (cut !== undefined) {
    const parameters = { what: cut, limit: limits[cut], sheet: entry.name };
    diagnostics.push(tableDiagnostic("table-too-large", "warning", uri, parameters));
  }
  const sheet = { name: entry.name, uri, rows, decimal: decimalMark(rows) };
  return entry.isHidden ? { ...sheet, hidden: true } : sheet;
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
  let errors = 0;
  parser.on("error", (error) => {
    damaged = true;
    // A part of nothing but errors would take minutes.
    if (++errors > MOST_ERRORS) throw error;
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

const MOST_ERRORS = 100;

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}

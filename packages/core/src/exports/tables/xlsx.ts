/**
 * Tables as an Excel workbook (ECMA-376, SpreadsheetML), one sheet each: bold header that stays in sight, filter, column widths,
 * real dates and numbers. Text is written as text and never as a formula. Equal tables give equal bytes: no clock goes in.
 */
import { strToU8, zipSync } from "fflate";
import type { Zippable } from "fflate";
import type { Cell, DataTable } from "../../model/tables/cell.ts";
import { isRisky } from "../../model/tables/guard.ts";

/** Longest text that a cell of Excel may hold. */
export const LONGEST_TEXT = 32_767;

/** Bytes of a workbook. Texts longer than a cell may hold are cut; `writeCsv` has no such limit. */
export function writeXlsx(tables: readonly DataTable[]): Uint8Array {
  const names = sheetNames(tables);
  const files: Zippable = {
    "[Content_Types].xml": part(contentTypes(tables.length)),
    "_rels/.rels": part(relationships([["officeDocument", "xl/workbook.xml"]])),
    "xl/workbook.xml": part(workbook(names)),
    "xl/_rels/workbook.xml.rels": part(
      relationships([
        ...tables.map((_, index) => ["worksheet", `worksheets/sheet${index + 1}.xml`] as const),
        ["styles", "styles.xml"],
      ]),
    ),
    "xl/styles.xml": part(STYLES),
  };
  for (const [index, table] of tables.entries()) files[`xl/worksheets/sheet${index + 1}.xml`] = part(worksheet(table));
  return zipSync(files, { mtime: EPOCH, level: 6 });
}

/** The first moment that a zip can hold (1980), in local time as zip wants it. */
const EPOCH = "1980-01-01T00:00:00";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

function part(xml: string): Uint8Array {
  return strToU8(HEAD + xml);
}

function contentTypes(sheets: number): string {
  const override = (name: string, type: string): string =>
    `<Override PartName="/xl/${name}" ContentType="${SHEET_TYPE}.${type}+xml"/>`;
  const worksheets = Array.from({ length: sheets }, (_, index) =>
    override(`worksheets/sheet${index + 1}.xml`, "worksheet"),
  );
  return (
    `<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `${override("workbook.xml", "sheet.main")}${worksheets.join("")}${override("styles.xml", "styles")}</Types>`
  );
}

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const entries = targets.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${entries.join("")}</Relationships>`;
}

function workbook(names: readonly string[]): string {
  const sheets = names.map(
    (name, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join("")}</sheets></workbook>`;
}

/** Sheet names as Excel permits them: at most 31 characters, none of `[]:*?/\`, no two alike. */
function sheetNames(tables: readonly DataTable[]): string[] {
  const used = new Set<string>();
  return tables.map(({ name }) => {
    const clean =
      name
        .replace(/[[\]:*?/\\]/g, "-")
        .replace(/^'|'$/g, "")
        .slice(0, 31) || "Sheet";
    let unique = clean;
    for (let count = 2; used.has(unique.toLowerCase()); count++)
      unique = `${clean.slice(0, 31 - ` (${count})`.length)} (${count})`;
    used.add(unique.toLowerCase());
    return unique;
  });
}

/** Cell styles by number: 0 plain, 1 header, 2 day, 3 moment, 4 text that looks like a formula (`quotePrefix` keeps it text), 5 long text. */
const STYLES =
  `<styleSheet xmlns="${MAIN}">` +
  '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>' +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/></font></fonts>' +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FF1F3A5F"/><bgColor indexed="64"/></patternFill></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/>' +
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/>' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

const STYLE = { plain: 0, header: 1, day: 2, moment: 3, risky: 4, long: 5 };

function worksheet(table: DataTable): string {
  const header = table.header.map((text, column) => textCell(text, reference(0, column), STYLE.header)).join("");
  const rows = table.rows.map(
    (row, index) =>
      `<row r="${index + 2}">${row.map((cell, column) => xlsxCell(cell, reference(index + 1, column))).join("")}</row>`,
  );
  const last = reference(table.rows.length, Math.max(0, table.header.length - 1));
  const filter = table.header.length === 0 ? "" : `<autoFilter ref="A1:${last}"/>`;
  return (
    `<worksheet xmlns="${MAIN}"><dimension ref="A1:${last}"/>` +
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `${columnWidths(table)}<sheetData><row r="1">${header}</row>${rows.join("")}</sheetData>${filter}</worksheet>`
  );
}

const NARROWEST = 8;
const WIDEST = 60;
const MEASURED_ROWS = 500;

/** Widths in characters, wide enough for the header and the first rows. */
function columnWidths({ header, rows }: DataTable): string {
  if (header.length === 0) return "";
  const columns = header.map((title, column) => {
    let width = title.length + 3;
    for (const row of rows.slice(0, MEASURED_ROWS)) width = Math.max(width, shownLength(row[column]) + 1);
    const bounded = Math.min(WIDEST, Math.max(NARROWEST, width));
    return `<col min="${column + 1}" max="${column + 1}" width="${bounded}" customWidth="1"/>`;
  });
  return `<cols>${columns.join("")}</cols>`;
}

function shownLength(cell: Cell): number {
  if (cell === undefined) return 0;
  if (typeof cell === "object") return cell.date.length;
  return typeof cell === "string"
    ? Math.max(
        ...cell
          .slice(0, 400)
          .split("\n")
          .map((line) => line.length),
      )
    : String(cell).length;
}

function xlsxCell(cell: Cell, at: string): string {
  if (cell === undefined || cell === "") return "";
  if (typeof cell === "string")
    return textCell(cell, at, isRisky(cell) ? STYLE.risky : cell.includes("\n") ? STYLE.long : STYLE.plain);
  if (typeof cell === "number")
    return Number.isFinite(cell) ? `<c r="${at}"><v>${cell}</v></c>` : textCell(String(cell), at, STYLE.plain);
  if (typeof cell === "boolean") return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  const serial = serialOf(cell.date);
  if (serial === undefined) return textCell(cell.date, at, STYLE.plain);
  return `<c r="${at}" s="${Number.isInteger(serial) ? STYLE.day : STYLE.moment}"><v>${serial}</v></c>`;
}

function textCell(text: string, at: string, style: number): string {
  const escaped = escapeXml(escapeText(text.slice(0, LONGEST_TEXT)));
  return `<c r="${at}" t="inlineStr"${style === 0 ? "" : ` s="${style}"`}><is><t xml:space="preserve">${escaped}</t></is></c>`;
}

/** Serial number of an ISO day (1900 system); `undefined` before March 1900, where Excel's calendar is wrong, and for other texts. */
function serialOf(date: string): number | undefined {
  const milliseconds = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2})?$/.test(date)
    ? Date.parse(date.length === 10 ? date : `${date}Z`)
    : Number.NaN;
  const serial = milliseconds / 86_400_000 + 25_569;
  return serial >= 61 ? serial : undefined;
}

/** What XML cannot hold, as SpreadsheetML writes it (`_x000D_`, ECMA-376 part 1, 22.9.2.19); what looks like it is escaped too. */
function escapeText(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_").replace(/[^\P{Cc}\t\n]|[\ufffe\uffff]/gu, (character) => {
    return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
  });
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Place of a cell, row and column from 0. */
function reference(row: number, column: number): string {
  let letters = "";
  for (let at = column; at >= 0; at = Math.floor(at / 26) - 1) letters = String.fromCharCode(65 + (at % 26)) + letters;
  return `${letters}${row + 1}`;
}

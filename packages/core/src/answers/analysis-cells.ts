/** The table of an analysis for people: words in their language, elements as links, numbers and days as they are written. */
import { dayNumber } from "../base/dates.ts";
import type { Locale } from "../base/codes.ts";
import { printNumber, printPercent } from "../base/quantity.ts";
import type { Table, TableCell, TableColumn } from "../base/table.ts";
import type { Model } from "../model/model.ts";
import type { Cell, DataTable } from "../model/tables/cell.ts";
import { printValue } from "../model/values.ts";
import type { AnalysisCell, AnalysisColumn } from "./analysis-answers.ts";
import { localeOf } from "./positions.ts";
import { summaryOf } from "./summary.ts";

/** Elements of one cell that are named; of more, how many. */
const MOST_NAMED = 12;

/** The columns for people: an element is shown by its name already. */
export function shownColumns(columns: readonly TableColumn[]): readonly number[] {
  const hasElement = columns.some(({ key, holds }) => key === "id" && holds === "element");
  return columns.flatMap(({ key }, index) => (hasElement && key === "name" ? [] : [index]));
}

export function columnAnswer({ key, name, isNumeric, holds }: TableColumn, locale: Locale): AnalysisColumn {
  return { key, name: name[locale], numeric: isNumeric, holds: holds ?? null };
}

/** What a cell says, and the elements that it names. */
export function cellAnswer(model: Model, cell: TableCell, column: TableColumn, language: string): AnalysisCell {
  const locale = localeOf(language);
  if (cell === null) return { text: "" };
  if (typeof cell === "number") return { text: numberText(cell, column, locale) };
  if (typeof cell !== "string")
    return cell.en.startsWith("unknown") ? { text: cell[locale], isUnknown: true } : { text: cell[locale] };
  if (column.holds === "date") return { text: dateText(cell, locale) };
  if (column.holds === "kind") return { text: kindName(model, cell, locale) };
  if (column.holds !== "element" && column.holds !== "elements") return { text: cell };
  const ids = column.holds === "element" ? [cell] : cell.split(", ").filter((id) => id !== "");
  const elements = ids.flatMap((id) => {
    const element = model.element(id);
    return element?.layer === undefined ? [] : [element];
  });
  if (elements.length !== ids.length || elements.length === 0) return { text: cell };
  return {
    text: cell,
    elements: elements.slice(0, MOST_NAMED).map((element) => summaryOf(element, language)),
    ...(elements.length > MOST_NAMED ? { more: elements.length - MOST_NAMED } : {}),
  };
}

function numberText(number: number, { holds }: TableColumn, locale: Locale): string {
  if (holds === "share") return printPercent(Math.round(number * 1000) / 1000, locale);
  return holds === "year" ? String(number) : printNumber(Number(number.toPrecision(12)), locale);
}

function kindName({ schema }: Model, id: string, locale: Locale): string {
  return schema.kinds.find((kind) => kind.id === id)?.name[locale] ?? id;
}

function dateText(text: string, locale: Locale): string {
  const day = dayNumber(text);
  return day === undefined ? text : printValue({ kind: "date", text, day }, locale);
}

/** Rows in the order of a column: numbers by size, texts by the language, nothing last. Undefined or unknown: as they come. */
export function sortedRows(table: Table, sort: string | undefined, model: Model, language: string): Table["rows"] {
  const isDown = sort?.startsWith("-") === true;
  const key = isDown ? sort?.slice(1) : sort;
  const index = table.columns.findIndex((column) => column.key === key);
  const column = table.columns[index];
  if (column === undefined) return table.rows;
  const { compare } = new Intl.Collator(language, { numeric: true });
  const locale = localeOf(language);
  const keyed = table.rows.map((row) => ({ row, key: keyOf(row[index] ?? null, column, model, language, locale) }));
  const sign = isDown ? -1 : 1;
  return keyed
    .sort((a, b) => {
      if (a.key === undefined || b.key === undefined) return Number(a.key === undefined) - Number(b.key === undefined);
      if (typeof a.key === "number" && typeof b.key === "number") return sign * (a.key - b.key);
      if (typeof a.key !== typeof b.key) return typeof a.key === "number" ? -1 : 1;
      return sign * compare(String(a.key), String(b.key));
    })
    .map(({ row }) => row);
}

function keyOf(
  cell: TableCell,
  column: TableColumn,
  model: Model,
  language: string,
  locale: Locale,
): string | number | undefined {
  if (cell === null || cell === "") return undefined;
  if (typeof cell === "number") return cell;
  if (typeof cell !== "string") return cell[locale];
  return column.holds === "element" ? (model.element(cell)?.nameIn(language) ?? cell) : cell;
}

/** The table for spreadsheets: ids and names, days as days. */
export function dataTable(name: string, table: Table, rows: Table["rows"], language: string): DataTable {
  const locale = localeOf(language);
  return {
    name,
    header: table.columns.map((column) => column.name[locale]),
    rows: rows.map((row) => row.map((cell, index) => dataCell(cell, table.columns[index], locale))),
  };
}

function dataCell(cell: TableCell, column: TableColumn | undefined, locale: Locale): Cell {
  if (cell === null) return undefined;
  if (typeof cell === "number") return cell;
  if (typeof cell !== "string") return cell[locale];
  return column?.holds === "date" ? { date: cell } : cell;
}

/** What is done with many cells at once: copied, cleared, filled down, replaced by one text. */
import { type Block, writeTsv } from "../../grids/clipboard-table.ts";
import type { Range } from "../../grids/selection.ts";
import type { Field } from "./fields.ts";
import type { Layout } from "./layout.ts";
import type { Row, Table } from "./use-table.ts";
import { type CellChange, writtenIn } from "./cell-changes.ts";

/** Cells that are changed at once; more would be a mistake rather than a wish. */
export const MOST_CELLS = 5000;

/** Rows of the table among some lines, in their order. */
export function rowsAmong(layout: Layout, top: number, bottom: number): readonly number[] {
  const rows: number[] = [];
  for (let line = Math.max(0, top); line <= bottom && line < layout.count; line++) {
    const found = layout.lineAt(line);
    if (found.kind === "row") rows.push(found.row);
  }
  return rows;
}

/** The rows themselves, whether or not they are in view. */
export async function fetchAmong(table: Table, indexes: readonly number[]): Promise<readonly Row[]> {
  const [first, last] = [indexes[0], indexes.at(-1)];
  if (first === undefined || last === undefined) return [];
  const shown = indexes.map((index) => table.rowAt(index));
  if (shown.every((row) => row !== undefined)) return shown;
  const rows = await table.fetchRows(first, last);
  return indexes.flatMap((index) => rows[index - first] ?? []);
}

/** The chosen cells as tab-separated text, as they are read; signs that a spreadsheet would run as a formula are kept from it. */
export async function copied(
  table: Table,
  layout: Layout,
  fields: readonly Field[],
  { top, left, bottom, right }: Range,
  kindName: (kind: string) => string,
): Promise<{ readonly text: string; readonly cells: number }> {
  const chosen = fields.slice(left, right + 1);
  const rows = await fetchAmong(table, rowsAmong(layout, top, bottom));
  const block = rows.map((row) => chosen.map((field) => guarded(shownIn(row, field, kindName))));
  return { text: writeTsv(block), cells: rows.length * chosen.length };
}

/** The whole table with a head: every row of the filter. */
export async function copiedTable(
  table: Table,
  fields: readonly Field[],
  words: { readonly id: string },
  kindName: (kind: string) => string,
): Promise<{ readonly text: string; readonly rows: number }> {
  const rows = await table.fetchRows(0, Math.max(0, (table.total ?? 0) - 1));
  const head = [words.id, ...fields.map(({ label }) => label)];
  const lines = rows.flatMap((row): Block =>
    row === undefined ? [] : [[row.id, ...fields.map((field) => guarded(shownIn(row, field, kindName)))]],
  );
  return { text: writeTsv([head, ...lines]), rows: lines.length };
}

export function shownIn(row: Row, field: Field, kindName: (kind: string) => string): string {
  if (field.key === "name") return row.name;
  if (field.key === "kind") return kindName(row.kind);
  const cell = field.cell === undefined ? null : row.cells[field.cell];
  return cell?.text.replace(/[\u00a0\u202f]/g, " ") ?? "";
}

function guarded(text: string): string {
  return /^[=@]|^[+-](?![\d.,]+\s?%?$)/.test(text) ? `'${text}` : text;
}

/** Changes that give every chosen cell one text; the name keeps what it says where it would be empty. */
export function filledWith(
  rows: readonly Row[],
  fields: readonly Field[],
  text: string,
  mayChange: (row: Row, field: Field) => boolean,
): readonly CellChange[] {
  return rows.flatMap((row) =>
    fields.flatMap((field) =>
      !mayChange(row, field) || (field.key === "name" && text === "")
        ? []
        : [{ row, key: field.key, cell: field.cell, text }],
    ),
  );
}

/** Changes that give the cells below what the first row says. */
export function filledDown(
  [source, ...rows]: readonly Row[],
  fields: readonly Field[],
  mayChange: (row: Row, field: Field) => boolean,
): readonly CellChange[] {
  if (source === undefined) return [];
  return fields.flatMap((field) => {
    if (field.key === "name") return [];
    return filledWith(rows, [field], writtenIn(source, field.key, field.cell), mayChange);
  });
}

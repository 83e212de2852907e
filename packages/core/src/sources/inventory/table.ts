/** A table of an inventory as it is read: its header and its rows one after the other, from a text file or a sheet of a workbook. */
import { looksSecret, isSecretName } from "../../model/claims/secrets.ts";
import type { Place } from "../../model/claims/claim.ts";
import type { Cell } from "../../model/tables/cell.ts";
import { cellText, columnName } from "../tables/sheet.ts";
import type { SheetRow } from "../tables/xlsx-rows.ts";

export interface InventoryTable {
  readonly path: string;
  /** Name of the sheet; absent for text files. */
  readonly sheet?: string;
  /** Row of the header, from 0. */
  readonly header: number;
  readonly columns: Columns;
}

/** Column titles, by what they say without regard to case, spaces and accents. */
export class Columns {
  readonly titles: readonly string[];
  private readonly keys: readonly string[];

  constructor(cells: readonly Cell[]) {
    this.titles = cells.map((cell) => cellText(cell).replaceAll(/\s+/gu, " "));
    this.keys = this.titles.map(headerKey);
  }

  /** Place of the first column with one of these titles, in the order of the titles; -1 where there is none. */
  find(...titles: readonly string[]): number {
    for (const title of titles) {
      const at = this.keys.indexOf(title);
      if (at >= 0 && !isSecretName(this.titles[at] ?? "")) return at;
    }
    return -1;
  }

  has(...titles: readonly string[]): boolean {
    return this.find(...titles) >= 0;
  }

  /** How many of these titles are there. */
  count(titles: readonly string[]): number {
    return titles.filter((title) => this.keys.includes(title)).length;
  }
}

/** What is longer is no title but text. */
const LONGEST_TITLE = 200;

/** `Cost Centre`, `cost_centre` and `CostCentre` are `costcentre`; remarks in brackets do not count. */
export function headerKey(title: string): string {
  if (title.length > LONGEST_TITLE) return "";
  return title
    .replaceAll(/\([^()]*\)|\[[^[\]]*\]/gu, "")
    .normalize("NFD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, "");
}

const LONGEST_TEXT = 2000;

/** Text of a cell that may be told; empty for nothing, for `NULL` and for what looks like a secret. */
export function told(row: SheetRow, column: number): string {
  if (column < 0) return "";
  const text = cellText(row.cells[column]).slice(0, LONGEST_TEXT);
  if (text === "" || /^(?:null|n\/a|none|-|\(empty\)|unknown)$/iu.test(text) || looksSecret(text)) return "";
  return text;
}

/** A number in a cell, whatever the file writes it as. */
export function numberIn(row: SheetRow, column: number): number | undefined {
  if (column < 0) return undefined;
  const cell = row.cells[column];
  if (typeof cell === "number") return cell;
  const text = cellText(cell);
  const number = Number(text.replaceAll(/[\s,']/gu, ""));
  return text === "" || !Number.isFinite(number) ? undefined : number;
}

/** `Sheet1!B7`, or `B7` in a text file. */
export function placeIn({ path, sheet }: Pick<InventoryTable, "path" | "sheet">, row: SheetRow, column: number): Place {
  const cell = `${columnName(Math.max(0, column))}${row.index + 1}`;
  return { file: path, pointer: sheet === undefined ? cell : `${sheet}!${cell}` };
}

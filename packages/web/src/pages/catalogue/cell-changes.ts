/** Changes of single cells, as edits. */
import type { Edit } from "@orrery/core/answers/edit-answers";
import type { Field } from "./fields.ts";
import type { Row } from "./use-table.ts";

/** A cell that somebody changes. */
export interface CellChange {
  readonly row: Row;
  readonly key: string;
  /** Place in the cells of the row; none for the name. */
  readonly cell: number | undefined;
  readonly text: string;
}

/** What cells will say, while it is on its way: by id of the row and key. */
export type Pending = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** What a cell says now, as a person types it; empty: nothing. */
export function writtenIn(row: Row, key: string, cell: number | undefined): string {
  if (key === "name") return row.name;
  const now = cell === undefined ? null : row.cells[cell];
  return now === null || now === undefined ? "" : (now.written ?? now.text);
}

/** The row as it will be with what is on its way: who goes on from it has seen that. */
export function overlaid(row: Row, fields: readonly Pick<Field, "key" | "cell">[], pending: Pending): Row {
  const waiting = pending.get(row.id);
  if (waiting === undefined) return row;
  const cells = [...row.cells];
  for (const { key, cell } of fields) {
    const text = waiting.get(key);
    if (cell !== undefined && text !== undefined) cells[cell] = text === "" ? null : { text };
  }
  return { ...row, name: waiting.get("name") ?? row.name, cells };
}

/** The edit that a change comes to; undefined where it changes nothing. */
export function editOf({ row, key, cell, text }: CellChange, language: string): Edit | undefined {
  const now = writtenIn(row, key, cell);
  if (text === now) return undefined;
  const seen = now === "" ? null : now;
  if (key === "name")
    return { edit: "rename", id: row.id, name: text, seen: row.name, ...(row.translated === true ? { language } : {}) };
  if (key === "description") return { edit: "describe", id: row.id, text, seen };
  return { edit: "set", subject: row.id, key, text, seen };
}

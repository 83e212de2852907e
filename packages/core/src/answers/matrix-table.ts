/** A matrix as a table for spreadsheets. */
import type { DataTable } from "../model/tables/cell.ts";
import type { MatrixAnswer } from "./matrix-answers.ts";
import { localeOf } from "./positions.ts";

/** Rows with a name in front and a total behind; the totals of the columns below. Counts are numbers, letters texts. */
export function matrixTable(answer: MatrixAnswer, language: string): DataTable {
  const total = "Total";
  const lines = answer.rows.map((): (string | number | undefined)[] => answer.columns.map(() => undefined));
  for (const { row, column, text, count } of answer.cells) {
    const line = lines[row];
    if (line !== undefined) line[column] = answer.marks === "count" ? count : text;
  }
  const and = localeOf(language) === "fr" ? " et " : " and ";
  return {
    name: `${answer.rowTitle}${and}${answer.columnTitle}`,
    header: [answer.rowTitle, ...answer.columns.map(({ name }) => name), total],
    rows: [
      ...answer.rows.map((row, index) => [row.name, ...(lines[index] ?? []), row.total]),
      [total, ...answer.columns.map((column) => column.total), undefined],
    ],
  };
}

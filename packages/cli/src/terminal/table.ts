/** A table for people: columns as wide as they need, cut to the window where there is one. */
import type { Terminal } from "../terminal.ts";
import { cut, padded, visible, widthOf } from "./width.ts";

export interface TableColumn {
  readonly title: string;
  /** Numbers stand at the right. */
  readonly isNumeric?: boolean;
}

const GAP = "  ";
/** No column is cut below this. */
const LEAST = 8;

/** Lines of a table: titles, a rule, rows. Cells are shown as plain text, whatever they hold. */
export function tableOf(
  terminal: Terminal,
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const { paint } = terminal;
  const cells = rows.map((row) => row.map(visible));
  const widths = fit(
    columns.map((column, index) =>
      cells.reduce((most, row) => Math.max(most, widthOf(row[index] ?? "")), widthOf(column.title)),
    ),
    terminal.width,
  );
  const line = (texts: readonly string[]): string =>
    columns
      .map((column, index) =>
        padded(
          cut(texts[index] ?? "", widths[index] ?? 0),
          widths[index] ?? 0,
          column.isNumeric === true ? "start" : "end",
        ),
      )
      .join(GAP)
      .trimEnd();
  return [
    paint.bold(line(columns.map((column) => column.title))),
    paint.dim(widths.map((width) => "─".repeat(width)).join(GAP)),
    ...cells.map(line),
  ];
}

/** Takes from the widest column until the table fits its window. */
function fit(wanted: readonly number[], room: number | undefined): readonly number[] {
  if (room === undefined) return wanted;
  const widths = [...wanted];
  let excess = widths.reduce((sum, width) => sum + width, GAP.length * (widths.length - 1)) - room;
  while (excess > 0) {
    const most = Math.max(...widths);
    const widest = widths.indexOf(most);
    const next = Math.max(LEAST, ...widths.filter((width) => width < most));
    const less = Math.min(excess, Math.max(1, most - next));
    if (most - less < LEAST) break;
    widths[widest] = most - less;
    excess -= less;
  }
  return widths;
}

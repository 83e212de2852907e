/** A report on the terminal: headings, tables, lists. */
import type { Report, ReportBlock, ReportCell } from "@orrery/core/exports/simulation-report";
import type { Terminal } from "../terminal.ts";
import { tableOf } from "./table.ts";
import { visible } from "./width.ts";

export function printReport(terminal: Terminal, { title, about, sections }: Report): void {
  const { paint, locale } = terminal;
  terminal.print(paint.bold(visible(title[locale])));
  for (const line of about) if (line[locale] !== "") terminal.print(paint.dim(visible(line[locale])));
  for (const section of sections) {
    terminal.print();
    terminal.print(paint.bold(visible(section.title[locale])));
    for (const block of section.blocks) for (const line of linesOf(terminal, block)) terminal.print(line);
  }
}

function linesOf(terminal: Terminal, block: ReportBlock): readonly string[] {
  const { locale } = terminal;
  switch (block.kind) {
    case "paragraph":
      return [visible(block.text[locale])];
    case "list":
      return block.items.map((item) => `  - ${visible(item[locale])}`);
    case "table": {
      // A column that says nothing takes no room.
      const used = block.columns.map((_, at) => block.rows.some((row) => textOf(row[at])[locale] !== ""));
      const kept = <Cell>(cells: readonly Cell[]): readonly Cell[] => cells.filter((_, at) => used[at] === true);
      return tableOf(
        terminal,
        kept(block.columns).map(({ name, isNumeric }) => ({ title: name[locale], isNumeric: isNumeric === true })),
        block.rows.map((row) => kept(row).map((cell) => textOf(cell)[locale])),
      );
    }
  }
}

function textOf(cell: ReportCell | undefined): { readonly en: string; readonly fr: string } {
  if (cell === undefined) return { en: "", fr: "" };
  return "mark" in cell ? cell.text : cell;
}

/** A catalogue as tab-separated text, for a spreadsheet: every row of the filter, in its order, with the columns shown. */
import type { CatalogueAnswer } from "@orrery/core/answers/answers";
import { askCatalogue, fetchAnswer, type CatalogueRequest } from "../answers/client.ts";
import type { Speech } from "../messages/messages.ts";

const pageSize = 1000;

/** Copies the table; the number of its rows. Throws when the browser forbids it. */
export async function copyTable(
  speech: Speech,
  workspace: string,
  request: CatalogueRequest,
  columns: readonly string[],
): Promise<number> {
  const pages: CatalogueAnswer[] = [];
  for (let total = 1; pages.length * pageSize < total; total = pages[0]?.total ?? 0) {
    const asked = askCatalogue(workspace, speech.language, request, pages.length * pageSize, pageSize);
    pages.push(await fetchAnswer(asked));
  }
  await navigator.clipboard.writeText(writeTable(speech, pages, columns));
  return pages.reduce((sum, page) => sum + page.rows.length, 0);
}

/** The text: a head, then one line a row. Tabs and line ends inside a value become spaces. */
export function writeTable(speech: Speech, pages: readonly CatalogueAnswer[], columns: readonly string[]): string {
  const known = pages[0]?.columns ?? [];
  const indexes = columns.map((key) => known.findIndex((column) => column.key === key)).filter((index) => index >= 0);
  const head = [
    speech.text("catalogue.id"),
    speech.text("catalogue.name"),
    speech.text("catalogue.kind"),
    ...indexes.map((index) => nameOf(speech, known[index])),
  ];
  const lines = pages
    .flatMap((page) => page.rows)
    .map((row) => [row.id, row.name, row.kind, ...indexes.map((index) => row.cells[index]?.text ?? "")]);
  return [head, ...lines].map((line) => line.map(flatten).join("\t")).join("\n");
}

function nameOf(speech: Speech, column: CatalogueAnswer["columns"][number] | undefined): string {
  return column === undefined ? "" : speech.pick(column.name);
}

/** A leading sign that a spreadsheet would run as a formula is kept from doing so. */
function flatten(text: string): string {
  const line = text.replace(/[\t\r\n]+/g, " ");
  return /^[=@]|^[+-](?![\d.,]+\s?%?$)/.test(line) ? `'${line}` : line;
}

/** A table as a file that spreadsheets open: CSV in the dialect of the reader's language. */
import { EUROPEAN_CSV, PLAIN_CSV, writeCsv } from "@orrery/core/exports/tables/csv";
import type { DataTable } from "@orrery/core/model/tables/cell";
import type { Context } from "hono";
import { localeOf } from "./asked.ts";

/** The answer that a browser saves under the name of the table. */
export function tableFile(context: Context, table: DataTable): Response {
  // Excel takes a file without a mark for one in the code page of the machine.
  const dialect = localeOf(context) === "fr" ? EUROPEAN_CSV : { ...PLAIN_CSV, mark: true };
  const name = table.name.replace(/[^\p{L}\p{N} .-]+/gu, " ").trim() || "table";
  return new Response(Buffer.from(writeCsv(table, dialect)), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="table.csv"; filename*=UTF-8''${encodeURIComponent(name)}.csv`,
    },
  });
}

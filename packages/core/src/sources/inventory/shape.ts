/** The contract of a layout that is known: how its header looks, and what its rows say. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Claim } from "../../model/claims/claim.ts";
import type { SheetRow } from "../tables/xlsx-rows.ts";
import type { Columns, InventoryTable } from "./table.ts";

export interface TableShape {
  /** Is this row a header of this layout? `path` helps where people name files by their table. */
  matches(columns: Columns, path: string): boolean;
  begin(table: InventoryTable): RowReader;
}

export interface RowReader {
  row(row: SheetRow): Iterable<Claim>;
  /** What is known only when all rows are through. */
  end(): Iterable<Claim | Diagnostic>;
}

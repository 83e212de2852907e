/** Cells and tables, as sources read and exports write them. */

/** What a cell holds: text, a number, yes or no, a day (ISO 8601), or nothing. Formulas arrive as the value last computed. */
export type Cell = string | number | boolean | CellDate | undefined;

export interface CellDate {
  /** `2027-03-31` or `2027-03-31T14:00:00`. */
  readonly date: string;
}

/** A table to write: a header and rows under it. */
export interface DataTable {
  /** Name of the sheet, or of the file without ending. */
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

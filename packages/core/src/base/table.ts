/** A table as an answer gives it, for a surface or an export to show: what every analysis can be turned into. */

export interface Table {
  readonly columns: readonly TableColumn[];
  /** As many cells in each row as there are columns. */
  readonly rows: readonly (readonly TableCell[])[];
}

export interface TableColumn {
  readonly key: string;
  readonly name: TableWords;
  readonly isNumeric: boolean;
  /** What the cells are beyond text and number, so that surfaces can link, print and sort them. */
  readonly holds?: CellMeaning;
}

/** `element`: the id of one; `elements`: ids with commas between; `date` as in ISO 8601; `share` from 0 to 1; `year` that is no amount; id of a `kind`. */
export type CellMeaning = "element" | "elements" | "date" | "share" | "year" | "kind";

/** A text that reads the same in every language (an id, a name), a number, words in each language, or nothing. */
export type TableCell = string | number | TableWords | null;

/** Words in both languages of the product. */
export interface TableWords {
  readonly en: string;
  readonly fr: string;
}

/** Column of words or texts. */
export function words(key: string, en: string, fr: string, holds?: CellMeaning): TableColumn {
  return { key, name: { en, fr }, isNumeric: false, ...(holds === undefined ? {} : { holds }) };
}

/** Column of numbers. */
export function numbers(key: string, en: string, fr: string, holds?: CellMeaning): TableColumn {
  return { key, name: { en, fr }, isNumeric: true, ...(holds === undefined ? {} : { holds }) };
}

/** A column of days. */
export function days(key: string, en: string, fr: string): TableColumn {
  return words(key, en, fr, "date");
}

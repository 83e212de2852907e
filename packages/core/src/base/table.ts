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
}

/** A text that reads the same in every language (an id, a name), a number, words in each language, or nothing. */
export type TableCell = string | number | TableWords | null;

/** Words in both languages of the product. */
export interface TableWords {
  readonly en: string;
  readonly fr: string;
}

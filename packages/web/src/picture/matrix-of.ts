/** What leads from what to what, read off the table twin of a picture. */
import type { PictureCell, PictureTable } from "@orrery/core/answers/answers";

export interface TwinMatrix {
  readonly rows: readonly PictureCell[];
  readonly columns: readonly PictureCell[];
  /** Phrases by row and column; undefined where nothing leads from one to the other. */
  at(row: number, column: number): readonly string[] | undefined;
}

/** The matrix of a table of relationships: boxes that something begins at as rows, those that it leads to as columns, by name. */
export function matrixOf(table: PictureTable | undefined, compare: (a: string, b: string) => number): TwinMatrix {
  const rows = new Map<string, PictureCell>();
  const columns = new Map<string, PictureCell>();
  const cells = new Map<string, string[]>();
  for (const { cells: line } of table?.rows ?? []) {
    const [from, phrase, to] = line;
    if (from === undefined || phrase === undefined || to === undefined) continue;
    rows.set(keyOf(from), from);
    columns.set(keyOf(to), to);
    const key = `${keyOf(from)}\n${keyOf(to)}`;
    const known = cells.get(key);
    if (known === undefined) cells.set(key, [phrase.text]);
    else known.push(phrase.text);
  }
  const sorted = (heads: ReadonlyMap<string, PictureCell>): readonly PictureCell[] =>
    [...heads.values()].sort((a, b) => compare(a.text, b.text));
  const [down, across] = [sorted(rows), sorted(columns)];
  return {
    rows: down,
    columns: across,
    at: (row, column) => {
      const [from, to] = [down[row], across[column]];
      return from === undefined || to === undefined ? undefined : cells.get(`${keyOf(from)}\n${keyOf(to)}`);
    },
  };
}

/** Two elements may have one name; what is no element is its name. */
function keyOf({ element, text }: PictureCell): string {
  return element ?? `"${text}"`;
}

/** What stands in the columns of the grid: the name, the kind where there are several, then attributes. */
import type { CatalogueColumn } from "@orrery/core/answers/catalogue-answers";
import type { Speech } from "../../messages/messages.ts";

export interface Field {
  readonly key: string;
  readonly label: string;
  readonly column: CatalogueColumn | undefined;
  readonly isNumeric: boolean;
  /** Place in the cells of a row; none for the name and the kind. */
  readonly cell: number | undefined;
  readonly width: number;
}

/** Columns that a table has before somebody chooses. */
const COLUMNS_AT_FIRST = 6;
export const LEAST_WIDTH = 64;
export const MOST_WIDTH = 900;

/** Keys of the columns to show: those asked for, else the ones that are filled most. */
export function shownKeys(columns: readonly CatalogueColumn[], asked: readonly string[]): readonly string[] {
  if (asked.length > 0) return asked;
  return columns
    .filter(({ key, filled }) => filled > 0 && key !== "description")
    .slice(0, COLUMNS_AT_FIRST)
    .map(({ key }) => key);
}

export function fieldsOf(
  columns: readonly CatalogueColumn[],
  keys: readonly string[],
  widths: Readonly<Record<string, number>>,
  setting: { readonly hasKinds: boolean; readonly name: string; readonly kind: string; readonly speech: Speech },
): readonly Field[] {
  const fixed = (key: string, label: string, width: number): Field => ({
    key,
    label,
    column: undefined,
    isNumeric: false,
    cell: undefined,
    width: widths[key] ?? width,
  });
  return [
    fixed("name", setting.name, 300),
    ...(setting.hasKinds ? [fixed("kind", setting.kind, 140)] : []),
    ...keys.map((key, cell): Field => {
      const column = columns.find((one) => one.key === key);
      const label = column === undefined ? key : setting.speech.pick(column.name);
      return {
        key,
        label,
        column,
        isNumeric: column?.numeric === true,
        cell,
        width: widths[key] ?? usualWidth(column, label),
      };
    }),
  ];
}

/** Pixels of a letter of the head, and of what stands beside its name. */
const LETTER = 7;
const HEAD_SIGNS = 52;

/** Wide enough for the head, unless that is very long. */
function usualWidth(column: CatalogueColumn | undefined, label: string): number {
  if (column?.key === "description") return 320;
  return Math.min(260, Math.max(column?.numeric === true ? 130 : 190, label.length * LETTER + HEAD_SIGNS));
}

/** The list with the key one place nearer to its start or end. */
export function shifted(keys: readonly string[], key: string, step: 1 | -1): readonly string[] {
  const at = keys.indexOf(key);
  const to = at + step;
  if (at < 0 || to < 0 || to >= keys.length) return keys;
  return moveTo(keys, key, to);
}

/** The list with the key at a place of what is left without it. */
export function moveTo(keys: readonly string[], key: string, place: number): readonly string[] {
  const others = keys.filter((one) => one !== key);
  return [...others.slice(0, place), key, ...others.slice(place)];
}

/** Keys that are sorted by, each once. */
export interface SortKey {
  readonly key: string;
  readonly isDown: boolean;
}

export function readSort(sort: string | undefined): readonly SortKey[] {
  return (sort ?? "")
    .split(",")
    .filter((word) => word !== "" && word !== "-")
    .map((word) => (word.startsWith("-") ? { key: word.slice(1), isDown: true } : { key: word, isDown: false }));
}

export function writeSort(keys: readonly SortKey[]): string | undefined {
  return keys.length === 0 ? undefined : keys.map(({ key, isDown }) => `${isDown ? "-" : ""}${key}`).join(",");
}

/** One more press on a head: up, down, not at all; added to what is sorted already, or instead of it. */
export function pressed(sort: string | undefined, key: string, isAdded: boolean): string | undefined {
  const keys = readSort(sort);
  const now = keys.find((one) => one.key === key);
  const next: readonly SortKey[] =
    now === undefined ? [{ key, isDown: false }] : now.isDown ? [] : [{ key, isDown: true }];
  if (!isAdded) return writeSort(next);
  return writeSort(now === undefined ? [...keys, ...next] : keys.flatMap((one) => (one.key === key ? next : [one])));
}

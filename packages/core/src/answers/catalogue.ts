/** All elements of a kind as a table: what is stated about them as columns, sorted by typed values, filtered by words or by single values. */
import type { Model } from "../model/model.ts";
import type { CatalogueAnswer, Cell } from "./answers.ts";
import { type Column, columnsOf } from "./catalogue-columns.ts";
import { filteredRows } from "./catalogue-filter.ts";
import { sortedRows } from "./catalogue-sort.ts";
import { cellOf, factsOf, isNumeric, nameOfKey } from "./cells.ts";
import { kindOrder } from "./order.ts";

export interface CatalogueRequest {
  /** Kind id; `*` for all elements. */
  readonly kind: string;
  /** `name`, `id`, `kind` or a key; with `-` in front from the greatest to the least. Default: order of the files. */
  readonly sort?: string | undefined;
  /** Words that must each occur in the name, the id or some value, regardless of case and accents. */
  readonly filter?: string | undefined;
  /** Values by key: the value as written or shown, an id or name that it refers to, or one item of a list. */
  readonly fields?: Readonly<Record<string, string>> | undefined;
  readonly offset?: number | undefined;
  /** Default 100. */
  readonly limit?: number | undefined;
  readonly language: string;
}

/**
 * One page of the catalogue of a kind and its specialisations; `undefined` when there is no such kind. `total` counts what the filters
 * leave; columns tell how many cells are filled before filters.
 */
export function catalogueAnswer(model: Model, request: CatalogueRequest): CatalogueAnswer | undefined {
  const { kind, language } = request;
  if (kind !== "*" && model.schema.kinds[model.schema.kindNumber(kind)]?.layer === undefined) return undefined;
  const { rows, columns } = catalogueOf(model, kind);
  const left = sortedOnce(model, filteredRows(model, rows, request), request);
  const offset = request.offset ?? 0;
  return {
    version: 1,
    kind,
    total: left.length,
    columns: columns.map(({ key, meaning, filled }) => ({
      key,
      name: nameOfKey(key, meaning),
      filled,
      numeric: meaning !== undefined && isNumeric(meaning.type),
    })),
    rows: left.slice(offset, offset + (request.limit ?? 100)).map((row) => {
      const element = model.at(row);
      return {
        id: element.id,
        name: element.nameIn(language),
        kind: element.kind,
        cells: cellsOf(model, row, columns, language),
      };
    }),
  };
}

/** What stays the same while one sorts, filters and pages. */
interface Catalogue {
  readonly rows: readonly number[];
  readonly columns: readonly Column[];
}

const catalogues: WeakMap<Model, Map<string, Catalogue>> = new WeakMap();

function catalogueOf(model: Model, kind: string): Catalogue {
  let known = catalogues.get(model);
  if (known === undefined) catalogues.set(model, (known = new Map()));
  let catalogue = known.get(kind);
  if (catalogue === undefined) {
    const rows = kind === "*" ? allRows(model) : [...model.rows({ kind })];
    known.set(kind, (catalogue = { rows, columns: columnsOf(model, rows) }));
  }
  return catalogue;
}

const orders: WeakMap<readonly number[], Map<string, readonly number[]>> = new WeakMap();

/** Sorted rows; those of a whole catalogue, which is the same array each time, are kept for the pages that follow. */
function sortedOnce(model: Model, rows: readonly number[], request: CatalogueRequest): readonly number[] {
  let known = orders.get(rows);
  if (known === undefined) orders.set(rows, (known = new Map()));
  const key = `${request.language} ${request.sort ?? ""}`;
  let order = known.get(key);
  if (order === undefined) known.set(key, (order = sortedRows(model, rows, request)));
  return order;
}

function allRows(model: Model): readonly number[] {
  const order = kindOrder(model);
  const place = (row: number): number => order[model.parts.kindOf[row] ?? 0] ?? 0;
  return [...model.rows()].sort((a, b) => place(a) - place(b) || a - b);
}

function cellsOf(model: Model, row: number, columns: readonly Column[], language: string): readonly (Cell | null)[] {
  const element = model.at(row);
  const cells = new Map(
    factsOf(element).map(({ key, value, meaning }) => [key, cellOf(model, value, meaning?.type, language)]),
  );
  const { description } = element;
  if (description !== undefined) cells.set("description", { text: description });
  return columns.map(({ key }) => cells.get(key) ?? null);
}

/** Rows and columns of a catalogue, kept for as long as the model: what stays the same while one sorts, filters, groups and pages. */
import type { Model } from "../model/model.ts";
import { type Column, columnsOf } from "./catalogue-columns.ts";
import { filteredRows } from "./catalogue-filter.ts";
import { groupedRows, type Run, sortedRows } from "./catalogue-sort.ts";
import { kindOrder } from "./order.ts";

/** Which rows of a catalogue, and in which order. */
export interface RowsRequest {
  /** Kind id, several between commas; `*` for all elements. */
  readonly kind: string;
  /** `name`, `id`, `kind`, `layer` or a key, several between commas; with `-` in front from the greatest to the least. Default: order of the files. */
  readonly sort?: string | undefined;
  /** Key by whose values rows are put together. */
  readonly group?: string | undefined;
  /** Words that must each occur in the name, the id or some value, regardless of case and accents. */
  readonly filter?: string | undefined;
  /** Conditions by key (`filter-text.ts`): the value as written or shown, an id or name that it refers to, or one item of a list. */
  readonly fields?: Readonly<Record<string, string>> | undefined;
  readonly language: string;
  /** Day for searches of ages and life cycles; the one that the model describes when absent. */
  readonly today?: string | undefined;
}

export interface WholeCatalogue {
  /** Ids of the kinds, none for all. */
  readonly kinds: readonly string[];
  readonly rows: readonly number[];
  readonly columns: readonly Column[];
}

/** All rows of the kinds and their specialisations, before filters; `undefined` when there is no such kind. */
export function wholeCatalogue(model: Model, kind: string): WholeCatalogue | undefined {
  const kinds = kind === "*" ? [] : kind.split(",");
  if (kinds.some((one) => model.schema.kinds[model.schema.kindNumber(one)]?.layer === undefined)) return undefined;
  const known = keptOf(model).catalogues;
  let catalogue = known.get(kind);
  if (catalogue === undefined) {
    const rows = kind === "*" ? allRows(model) : rowsOf(model, kinds);
    known.set(kind, (catalogue = { kinds, rows, columns: columnsOf(model, rows) }));
  }
  return catalogue;
}

/** Rows that the filters leave, in the order asked for; runs of rows where they are grouped. */
export interface ShownRows {
  readonly rows: readonly number[];
  readonly runs: readonly Run[] | undefined;
}

export function shownRows(model: Model, catalogue: WholeCatalogue, request: RowsRequest): ShownRows {
  const { orders } = keptOf(model);
  const { kind, sort, group, filter, fields, language } = request;
  const key = JSON.stringify([kind, sort, group, filter, fields, language, request.today]);
  let shown = orders.get(key);
  if (shown === undefined) {
    const left = sortedRows(model, filteredRows(model, catalogue.rows, request), request);
    shown = group === undefined ? { rows: left, runs: undefined } : groupedRows(model, left, group, language);
    if (orders.size >= KEPT_ORDERS) orders.delete(orders.keys().next().value ?? "");
    orders.set(key, shown);
  }
  return shown;
}

/** Orders of rows that are kept for the pages that follow. */
const KEPT_ORDERS = 24;

interface Kept {
  readonly catalogues: Map<string, WholeCatalogue>;
  readonly orders: Map<string, ShownRows>;
}

const kept: WeakMap<Model, Kept> = new WeakMap();

function keptOf(model: Model): Kept {
  let known = kept.get(model);
  if (known === undefined) kept.set(model, (known = { catalogues: new Map(), orders: new Map() }));
  return known;
}

function rowsOf(model: Model, kinds: readonly string[]): readonly number[] {
  const [first = ""] = kinds;
  if (kinds.length === 1) return [...model.rows({ kind: first })];
  return [...new Set(kinds.flatMap((kind) => [...model.rows({ kind })]))];
}

function allRows(model: Model): readonly number[] {
  const order = kindOrder(model);
  const place = (row: number): number => order[model.parts.kindOf[row] ?? 0] ?? 0;
  return [...model.rows()].sort((a, b) => place(a) - place(b) || a - b);
}

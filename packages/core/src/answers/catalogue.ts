/** All elements of a kind as a table: what is stated about them as columns, sorted by typed values, filtered by words or by single values. */
import type { Model } from "../model/model.ts";
import type { CatalogueAnswer, Cell } from "./answers.ts";
import type { CatalogueColumnsAnswer } from "./catalogue-answers.ts";
import { type Column, columnAnswer, columnAsked, emptyColumns } from "./catalogue-columns.ts";
import { type RowsRequest, shownRows, wholeCatalogue } from "./catalogue-rows.ts";
import { cellOf, factsOf, isNumeric, nameOfKey } from "./cells.ts";

export interface CatalogueRequest extends RowsRequest {
  /** Keys of the columns wanted, in their order; all that somebody fills where absent. */
  readonly columns?: readonly string[] | undefined;
  readonly offset?: number | undefined;
  /** Default 100. */
  readonly limit?: number | undefined;
}

/**
 * One page of the catalogue of a kind and its specialisations; `undefined` when there is no such kind. `total` counts what the filters
 * leave; columns tell how many cells are filled before filters.
 */
export function catalogueAnswer(model: Model, request: CatalogueRequest): CatalogueAnswer | undefined {
  const { kind, language } = request;
  const whole = wholeCatalogue(model, kind);
  if (whole === undefined) return undefined;
  const columns = request.columns?.map((key) => columnAsked(model, key, whole.kinds, whole.columns)) ?? whole.columns;
  const { rows } = shownRows(model, whole, request);
  const offset = request.offset ?? 0;
  return {
    version: 1,
    kind,
    total: rows.length,
    columns: columns.map(({ key, meaning, filled }) => ({
      key,
      name: nameOfKey(key, meaning),
      filled,
      numeric: meaning !== undefined && isNumeric(meaning.type),
    })),
    rows: rows.slice(offset, offset + (request.limit ?? 100)).map((row) => {
      const element = model.at(row);
      return {
        id: element.id,
        name: element.nameIn(language),
        kind: element.kind,
        ...(element.get(`name.${language}`) === undefined ? {} : { translated: true as const }),
        cells: cellsOf(model, row, columns, language),
      };
    }),
  };
}

/** Every column that a catalogue has or could have; `undefined` when there is no such kind. */
export function catalogueColumnsAnswer(model: Model, kind: string): CatalogueColumnsAnswer | undefined {
  const whole = wholeCatalogue(model, kind);
  if (whole === undefined) return undefined;
  const all = [...whole.columns, ...emptyColumns(model, whole.kinds, whole.columns)];
  return { version: 1, total: whole.rows.length, columns: all.map(columnAnswer) };
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

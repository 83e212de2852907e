/** The first rows of what a search finds, with some of what they say. */
import type { Model } from "../../model/model.ts";
import { computedNames } from "../../views/lens/computed.ts";
import type { Cell } from "../answers.ts";
import { sortedRows } from "../catalogue-sort.ts";
import { cellOf, isNumeric, keyTypes } from "../cells.ts";
import type { EmptyContent, ListContent } from "../dashboard-answers.ts";
import { keyValues } from "../key-values.ts";
import { figureOf } from "../query/figure-test.ts";
import { summaryOf } from "../summary.ts";
import type { Tile } from "./board.ts";
import { nothingOf } from "./empty.ts";
import { nameOf } from "./groups.ts";
import { type Population, undecided } from "./population.ts";
import { type BoardSetting, both, catalogueOf } from "./setting.ts";

const USUAL_ROWS = 7;
const MOST_ROWS = 50;

/** The list of a tile. */
export function listContent(
  model: Model,
  tile: Pick<Tile, "columns" | "sort" | "top">,
  population: Population,
  setting: BoardSetting,
): ListContent | EmptyContent {
  const { yes, asked, unknown, kinds, search, scope } = population;
  if (asked.length === 0) return nothingOf(model, population);
  const rows = ordered(model, yes, tile.sort, setting);
  const shown = rows.slice(0, Math.min(MOST_ROWS, tile.top ?? USUAL_ROWS));
  const cells = tile.columns.map((key) => cellsOf(model, key, setting));
  return {
    kind: "list",
    total: yes.length,
    unknown: unknown.length,
    opensUnknown: unknown.length === 0 ? null : catalogueOf(setting, kinds, both(scope, undecided(search))),
    columns: tile.columns.map((key) => ({
      key,
      name: nameOf(model, yes, key, setting),
      numeric: isNumericKey(model, yes, key),
    })),
    rows: shown.map((row) => ({
      element: summaryOf(model.at(row), setting.language),
      cells: cells.map((cell) => cell(row)),
    })),
  };
}

function isNumericKey(model: Model, rows: readonly number[], key: string): boolean {
  if (computedNames.some(([id]) => id === key)) return key !== "lifecycle" && key !== "time";
  const typeOf = keyTypes(model, key);
  const type = rows.map(typeOf).find((one) => one !== undefined);
  return type !== undefined && isNumeric(type);
}

function cellsOf(model: Model, key: string, setting: BoardSetting): (row: number) => Cell | null {
  const read = computedNames.some(([id]) => id === key) ? figureOf(model, key, setting) : undefined;
  if (read !== undefined) {
    return (row) => {
      const figure = read(row);
      if (figure === "not-asked") return null;
      return figure === undefined ? { text: "", unknown: true } : { text: figure.text };
    };
  }
  const valueOf = keyValues(model, key);
  const typeOf = keyTypes(model, key);
  return (row) => {
    const value = valueOf(row);
    return value === undefined ? null : cellOf(model, value, typeOf(row), setting.language);
  };
}

/** Computed figures sort by their numbers, what is not known last. */
function ordered(
  model: Model,
  rows: readonly number[],
  sort: string | undefined,
  setting: BoardSetting,
): readonly number[] {
  const key = sort?.replace(/^-/, "") ?? "";
  const read = computedNames.some(([id]) => id === key) ? figureOf(model, key, setting) : undefined;
  if (read === undefined) return sortedRows(model, rows, { sort, language: setting.language });
  const sign = sort?.startsWith("-") === true ? -1 : 1;
  const numberOf = (row: number): number => {
    const figure = read(row);
    if (figure === undefined || figure === "not-asked") return Number.POSITIVE_INFINITY;
    return sign * (figure.kind === "number" ? figure.number : 0);
  };
  const numbers = new Map(rows.map((row) => [row, numberOf(row)]));
  return rows.toSorted((a, b) => compareNumbers(numbers.get(a) ?? 0, numbers.get(b) ?? 0) || a - b);
}

function compareNumbers(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

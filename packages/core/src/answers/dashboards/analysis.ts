/** Tiles of analyses: the first rows of a table of the answer; dependencies between layers as a heat map. */
import type { Analysis } from "../../analyses/analysis.ts";
import { analyses } from "../../analyses/index.ts";
import type { TableColumn } from "../../base/table.ts";
import type { Model } from "../../model/model.ts";
import { kindParameters, outcomeOf } from "../analyses.ts";
import { cellAnswer, columnAnswer, shownColumns, sortedRows } from "../analysis-cells.ts";
import type { TileContent } from "../dashboard-answers.ts";
import { localeOf } from "../positions.ts";
import type { Page } from "../url.ts";
import type { Tile } from "./board.ts";
import { wrong } from "./empty.ts";
import { layersContent } from "./others.ts";
import type { BoardSetting } from "./setting.ts";

const USUAL_ROWS = 6;

export function analysisContent(model: Model, tile: Tile, setting: BoardSetting): TileContent {
  if (tile.analysis === "layer-matrix") return layersContent(model, tile, setting);
  const analysis = analyses.find(({ id }) => id === tile.analysis);
  if (analysis === undefined) return wrong;
  const { language, today } = setting;
  const { tables, coverage } = outcomeOf(analysis, model, { ...wishOf(analysis, tile), today });
  const table = tile.table === undefined ? tables[0] : tables.find(({ id }) => id === tile.table);
  if (table === undefined) return wrong;
  const shown = columnsOf(tile, table.columns);
  const rows = sortedRows(table, tile.sort, model, language).slice(0, tile.top ?? USUAL_ROWS);
  return {
    kind: "analysis",
    question: analysis.question,
    total: table.rows.length,
    ...(analysis.coverage === undefined ? {} : { coverage: table.known === undefined ? coverage : [table.known] }),
    columns: shown.flatMap((index) => {
      const column = table.columns[index];
      if (column === undefined) return [];
      const { name, numeric } = columnAnswer(column, localeOf(language));
      return [{ name, numeric }];
    }),
    rows: rows.map((row) =>
      shown.flatMap((index) => {
        const column = table.columns[index];
        return column === undefined ? [] : [withElement(cellAnswer(model, row[index] ?? null, column, language))];
      }),
    ),
  };
}

/** The page that shows all of it. */
export function analysisPage(tile: Tile): Page {
  const analysis = analyses.find(({ id }) => id === tile.analysis);
  if (analysis === undefined) return { kind: "analysis", from: [] };
  const { from, parameters } = wishOf(analysis, tile);
  return {
    kind: "analysis",
    analysis: analysis.id,
    from,
    ...(Object.keys(parameters).length === 0 ? {} : { parameters }),
    ...(tile.table === undefined ? {} : { table: tile.table }),
    ...(tile.sort === undefined ? {} : { sort: tile.sort }),
  };
}

/** What a tile asks: `scope` are the elements that it is about, `of` the kinds. */
function wishOf(
  analysis: Analysis,
  tile: Tile,
): { from: readonly string[]; parameters: Readonly<Record<string, string>> } {
  const kinds = kindParameters.find((id) => id in (analysis.parameters as object));
  const of = tile.of.length === 0 || kinds === undefined ? {} : { [kinds]: tile.of.join(",") };
  return { from: tile.scope, parameters: { ...of, ...tile.parameters } };
}

/** The columns that the tile names, in its order; where it names none that there is, those that people are shown. */
function columnsOf(tile: Tile, columns: readonly TableColumn[]): readonly number[] {
  const named = tile.columns.map((key) => columns.findIndex((column) => column.key === key)).filter((at) => at >= 0);
  return named.length > 0 ? named : shownColumns(columns);
}

type CellAnswer = ReturnType<typeof cellAnswer>;

function withElement(
  cell: CellAnswer,
): CellAnswer & { readonly element?: NonNullable<CellAnswer["elements"]>[number] } {
  const [element] = cell.elements ?? [];
  return element !== undefined && cell.elements?.length === 1 ? { ...cell, element } : cell;
}

/** A tile with its figures. */
import type { Model } from "../../model/model.ts";
import { both, catalogueOf, addressOf, type BoardSetting } from "./setting.ts";
import type { TileAnswer, TileContent } from "../dashboard-answers.ts";
import { diagnosticAnswer } from "../diagnostics.ts";
import { typeset } from "../help/said.ts";
import { localeOf, placeOf } from "../positions.ts";
import { textsIn, fieldsOf, namesOf, type Tile } from "./board.ts";
import { bubblesContent } from "./bubbles.ts";
import { chartContent } from "./charts.ts";
import { checkTile } from "./check.ts";
import { wrong } from "./empty.ts";
import { countContent, sumContent } from "./figures.ts";
import { nameOf } from "./groups.ts";
import { listContent } from "./list.ts";
import { analysisContent, analysisPage } from "./analysis.ts";
import { diagnosticsContent, viewContent } from "./others.ts";
import { type Population, populationOf } from "./population.ts";
import { pageOfViewpoint } from "./viewpoint-page.ts";

/** The page-ready tile; `isBuiltIn`: it stands in no text of the workspace. */
export function tileAnswer(model: Model, tile: Tile, setting: BoardSetting, isBuiltIn: boolean): TileAnswer {
  const { statement } = tile;
  const locale = localeOf(setting.language);
  const found = checkTile(model, tile);
  const population = populationOf(model, tile, setting);
  const isWrong = tile.shows === undefined || found.some(({ severity }) => severity === "error");
  const whole = withQuery(model, tile);
  return {
    id: tile.id,
    title: said(tile.title, locale, isBuiltIn),
    names: namesOf(statement),
    description: tile.description === undefined ? null : said(tile.description, locale, isBuiltIn),
    width: tile.width,
    fields: fieldsOf(statement),
    origin: isBuiltIn ? null : placeOf(setting.positions, statement.place),
    content: isWrong ? wrong : contentOf(model, whole, population, setting),
    problems: found.map((one) => diagnosticAnswer(one, setting.positions, locale)),
    opens: isWrong ? null : opensOf(model, whole, population, setting),
  };
}

/** In texts of ours, spaces and apostrophes as French typography wants them. */
function said(text: string, locale: "en" | "fr", isBuiltIn: boolean): string {
  return isBuiltIn && locale === "fr" ? typeset(text).replaceAll("'", "’") : text;
}

/** Columns and order of a saved query, where the tile says none. */
function withQuery(model: Model, tile: Tile): Tile {
  const query = tile.query === undefined ? undefined : model.element(tile.query);
  if (query?.kind !== "query") return tile;
  const sort = textsIn(query.get("sort")).join(",");
  return {
    ...tile,
    columns: tile.columns.length > 0 ? tile.columns : textsIn(query.get("columns")),
    sort: tile.sort ?? (sort === "" ? undefined : sort),
  };
}

function contentOf(model: Model, tile: Tile, population: Population, setting: BoardSetting): TileContent {
  switch (tile.shows) {
    case "count":
      return countContent(model, tile, population, setting);
    case "sum":
      return sumContent(model, tile, population, setting);
    case "list":
      return listContent(model, tile, population, setting);
    case "chart":
      return tile.form === "bubbles"
        ? bubblesContent(model, tile, population, setting)
        : chartContent(model, tile, population, setting);
    case "view":
      return viewContent(model, tile, setting);
    case "trend":
      return trendContent(model, tile, population, setting);
    case "analysis":
      return analysisContent(model, tile, setting);
    case "diagnostics":
      return diagnosticsContent(tile, setting);
    case "text":
      return { kind: "text", markdown: tile.description ?? "" };
    case undefined:
      return wrong;
  }
}

/** A trend of a measure, or of how many elements a search finds. */
function trendContent(model: Model, tile: Tile, population: Population, setting: BoardSetting): TileContent {
  const good = textsIn(tile.good)[0] ?? (tile.good?.kind === "number" ? String(tile.good.number) : undefined);
  const isSearch = tile.measure === undefined;
  const kinds = population.kinds.length === 0 ? "*" : population.kinds.join(",");
  const text = population.search === "" ? "" : `?text=${encodeURIComponent(population.search)}`;
  return {
    kind: "trend",
    measure: isSearch ? `kind:${kinds}${text}` : (tile.measure ?? ""),
    name: isSearch ? tile.title : nameOf(model, [], tile.measure ?? "", setting),
    good: good ?? null,
  };
}

function opensOf(model: Model, tile: Tile, population: Population, setting: BoardSetting): string | null {
  const { kinds, search } = population;
  switch (tile.shows) {
    case "count":
      return catalogueOf(setting, kinds, search);
    case "list":
      return catalogueOf(setting, kinds, search, { columns: tile.columns, sort: tile.sort });
    case "chart":
      return catalogueOf(setting, kinds, search, {
        columns: [tile.by, tile.split, tile.x, tile.y, tile.size].filter((key) => key !== undefined),
      });
    case "sum":
      return catalogueOf(setting, kinds, both(search), { columns: [tile.measure ?? ""], sort: `-${tile.measure}` });
    case "view":
      return viewOpens(model, tile, setting);
    case "diagnostics":
      return addressOf(setting, { kind: "checks", part: "text" });
    case "trend":
      return addressOf(setting, { kind: "change" });
    case "analysis":
      return addressOf(setting, analysisPage(tile));
    case "text":
    case undefined:
      return null;
  }
}

function viewOpens(model: Model, tile: Tile, setting: BoardSetting): string | null {
  if (tile.view !== undefined) return addressOf(setting, { kind: "view", view: tile.view }, lensOf(tile));
  const page = tile.viewpoint === undefined ? undefined : pageOfViewpoint(model, tile.viewpoint, tile.scope);
  return page === undefined ? null : addressOf(setting, page, page.kind === "roadmap" ? {} : lensOf(tile));
}

function lensOf({ lens }: Tile): { readonly lens?: string } {
  return lens === undefined ? {} : { lens };
}

/** What is wrong with the words of dashboards and their tiles, told where they are written. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import { analyses } from "../../analyses/index.ts";
import { closest } from "../../base/suggest.ts";
import type { Element, Model } from "../../model/model.ts";
import { computedNames } from "../../views/lens/computed.ts";
import { readMeasure } from "../trend.ts";
import { meaningOf } from "../query/meaning.ts";
import { type Board, boardsOf, readBoard, readTile, type Shows, type Tile, tilesOf } from "./board.ts";
import { populationOf } from "./population.ts";
import { thresholdsOf } from "./threshold.ts";

/** Words are checked, not figures: any day does for searches that count from today. */
const CHECKED_ON = "2000-01-01";

/** Problems of all dashboards, of tiles outside of them, and of the searches of saved queries. */
export function checkDashboards(model: Model): readonly Diagnostic[] {
  const inside = new Set<number>();
  const found = boardsOf(model).flatMap((statement) => {
    for (const tile of tilesOf(statement)) inside.add(tile.row);
    return checkBoard(model, readBoard(statement, "en"));
  });
  const outside = [...model.statements("tile")].filter(({ row }) => !inside.has(row));
  return [
    ...found,
    ...outside.flatMap((statement) => [
      problem(statement, undefined, "tile-outside", "warning", { tile: statement.id }),
      ...checkTile(model, readTile(statement, "en")),
    ]),
    ...[...model.statements("query")].flatMap((statement) => checkQuery(model, statement)),
  ];
}

function checkBoard(model: Model, board: Board): readonly Diagnostic[] {
  return board.tiles.flatMap((tile) => checkTile(model, tile));
}

function checkQuery(model: Model, statement: Element): readonly Diagnostic[] {
  const find = statement.get("find");
  if (find === undefined || !("text" in find)) return [];
  const { problems } = meaningOf(model, find.text, { language: "en", today: CHECKED_ON, isLenient: false });
  return problems.map(({ code, parameters, suggestion }) =>
    problem(statement, "find", code, "warning", parameters, suggestion),
  );
}

/** What each tile cannot do without. */
const needed: Readonly<Partial<Record<Shows, readonly (keyof Tile)[]>>> = {
  sum: ["measure"],
  trend: ["measure"],
  analysis: ["analysis"],
};

/** What each tile reads, beside its width; anything else changes nothing. */
const taken: Readonly<Record<Shows, readonly string[]>> = {
  count: ["of", "find", "query", "form", "good", "bad"],
  sum: ["of", "find", "query", "measure", "good", "bad"],
  list: ["of", "find", "query", "columns", "sort", "top"],
  chart: ["of", "find", "query", "form", "by", "split", "measure", "x", "y", "size", "lens", "top"],
  view: ["view", "viewpoint", "scope", "lens"],
  trend: ["of", "find", "query", "measure", "good"],
  analysis: ["analysis", "of", "scope", "parameters", "table", "columns", "sort", "top"],
  diagnostics: ["top"],
  text: [],
};

const tileKeys: readonly string[] = [...new Set(Object.values(taken).flat())];

/** Problems of one tile. */
export function checkTile(model: Model, tile: Tile): readonly Diagnostic[] {
  const { statement, shows } = tile;
  if (shows === undefined) {
    // A word that is none is told with all others; here only that it is missing.
    return statement.get("shows") === undefined
      ? [problem(statement, undefined, "tile-shows-nothing", "error", { tile: statement.id })]
      : [];
  }
  return [...missing(tile, shows), ...unused(tile, shows), ...wrongWords(model, tile), ...wrongThresholds(tile)];
}

function missing(tile: Tile, shows: Shows): readonly Diagnostic[] {
  const keys = [...(needed[shows] ?? [])];
  if (shows === "trend" && (tile.of.length > 0 || tile.find !== "" || tile.query !== undefined)) keys.length = 0;
  if (shows === "view" && tile.view === undefined && tile.viewpoint === undefined) keys.push("view");
  if (shows === "chart" && tile.form === "bubbles") keys.push("x", "y");
  if (shows === "chart" && (tile.form === "heat" || tile.form === "stacked")) keys.push("by", "split");
  if (shows === "analysis" && tile.analysis === "impact" && tile.scope.length === 0) keys.push("scope");
  return keys.flatMap((key) =>
    tile[key] === undefined || (key === "scope" && tile.scope.length === 0)
      ? [problem(tile.statement, "shows", "tile-needs", "error", { shows, key })]
      : [],
  );
}

function unused({ statement }: Tile, shows: Shows): readonly Diagnostic[] {
  return statement.attributes.flatMap(({ key }) =>
    tileKeys.includes(key) && !taken[shows].includes(key)
      ? [problem(statement, key, "tile-unused", "info", { shows, key })]
      : [],
  );
}

function wrongWords(model: Model, tile: Tile): readonly Diagnostic[] {
  const { statement } = tile;
  const population = populationOf(model, tile, { language: "en", today: CHECKED_ON });
  const kinds = model.schema.kinds.flatMap(({ id, layer }) => (layer === undefined ? [] : [id]));
  const keys = (["by", "split", "x", "y", "size", "lens", "measure"] as const).flatMap((key) => {
    const value = tile[key];
    return value === undefined || isKnown(model, value, tile, key) ? [] : [{ key, value }];
  });
  return [
    ...population.wrongKinds.map((kind) =>
      problem(statement, "of", "tile-unknown-kind", "error", { kind }, closest(kind, kinds, 1)[0]),
    ),
    ...population.problems.map(({ code, parameters, suggestion }) =>
      problem(statement, "find", code, "error", parameters, suggestion),
    ),
    ...wrongParameters(tile),
    ...keys.map(({ key, value }) =>
      problem(statement, key, "tile-unknown-key", "error", { value }, closest(value, valueKeys(model), 1)[0]),
    ),
  ];
}

/** Parameters that the analysis does not take. */
function wrongParameters({ statement, analysis, parameters }: Tile): readonly Diagnostic[] {
  const asked = analyses.find(({ id }) => id === analysis)?.parameters;
  if (asked === undefined) return [];
  const known = Object.keys(asked);
  return Object.keys(parameters)
    .filter((id) => !known.includes(id))
    .map((value) =>
      problem(statement, "parameters", "tile-unknown-key", "error", { value }, closest(value, known, 1)[0]),
    );
}

function isKnown(model: Model, value: string, tile: Tile, key: string): boolean {
  if (tile.shows === "trend" && key === "measure") return readMeasure(value) !== undefined;
  const head = value.split(".")[0] ?? value;
  if (value === "kind" || value === "layer" || computedNames.some(([id]) => id === value)) return true;
  return model.schema.knowsKey(head) || isStated(model, value);
}

/** Does anything say the key, though the metamodel does not know it? */
function isStated(model: Model, key: string): boolean {
  const { attributeKey, attributeCount } = model.columns;
  const symbol = model.symbols.find(key);
  return symbol !== undefined && attributeKey.subarray(0, attributeCount).includes(symbol);
}

function valueKeys(model: Model): readonly string[] {
  return [
    "kind",
    "layer",
    ...computedNames.map(([id]) => id),
    ...new Set(model.schema.metamodel.attributes.map(({ id }) => id)),
  ];
}

function wrongThresholds(tile: Tile): readonly Diagnostic[] {
  return (["good", "bad"] as const).flatMap((key) => {
    const { wrong } = thresholdsOf(tile[key], undefined);
    return wrong.map((value) => problem(tile.statement, key, "tile-threshold", "error", { value }));
  });
}

function problem(
  statement: Element,
  key: string | undefined,
  code: string,
  severity: Diagnostic["severity"],
  parameters: Readonly<Record<string, string | number>>,
  suggestion?: string,
): Diagnostic {
  const attribute = statement.attributes.find((one) => one.key === key);
  const { uri, span } = attribute?.place ?? statement.place;
  const end = attribute === undefined ? span.start + statement.kind.length : span.start + attribute.key.length;
  return {
    code,
    severity,
    uri,
    span: { start: span.start, end },
    parameters,
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}

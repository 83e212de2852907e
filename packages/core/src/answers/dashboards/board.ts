/** Reads the statements of a dashboard and its tiles into what figures are computed of. */
import type { Element, Model } from "../../model/model.ts";
import type { Literal, Value } from "../../model/values.ts";
import { writeLiteral } from "../../model/values.ts";

export interface Board {
  readonly statement: Element;
  readonly id: string;
  readonly title: string;
  readonly description: string | undefined;
  readonly roles: readonly string[];
  readonly tiles: readonly Tile[];
}

export type Shows = "count" | "sum" | "list" | "chart" | "view" | "trend" | "analysis" | "diagnostics" | "text";

export type ChartForm = "bars" | "stacked" | "donut" | "histogram" | "bubbles" | "heat";

/** A tile as it is written. */
export interface Tile {
  readonly statement: Element;
  readonly id: string;
  readonly title: string;
  readonly description: string | undefined;
  /** Undefined where the text says none, or none that there is. */
  readonly shows: Shows | undefined;
  readonly of: readonly string[];
  readonly find: string;
  readonly query: string | undefined;
  readonly view: string | undefined;
  readonly viewpoint: string | undefined;
  readonly scope: readonly string[];
  readonly lens: string | undefined;
  readonly form: ChartForm | "percent" | undefined;
  readonly by: string | undefined;
  readonly split: string | undefined;
  readonly measure: string | undefined;
  readonly x: string | undefined;
  readonly y: string | undefined;
  readonly size: string | undefined;
  readonly good: Value | undefined;
  readonly bad: Value | undefined;
  readonly columns: readonly string[];
  readonly sort: string | undefined;
  readonly top: number | undefined;
  readonly analysis: string | undefined;
  /** Of an analysis, by id. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly table: string | undefined;
  readonly width: 1 | 2 | 3 | 4;
}

const allShows: readonly Shows[] = [
  "count",
  "sum",
  "list",
  "chart",
  "view",
  "trend",
  "analysis",
  "diagnostics",
  "text",
];
const allForms: readonly (ChartForm | "percent")[] = [
  "bars",
  "stacked",
  "donut",
  "histogram",
  "bubbles",
  "heat",
  "percent",
];

/** The dashboards of a model, in the order of the files. */
export function boardsOf(model: Model): readonly Element[] {
  return [...model.statements("dashboard")];
}

/** A dashboard with its tiles in the order in which they are shown. */
export function readBoard(statement: Element, language: string): Board {
  const tiles = tilesOf(statement);
  const order = textsIn(statement.get("order"));
  const place = ({ id }: Element): number => {
    const found = order.indexOf(id);
    return found < 0 ? order.length : found;
  };
  return {
    statement,
    id: statement.id,
    title: statement.nameIn(language),
    description: statement.descriptionIn(language),
    roles: textsIn(statement.get("for")),
    tiles: tiles.toSorted((a, b) => place(a) - place(b)).map((tile) => readTile(tile, language)),
  };
}

/** Tiles that stand inside a dashboard, as the text has them. */
export function tilesOf(dashboard: Element): readonly Element[] {
  const { model } = dashboard;
  return model
    .children(dashboard.row)
    .map((row) => model.at(row))
    .filter(({ kind }) => kind === "tile");
}

/** A tile as it is written, in a language. */
export function readTile(statement: Element, language: string): Tile {
  const textOf = (key: string): string | undefined => textsIn(statement.get(key))[0];
  const listOf = (key: string): readonly string[] => textsIn(statement.get(key));
  const shows = textOf("shows");
  const form = textOf("form");
  const sort = listOf("sort").join(",");
  return {
    statement,
    id: statement.id,
    title: statement.nameIn(language),
    description: statement.descriptionIn(language),
    shows: allShows.find((one) => one === shows),
    of: listOf("of"),
    find: listOf("find").join(" "),
    query: textOf("query"),
    view: textOf("view"),
    viewpoint: textOf("viewpoint"),
    scope: listOf("scope"),
    lens: textOf("lens"),
    form: allForms.find((one) => one === form),
    by: textOf("by"),
    split: textOf("split"),
    measure: textOf("measure"),
    x: textOf("x"),
    y: textOf("y"),
    size: textOf("size"),
    good: statement.get("good"),
    bad: statement.get("bad"),
    columns: listOf("columns"),
    sort: sort === "" ? undefined : sort,
    top: numberIn(statement.get("top")),
    analysis: textOf("analysis"),
    parameters: parametersIn(listOf("parameters")),
    table: textOf("table"),
    width: widthOf(numberIn(statement.get("width")), shows, form),
  };
}

/** `within=30`: several values have `|` between them. */
function parametersIn(texts: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    texts.map((text) => {
      const mark = text.indexOf("=");
      return mark < 0
        ? [text, ""]
        : [
            text.slice(0, mark).trim(),
            text
              .slice(mark + 1)
              .replaceAll("|", ",")
              .trim(),
          ];
    }),
  );
}

/** Where nothing is said, a tile is as wide as what it shows needs. */
function widthOf(stated: number | undefined, shows: string | undefined, form: string | undefined): 1 | 2 | 3 | 4 {
  const found = ([1, 2, 3, 4] as const).find((one) => one === stated);
  if (found !== undefined) return found;
  if (shows === "count" || shows === "sum" || shows === "diagnostics") return 1;
  if (shows === "chart" && form === "donut") return 1;
  return 2;
}

/** Attributes as they are written, by key; names and description apart. */
export function fieldsOf(statement: Element): Readonly<Record<string, string>> {
  const fields: Record<string, string> = {};
  for (const row of statement.model.attributeRows(statement.row)) {
    const key = statement.model.key(row);
    if (key === "description" || key.startsWith("name.") || key.startsWith("description.")) continue;
    fields[key] = writtenOf(statement.model.literal(row));
  }
  return fields;
}

/** As a person writes it into a form: texts without their quotes, lists with commas. */
function writtenOf(literal: Literal): string {
  if (literal.form === "list") return literal.items.map(writtenOf).join(", ");
  return literal.form === "record" ? writeLiteral(literal) : literal.text;
}

/** Names by language; the main one under the empty key. */
export function namesOf(statement: Element): Readonly<Record<string, string>> {
  const names: Record<string, string> = { "": statement.name };
  for (const row of statement.model.attributeRows(statement.row)) {
    const key = statement.model.key(row);
    const literal = statement.model.literal(row);
    if (key.startsWith("name.") && "text" in literal) names[key.slice("name.".length)] = literal.text;
  }
  return names;
}

/** The texts of a value: itself, an id that it refers to, or the items of a list. */
export function textsIn(value: Value | undefined): readonly string[] {
  if (value === undefined) return [];
  if (value.kind === "list") return value.items.flatMap(textsIn);
  if (value.kind === "reference") return [value.id];
  return "text" in value ? [value.text] : [];
}

function numberIn(value: Value | undefined): number | undefined {
  return value?.kind === "number" ? value.number : undefined;
}

/** Saved queries: `query` statements of a model, read as the catalogues that they ask for. */
import type { Element, Model } from "../model/model.ts";
import type { Value } from "../model/values.ts";
import type { QueriesAnswer, SavedQuery } from "./catalogue-answers.ts";
import { shownRows, wholeCatalogue } from "./catalogue-rows.ts";
import { writeConditions } from "./filter-text.ts";
import { localeOf } from "./positions.ts";

/** The saved queries in the order of the files. */
export function queriesAnswer(model: Model, language: string): QueriesAnswer {
  const statements = [...model.statements("query")];
  return { version: 1, queries: statements.map((statement) => savedQuery(model, statement, language)) };
}

function savedQuery(model: Model, statement: Element, language: string): SavedQuery {
  const filter = textsIn(statement.get("find")).join(" ");
  const kind = textsIn(statement.get("kinds")).join(",") || "*";
  const layers = textsIn(statement.get("layers"));
  const fields: Readonly<Record<string, string>> =
    layers.length === 0 ? {} : { layer: writeConditions(layers.map((text) => ({ is: "value", text }))) };
  const sort = textsIn(statement.get("sort")).join(",");
  const whole = wholeCatalogue(model, kind);
  return {
    id: statement.id,
    title: textsIn(statement.get("title"))[0] ?? statement.nameIn(localeOf(language)),
    description: statement.descriptionIn(language) ?? null,
    kinds: kind,
    filter,
    filters: fields,
    columns: textsIn(statement.get("columns")).filter((column) => column !== "name"),
    sort: sort === "" ? null : sort,
    group: textsIn(statement.get("groupBy"))[0] ?? null,
    count: whole === undefined ? 0 : shownRows(model, whole, { kind, filter, fields, language }).rows.length,
  };
}

function textsIn(value: Value | undefined): readonly string[] {
  if (value === undefined) return [];
  if (value.kind === "list") return value.items.flatMap(textsIn);
  if (value.kind === "reference") return [value.id];
  return "text" in value ? [value.text] : [];
}

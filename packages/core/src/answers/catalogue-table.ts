/** A catalogue as a table for spreadsheets: exactly the rows and columns that somebody looks at. */
import type { Model } from "../model/model.ts";
import type { Cell as TableCell, DataTable } from "../model/tables/cell.ts";
import type { Value } from "../model/values.ts";
import { type Column, columnAsked } from "./catalogue-columns.ts";
import { type RowsRequest, shownRows, wholeCatalogue } from "./catalogue-rows.ts";
import { factsOf, nameOfKey, shownText } from "./cells.ts";
import { localeOf } from "./positions.ts";
import { writtenValue } from "./written-value.ts";

/** The table; all columns that somebody fills where none are asked for; `undefined` when there is no such kind. */
export function catalogueTable(
  model: Model,
  request: RowsRequest & { readonly columns?: readonly string[] | undefined },
): DataTable | undefined {
  const { kind, language } = request;
  const whole = wholeCatalogue(model, kind);
  if (whole === undefined) return undefined;
  const locale = localeOf(language);
  const columns = request.columns?.map((key) => columnAsked(model, key, whole.kinds, whole.columns)) ?? whole.columns;
  const hasKinds = kind === "*" || whole.kinds.length > 1;
  const { rows } = shownRows(model, whole, request);
  const words = WORDS[locale];
  return {
    name: hasKinds ? words.all : (model.schema.kinds[model.schema.kindNumber(kind)]?.plural[locale] ?? kind),
    header: [
      words.id,
      words.name,
      ...(hasKinds ? [words.kind] : []),
      ...columns.map(({ key, meaning }) => nameOfKey(key, meaning)[locale]),
    ],
    rows: rows.map((row) => {
      const element = model.at(row);
      const kindName = element.definition?.name[locale] ?? element.kind;
      return [
        element.id,
        element.nameIn(language),
        ...(hasKinds ? [kindName] : []),
        ...cellsOf(model, row, columns, language),
      ];
    }),
  };
}

const WORDS = {
  en: { id: "Id", name: "Name", kind: "Kind", all: "Elements" },
  fr: { id: "Identifiant", name: "Nom", kind: "Sorte", all: "Éléments" },
};

function cellsOf(model: Model, row: number, columns: readonly Column[], language: string): readonly TableCell[] {
  const element = model.at(row);
  const facts = new Map(factsOf(element).map((fact) => [fact.key, fact]));
  return columns.map(({ key }) => {
    if (key === "description") return element.description;
    const fact = facts.get(key);
    return fact === undefined ? undefined : tableCell(model, fact.value, language);
  });
}

/** Numbers and days as such, so that a spreadsheet counts with them; elements by their names; all else as it is written. */
function tableCell(model: Model, value: Value, language: string): TableCell {
  if (value.kind === "number") return value.number;
  if (value.kind === "date") return { date: value.text };
  if (value.kind === "reference" || value.kind === "text") return shownText(model, value, undefined, language);
  const isOfReferences = value.kind === "list" && value.items.every((item) => "id" in item || item.kind === "text");
  return isOfReferences ? shownText(model, value, undefined, language) : writtenValue(value);
}

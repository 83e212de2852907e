/** Values of one column with how often each occurs: what a filter offers, and the groups of a table. */
import type { AttributeType } from "../model/metamodel.ts";
import type { Model } from "../model/model.ts";
import type { Value } from "../model/values.ts";
import type { CatalogueFacetAnswer, CatalogueGroupsAnswer, FacetValue } from "./catalogue-answers.ts";
import { type RowsRequest, shownRows, wholeCatalogue } from "./catalogue-rows.ts";
import { keyTypes, shownText } from "./cells.ts";
import { writeConditions } from "./filter-text.ts";
import { plainValue } from "./value-means.ts";
import { keyValues } from "./key-values.ts";
import { localeOf } from "./positions.ts";

/** Values of a column that a filter offers at once. */
const MOST_VALUES = 500;

/** The values of a column under the filters of the others, the most frequent first; `undefined` when there is no such kind. */
export function catalogueFacetAnswer(
  model: Model,
  request: RowsRequest & { readonly key: string },
): CatalogueFacetAnswer | undefined {
  const whole = wholeCatalogue(model, request.kind);
  if (whole === undefined) return undefined;
  const { key, language } = request;
  const { [key]: _own, ...fields } = request.fields ?? {};
  const { rows } = shownRows(model, whole, { ...request, sort: undefined, group: undefined, fields });
  const read = reader(model, key, language);
  const counts = new Map<string, { readonly value: FacetValue; count: number }>();
  for (const row of rows) {
    for (const value of read(row)) {
      const known = counts.get(value.filter);
      if (known === undefined) counts.set(value.filter, { value, count: 1 });
      else known.count++;
    }
  }
  const values = [...counts.values()]
    .map(({ value, count }) => ({ ...value, count }))
    .sort((a, b) => rank(a) - rank(b) || b.count - a.count || (a.text < b.text ? -1 : 1));
  return { version: 1, key, rows: rows.length, total: values.length, values: values.slice(0, MOST_VALUES) };
}

/** The groups of the rows in their order; `undefined` when there is no such kind. */
export function catalogueGroupsAnswer(
  model: Model,
  request: RowsRequest & { readonly group: string },
): CatalogueGroupsAnswer | undefined {
  const whole = wholeCatalogue(model, request.kind);
  if (whole === undefined) return undefined;
  const { rows, runs = [] } = shownRows(model, whole, request);
  const read = reader(model, request.group, request.language);
  return {
    version: 1,
    group: request.group,
    groups: runs.map(({ first, count }) => ({ ...joined(read(rows[first] ?? 0)), count })),
  };
}

/** What stands in a cell as values of a filter: each item of a list by itself. */
function reader(model: Model, key: string, language: string): (row: number) => readonly FacetValue[] {
  const valueOf = keyValues(model, key);
  const typeOf = keyTypes(model, key);
  const kept = new Map<Value, readonly FacetValue[]>();
  return (row) => {
    if (key === "name") return [known(model.at(row).nameIn(language), model.at(row).nameIn(language))];
    const value = valueOf(row);
    if (value === undefined) return [MISSING];
    let read = kept.get(value);
    if (read === undefined) kept.set(value, (read = valuesIn(model, value, key, typeOf(row), language)));
    return read;
  };
}

const MISSING: FacetValue = { filter: writeConditions([{ is: "missing" }]), text: "", count: 0, state: "missing" };

function valuesIn(
  model: Model,
  value: Value,
  key: string,
  type: AttributeType | undefined,
  language: string,
): readonly FacetValue[] {
  if (value.kind === "list" && value.items.length > 0)
    return value.items.flatMap((item) => valuesIn(model, item, key, type, language));
  if (value.kind === "unknown")
    return [{ ...known("unknown", shownText(model, value, type, language)), state: "unknown" }];
  if (key === "kind" && value.kind === "text") return [known(value.text, kindName(model, value.text, language))];
  const layer = value.kind === "reference" ? model.element(value.id)?.layer : undefined;
  const shown = shownText(model, value, type, language);
  return [{ ...known(plainValue(value) ?? shown, shown), ...(layer === undefined ? {} : { layer }) }];
}

function known(text: string, shown: string): FacetValue {
  return { filter: writeConditions([{ is: "value", text }]), text: shown, count: 0, state: "known" };
}

function kindName(model: Model, kind: string, language: string): string {
  return model.schema.kinds[model.schema.kindNumber(kind)]?.name[localeOf(language)] ?? kind;
}

/** Known values first, what is unknown after them, what is missing last. */
function rank({ state }: FacetValue): number {
  return state === "known" ? 0 : state === "unknown" ? 1 : 2;
}

/** A cell with several values is one group; its filter finds whatever has the first of them. */
function joined(values: readonly FacetValue[]): FacetValue {
  const [first = MISSING] = values;
  return values.length < 2 ? first : { ...first, text: values.map(({ text }) => text).join(", ") };
}

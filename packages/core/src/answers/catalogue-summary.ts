/** What the columns of a table say all together: how full they are, sums of numbers and money, the least and the greatest. */
import { printMoney, printNumber } from "../base/quantity.ts";
import type { AttributeType } from "../model/metamodel.ts";
import type { Model } from "../model/model.ts";
import { compareValues, type Value } from "../model/values.ts";
import type { CatalogueSummaryAnswer, ColumnSummary } from "./catalogue-answers.ts";
import { type RowsRequest, shownRows, wholeCatalogue } from "./catalogue-rows.ts";
import { keyTypes, shownText } from "./cells.ts";
import { keyValues } from "./key-values.ts";
import { localeOf } from "./positions.ts";

/** Summaries of the columns over what the filters leave; `undefined` when there is no such kind. */
export function catalogueSummaryAnswer(
  model: Model,
  request: RowsRequest & { readonly columns: readonly string[] },
): CatalogueSummaryAnswer | undefined {
  const whole = wholeCatalogue(model, request.kind);
  if (whole === undefined) return undefined;
  const { rows } = shownRows(model, whole, { ...request, sort: undefined, group: undefined });
  return {
    version: 1,
    rows: rows.length,
    columns: request.columns.map((key) => summaryOfColumn(model, rows, key, request.language)),
  };
}

function summaryOfColumn(model: Model, rows: readonly number[], key: string, language: string): ColumnSummary {
  const valueOf = keyValues(model, key);
  const typeOf = keyTypes(model, key);
  const sums = new Sums();
  const range = new Range();
  let known = 0;
  let unknown = 0;
  for (const row of rows) {
    const value = key === "description" ? descriptionOf(model, row) : valueOf(row);
    if (value === undefined) continue;
    if (value.kind === "unknown") {
      unknown++;
      continue;
    }
    known++;
    const type = typeOf(row);
    if (isAddable(type)) sums.add(value);
    range.add(value, type);
  }
  return { key, known, unknown, sums: sums.printed(language), range: range.printed(model, language) };
}

/** Does it mean something to add values up? Marks on a scale, which ends somewhere, are not added. */
function isAddable(type: AttributeType | undefined): boolean {
  if (type?.kind === "union") return type.of.every(isAddable);
  return type?.kind !== "number" || type.maximum === undefined;
}

function descriptionOf(model: Model, row: number): Value | undefined {
  const { description } = model.at(row);
  return description === undefined ? undefined : { kind: "text", text: description };
}

/** Adds up numbers, and money by currency. */
class Sums {
  private readonly totals = new Map<string, { amount: number; readonly per: string | undefined }>();

  add(value: Value): void {
    if (value.kind === "number") this.count("", value.number, undefined);
    if (value.kind === "money")
      this.count(
        `${value.currency}/${value.per === undefined ? "" : "y"}`,
        value.yearly ?? value.amount,
        value.per === undefined ? undefined : "y",
      );
  }

  printed(language: string): readonly string[] {
    const locale = localeOf(language);
    return [...this.totals].map(([key, { amount, per }]) => {
      const total = Number(amount.toPrecision(12));
      const [currency = ""] = key.split("/");
      return currency === ""
        ? printNumber(total, locale)
        : printMoney(
            { amount: total, currency, text: "", ...(per === undefined ? {} : { per, yearly: total }) },
            locale,
          );
    });
  }

  private count(key: string, amount: number, per: string | undefined): void {
    const total = this.totals.get(key);
    if (total === undefined) this.totals.set(key, { amount, per });
    else total.amount += amount;
  }
}

/** The least and the greatest of values that compare with each other; nothing where some do not. */
class Range {
  private least: Value | undefined;
  private greatest: Value | undefined;
  private type: AttributeType | undefined;
  private isMixed = false;

  add(value: Value, type: AttributeType | undefined): void {
    if (this.isMixed || !ordered.has(value.kind)) return;
    this.type ??= type;
    const low = this.least === undefined ? -1 : compareValues(value, this.least);
    const high = this.greatest === undefined ? 1 : compareValues(value, this.greatest);
    this.isMixed = low === undefined || high === undefined;
    if (low !== undefined && low < 0) this.least = value;
    if (high !== undefined && high > 0) this.greatest = value;
  }

  printed(model: Model, language: string): ColumnSummary["range"] {
    const { least, greatest, type } = this;
    if (this.isMixed || least === undefined || greatest === undefined) return null;
    return { least: shownText(model, least, type, language), greatest: shownText(model, greatest, type, language) };
  }
}

const ordered: ReadonlySet<Value["kind"]> = new Set(["number", "percent", "date", "date-time", "quantity", "money"]);

/** Cost and usage in FOCUS (FinOps Foundation), columns by name in any order: what each resource and each tagged application costs a year. */
import type { Claim, Sort, TypedKey } from "../../model/claims/claim.ts";
import type { SheetRow } from "../tables/xlsx-rows.ts";
import type { RowReader, TableShape } from "./shape.ts";
import { numberIn, placeIn, told } from "./table.ts";
import type { InventoryTable } from "./table.ts";

export const costs: TableShape = {
  matches: (columns) =>
    columns.count([
      "billedcost",
      "effectivecost",
      "chargeperiodstart",
      "billingperiodstart",
      "servicecategory",
      "resourceid",
      "billingaccountid",
      "chargecategory",
    ]) >= 4,
  begin: (table) => new Costs(table),
};

interface Sum {
  cost: number;
  readonly first: SheetRow;
  readonly sort: Sort;
  readonly names: readonly string[];
  readonly keys: readonly TypedKey[];
  readonly region: string;
}

const MOST = 200_000;

/** Tags that name what the money was spent for. */
const APPLICATION_TAG =
  /^(?:user:)?(?:application|app|application[-_]?name|app[-_]?name|service|project|workload|product)$/iu;

class Costs implements RowReader {
  private readonly table: InventoryTable;
  private readonly at: Readonly<Record<string, number>>;
  private readonly resources = new Map<string, Sum>();
  private readonly applications = new Map<string, Sum>();
  private readonly months = new Set<string>();
  private currency = "";

  constructor(table: InventoryTable) {
    this.table = table;
    const { columns } = table;
    this.at = {
      cost: columns.find("effectivecost", "billedcost", "cost"),
      billed: columns.find("billedcost", "effectivecost", "cost"),
      currency: columns.find("billingcurrency", "currency"),
      period: columns.find("billingperiodstart", "chargeperiodstart"),
      id: columns.find("resourceid"),
      name: columns.find("resourcename"),
      category: columns.find("servicecategory"),
      service: columns.find("servicename"),
      region: columns.find("regionid", "regionname"),
      tags: columns.find("tags"),
    };
  }

  private text(row: SheetRow, field: string): string {
    return told(row, this.at[field] ?? -1);
  }

  *row(row: SheetRow): Iterable<Claim> {
    const cost = numberIn(row, this.at["billed"] ?? -1) ?? numberIn(row, this.at["cost"] ?? -1);
    if (cost === undefined) return;
    const currency = this.text(row, "currency");
    if (this.currency === "") this.currency = currency;
    if (currency !== this.currency) return;
    this.months.add(this.text(row, "period").slice(0, 7));
    this.addResource(row, cost);
    for (const [tag, value] of tagsOf(row, this.at["tags"] ?? -1)) {
      if (!APPLICATION_TAG.test(tag)) continue;
      add(this.applications, value.toLowerCase(), cost, () => ({
        cost: 0,
        first: row,
        sort: "system",
        names: [value],
        keys: [],
        region: "",
      }));
    }
    yield* [];
  }

  private addResource(row: SheetRow, cost: number): void {
    const id = this.text(row, "id");
    const sort = sortOf(this.text(row, "category"), this.text(row, "service"));
    if (id === "" || sort === undefined) return;
    add(this.resources, id, cost, () => {
      const name = this.text(row, "name") || (/[^/:]+$/u.exec(id)?.[0] ?? id);
      return { cost: 0, first: row, sort, names: [name], keys: keysOf(id), region: this.text(row, "region") };
    });
  }

  *end(): Iterable<Claim> {
    for (const [key, sum] of [...this.applications].toSorted(byKey))
      yield* this.told(`inventory:cost/application/${key}`, sum, "tags");
    for (const [key, sum] of [...this.resources].toSorted(byKey)) yield* this.told(`inventory:cost/${key}`, sum, "id");
  }

  private *told(key: string, sum: Sum, field: string): Iterable<Claim> {
    const at = placeIn(this.table, sum.first, this.at[field] ?? 0);
    yield { claim: "mention", key, sort: sum.sort, names: sum.names, keys: sum.keys, scope: {}, at, seenBy: "cost" };
    const months = Math.max(1, [...this.months].filter((month) => month !== "").length);
    const year = Math.round((sum.cost * 12 * 100) / months) / 100;
    if (!/^[A-Z]{3}$/u.test(this.currency) || !(year >= 0.01)) return;
    // Months that are billed only in part would say too little: the figure is what these rows come to in a year.
    const value = { quantity: year, unit: `${this.currency}/y` };
    yield { claim: "attribute", of: key, name: "annualCost", value, at, seenBy: "cost", certainty: 0.7 };
  }
}

function add(sums: Map<string, Sum>, key: string, cost: number, make: () => Sum): void {
  let sum = sums.get(key);
  if (sum === undefined) {
    if (sums.size >= MOST) return;
    sums.set(key, (sum = make()));
  }
  sum.cost += cost;
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function sortOf(category: string, service: string): Sort | undefined {
  if (/queue|sqs|kinesis|event|messag|pub\/?sub|kafka|service bus/iu.test(service)) return "broker";
  if (/database|storage/iu.test(category)) return "store";
  return /compute/iu.test(category) && !/nat|lambda|function|ip address/iu.test(service) ? "node" : undefined;
}

function keysOf(id: string): readonly TypedKey[] {
  if (/^arn:[a-z-]+:/u.test(id)) return [{ type: "arn", value: id }];
  if (/^\/subscriptions\//iu.test(id)) return [{ type: "azure-resource", value: id.toLowerCase() }];
  return /^\/\/[a-z0-9.-]+\.googleapis\.com\//u.test(id) ? [{ type: "gcp-resource", value: id }] : [];
}

/** Tags are a JSON object in a cell, in some exports a list `a: b; c: d`. */
function tagsOf(row: SheetRow, column: number): readonly (readonly [string, string])[] {
  const text = told(row, column);
  if (!text.startsWith("{")) {
    return text.split(/[;,]/u).flatMap((part) => {
      const [name, value] = part.split(/[:=]/u);
      return name !== undefined && value !== undefined && value.trim() !== ""
        ? [[name.trim(), value.trim()] as const]
        : [];
    });
  }
  try {
    const tags: unknown = JSON.parse(text);
    if (typeof tags !== "object" || tags === null) return [];
    return Object.entries(tags).flatMap(([name, value]) =>
      typeof value === "string" && value !== "" && value.length < 200 ? [[name, value] as const] : [],
    );
  } catch {
    return [];
  }
}

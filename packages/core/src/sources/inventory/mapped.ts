/** Rows of any inventory, by a mapping that somebody wrote or that its titles and values propose: the same mapping as for imports. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Claim, Place, Purpose, Sort, TypedKey } from "../../model/claims/claim.ts";
import { isSecretName } from "../../model/claims/secrets.ts";
import type { FactValue } from "../../model/facts.ts";
import type { AttributeType, Metamodel } from "../../model/metamodel.ts";
import type { Cell } from "../../model/tables/cell.ts";
import { tableSchema } from "../../model/tables/schema.ts";
import type { TableSchema } from "../../model/tables/schema.ts";
import { foldText } from "../../model/tables/value-text.ts";
import { isNothing, readCell, splitCell } from "../tables/cell-values.ts";
import type { ColumnRule, Mapping } from "../tables/mapping.ts";
import { referenceTarget } from "../tables/reference-target.ts";
import type { SheetRow } from "../tables/xlsx-rows.ts";
import { networkKeys } from "./claims.ts";
import type { RowReader } from "./shape.ts";
import { headerKey, placeIn, told } from "./table.ts";
import type { InventoryTable } from "./table.ts";
import { tell, tellSkipped } from "./tell.ts";

/** What kinds of the metamodel are in discovery, the most special first; the others have no place there. */
const sorts: readonly (readonly [string, Sort])[] = [
  ["application", "system"],
  ["module", "service"],
  ["component", "service"],
  ["interface", "interface"],
  ["store", "store"],
  ["dataset", "dataset"],
  ["entity", "entity"],
  ["node", "node"],
  ["zone", "zone"],
  ["site", "zone"],
  ["technology", "technology"],
  ["unit", "team"],
  ["role", "team"],
  ["party", "external"],
  ["document", "document"],
  ["finding", "finding"],
];

/** Rows as the mapping says. `names` are the columns by the names that the mapping uses. */
export function mappedRows(
  table: InventoryTable,
  mapping: Mapping,
  names: readonly string[],
  metamodel: Metamodel,
): RowReader {
  return new MappedRows(table, mapping, names, tableSchema(metamodel));
}

interface Reader {
  readonly column: number;
  readonly rule: Extract<ColumnRule, { as: "attribute" | "relationship" }>;
  readonly known: Map<Cell, FactValue | undefined>;
}

const MOST_KNOWN = 5000;

class MappedRows implements RowReader {
  private readonly table: InventoryTable;
  private readonly mapping: Mapping;
  private readonly schema: TableSchema;
  private readonly name: number;
  private readonly key: number;
  private readonly description: number;
  private readonly parent: number;
  private readonly kind: number;
  private readonly readers: readonly Reader[];
  private readonly network: readonly number[];
  private readonly seen = new Set<string>();
  private readonly unknown = new Map<string, number>();
  private readonly unread = new Map<string, number>();
  private readonly secret: readonly string[];
  private unnamed = 0;
  private repeated = 0;

  constructor(table: InventoryTable, mapping: Mapping, names: readonly string[], schema: TableSchema) {
    this.table = table;
    this.mapping = mapping;
    this.schema = schema;
    const at = (column: string | undefined): number => (column === undefined ? -1 : names.indexOf(column));
    this.name = at(mapping.name);
    this.key = at(mapping.key ?? (mapping.id !== undefined && "column" in mapping.id ? mapping.id.column : undefined));
    this.description = at(mapping.description);
    this.parent = at(mapping.parent?.column);
    this.kind = typeof mapping.kind === "string" ? -1 : at(mapping.kind.column);
    this.secret = names.filter(isSecretName);
    this.readers = Object.entries(mapping.columns).flatMap(([column, rule]): Reader[] => {
      if ((rule.as !== "attribute" && rule.as !== "relationship") || at(column) < 0 || isSecretName(column)) return [];
      return [{ column: at(column), rule, known: new Map() }];
    });
    this.network = names.flatMap((title, column) =>
      /^(?:ip|ipaddress|ipaddresses|adresseip|fqdn|dnsname|hostname|host|server|servername|nomserveur|mac|macaddress|adressemac)$/u.test(
        headerKey(title),
      )
        ? [column]
        : [],
    );
  }

  *row(row: SheetRow): Iterable<Claim> {
    const name = told(row, this.name).replaceAll(/\s+/gu, " ");
    if (name === "") {
      this.unnamed++;
      return;
    }
    const kind = this.kindOf(row);
    const sort = kind === undefined ? undefined : sorts.find(([base]) => this.schema.isOfKind(kind, base))?.[1];
    if (kind === undefined || sort === undefined) {
      const said = kind ?? told(row, this.kind);
      this.unknown.set(said, (this.unknown.get(said) ?? 0) + 1);
      return;
    }
    const identity = (told(row, this.key) || name).toLowerCase();
    if (this.seen.has(identity)) {
      this.repeated++;
      return;
    }
    this.seen.add(identity);
    yield* this.claims(row, name, kind, sort, identity);
  }

  private *claims(row: SheetRow, name: string, kind: string, sort: Sort, identity: string): Iterable<Claim> {
    const { path, sheet } = this.table;
    const of = `${path}${sheet === undefined ? "" : `#${sheet}`}`;
    const key = `inventory:${of}/${identity}`;
    const at = placeIn(this.table, row, this.name);
    const parent = told(row, this.parent);
    const keys: TypedKey[] = [{ type: "row", value: `${of}/${identity}` }];
    if (sort === "node" || sort === "store" || sort === "service") {
      for (const column of this.network) keys.push(...networkKeys(told(row, column)));
      if (sort === "node" && /^[a-z0-9][a-z0-9-]{2,62}$/iu.test(name))
        keys.push({ type: "host", value: name.toLowerCase() });
    }
    yield {
      claim: "mention",
      key,
      sort,
      names: [name],
      keys,
      scope: {},
      ...(parent === "" ? {} : { inside: { lookup: { name: parent } } }),
      at,
      seenBy: "row",
    };
    const description = told(row, this.description);
    if (description !== "") {
      yield { claim: "attribute", of: key, name: "description", value: description, at, seenBy: "row" };
    }
    yield* this.columnClaims(row, key, kind);
  }

  private *columnClaims(row: SheetRow, key: string, kind: string): Iterable<Claim> {
    const records = new Map<string, { readonly fields: Record<string, FactValue>; readonly at: Place }>();
    for (const reader of this.readers) {
      const { column, rule } = reader;
      if (isNothing(row.cells[column]) || told(row, column) === "") continue;
      const at = placeIn(this.table, row, column);
      if (rule.as === "relationship") {
        yield* this.relations(told(row, column), rule, key, at);
        continue;
      }
      const value = this.valueOf(row, reader, rule, kind);
      if (value === undefined) {
        this.unread.set(rule.attribute, (this.unread.get(rule.attribute) ?? 0) + 1);
        continue;
      }
      const dot = rule.attribute.indexOf(".");
      if (dot < 0 || this.schema.attribute(kind, rule.attribute) !== undefined) {
        yield { claim: "attribute", of: key, name: rule.attribute, value, at, seenBy: "row" };
        continue;
      }
      const base = rule.attribute.slice(0, dot);
      const record = records.get(base) ?? { fields: {}, at };
      record.fields[rule.attribute.slice(dot + 1)] = value;
      records.set(base, record);
    }
    for (const [name, { fields, at }] of records) {
      yield { claim: "attribute", of: key, name, value: { record: fields }, at, seenBy: "row" };
    }
  }

  private kindOf(row: SheetRow): string | undefined {
    const rule = this.mapping.kind;
    if (typeof rule === "string") return this.schema.isKind(rule) ? rule : undefined;
    const said = told(row, this.kind);
    const folded = foldText(said);
    const kind = Object.entries(rule.values).find(([from]) => foldText(from) === folded)?.[1];
    const found = kind ?? (this.schema.isKind(said) ? said : rule.otherwise);
    return found !== undefined && this.schema.isKind(found) ? found : undefined;
  }

  /** Names of other elements stay names: what they are is found when everything is known. */
  private valueOf(
    row: SheetRow,
    { column, known }: Reader,
    rule: Extract<ColumnRule, { as: "attribute" }>,
    kind: string,
  ): FactValue | undefined {
    const type = this.schema.typeAt(kind, rule.attribute);
    if (type === undefined) return undefined;
    const cell = row.cells[column];
    if (known.has(cell)) return known.get(cell);
    const value = this.read(cell, type, rule);
    if (known.size < MOST_KNOWN) known.set(cell, value);
    return value;
  }

  private read(cell: Cell, type: AttributeType, rule: Extract<ColumnRule, { as: "attribute" }>): FactValue | undefined {
    const target = referenceTarget(type);
    const { decimal } = this.mapping;
    if (target === undefined) return readCell(cell, type, { ...rule, decimal });
    const text = told({ index: 0, cells: [cell] }, 0);
    const parts = (target.isList ? splitCell(text, rule.separator) : [text]).map((part) => rule.values?.[part] ?? part);
    return target.isList ? parts : parts[0];
  }

  private *relations(
    text: string,
    rule: Extract<ColumnRule, { as: "relationship" }>,
    key: string,
    at: Place,
  ): Iterable<Claim> {
    for (const part of splitCell(text, rule.separator).slice(0, 200)) {
      const other = { lookup: { name: part } };
      const [from, to] = rule.direction === "out" ? [{ key }, other] : [other, { key }];
      const { verb } = rule;
      const shown = verb === "uses" ? {} : { verb };
      yield {
        claim: "relationship",
        from,
        to,
        purpose: purposeOf(verb),
        ...shown,
        evidence: "catalogue",
        at,
        seenBy: "row",
      };
    }
  }

  *end(): Iterable<Claim | Diagnostic> {
    const { path } = this.table;
    yield* tellSkipped(this.table, this.unnamed, this.unknown);
    if (this.repeated > 0) yield tell("inventory-repeated", "info", path, { count: this.repeated });
    for (const [attribute, count] of this.unread) yield tell("inventory-values", "info", path, { attribute, count });
    for (const column of this.secret) yield tell("inventory-secret-column", "info", path, { column });
  }
}

function purposeOf(verb: string): Purpose {
  if (verb === "uses") return "call";
  return verb === "->" || verb === "accesses" ? "data" : "other";
}

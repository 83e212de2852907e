/** Listings of tables or columns, as `information_schema` of every database gives them. */
import type { Claim } from "../../model/claims/claim.ts";
import type { SheetRow } from "../tables/xlsx-rows.ts";
import { attribute } from "./claims.ts";
import type { RowReader, TableShape } from "./shape.ts";
import { numberIn, placeIn, told } from "./table.ts";
import type { InventoryTable } from "./table.ts";

export const schemaListing: TableShape = {
  matches: (columns) => columns.has("tableschema", "schemaname", "tableschem") && columns.has("tablename"),
  begin: (table) => new Listing(table),
};

const SYSTEM = /^(?:information_schema|mysql|performance_schema|sys|pg_catalog|pg_toast|sysibm.*|syscat)$/iu;

class Listing implements RowReader {
  private readonly table: InventoryTable;
  private readonly schema: number;
  private readonly name: number;
  private readonly rows: number;
  private readonly bytes: number;
  private readonly comment: number;
  private readonly mentioned = new Set<string>();

  constructor(table: InventoryTable) {
    this.table = table;
    const { columns } = table;
    this.schema = columns.find("tableschema", "schemaname", "tableschem");
    this.name = columns.find("tablename");
    this.rows = columns.find("tablerows", "rowcount", "nlivetup", "numrows");
    this.bytes = columns.find("datalength", "sizebytes", "totalbytes");
    this.comment = columns.find("tablecomment", "remarks");
  }

  *row(row: SheetRow): Iterable<Claim> {
    const [schema, name] = [told(row, this.schema), told(row, this.name)];
    if (schema === "" || name === "" || SYSTEM.test(schema)) return;
    const database = `inventory:${this.table.path}#${schema}`;
    const at = placeIn(this.table, row, this.name);
    if (!this.mentioned.has(schema)) {
      this.mentioned.add(schema);
      yield {
        claim: "mention",
        key: database,
        sort: "database",
        names: [schema],
        keys: [],
        scope: {},
        at,
        seenBy: "listing",
      };
    }
    const key = `${database}.${name}`;
    if (this.mentioned.has(`${schema}.${name}`)) return;
    this.mentioned.add(`${schema}.${name}`);
    yield {
      claim: "mention",
      key,
      sort: "entity",
      names: [name],
      keys: [],
      scope: { space: schema },
      inside: { key: database },
      at,
      seenBy: "listing",
    };
    const size = numberIn(row, this.bytes);
    const count = numberIn(row, this.rows);
    const volume = size !== undefined && size > 0 ? { quantity: size, unit: "B" } : count;
    yield* attribute(
      key,
      "volume",
      volume,
      placeIn(this.table, row, this.bytes < 0 ? this.rows : this.bytes),
      "listing",
    );
    yield* attribute(key, "description", told(row, this.comment), at, "listing");
  }

  *end(): Iterable<Claim> {
    yield* [];
  }
}

/** Tables of the ServiceNow CMDB: configuration items (`cmdb_ci*`) and their relationships (`cmdb_rel_ci`), by names of fields or by labels. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Claim, Purpose, Sort, TypedKey } from "../../model/claims/claim.ts";
import type { FactValue } from "../../model/facts.ts";
import type { SheetRow } from "../tables/xlsx-rows.ts";
import { attribute, cmdbKey, networkKeys, referenceTo } from "./claims.ts";
import type { RowReader, TableShape } from "./shape.ts";
import { placeIn, told } from "./table.ts";
import type { InventoryTable } from "./table.ts";
import { tellSkipped } from "./tell.ts";
import { criticalityOf, environmentOf, statusOf } from "./words.ts";

export const cmdbItems: TableShape = {
  matches: (columns, path) =>
    columns.has("name") &&
    !columns.has("parent") &&
    (columns.has("sysclassname") ||
      (columns.has("sysid") &&
        columns.count(["operationalstatus", "installstatus", "managedby", "ownedby", "supportgroup", "usedfor"]) > 0) ||
      (/cmdb_ci/iu.test(path) && !/cmdb_rel/iu.test(path))),
  begin: (table) => new Items(table),
};

export const cmdbRelations: TableShape = {
  matches: (columns, path) =>
    columns.has("parent", "parentname", "parentsysid") &&
    columns.has("child", "childname", "childsysid") &&
    (columns.has("type", "typename", "relationshiptype") || /cmdb_rel_ci/iu.test(path)),
  begin: (table) => new Relations(table),
};

const classes: readonly (readonly [RegExp, Sort])[] = [
  [/pdu|ups|rack|printer|peripheral|document|certificate|contract/u, "document"],
  [/db|database|datastore|mssql|mysql|oracle|postgres|mongo|catalog|storage|san|nas|bucket/u, "store"],
  [/queue|mq|broker|messag/u, "broker"],
  [/ip_?(?:network|switch|router|firewall)|network|subnet|vlan|datacent|zone|vpc|region|firewall/u, "zone"],
  [/endpoint|interface|api/u, "interface"],
  [/appl|software_instance|web_server|app_server|web_service|service|business/u, "system"],
  [
    /server|computer|vm|virtual|esx|hardware|host|cluster|node|hyper|lb|load_?balancer|unix|linux|windows|win_|mainframe|storage_server|kubernetes/u,
    "node",
  ],
];

/** What a class of configuration items is here: `cmdb_ci_linux_server`, `Linux Server`. */
function sortOfClass(name: string): Sort | undefined {
  const folded = name
    .toLowerCase()
    .replace(/^cmdb_ci_?/u, "")
    .replaceAll(/[\s-]+/gu, "_");
  if (folded === "") return undefined;
  if (
    /(?:linux|unix|win(?:dows)?|solaris|aix|esx|storage|virtual)_?(?:nt_|machine_)?(?:server|computer|machine)|^server$|^computer$/u.test(
      folded,
    )
  )
    return "node";
  return classes.find(([pattern]) => pattern.test(folded))?.[1];
}

class Items implements RowReader {
  private readonly table: InventoryTable;
  private readonly at: Readonly<Record<string, number>>;
  private readonly ofFile: string;
  private readonly unknown = new Map<string, number>();
  private unnamed = 0;

  constructor(table: InventoryTable) {
    this.table = table;
    const { columns } = table;
    this.ofFile = /cmdb_ci_\w+/iu.exec(table.path)?.[0] ?? /cmdb_ci_\w+/iu.exec(table.sheet ?? "")?.[0] ?? "";
    this.at = {
      id: columns.find("sysid", "correlationid", "assettag"),
      name: columns.find("name", "displayname"),
      class: columns.find("sysclassname", "class", "citype", "category"),
      owner: columns.find(
        "ownedby",
        "businessowner",
        "managedby",
        "itapplicationowner",
        "supportgroup",
        "assignmentgroup",
        "owner",
      ),
      criticality: columns.find("businesscriticality", "criticality"),
      environment: columns.find("environment", "usedfor", "ucenvironment"),
      status: columns.find("operationalstatus", "lifecyclestagestatus", "lifecyclestage", "installstatus", "status"),
      costCentre: columns.find("costcenter", "costcentre"),
      description: columns.find("shortdescription", "comments", "description"),
      version: columns.find("version", "appversion"),
      supplier: columns.find("vendor", "manufacturer", "supplier"),
      ip: columns.find("ipaddress", "ip"),
      fqdn: columns.find("fqdn", "dnsname", "hostname"),
      mac: columns.find("macaddress", "mac"),
      os: columns.find("os", "operatingsystem"),
      osVersion: columns.find("osversion"),
      cpu: columns.find("cpucount", "cpucorecount"),
    };
  }

  private text(row: SheetRow, field: string): string {
    return told(row, this.at[field] ?? -1);
  }

  *row(row: SheetRow): Iterable<Claim> {
    const name = this.text(row, "name");
    if (name === "") {
      this.unnamed++;
      return;
    }
    const written = this.text(row, "class") || this.ofFile;
    const sort = sortOfClass(written) ?? sortOfClass(this.ofFile);
    if (sort === undefined || sort === "document") {
      this.unknown.set(written, (this.unknown.get(written) ?? 0) + 1);
      return;
    }
    yield* this.claims(row, name, sort);
  }

  private *claims(row: SheetRow, name: string, sort: Sort): Iterable<Claim> {
    const sysId = this.text(row, "id") || sysIdOf(row, this.at["id"] ?? -1);
    const key = sysId === "" ? `inventory:cmdb/${name.toLowerCase()}` : cmdbKey(sysId);
    const at = placeIn(this.table, row, this.at["name"] ?? 0);
    const keys: TypedKey[] = sysId === "" ? [] : [{ type: "cmdb", value: sysId.toLowerCase() }];
    if (sort !== "zone") {
      for (const field of ["fqdn", "ip", "mac"]) keys.push(...networkKeys(this.text(row, field)));
    }
    if (sort === "node" && /^[a-z0-9][a-z0-9-]{2,62}$/iu.test(name))
      keys.push({ type: "host", value: name.toLowerCase() });
    const environment = environmentOf(this.text(row, "environment"));
    yield { claim: "mention", key, sort, names: [name], keys, scope: {}, at, seenBy: "cmdb" };
    const say = (id: string, field: string, value: FactValue | undefined): Iterable<Claim> =>
      attribute(key, id, value, placeIn(this.table, row, this.at[field] ?? 0), "cmdb");
    yield* say("owner", "owner", this.text(row, "owner"));
    yield* say("criticality", "criticality", criticalityOf(this.text(row, "criticality")));
    yield* say("env", "environment", environment);
    yield* say("status", "status", statusOf(this.text(row, "status")));
    yield* say("costCentre", "costCentre", this.text(row, "costCentre"));
    yield* say("description", "description", this.text(row, "description"));
    yield* say("version", "version", this.text(row, "version"));
    const supplier = this.text(row, "supplier");
    yield* say("supplier", "supplier", supplier === "" ? undefined : [supplier]);
    if (sort !== "node") return;
    yield* say("os", "os", `${this.text(row, "os")} ${this.text(row, "osVersion")}`.trim());
    const cpu = Number(this.text(row, "cpu"));
    yield* say("cpu", "cpu", cpu > 0 ? cpu : undefined);
  }

  *end(): Iterable<Claim | Diagnostic> {
    yield* tellSkipped(this.table, this.unnamed, this.unknown);
  }
}

/** Identifiers are 32 hexadecimal digits, which would pass for a secret anywhere else. */
function sysIdOf(row: SheetRow, column: number): string {
  const cell = row.cells[column];
  return typeof cell === "string" && /^[0-9a-f]{32}$/iu.test(cell.trim()) ? cell.trim() : "";
}

interface Meaning {
  readonly purpose: Purpose;
  readonly verb?: string;
  /** The child is the one that acts. */
  readonly isTurned?: boolean;
}

/** By the first half of the type, which is said of the parent. */
const meanings: readonly (readonly [RegExp, Meaning])[] = [
  [/^(?:depends on|uses|consumes|calls|connects to|requires|exchanges data with|accesses)$/u, { purpose: "call" }],
  [
    /^(?:used by|provides|provides for|provided to|consumed by|called by|depended on by|supports)$/u,
    { purpose: "call", isTurned: true },
  ],
  [/^(?:sends data to|feeds|publishes to|writes to)$/u, { purpose: "data" }],
  [/^(?:receives data from|reads from|subscribes to)$/u, { purpose: "data", isTurned: true }],
  [
    /^(?:runs on|hosted on|installed on|virtualized by|deployed on|located in|in rack|stored on)$/u,
    { purpose: "other", verb: "runs on" },
  ],
  [/^(?:runs|hosts|virtualizes|has installed)$/u, { purpose: "other", verb: "runs on", isTurned: true }],
  [/^(?:contains|cluster of|members|has member|owns|parent of|instantiates)$/u, { purpose: "other", verb: "contains" }],
  [/^(?:contained by|cluster|member of|belongs to|child of)$/u, { purpose: "other", verb: "contains", isTurned: true }],
];

class Relations implements RowReader {
  private readonly table: InventoryTable;
  private readonly unknown = new Map<string, number>();
  private readonly parent: number;
  private readonly child: number;
  private readonly type: number;
  private incomplete = 0;

  constructor(table: InventoryTable) {
    this.table = table;
    const { columns } = table;
    this.parent = columns.find("parentsysid", "parent", "parentname");
    this.child = columns.find("childsysid", "child", "childname");
    this.type = columns.find("type", "typename", "relationshiptype");
  }

  *row(row: SheetRow): Iterable<Claim> {
    const [parent, child] = [this.parent, this.child].map((column) => sysIdOf(row, column) || told(row, column));
    const type = told(row, this.type);
    const said = (type.split("::", 1)[0] ?? "").trim().toLowerCase();
    const meaning = meanings.find(([pattern]) => pattern.test(said))?.[1];
    const [from, to] = [referenceTo(parent ?? ""), referenceTo(child ?? "")];
    if (from === undefined || to === undefined) {
      this.incomplete++;
      return;
    }
    if (meaning === undefined) {
      this.unknown.set(type, (this.unknown.get(type) ?? 0) + 1);
      return;
    }
    const { purpose, verb, isTurned } = meaning;
    yield {
      claim: "relationship",
      from: isTurned === true ? to : from,
      to: isTurned === true ? from : to,
      purpose,
      ...(verb === undefined ? {} : { verb }),
      evidence: "catalogue",
      at: placeIn(this.table, row, this.type < 0 ? this.parent : this.type),
      seenBy: "cmdb-relations",
    };
  }

  *end(): Iterable<Claim | Diagnostic> {
    yield* tellSkipped(this.table, this.incomplete, this.unknown);
  }
}

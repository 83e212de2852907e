/** Plans of addresses and lists of firewall rules: zones with their ranges, and who may reach whom. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Claim } from "../../model/claims/claim.ts";
import type { SheetRow } from "../tables/xlsx-rows.ts";
import { attribute, referenceTo } from "./claims.ts";
import type { RowReader, TableShape } from "./shape.ts";
import { placeIn, told } from "./table.ts";
import type { Columns, InventoryTable } from "./table.ts";
import { tellSkipped } from "./tell.ts";
import { environmentOf } from "./words.ts";

const RANGES = [
  "cidr",
  "cidrblock",
  "subnetcidr",
  "subnet",
  "network",
  "iprange",
  "prefix",
  "range",
  "reseau",
  "sousreseau",
  "adressereseau",
];

export const addressPlans: TableShape = {
  matches: (columns) =>
    columns.has(...RANGES) &&
    columns.has("name", "vlan", "vlanid", "vlanname", "zone", "zonename", "site", "segment", "nom", "description") &&
    !columns.has("source", "src", "sourceip", "ipaddress", "hostname", "sysid"),
  begin: (table) => new Plan(table),
};

const CIDR = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:]+)\/\d{1,3}$/iu;

class Plan implements RowReader {
  private readonly table: InventoryTable;
  private readonly range: number;
  private readonly name: number;
  private readonly vlan: number;
  private readonly environment: number;
  private readonly description: number;
  private skipped = 0;

  constructor(table: InventoryTable) {
    this.table = table;
    const { columns } = table;
    this.range = columns.find(...RANGES);
    this.name = columns.find("name", "vlanname", "zone", "zonename", "segment", "nom", "site");
    this.vlan = columns.find("vlan", "vlanid");
    this.environment = columns.find("environment", "env", "environnement");
    this.description = columns.find("description", "purpose", "usage", "comment");
  }

  *row(row: SheetRow): Iterable<Claim> {
    const ranges = told(row, this.range)
      .split(/[\s,;]+/u)
      .filter((range) => CIDR.test(range));
    const name = told(row, this.name) || (told(row, this.vlan) === "" ? "" : `VLAN ${told(row, this.vlan)}`);
    const [first] = ranges;
    if (first === undefined) {
      this.skipped++;
      return;
    }
    const key = `inventory:network/${first.toLowerCase()}`;
    const at = placeIn(this.table, row, this.range);
    yield {
      claim: "mention",
      key,
      sort: "zone",
      names: [name === "" ? first : name],
      keys: [],
      scope: {},
      at,
      seenBy: "network",
    };
    yield* attribute(key, "cidr", ranges, at, "network");
    yield* attribute(
      key,
      "type",
      { word: this.vlan >= 0 && told(row, this.vlan) !== "" ? "vlan" : "subnet" },
      at,
      "network",
    );
    yield* attribute(key, "env", environmentOf(told(row, this.environment)), at, "network");
    yield* attribute(key, "description", told(row, this.description), at, "network");
  }

  *end(): Iterable<Claim | Diagnostic> {
    yield* tellSkipped(this.table, this.skipped, new Map());
  }
}

const SOURCES = ["source", "src", "sourceip", "sourceaddress", "sourcezone", "from", "srcaddr", "sourcehost"];
const DESTINATIONS = [
  "destination",
  "dst",
  "dest",
  "destinationip",
  "destinationaddress",
  "destinationzone",
  "to",
  "dstaddr",
  "target",
  "destinationhost",
];
const PORTS = [
  "port",
  "ports",
  "destinationport",
  "dstport",
  "destport",
  "service",
  "services",
  "portrange",
  "tcpport",
];
const ACTIONS = ["action", "permission", "policy", "effect", "allowdeny", "access", "decision"];

export const firewallRules: TableShape = {
  matches: (columns: Columns) =>
    columns.has(...SOURCES) && columns.has(...DESTINATIONS) && columns.has(...PORTS) && columns.has(...ACTIONS),
  begin: (table) => new Rules(table),
};

class Rules implements RowReader {
  private readonly table: InventoryTable;
  private readonly at: Readonly<Record<string, number>>;
  private open = 0;

  constructor(table: InventoryTable) {
    this.table = table;
    const { columns } = table;
    this.at = {
      source: columns.find(...SOURCES),
      destination: columns.find(...DESTINATIONS),
      port: columns.find(...PORTS),
      action: columns.find(...ACTIONS),
      protocol: columns.find("protocol", "proto", "ipprotocol"),
      enabled: columns.find("enabled", "status", "state"),
    };
  }

  private text(row: SheetRow, field: string): string {
    return told(row, this.at[field] ?? -1);
  }

  *row(row: SheetRow): Iterable<Claim> {
    if (!/^(?:allow|permit|accept|pass|autoris)/iu.test(this.text(row, "action"))) return;
    if (/^(?:disabled|false|no|inactive)$/iu.test(this.text(row, "enabled"))) return;
    const ends = ["source", "destination"].map((field) =>
      this.text(row, field)
        .split(/[\s,;|]+/u)
        .filter((end) => end !== ""),
    );
    const [from = [], to = []] = ends;
    if (![...from, ...to].every(isNarrow) || from.length === 0 || to.length === 0) {
      this.open++;
      return;
    }
    const protocol = this.text(row, "protocol").toLowerCase();
    const way = /^(?:tcp|udp)$/u.test(protocol) ? protocol : "tcp";
    const ports = this.text(row, "port")
      .split(/[\s,;|]+/u)
      .flatMap((port) =>
        /^\d{1,5}(?:-\d{1,5})?$/u.test(port)
          ? [`${way}/${port}`]
          : /^(?:tcp|udp)[/_]?\d{1,5}$/iu.test(port)
            ? [port.toLowerCase().replace(/^(tcp|udp)[/_]?/u, "$1/")]
            : [],
      );
    const at = placeIn(this.table, row, this.at["destination"] ?? 0);
    for (const source of from.slice(0, 16)) {
      for (const destination of to.slice(0, 16)) {
        const [begin, end] = [referenceTo(source), referenceTo(destination)];
        if (begin === undefined || end === undefined || source === destination) continue;
        yield {
          claim: "relationship",
          from: begin,
          to: end,
          purpose: "call",
          evidence: "policy",
          ...(ports.length === 0 ? {} : { attributes: { ports } }),
          at,
          seenBy: "firewall",
        };
      }
    }
  }

  *end(): Iterable<Claim | Diagnostic> {
    yield* tellSkipped(this.table, 0, this.open === 0 ? new Map() : new Map([["any", this.open]]));
  }
}

/** `any`, whole ranges and groups of everything say nothing of who talks to whom. */
function isNarrow(end: string): boolean {
  return (
    !/^(?:any|all|\*|internet|0\.0\.0\.0(?:\/0)?|::\/0)$/iu.test(end) &&
    !(CIDR.test(end) && !/\/(?:32|128)$/u.test(end))
  );
}

/** Tableau: workbooks and data sources with the stores and tables that they read; packed ones (`.twbx`, `.tdsx`), too. */
import { decodeText } from "../base/decode-text.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Claim, Place } from "../model/claims/claim.ts";
import { isJunkHost } from "../model/claims/addresses.ts";
import { tooLarge, unreadable } from "./parts/documents/read.ts";
import { withText } from "./parts/documents/with-text.ts";
import { walkXml } from "./parts/documents/xml-events.ts";
import { sayingAt } from "./parts/saying.ts";
import type { Artefact, Detection, Glimpse, Limits, Source } from "./source.ts";
import { unpackPart, zipParts } from "./tables/zip-parts.ts";

/** Classes of connections by the protocol of their servers; files and extracts have none. */
const protocols: Readonly<Record<string, string>> = {
  sqlserver: "sqlserver",
  postgres: "postgresql",
  redshift: "postgresql",
  mysql: "mysql",
  oracle: "oracle",
  snowflake: "snowflake",
  bigquery: "bigquery",
  azure_sqldb: "sqlserver",
  azure_sql_dw: "sqlserver",
  teradata: "teradata",
  saphana: "saphana",
  mongodb: "mongodb",
  databricks: "databricks",
  spark: "spark",
  presto: "presto",
  vertica: "vertica",
};

export const tableau: Source = {
  id: "tableau",
  version: 1,
  title: { en: "Tableau workbook", fr: "Classeur Tableau" },
  files: ["*.twb", "*.twbx", "*.tds", "*.tdsx"],
  cannotSay: [
    {
      en: "Who looks at a workbook, and how often it is refreshed.",
      fr: "Qui consulte un classeur, et à quelle fréquence il est actualisé.",
    },
    {
      en: "Which tables a query of its own reads, and what a published data source is made of.",
      fr: "Quelles tables lit une requête personnalisée, et de quoi est faite une source de données publiée.",
    },
  ],
  howToExport: {
    en: "In Tableau: File > Save as > .twb; from a server: Download > Workbook.",
    fr: "Dans Tableau : Fichier > Enregistrer sous > .twb ; depuis un serveur : Télécharger > Classeur.",
  },
  example: {
    files: {
      "bi/sales.twb": `<?xml version='1.0' encoding='utf-8' ?>
<workbook version='10.0'><datasources>
<datasource caption='Orders' name='federated.1'><connection class='federated'><named-connections>
<named-connection name='c1'><connection class='postgres' dbname='dwh' server='dwh.acme.net' port='5432' username='bi'/></named-connection>
</named-connections><relation connection='c1' name='orders' table='[sales].[orders]' type='table'/></connection></datasource>
</datasources></workbook>
`,
    },
    claims: [
      'mention client tableau:bi/sales.twb "sales" @ bi/sales.twb:1',
      'mention dataset tableau:bi/sales.twb#dwh.acme.net/dwh/sales.orders "sales.orders", "orders" in <dwh.acme.net:5432 as store> @ bi/sales.twb:5',
      "data tableau:bi/sales.twb -> <postgresql dwh.acme.net:5432 /dwh> by postgresql (declared) @ bi/sales.twb:4",
      "data accesses tableau:bi/sales.twb -> tableau:bi/sales.twb#dwh.acme.net/dwh/sales.orders (declared) @ bi/sales.twb:5",
    ],
  },
  detect: detectWorkbook,

  *read(artefacts, { limits }): Generator<Claim | Diagnostic> {
    for (const artefact of artefacts) {
      const held = textOf(artefact, limits);
      if (held === "too-large") yield tooLarge(artefact.path, limits);
      else if (held === undefined) yield unreadable(artefact.path, "Tableau", 1);
      else yield* claimsOfWorkbook(withText(artefact, held.text), limits);
    }
  },
};

function detectWorkbook({ path, text }: Glimpse): Detection {
  if (/\.(?:twbx|tdsx)$/iu.test(path)) return text.startsWith("PK") ? 3 : 0;
  return /\.(?:twb|tds)$/iu.test(path) && /<(?:workbook|datasource)[\s>]/u.test(text) ? 3 : 0;
}

/** The workbook itself, out of a packed one. */
function textOf(artefact: Artefact, { unpacked, bytes: most, ratio }: Limits): Held | "too-large" | undefined {
  if (!/x$/iu.test(artefact.path)) return { text: artefact.text() };
  const bytes = artefact.bytes();
  const part = zipParts(bytes)?.find(({ name }) => /\.(?:twb|tds)$/iu.test(name));
  if (part === undefined) return undefined;
  if (part.size > Math.min(unpacked, most) || part.size > Math.max(2 ** 20, part.packedSize * ratio))
    return "too-large";
  return { text: decodeText(joined([...unpackPart(bytes, part)])) };
}

interface Held {
  readonly text: string;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((size, { length }) => size + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

interface Server {
  readonly host: string;
  readonly kind: string;
  readonly database: string;
  readonly port?: number;
  readonly at: Place;
}

interface Table {
  readonly name: string;
  readonly server: Server | undefined;
  readonly at: Place;
}

function* claimsOfWorkbook(artefact: Artefact, limits: Limits): Generator<Claim | Diagnostic> {
  const { path } = artefact;
  const servers = new Map<string, Server>();
  const tables = new Map<string, Table>();
  let named = "";
  let own: Server | undefined;
  const faults = walkXml(artefact, "Tableau", limits, {
    open({ name, attributes, line }) {
      const at = { file: path, line };
      if (name === "datasource") own = undefined;
      else if (name === "named-connection") named = attributes["name"] ?? "";
      else if (name === "connection") {
        const server = serverOf(attributes, at);
        if (server === undefined) return;
        servers.set(named === "" ? `#${servers.size}` : named, server);
        own = server;
      } else if (name === "relation" && attributes["type"] === "table") {
        const table = tableName(attributes["table"] ?? "");
        const server = servers.get(attributes["connection"] ?? "") ?? own;
        if (table !== undefined) tables.set(`${server?.host ?? ""} ${table}`, { name: table, server, at });
      }
    },
    close({ name }) {
      if (name === "named-connection") named = "";
    },
  });
  yield* claimsOf(path, [...servers.values()], [...tables.values()]);
  yield* faults;
}

/** Servers with a name that others may know: no files, extracts or the machine itself. */
function serverOf(attributes: Readonly<Record<string, string>>, at: Place): Server | undefined {
  const kind = (attributes["class"] ?? "").toLowerCase();
  const host = (attributes["server"] ?? "").toLowerCase().replace(/\\.*$/u, "");
  if (protocols[kind] === undefined || !/^[\w-]+(?:\.[\w-]+)*$/u.test(host) || isJunkHost(host)) return undefined;
  const port = Number(attributes["port"]);
  const database = attributes["dbname"] ?? "";
  return {
    host,
    kind,
    database: /^[\w.-]*$/u.test(database) ? database : "",
    ...(port > 0 && port < 65_536 ? { port } : {}),
    at,
  };
}

/** `[dbo].[Orders]` is `dbo.Orders`; extracts are copies and no tables of anybody. */
function tableName(written: string): string | undefined {
  const parts = [...written.matchAll(/\[([^\]]+)\]/gu)].map(([, part = ""]) => part);
  if (
    parts.length === 0 ||
    parts.length > 3 ||
    /^Extract$/iu.test(parts[0] ?? "") ||
    parts.at(-1)?.endsWith("$") === true
  )
    return undefined;
  return parts.join(".").slice(0, 200);
}

function* claimsOf(path: string, servers: readonly Server[], tables: readonly Table[]): Generator<Claim> {
  const key = `tableau:${path}`;
  const name = path.slice(path.lastIndexOf("/") + 1).replace(/\.\w+$/u, "");
  const start = sayingAt({ file: path, line: 1 }, "workbook");
  yield start.mention({ key, sort: "client", names: [name] });
  yield* start.attribute(key, "technology", ["Tableau"]);
  for (const { kind, host, port, database, at } of new Map(
    servers.map((one) => [`${one.host} ${one.database}`, one]),
  ).values()) {
    const protocol = protocols[kind] ?? kind;
    yield sayingAt(at, "connection").relationship({
      from: { key },
      to: {
        lookup: {
          host,
          protocol,
          ...(port === undefined ? {} : { port }),
          ...(database === "" ? {} : { path: database }),
        },
      },
      purpose: "data",
      protocol,
      evidence: "declared",
    });
  }
  for (const { name: table, server, at } of tables) {
    if (server === undefined) continue;
    const say = sayingAt(at, "relation");
    const dataset = `${key}#${server.host}/${server.database}/${table}`;
    yield say.mention({
      key: dataset,
      sort: "dataset",
      names: [...new Set([table, table.slice(table.lastIndexOf(".") + 1)])],
      inside: {
        lookup: { host: server.host, ...(server.port === undefined ? {} : { port: server.port }), sorts: ["store"] },
      },
    });
    yield say.relationship({
      from: { key },
      to: { key: dataset },
      purpose: "data",
      verb: "accesses",
      evidence: "declared",
      attributes: { operations: ["read"] },
    });
  }
}

/** The other end of a span that calls out: a data store, a topic of a broker, or whatever answers at a host. */
import { addressesIn, isJunkHost } from "../../../model/claims/addresses.ts";
import {
  ADDRESS,
  COMPONENT,
  DB_NAME,
  DB_SYSTEM,
  DESTINATION,
  HOST,
  IP,
  MESSAGING_SYSTEM,
  OPERATION,
  PEER_SERVICE,
  PORT,
  PROTOCOL_HTTP,
  RPC_SYSTEM,
  SCHEME,
  TEMPORARY,
} from "./attributes.ts";
import { CLIENT, CONSUMER, INTERNAL, PRODUCER, SERVER } from "./span.ts";
import type { SpanRecord } from "./span.ts";

export interface Peer {
  readonly sort: "store" | "messaging" | "host";
  /** `postgresql`, `kafka`, `http` ...; empty where nothing says. */
  readonly system: string;
  /** `peer.service`: what a person or a table calls it. */
  readonly service: string;
  readonly host: string;
  readonly port: number | undefined;
  /** Database or topic. */
  readonly name: string;
  /** Messaging: to the topic or from it. */
  readonly mode: "" | "publish" | "subscribe";
}

/** Databases in the process itself are no other end. */
const embedded: ReadonlySet<string> = new Set(["sqlite", "h2", "h2database", "hsqldb", "derby", "lmdb", "rocksdb"]);

const systems: Readonly<Record<string, string>> = {
  "microsoft.sql_server": "sqlserver",
  mssql: "sqlserver",
  mssqlcompact: "sqlserver",
  "oracle.db": "oracle",
  mariadb: "mysql",
  postgres: "postgresql",
  mongo: "mongodb",
  "aws.dynamodb": "dynamodb",
  "aws.redshift": "redshift",
  "azure.cosmosdb": "cosmosdb",
  "gcp.spanner": "spanner",
  "ibm.db2": "db2",
  aws_sqs: "sqs",
  "aws.sqs": "sqs",
  aws_sns: "sns",
  "aws.sns": "sns",
  gcp_pubsub: "pubsub",
  servicebus: "azure-service-bus",
  eventhubs: "azure-event-hubs",
  eventgrid: "azure-event-grid",
  activemq: "activemq",
  jms: "jms",
};

/** What a span says of its other end; `undefined` where it calls nobody, or nobody that can be named. */
export function peerOf(span: SpanRecord): Peer | undefined {
  const { attributes, kind } = span;
  if (!span.hasAttributes) return undefined;
  const said = (at: number): string => attributes[at] ?? "";
  const messaging = said(MESSAGING_SYSTEM) !== "" || (said(DESTINATION) !== "" && kind >= PRODUCER);
  if (messaging && kind !== SERVER && kind !== INTERNAL) return topicOf(span, said);
  if (kind === SERVER || kind === CONSUMER || kind === INTERNAL) return undefined;
  const system = said(DB_SYSTEM).toLowerCase();
  if (kind !== CLIENT && system === "" && said(PEER_SERVICE) === "") return undefined;
  const place = placeOf(said);
  if (system !== "") {
    if (embedded.has(system) && place.host === "") return undefined;
    const plain = system === "sql" || system === "other_sql" || system === "other" ? "" : (systems[system] ?? system);
    if (plain === "" && place.host === "" && said(DB_NAME) === "") return undefined;
    return {
      sort: "store",
      system: plain,
      service: said(PEER_SERVICE),
      ...place,
      name: plainName(said(DB_NAME)),
      mode: "",
    };
  }
  if (place.host === "" && said(PEER_SERVICE) === "") return undefined;
  return {
    sort: "host",
    system: protocolOf(span),
    service: said(PEER_SERVICE),
    ...place,
    name: "",
    mode: "",
  };
}

/** `http`, `grpc` ... by which a span speaks; empty where it does not say. */
export function protocolOf({ attributes, hasAttributes }: SpanRecord): string {
  if (!hasAttributes) return "";
  const rpc = (attributes[RPC_SYSTEM] ?? "").toLowerCase();
  if (rpc !== "") return rpc === "aws-api" ? "https" : rpc;
  const component = (attributes[COMPONENT] ?? "").toLowerCase();
  if (component === "grpc") return "grpc";
  const isHttp = (attributes[PROTOCOL_HTTP] ?? "") !== "" || /^(?:https?|net\/http|java-web-servlet)$/u.test(component);
  if (!isHttp) return "";
  return attributes[SCHEME] === "https" || (attributes[ADDRESS] ?? "").startsWith("https:") ? "https" : "http";
}

function topicOf({ kind }: SpanRecord, said: (at: number) => string): Peer {
  const operation = said(OPERATION).toLowerCase();
  const isFrom = kind === CONSUMER || /^(?:receive|process|deliver|settle|poll|consume|subscribe|ack)/u.test(operation);
  const isTemporary =
    /^(?:true|1)$/u.test(said(TEMPORARY)) || /^(?:amq\.gen|\(temporary\)|spring\.gen|inproc)/u.test(said(DESTINATION));
  const system = said(MESSAGING_SYSTEM).toLowerCase();
  return {
    sort: "messaging",
    system: systems[system] ?? system,
    service: "",
    ...placeOf(said),
    name: isTemporary ? "" : plainName(said(DESTINATION)),
    mode: isFrom ? "subscribe" : "publish",
  };
}

/** Host and port, redacted: never a path, a user or a query. */
function placeOf(said: (at: number) => string): { host: string; port: number | undefined } {
  const address = said(ADDRESS);
  const written = said(HOST) !== "" ? said(HOST) : address !== "" ? "" : said(IP);
  const [found] = addressesIn(written === "" ? address : withPort(written, said(PORT)), true);
  const host = found?.host ?? "";
  if (host === "" || isJunkHost(host)) return { host: "", port: undefined };
  const port = found?.port ?? (/^\d{1,5}$/u.test(said(PORT)) ? Number(said(PORT)) : undefined);
  return { host, port };
}

function withPort(host: string, port: string): string {
  const bare = host.includes(":") && !host.includes("[") && host.split(":").length > 2 ? `[${host}]` : host;
  return /^\d{1,5}$/u.test(port) && !/:\d+$/u.test(bare) ? `${bare}:${port}` : bare;
}

/** Names of databases and topics are short words; anything else is none. */
function plainName(name: string): string {
  return name.length <= 200 && /^[\p{L}\p{N}][\p{L}\p{N}_.:/$#*+-]*$/u.test(name) && !/:\/\//u.test(name) ? name : "";
}

/**
 * Addresses in values: URLs, `host:port`, JDBC, AMQP and ADO connection strings, lists of brokers. What comes out is redacted: host,
 * port, path or database and protocol stay; users, passwords, queries and fragments are dropped where they are read.
 */
import type { Lookup } from "./claim.ts";

/** Protocol by scheme or sub-scheme; a scheme that is missing here is taken as it is. */
const protocols: Readonly<Record<string, string>> = {
  postgres: "postgresql",
  mariadb: "mysql",
  mysql2: "mysql",
  mysqlx: "mysql",
  amqps: "amqp",
  rediss: "redis",
  "mongodb+srv": "mongodb",
  grpcs: "grpc",
  ws: "http",
  wss: "https",
  microsoft: "sqlserver",
  mssql: "sqlserver",
  dns: "grpc",
  lb: "http",
  stork: "http",
  plaintext: "kafka",
  sasl_plaintext: "kafka",
  sasl_ssl: "kafka",
  "http+srv": "http",
  "https+http": "http",
  "http+https": "http",
};

/** Port that a protocol has where none is said. */
export const usualPorts: Readonly<Record<string, number>> = {
  http: 80,
  https: 443,
  postgresql: 5432,
  mysql: 3306,
  sqlserver: 1433,
  oracle: 1521,
  mongodb: 27017,
  redis: 6379,
  amqp: 5672,
  kafka: 9092,
  nats: 4222,
  mqtt: 1883,
  memcached: 11211,
  cassandra: 9042,
  elasticsearch: 9200,
  ldap: 389,
  smtp: 25,
};

/**
 * All addresses in one value. A bare word is an address only where `mayBeHost` says so (the variable is a host or an address, not a name);
 * `localhost`, loopback and wildcard addresses are none. Empty where the value is no address.
 */
export function addressesIn(value: string, mayBeHost: boolean): readonly Lookup[] {
  const text = value.trim();
  if (text === "" || text.length > 4000) return [];
  const connection = ofDriverName(text) ?? ofConnectionString(text);
  if (connection !== undefined) return connection;
  const found: Lookup[] = [];
  for (const part of text.split(/[,;\s]+/u)) {
    if (part === "") continue;
    const lookup = ofUrl(part) ?? ofHostPort(part, mayBeHost);
    if (lookup === undefined) {
      if (found.length === 0) return [];
      continue;
    }
    found.push(...lookup);
  }
  return found;
}

/** `scheme://user:password@host:port/path?query`, with `jdbc:` and lists of hosts. */
function ofUrl(text: string): readonly Lookup[] | undefined {
  const match = /^(?:jdbc:|r2dbc:)?([a-z][a-z0-9+._-]*):(?:[a-z]+:)?(?:thin:)?(?:\/\/|@\/?\/?)(.*)$/isu.exec(text);
  if (match === null) return undefined;
  const scheme = (match[1] ?? "").toLowerCase();
  const protocol = protocols[scheme] ?? scheme;
  const rest = (match[2] ?? "").replace(/[?#].*$/su, "");
  const slash = rest.search(/[/;]/u);
  const authority = slash < 0 ? rest : rest.slice(0, slash);
  const hosts = authority.slice(authority.lastIndexOf("@") + 1);
  const path = slash < 0 ? "" : rest.slice(slash + 1);
  const place = scheme === "sqlserver" ? (/(?:database|databaseName)=([\w.-]+)/iu.exec(path)?.[1] ?? "") : path;
  if (hosts === "" && /^dns$/u.test(scheme)) return ofHostPort(place, true)?.map((one) => ({ ...one, protocol }));
  const list = hosts.split(",").flatMap((host) => {
    const read = readHost(host);
    return read === undefined ? [] : [{ ...read, protocol, ...(place === "" ? {} : { path: place }) }];
  });
  return scheme === "lb" || scheme === "stork"
    ? list.map(({ host, protocol: by }) => ({ name: host, protocol: by }))
    : list;
}

/** `host:port`, or `host` alone where that is likely meant. */
function ofHostPort(text: string, mayBeHost: boolean): readonly Lookup[] | undefined {
  const path = text.indexOf("/");
  const authority = path < 0 ? text : text.slice(0, path);
  if (path === 0 || authority.includes("@")) return undefined;
  const read = readHost(authority);
  if (read === undefined) return undefined;
  if (read.port === undefined && !mayBeHost) return undefined;
  if (read.port === undefined && path > 0) return undefined;
  return [path < 0 || path === text.length - 1 ? read : { ...read, path: text.slice(path + 1) }];
}

/** `mysql:host=db;dbname=orders` of PHP, `user:password@tcp(db:3306)/orders` of Go. */
function ofDriverName(text: string): readonly Lookup[] | undefined {
  const pdo = /^(mysql|pgsql|sqlsrv|dblib|firebird):((?:host|server|unix_socket)=.*)$/isu.exec(text);
  if (pdo !== null) {
    const scheme = (pdo[1] ?? "").toLowerCase();
    const protocol = scheme === "pgsql" ? "postgresql" : scheme === "mysql" ? "mysql" : "sqlserver";
    return (ofConnectionString(pdo[2] ?? "") ?? []).map((lookup) => ({ ...lookup, protocol }));
  }
  const go = /@tcp\(([^()\s]+)\)\/([\w-]*)/u.exec(text);
  if (go === null) return undefined;
  const read = readHost(go[1] ?? "");
  return read === undefined
    ? []
    : [{ ...read, protocol: "mysql", ...(go[2] === "" || go[2] === undefined ? {} : { path: go[2] }) }];
}

/** `Server=tcp:host,1433;Database=orders;User Id=..;Password=..`, `Host=db;Port=5432`, `host=db dbname=orders`, `Endpoint=sb://..`. */
function ofConnectionString(text: string): readonly Lookup[] | undefined {
  if (!/^[\w ]+=[^=]/u.test(text) || /^[a-z][a-z0-9+.-]*:\/\//iu.test(text)) return undefined;
  const fields = new Map<string, string>();
  for (const part of text.split(text.includes(";") || /^data ?source\s*=/iu.test(text) ? /;/u : /\s+/u)) {
    const equals = part.indexOf("=");
    if (equals > 0) fields.set(part.slice(0, equals).trim().toLowerCase(), part.slice(equals + 1).trim());
  }
  // SQLite: a file, and nothing beside it but how it is opened.
  const opened = ["data source", "datasource", "filename", "mode", "cache", "version", "foreign keys"];
  if (fields.has("data source") && [...fields.keys()].every((key) => opened.includes(key))) return [];
  const endpoint = fields.get("endpoint") ?? fields.get("accountendpoint") ?? fields.get("blobendpoint");
  if (endpoint !== undefined) return ofUrl(endpoint) ?? [];
  const server = ["server", "data source", "host", "hostname", "address", "addr", "datasource", "hosts"]
    .map((key) => fields.get(key))
    .find((given) => given !== undefined);
  if (server === undefined) return undefined;
  const database = fields.get("database") ?? fields.get("initial catalog") ?? fields.get("dbname");
  const port = Number(fields.get("port"));
  return server.split(",").length > 2
    ? []
    : [server].flatMap((one) => {
        const read = readHost(
          one
            .replace(/^tcp:/iu, "")
            .replace(/,(\d+)$/u, ":$1")
            .replace(/\\.*$/u, ""),
        );
        if (read === undefined) return [];
        const found: Lookup = {
          ...read,
          ...(read.port === undefined && Number.isInteger(port) && port > 0 ? { port } : {}),
          ...(database === undefined || database === "" ? {} : { path: database }),
        };
        return [found];
      });
}

/** A host with or without port; undefined where it is none, or is the machine itself. */
function readHost(text: string): { readonly host: string; readonly port?: number } | undefined {
  const match = /^(\[[0-9a-f:.]+\]|[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?\.?)(?::(\d{1,5}))?$/iu.exec(text);
  if (match === null) return undefined;
  const host = (match[1] ?? "").replace(/\.$/u, "").toLowerCase();
  if (isJunkHost(host) || /^\d+$/u.test(host)) return undefined;
  const port = match[2] === undefined ? undefined : Number(match[2]);
  if (port !== undefined && (port === 0 || port > 65_535)) return undefined;
  return port === undefined ? { host } : { host, port };
}

/** Hosts that recognise nothing: the machine itself, wildcards, link-local addresses, usual bridges of Docker and libvirt. */
export function isJunkHost(host: string): boolean {
  return /^(?:localhost(?:\.localdomain)?|.*\.localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[?::1?\]?|\[?fe80:.*|169\.254\..*|172\.17\.\d+\.\d+|192\.168\.122\.1|host\.docker\.internal|metadata\.google\.internal|host\.minikube\.internal|true|false|null|none|undefined|example\.(?:com|org|net)|.*\.example(?:\.(?:com|org|net))?|.*\.(?:local-test|invalid))$/iu.test(
    host,
  );
}

/** Zero and broadcast addresses of network cards. */
export function isJunkMac(mac: string): boolean {
  return /^(?:00[:-]?){5}00$|^(?:ff[:-]?){5}ff$/iu.test(mac);
}

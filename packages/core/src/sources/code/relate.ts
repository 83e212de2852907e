/** From targets of values to relationships of the unit: which are meant, and how each is known. */
import type { Purpose } from "../../model/claims/claim.ts";
import { protocolOfName, purposeOfProtocol } from "./clients.ts";
import { isCallablePublicHost, isCallContext } from "./contexts.ts";
import type { UnitFile } from "./defined.ts";
import { isOwnVariable } from "./environment.ts";
import type { Evaluator } from "./evaluate.ts";
import type { FoundInUnit } from "./found.ts";
import { isSurelyPublicHost, type Target, type Value } from "./values.ts";
import type { Surrounding } from "./walk-expressions.ts";

export interface Finding {
  readonly file: UnitFile;
  readonly evaluator: Evaluator;
  readonly found: FoundInUnit;
}

/** Begins as an address does: with a scheme, or as the drivers of PHP write it. */
export const schemed: RegExp =
  /^\s*(?:jdbc:|r2dbc:)?[a-z][a-z0-9+.-]*:\/\/|^(?:jdbc:\w+:|(?:mysql|pgsql|sqlsrv):(?:host|Server)=)/iu;

/** Schemes by which something is called; all others name files, schemas, windows of an application. */
const spoken =
  /^(?:https?|grpc|tcp|udp|tls|ssl|redis|mongodb|postgresql|mysql|sqlserver|oracle|db2|amqp|kafka|nats|mqtts?|ldaps?|smtps?|ftps?|sftp|neo4j|bolt|cassandra|elasticsearch|memcached?|clickhouse|etcd|pulsar|stomp|sb|rsocket|thrift|ignite|couchbase|cosmosdb|influxdb|hdfs|discovery|service)(?:\+\w+)?$/u;

/** Is it an address that the code means to reach? A name inside: yes; a public one: where it is called. */
export function isWanted({ lookup, isLiteral }: Target, around: Surrounding): boolean {
  const { host } = lookup;
  if (lookup.protocol !== undefined && !spoken.test(lookup.protocol)) return false;
  if (host === undefined || !isLiteral) return true;
  if (/^10\.0\.[23]\.2$/u.test(host)) return false;
  // With a port these are names of services; without one, parts of examples.
  if (/^(?:api|server)$/u.test(host) && lookup.port !== undefined) return true;
  if (!host.includes("."))
    return (
      /^[a-z]/u.test(host) &&
      !/^(?:bad|invalid|wrong|nonexist|nowhere|unreachable)|^(?:www|http|https|host|hostname|server|domain|url|foo|bar|baz|test|dummy|fake|some|my|your|x|a|b|base|ip|api|yes|no|on|off|none|null|true|false|data|value|text|string|number|name|id)$/u.test(
        host,
      )
    );
  if (!isSurelyPublicHost(host)) return true;
  return isCallablePublicHost(host, lookup.path ?? "") && isCallContext(around);
}

/** `http://localhost:3500/v1.0/invoke/APP/method/..` of Dapr names the other by its id. */
export function ofSidecar(value: Value, { found }: Finding): boolean {
  const text = value.map((piece) => (piece.is === "text" ? piece.text : "{}")).join("");
  const app = /\/v1\.0\/invoke\/([\w.-]+)\/method/u.exec(text)?.[1];
  const at = value.find((piece) => piece.is === "text");
  if (app === undefined || at?.is !== "text") return /\/v1\.0\/(?:publish|state|secrets|bindings)\//u.test(text);
  found.relate({
    to: { lookup: { name: app, protocol: "http" } },
    purpose: "call",
    evidence: "client",
    protocol: "http",
    at: at.at,
    seenBy: "dapr",
  });
  return true;
}

export function relate(
  target: Target,
  given: { readonly protocol?: string; readonly purpose?: Purpose },
  seenBy: string,
  { found }: Finding,
): void {
  const { variable } = target.lookup;
  if (variable !== undefined) {
    found.read(variable, target.at);
    if (isOwnVariable(variable)) return;
  }
  const protocol = target.lookup.protocol ?? given.protocol ?? protocolOfName(variable ?? "");
  const lookup =
    protocol === undefined || target.lookup.protocol !== undefined ? target.lookup : { ...target.lookup, protocol };
  found.relate({
    to: { lookup },
    purpose:
      given.purpose === "data" && protocol !== undefined && purposeOfProtocol(protocol) === "call"
        ? "data"
        : (given.purpose ?? purposeOfProtocol(protocol)),
    evidence: seenBy === "route" ? "route" : target.isLiteral ? "literal" : "client",
    ...(protocol === undefined ? {} : { protocol }),
    at: target.at,
    seenBy,
  });
}

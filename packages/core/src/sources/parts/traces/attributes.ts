/**
 * The attributes of spans and resources that say something of the map of services, in the words of the semantic conventions now and before
 * (OpenTelemetry to 1.3x, OpenTracing). Several names of one meaning share a number; the values of a span are kept by that number.
 */
import { WordTable } from "../word-table.ts";

export const SPAN_KIND = 0;
export const ERROR = 1;
export const PROTOCOL_HTTP = 2;
export const RPC_SYSTEM = 3;
export const DB_SYSTEM = 4;
export const DB_NAME = 5;
export const MESSAGING_SYSTEM = 6;
export const DESTINATION = 7;
export const OPERATION = 8;
export const PEER_SERVICE = 9;
export const HOST = 10;
export const PORT = 11;
export const ADDRESS = 12;
export const STATUS_CODE = 13;
export const TEMPORARY = 14;
export const IP = 15;
export const SCHEME = 16;
export const COMPONENT = 17;
export const ATTRIBUTES = 18;

/** By name; of two names of one meaning that occur together the earlier in this list wins. */
const rows: readonly (readonly [number, ...string[]])[] = [
  [SPAN_KIND, "span.kind"],
  [ERROR, "error", "otel.status_code"],
  [PROTOCOL_HTTP, "http.request.method", "http.method"],
  [RPC_SYSTEM, "rpc.system.name", "rpc.system"],
  [DB_SYSTEM, "db.system.name", "db.system", "db.type"],
  [DB_NAME, "db.namespace", "db.name", "db.instance"],
  [MESSAGING_SYSTEM, "messaging.system"],
  [
    DESTINATION,
    "messaging.destination.name",
    "messaging.destination_publish.name",
    "messaging.destination",
    "message_bus.destination",
    "messaging.kafka.topic",
    "messaging.rabbitmq.destination.routing_key",
  ],
  [OPERATION, "messaging.operation.type", "messaging.operation", "messaging.operation.name"],
  [PEER_SERVICE, "peer.service"],
  [HOST, "server.address", "net.peer.name", "peer.hostname", "net.sock.peer.name", "http.host"],
  [PORT, "server.port", "net.peer.port", "peer.port"],
  [
    ADDRESS,
    "url.full",
    "http.url",
    "db.connection_string",
    "db.url",
    "peer.address",
    "messaging.url",
    "messaging.broker.url",
  ],
  [STATUS_CODE, "http.response.status_code", "http.status_code"],
  [TEMPORARY, "messaging.destination.temporary", "messaging.destination.anonymous", "messaging.temp_destination"],
  [IP, "network.peer.address", "net.peer.ip", "net.sock.peer.addr", "peer.ipv4", "peer.ipv6"],
  [SCHEME, "url.scheme", "http.scheme"],
  [COMPONENT, "component"],
];

/** Attributes of spans that are kept: the place of the value times 64, the rank of the name, and 1 so that none is 0. Search indexes write `@` for a dot. */
export const spanAttributes: WordTable = new WordTable(
  rows.flatMap(([at, ...names]) =>
    names.flatMap((name, rank) =>
      [...new Set([name, name.replaceAll(".", "@")])].map((written) => [written, at * 64 + rank + 1] as const),
    ),
  ),
);

/** Attributes of a resource that are kept, from 1. */
export const resourceNames: readonly string[] = [
  "service.name",
  "service.namespace",
  "service.version",
  "deployment.environment.name",
  "deployment.environment",
  "k8s.cluster.name",
  "k8s.namespace.name",
  "k8s.deployment.name",
  "k8s.statefulset.name",
  "k8s.daemonset.name",
  "k8s.cronjob.name",
  "k8s.job.name",
  "k8s.replicaset.name",
  "k8s.pod.name",
  "k8s.container.name",
  "k8s.node.name",
  "container.name",
  "container.id",
  "container.image.name",
  "container.image.repo_digests",
  "host.name",
  "hostname",
  "telemetry.sdk.language",
  "process.runtime.name",
  "process.runtime.version",
  "faas.id",
  "cloud.resource_id",
];

export const resourceAttributes: WordTable = new WordTable(
  resourceNames.flatMap((name, index) =>
    [...new Set([name, name.replaceAll(".", "@")])].map((written) => [written, index + 1] as const),
  ),
);

/** The protocol of a relationship, of all that its pieces of evidence say: what its end speaks, else what says most. */
import type { Product } from "./products.ts";

/** What is spoken to products, whatever the address of an endpoint or of a page for administrators begins with. */
const native: Readonly<Record<string, string>> = {
  rabbitmq: "amqp",
  activemq: "amqp",
  kafka: "kafka",
  nats: "nats",
  mqtt: "mqtt",
  redis: "redis",
  memcached: "memcached",
  mongo: "mongodb",
  mysql: "mysql",
  postgres: "postgresql",
  sqlserver: "sqlserver",
  oracle: "oracle",
  cassandra: "cassandra",
  zookeeper: "zookeeper",
};

/** Services of clouds whose own endpoints are HTTPS: a plain address is that of a stand-in on somebody's machine. */
const ofClouds: ReadonlySet<string> = new Set([
  "dynamodb",
  "elasticmq",
  "s3mock",
  "azurite",
  "fakegcsserver",
  "localstack",
]);

/** From what says least: a scheme that a client puts before any host. */
const vague: readonly string[] = ["configserver", "lb", "dns", "tcp", "udp", "http", "https"];

export function protocolAmong(said: readonly string[], end: Product | undefined): string | undefined {
  const family = end?.family ?? end?.id ?? "";
  const own = native[family];
  const [best] = [...new Set(said)].toSorted(
    (a, b) => tellingOf(b) - tellingOf(a) || shareOf(said, b) - shareOf(said, a) || (a < b ? -1 : 1),
  );
  if (best === undefined) return undefined;
  if (own !== undefined) return said.includes(own) || vague.includes(best) ? own : best;
  return ofClouds.has(family) && best === "http" ? undefined : best;
}

function tellingOf(protocol: string): number {
  const place = vague.indexOf(protocol);
  return place < 0 ? vague.length : place;
}

function shareOf(said: readonly string[], protocol: string): number {
  return said.filter((one) => one === protocol).length;
}

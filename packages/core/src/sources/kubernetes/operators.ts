/** Stores and brokers that an operator runs from a resource of its own kind: Strimzi, CloudNativePG, Zalando, ECK, RabbitMQ. */
import type { Claim, Sort } from "../../model/claims/claim.ts";
import { numberAt, textAt } from "../parts/tree.ts";
import type { Cluster } from "./cluster.ts";
import { scopeOf } from "./mention.ts";
import { keyOf, placeOf, type Resource } from "./resource.ts";

interface Operated {
  readonly technology: string;
  readonly sort: Sort;
  readonly type?: string;
  /** Services that the operator makes: `%` is the name of the resource. */
  readonly hosts: readonly string[];
  readonly version: readonly string[];
  readonly replicas: readonly string[];
}

const table: Readonly<Record<string, Operated>> = {
  "kafka.strimzi.io/kafka": {
    technology: "Kafka",
    sort: "broker",
    hosts: ["%-kafka-bootstrap", "%-kafka-brokers"],
    version: ["spec", "kafka", "version"],
    replicas: ["spec", "kafka", "replicas"],
  },
  "postgresql.cnpg.io/cluster": {
    technology: "PostgreSQL",
    sort: "store",
    type: "relational",
    hosts: ["%-rw", "%-ro", "%-r"],
    version: [],
    replicas: ["spec", "instances"],
  },
  "acid.zalan.do/postgresql": {
    technology: "PostgreSQL",
    sort: "store",
    type: "relational",
    hosts: ["%", "%-repl"],
    version: ["spec", "postgresql", "version"],
    replicas: ["spec", "numberOfInstances"],
  },
  "postgres-operator.crunchydata.com/postgrescluster": {
    technology: "PostgreSQL",
    sort: "store",
    type: "relational",
    hosts: ["%-primary", "%-replicas", "%-pgbouncer", "%-ha"],
    version: ["spec", "postgresVersion"],
    replicas: [],
  },
  "elasticsearch.k8s.elastic.co/elasticsearch": {
    technology: "Elasticsearch",
    sort: "store",
    type: "search",
    hosts: ["%-es-http"],
    version: ["spec", "version"],
    replicas: [],
  },
  "rabbitmq.com/rabbitmqcluster": {
    technology: "RabbitMQ",
    sort: "broker",
    hosts: ["%", "%-nodes"],
    version: [],
    replicas: ["spec", "replicas"],
  },
  "mongodbcommunity.mongodb.com/mongodbcommunity": {
    technology: "MongoDB",
    sort: "store",
    type: "document",
    hosts: ["%-svc"],
    version: ["spec", "version"],
    replicas: ["spec", "members"],
  },
  "redis.redis.opstreelabs.in/redis": {
    technology: "Redis",
    sort: "store",
    type: "cache",
    hosts: ["%"],
    version: [],
    replicas: [],
  },
  "k8ssandra.io/k8ssandracluster": {
    technology: "Cassandra",
    sort: "store",
    type: "column",
    hosts: ["%-service"],
    version: ["spec", "cassandra", "serverVersion"],
    replicas: [],
  },
};

export function* operatedIn(cluster: Cluster): Iterable<Claim> {
  for (const resource of cluster.resources) {
    const known = table[`${resource.group}/${resource.kind}`];
    if (known !== undefined) yield* claimsOf(resource, known);
    else if (resource.group === "kafka.strimzi.io" && resource.kind === "kafkatopic") yield topic(resource);
  }
}

function* claimsOf(resource: Resource, known: Operated): Iterable<Claim> {
  const { name, namespace, tree } = resource;
  const key = keyOf(resource);
  const place = { at: placeOf(resource), seenBy: "operator" };
  const hosts = known.hosts.flatMap((pattern) => {
    const host = pattern.replace("%", name);
    return ["", `.${namespace}`, `.${namespace}.svc`, `.${namespace}.svc.cluster.local`].map((end) => host + end);
  });
  yield {
    claim: "mention",
    key,
    sort: known.sort,
    names: [name],
    keys: [
      { type: "kubernetes", value: `${namespace}/${resource.kind}/${name}` },
      ...hosts.map((value) => ({ type: "host" as const, value })),
    ],
    scope: scopeOf({ resource }),
    ...place,
  };
  const version = known.version.length === 0 ? undefined : textAt(tree, ...known.version);
  yield {
    claim: "attribute",
    of: key,
    name: "technology",
    value: [version === undefined ? known.technology : `${known.technology} ${version}`],
    ...place,
  };
  if (version !== undefined) yield { claim: "attribute", of: key, name: "version", value: version, ...place };
  if (known.type !== undefined)
    yield { claim: "attribute", of: key, name: "type", value: { word: known.type }, ...place };
  const replicas = known.replicas.length === 0 ? undefined : numberAt(tree, ...known.replicas);
  if (replicas !== undefined) yield { claim: "attribute", of: key, name: "replicas", value: replicas, ...place };
}

function topic(resource: Resource): Claim {
  const cluster =
    resource.tree.is === "fields" ? textAt(resource.tree, "metadata", "labels", "strimzi.io/cluster") : undefined;
  return {
    claim: "mention",
    key: keyOf(resource),
    sort: "topic",
    names: [textAt(resource.tree, "spec", "topicName") ?? resource.name],
    keys: [],
    scope: scopeOf({ resource }),
    at: placeOf(resource),
    seenBy: "operator",
    ...(cluster === undefined ? {} : { inside: { key: `kubernetes:${resource.namespace}/kafka/${cluster}` } }),
  };
}

/** Names of container images, and what a known image is: which product in which version, and whether it keeps data or carries messages. */
import type { Sort } from "../../model/claims/claim.ts";

export interface ImageName {
  /** Without tag and digest, as written: `ghcr.io/acme/cart`. */
  readonly repository: string;
  readonly tag?: string;
  /** `sha256:...`. */
  readonly digest?: string;
  /** Last part of the repository. */
  readonly name: string;
}

/** `undefined` where a variable is left in the name, or it is none. */
export function readImage(text: string): ImageName | undefined {
  const [whole = "", digest] = text.trim().split("@");
  const slash = whole.lastIndexOf("/");
  const colon = whole.indexOf(":", slash + 1);
  const repository = colon < 0 ? whole : whole.slice(0, colon);
  const tag = colon < 0 ? "" : whole.slice(colon + 1);
  if (!/^[\w.-]+(?::\d+)?(?:\/[\w.-]+)*$/u.test(repository)) return undefined;
  return {
    repository,
    name: repository.slice(repository.lastIndexOf("/") + 1).toLowerCase(),
    ...(/^[\w.-]+$/u.test(tag) ? { tag } : {}),
    ...(digest !== undefined && /^sha256:[0-9a-f]{64}$/u.test(digest) ? { digest } : {}),
  };
}

/** What something is that runs from an image. */
export interface Product {
  readonly technology: string;
  readonly sort: Sort;
  /** Attribute `type` of the metamodel. */
  readonly type?: string;
}

type Row = readonly [names: string, technology: string, sort?: Sort, type?: string];

const rows: readonly Row[] = [
  [
    "postgres postgresql postgis pgvector timescaledb timescale cloudnativepg spilo",
    "PostgreSQL",
    "store",
    "relational",
  ],
  ["mysql mysqldb", "MySQL", "store", "relational"],
  ["mariadb", "MariaDB", "store", "relational"],
  ["percona", "Percona Server", "store", "relational"],
  ["mssql sqlserver azure-sql-edge", "SQL Server", "store", "relational"],
  ["oracle-xe oracle-free oracledb", "Oracle Database", "store", "relational"],
  ["db2", "Db2", "store", "relational"],
  ["cockroach cockroachdb", "CockroachDB", "store", "relational"],
  ["yugabyte yugabytedb", "YugabyteDB", "store", "relational"],
  ["tidb", "TiDB", "store", "relational"],
  ["mongo mongodb", "MongoDB", "store", "document"],
  ["documentdb ferretdb", "DocumentDB", "store", "document"],
  ["couchdb", "CouchDB", "store", "document"],
  ["couchbase", "Couchbase", "store", "document"],
  ["rethinkdb", "RethinkDB", "store", "document"],
  ["arangodb", "ArangoDB", "store", "document"],
  ["dynamodb", "DynamoDB", "store", "key-value"],
  ["etcd", "etcd", "store", "key-value"],
  ["redis valkey keydb dragonfly redis-stack", "Redis", "store", "cache"],
  ["memcached", "Memcached", "store", "cache"],
  ["hazelcast", "Hazelcast", "store", "cache"],
  ["cassandra", "Cassandra", "store", "column"],
  ["scylla scylladb", "ScyllaDB", "store", "column"],
  ["hbase", "HBase", "store", "column"],
  ["clickhouse", "ClickHouse", "store", "column"],
  ["elasticsearch", "Elasticsearch", "store", "search"],
  ["opensearch", "OpenSearch", "store", "search"],
  ["solr", "Solr", "store", "search"],
  ["meilisearch", "Meilisearch", "store", "search"],
  ["typesense", "Typesense", "store", "search"],
  ["influxdb", "InfluxDB", "store", "time-series"],
  ["neo4j", "Neo4j", "store", "graph"],
  ["minio", "MinIO", "store", "bucket"],
  ["azurite", "Azure Storage", "store", "bucket"],
  ["qdrant", "Qdrant", "store", "search"],
  ["weaviate", "Weaviate", "store", "search"],
  ["milvus", "Milvus", "store", "search"],
  ["chroma chromadb", "Chroma", "store", "search"],
  ["rabbitmq", "RabbitMQ", "broker"],
  ["kafka cp-kafka", "Kafka", "broker"],
  ["redpanda", "Redpanda", "broker"],
  ["nats jetstream", "NATS", "broker"],
  ["activemq", "ActiveMQ", "broker"],
  ["artemis", "ActiveMQ Artemis", "broker"],
  ["mosquitto", "Mosquitto", "broker"],
  ["emqx", "EMQX", "broker"],
  ["hivemq", "HiveMQ", "broker"],
  ["pulsar", "Pulsar", "broker"],
  ["rocketmq", "RocketMQ", "broker"],
  ["nsq nsqd", "NSQ", "broker"],
  ["nginx openresty", "nginx", "service", "proxy"],
  ["httpd apache", "Apache HTTP Server", "service", "web"],
  ["traefik", "Traefik", "service", "proxy"],
  ["envoy", "Envoy", "service", "proxy"],
  ["haproxy", "HAProxy", "service", "proxy"],
  ["caddy", "Caddy", "service", "proxy"],
  ["kong", "Kong", "service", "gateway"],
  ["tomcat", "Tomcat", "service"],
  ["keycloak", "Keycloak", "service"],
  ["wordpress", "WordPress", "service"],
  ["prometheus", "Prometheus", "service"],
  ["grafana", "Grafana", "service"],
  ["jaeger all-in-one", "Jaeger", "service"],
  ["zipkin", "Zipkin", "service"],
  ["kibana", "Kibana", "service"],
  ["logstash", "Logstash", "service"],
  ["fluentd", "Fluentd", "service"],
  ["fluent-bit", "Fluent Bit", "service"],
  ["opentelemetry-collector opentelemetry-collector-contrib otelcol", "OpenTelemetry Collector", "service"],
  ["consul", "Consul", "service"],
  ["vault", "Vault", "service"],
  ["zookeeper cp-zookeeper", "ZooKeeper", "service"],
  ["nacos nacos-server", "Nacos", "service"],
  ["node", "Node.js", "service"],
  ["bun", "Bun", "service"],
  ["deno", "Deno", "service"],
  [
    "openjdk eclipse-temurin temurin amazoncorretto ibmjava liberica-openjdk-alpine zulu-openjdk java",
    "Java",
    "service",
  ],
  ["maven", "Maven", "service"],
  ["gradle", "Gradle", "service"],
  ["python", "Python", "service"],
  ["golang go", "Go", "service"],
  ["rust", "Rust", "service"],
  ["ruby", "Ruby", "service"],
  ["php", "PHP", "service"],
  ["perl", "Perl", "service"],
  ["elixir", "Elixir", "service"],
  ["erlang", "Erlang", "service"],
  ["swift", "Swift", "service"],
  ["aspnet runtime sdk dotnet runtime-deps", ".NET", "service"],
  ["alpine", "Alpine Linux", "service"],
  ["debian", "Debian", "service"],
  ["ubuntu", "Ubuntu", "service"],
  ["centos", "CentOS", "service"],
  ["fedora", "Fedora", "service"],
  ["rockylinux", "Rocky Linux", "service"],
  ["almalinux", "AlmaLinux", "service"],
  ["amazonlinux", "Amazon Linux", "service"],
  ["ubi ubi-minimal ubi8 ubi9", "Red Hat UBI", "service"],
  ["busybox", "BusyBox", "service"],
];

const products: ReadonlyMap<string, Product> = new Map(
  rows.flatMap(([names, technology, sort = "service", type]) =>
    names
      .split(" ")
      .map((name): [string, Product] => [name, { technology, sort, ...(type === undefined ? {} : { type }) }]),
  ),
);

/** Words around the name of a product that leave it what it is. */
const neutral =
  "(?:db|database|server|service|svc|alpine|slim|oss|cluster|master|slave|primary|secondary|replica|replicas|leader|follower|single|node|local|community|community-server|enterprise|standalone|stable|ha|ce|ee|debian|ubuntu|management|headless|\\d+(?:\\.\\d+)*)";

/** Words that make something else of it: a tool beside the product, or an application that uses it. */
const otherwise =
  /(?:^|-)(?:exporter|operator|ui|admin|express|commander|client|backup|init|migrations?|migrator|console|dashboard|agent|sidecar|gateway|connect|rest|registry|schema|manager|web|app|api|demo|flask|django|spring|rails|seed|seeder|setup|tools?|consumer|producer|worker|bench|loader|load|test|tests|insights?|metrics|monitor|proxy|bouncer|ingress|controller|hello)(?:-|$)/u;

/** The product that an image or the name of a workload stands for; `undefined` for somebody's own software. */
export function productOf(name: string): Product | undefined {
  if (name.length > 100) return undefined;
  const word = name.toLowerCase().replaceAll(/[_.]/gu, "-");
  const exact = products.get(word) ?? products.get(word.replace(/-(?:alpine|slim|server|oss|local)$/u, ""));
  if (exact !== undefined) return exact;
  if (otherwise.test(word)) return undefined;
  const stem = word.replace(new RegExp(`(?:-${neutral})+$`, "u"), "");
  for (const part of stem === word ? [word] : [stem, word]) {
    const tail = part.slice(part.lastIndexOf("-") + 1);
    const found = products.get(part) ?? products.get(tail) ?? products.get(tail.replace(/\d+$/u, ""));
    if (found !== undefined && found.sort !== "service") return found;
  }
  return undefined;
}

/** A store by its name alone: `orders-db`, `catalogue-database`. */
function isNamedStore(name: string): boolean {
  return /(?:^|[-_.])(?:db|database)(?:[-_.]?\d+)?$/iu.test(name) && !otherwise.test(name.toLowerCase());
}

/** Runs once beside a store: makes its tables, fills it, saves it. */
function isErrand(name: string): boolean {
  return /(?:^|[-_.])(?:init|initializer|seed|seeder|migrate|migrations?|migrator|setup|populate|backup|restore|import|importer|create|provision)(?:[-_.]|$)/iu.test(
    name,
  );
}

/** Makes load or drives tests, and is called by nobody. */
export function isLoadMaker(name: string): boolean {
  return /(?:^|[-_/.])(?:load-?(?:gen(?:erator)?|test(?:er|s)?)|locust|k6|jmeter|artillery|gatling|vegeta|user-sim|traffic-gen(?:erator)?|stress-?test)(?:[-_.]|$)/iu.test(
    name,
  );
}

/** `16.1` of `16.1-alpine`, `3.8` of `3.8-management-alpine`, `11` of `11-jre-slim`; undefined for `latest` and names of branches. */
export function versionOfTag(tag: string | undefined): string | undefined {
  const match = /^v?(\d{1,4}(?:\.\d+){0,3})(?:[-_+.].*)?$/u.exec(tag ?? "");
  if (match !== null) return match[1];
  return /^(?:RELEASE\.|[a-z]+-)(\d{1,4}(?:\.\d+){0,3})(?:-.*)?$/u.exec(tag ?? "")?.[1];
}

/** `PostgreSQL 16.1`. */
export function technologyText(product: Product, tag: string | undefined): string {
  const version = versionOfTag(tag);
  return version === undefined ? product.technology : `${product.technology} ${version}`;
}

/** What a workload is, from its images and its name: the image decides before the name. */
export function sortOfWorkload(
  image: string | undefined,
  name: string,
): { readonly sort: Sort; readonly product?: Product } {
  const product = image === undefined ? undefined : productOf(image);
  // It runs the tools of a database for once: to fill it, to save it.
  if (product !== undefined && product.sort !== "service" && isErrand(name)) return { sort: "client" };
  if (product !== undefined) return { sort: product.sort, product };
  if (isLoadMaker(name) || (image !== undefined && isLoadMaker(image))) return { sort: "client" };
  const named = productOf(name);
  if (named !== undefined && named.sort !== "service" && (image === undefined || isNamedStore(image))) {
    return { sort: named.sort, product: named };
  }
  if (isNamedStore(name) && (image === undefined || isNamedStore(image))) return { sort: "store" };
  return { sort: "service" };
}

/** Repositories that hold images of several things, told apart by their tags: no key of any of them. */
export function sharedRepositories(images: Iterable<ImageName | undefined>): ReadonlySet<string> {
  const tags = new Map<string, string>();
  const shared = new Set<string>();
  for (const image of images) {
    if (image === undefined) continue;
    const tag = image.tag ?? "";
    const other = tags.get(image.repository);
    if (other !== undefined && other !== tag) shared.add(image.repository);
    tags.set(image.repository, tag);
  }
  return shared;
}

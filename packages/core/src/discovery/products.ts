/** Products that systems are built from, by the names of their images and their words in names: what they are in a system. */
import { wordsOf } from "./names.ts";

/** `store` keeps data, `broker` carries messages, `telemetry` watches, `platform` configures or registers, `client` calls only. */
export type Role = "store" | "broker" | "telemetry" | "platform" | "proxy" | "client";

export interface Product {
  readonly id: string;
  readonly role: Role;
  /** `type` of the metamodel's store. */
  readonly type?: string;
  /** Speaks the same language as another: MariaDB as MySQL. */
  readonly family?: string;
}

const table: readonly (readonly [names: string, role: Role, type?: string, family?: string])[] = [
  ["mysql mysqld mysqldb percona mysqlserver", "store", "relational"],
  ["mariadb", "store", "relational", "mysql"],
  [
    "postgres postgresql postgresdb postgis timescaledb pgvector cloudnativepg spilo pgpool pgbouncer",
    "store",
    "relational",
  ],
  ["mssql sqlserver mssqlserver azuresqledge sqledge", "store", "relational", "sqlserver"],
  ["oracledb oraclexe oracledatabase oraclefree", "store", "relational", "oracle"],
  ["cockroachdb cockroach yugabytedb yugabyte", "store", "relational", "postgres"],
  ["tidb vitess", "store", "relational", "mysql"],
  ["db2 firebird hsqldb sqlite h2 rqlite", "store", "relational"],
  ["mongo mongodb mongod", "store", "document"],
  ["couchdb couchbase ravendb arangodb rethinkdb documentdb cosmosdb firestore ferretdb", "store", "document"],
  ["redis redisstack", "store", "key-value"],
  ["valkey keydb dragonfly dragonflydb", "store", "key-value", "redis"],
  ["memcached memcache hazelcast", "store", "key-value"],
  ["dynamodb dynamodblocal", "store", "key-value", "dynamodb"],
  ["cassandra scylla scylladb", "store", "column"],
  ["elasticsearch", "store", "search"],
  ["opensearch", "store", "search"],
  ["solr meilisearch typesense manticore", "store", "search"],
  ["neo4j janusgraph memgraph", "store", "graph"],
  ["influxdb", "store", "time-series"],
  ["clickhouse questdb druid pinot vertica", "store", "warehouse"],
  ["qdrant weaviate milvus chroma chromadb", "store", "search"],
  ["minio seaweedfs azurite s3mock fakegcsserver ceph", "store", "bucket"],
  ["rabbitmq", "broker", "queue"],
  ["kafka redpanda confluent cpkafka cpserver", "broker", "topic", "kafka"],
  ["activemq artemis", "broker", "queue", "activemq"],
  ["nats natsstreaming natsserver stan", "broker", "topic", "nats"],
  ["pulsar", "broker", "topic"],
  ["mosquitto emqx hivemq vernemq", "broker", "topic", "mqtt"],
  ["nsq nsqd beanstalkd elasticmq goaws", "broker", "queue"],
  ["localstack", "store", "bucket"],
  ["zookeeper etcd", "platform"],
  ["daprd dapr placement", "platform"],
  ["consul eureka nacos apollo vault springcloudconfig configserver discoveryserver registryserver", "platform"],
  ["keycloak dex hydra", "proxy"],
  ["prometheus alertmanager pushgateway thanos cortex mimir victoriametrics", "telemetry"],
  ["grafana loki tempo promtail", "telemetry"],
  ["jaeger jaegertracing zipkin jaegerallinone jaegeragent jaegercollector jaegerquery tracingserver", "telemetry"],
  [
    "otelcollector otelcol opentelemetrycollector opentelemetrycollectorcontrib otelcollectorcontrib otelcolcontrib otel",
    "telemetry",
  ],
  [
    "fluentd fluentbit logstash filebeat metricbeat heartbeat apmserver vector graylog seq kibana opensearchdashboards",
    "telemetry",
  ],
  [
    "datadog datadogagent instana newrelic splunk dynatrace skywalking signoz sentry statsd telegraf chronograf",
    "telemetry",
  ],
  ["cadvisor nodeexporter kubestatemetrics heapster metricsserver healthchecksui aspiredashboard", "telemetry"],
  ["wavefront kiali pyroscope", "telemetry"],
  ["locust k6 artillery jmeter gatling vegeta", "client"],
  ["nginx httpd traefik envoy haproxy caddy kong", "proxy"],
];

const byName: ReadonlyMap<string, Product> = new Map(
  table.flatMap(([names, role, type, family]) => {
    const all = names.split(" ");
    return all.map((name): [string, Product] => [
      name,
      {
        id: name,
        role,
        ...(type === undefined ? {} : { type }),
        family: family ?? all[0] ?? name,
      },
    ]);
  }),
);

/** Words beside the product's that change nothing. */
const neutral: ReadonlySet<string> = new Set(
  "server local cluster stack ha alpine single standalone all in one contrib community enterprise edition oss ce ee free xe official image docker management ui2 master primary replica slave secondary node cp native debian debezium contribute latest agent collector query distribution base v1 v2 v3 db database 7 8 9".split(
    " ",
  ),
);

/** Words that make something else of a product's name: an exporter of it, a page to look at it. */
const besides =
  /(?:^|[-_./])(?:exporter|express|commander|insight|admin|phpmyadmin|pgadmin\d*|adminer|dashboards?|gui|operator|backup|init|migrations?|migrate|migrator|seed|seeder|populate|populator|import|importer|restore|dump|loader|sync|watch(?:er)?|connect|connector|schema-registry|rest|ksql\w*|akhq|kowl|kafdrop|kafka-ui|bridge|proxy|setup|client|sidecar|reloader|consumer|producer|cli|tools?|test\w*)(?:$|[-_./])/iu;

/** Is it something beside a product, by its name: an exporter, a migration, a page to look at it? */
export function isBesidesProduct(name: string): boolean {
  return besides.test(name);
}

/** The product of an image repository (`docker.io/bitnami/redis-cluster`, `amazon/dynamodb-local`), where it is one that we know. */
export function productOfImage(image: string): Product | undefined {
  const path = image.replace(/@.*$/u, "").replace(/:[^/]*$/u, "");
  if (/exporter/iu.test(path)) return { id: "exporter", role: "telemetry" };
  const segments = path.toLowerCase().split("/");
  const last = segments.at(-1) ?? "";
  if (besides.test(last)) return undefined;
  const own = productOfWords(last);
  if (own !== undefined) return own;
  const before = segments.at(-2);
  return before === undefined ||
    last === "" ||
    !/^(?:server|database|all-in-one|agent|collector|latest|rs|kafka|db)$/u.test(last)
    ? undefined
    : productOfWords(before);
}

function productOfWords(text: string): Product | undefined {
  const whole = byName.get(text.replaceAll(/[^a-z0-9]/gu, ""));
  if (whole !== undefined) return whole;
  const words = wordsOf(text);
  for (let length = Math.min(words.length, 3); length > 0; length -= 1)
    for (let start = 0; start + length <= words.length; start += 1) {
      const found = byName.get(words.slice(start, start + length).join(""));
      if (found === undefined) continue;
      const others = [...words.slice(0, start), ...words.slice(start + length)];
      if (others.every((word) => neutral.has(word) || /^\d+$/u.test(word))) return found;
    }
  return undefined;
}

/** The product whose name a technology, an engine or a scheme is: `PostgreSQL 16`, `aurora-mysql`, `redis`. */
export function productOfTechnology(text: string): Product | undefined {
  const lower = text.toLowerCase();
  if (besides.test(lower)) return undefined;
  const whole = productOfWords(lower);
  if (whole !== undefined) return whole;
  for (const word of wordsOf(lower)) {
    const found = byName.get(word);
    if (found !== undefined && (found.role === "store" || found.role === "broker")) return found;
  }
  return undefined;
}

/** Words at the end of a name that say that it keeps data or carries messages, with the product where the word is one. */
export function roleOfName(name: string): { readonly role: Role; readonly product?: Product } | undefined {
  const words = wordsOf(name);
  const last = words.at(-1) ?? "";
  if (besides.test(name)) return /exporter/iu.test(name) ? { role: "telemetry" } : undefined;
  const product = productOfWords(name.toLowerCase()) ?? byName.get(last);
  if (product !== undefined) return { role: product.role, product };
  if (/^(?:db|database|rds)$/u.test(last) && words.length > 1) return { role: "store" };
  const first = byName.get(words[0] ?? "");
  if (words.length === 2 && first !== undefined && (first.role === "store" || first.role === "broker"))
    return { role: first.role, product: first };
  return undefined;
}

/** Words of a store's name that say what it is and not whose: `catalog_rds`, `orders-db`, `checkout_elasticache_redis`. */
export function withoutProductWords(name: string): readonly string[] {
  return wordsOf(name).filter(
    (word) =>
      !byName.has(word) &&
      !/^(?:db|database|store|cache|rds|aurora|elasticache|dynamodb|cluster|instance|server|mq|broker|queue|sql|nosql|module|aws|azurerm|google|main|this|default|storage|data|svc|service)$/u.test(
        word,
      ),
  );
}

const telemetryWords =
  /(?:^|[-_.])(?:otel|opentelemetry|otelcol\w*|jaeger|zipkin|tracing|prometheus|alertmanager|grafana|loki|tempo|fluentd?|fluent-?bit|logstash|filebeat|kibana|datadog|instana|newrelic|statsd|telegraf|skywalking|cadvisor|node-?exporter|\w*exporter|collector|apm|sentry|graylog|metrics|monitoring|pushgateway|seq|dynatrace|signoz|aspire-dashboard)(?:$|[-_.])/iu;
const platformWords =
  /(?:^|[-_.])(?:config-?server|discovery-?server|eureka(?:-?server)?|service-?registry|registry|consul|nacos|zookeeper|etcd|vault|admin-?server|apollo-?(?:config\w*|portal|admin\w*|meta\w*)|cert-?manager)(?:$|[-_.])/iu;

/** Does the name say that it watches (telemetry) or that it configures and registers (platform)? */
export function purposeOfName(name: string): "telemetry" | "platform" | undefined {
  if (telemetryWords.test(name)) return "telemetry";
  return platformWords.test(name) ? "platform" : undefined;
}

/** Hosts of telemetry services that are bought. */
export const telemetryHosts: RegExp =
  /(?:^|\.)(?:datadoghq\.(?:com|eu)|newrelic\.com|nr-data\.net|sentry\.io|instana\.(?:io|com)|honeycomb\.io|lightstep\.com|dynatrace\.com|splunkcloud\.com|signalfx\.com|loggly\.com|papertrailapp\.com|logz\.io|grafana\.net|cloudtrace\.googleapis\.com|monitoring\.googleapis\.com|logging\.googleapis\.com|xray\.[\w-]+\.amazonaws\.com|applicationinsights\.azure\.com|google-analytics\.com|googletagmanager\.com)$/iu;

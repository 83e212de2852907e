/** Dependencies that tell something of the architecture: frameworks (for the end of their support), and what a library speaks. */
import type { Purpose } from "../../../model/claims/claim.ts";
import type { Ecosystem } from "./manifest.ts";

interface Framework {
  readonly in: Ecosystem;
  /** Name of the package, whole. */
  readonly name: RegExp;
  /** As people write it. */
  readonly called: string;
}

/** The first package that fits gives the version. */
export const frameworks: readonly Framework[] = [
  { in: "npm", name: /^@angular\/core$/u, called: "Angular" },
  { in: "npm", name: /^angular$/u, called: "AngularJS" },
  { in: "npm", name: /^react$/u, called: "React" },
  { in: "npm", name: /^vue$/u, called: "Vue" },
  { in: "npm", name: /^svelte$/u, called: "Svelte" },
  { in: "npm", name: /^next$/u, called: "Next.js" },
  { in: "npm", name: /^nuxt$/u, called: "Nuxt" },
  { in: "npm", name: /^jquery$/u, called: "jQuery" },
  { in: "npm", name: /^express$/u, called: "Express" },
  { in: "npm", name: /^@nestjs\/core$/u, called: "NestJS" },
  { in: "npm", name: /^fastify$/u, called: "Fastify" },
  { in: "npm", name: /^koa$/u, called: "Koa" },
  { in: "npm", name: /^@hapi\/hapi$/u, called: "hapi" },
  { in: "npm", name: /^moleculer$/u, called: "Moleculer" },
  { in: "npm", name: /^electron$/u, called: "Electron" },
  {
    in: "maven",
    name: /^org\.springframework\.boot:spring-boot(?:-starter(?:-[\w-]+)?|-dependencies)?$/u,
    called: "Spring Boot",
  },
  { in: "maven", name: /^org\.springframework\.cloud:spring-cloud-dependencies$/u, called: "Spring Cloud" },
  { in: "maven", name: /^org\.springframework:spring-(?:core|webmvc|web|context)$/u, called: "Spring Framework" },
  { in: "maven", name: /^io\.quarkus(?:\.platform)?:quarkus-(?:bom|universe-bom|core)$/u, called: "Quarkus" },
  {
    in: "maven",
    name: /^io\.micronaut(?:\.platform)?:micronaut-(?:bom|core|inject|platform|runtime|parent)$/u,
    called: "Micronaut",
  },
  { in: "maven", name: /^io\.helidon\.\w+:/u, called: "Helidon" },
  { in: "maven", name: /^io\.dropwizard:dropwizard-(?:core|bom)$/u, called: "Dropwizard" },
  { in: "maven", name: /^io\.vertx:vertx-(?:core|web|stack-depchain)$/u, called: "Vert.x" },
  { in: "maven", name: /^io\.ktor:ktor-server-core/u, called: "Ktor" },
  { in: "maven", name: /^org\.apache\.camel(?:\.\w+)*:camel-core/u, called: "Apache Camel" },
  { in: "maven", name: /^org\.apache\.struts:struts2-core$/u, called: "Apache Struts" },
  { in: "maven", name: /^org\.hibernate(?:\.orm)?:hibernate-core$/u, called: "Hibernate ORM" },
  { in: "maven", name: /^org\.apache\.logging\.log4j:log4j-core$|^log4j:log4j$/u, called: "Apache Log4j" },
  { in: "maven", name: /^com\.typesafe\.akka:akka-actor/u, called: "Akka" },
  { in: "maven", name: /^org\.apache\.spark:spark-core/u, called: "Apache Spark" },
  { in: "maven", name: /^org\.apache\.flink:flink-(?:streaming-)?java/u, called: "Apache Flink" },
  { in: "nuget", name: /^Ocelot$/iu, called: "Ocelot" },
  { in: "nuget", name: /^Yarp\.ReverseProxy$/iu, called: "YARP" },
  { in: "nuget", name: /^Aspire\.Hosting(?:\.AppHost)?$/iu, called: ".NET Aspire" },
  { in: "golang", name: /^github\.com\/gin-gonic\/gin$/u, called: "Gin" },
  { in: "golang", name: /^github\.com\/labstack\/echo(?:\/v\d+)?$/u, called: "Echo" },
  { in: "golang", name: /^github\.com\/gofiber\/fiber(?:\/v\d+)?$/u, called: "Fiber" },
  { in: "golang", name: /^github\.com\/go-kit\/kit$/u, called: "Go kit" },
  { in: "pypi", name: /^django$/iu, called: "Django" },
  { in: "pypi", name: /^flask$/iu, called: "Flask" },
  { in: "pypi", name: /^fastapi$/iu, called: "FastAPI" },
  { in: "pypi", name: /^tornado$/iu, called: "Tornado" },
  { in: "pypi", name: /^apache-airflow$/iu, called: "Apache Airflow" },
  { in: "pypi", name: /^celery$/iu, called: "Celery" },
  { in: "cargo", name: /^actix-web$/u, called: "Actix Web" },
  { in: "cargo", name: /^axum$/u, called: "axum" },
  { in: "cargo", name: /^rocket$/u, called: "Rocket" },
  { in: "cargo", name: /^tonic$/u, called: "Tonic" },
  { in: "gem", name: /^rails$/u, called: "Ruby on Rails" },
  { in: "gem", name: /^sinatra$/u, called: "Sinatra" },
  { in: "composer", name: /^laravel\/framework$/u, called: "Laravel" },
  { in: "composer", name: /^symfony\/(?:framework-bundle|symfony|http-kernel)$/u, called: "Symfony" },
  { in: "composer", name: /^drupal\/core(?:-recommended)?$/u, called: "Drupal" },
  { in: "composer", name: /^slim\/slim$/u, called: "Slim" },
  { in: "composer", name: /^typo3\/cms(?:-core)?$/u, called: "TYPO3" },
  { in: "hex", name: /^phoenix$/u, called: "Phoenix" },
  { in: "pub", name: /^flutter$/u, called: "Flutter" },
];

/** What a library speaks, by words in its name. It raises certainty; by itself it is no relationship. */
const protocols: readonly { readonly name: RegExp; readonly protocol: string; readonly purpose: Purpose }[] = [
  {
    name: /(?:^|[/:._-])(?:postgresql|postgres|pg|pgx|pq|psycopg[23]?(?:-binary)?|asyncpg|npgsql|tokio-postgres)(?:$|[/:._-])/iu,
    protocol: "postgresql",
    purpose: "data",
  },
  {
    name: /(?:^|[/:._-])(?:mysql2?|mysqlclient|pymysql|mariadb|mysql-connector(?:-(?:java|j|python))?|mysqlconnector|go-sql-driver)(?:$|[/:._-])/iu,
    protocol: "mysql",
    purpose: "data",
  },
  {
    name: /(?:^|[/:._-])(?:mssql|tedious|sqlclient|go-mssqldb|pymssql|sqlserver|tiberius)(?:$|[/:._-])/iu,
    protocol: "sqlserver",
    purpose: "data",
  },
  {
    name: /(?:^|[/:._-])(?:ojdbc\d*|oracledb|cx[-_]oracle|godror)(?:$|[/:._-])/iu,
    protocol: "oracle",
    purpose: "data",
  },
  {
    name: /(?:^|[/:._-])(?:mongodb|mongoose|pymongo|motor|mgo|mongo-go-driver|mongo-driver|mongoid|mongo)(?:$|[/:._-])/iu,
    protocol: "mongodb",
    purpose: "data",
  },
  {
    name: /(?:^|[/:._-])(?:redis|ioredis|redigo|go-redis|jedis|lettuce(?:-core)?|stackexchangeredis|predis|redisson|stackexchange\.redis)(?:$|[/:._-])/iu,
    protocol: "redis",
    purpose: "data",
  },
  {
    name: /(?:^|[/:._-])(?:amqplib|amqp|amqp091-go|pika|bunny|rabbitmq|php-amqplib|lapin|aio-pika)(?:$|[/:._-])/iu,
    protocol: "amqp",
    purpose: "data",
  },
  {
    name: /(?:^|[/:._-])(?:kafka|kafkajs|kafka-clients|kafka-python|confluent-kafka(?:-go)?|sarama|rdkafka|aiokafka|kafka-node)(?:$|[/:._-])/iu,
    protocol: "kafka",
    purpose: "data",
  },
  { name: /(?:^|[/:._-])(?:nats|nats\.go|nats-py|jnats)(?:$|[/:._-])/iu, protocol: "nats", purpose: "data" },
  { name: /(?:^|[/:._-])(?:elasticsearch|opensearch)(?:$|[/:._-])/iu, protocol: "elasticsearch", purpose: "data" },
  {
    name: /(?:^|[/:._-])(?:cassandra|gocql|cassandra-driver|scylla)(?:$|[/:._-])/iu,
    protocol: "cassandra",
    purpose: "data",
  },
  {
    name: /(?:^|[/:._-])(?:memcached?|gomemcache|pymemcache|memjs|spymemcached|dalli)(?:$|[/:._-])/iu,
    protocol: "memcached",
    purpose: "data",
  },
  { name: /(?:^|[/:._-])neo4j(?:$|[/:._-])/iu, protocol: "neo4j", purpose: "data" },
  { name: /(?:^|[/:._-])(?:dynamodb)(?:$|[/:._-])/iu, protocol: "dynamodb", purpose: "data" },
  { name: /(?:^|[/:._-])(?:grpc|grpc-js|grpcio|grpc-netty|tonic)(?:$|[/:._-])/iu, protocol: "grpc", purpose: "call" },
  { name: /(?:^|[/:._-])(?:mqtt|paho)(?:$|[/:._-])/iu, protocol: "mqtt", purpose: "data" },
  {
    name: /eureka-client|consul-discovery|nacos-discovery|zookeeper-discovery|Steeltoe\.Discovery/iu,
    protocol: "registry",
    purpose: "other",
  },
  {
    name: /cloud-starter-config$|config-client|Steeltoe\..*ConfigServer/iu,
    protocol: "configuration",
    purpose: "other",
  },
  {
    name: /zipkin|opentelemetry|jaeger|opentracing|datadog|dd-trace|newrelic|sentry|instana|elastic-apm|applicationinsights|admin-starter-client|micrometer-registry/iu,
    protocol: "telemetry",
    purpose: "telemetry",
  },
];

/** Every protocol that the names of dependencies tell, sorted. */
export function protocolsOf(names: Iterable<string>): readonly string[] {
  const found = new Set<string>();
  for (const name of names)
    for (const { name: pattern, protocol } of protocols) if (pattern.test(name)) found.add(protocol);
  return [...found].sort();
}

/** Properties that a starter reads by itself, so that a value which the deployment sets for one is used. */
const starters: readonly { readonly name: RegExp; readonly reads: readonly string[] }[] = [
  {
    name: /:spring-boot-starter-data-mongodb(?:-reactive)?$/u,
    reads: ["spring.data.mongodb.uri", "spring.data.mongodb.host", "spring.mongodb.uri", "spring.mongodb.host"],
  },
  { name: /:spring-boot-starter-(?:data-jpa|jdbc|data-jdbc)$/u, reads: ["spring.datasource.url"] },
  { name: /:spring-boot-starter-data-r2dbc$/u, reads: ["spring.r2dbc.url"] },
  {
    name: /:spring-boot-starter-data-redis(?:-reactive)?$/u,
    reads: ["spring.data.redis.host", "spring.data.redis.url", "spring.redis.host", "spring.redis.url"],
  },
  {
    name: /:spring-boot-starter-amqp$|:spring-cloud-starter-stream-rabbit$/u,
    reads: ["spring.rabbitmq.host", "spring.rabbitmq.addresses"],
  },
  { name: /:spring-kafka$|:spring-boot-starter-kafka$/u, reads: ["spring.kafka.bootstrap-servers"] },
  {
    name: /:spring-cloud-(?:starter-stream-kafka|stream-binder-kafka)$/u,
    reads: ["spring.cloud.stream.kafka.binder.brokers", "spring.kafka.bootstrap-servers"],
  },
  {
    name: /:spring-boot-starter-data-(?:elasticsearch|cassandra|neo4j|couchbase)$/u,
    reads: [
      "spring.elasticsearch.uris",
      "spring.cassandra.contact-points",
      "spring.neo4j.uri",
      "spring.couchbase.connection-string",
    ],
  },
  { name: /:spring-boot-starter-mail$/u, reads: ["spring.mail.host"] },
  {
    name: /:spring-cloud-starter-(?:netflix-)?eureka(?:-client)?$/u,
    reads: ["eureka.client.service-url.defaultZone", "eureka.client.serviceUrl.defaultZone"],
  },
  { name: /:spring-cloud-starter-config$/u, reads: ["spring.cloud.config.uri", "spring.config.import"] },
  { name: /:spring-cloud-starter-(?:consul-(?:discovery|config)|consul)$/u, reads: ["spring.cloud.consul.host"] },
  { name: /:spring-boot-admin-starter-client$/u, reads: ["spring.boot.admin.client.url"] },
  { name: /:quarkus-mongodb/u, reads: ["quarkus.mongodb.hosts", "quarkus.mongodb.connection-string"] },
  { name: /:quarkus-jdbc-/u, reads: ["quarkus.datasource.jdbc.url"] },
  { name: /:quarkus-reactive-(?:pg|mysql|mssql|oracle|db2)-client$/u, reads: ["quarkus.datasource.reactive.url"] },
  {
    name: /:quarkus-(?:messaging-kafka|smallrye-reactive-messaging-kafka|kafka-client)$/u,
    reads: ["kafka.bootstrap.servers"],
  },
  { name: /:quarkus-redis-client$/u, reads: ["quarkus.redis.hosts"] },
  {
    name: /:quarkus-opentelemetry$/u,
    reads: ["quarkus.otel.exporter.otlp.endpoint", "quarkus.otel.exporter.otlp.traces.endpoint"],
  },
  { name: /zipkin/u, reads: ["spring.zipkin.base-url", "management.zipkin.tracing.endpoint"] },
];

/** Variables that the libraries of a package read by themselves. */
export function readBy(names: Iterable<string>): readonly string[] {
  const found = new Set<string>();
  for (const name of names)
    for (const { name: pattern, reads } of starters) if (pattern.test(name)) for (const one of reads) found.add(one);
  return [...found].sort();
}

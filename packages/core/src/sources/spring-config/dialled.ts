/** Properties at which a framework dials by itself: what is at the other end, and for what. Names are plain: lower case, without dashes. */
import type { Purpose } from "../../model/claims/claim.ts";

export interface Dialled {
  readonly name: RegExp;
  readonly purpose: Purpose;
  /** Protocol where the value names none. */
  readonly protocol?: string;
}

/** Spring Boot and Spring Cloud, Quarkus, Micronaut, gRPC starters, Dubbo. The first that fits counts. */
const dialled: readonly Dialled[] = [
  // Registration and configuration.
  { name: /^eureka\.client\.(?:service)?(?:url\.)?(?:defaultzone|[\w]+)$/u, purpose: "other", protocol: "http" },
  { name: /^eureka\.client\.serviceurl\./u, purpose: "other", protocol: "http" },
  {
    name: /^spring\.cloud\.config\.(?:uri|server\.(?:git|svn|.*\.git)\.uri|server\.git\.repos\..*uri)$/u,
    purpose: "other",
  },
  { name: /^spring\.config\.import(?:\[\d+\])?$/u, purpose: "other" },
  { name: /^(?:spring\.cloud\.)?consul\.(?:host|client\.(?:defaultzone|host))$/u, purpose: "other", protocol: "http" },
  { name: /^quarkus\.consulconfig\.agent\.hostport$/u, purpose: "other", protocol: "http" },
  {
    name: /^spring\.cloud\.zookeeper\.connectstring$|^dubbo\.registry\.address$|^dubbo\.registries\..*address$/u,
    purpose: "other",
  },
  {
    name: /^spring\.cloud\.nacos\.(?:.*\.)?serveraddr$|^nacos\..*serveraddr$|^apollo\.meta$/u,
    purpose: "other",
    protocol: "http",
  },
  { name: /^spring\.cloud\.vault\.(?:uri|host)$|^quarkus\.vault\.url$/u, purpose: "other", protocol: "http" },
  // Telemetry.
  {
    name: /^spring\.zipkin\.baseurl$|^management\.(?:zipkin|otlp|opentelemetry|wavefront)\..*(?:endpoint|url|uri)$/u,
    purpose: "telemetry",
    protocol: "http",
  },
  {
    name: /^management\.(?:metrics\.export\..*|.*\.metrics\.export)\.(?:uri|url|host|hostandport|baseurl|step)$/u,
    purpose: "telemetry",
  },
  {
    name: /^(?:quarkus\.)?(?:otel|opentelemetry|opentracing)\..*(?:endpoint|host|url|serverhost|udpsender\.host)$/u,
    purpose: "telemetry",
  },
  {
    name: /^tracing\.zipkin\.http\.url$|^quarkus\.jaeger\.endpoint$|^elastic\.apm\.serverurls?$/u,
    purpose: "telemetry",
    protocol: "http",
  },
  {
    name: /^spring\.boot\.admin\.client\.url(?:\[\d+\])?$|^spring\.cloud\.sentinel\.transport\.dashboard$/u,
    purpose: "telemetry",
    protocol: "http",
  },
  // Data.
  { name: /^(?:spring\.(?:.*\.)?datasource|datasources?)\.(?:.*\.)?(?:url|jdbcurl)$/u, purpose: "data" },
  { name: /^spring\.(?:r2dbc|flyway|liquibase|neo4j|influx|ldap)\.(?:url|uri|urls)(?:\[\d+\])?$/u, purpose: "data" },
  { name: /^quarkus\.datasource\.(?:.*\.)?(?:jdbc|reactive)\.url$|^r2dbc\.datasources\..*url$/u, purpose: "data" },
  {
    name: /^(?:spring\.(?:data\.)?)?mongodb\.(?:uri|host|servers\..*uri)$|^quarkus\.mongodb\.(?:connectionstring|hosts)$/u,
    purpose: "data",
    protocol: "mongodb",
  },
  {
    name: /^(?:spring\.(?:data\.)?)?redis\.(?:url|uri|host|cluster\.nodes|sentinel\.nodes|servers\..*uri)(?:\[\d+\])?$|^quarkus\.redis\.(?:.*\.)?hosts$/u,
    purpose: "data",
    protocol: "redis",
  },
  {
    name: /^spring\.rabbitmq\.(?:host|addresses)(?:\[\d+\])?$|^rabbitmq(?:\.uri|host)$|^amqphost$/u,
    purpose: "data",
    protocol: "amqp",
  },
  {
    name: /(?:^|\.)kafka\.(?:.*\.)?bootstrap\.?servers(?:\[\d+\])?$|^spring\.cloud\.stream\.(?:.*\.)?kafka\.(?:.*\.)?brokers(?:\[\d+\])?$|^mp\.messaging\..*bootstrap\.servers$/u,
    purpose: "data",
    protocol: "kafka",
  },
  {
    name: /^spring\.cloud\.stream\.binders\..*\.(?:rabbitmq\.(?:host|addresses))$/u,
    purpose: "data",
    protocol: "amqp",
  },
  {
    name: /^spring\.(?:data\.)?cassandra\.contactpoints(?:\[\d+\])?$|^cassandra\..*contactpoints?$/u,
    purpose: "data",
    protocol: "cassandra",
  },
  {
    name: /^spring\.(?:data\.)?elasticsearch\.(?:rest\.|client\..*)?(?:uris|clusternodes|endpoints)(?:\[\d+\])?$|^(?:quarkus\.)?elasticsearch\.(?:hosts|httphosts)$/u,
    purpose: "data",
    protocol: "elasticsearch",
  },
  { name: /^spring\.(?:artemis|activemq)\.(?:brokerurl|host)$/u, purpose: "data", protocol: "amqp" },
  {
    name: /^spring\.(?:couchbase\.connectionstring|pulsar\.(?:client\.)?serviceurl|data\.solr\.host)$/u,
    purpose: "data",
  },
  { name: /(?:^|\.)dynamodb\.(?:.*\.)?endpoint(?:\.url)?$/u, purpose: "data", protocol: "dynamodb" },
  // Calls.
  { name: /^quarkus\.grpc\.clients\..+\.host$/u, purpose: "call", protocol: "grpc" },
  { name: /^quarkus\.stork\..+\.servicediscovery\.addresslist$/u, purpose: "call", protocol: "http" },
  { name: /^spring\.mail\.host$/u, purpose: "call", protocol: "smtp" },
  {
    name: /^(?:spring\.cloud\.open)?feign\.client\.config\.[^.]+\.url$|^spring\.http\.(?:serviceclient|client\.service\.group)\.[^.]+\.baseurl$/u,
    purpose: "call",
    protocol: "http",
  },
  { name: /^[^.]+\.ribbon\.listofservers(?:\[\d+\])?$/u, purpose: "call", protocol: "http" },
  { name: /^(?:spring\.)?grpc\.client\.(?:channels\.)?[^.]+\.address$/u, purpose: "call", protocol: "grpc" },
  {
    name: /^micronaut\.http\.services\.[^.]+\.urls?(?:\[\d+\])?$|^quarkus\.restclient\..*\.(?:url|uri)$|\/mprest\/ur[il]$/u,
    purpose: "call",
    protocol: "http",
  },
  {
    name: /^spring\.security\.oauth2\.(?:resourceserver\.jwt\.(?:issueruri|jwkseturi)|client\.provider\.[^.]+\.(?:issueruri|tokenuri|userinfouri|jwkseturi))$|^security\.oauth2\.(?:resource|client)\.(?:userinfouri|accesstokenuri|tokeninfouri|jwt\.keyuri|jwk\.keyseturi)$/u,
    purpose: "call",
    protocol: "http",
  },
  {
    name: /^quarkus\.oidc(?:client)?\.(?:.*\.)?authserverurl$|^keycloak\.authserverurl$/u,
    purpose: "call",
    protocol: "http",
  },
  {
    name: /^spring\.ai\.ollama\.baseurl$|^spring\.ai\.vectorstore\..*(?:host|url|uri)$/u,
    purpose: "call",
    protocol: "http",
  },
];

export function dialledAt(plainName: string): Dialled | undefined {
  return dialled.find(({ name }) => name.test(plainName));
}

/** Model providers of Spring AI: the starter that must be there, and the host that it asks where none is said. */
export const modelProviders: readonly { readonly id: string; readonly starter: RegExp; readonly host: string }[] = [
  { id: "openai", starter: /spring-ai-(?:starter-model-)?openai(?:-spring-boot-starter)?\b/u, host: "api.openai.com" },
  { id: "anthropic", starter: /spring-ai-(?:starter-model-)?anthropic/u, host: "api.anthropic.com" },
  { id: "mistralai", starter: /spring-ai-(?:starter-model-)?mistral-ai/u, host: "api.mistral.ai" },
  { id: "deepseek", starter: /spring-ai-(?:starter-model-)?deepseek/u, host: "api.deepseek.com" },
];

/** What a manifest must have for a property that all services share to be used by one of them; absent: nothing tells. */
const needs: readonly { readonly property: RegExp; readonly library: RegExp }[] = [
  { property: /rabbitmq/u, library: /amqp|rabbit/u },
  { property: /kafka/u, library: /kafka/u },
  { property: /redis/u, library: /redis/u },
  { property: /mongodb/u, library: /mongodb/u },
  { property: /datasource|r2dbc|flyway|liquibase/u, library: /jdbc|jpa|mysql|postgres|mariadb|ojdbc|r2dbc|mybatis/u },
  { property: /elasticsearch/u, library: /elasticsearch/u },
  { property: /cassandra/u, library: /cassandra/u },
  { property: /^eureka/u, library: /eureka(?!-server)|cloud-starter-netflix/u },
  { property: /consul/u, library: /consul/u },
  { property: /nacos/u, library: /nacos/u },
  { property: /zipkin|sleuth/u, library: /zipkin|sleuth|brave/u },
  { property: /otlp|opentelemetry/u, library: /otlp|opentelemetry/u },
  { property: /^spring\.boot\.admin/u, library: /boot-admin-starter-client/u },
  { property: /oauth2/u, library: /oauth2/u },
];

/** Does a package with this manifest use the property, as far as its dependencies tell? */
export function isUsedWith(plainName: string, manifest: string): boolean {
  const need = needs.find(({ property }) => property.test(plainName));
  return need !== undefined && need.library.test(manifest);
}

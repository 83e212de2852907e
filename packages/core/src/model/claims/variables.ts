/** Names of variables, so that an environment variable, a property and a setting of .NET that mean the same compare equal. */

/**
 * `CATALOGUE_HOST`, `catalogue.host`, `Catalogue__Host` and `catalogue-host` are one key: relaxed binding of Spring, double underscores
 * of .NET. Letters and digits in upper case, words joined by `_`; camel case is not split (Spring drops the dash: `max-size` = `maxsize`
 * is not followed).
 */
export function variableKey(name: string): string {
  return name
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/gu, "_")
    .replaceAll(/^_+|_+$/gu, "");
}

/** Does a variable of this name hold a name rather than an address: `DB_NAME`, `MYSQL_DATABASE`, `POSTGRES_USER`? Its plain value is then no host. */
export function isNameVariable(name: string): boolean {
  // A connection string that is called after its database (`ConnectionStrings__Database`) is an address.
  if (/(?:^|_)CONNECTION_?STRINGS?_/u.test(variableKey(name))) return false;
  // Which of several parts of one image is to be started.
  if (/^(?:SERVICES?|APP|COMPONENT|MODULE|SERVER_TO_RUN)$/u.test(variableKey(name))) return true;
  return /(?:^|_)(?:NAME|DATABASE|DB|USER|USERNAME|SCHEMA|TABLE|TABLENAME|TOPIC|QUEUE|EXCHANGE|KEYSPACE|BUCKET|VHOST|GROUP|GROUP_ID|REGION|PROFILE|PROFILES|PROFILES_ACTIVE|PROVIDER|TYPE|MODE|LEVEL|ENV|ENVIRONMENT|VERSION|TAG|PLATFORM|LANGUAGE|LOCALE|PATH|PREFIX|KEY|ID|TITLE|ROLE)$/u.test(
    variableKey(name),
  );
}

/** Does a variable of this name hold an address, so that a bare word in it is a host: `CART_HOST`, `kafka.bootstrap-servers`? */
export function isAddressVariable(name: string): boolean {
  return /(?:HOSTS?|HOSTNAMES?|URLS?|URIS?|ADDRS?|ADDRESS|ADDRESSES|ENDPOINTS?|SERVERS?|SERVICES?|BROKERS?|BOOTSTRAP|NODES?|PEERS?|TARGETS?|UPSTREAMS?|BACKENDS?|DSN|CONNECTION|CONNECTIONSTRING|CONN|DATASOURCE|MASTER|PROXY|PROXIES|DOMAIN|BASE|SVC|SRV|CONTACT_POINTS|CLUSTER)(?:_\d+)?$/u.test(
    variableKey(name),
  );
}

/** Does a variable of this name speak of telemetry, of configuration or of registration, not of a business call? */
export function purposeOfVariable(name: string): "telemetry" | "other" | undefined {
  const key = variableKey(name);
  // Stork (Quarkus) is told here where a service is that the business calls.
  if (/^QUARKUS_STORK_\w+_ADDRESS_LIST$/u.test(key)) return undefined;
  if (
    /(?:^|_)(?:OTEL|OTLP|OPENTELEMETRY|JAEGER|ZIPKIN|TRACING|TRACER|INSTANA|DATADOG|DD_AGENT|STATSD|PROMETHEUS|GRAFANA|LOKI|FLUENTD|FLUENTBIT|FLUENT|LOGSTASH|SENTRY|NEW_RELIC|NEWRELIC|COLLECTOR|METRICS|APM|SKYWALKING|PUSHGATEWAY|GRAYLOG|SEQ|OPAMP|PYROSCOPE|HEALTHCHECKS?|HEALTHCHECKSUI|HEALTH_CHECKS?|TRACELOOP|XRAY|SPRING_BOOT_ADMIN)(?:_|$)/u.test(
      key,
    )
  )
    return "telemetry";
  if (
    /(?:^|_)(?:EUREKA|CONSUL|CONFIG_SERVER|SPRING_CLOUD_CONFIG|SPRING_CONFIG_IMPORT|SWAGGER|OPENAPI|SPRINGDOC|API_DOCS|DISCOVERY|REGISTRY|VAULT|NACOS|ZOOKEEPER_REGISTRY|APOLLO_META|APOLLO_CONFIG\w*|APOLLO_BOOTSTRAP)(?:_|$)/u.test(
      key,
    )
  )
    return "other";
  return undefined;
}

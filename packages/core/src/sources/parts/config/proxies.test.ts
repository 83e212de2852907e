/** Proxies, gateways, collectors: what their examples do not show. */
import { describe, expect, it } from "vitest";
import { claimLine } from "../../../model/claims/claim-lines.ts";
import { apache } from "../../apache.ts";
import { apiGateways } from "../../api-gateways.ts";
import { caddy } from "../../caddy.ts";
import { dotnetConfig } from "../../dotnet-config.ts";
import { envFiles } from "../../env-files.ts";
import { envoy } from "../../envoy.ts";
import { haproxy } from "../../haproxy.ts";
import { logShippers } from "../../log-shippers.ts";
import { otelCollector } from "../../otel-collector.ts";
import { prometheus } from "../../prometheus.ts";
import { claimsFrom, haveSamples, sampleFiles } from "../../samples.fixture.ts";
import type { Source } from "../../source.ts";
import { traefik } from "../../traefik.ts";

/** Relationships and gaps, without who speaks and where: `call http a:80`. */
async function said(source: Source, files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { claims } = await claimsFrom([source], files);
  return claims
    .filter(({ claim }) => claim === "relationship" || claim === "gap")
    .map((claim) =>
      claimLine(claim)
        .replace(/ @ .*$/u, "")
        .replace(/ \S+ -> </u, " <")
        .replace(/>.*$/u, ">"),
    );
}

describe("targets", () => {
  it.each<readonly [Source, string, string, readonly string[]]>([
    [
      apache,
      "a/vhost.conf",
      "Define API ${API_HOST}\n<Proxy balancer://pool>\n  BalancerMember http://one:8080\n</Proxy>\nProxyPass /x !\nProxyPass /b balancer://pool/\nProxyPassMatch ^/i/(.*)$ http://img:81/$1\nRewriteRule ^/r/(.*) http://rw:82/$1 [P,L]\nRewriteRule ^/s http://seen.acme.io/ [R]\nProxyPass / http://${API}:83/\n",
      ["call <http one:8080>", "call <http img:81>", "call <http rw:82>", "call <$API_HOST http :83>"],
    ],
    [
      caddy,
      "Caddyfile",
      "shop.acme.io {\n  handle_path /api/* {\n    reverse_proxy {\n      to api-1:80 api-2:80\n      lb_policy first\n    }\n  }\n  php_fastcgi php:9000\n  reverse_proxy @ws unix//run/x.sock\n}\n",
      ["call <http api-1:80>", "call <http api-2:80>", "call <fastcgi php:9000>"],
    ],
    [
      haproxy,
      "haproxy.cfg",
      "defaults\n  mode tcp\nlisten db\n  bind :3306\n  server a db-1:3306 check # first\n  server-template w 3 web:80\nbackend w\n  mode http\n  server x ${APP_HOST}:80\n  server y 127.0.0.1:81\nglobal\n  log logs:514 local0\n",
      ["call <db-1:3306>", "call <web:80>", "call <$APP_HOST http :80>", "telemetry <syslog logs:514>"],
    ],
    [
      traefik,
      "traefik.toml",
      '[backends.one.servers.a]\nurl = "http://one:80"\n[frontends.one]\nbackend = "one"\n',
      ["call <http one:80>"],
    ],
    [
      apiGateways,
      "krakend.json",
      '{"$schema":"x","version":3,"host":["http://common:1"],"endpoints":[{"backend":[{"host":["http://own:2"]},{"url_pattern":"/"}]}]}',
      ["call <http own:2>", "call <http common:1>"],
    ],
    [
      apiGateways,
      "apisix.yaml",
      'routes:\n  - uri: /a\n    upstream:\n      nodes:\n        "a:80": 1\n',
      ["call <http a:80>"],
    ],
    [
      apiGateways,
      "kong.yml",
      '_format_version: "2.1"\nservices:\n  - host: pool\nupstreams:\n  - name: pool\n    targets:\n      - target: p1:80\n',
      ["call <http p1:80>"],
    ],
    [
      dotnetConfig,
      "g/ocelot.json",
      '{"Routes":[{"DownstreamScheme":"http","DownstreamHostAndPorts":[{"Host":"orders","Port":80}]},{"ServiceName":"users"}],"GlobalConfiguration":{"ServiceDiscoveryProvider":{"Host":"consul","Port":8500}}}',
      ["call <http orders:80>", "call <http named users>", "other <http consul:8500>"],
    ],
    [
      prometheus,
      "prometheus.yml",
      "scrape_configs:\n  - job_name: a\n    kubernetes_sd_configs: [{role: pod}]\n  - job_name: b\n    scheme: https\n    dns_sd_configs: [{names: [tasks.web], port: 1}]\n  - job_name: c\n    consul_sd_configs: [{server: 'consul:8500'}]\n",
      [
        'gap dynamic-address prometheus:prometheus.yml "kubernetes_sd_configs"',
        "telemetry <https web>",
        "other <http consul:8500>",
      ],
    ],
    [
      otelCollector,
      "otel-config.yml",
      "receivers:\n  prometheus:\n    config:\n      scrape_configs:\n        - static_configs: [{targets: ['a:1']}]\n  redis:\n    endpoint: cache:6379\nexporters:\n  prometheus:\n    endpoint: 0.0.0.0:9464\n  otlp:\n    endpoint: ${env:TEMPO}:4317\n  otlphttp/unused:\n    endpoint: http://no:1\nservice:\n  pipelines:\n    metrics:\n      receivers: [prometheus, redis]\n      exporters: [prometheus, otlp]\n",
      ["telemetry <$TEMPO grpc :4317>", "telemetry <http a:1>", "telemetry <cache:6379>"],
    ],
    [
      logShippers,
      "fluent-bit.conf",
      "[SERVICE]\n  Flush 1\n[OUTPUT]\n  Name es\n  Host elastic\n  Port 9200\n[OUTPUT]\n  Name stdout\n",
      ["telemetry <elasticsearch elastic:9200>"],
    ],
    [
      logShippers,
      "filebeat.yml",
      "filebeat.inputs: []\noutput.logstash:\n  hosts: ['logstash:5044']\n",
      ["telemetry <http logstash:5044>"],
    ],
    [
      logShippers,
      "promtail.yml",
      "clients:\n  - url: http://loki:3100/push\nscrape_configs: []\n",
      ["telemetry <http loki:3100 /push>"],
    ],
  ])("%o %s", async (source, path, text, expected) => {
    expect(await said(source, { [path]: text })).toEqual(expected);
  });

  it("of Envoy are those that routes use; tracing is telemetry", async () => {
    const cluster = (name: string, extra = ""): string =>
      `    - name: ${name}\n      connect_timeout: 1s\n${extra}      load_assignment: { endpoints: [{ lb_endpoints: [{ endpoint: { address: { socket_address: { address: ${name}-host, port_value: 80 } } } }] }] }\n`;
    const text =
      "static_resources:\n  listeners:\n    - tracing: { http: { typed_config: { collector_cluster: zipkin } } }\n      routes:\n        - route: { weighted_clusters: { clusters: [{ name: a, weight: 1 }, { name: b, weight: 2 }] } }\n  clusters:\n" +
      cluster("a") +
      cluster("b", "      http2_protocol_options: {}\n") +
      cluster("idle") +
      cluster("zipkin");
    expect(await said(envoy, { "envoy.yaml": text })).toEqual([
      "telemetry <http zipkin-host:80>",
      "call <http a-host:80>",
      "call <grpc b-host:80>",
    ]);
  });
});

it("a .env beside a composition is that of the composition; examples are none", async () => {
  const env = "ORDERS_URL=http://orders:80\n";
  const read = async (files: Readonly<Record<string, string>>): Promise<number> =>
    (await claimsFrom([envFiles], files)).claims.length;
  expect(await read({ "a/package.json": "{}", "a/.env": env })).toBe(2);
  expect(await read({ "a/package.json": "{}", "a/deploy/.env": env, "a/deploy/docker-compose.yml": "" })).toBe(0);
  // An application in the folder of the composition reads it, too.
  expect(await read({ "a/package.json": "{}", "a/.env": env, "a/docker-compose.yml": "" })).toBe(2);
  expect(await read({ "a/package.json": "{}", "a/.env.example": env })).toBe(0);
  expect(await read({ "deploy/.env": env })).toBe(0);
});

it.skipIf(!haveSamples)("Prometheus says the same by its file and by its API", async () => {
  const { claims, diagnostics } = await claimsFrom([prometheus], sampleFiles("generated"));
  expect(diagnostics).toEqual([]);
  const scraped = (file: string): readonly string[] =>
    claims
      .flatMap((claim) =>
        claim.claim === "relationship" &&
        claim.at.file === file &&
        claim.seenBy !== "alertmanagers" &&
        "lookup" in claim.to
          ? [claim.to.lookup.host ?? ""]
          : [],
      )
      .sort();
  const hosts = [
    "carts",
    "catalogue",
    "edge-router",
    "nodeexporter",
    "orders",
    "payment",
    "queue-master",
    "shipping",
    "user",
  ];
  for (const file of ["prom/prometheus.yml", "prometheus-api-status-config.json", "prometheus-api-targets.json"])
    expect([file, scraped(file)]).toEqual([file, hosts]);
});

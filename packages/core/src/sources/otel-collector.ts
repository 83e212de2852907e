/** The OpenTelemetry collector: where it sends what it collects, and whom it scrapes. */
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Claim } from "../model/claims/claim.ts";
import type { Speaker } from "./parts/config/claims.ts";
import { scalarsAt } from "./parts/config/leaves.ts";
import { dialledIn, spokenByTrees } from "./parts/config/spoken.ts";
import { at, entriesAt, itemsAt, textsAt, type Tree } from "./parts/tree.ts";
import { scrapeClaims } from "./prometheus.ts";
import type { Artefact, Detection, Glimpse, Source, Surroundings } from "./source.ts";
import { isAside } from "./parts/unit-folder.ts";

export const otelCollector: Source = {
  id: "otel-collector",
  version: 1,
  title: { en: "OpenTelemetry collector", fr: "Collecteur OpenTelemetry" },
  files: ["otel-collector-config.yml", "otelcol-*.yml"],
  cannotSay: [
    {
      en: "Which services send to it: their own settings say it.",
      fr: "Quels services lui envoient des données : leurs paramètres le disent.",
    },
  ],
  howToExport: { en: "The file as it is.", fr: "Le fichier tel quel." },
  example: {
    files: {
      "otel/config.yml":
        "receivers:\n  otlp:\n    protocols:\n      grpc:\n        endpoint: 0.0.0.0:4317\nexporters:\n  otlp/traces:\n    endpoint: tempo:4317\n  debug: {}\nservice:\n  pipelines:\n    traces:\n      receivers: [otlp]\n      exporters: [otlp/traces, debug]\n",
    },
    claims: [
      'mention code otel-collector:otel/config.yml "otel-collector" [file otel/config.yml] @ otel/config.yml:1',
      "telemetry otel-collector:otel/config.yml -> <grpc tempo:4317> by grpc (address-read) @ otel/config.yml:8",
    ],
  },

  detect({ path, text }: Glimpse): Detection {
    if (!/\.(?:ya?ml|tmpl)$/iu.test(path) || isAside(path) || /^kind:/mu.test(text)) return 0;
    const parts = [/^receivers\s*:/mu, /^exporters\s*:/mu, /^service\s*:/mu, /^processors\s*:/mu].filter((part) =>
      part.test(text),
    );
    return parts.length >= 2
      ? 3
      : parts.length === 1 && /otel|collector/iu.test(path) && /otlp|pipelines/u.test(text)
        ? 3
        : 0;
  },

  *read(artefacts: readonly Artefact[], around: Surroundings): Generator<Claim | Diagnostic> {
    yield* spokenByTrees("otel-collector", artefacts, around, "otel-collector", collectorClaims);
  },
};

/** Exporters that listen instead of sending, or only print. */
const silent = /^(?:prometheus|debug|logging|file|nop)(?:\/|$)/u;

/** Claims of a configuration; parts that no pipeline uses are not read. */
function* collectorClaims(speaker: Speaker, tree: Tree): Generator<Claim> {
  const pipelines = entriesAt(tree, "service", "pipelines").map(([, pipeline]) => pipeline);
  const used = (part: string): ReadonlySet<string> => new Set(pipelines.flatMap((pipeline) => textsAt(pipeline, part)));
  const exporters = used("exporters");
  for (const [name, exporter] of entriesAt(tree, "exporters")) {
    if (silent.test(name) || (pipelines.length > 0 && !exporters.has(name))) continue;
    const protocol = /^(?:otlp|opencensus|jaeger)(?:\/|$)/u.test(name)
      ? "grpc"
      : name.startsWith("kafka")
        ? "kafka"
        : "http";
    for (const field of [
      "endpoint",
      "traces_endpoint",
      "metrics_endpoint",
      "logs_endpoint",
      "endpoints",
      "brokers",
      "dsn",
      "url",
    ])
      for (const address of scalarsAt(exporter, field))
        yield* dialledIn(speaker, address.text, {
          purpose: "telemetry",
          line: address.line,
          seenBy: "exporters",
          protocol,
        });
  }
  const receivers = used("receivers");
  for (const [name, receiver] of entriesAt(tree, "receivers")) {
    if (pipelines.length > 0 && !receivers.has(name)) continue;
    yield* scrapeClaims(speaker, itemsAt(receiver, "config", "scrape_configs"));
    // Receivers with protocols listen; the others ask what they watch.
    if (
      at(receiver, "protocols") !== undefined ||
      /^(?:otlp|zipkin|jaeger|opencensus|statsd|fluentforward|syslog|tcplog|udplog|datadog|influxdb|signalfx|splunk_hec|loki|carbon|collectd|webhookevent)(?:\/|$)/u.test(
        name,
      )
    )
      continue;
    const targets = [
      ...scalarsAt(receiver, "endpoint"),
      ...itemsAt(receiver, "targets").flatMap((target) => scalarsAt(target, "endpoint")),
    ];
    for (const address of targets)
      yield* dialledIn(speaker, address.text, { purpose: "telemetry", line: address.line, seenBy: "receivers" });
  }
}

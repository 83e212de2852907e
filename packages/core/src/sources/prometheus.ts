/** Prometheus: whom it scrapes, where it sends alerts and samples; its configuration, its rules and what its API says. */
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Claim } from "../model/claims/claim.ts";
import type { FactValue } from "../model/facts.ts";
import { attributeOf, gapOf, type Speaker } from "./parts/config/claims.ts";
import { readTrees } from "./parts/config/documents.ts";
import { manyAt, scalarAt, scalarsAt } from "./parts/config/leaves.ts";
import { dialledIn, spokenByTrees } from "./parts/config/spoken.ts";
import { at, entriesAt, itemsAt, textAt, type Tree } from "./parts/tree.ts";
import type { Artefact, Detection, Glimpse, Source, Surroundings } from "./source.ts";
import { isAside } from "./parts/unit-folder.ts";

export const prometheus: Source = {
  id: "prometheus",
  version: 1,
  title: { en: "Prometheus", fr: "Prometheus" },
  files: ["prometheus.yml", "*.rules.yml", "/api/v1/targets", "/api/v1/status/config", "/api/v1/rules"],
  cannotSay: [
    {
      en: "Whom it scrapes where it asks the orchestrator; the targets of its API say it.",
      fr: "Qui il interroge quand il le demande à l’orchestrateur ; les cibles de son API le disent.",
    },
    { en: "Calls between services.", fr: "Les appels entre services." },
  ],
  howToExport: {
    en: "The file as it is, or `curl http://prometheus:9090/api/v1/targets`.",
    fr: "Le fichier tel quel, ou « curl http://prometheus:9090/api/v1/targets ».",
  },
  example: {
    files: {
      "monitoring/Dockerfile": "FROM prom/prometheus:v2.54.0\nCOPY prometheus.yml /etc/prometheus/\n",
      "monitoring/prometheus.yml":
        "scrape_configs:\n  - job_name: carts\n    static_configs:\n      - targets: ['carts:8080', 'localhost:9090']\nalerting:\n  alertmanagers:\n    - static_configs:\n        - targets: ['alerts:9093']\n",
    },
    claims: [
      'mention code prometheus:monitoring/prometheus.yml "monitoring" [directory monitoring, file monitoring/prometheus.yml] @ monitoring/prometheus.yml:1',
      "telemetry prometheus:monitoring/prometheus.yml -> <http carts:8080> by http (address-read) @ monitoring/prometheus.yml:4",
      "telemetry prometheus:monitoring/prometheus.yml -> <http alerts:9093> by http (address-read) @ monitoring/prometheus.yml:8",
    ],
  },

  detect({ path, text }: Glimpse): Detection {
    if (isAside(path)) return 0;
    if (/\.json$/iu.test(path))
      return /"status"\s*:\s*"success"/u.test(text) &&
        /"(?:activeTargets|activeAlertmanagers|yaml|groups)"\s*:/u.test(text)
        ? 3
        : 0;
    if (!/\.(?:ya?ml|rules|tmpl)$/iu.test(path) || /^kind:/mu.test(text)) return 0;
    if (/^scrape_configs\s*:/mu.test(text)) return 3;
    if (/^groups\s*:/mu.test(text) && /^\s+-?\s*(?:alert|record)\s*:/mu.test(text)) return 3;
    return /(?:^|\/)prometheus\.ya?ml$/iu.test(path) && /^global\s*:/mu.test(text) ? 2 : 0;
  },

  *read(artefacts: readonly Artefact[], around: Surroundings): Generator<Claim | Diagnostic> {
    yield* spokenByTrees("prometheus", artefacts, around, "prometheus", function* (speaker, tree) {
      const data = at(tree, "data");
      const written = scalarAt(data, "yaml");
      if (written !== undefined) {
        for (const inner of readTrees("prometheus.yml", written.text, around.limits.depth).trees)
          yield* prometheusClaims(speaker, inner, () => written.line);
      } else if (data !== undefined) yield* apiClaims(speaker, data);
      else yield* prometheusClaims(speaker, tree);
    });
  },
};

/** Claims of a configuration or of rules; one that stands in the answer of the API is a single line of it. */
function* prometheusClaims(
  speaker: Speaker,
  tree: Tree,
  lineOf: (line: number) => number = (line) => line,
): Generator<Claim> {
  yield* scrapeClaims(speaker, itemsAt(tree, "scrape_configs"), lineOf);
  for (const manager of itemsAt(tree, "alerting", "alertmanagers"))
    for (const target of itemsAt(manager, "static_configs").flatMap((group) => scalarsAt(group, "targets")))
      yield* dialledIn(speaker, target.text, {
        purpose: "telemetry",
        line: lineOf(target.line),
        seenBy: "alertmanagers",
        protocol: "http",
      });
  for (const group of ["remote_write", "remote_read"])
    for (const remote of itemsAt(tree, group)) {
      const url = scalarAt(remote, "url");
      if (url !== undefined)
        yield* dialledIn(speaker, url.text, { purpose: "telemetry", line: lineOf(url.line), seenBy: group });
    }
  yield* ruleClaims(speaker, tree);
}

const discoveries =
  /^(?:kubernetes|docker|dockerswarm|ec2|azure|gce|openstack|nomad|file|http|eureka|serverset)_sd_configs$/u;

/** Jobs of Prometheus and of whatever reads its configuration. */
export function* scrapeClaims(
  speaker: Speaker,
  jobs: readonly Tree[],
  lineOf: (line: number) => number = (line) => line,
): Generator<Claim> {
  for (const job of jobs) {
    const scheme = textAt(job, "scheme") ?? "http";
    const targets = [
      ...itemsAt(job, "static_configs").flatMap((group) => scalarsAt(group, "targets")),
      ...itemsAt(job, "dns_sd_configs").flatMap((group) => scalarsAt(group, "names")),
    ];
    for (const target of targets)
      yield* dialledIn(speaker, target.text.replace(/^tasks\./u, ""), {
        purpose: "telemetry",
        line: lineOf(target.line),
        seenBy: "scrape",
        protocol: scheme,
      });
    for (const consul of itemsAt(job, "consul_sd_configs")) {
      const server = scalarAt(consul, "server");
      if (server !== undefined)
        yield* dialledIn(speaker, server.text, {
          purpose: "other",
          line: lineOf(server.line),
          seenBy: "discovery",
          protocol: "http",
        });
    }
    for (const [name, found] of entriesAt(job))
      if (discoveries.test(name))
        yield gapOf(speaker, "dynamic-address", name, { line: lineOf(found.line), seenBy: "discovery" });
  }
}

function* ruleClaims(speaker: Speaker, tree: Tree): Generator<Claim> {
  const alerts = itemsAt(tree, "groups").flatMap((group) =>
    itemsAt(group, "rules").flatMap((rule): readonly FactValue[] => {
      const alert = textAt(rule, "alert") ?? (textAt(rule, "type") === "alerting" ? textAt(rule, "name") : undefined);
      const severity = textAt(rule, "labels", "severity");
      if (alert === undefined) return [];
      return [{ record: { alert, ...(severity === undefined ? {} : { severity }) } }];
    }),
  );
  if (alerts.length > 0) yield attributeOf(speaker, "x-alerts", alerts.slice(0, 500), { line: 1, seenBy: "rules" });
}

/** Answers of the API: what is scraped now, and how it is. */
function* apiClaims(speaker: Speaker, data: Tree): Generator<Claim> {
  for (const target of itemsAt(data, "activeTargets")) {
    const url = scalarAt(target, "scrapeUrl");
    const health = textAt(target, "health");
    if (url === undefined) continue;
    for (const claim of dialledIn(speaker, url.text, { purpose: "telemetry", line: url.line, seenBy: "targets" }))
      yield claim.claim === "relationship" && health === "down" ? { ...claim, certainty: 0.8 } : claim;
  }
  for (const manager of manyAt(data, "activeAlertmanagers")) {
    const url = scalarAt(manager, "url");
    if (url !== undefined)
      yield* dialledIn(speaker, url.text, { purpose: "telemetry", line: url.line, seenBy: "alertmanagers" });
  }
  yield* ruleClaims(speaker, data);
}

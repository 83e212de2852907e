/** Traefik: services of its files of routes, and where it sends traces and metrics. */
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Claim } from "../model/claims/claim.ts";
import { attributeOf, type Speaker } from "./parts/config/claims.ts";
import { leavesOf, scalarAt } from "./parts/config/leaves.ts";
import { dialledIn, spokenByTrees } from "./parts/config/spoken.ts";
import { at, entriesAt, itemsAt, type Tree } from "./parts/tree.ts";
import type { Artefact, Detection, Glimpse, Source, Surroundings } from "./source.ts";
import { isAside } from "./parts/unit-folder.ts";

export const traefik: Source = {
  id: "traefik",
  version: 1,
  title: { en: "Traefik configuration", fr: "Configuration Traefik" },
  files: ["traefik.yml", "traefik.toml", "dynamic.yml", "dynamic.toml"],
  cannotSay: [
    {
      en: "Routes that labels of containers or Kubernetes give it.",
      fr: "Les routes que lui donnent des étiquettes de conteneurs ou Kubernetes.",
    },
  ],
  howToExport: {
    en: "The files as they are, or `curl http://traefik:8080/api/rawdata`.",
    fr: "Les fichiers tels quels, ou « curl http://traefik:8080/api/rawdata ».",
  },
  example: {
    files: {
      "edge/Dockerfile": "FROM traefik:v3.1\nCOPY *.yml /etc/traefik/\n",
      "edge/dynamic.yml":
        'http:\n  routers:\n    shop:\n      rule: "Host(`shop.acme`)"\n      service: shop\n  services:\n    shop:\n      loadBalancer:\n        servers:\n          - url: http://frontend:8079\n',
    },
    claims: [
      'mention code traefik:edge/dynamic.yml "edge" [directory edge, file edge/dynamic.yml] @ edge/dynamic.yml:1',
      "call traefik:edge/dynamic.yml -> <http frontend:8079> by http (route) @ edge/dynamic.yml:10",
      'attribute traefik:edge/dynamic.yml type: {"word":"proxy"} @ edge/dynamic.yml:1',
    ],
  },

  detect({ path, text }: Glimpse): Detection {
    if (isAside(path) || !/\.(?:ya?ml|toml)$/iu.test(path) || /^kind:/mu.test(text)) return 0;
    if (/^\s*loadBalancer\s*:/mu.test(text) && /^(?:http|tcp|udp)\s*:/mu.test(text)) return 3;
    if (/\.(?:loadBalancer)\b/u.test(text) && /^\s*\[\[?(?:http|tcp)\./mu.test(text)) return 3;
    if (/^\s*\[backends\b/mu.test(text) && /^\s*\[frontends\b/mu.test(text)) return 3;
    return /(?:^|\/)traefik[\w.-]*\.(?:ya?ml|toml)$/iu.test(path) &&
      /^\s*\[?(?:entryPoints|providers|http|api)\b/mu.test(text)
      ? 3
      : 0;
  },

  *read(artefacts: readonly Artefact[], around: Surroundings): Generator<Claim | Diagnostic> {
    yield* spokenByTrees("traefik", artefacts, around, "traefik", traefikClaims);
  },
};

function* traefikClaims(speaker: Speaker, tree: Tree): Generator<Claim> {
  const targets = new Set<string>();
  for (const target of targetsOf(tree))
    for (const claim of dialledIn(speaker, target.text, {
      purpose: "call",
      line: target.line,
      seenBy: "services",
      evidence: "route",
    })) {
      if (claim.claim === "relationship") targets.add(JSON.stringify(claim.to));
      yield claim;
    }
  for (const group of ["tracing", "metrics", "accessLog"]) {
    const found = at(tree, group);
    if (found === undefined) continue;
    for (const { path, value, line } of leavesOf(found))
      if (/^(?:endpoint|httpEndpoint|collectorEndpoint|localAgentHostPort|address)$/u.test(path.at(-1) ?? ""))
        yield* dialledIn(speaker, value, { purpose: "telemetry", line, seenBy: group });
  }
  if (targets.size > 0)
    yield attributeOf(
      speaker,
      "type",
      { word: targets.size > 1 ? "gateway" : "proxy" },
      { line: 1, seenBy: "services" },
    );
}

/** Servers of services; in files of the first version, of backends. */
function* targetsOf(tree: Tree): Generator<{ readonly text: string; readonly line: number }> {
  for (const protocol of ["http", "tcp", "udp"])
    for (const [, service] of entriesAt(tree, protocol, "services"))
      for (const server of itemsAt(service, "loadBalancer", "servers")) {
        const target = scalarAt(server, "url") ?? scalarAt(server, "address");
        if (target !== undefined) yield target;
      }
  for (const [, backend] of entriesAt(tree, "backends"))
    for (const [, server] of entriesAt(backend, "servers")) {
      const target = scalarAt(server, "url");
      if (target !== undefined) yield target;
    }
}

/** Envoy: to which clusters its static configuration sends requests. */
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Claim, Purpose } from "../model/claims/claim.ts";
import { attributeOf, type Speaker } from "./parts/config/claims.ts";
import { leavesOf, manyAt, scalarAt } from "./parts/config/leaves.ts";
import { dialledIn, spokenByTrees } from "./parts/config/spoken.ts";
import { at, entriesAt, itemsAt, textAt, type Tree } from "./parts/tree.ts";
import type { Artefact, Detection, Glimpse, Source, Surroundings } from "./source.ts";
import { isAside } from "./parts/unit-folder.ts";

export const envoy: Source = {
  id: "envoy",
  version: 1,
  title: { en: "Envoy configuration", fr: "Configuration Envoy" },
  files: ["envoy.yaml", "envoy.json", "envoy.tmpl.yaml"],
  cannotSay: [
    {
      en: "Clusters and routes that a control plane gives it at run time.",
      fr: "Les grappes et routes qu’un plan de contrôle lui donne à l’exécution.",
    },
  ],
  howToExport: {
    en: "The file as it is, or `curl http://envoy:9901/config_dump`.",
    fr: "Le fichier tel quel, ou « curl http://envoy:9901/config_dump ».",
  },
  example: {
    files: {
      "proxy/Dockerfile": "FROM envoyproxy/envoy:v1.31.0\nCOPY envoy.yaml /etc/envoy/\n",
      "proxy/envoy.yaml":
        "static_resources:\n  listeners:\n    - filter_chains:\n        - filters:\n            - typed_config:\n                route_config:\n                  virtual_hosts:\n                    - routes:\n                        - match: { prefix: / }\n                          route: { cluster: web }\n" +
        "  clusters:\n    - name: web\n      load_assignment:\n        endpoints:\n          - lb_endpoints:\n              - endpoint:\n                  address:\n                    socket_address:\n                      address: frontend\n                      port_value: 8080\n",
    },
    claims: [
      'mention code envoy:proxy/envoy.yaml "proxy" [directory proxy, file proxy/envoy.yaml] @ proxy/envoy.yaml:1',
      "call envoy:proxy/envoy.yaml -> <http frontend:8080> by http (route) @ proxy/envoy.yaml:10",
      'attribute envoy:proxy/envoy.yaml type: {"word":"proxy"} @ proxy/envoy.yaml:1',
    ],
  },

  detect({ path, text }: Glimpse): Detection {
    if (isAside(path) || !/\.(?:ya?ml|json|tmpl|template)$/iu.test(path) || /^kind:/mu.test(text)) return 0;
    return /^\s*"?static_resources"?\s*:/mu.test(text) ||
      (/envoy/iu.test(path) && /^\s*"?(?:resources|clusters|admin|dynamic_resources)"?\s*:/mu.test(text))
      ? 3
      : 0;
  },

  *read(artefacts: readonly Artefact[], around: Surroundings): Generator<Claim | Diagnostic> {
    yield* spokenByTrees("envoy", artefacts, around, "envoy", envoyClaims);
  },
};

/** Claims of a bootstrap file, or of a file of resources. */
function* envoyClaims(speaker: Speaker, tree: Tree): Generator<Claim> {
  const clusters = new Map<string, Tree>();
  for (const cluster of [
    ...itemsAt(tree, "static_resources", "clusters"),
    ...itemsAt(tree, "clusters"),
    ...itemsAt(tree, "resources"),
  ]) {
    const name = textAt(cluster, "name");
    if (
      name !== undefined &&
      (at(cluster, "load_assignment") !== undefined ||
        at(cluster, "hosts") !== undefined ||
        at(cluster, "type") !== undefined)
    )
      clusters.set(name, cluster);
  }
  const routed = new Set<string>();
  for (const { path, value, line } of leavesOf(tree)) {
    const cluster = clusters.get(value);
    if (cluster === undefined || !isReference(path)) continue;
    const purpose = purposeAt(path);
    if (purpose === "call") routed.add(value);
    for (const address of addressesOf(cluster))
      yield* dialledIn(speaker, address, {
        purpose,
        line,
        seenBy: "cluster",
        evidence: purpose === "call" ? "route" : "address-read",
        protocol: isHttp2(cluster) ? "grpc" : "http",
      });
  }
  if (routed.size > 0)
    yield attributeOf(speaker, "type", { word: routed.size > 1 ? "gateway" : "proxy" }, { line: 1, seenBy: "cluster" });
}

/** `route.cluster`, `weighted_clusters.clusters[].name`, `envoy_grpc.cluster_name`, `collector_cluster`. */
function isReference(path: readonly string[]): boolean {
  const last = path.at(-1) ?? "";
  if (/^(?:cluster|cluster_name|collector_cluster)$/u.test(last)) return !path.includes("load_assignment");
  return last === "name" && path.includes("weighted_clusters");
}

function purposeAt(path: readonly string[]): Purpose {
  const text = path.join(".");
  if (/tracing|access_log|stats_sinks|open_telemetry|zipkin/u.test(text)) return "telemetry";
  return /dynamic_resources|ads_config|xds|cds_config|lds_config|eds_config|rds/u.test(text) ? "other" : "call";
}

/** Does the cluster speak HTTP/2 to what stands behind it: gRPC, as a rule? */
function isHttp2(cluster: Tree): boolean {
  if (at(cluster, "http2_protocol_options") !== undefined) return true;
  return entriesAt(cluster, "typed_extension_protocol_options").some(
    ([, options]) => at(options, "explicit_http_config", "http2_protocol_options") !== undefined,
  );
}

function* addressesOf(cluster: Tree): Generator<string> {
  const endpoints = itemsAt(cluster, "load_assignment", "endpoints").flatMap((group) => itemsAt(group, "lb_endpoints"));
  const sockets = [
    ...endpoints.map((one) => at(one, "endpoint", "address", "socket_address")),
    ...manyAt(cluster, "hosts").map((one) => at(one, "socket_address")),
  ];
  for (const socket of sockets) {
    const host = scalarAt(socket, "address")?.text;
    const port = scalarAt(socket, "port_value")?.text;
    if (host !== undefined) yield port === undefined ? host : `${host}:${port}`;
  }
}

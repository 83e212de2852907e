/** API gateways that are configured by one file: Kong, KrakenD, Apache APISIX. */
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Claim } from "../model/claims/claim.ts";
import { attributeOf, type Speaker } from "./parts/config/claims.ts";
import { scalarAt, scalarsAt } from "./parts/config/leaves.ts";
import { dialledIn, spokenByTrees } from "./parts/config/spoken.ts";
import { at, entriesAt, itemsAt, textAt, type Tree } from "./parts/tree.ts";
import type { Artefact, Detection, Glimpse, Source, Surroundings } from "./source.ts";
import { isAside } from "./parts/unit-folder.ts";

export const apiGateways: Source = {
  id: "api-gateways",
  version: 1,
  title: { en: "API gateways (Kong, KrakenD, APISIX)", fr: "Passerelles d’API (Kong, KrakenD, APISIX)" },
  files: ["kong.yml", "krakend.json", "apisix.yaml"],
  cannotSay: [
    {
      en: "Routes that are kept in a database of the gateway.",
      fr: "Les routes gardées dans une base de la passerelle.",
    },
  ],
  howToExport: {
    en: "The file as it is; Kong writes it by `deck gateway dump`.",
    fr: "Le fichier tel quel ; Kong l’écrit par « deck gateway dump ».",
  },
  example: {
    files: {
      "gateway/Dockerfile": "FROM kong:3.7\nCOPY kong.yml /kong/\n",
      "gateway/kong.yml":
        '_format_version: "3.0"\nservices:\n  - name: orders\n    url: http://orders-api:8080\n  - name: users\n    host: users-api\n    port: 8081\n',
    },
    claims: [
      'mention code api-gateways:gateway/kong.yml "gateway" [directory gateway, file gateway/kong.yml] @ gateway/kong.yml:1',
      "call api-gateways:gateway/kong.yml -> <http orders-api:8080> by http (route) @ gateway/kong.yml:4",
      "call api-gateways:gateway/kong.yml -> <http users-api:8081> by http (route) @ gateway/kong.yml:6",
      'attribute api-gateways:gateway/kong.yml type: {"word":"gateway"} @ gateway/kong.yml:1',
    ],
  },

  detect({ path, text }: Glimpse): Detection {
    if (isAside(path) || !/\.(?:ya?ml|json|tmpl)$/iu.test(path) || /^kind:/mu.test(text)) return 0;
    if (/^"?_format_version"?\s*:|^\s*"_format_version"\s*:/mu.test(text)) return 3;
    if (/krakend/iu.test(path + text.slice(0, 2000)) && /"endpoints"\s*:|"\$schema"/u.test(text)) return 3;
    return /(?:^|\/)apisix[\w.-]*\.ya?ml$/iu.test(path) && /^(?:routes|upstreams|services)\s*:/mu.test(text) ? 3 : 0;
  },

  *read(artefacts: readonly Artefact[], around: Surroundings): Generator<Claim | Diagnostic> {
    yield* spokenByTrees("api-gateways", artefacts, around, "api-gateway", gatewayClaims);
  },
};

function* gatewayClaims(speaker: Speaker, tree: Tree): Generator<Claim> {
  let count = 0;
  for (const { text, line } of [...kongTargets(tree), ...krakendTargets(tree), ...apisixTargets(tree)])
    for (const claim of dialledIn(speaker, text, {
      purpose: "call",
      line,
      seenBy: "routes",
      evidence: "route",
      protocol: "http",
    })) {
      count++;
      yield claim;
    }
  if (count > 0) yield attributeOf(speaker, "type", { word: "gateway" }, { line: 1, seenBy: "routes" });
}

interface Target {
  readonly text: string;
  readonly line: number;
}

/** A service has an address, or a host that may be the name of an upstream with targets. */
function* kongTargets(tree: Tree): Generator<Target> {
  if (at(tree, "_format_version") === undefined) return;
  const upstreams = new Map(
    itemsAt(tree, "upstreams").map((upstream) => [textAt(upstream, "name") ?? "", itemsAt(upstream, "targets")]),
  );
  for (const service of itemsAt(tree, "services")) {
    const url = scalarAt(service, "url");
    const host = scalarAt(service, "host");
    if (url !== undefined) yield url;
    if (host === undefined) continue;
    const targets = upstreams.get(host.text);
    if (targets === undefined) {
      const port = textAt(service, "port");
      yield { text: port === undefined ? host.text : `${host.text}:${port}`, line: host.line };
    }
    for (const one of targets ?? []) {
      const target = scalarAt(one, "target");
      if (target !== undefined) yield target;
    }
  }
}

function* krakendTargets(tree: Tree): Generator<Target> {
  const common = scalarsAt(tree, "host");
  for (const endpoint of itemsAt(tree, "endpoints"))
    for (const backend of itemsAt(endpoint, "backend")) {
      const hosts = scalarsAt(backend, "host");
      yield* hosts.length > 0 ? hosts : common;
    }
}

function* apisixTargets(tree: Tree): Generator<Target> {
  const upstreams = [
    ...itemsAt(tree, "upstreams"),
    ...[...itemsAt(tree, "routes"), ...itemsAt(tree, "services")].flatMap((one) => at(one, "upstream") ?? []),
  ];
  for (const upstream of upstreams) {
    for (const [address, weight] of entriesAt(upstream, "nodes")) yield { text: address, line: weight.line };
    for (const node of itemsAt(upstream, "nodes")) {
      const host = scalarAt(node, "host");
      const port = textAt(node, "port");
      if (host !== undefined) yield { text: port === undefined ? host.text : `${host.text}:${port}`, line: host.line };
    }
  }
}

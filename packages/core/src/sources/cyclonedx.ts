/**
 * CycloneDX bills of materials (JSON and XML): what something consists of, and for SaaSBOMs which services there are, which data they
 * carry and whom they depend on; vulnerabilities that concern it (VEX).
 */
import type { Diagnostic } from "../base/diagnostic.ts";
import { addressesIn } from "../model/claims/addresses.ts";
import type { Claim, TypedKey } from "../model/claims/claim.ts";
import { billOfMaterials, type BillPart } from "./parts/bill-of-materials.ts";
import { readCycloneXml } from "./parts/cyclonedx-xml.ts";
import { readDocuments } from "./parts/documents/read.ts";
import { at, flagAt, itemsAt, numberAt, textAt, type Tree } from "./parts/tree.ts";
import { sayingAt } from "./parts/saying.ts";
import type { Artefact, Source } from "./source.ts";

export const cyclonedx: Source = {
  id: "cyclonedx",
  version: 1,
  title: { en: "CycloneDX bill of materials", fr: "Nomenclature CycloneDX" },
  files: ["bom.json", "*.cdx.json", "bom.xml"],
  cannotSay: [
    {
      en: "Where what it describes is deployed; references inside (`bom-ref`) mean nothing outside of the file.",
      fr: "Où est déployé ce qu’elle décrit ; les références internes (« bom-ref ») ne valent que dans le fichier.",
    },
  ],
  howToExport: {
    en: "`syft IMAGE -o cyclonedx-json`, `trivy image --format cyclonedx IMAGE`, `npm sbom --sbom-format cyclonedx`, the CycloneDX plug-in of Maven or Gradle.",
    fr: "« syft IMAGE -o cyclonedx-json », « trivy image --format cyclonedx IMAGE », « npm sbom --sbom-format cyclonedx », l’extension CycloneDX de Maven ou Gradle.",
  },
  example: {
    files: {
      "bom.json": `{
  "bomFormat": "CycloneDX", "specVersion": "1.5",
  "metadata": {"component": {"bom-ref": "cart", "type": "application", "name": "cart", "version": "2.1.0", "purl": "pkg:npm/cart@2.1.0"}},
  "components": [{"bom-ref": "e", "type": "library", "name": "express", "version": "4.18.2", "purl": "pkg:npm/express@4.18.2"}],
  "services": [
    {"bom-ref": "gw", "name": "Gateway", "endpoints": ["https://gw.acme.net/"], "authenticated": false},
    {"bom-ref": "pay", "name": "Payments", "data": [{"classification": "PII", "flow": "inbound"}]}
  ],
  "dependencies": [{"ref": "gw", "dependsOn": ["pay"]}]
}
`,
    },
    claims: [
      'mention package cyclonedx:bom.json#cart "cart" [purl pkg:npm/cart] @ bom.json:3',
      "attribute cyclonedx:bom.json#cart version: 2.1.0 @ bom.json:3",
      'attribute cyclonedx:bom.json#cart x-libraries: ["pkg:npm/express@4.18.2"] @ bom.json:3',
      'mention service cyclonedx:bom.json#gw "Gateway" [fqdn gw.acme.net] @ bom.json:6',
      'attribute cyclonedx:bom.json#gw auth: ["none"] @ bom.json:6',
      "call cyclonedx:bom.json#gw -> cyclonedx:bom.json#pay (catalogue) @ bom.json:9",
    ],
  },

  detect: ({ text }) =>
    /"bomFormat"\s*:\s*"CycloneDX"/u.test(text) || /xmlns(?::\w+)?="http:\/\/cyclonedx\.org\/schema\/bom/u.test(text)
      ? 3
      : 0,

  *read(artefacts, { limits }): Generator<Claim | Diagnostic> {
    for (const artefact of artefacts) {
      if (/^\s*</u.test(artefact.text().slice(0, 200))) {
        const { parts, described, diagnostics } = readCycloneXml(artefact, limits);
        yield* billOfMaterials("cyclonedx", artefact.path, parts, described, undefined);
        yield* diagnostics;
        continue;
      }
      const { trees, diagnostics } = readDocuments(artefact, limits);
      yield* diagnostics;
      for (const tree of trees) yield* claimsOf(tree, artefact);
    }
  },
};

function* claimsOf(tree: Tree, artefact: Artefact): Generator<Claim> {
  const main = at(tree, "metadata", "component");
  const components = flattened(
    [...(main === undefined ? [] : [main]), ...itemsAt(tree, "components")],
    "components",
  ).map(partOf);
  const root = main === undefined ? undefined : partOf(main);
  const services = flattened(itemsAt(tree, "services"), "services");
  const isOfServices = services.length > 0 && components.length <= 1;
  if (root !== undefined && !isOfServices)
    yield* billOfMaterials("cyclonedx", artefact.path, components, new Set([root.id]), undefined);
  for (const service of services) yield* claimsOfService(service, artefact.path);
  yield* dependenciesOf(tree, services, artefact.path);
  yield* vulnerabilitiesOf(tree, root, artefact.path, isOfServices);
}

/** Things and what lies inside them, outermost first. */
function flattened(items: readonly Tree[], inside: string): readonly Tree[] {
  const all: Tree[] = [];
  const waiting = [...items].reverse();
  for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
    all.push(item);
    waiting.push(...[...itemsAt(item, inside)].reverse());
  }
  return all;
}

function partOf(component: Tree): BillPart {
  const licence = itemsAt(component, "licenses")[0];
  return {
    id: textAt(component, "bom-ref") ?? textAt(component, "purl") ?? textAt(component, "name") ?? "",
    name: textAt(component, "name") ?? "",
    version: textAt(component, "version"),
    purl: textAt(component, "purl"),
    licence: textAt(licence, "expression") ?? textAt(licence, "license", "id"),
    purpose: textAt(component, "type"),
    line: component.line,
  };
}

function serviceId(service: Tree): string {
  return textAt(service, "bom-ref") ?? textAt(service, "name") ?? "";
}

/** A group of `org.postgresql`, a name of `Postgres`, a port of 5432: what keeps data is known by its name. */
const stores =
  /postgres|mysql|mariadb|mongo|redis|oracle|sqlserver|cassandra|dynamo|elastic|opensearch|\bs3\b|bucket|database|datastore/iu;
const brokers = /rabbitmq|kafka|activemq|nats\b|sqs|pubsub|service ?bus|broker|queue/iu;

function* claimsOfService(service: Tree, file: string): Generator<Claim> {
  const name = textAt(service, "name") ?? "";
  if (name === "") return;
  const key = `cyclonedx:${file}#${serviceId(service)}`;
  const say = sayingAt({ file, line: service.line }, "service");
  const hosts = itemsAt(service, "endpoints").flatMap((endpoint) => addressesIn(textAt(endpoint) ?? "", false));
  const keys = [...new Set(hosts.flatMap(({ host }) => (host?.includes(".") === true ? [host] : [])))].map(
    (host): TypedKey => ({ type: "fqdn", value: host }),
  );
  const words = `${textAt(service, "group") ?? ""} ${name}`;
  yield say.mention({
    key,
    sort: stores.test(words) ? "store" : brokers.test(words) ? "broker" : "service",
    names: [name],
    keys,
  });
  yield* say.attribute(key, "version", textAt(service, "version"));
  const isAuthenticated = flagAt(service, "authenticated");
  yield* say.attribute(key, "auth", isAuthenticated === false ? ["none"] : undefined);
  const data = itemsAt(service, "data").flatMap((one) => textAt(one, "classification") ?? []);
  yield* say.attribute(key, "x-data", data.length === 0 ? undefined : [...new Set(data)]);
}

function* dependenciesOf(tree: Tree, services: readonly Tree[], file: string): Generator<Claim> {
  const byId = new Map(services.map((service) => [serviceId(service), service] as const));
  for (const dependency of itemsAt(tree, "dependencies")) {
    const from = textAt(dependency, "ref") ?? "";
    for (const target of itemsAt(dependency, "dependsOn")) {
      const to = textAt(target) ?? "";
      const callee = byId.get(to);
      if (!byId.has(from) || callee === undefined || from === to) continue;
      yield sayingAt({ file, line: dependency.line }, "dependency").relationship({
        from: { key: `cyclonedx:${file}#${from}` },
        to: { key: `cyclonedx:${file}#${to}` },
        purpose: stores.test(`${textAt(callee, "group") ?? ""} ${textAt(callee, "name") ?? ""}`) ? "data" : "call",
        evidence: "catalogue",
      });
    }
  }
}

function* vulnerabilitiesOf(
  tree: Tree,
  root: BillPart | undefined,
  file: string,
  isOfServices: boolean,
): Generator<Claim> {
  if (root === undefined || root.name === "") return;
  for (const flaw of itemsAt(tree, "vulnerabilities")) {
    const id = textAt(flaw, "id") ?? "";
    const state = textAt(flaw, "analysis", "state");
    if (id === "" || state === "not_affected" || state === "false_positive") continue;
    const key = `cyclonedx:${file}#${id}`;
    const say = sayingAt({ file, line: flaw.line }, "vulnerability");
    yield say.mention({ key, sort: "finding", names: [`${id}-${root.name}`] });
    const rating = itemsAt(flaw, "ratings")[0];
    yield* say.attribute(key, "type", "vulnerability");
    yield* say.attribute(key, "severity", numberAt(rating, "score") ?? textAt(rating, "severity"));
    yield* say.attribute(key, "cve", id.startsWith("CVE-") ? [id] : undefined);
    yield* say.attribute(
      key,
      "status",
      state === "resolved" ? "fixed" : state === "exploitable" ? "confirmed" : undefined,
    );
    if (!isOfServices)
      yield say.relationship({
        from: { key },
        to: { key: `cyclonedx:${file}#${root.id}` },
        purpose: "other",
        verb: "threatens",
        evidence: "declared",
      });
  }
}

/** Configuration of .NET: connection strings, addresses of services, routes of Ocelot and YARP. */
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Claim, Lookup, Purpose, SettingClaim } from "../model/claims/claim.ts";
import { attributeOf, gapOf, linkTo, type Speaker } from "./parts/config/claims.ts";
import { readDocuments } from "./parts/config/documents.ts";
import { leavesOf, scalarAt } from "./parts/config/leaves.ts";
import { addressesOf, fill } from "./parts/config/placeholders.ts";
import { propertiesOf, PropertySet, purposeOfName, settingClaims } from "./parts/config/property-claims.ts";
import { dialledIn } from "./parts/config/spoken.ts";
import { ownerOf } from "./parts/config/unit.ts";
import { at, entriesAt, itemsAt, textAt, type Tree } from "./parts/tree.ts";
import type { Artefact, Detection, Glimpse, Source, Surroundings } from "./source.ts";
import { isAside, parentOf, unitAround } from "./parts/unit-folder.ts";

export const dotnetConfig: Source = {
  id: "dotnet-config",
  version: 1,
  title: { en: ".NET configuration", fr: "Configuration .NET" },
  files: ["appsettings*.json", "ocelot*.json", "yarp*.json"],
  cannotSay: [
    {
      en: "Values that come from user secrets, a vault or a configuration service.",
      fr: "Les valeurs qui viennent de secrets d’utilisateur, d’un coffre ou d’un service de configuration.",
    },
  ],
  howToExport: { en: "The files as they are.", fr: "Les fichiers tels quels." },
  example: {
    files: {
      "Gateway/Gateway.csproj": "<Project />",
      "Gateway/appsettings.json":
        '{\n  "ConnectionStrings": { "Redis": "sessions:6379,password=secret" },\n  "ReverseProxy": {\n    "Routes": { "orders": { "ClusterId": "orders" } },\n    "Clusters": { "orders": { "Destinations": { "a": { "Address": "http://orders-api:8080/" } } } }\n  }\n}\n',
    },
    claims: [
      'mention code dotnet-config:Gateway "Gateway" [directory Gateway] @ Gateway/appsettings.json:1',
      "setting dotnet-config:Gateway ConnectionStrings:Redis = <sessions:6379> default @ Gateway/appsettings.json:2",
      "call dotnet-config:Gateway -> <http orders-api:8080> by http (route) @ Gateway/appsettings.json:5",
      'attribute dotnet-config:Gateway type: {"word":"gateway"} @ Gateway/appsettings.json:1',
    ],
  },

  detect({ path }: Glimpse): Detection {
    if (isAside(path)) return 0;
    return /(?:^|\/)(?:appsettings(?:\.[\w-]+)?|ocelot(?:\.[\w-]+)*|yarp(?:\.[\w-]+)*)\.json$/iu.test(path) ? 3 : 0;
  },

  *read(artefacts: readonly Artefact[], around: Surroundings): Generator<Claim | Diagnostic> {
    const mentioned = new Set<string>();
    for (const artefact of artefacts) {
      const { path } = artefact;
      const { trees, diagnostics } = readDocuments(artefact, around.limits);
      yield* diagnostics;
      const [tree] = trees;
      const environment = environmentOf(path);
      if (tree === undefined || (environment !== undefined && /^test/iu.test(environment))) continue;
      const unit = unitAround(parentOf(path), around);
      const base = `dotnet-config:${unit ?? parentOf(path)}`;
      const key = environment === undefined ? base : `${base}@${environment}`;
      if (!mentioned.has(key)) {
        mentioned.add(key);
        const scope = environment === undefined ? {} : { scope: { environment } };
        const { mention } = ownerOf({ source: "dotnet-config", path, unit, key, otherwise: "appsettings", ...scope });
        yield { ...mention, keys: mention.keys.filter(({ type }) => type !== "file" || unit === undefined) };
      }
      yield* configClaims({ of: key, file: path, ...(environment === undefined ? {} : { environment }) }, tree);
    }
  },
};

/** `appsettings.Development.json`; `Production` is what holds where nothing else is said. */
function environmentOf(path: string): string | undefined {
  const name = /(?:appsettings|ocelot|yarp)\.(?:\w+\.)*?([\w-]+)\.json$/iu.exec(path)?.[1];
  return name === undefined || /^(?:production|global|routes|json)$/iu.test(name) ? undefined : name;
}

function* configClaims(speaker: Speaker, tree: Tree): Generator<Claim> {
  const plain = [...leavesOf(tree)].filter(({ path }) => !isRouting(path));
  for (const claim of settingClaims(speaker, new PropertySet(propertiesOf(plain, ":")), "settings", purposeOfKey)) {
    yield claim;
    if (claim.claim === "setting") yield* usesOf(speaker, claim);
  }
  const targets = new Set<string>();
  for (const claim of [...yarpClaims(speaker, tree), ...ocelotClaims(speaker, tree)]) {
    if (claim.claim === "relationship" && claim.purpose === "call") targets.add(JSON.stringify(claim.to));
    yield claim;
  }
  if (targets.size > 0) yield attributeOf(speaker, "type", { word: "gateway" }, { line: 1, seenBy: "routes" });
}

/** What stands in the configuration of a service is there to be dialled; the deployment may set another value for the same key. */
function* usesOf(speaker: Speaker, { variable, addresses, purpose, at: { line = 1 } }: SettingClaim): Generator<Claim> {
  for (const address of addresses) {
    const to = address.variable === undefined ? { ...address, variable } : address;
    yield linkTo(speaker, {
      to,
      purpose: purpose ?? purposeOfUse(variable, address),
      evidence: "address",
      line,
      seenBy: "settings",
    });
  }
}

/** Ports at which stores and brokers usually listen. */
const dataPorts: ReadonlySet<number> = new Set([1433, 1521, 3306, 5432, 5672, 6379, 9042, 9092, 9200, 11_211, 27_017]);

/** Is it a store or a broker, by the section that it stands in or by the protocol? Else it is another service. */
function purposeOfUse(name: string, { protocol, port }: Lookup): Purpose {
  const isData =
    /^ConnectionStrings:|connection-?string|hangfire|rabbit|kafka|redis|mongo|elastic|postgres|mysql|sqlserver|database|eventbus|event-?store|cassandra|dynamo|couch|neo4j|cache|broker|queue|servicebus/iu.test(
      name,
    ) ||
    (protocol !== undefined && !/^(?:https?|grpc|smtp)$/u.test(protocol)) ||
    dataPorts.has(port ?? 0);
  return isData ? "data" : "call";
}

/** What is read as routes is no setting, and addresses on which the process listens are no targets. */
function isRouting([first = ""]: readonly string[]): boolean {
  return /^(?:ReverseProxy|Routes|ReRoutes|GlobalConfiguration|Kestrel|Logging|AllowedHosts|Urls|iisSettings|profiles|SwaggerEndPoints|Aggregates)$/iu.test(
    first,
  );
}

function purposeOfKey(name: string): ReturnType<typeof purposeOfName> {
  return /^(?:Serilog|HealthChecksUI|HealthChecks-UI|OpenTelemetry|Elastic|ApplicationInsights|NLog)/iu.test(name)
    ? "telemetry"
    : purposeOfName(name);
}

function* yarpClaims(speaker: Speaker, tree: Tree): Generator<Claim> {
  for (const [, cluster] of entriesAt(tree, "ReverseProxy", "Clusters"))
    for (const [, destination] of entriesAt(cluster, "Destinations")) {
      const address = scalarAt(destination, "Address");
      if (address !== undefined)
        yield* dialledIn(speaker, address.text, {
          purpose: "call",
          line: address.line,
          seenBy: "yarp",
          evidence: "route",
          protocol: "http",
        });
    }
}

function* ocelotClaims(speaker: Speaker, tree: Tree): Generator<Claim> {
  for (const route of [...itemsAt(tree, "Routes"), ...itemsAt(tree, "ReRoutes")]) {
    const scheme = textAt(route, "DownstreamScheme")?.toLowerCase() ?? "http";
    const name = scalarAt(route, "ServiceName");
    if (name !== undefined)
      yield linkTo(speaker, {
        to: { name: name.text, protocol: scheme },
        purpose: "call",
        evidence: "route",
        line: name.line,
        seenBy: "ocelot",
      });
    for (const target of itemsAt(route, "DownstreamHostAndPorts")) {
      const host = scalarAt(target, "Host");
      const port = textAt(target, "Port");
      if (host === undefined) continue;
      const text = `${scheme}://${host.text}${port === undefined ? "" : `:${port}`}`;
      yield* dialledIn(speaker, text, { purpose: "call", line: host.line, seenBy: "ocelot", evidence: "route" });
      if (addressesOf(fill(text), true).length === 0 && host.text.includes("{"))
        yield gapOf(speaker, "unresolved-variable", host.text, { line: host.line, seenBy: "ocelot" });
    }
  }
  const provider = at(tree, "GlobalConfiguration", "ServiceDiscoveryProvider");
  const host = scalarAt(provider, "Host");
  if (host !== undefined) {
    const port = textAt(provider, "Port");
    yield* dialledIn(speaker, `${host.text}${port === undefined ? "" : `:${port}`}`, {
      purpose: "other",
      line: host.line,
      seenBy: "ocelot",
      protocol: "http",
    });
  }
}

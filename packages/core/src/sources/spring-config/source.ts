/** Configuration of Spring Boot, Spring Cloud, Quarkus and Micronaut: names, routes, what is dialled, settings. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Claim } from "../../model/claims/claim.ts";
import { attributeOf, linkTo, type Speaker } from "../parts/config/claims.ts";
import { addressesOf } from "../parts/config/placeholders.ts";
import { plainName, PropertySet } from "../parts/config/property-claims.ts";
import { ownerOf } from "../parts/config/unit.ts";
import type { Artefact, Detection, Glimpse, Source, Surroundings } from "../source.ts";
import { isAside, parentOf, unitAround } from "../parts/unit-folder.ts";
import { modelProviders } from "./dialled.ts";
import { isTestProfile, readSpringFile, type SpringDocument, splitName } from "./documents.ts";
import { documentClaims, isGateway, sharedClaims } from "./properties-to-claims.ts";

export const springConfig: Source = {
  id: "spring-config",
  version: 1,
  title: { en: "Spring, Quarkus and Micronaut configuration", fr: "Configuration Spring, Quarkus et Micronaut" },
  files: ["application*.yml", "application*.properties", "bootstrap*.yml", "files of a configuration repository"],
  cannotSay: [
    {
      en: "Which services a gateway reaches that takes its routes from the registry.",
      fr: "Quels services atteint une passerelle qui tire ses routes de l’annuaire.",
    },
    {
      en: "What a configuration server adds whose repository is elsewhere.",
      fr: "Ce qu’ajoute un serveur de configuration dont le dépôt est ailleurs.",
    },
  ],
  howToExport: {
    en: "The files in `src/main/resources`, and the repository of the configuration server beside them.",
    fr: "Les fichiers de « src/main/resources », et à côté le dépôt du serveur de configuration.",
  },
  example: {
    files: {
      "gateway/pom.xml": "<project/>",
      "gateway/src/main/resources/application.yml":
        "spring:\n  application:\n    name: api-gateway\n  cloud:\n    gateway:\n      routes:\n        - id: orders\n          uri: lb://orders\n" +
        "  data:\n    redis:\n      host: ${REDIS_HOST:sessions}\n      port: 6379\n",
    },
    claims: [
      'mention code spring-config:gateway "api-gateway", "gateway" [directory gateway, self-name api-gateway] @ gateway/src/main/resources/application.yml:1',
      'attribute spring-config:gateway type: {"word":"gateway"} @ gateway/src/main/resources/application.yml:1',
      "call spring-config:gateway -> <http named orders> by http (route) @ gateway/src/main/resources/application.yml:8",
      "reading spring-config:gateway REDIS_HOST @ gateway/src/main/resources/application.yml:11",
      "data spring-config:gateway -> <$REDIS_HOST redis sessions:6379> by redis (address-read) @ gateway/src/main/resources/application.yml:11",
    ],
  },

  detect({ path, text }: Glimpse): Detection {
    if (!/\.(?:ya?ml|properties)$/iu.test(path) || isAside(path) || /(?:^|\/)templates\//u.test(path)) return 0;
    if (/^apiVersion:\s/mu.test(text) && /^kind:\s/mu.test(text)) return 0;
    if (/^"?(?:asyncapi|openapi|swagger)"?\s*:\s*["']?\d/mu.test(text.slice(0, 1000))) return 0;
    const name = path.slice(path.lastIndexOf("/") + 1);
    if (/^(?:application|bootstrap|microprofile-config)(?:-[\w.-]+)?\.(?:ya?ml|properties)$/u.test(name)) return 3;
    return isOfConfigRepository(path, text) ? 3 : 0;
  },

  *read(artefacts: readonly Artefact[], around: Surroundings): Generator<Claim | Diagnostic> {
    const externals = new Set<string>();
    const { units, shared } = byUnit(artefacts, around);
    for (const [key, files] of units) yield* unitClaims(key, files, around, externals);
    yield* claimsOfShared(shared, units, around);
  },
};

/** Files of a configuration repository are named after services and speak of Spring. */
function isOfConfigRepository(path: string, text: string): boolean {
  const folder = parentOf(path).toLowerCase();
  const isPlace =
    /(?:^|[/-])(?:config(?:-?(?:repo|repository|files|data|server))?|configurations?|configs|shared|properties)(?:$|\/|-)/u.test(
      folder,
    );
  const isSpring = path.endsWith(".properties")
    ? /^\s*(?:spring|server|eureka|management|feign|zuul|ribbon|hystrix)\.[\w.-]+\s*[=:]/mu.test(text)
    : /^(?:spring|eureka|zuul|feign|ribbon|hystrix):\s*(?:#.*)?$/mu.test(text) ||
      (/^server:\s*$/mu.test(text) && /^(?:management|security|logging):\s*$/mu.test(text));
  return isPlace && isSpring;
}

interface Owned {
  readonly artefact: Artefact;
  readonly unit: string | undefined;
  /** Name of the service that a file of a configuration repository is for. */
  readonly service?: string;
}

interface Grouped {
  /** Files by the key of the mention that they are of. */
  readonly units: ReadonlyMap<string, readonly Owned[]>;
  /** Files of a configuration repository that hold for all services. */
  readonly shared: readonly Artefact[];
}

function byUnit(artefacts: readonly Artefact[], around: Surroundings): Grouped {
  const shared: Artefact[] = [];
  const groups = new Map<string, Owned[]>();
  const stems = new Set(artefacts.map(({ path }) => `${parentOf(path)}/${splitName(path).stem}`));
  for (const artefact of artefacts) {
    const { stem } = splitName(artefact.path);
    const isOwn = /^(?:application|bootstrap|microprofile-config)$/u.test(stem);
    const folder = parentOf(artefact.path);
    const unit = isOwn ? unitAround(folder, around) : undefined;
    // Beside files of other services it is what all of them share, and nobody's in particular.
    if (isOwn && isShared(folder, stems, unit)) {
      shared.push(artefact);
      continue;
    }
    const service = isOwn ? undefined : serviceOf(folder, stem, stems);
    const key = `spring-config:${service === undefined ? (unit ?? artefact.path) : `${folder}/${service}`}`;
    const owned = service === undefined ? { artefact, unit } : { artefact, unit, service };
    groups.set(key, [...(groups.get(key) ?? []), owned]);
  }
  return { units: groups, shared };
}

/** What holds for all is used by those that ask the configuration server and have the library for it. */
function* claimsOfShared(
  shared: readonly Artefact[],
  units: Grouped["units"],
  around: Surroundings,
): Generator<Claim | Diagnostic> {
  for (const artefact of shared) {
    const { documents, diagnostics } = readSpringFile(artefact, around.limits);
    yield* diagnostics;
    for (const [key, [first]] of units) {
      const manifest = manifestOf(first?.unit, around);
      if (!/spring-cloud-(?:starter-config|config-client)/u.test(manifest)) continue;
      for (const { properties, profile } of documents)
        if (profile === undefined)
          yield* sharedClaims({ of: key, file: artefact.path }, new PropertySet(properties), manifest);
    }
  }
}

function isShared(folder: string, stems: ReadonlySet<string>, unit: string | undefined): boolean {
  if (/(?:^|\/)src\/main\/resources(?:\/config)?$/u.test(folder)) return false;
  const beside = [...stems].filter(
    (stem) => parentOf(stem) === folder && !/\/(?:application|bootstrap|microprofile-config)$/u.test(stem),
  );
  return beside.length > 0 && (unit !== folder || beside.length > 1);
}

/** `orders-service-prod` is `orders-service` where that has a file, too, or where the end is a usual environment. */
function serviceOf(folder: string, stem: string, stems: ReadonlySet<string>): string {
  return splitService(folder, stem, stems).service;
}

function splitService(
  folder: string,
  stem: string,
  stems: ReadonlySet<string>,
): { readonly service: string; readonly profile?: string } {
  for (let dash = stem.lastIndexOf("-"); dash > 0; dash = stem.lastIndexOf("-", dash - 1))
    if (stems.has(`${folder}/${stem.slice(0, dash)}`))
      return { service: stem.slice(0, dash), profile: stem.slice(dash + 1) };
  const match =
    /^(.+)-(dev|development|prod|production|docker|local|test|staging|default|k8s|kubernetes|native|cloud|qa|uat)$/u.exec(
      stem,
    );
  return match === null ? { service: stem } : { service: match[1] ?? stem, profile: match[2] ?? "" };
}

function* unitClaims(
  key: string,
  files: readonly Owned[],
  around: Surroundings,
  externals: Set<string>,
): Generator<Claim | Diagnostic> {
  const documents: { readonly owned: Owned; readonly document: SpringDocument }[] = [];
  for (const owned of files) {
    const { documents: found, diagnostics } = readSpringFile(owned.artefact, around.limits);
    yield* diagnostics;
    const ofName = owned.service === undefined ? undefined : profileOfService(owned);
    for (const document of found)
      documents.push({
        owned,
        document: ofName === undefined || document.profile !== undefined ? document : { ...document, profile: ofName },
      });
  }
  const common = documents.flatMap(({ document }) => (document.profile === undefined ? document.properties : []));
  const whole = new PropertySet(common);
  const [first] = files;
  if (first === undefined) return;
  const names = nameOf(whole, first, around);
  const mentioned = new Set<string>();
  for (const { owned, document } of documents) {
    const { profile } = document;
    if (profile !== undefined && isTestProfile(profile)) continue;
    const of = profile === undefined ? key : `${key}@${profile}`;
    const { path } = owned.artefact;
    const { unit } = owned;
    if (!mentioned.has(of)) {
      mentioned.add(of);
      const { mention } = ownerOf({
        source: "spring-config",
        path,
        unit,
        selfNames: names,
        key: of,
        otherwise: splitName(path).stem,
        ...(profile === undefined ? {} : { scope: { environment: profile } }),
      });
      // Inside a unit it is in the artefact: nobody mounts it.
      yield { ...mention, keys: mention.keys.filter(({ type }) => type !== "file" || unit === undefined) };
    }
    const speaker: Speaker = { of, file: path, ...(profile === undefined ? {} : { environment: profile }) };
    const set = new PropertySet(document.properties, common);
    if (isGateway(new PropertySet(document.properties)))
      yield attributeOf(speaker, "type", { word: "gateway" }, { line: 1, seenBy: "gateway" });
    yield* documentClaims(speaker, set);
    yield* modelClaims(speaker, set, unit, around, externals);
  }
}

function profileOfService({ artefact, service }: Owned): string | undefined {
  const { stem } = splitName(artefact.path);
  return service === undefined || stem.length <= service.length ? undefined : stem.slice(service.length + 1);
}

/** Names by which it registers: what the file says, or for a file of a repository of configurations, its own name. */
function nameOf(set: PropertySet, { artefact, unit, service }: Owned, around: Surroundings): readonly string[] {
  const said =
    set.get("spring.application.name") ?? set.get("quarkus.application.name") ?? set.get("micronaut.application.name");
  const name = said === undefined ? undefined : plainText(set, said, unit, around);
  const all = [name, service].filter((one) => one !== undefined && /^[\w.-]+$/u.test(one));
  return [...new Set(all.filter((one) => one !== undefined))].filter(
    (one) => one !== splitName(artefact.path).stem || one === service,
  );
}

/** `${APP:orders}` is `orders`; `@project.artifactId@` is what the POM says. */
function plainText(set: PropertySet, text: string, unit: string | undefined, around: Surroundings): string | undefined {
  if (/^[@$]\{?(?:project\.)?artifactId\}?@?$/u.test(text) || /^@project\.(?:artifactId|name)@$/u.test(text)) {
    const pom =
      (unit === undefined ? undefined : around.file(unit === "." ? "pom.xml" : `${unit}/pom.xml`)?.text()) ?? "";
    // The first that is not that of the parent.
    const own = pom.slice(Math.max(0, pom.indexOf("</parent>")));
    return /<artifactId>\s*([\w.-]+)\s*<\/artifactId>/u.exec(own.slice(0, 100_000))?.[1];
  }
  const { text: filled, placeholders } = set.filled(text);
  if (placeholders.length === 0) return filled;
  const [placeholder] = placeholders;
  return placeholders.length === 1 && filled === "zzvar0zz" ? placeholder?.fallback : undefined;
}

/** Language models that Spring AI asks: where the key is configured and the starter is a dependency. */
function* modelClaims(
  speaker: Speaker,
  set: PropertySet,
  unit: string | undefined,
  around: Surroundings,
  externals: Set<string>,
): Generator<Claim> {
  for (const { id, starter, host } of modelProviders) {
    const said = set.properties.find(
      ({ name }) => plainName(name).startsWith(`spring.ai.${id}.`) && /\.(?:apikey|baseurl)$/u.test(plainName(name)),
    );
    if (said === undefined || !starter.test(manifestOf(unit, around))) continue;
    const place = { line: said.line, seenBy: "model-provider" };
    const base = set.get(`spring.ai.${id}.base-url`);
    const [elsewhere] = base === undefined ? [] : addressesOf(set.filled(base), true);
    if (base !== undefined && (elsewhere?.host ?? host) !== host) {
      if (elsewhere !== undefined)
        yield linkTo(speaker, { to: elsewhere, purpose: "call", evidence: "client", ...place });
      continue;
    }
    if (base !== undefined && elsewhere === undefined) continue;
    const key = `spring-config:model-provider/${id}`;
    if (!externals.has(key)) {
      externals.add(key);
      yield {
        claim: "mention",
        key,
        sort: "external",
        names: [id],
        keys: [{ type: "fqdn", value: host }],
        scope: {},
        at: { file: speaker.file, line: said.line },
        seenBy: "model-provider",
      };
    }
    yield linkTo(speaker, {
      to: { key },
      purpose: "call",
      evidence: "client",
      attributes: { protocol: { word: "https" } },
      ...place,
    });
  }
}

function manifestOf(unit: string | undefined, around: Surroundings): string {
  if (unit === undefined) return "";
  return ["pom.xml", "build.gradle", "build.gradle.kts"]
    .map((name) => around.file(unit === "." ? name : `${unit}/${name}`)?.text() ?? "")
    .join("\n");
}

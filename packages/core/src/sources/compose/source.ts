/** Compose projects: services, how they are dialled, what they are given, after whom they start. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Claim, Mention, Scope } from "../../model/claims/claim.ts";
import { loadProject, type Project, servicesIn, treeReader } from "./load.ts";
import { sharedRepositories } from "../parts/images.ts";
import { selfNames } from "../parts/self-names.ts";
import type { Tree } from "../parts/tree.ts";
import type { Artefact, Glimpse, Source, Surroundings } from "../source.ts";
import { isAside } from "../parts/unit-folder.ts";
import { environmentOf } from "./environment.ts";
import { linkAliases, outerLinksOf, routesOf, settingsOf, type Sharing, sharingOf, startOrderOf } from "./links.ts";
import { type Group, groupsOf, isComposeName, isComposeText } from "./projects.ts";
import type { Service } from "./placed.ts";
import { attributesOf, last, mentionOf, type Nature, natureOf, type Read } from "./service-claims.ts";
import { spacesOf } from "./spaces.ts";

export const compose: Source = {
  id: "compose",
  version: 1,
  title: { en: "Docker Compose", fr: "Docker Compose" },
  files: ["docker-compose*.yml", "compose*.yaml"],
  cannotSay: [
    {
      en: "Who calls whom where the address stands in the source only; `depends_on` is an order of starting and no call.",
      fr: "Qui appelle qui quand l’adresse n’est que dans les sources ; « depends_on » est un ordre de démarrage, pas un appel.",
    },
    {
      en: "Values that come from the machine on which Compose is started.",
      fr: "Les valeurs qui viennent de la machine où Compose est lancé.",
    },
  ],
  howToExport: {
    en: "Give the repository with its Compose files; `docker compose config` writes one file with everything merged.",
    fr: "Donnez le dépôt avec ses fichiers Compose ; « docker compose config » écrit un seul fichier où tout est fusionné.",
  },
  example: {
    files: {
      "shop/compose.yaml": [
        "services:",
        "  cart:",
        "    build: ../src/cart",
        "    hostname: carts",
        "    environment:",
        "      - ORDERS_URL=http://orders:8080",
        "      - REDIS_ADDR=${REDIS:-redis:6379}",
        "    depends_on: [redis]",
        "    restart: always",
        "  redis:",
        "    image: redis:7.2-alpine",
        "",
      ].join("\n"),
      "shop/compose.override.yaml": ["services:", "  cart:", "    environment:", "      LOG_LEVEL: debug", ""].join(
        "\n",
      ),
    },
    claims: [
      'mention service compose:shop#cart "cart", "carts" [compose shop#cart, host cart, host carts, directory src/cart] @ shop/compose.yaml:3',
      'attribute compose:shop#cart restart: {"word":"auto"} @ shop/compose.yaml:9',
      "setting compose:shop#cart ORDERS_URL = <http orders:8080> @ shop/compose.yaml:6",
      "setting compose:shop#cart REDIS_ADDR = <redis:6379> @ shop/compose.yaml:7",
      "setting compose:shop#cart LOG_LEVEL = debug @ shop/compose.override.yaml:4",
      "startup compose:shop#cart -> compose:shop#redis (start-order) @ shop/compose.yaml:8",
      'mention store compose:shop#redis "redis" [compose shop#redis, host redis, image redis] @ shop/compose.yaml:11',
      'attribute compose:shop#redis technology: ["Redis 7.2"] @ shop/compose.yaml:11',
    ],
  },
  detect: ({ path, text }: Glimpse) => {
    if (!isComposeName(path)) return isComposeText(path, text) ? 3 : 0;
    return /^["']?(?:services|version|include|name|x-[\w-]+|volumes|networks)["']?\s*:/mu.test(text) ||
      /^\s+["']?(?:image|build)["']?\s*:/mu.test(text)
      ? 3
      : 0;
  },
  *read(artefacts, around) {
    yield* claimsOfAll(artefacts, around);
  },
};

function* claimsOfAll(artefacts: readonly Artefact[], around: Surroundings): Iterable<Claim | Diagnostic> {
  const read = treeReader(around);
  const treeOf = (path: string): Tree | undefined => read(path).tree;
  const shipped = artefacts.map(({ path }) => path).filter((path) => !isAside(path));
  const groups = groupsOf(shipped, treeOf);
  const projects = groups.map((group) => ({ group, project: loadProject(group.files, around, read) }));
  const spaces = spacesOf(projects.map(({ project }) => project));
  const outer = projects.flatMap(({ project }) => project.services.flatMap(outerLinksOf));
  const sharing = sharingOf(
    projects.flatMap(({ project }) =>
      project.services.map((service) => ({
        name: softwareOf(service),
        environment: environmentOf(service, project, around),
      })),
    ),
  );
  const told = new Set<string>();
  const mentioned = new Set<string>();
  for (const { group, project } of projects) {
    for (const diagnostic of project.diagnostics) {
      const place = JSON.stringify([diagnostic.uri, diagnostic.code, diagnostic.parameters]);
      if (!told.has(place)) yield diagnostic;
      told.add(place);
    }
    for (const { gap, what, file, line } of project.gaps)
      yield { claim: "gap", gap, what, at: { file, line }, seenBy: "include" };
    yield* claimsOfProject(
      group,
      project,
      around,
      spaces.get(project) ?? `compose:${project.folder}`,
      mentioned,
      treeOf,
      outer,
      sharing,
    );
  }
}

/** Services that run one image which is not built here are one software: what all of them are given is used by it. */
function softwareOf(service: Service): string {
  const image = last(service, "image")?.tree;
  const isBuilt = service.fields.has("build");
  return isBuilt || image?.is !== "scalar" || !image.text.includes("/")
    ? service.name
    : image.text.replace(/:[^/]*$/u, "");
}

/** Files of one folder use one key for one service: it is mentioned where it is first met, and each file adds what it says. */
function* claimsOfProject(
  group: Group,
  project: Project,
  around: Surroundings,
  space: string,
  mentioned: Set<string>,
  treeOf: (path: string) => Tree | undefined,
  outer: readonly (readonly [string, string])[],
  sharing: Sharing,
): Iterable<Claim> {
  const environment = environmentNamed(group.speaks[0] ?? "");
  const scope: Scope = { space, variant: "compose", ...(environment === undefined ? {} : { environment }) };
  const spoken = new Set(group.speaks.flatMap((file) => servicesIn(treeOf(file)).map(([name]) => name)));
  const below = new Set(group.files.filter((file) => !group.speaks.includes(file)));
  const speaks = new Set(project.files.filter((file) => !below.has(file)));
  const included = new Set(project.files.filter((file) => !group.files.includes(file)));
  const reads = project.services
    .filter(({ name, file }) => spoken.has(name) || included.has(file))
    .map((service): Read => ({
      service,
      key: keyOf(project, service.name),
      project,
      environment: environmentOf(service, project, around),
      around,
      scope,
    }));
  const names = new Set(project.services.map(({ name }) => name));
  const natures = new Map(reads.map((read) => [read, natureOf(read)]));
  const shared = sharedRepositories([...natures.values()].map(({ image }) => image));
  const aliases = linkAliases(reads);
  const proxies = reads.flatMap((read) => proxyOf(read, natures.get(read)));
  for (const read of reads) {
    const nature = natures.get(read);
    if (nature === undefined) continue;
    if (!mentioned.has(read.key)) {
      mentioned.add(read.key);
      const mention = mentionOf(read, nature, shared);
      const own = new Set(mention.names.map((name) => name.toLowerCase()));
      const elsewhere = outer.flatMap(([name, alias]) => (own.has(name) ? [alias] : []));
      yield withAliases(mention, [...(aliases.get(read.service.name) ?? []), ...elsewhere]);
      yield* attributesOf(read, nature, true);
    } else yield* furtherMention(read, nature, group.speaks, treeOf);
    yield* settingsOf(read, sharing, speaks);
    yield* startOrderOf(read, (name) => (names.has(name) ? keyOf(project, name) : undefined), speaks);
    yield* routesOf(read, proxies);
    if (nature.build === undefined && nature.image === undefined)
      yield {
        claim: "gap",
        of: read.key,
        gap: "source-absent",
        what: read.service.name,
        at: { file: read.service.file, line: read.service.line },
        seenBy: "image",
      };
  }
}

/** Another file of the folder speaks of a service again: what it calls itself there. */
function* furtherMention(
  { service, key, scope, environment }: Read,
  { sort }: Nature,
  speaks: readonly string[],
  treeOf: (path: string) => Tree | undefined,
): Iterable<Claim> {
  const names = selfNames(environment.variables.filter(({ at }) => speaks.includes(at.file)));
  for (const file of names.length === 0 ? [] : speaks) {
    const tree = servicesIn(treeOf(file)).find(([name]) => name === service.name)?.[1];
    if (tree !== undefined)
      yield {
        claim: "mention",
        key,
        sort,
        names: [service.name],
        keys: names,
        scope,
        at: { file, line: tree.line },
        seenBy: "services",
      };
  }
}

function keyOf(project: Project, service: string): string {
  return `compose:${project.folder}#${service}`;
}

function withAliases(mention: Mention, aliases: readonly string[]): Mention {
  const known = new Set(mention.keys.filter(({ type }) => type === "host").map(({ value }) => value));
  const more = [...new Set(aliases)].filter((alias) => !known.has(alias));
  return more.length === 0
    ? mention
    : { ...mention, keys: [...mention.keys, ...more.map((value) => ({ type: "host" as const, value }))] };
}

function proxyOf(
  read: Read,
  nature: Nature | undefined,
): readonly { readonly key: string; readonly technology: string }[] {
  if (nature?.image !== undefined && /^(?:nginx-proxy|jwilder)/u.test(nature.image.name))
    return [{ key: read.key, technology: "nginx-proxy" }];
  if (nature?.image !== undefined && nature.image.repository.endsWith("jwilder/nginx-proxy"))
    return [{ key: read.key, technology: "nginx-proxy" }];
  return nature?.product === undefined ? [] : [{ key: read.key, technology: nature.product.technology }];
}

/** `prod` of `docker-compose.prod.yml`, where the file says for what it is. */
function environmentNamed(path: string): string | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const word = /compose[._-](prod|production|staging|stage|preprod|test|dev|development|local)\b/iu
    .exec(name)?.[1]
    ?.toLowerCase();
  if (word === undefined) return undefined;
  return { production: "prod", development: "dev", local: "dev", stage: "staging" }[word] ?? word;
}

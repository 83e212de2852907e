/** What a service of a Compose project is joined to: settings, start order, routes of a proxy in labels. */
import type { Claim, Place, RelationshipClaim } from "../../model/claims/claim.ts";
import {
  hiddenSetting,
  settingClaim,
  settingsInArguments,
  settingsInOptions,
  waitedFor,
  wordsOf,
} from "../parts/settings.ts";
import { entriesAt, itemsAt, textsAt } from "../parts/tree.ts";
import { interpolate } from "./interpolate.ts";
import type { Environment } from "./environment.ts";
import type { Placed, Service } from "./placed.ts";
import { last, type Read } from "./service-claims.ts";

/** How many services are given a variable at one place of one file. */
export type Sharing = ReadonlyMap<string, number>;

/** Of all projects together: an environment file may be given to services of several. One name in two projects is one service. */
export function sharingOf(all: Iterable<{ readonly name: string; readonly environment: Environment }>): Sharing {
  const found = new Map<string, Set<string>>();
  for (const { name: service, environment } of all)
    for (const { name, at } of environment.variables) {
      const key = placeKey(name, at);
      found.set(key, (found.get(key) ?? new Set()).add(service));
    }
  return new Map([...found].map(([key, { size }]) => [key, size]));
}

function placeKey(name: string, { file, line }: Place): string {
  return `${file}:${String(line ?? 0)}:${name}`;
}

/** Environment and command line, as settings; only what `speaks` says. */
export function* settingsOf(read: Read, sharing: Sharing, speaks: ReadonlySet<string>): Iterable<Claim> {
  const { key, environment } = read;
  for (const { name, value, at, isFromFile } of environment.variables) {
    if (!speaks.has(at.file) && !isFromFile) continue;
    const isShared = (sharing.get(placeKey(name, at)) ?? 0) > 1;
    const given = { of: key, variable: name, at, seenBy: isFromFile ? "env-file" : "environment", isShared };
    yield value === undefined ? hiddenSetting(given) : settingClaim({ ...given, value });
    for (const option of settingsInOptions(value ?? "")) yield settingClaim({ ...given, ...option });
  }
  for (const field of ["entrypoint", "command"]) {
    const words = commandWords(read, field);
    const place = last(read.service, field);
    if (place === undefined || !speaks.has(place.file)) continue;
    const at = { file: place.file, line: place.tree.line };
    for (const setting of settingsInArguments(words)) {
      const claim = settingClaim({ of: key, ...setting, at, seenBy: field });
      if (claim.addresses.length > 0 || setting.variable.includes(".")) yield claim;
    }
    for (const lookup of waitedFor(words)) yield startOrder(read, { lookup }, at, field);
  }
  for (const { gap, what, at } of environment.gaps) yield { claim: "gap", of: key, gap, what, at, seenBy: "env_file" };
}

function commandWords({ service, project }: Read, field: string): readonly string[] {
  const found = last(service, field);
  if (found === undefined) return [];
  const fill = (text: string): string => interpolate(text, project.variables(found.folder)).text;
  const { tree } = found;
  const all = tree.is === "scalar" ? wordsOf(fill(tree.text)) : textsAt(tree).map(fill);
  const inner = all.indexOf("-c");
  return inner >= 0 && inner + 1 < all.length ? all.slice(inner + 1).flatMap(wordsOf) : all;
}

function startOrder(read: Read, to: RelationshipClaim["to"], at: Place, seenBy: string): RelationshipClaim {
  return {
    claim: "relationship",
    from: { key: read.key },
    to,
    purpose: "startup",
    evidence: "start-order",
    at,
    seenBy,
  };
}

/** `depends_on`, `links`, `volumes_from`: it starts after the other. */
export function* startOrderOf(
  read: Read,
  keyOf: (service: string) => string | undefined,
  speaks: ReadonlySet<string>,
): Iterable<Claim> {
  const said = new Set<string>();
  for (const field of ["depends_on", "links"])
    for (const { tree, file } of read.service.fields.get(field) ?? []) {
      if (!speaks.has(file)) continue;
      const names = [
        ...itemsAt(tree).flatMap((item) =>
          item.is === "scalar" ? [[item.text.split(":")[0] ?? "", item.line] as const] : [],
        ),
        ...entriesAt(tree).map(([name, value]) => [name, value.line] as const),
      ];
      for (const [name, line] of names) {
        const to = keyOf(name);
        if (to === undefined || said.has(name)) continue;
        said.add(name);
        yield startOrder(read, { key: to }, { file, line }, field);
      }
    }
}

/** What containers of other projects are called here: host to alias, of `external_links: mysql:db`. */
export function outerLinksOf({ fields }: Service): readonly (readonly [string, string])[] {
  return (fields.get("external_links") ?? []).flatMap(({ tree }) =>
    textsAt(tree).flatMap((text): readonly (readonly [string, string])[] => {
      const [name = "", alias = ""] = text.toLowerCase().split(":");
      return /^[\w][\w.-]*$/u.test(name) && /^[\w][\w.-]*$/u.test(alias) && alias !== name ? [[name, alias]] : [];
    }),
  );
}

/** Hosts by which a service is dialled through another's `links`: `db:database`. */
export function linkAliases(reads: readonly Read[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { service } of reads)
    for (const { tree } of service.fields.get("links") ?? [])
      for (const text of textsAt(tree)) {
        const [name = "", alias] = text.split(":");
        if (alias !== undefined && alias !== name) found.set(name, [...(found.get(name) ?? []), alias.toLowerCase()]);
      }
  return found;
}

/** A proxy that finds its targets by their labels (Traefik) or by `VIRTUAL_HOST` sends requests to this service. */
export function* routesOf(
  read: Read,
  proxies: readonly { readonly key: string; readonly technology: string }[],
): Iterable<Claim> {
  const traefik = proxies.find(({ technology, key }) => technology === "Traefik" && key !== read.key);
  const label = traefik === undefined ? undefined : routeLabel(read);
  if (traefik !== undefined && label !== undefined) yield route(traefik.key, read.key, label, "labels");
  const nginx = proxies.find(({ technology, key }) => technology === "nginx-proxy" && key !== read.key);
  const host = read.environment.variables.find(({ name }) => name === "VIRTUAL_HOST");
  if (nginx !== undefined && host !== undefined) yield route(nginx.key, read.key, host.at, "virtual-host");
}

function route(from: string, to: string, at: Place, seenBy: string): RelationshipClaim {
  return {
    claim: "relationship",
    from: { key: from },
    to: { key: to },
    purpose: "call",
    evidence: "route",
    protocol: "http",
    at,
    seenBy,
  };
}

/** Where a service asks the proxy for requests; undefined where it says no. */
function routeLabel({ service }: Read): Place | undefined {
  let found: Place | undefined;
  for (const { tree, file } of [...(service.fields.get("labels") ?? []), ...deployLabels(service.fields)]) {
    const texts = [
      ...itemsAt(tree).flatMap((item) => (item.is === "scalar" ? [[item.text, item.line] as const] : [])),
      ...entriesAt(tree).flatMap(([name, value]) =>
        value.is === "scalar" ? [[`${name}=${value.text}`, value.line] as const] : [],
      ),
    ];
    for (const [text, line] of texts) {
      if (/^traefik\.enable\s*=\s*["']?false/u.test(text)) return undefined;
      if (/^traefik\.(?:(?:http|tcp)\.routers\.[\w@-]+\.rule|frontend\.rule)\s*=/u.test(text)) found ??= { file, line };
    }
  }
  return found;
}

function deployLabels(fields: Read["service"]["fields"]): readonly Placed[] {
  return (fields.get("deploy") ?? []).flatMap(({ tree, ...rest }) => {
    const labels = tree.is === "fields" ? tree.entries.get("labels") : undefined;
    return labels === undefined ? [] : [{ tree: labels, ...rest }];
  });
}

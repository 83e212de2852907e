/** What the properties of one document say: routes of a gateway, what the framework dials by itself, all else as settings. */
import type { Claim, Lookup } from "../../model/claims/claim.ts";
import { gapOf, linkTo, readingOf, type Speaker } from "../parts/config/claims.ts";
import { addressesOf } from "../parts/config/placeholders.ts";
import {
  addressesOfProperty,
  plainName,
  type PropertySet,
  purposeOfName,
  settingClaims,
} from "../parts/config/property-claims.ts";
import type { Property } from "../parts/config/properties.ts";
import { type Dialled, dialledAt, isUsedWith } from "./dialled.ts";

export function* documentClaims(speaker: Speaker, set: PropertySet): Generator<Claim> {
  yield* settingClaims(
    speaker,
    set,
    "properties",
    (name) => dialledAt(plainName(name))?.purpose ?? purposeOfName(name),
  );
  for (const property of set.properties) {
    const plain = plainName(property.name);
    if (isRoute(plain)) yield* routeClaims(speaker, set, property);
    else {
      const known = dialledAt(plain);
      if (known !== undefined) yield* dialledClaims(speaker, set, property, known);
    }
  }
  yield* zuulClaims(speaker, set);
  const locator = set.properties.find(({ name, value }) => isLocator(plainName(name)) && value === "true");
  if (locator !== undefined)
    yield gapOf(speaker, "dynamic-address", locator.name, { line: locator.line, seenBy: "gateway" });
}

/** What of the properties that all services share one of them uses, as its manifest tells. */
export function* sharedClaims(speaker: Speaker, set: PropertySet, manifest: string): Generator<Claim> {
  for (const property of set.properties) {
    const plain = plainName(property.name);
    const known = dialledAt(plain);
    if (known !== undefined && isUsedWith(plain, manifest)) yield* dialledClaims(speaker, set, property, known);
  }
}

/** Are the properties those of a gateway? */
export function isGateway(set: PropertySet): boolean {
  return set.properties.some(({ name }) => {
    const plain = plainName(name);
    return isRoute(plain) || isLocator(plain) || plain.startsWith("zuul.routes.");
  });
}

function isRoute(plain: string): boolean {
  return /^spring\.cloud\.gateway\.(?:(?:server\.(?:webflux|webmvc)|mvc)\.)?routes\[\d+\]\.uri$/u.test(plain);
}

function isLocator(plain: string): boolean {
  return /^spring\.cloud\.gateway\.(?:(?:server\.(?:webflux|webmvc)|mvc)\.)?discovery\.locator\.enabled$/u.test(plain);
}

function* routeClaims(speaker: Speaker, set: PropertySet, { value, line }: Property): Generator<Claim> {
  const filled = set.filled(value.replace(/^lb:wss?:/u, "lb:"));
  if (/^(?:forward|no):/u.test(filled.text)) return;
  for (const to of addressesOf(filled, true))
    yield linkTo(speaker, { to, purpose: "call", evidence: "route", line, seenBy: "gateway" });
}

/** Zuul: a route has an address or the id of a service; without either its own name is the id. */
function* zuulClaims(speaker: Speaker, set: PropertySet): Generator<Claim> {
  const routes = new Map<string, Map<string, Property>>();
  for (const property of set.properties) {
    const match = /^zuul\.routes\.([^.]+)(?:\.([\w-]+))?$/iu.exec(property.name);
    if (match === null) continue;
    const fields = routes.get(match[1] ?? "") ?? new Map<string, Property>();
    fields.set(plainName(match[2] ?? "path"), property);
    routes.set(match[1] ?? "", fields);
  }
  for (const [name, fields] of routes) {
    const url = fields.get("url");
    const id = fields.get("serviceid");
    const { line = 1 } = url ?? id ?? [...fields.values()][0] ?? {};
    const targets: readonly Lookup[] =
      url !== undefined
        ? addressesOf(set.filled(url.value), true)
        : [{ name: id === undefined ? name : id.value, protocol: "http" }];
    for (const to of targets) yield linkTo(speaker, { to, purpose: "call", evidence: "route", line, seenBy: "zuul" });
  }
}

/** The framework asks what stands there: the deployment may set the property, what the file says is its default. */
function* dialledClaims(
  speaker: Speaker,
  set: PropertySet,
  { name, value, line }: Property,
  { purpose, protocol }: Dialled,
): Generator<Claim> {
  const plain = plainName(name);
  for (const one of plain.startsWith("spring.config.import") ? importsOf(value) : [value]) {
    const registered = /^(?:discovery|eureka|consul):\/\/\/?([\w.-]+)/u.exec(one);
    if (registered?.[1] !== undefined && plain.includes("grpc")) {
      yield linkTo(speaker, {
        to: { name: registered[1], protocol: "grpc" },
        purpose,
        evidence: "client",
        line,
        seenBy: "dialled",
      });
      continue;
    }
    const filled = set.filled(one.replace(/^static:\/\//u, ""));
    yield readingOf(speaker, name, { line, seenBy: "dialled" });
    const place = placeBeside(set, name);
    const found = /host|addr|nodes|points|servers|brokers/u.test(plain)
      ? addressesOfProperty(set, name, filled)
      : addressesOf(filled, filled.text.startsWith("zzvar"));
    for (const lookup of found.map((one) => throughStork(one, set))) {
      const by = lookup.protocol ?? protocol;
      const to: Lookup = {
        ...lookup,
        ...(by === undefined ? {} : { protocol: by }),
        ...(lookup.path === undefined && place !== undefined ? { path: place } : {}),
        ...(lookup.variable === undefined && !plain.startsWith("spring.config.import") ? { variable: name } : {}),
      };
      yield linkTo(speaker, { to, purpose, evidence: "address-read", line, seenBy: "dialled" });
    }
  }
}

/** `stork://users` is at the addresses that another property lists; their own default is mostly this machine. */
function throughStork(lookup: Lookup, set: PropertySet): Lookup {
  const variable = `quarkus.stork.${lookup.name ?? ""}.service-discovery.address-list`;
  const listed = lookup.name === undefined ? undefined : set.get(variable);
  if (listed === undefined) return lookup;
  const [first] = addressesOf(set.filled(listed), true);
  return { ...first, protocol: "http", variable: first?.variable ?? variable };
}

/** `optional:configserver:http://config:8888,vault://`: what is imported from other services. */
function importsOf(value: string): readonly string[] {
  return splitOutsideBraces(value).flatMap((one) => {
    const match = /^(?:optional:)?(configserver|consul|nacos|vault|zookeeper|apollo):(.+)$/su.exec(one.trim());
    return match?.[2] === undefined ? [] : [match[2]];
  });
}

function splitOutsideBraces(value: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < value.length; at++) {
    const char = value[at];
    if (char === "{") depth++;
    else if (char === "}") depth--;
    else if (char === "," && depth <= 0) {
      parts.push(value.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, value.slice(from)];
}

/** The database that is named beside a host. */
function placeBeside(set: PropertySet, name: string): string | undefined {
  const stem = /^(.*\.)host$/u.exec(name)?.[1];
  const database = stem === undefined ? undefined : set.get(`${stem}database`);
  return database !== undefined && /^[\w.-]+$/u.test(database) && !/^\d+$/u.test(database) ? database : undefined;
}

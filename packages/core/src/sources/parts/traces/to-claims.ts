/** A map of services as claims: services, what they call, what they keep data in, what they send through topics. */
import { purposeOfVariable } from "../../../model/claims/variables.ts";
import type {
  AttributeClaim,
  Claim,
  Mention,
  Place,
  Purpose,
  Reference,
  RelationshipClaim,
  Sort,
  TypedKey,
} from "../../../model/claims/claim.ts";
import type { FactValue } from "../../../model/facts.ts";
import type { TracedService } from "./identity.ts";
import type { Peer } from "./peers.ts";
import type { CallTraffic, PeerTraffic, ServiceMap, Traffic } from "./service-map.ts";

/** Fewer requests say nothing of how a service usually behaves. */
const ENOUGH = 20;
/** Milliseconds of observation from which a rate is told. */
const LONG_ENOUGH = 60_000;

/** Everything that the map knows, in the order of names. */
export function* mapClaims(map: ServiceMap): Iterable<Claim> {
  const order = [...map.services.keys()].toSorted((a, b) => compare(keyOf(map, a), keyOf(map, b)));
  const placed = placesOf(map);
  const hosts = new Set<string>();
  for (const number of order) {
    const service = map.services[number];
    const at = placed.get(number);
    if (service !== undefined && at !== undefined) yield* serviceClaims(map, number, service, at, hosts);
  }
  for (const call of sortedBy([...map.calls.values()], (one) => `${keyOf(map, one.from)}\n${keyOf(map, one.to)}`)) {
    yield callClaim(map, call);
  }
  yield* peerClaims(map);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function sortedBy<T>(items: readonly T[], key: (item: T) => string): readonly T[] {
  return items
    .map((item) => ({ item, key: key(item) }))
    .toSorted((a, b) => compare(a.key, b.key))
    .map(({ item }) => item);
}

/** Key of the mention of a service. */
function keyOf(map: ServiceMap, number: number): string {
  const service = map.services[number];
  if (service === undefined) return "trace:";
  return service.namespace === undefined ? `trace:${service.name}` : `trace:${service.namespace}/${service.name}`;
}

/** Where each service was seen first; those that were only named, and sent nothing, are left out. */
function placesOf(map: ServiceMap): ReadonlyMap<number, Place> {
  const placed = new Map<number, Place>(map.firstSeen);
  for (const { from, to, at } of map.calls.values()) {
    for (const number of [from, to]) if (!placed.has(number)) placed.set(number, at);
  }
  return placed;
}

function* serviceClaims(
  map: ServiceMap,
  number: number,
  service: TracedService,
  at: Place,
  hosts: Set<string>,
): Iterable<Claim> {
  const key = keyOf(map, number);
  const { name, namespace } = service;
  const keys: TypedKey[] = [
    { type: "self-name", value: name },
    ...(namespace === undefined ? [] : [{ type: "telemetry-service", value: `${namespace}/${name}` } as const]),
    ...sortedBy([...service.keys.values()], ({ type, value }) => `${type} ${value}`),
  ];
  const [environment] = service.environments.size === 1 ? service.environments : [];
  yield {
    claim: "mention",
    key,
    sort: "service",
    names: [name],
    keys,
    scope: environment === undefined ? {} : { environment },
    at,
    seenBy: "resource",
  };
  const say = (attribute: string, value: FactValue): AttributeClaim => ({
    claim: "attribute",
    of: key,
    name: attribute,
    value,
    at,
    seenBy: "resource",
  });
  if (service.technologies.size > 0) yield say("technology", [...service.technologies].toSorted());
  if (service.environments.size > 0) {
    yield say(
      "env",
      [...service.environments].toSorted().map((one) => environmentWord(one)),
    );
  }
  const [version] = service.versions.size === 1 ? service.versions : [];
  if (version !== undefined && version.length < 60) yield say("version", version);
  const served = map.served.get(number);
  if (served !== undefined) yield* behaviour(map, key, served);
  for (const host of [...service.hosts].toSorted()) yield* hostClaims(key, host, at, hosts);
}

const environments: Readonly<Record<string, string>> = {
  production: "prod",
  prd: "prod",
  live: "prod",
  development: "dev",
  testing: "test",
  stage: "staging",
  "pre-production": "preprod",
  preproduction: "preprod",
};

function environmentWord(text: string): FactValue {
  const word = text.toLowerCase();
  return { word: environments[word] ?? word.replaceAll(/[^a-z0-9-]+/gu, "-") };
}

/** How it answers, where enough was seen. */
function* behaviour(map: ServiceMap, key: string, served: Traffic): Iterable<Claim> {
  if (served.count < ENOUGH) return;
  for (const [name, value] of Object.entries(figures(map, served))) {
    if (name.startsWith("x-")) continue;
    yield { claim: "attribute", of: key, name, value, at: served.at, seenBy: "requests" };
  }
  const works = Math.round((1 - served.errors / served.count) * 1e6) / 1e4;
  yield {
    claim: "attribute",
    of: key,
    name: "availabilityObserved",
    value: { quantity: works, unit: "%" },
    at: served.at,
    seenBy: "requests",
  };
}

function figures(map: ServiceMap, traffic: Traffic): Readonly<Record<string, FactValue>> {
  const mean = traffic.latency.mean();
  const high = traffic.latency.percentile(0.95);
  const watched = map.last - map.first;
  return {
    ...(mean === undefined ? {} : { latency: milliseconds(mean) }),
    ...(high === undefined || traffic.latency.count < ENOUGH ? {} : { latencyP95: milliseconds(high) }),
    ...(watched >= LONG_ENOUGH && traffic.count >= ENOUGH
      ? { demand: { quantity: significant(traffic.count / (watched / 1000)), unit: "/s" } }
      : {}),
    "x-count": traffic.count,
    ...(traffic.errors === 0 ? {} : { "x-errors": traffic.errors }),
  };
}

function milliseconds(value: number): FactValue {
  return { quantity: significant(value), unit: "ms" };
}

function significant(value: number): number {
  return Number(value.toPrecision(3));
}

function* hostClaims(service: string, host: string, at: Place, mentioned: Set<string>): Iterable<Claim> {
  const key = `trace:host/${host}`;
  if (!mentioned.has(key)) {
    mentioned.add(key);
    const keys: TypedKey[] = [{ type: "fqdn", value: host.toLowerCase() }];
    yield { ...mentionOf(key, "node", host, keys, at), seenBy: "host" };
  }
  yield {
    claim: "relationship",
    from: { key: service },
    to: { key },
    purpose: "other",
    verb: "runs on",
    evidence: "trace",
    at,
    seenBy: "host",
  };
}

function callClaim(map: ServiceMap, call: CallTraffic): RelationshipClaim {
  return {
    claim: "relationship",
    from: { key: keyOf(map, call.from) },
    to: { key: keyOf(map, call.to) },
    purpose: call.isAsync ? "data" : "call",
    evidence: "trace",
    ...protocolsOf(call),
    attributes: { ...figures(map, call), ...(call.isAsync ? { mode: { word: "async" } } : {}) },
    at: call.at,
    seenBy: "spans",
  };
}

function protocolsOf(traffic: Traffic): { protocol?: string } {
  const [protocol] = [...traffic.protocols].toSorted();
  return protocol === undefined ? {} : { protocol };
}

/** What was called and is no service of the traces, each once, and who calls it. */
function* peerClaims(map: ServiceMap): Iterable<Claim> {
  const mentioned = new Set<string>();
  const traced = new Map(map.services.map(({ name }, number) => [name.toLowerCase(), number]));
  const all = sortedBy(
    [...map.peers.values()],
    ({ from, peer }) =>
      `${keyOf(map, from)}\n${peer.sort}\n${peer.system}\n${peer.host}\n${peer.port ?? ""}\n${peer.service}\n${peer.name}\n${peer.mode}`,
  );
  const told = new Set<string>();
  for (const traffic of all) {
    if (traffic.answeredBy.size > 0) continue;
    const { peer } = traffic;
    if (peer.sort === "messaging") yield* topicClaims(map, traffic, mentioned);
    else if (peer.sort === "store") yield* storeClaims(map, traffic, mentioned);
    else yield* hostPeerClaims(map, traffic, traced, mentioned, told);
  }
}

function* storeClaims(map: ServiceMap, traffic: PeerTraffic, mentioned: Set<string>): Iterable<Claim> {
  const { peer, from, at } = traffic;
  const place = peer.host === "" ? peer.service : hostAndPort(peer);
  const key = place === "" ? `${keyOf(map, from)}#${peer.system || peer.name}` : `trace:store/${place}`;
  const name = nameOf(peer) || peer.name || peer.system;
  yield* mention(mentioned, key, "store", name, peer, at);
  yield* technologyOf(mentioned, key, peer.system, at);
  if (peer.name !== "" && place !== "" && !/^\d+$/u.test(peer.name)) {
    const inner = `${key}/${peer.name}`;
    if (!mentioned.has(inner)) {
      mentioned.add(inner);
      yield { ...mentionOf(inner, "database", peer.name, [], at), inside: { key } };
    }
  }
  yield relation(map, traffic, { key }, "data", peer.system);
}

function* technologyOf(mentioned: Set<string>, key: string, system: string, at: Place): Iterable<Claim> {
  const mark = `${key} technology`;
  if (system === "" || mentioned.has(mark)) return;
  mentioned.add(mark);
  yield { claim: "attribute", of: key, name: "technology", value: [system], at, seenBy: "attributes" };
}

function* topicClaims(map: ServiceMap, traffic: PeerTraffic, mentioned: Set<string>): Iterable<Claim> {
  const { peer, at } = traffic;
  const place = peer.host === "" ? peer.system : hostAndPort(peer);
  if (place === "" && peer.name === "") return;
  const broker = `trace:broker/${place === "" ? "unknown" : place}`;
  if (place !== "") {
    yield* mention(mentioned, broker, "broker", nameOf(peer) || peer.system, peer, at);
    yield* technologyOf(mentioned, broker, peer.system, at);
    yield relation(map, traffic, { key: broker }, "data", peer.system);
  }
  if (peer.name === "") return;
  const key = `trace:topic/${peer.system}/${peer.name}`;
  if (!mentioned.has(key)) {
    mentioned.add(key);
    const inside = place === "" ? {} : { inside: { key: broker } };
    yield { ...mentionOf(key, "topic", peer.name, [], at), ...inside };
  }
  yield relation(map, traffic, { key }, "data", peer.system);
}

function* hostPeerClaims(
  map: ServiceMap,
  traffic: PeerTraffic,
  traced: ReadonlyMap<string, number>,
  mentioned: Set<string>,
  told: Set<string>,
): Iterable<Claim> {
  const { peer, from, at } = traffic;
  const short = peer.host.split(".", 1)[0] ?? "";
  const purpose: Purpose = purposeOfVariable(`${peer.service} ${short}`) ?? "call";
  const known = traced.get(peer.service.toLowerCase()) ?? traced.get(isInner(peer.host) ? short.toLowerCase() : "");
  if (known !== undefined) {
    // A call that answered with no span of its own, for instance because that was not sampled.
    const pair = `${from} ${known}`;
    if (known === from || told.has(pair) || map.hasCall(from, known)) return;
    told.add(pair);
    yield relation(map, traffic, { key: keyOf(map, known) }, purpose, "");
    return;
  }
  if (peer.service === "" && !isInner(peer.host)) {
    const lookup = { host: peer.host, ...(peer.port === undefined ? {} : { port: peer.port }) };
    const protocol = peer.system === "" ? {} : { protocol: peer.system };
    yield relation(map, traffic, { lookup: { ...lookup, ...protocol } }, purpose, peer.system);
    return;
  }
  const key = `trace:peer/${peer.service === "" ? hostAndPort(peer) : peer.service}`;
  yield* mention(mentioned, key, "service", nameOf(peer), peer, at);
  yield relation(map, traffic, { key }, purpose, peer.system);
}

/** A name inside the house: one word, or a name of a cluster. Addresses of machines are none. */
function isInner(host: string): boolean {
  if (/^[\d.]+$|:/u.test(host)) return false;
  return !host.includes(".") || /\.(?:svc(?:\..*)?|local|internal|lan|intra|corp|consul)$/u.test(host);
}

function hostAndPort({ host, port }: Peer): string {
  return port === undefined ? host : `${host}:${port}`;
}

/** What people call it: the name that was given, else the first label of its host; an address of a machine is none. */
function nameOf(peer: Peer): string {
  if (peer.service !== "") return peer.service;
  return /^[\d.]+$|:/u.test(peer.host) ? peer.host : (peer.host.split(".", 1)[0] ?? "");
}

function* mention(
  mentioned: Set<string>,
  key: string,
  sort: Sort,
  name: string,
  peer: Peer,
  at: Place,
): Iterable<Mention> {
  if (mentioned.has(key)) return;
  mentioned.add(key);
  const isAddress = /^[\d.]+$|:/u.test(peer.host);
  const keys: TypedKey[] = peer.host === "" ? [] : [{ type: isAddress ? "ip" : "host", value: peer.host }];
  yield mentionOf(key, sort, name, keys, at);
}

function mentionOf(key: string, sort: Sort, name: string, keys: readonly TypedKey[], at: Place): Mention {
  return { claim: "mention", key, sort, names: [name], keys, scope: {}, at, seenBy: "attributes" };
}

function relation(
  map: ServiceMap,
  traffic: PeerTraffic,
  to: Reference,
  purpose: Purpose,
  system: string,
): RelationshipClaim {
  const [spoken] = [...traffic.protocols].toSorted();
  const protocol = system === "" ? spoken : system;
  const { mode } = traffic.peer;
  return {
    claim: "relationship",
    from: { key: keyOf(map, traffic.from) },
    to,
    purpose,
    evidence: "trace",
    ...(protocol === undefined ? {} : { protocol }),
    attributes: { ...figures(map, traffic), ...(mode === "" ? {} : { "x-messages": mode }) },
    at: traffic.at,
    seenBy: "client-spans",
  };
}

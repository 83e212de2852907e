/** Routes of balancers and gateways, and the paths that security groups and firewalls permit. */
import type { Claim, Lookup, Place } from "../../../model/claims/claim.ts";
import { isPointer, plainText, type Value } from "../evaluate/value.ts";
import { lookupsOf, protocolOf, servicesBehind } from "./addresses.ts";
import { at, blocks, type Estate, numberAt, type Thing } from "./estate.ts";

export function* routesOf(estate: Estate): Generator<Claim> {
  for (const balancer of estate.things.filter(({ known }) => known?.type === "load-balancer"))
    for (const service of servicesBehind(estate, balancer))
      if (service !== balancer) yield route(estate, balancer, service, balancer.at, "http");
  yield* gateways(estate);
  for (const one of estate.ofType("aws_cloudfront_distribution"))
    for (const origin of blocks(one.config, "origin")) yield* to(estate, one, at(origin, "domain_name"), one.at);
  for (const one of estate.ofType("azurerm_api_management_api"))
    for (const gateway of [
      ...estate.pointers(one, "api_management_name"),
      ...estate.pointers(one, "api_management_id"),
    ].flatMap((pointer) => estate.elements(pointer)))
      yield* to(estate, gateway, at(one.config, "service_url"), one.at);
}

function* gateways(estate: Estate): Generator<Claim> {
  const integrations = estate.ofType("aws_api_gateway_integration", "aws_apigatewayv2_integration");
  for (const one of integrations) {
    const [gateway] = [...estate.pointers(one, "rest_api_id"), ...estate.pointers(one, "api_id")].flatMap((pointer) =>
      estate.elements(pointer),
    );
    if (gateway !== undefined)
      yield* to(estate, gateway, at(one.config, "uri") ?? at(one.config, "integration_uri"), one.at);
  }
}

/** A route to what a value names: an element, or an address. */
function* to(estate: Estate, from: Thing, value: Value | undefined, place: Place): Generator<Claim> {
  const targets = estate
    .pointersOf(value)
    .flatMap((pointer) => estate.elements(pointer))
    .filter(({ known }) => known?.sort !== "zone");
  for (const target of new Set(targets)) if (target !== from) yield route(estate, from, target, place);
  if (targets.length > 0 || value === undefined || isPointer(value)) return;
  for (const lookup of lookupsOf(estate, value, "URL"))
    if (lookup.host?.endsWith("amazonaws.com") !== true) yield routeTo(estate, from, lookup, place);
}

function route(estate: Estate, from: Thing, target: Thing, place: Place, protocol?: string): Claim {
  const isStore = target.known?.sort === "store" || target.known?.sort === "topic";
  const by = protocol ?? protocolOf(estate, target);
  return {
    claim: "relationship",
    from: { key: estate.key(from) },
    to: { key: estate.key(target) },
    purpose: isStore ? "data" : "call",
    evidence: "route",
    ...(by === undefined ? {} : { protocol: by }),
    at: place,
    seenBy: "routes",
  };
}

function routeTo(estate: Estate, from: Thing, lookup: Lookup, place: Place): Claim {
  return {
    claim: "relationship",
    from: { key: estate.key(from) },
    to: { lookup },
    purpose: "call",
    evidence: "route",
    at: place,
    seenBy: "routes",
  };
}

/** What a rule lets through. */
interface Permission {
  readonly from: Thing;
  readonly to: Thing;
  readonly ports: string;
  readonly at: Place;
}

const MOST_PERMISSIONS = 2000;

export function* permissionsOf(estate: Estate): Generator<Claim> {
  const seen = new Set<string>();
  for (const { from, to: target, ports, at: place } of [...groupPermissions(estate), ...tagPermissions(estate)].slice(
    0,
    MOST_PERMISSIONS,
  )) {
    const key = `${from.address} ${target.address} ${ports}`;
    if (from === target || seen.has(key)) continue;
    seen.add(key);
    const isData = target.known?.sort === "store" || target.known?.sort === "broker";
    yield {
      claim: "relationship",
      from: { key: estate.key(from) },
      to: { key: estate.key(target) },
      purpose: isData ? "data" : "call",
      evidence: "policy",
      certainty: 0.8,
      ...(ports === "" ? {} : { attributes: { ports: [ports] } }),
      at: place,
      seenBy: "security-groups",
    };
  }
}

const groupArguments = [
  "vpc_security_group_ids",
  "security_groups",
  "security_group_ids",
  "network_configuration.security_groups",
  "vpc_config.security_group_ids",
  "vpc_options.security_group_ids",
  "security_group_id",
  "network_interfaces.security_groups",
];

/** Elements by the security group in which they stand. */
function members(estate: Estate): ReadonlyMap<Thing, readonly Thing[]> {
  const found = new Map<Thing, Thing[]>();
  for (const thing of estate.things) {
    if (thing.known === undefined || thing.known.sort === "zone") continue;
    for (const path of groupArguments)
      for (const group of estate.pointersOf(at(thing.config, path)).flatMap((pointer) => estate.targets(pointer))) {
        if (!isGroup(group)) continue;
        const list = found.get(group) ?? [];
        if (!list.includes(thing)) list.push(thing);
        found.set(group, list);
      }
  }
  return found;
}

function isGroup({ type, isModule }: Thing): boolean {
  return type === "aws_security_group" || type === "aws_default_security_group" || (isModule && type === "module");
}

function* groupPermissions(estate: Estate): Generator<Permission> {
  const inside = members(estate);
  const groupsAt = (value: Value | undefined): readonly Thing[] =>
    estate
      .pointersOf(value)
      .flatMap((pointer) => estate.targets(pointer))
      .filter(isGroup);
  const permitted = function* (
    sources: readonly Thing[],
    targets: readonly Thing[],
    ports: string,
    place: Place,
  ): Generator<Permission> {
    for (const source of sources)
      for (const from of inside.get(source) ?? [])
        for (const target of targets) yield { from, to: target, ports, at: place };
  };
  for (const group of estate.ofType("aws_security_group", "aws_default_security_group"))
    for (const rule of blocks(group.config, "ingress"))
      yield* permitted(groupsAt(at(rule, "security_groups")), inside.get(group) ?? [], portsOf(rule), group.at);
  for (const rule of estate.ofType("aws_security_group_rule", "aws_vpc_security_group_ingress_rule")) {
    if (rule.type === "aws_security_group_rule" && plainText(at(rule.config, "type")) !== "ingress") continue;
    for (const config of [rule.config, ...rule.others]) {
      const sources = [
        ...groupsAt(at(config, "source_security_group_id")),
        ...groupsAt(at(config, "referenced_security_group_id")),
      ];
      const targets = groupsAt(at(config, "security_group_id")).flatMap((group) => inside.get(group) ?? []);
      yield* permitted(sources, targets, portsOf(config), rule.at);
    }
  }
  for (const thing of estate.things)
    if (thing.isModule && thing.known !== undefined)
      for (const name of ["allowed_security_groups", "allowed_security_group_ids", "source_security_group_ids"])
        yield* permitted(groupsAt(at(thing.config, name)), [thing], "", thing.at);
}

function portsOf(rule: Parameters<typeof at>[0]): string {
  const [from, until] = [numberAt(rule, "from_port"), numberAt(rule, "to_port")];
  const protocol = plainText(at(rule, "protocol") ?? at(rule, "ip_protocol")) ?? "tcp";
  if (from === undefined || protocol === "-1") return "";
  return until === undefined || until === from ? `${protocol}/${from}` : `${protocol}/${from}-${until}`;
}

/** Firewalls of Google name machines by their tags. */
function* tagPermissions(estate: Estate): Generator<Permission> {
  const tagged = (value: Value | undefined): readonly Thing[] => {
    const names = new Set(
      (Array.isArray(value) ? (value as readonly Value[]) : []).flatMap((one) => estate.text(one) ?? []),
    );
    return estate.things.filter(({ known, config }) => {
      const own = known?.sort === "node" ? at(config, "tags") : undefined;
      return Array.isArray(own) && (own as readonly Value[]).some((tag) => names.has(estate.text(tag) ?? ""));
    });
  };
  for (const rule of estate.ofType("google_compute_firewall")) {
    const ports = blocks(rule.config, "allow").flatMap((allow) => {
      const list = at(allow, "ports");
      return (Array.isArray(list) ? (list as readonly Value[]) : []).flatMap(
        (port) => `${plainText(at(allow, "protocol")) ?? "tcp"}/${estate.text(port) ?? "?"}`,
      );
    });
    for (const from of tagged(at(rule.config, "source_tags")))
      for (const target of tagged(at(rule.config, "target_tags")))
        yield { from, to: target, ports: ports[0] ?? "", at: rule.at };
  }
}

/** All claims of one root: its elements with their attributes, what joins them, and what cannot be told. */
import type { Claim, Mention, Place, Scope } from "../../../model/claims/claim.ts";
import type { FactValue } from "../../../model/facts.ts";
import { plainText, pointersIn, type Value } from "../evaluate/value.ts";
import type { TerraformRoot } from "../root.ts";
import { findingsOf, grantsOf } from "./access.ts";
import { attributesOf } from "./attributes.ts";
import { at, Estate, type Thing } from "./estate.ts";
import { idKeys } from "./ids.ts";
import { messagingOf, ownTriggers } from "./messaging.ts";
import { isGeneral } from "./general-names.ts";
import { environmentOf, instanceKey, namesOf } from "./naming.ts";
import { permissionsOf, routesOf } from "./network.ts";
import { placesOf } from "./places.ts";
import { restingPlaces } from "./regions.ts";
import { keysOf, settingsOf } from "./workloads.ts";

export function* claimsOf(root: TerraformRoot): Generator<Claim> {
  const estate = new Estate(root);
  const scope = scopeOf(root, estate.scheme);
  const { claims, triggers } = messagingOf(estate);
  const elements = estate.things.filter(({ known }) => known !== undefined);
  for (const thing of elements) {
    yield mentionOf(estate, thing, scope);
    yield* said(estate, thing, triggers.get(thing) ?? []);
    yield* settingsOf(estate, thing, placeOf(estate, thing));
    yield* hosted(estate, thing);
  }
  yield* placesOf(estate, scope);
  yield* restingPlaces(estate);
  yield* claims;
  yield* routesOf(estate);
  yield* permissionsOf(estate);
  yield* grantsOf(estate);
  yield* findingsOf(estate);
  const told = new Set<string>();
  for (const { gap, what, at: place } of root.gaps) {
    const about = root.modules.find((module) => module.at === place);
    const thing = about === undefined ? undefined : elements.find(({ address }) => address === about.address);
    if (thing === undefined && told.has(what)) continue;
    told.add(what);
    yield {
      claim: "gap",
      ...(thing === undefined ? {} : { of: estate.key(thing) }),
      gap,
      what,
      at: place,
      seenBy: "modules",
    };
  }
}

function scopeOf(root: TerraformRoot, scheme: string): Scope {
  const environment = environmentOf(root.directory);
  return {
    space: `${scheme}:${root.directory}`,
    ...(environment === undefined ? {} : { environment }),
    variant: scheme,
  };
}

/** Where a person looks for it: the call of its module, where it is the one thing that the module is for. */
function placeOf(estate: Estate, thing: Thing): Place {
  return thing.call !== undefined && isGeneral(thing.name) && estate.isAlone(thing) ? thing.call : thing.at;
}

function mentionOf(estate: Estate, thing: Thing, scope: Scope): Mention {
  const names = namesOf(estate, thing);
  const key = instanceKey(thing.address);
  const inside = insideOf(estate, thing);
  return {
    claim: "mention",
    key: estate.key(thing),
    sort: thing.known?.sort ?? "node",
    names: key === undefined || estate.names(thing).length > 0 ? names : ofInstance(thing, names[0] ?? thing.name, key),
    keys: [...keysOf(estate, thing), ...idKeys(estate, thing)],
    scope,
    ...(inside === undefined ? {} : { inside: { key: estate.key(inside) } }),
    at: placeOf(estate, thing),
    seenBy: thing.isModule ? "modules" : thing.isData ? "data" : "resources",
    ...(thing.isData ? { certainty: 0.8 } : {}),
  };
}

/** Names of one of several instances that nothing else tells apart; a service of a `for_each` goes by its key. */
function ofInstance(thing: Thing, name: string, key: string): readonly string[] {
  const isNamed = thing.address.endsWith("]") && /^(?:service|topic|database)$/u.test(thing.known?.sort ?? "");
  return isNamed ? [key, `${name}-${key}`] : [`${name}-${key}`];
}

/** The first element that an argument of its type names. */
function insideOf(estate: Estate, thing: Thing): Thing | undefined {
  const paths =
    thing.known?.inside ??
    (thing.known?.sort === "store" || thing.known?.sort === "broker" || thing.known?.sort === "node"
      ? networkArguments
      : []);
  for (const path of paths) {
    const found = estate
      .pointersOf(at(thing.config, path))
      .flatMap((pointer) => estate.elements(pointer))
      .find((one) => one !== thing);
    if (found !== undefined) return found;
    const named = byName(estate, thing, at(thing.config, path));
    if (named !== undefined) return named;
  }
  return undefined;
}

const networkArguments = [
  "subnet_id",
  "subnets",
  "subnet_ids",
  "vpc_id",
  "db_subnet_group_name",
  "subnet_group_name",
  "vpc_config.subnet_ids",
  "vpc_options.subnet_ids",
  "default_node_pool.vnet_subnet_id",
  "subnetwork",
  "network",
  "settings.ip_configuration.private_network",
  "delegated_subnet_id",
  "vpc_security_group_ids",
];

/** What another provider names by its text: `resource_group_name = "shop"`. */
function byName(estate: Estate, thing: Thing, value: Value | undefined): Thing | undefined {
  const name = estate.text(value);
  if (name === undefined || name === "" || thing.known?.inside === undefined) return undefined;
  const provider = thing.type.split("_", 1)[0] ?? "";
  return estate
    .named(name)
    .find((one) => one !== thing && one.type.startsWith(`${provider}_`) && one.known?.sort !== "service");
}

function* said(estate: Estate, thing: Thing, woken: readonly string[]): Generator<Claim> {
  const triggers = [...new Set([...woken, ...ownTriggers(estate, thing)])];
  const all = new Map<string, FactValue>(attributesOf(estate, thing));
  if (triggers.length > 0 && thing.known?.type === "function")
    all.set(
      "trigger",
      triggers.map((word) => ({ word })),
    );
  for (const [name, value] of all)
    yield { claim: "attribute", of: estate.key(thing), name, value, at: thing.at, seenBy: "arguments" };
}

/** What it runs on; which network a machine stands in. */
function* hosted(estate: Estate, thing: Thing): Generator<Claim> {
  for (const path of thing.known?.runsOn ?? []) {
    const hosts = pointersIn(at(thing.config, path)).flatMap((pointer) => estate.elements(pointer));
    const named = hosts.length === 0 ? clusterNamed(estate, plainText(at(thing.config, path))) : [];
    for (const host of new Set([...hosts, ...named]))
      if (host !== thing)
        yield {
          claim: "relationship",
          from: { key: estate.key(thing) },
          to: { key: estate.key(host) },
          purpose: "other",
          verb: "runs on",
          evidence: "declared",
          at: thing.at,
          seenBy: "arguments",
        };
  }
  const inside = insideOf(estate, thing);
  if (thing.known?.sort === "node" && inside?.known?.sort === "zone")
    yield {
      claim: "relationship",
      from: { key: estate.key(inside) },
      to: { key: estate.key(thing) },
      purpose: "other",
      verb: "groups",
      evidence: "declared",
      at: thing.at,
      seenBy: "networks",
    };
}

function clusterNamed(estate: Estate, name: string | undefined): readonly Thing[] {
  if (name === undefined || name === "") return [];
  return estate.named(name).filter((one) => one.known?.type === "cluster");
}

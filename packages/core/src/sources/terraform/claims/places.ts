/** Accounts, projects and regions that the providers of a root work in. */
import type { Claim, Scope, TypedKey } from "../../../model/claims/claim.ts";
import type { Provider } from "../root.ts";
import { at, type Estate } from "./estate.ts";

const placeArguments: readonly (readonly [type: string, names: readonly string[]])[] = [
  ["account", ["allowed_account_ids", "subscription_id", "project", "assume_role.role_arn"]],
  ["region", ["region", "location"]],
];

export function* placesOf(estate: Estate, scope: Scope): Generator<Claim> {
  const seen = new Set<string>();
  for (const provider of estate.root.providers)
    for (const [type, names] of placeArguments)
      for (const name of valuesOf(estate, provider, names)) {
        const key = `${estate.scheme}:${estate.root.directory}#${type}.${provider.name}.${name}`;
        if (seen.has(key)) continue;
        seen.add(key);
        yield {
          claim: "mention",
          key,
          sort: "zone",
          names: [name],
          keys: globalKeys(provider.name, type, name),
          scope,
          at: provider.at,
          seenBy: "providers",
        };
        yield {
          claim: "attribute",
          of: key,
          name: "type",
          value: { word: type },
          at: provider.at,
          seenBy: "providers",
        };
        for (const network of networksOf(estate, provider, type))
          yield {
            claim: "relationship",
            from: { key },
            to: { key: network },
            purpose: "other",
            verb: "contains",
            evidence: "declared",
            at: provider.at,
            seenBy: "providers",
          };
      }
}

const clouds = { aws: "arn", google: "gcp-resource", azurerm: "azure-resource" } as const;

/** An account or a region of a cloud is the same for whoever works in it. */
function globalKeys(provider: string, type: string, name: string): readonly TypedKey[] {
  const cloud = Object.entries(clouds).find(([prefix]) => provider.startsWith(prefix));
  return cloud === undefined ? [] : [{ type: cloud[1], value: `${cloud[0]}/${type}/${name}` }];
}

function valuesOf(estate: Estate, provider: Provider, names: readonly string[]): readonly string[] {
  for (const name of names) {
    const value = at(provider.config, name);
    const first = Array.isArray(value) ? (value as readonly (typeof value)[])[0] : value;
    const text = estate.text(first as Parameters<Estate["text"]>[0]);
    const found = /^arn:aws[\w-]*:iam::(\d{12}):/u.exec(text ?? "")?.[1] ?? text;
    if (found !== undefined && /^[\w-]{2,80}$/u.test(found)) return [found];
  }
  return [];
}

/** Networks that are set up by this provider in its region. */
function networksOf(estate: Estate, provider: Provider, type: string): readonly string[] {
  if (type !== "region") return [];
  const name = provider.alias === undefined ? undefined : `${provider.name}.${provider.alias}`;
  const prefix = `${provider.name.replace(/-beta$/u, "")}_`;
  return estate.things
    .filter(
      (thing) =>
        thing.known?.sort === "zone" &&
        thing.known.type === "vpc" &&
        thing.type.startsWith(prefix) &&
        thing.provider === name &&
        !thing.isData,
    )
    .map((thing) => estate.key(thing));
}

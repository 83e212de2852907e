/** What is inside of another thing and cannot be written inside of it: a database in a store, a topic in a broker. */
import { confidenceOf } from "../model/claims/evidence.ts";
import type { Named } from "./elements.ts";
import type { Hosts } from "./hosts.ts";
import { mayContain } from "./kinds.ts";
import type { Link } from "./link.ts";
import type { ObservedRelationship } from "./observation.ts";

/** A store holds (accesses) data; for a topic in a broker, both stores, no verb says more than that they relate. */
export function holdingLinks(named: ReadonlyMap<number, Named>, hosts: Hosts): readonly Link[] {
  const links: Link[] = [];
  for (const one of named.values())
    for (const node of one.members) {
      if (node.inside === undefined) continue;
      const found = hosts.find(node.inside, node);
      const outer = found.is === "element" ? named.get(found.root) : undefined;
      if (outer === undefined || outer.root === one.root || mayContain(outer.kind, one.kind)) continue;
      if (outer.kind !== "store") continue;
      links.push({
        from: { root: outer.root },
        to: { root: one.root },
        purpose: "other",
        verb: one.kind === "store" ? "relates" : "accesses",
        attributes: {},
        evidence: {
          class: "declared",
          source: node.source,
          seenBy: "inside",
          at: node.at,
          confidence: confidenceOf("declared"),
        },
      });
    }
  return links;
}

/** Who accesses a database that lies in a store uses the store: the database is where it looks, the store is what it needs to run. */
export function withStores(
  relationships: readonly ObservedRelationship[],
  named: ReadonlyMap<number, Named>,
): readonly ObservedRelationship[] {
  const byId = new Map([...named.values()].map((one) => [one.id, one]));
  const stores = new Map<string, string>();
  for (const { from, to, verb } of relationships)
    if (verb === "accesses" && byId.get(from)?.sort === "store" && byId.get(to)?.sort === "database")
      stores.set(to, from);
  const known = new Set(relationships.map(pairOf));
  const found = new Map<string, ObservedRelationship>();
  for (const one of relationships) {
    const store = stores.get(one.to);
    if (store === undefined || one.purpose !== "data" || byId.get(one.from)?.kind !== "module") continue;
    const through: ObservedRelationship = { ...one, to: store, verb: "uses", attributes: {} };
    const key = pairOf(through);
    if (!known.has(key) && !found.has(key)) found.set(key, through);
  }
  if (found.size === 0) return relationships;
  return [...relationships, ...found.values()].toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

function pairOf({ from, to, purpose }: ObservedRelationship): string {
  return [from, to, purpose].join("\u0000");
}

function orderOf(one: ObservedRelationship): string {
  return `${pairOf(one)}\u0000${one.verb}`;
}

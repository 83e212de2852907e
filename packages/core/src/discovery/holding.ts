/** What is inside of another thing and cannot be written inside of it: a database in a store, a topic in a broker. */
import { confidenceOf } from "../model/claims/evidence.ts";
import type { Named } from "./elements.ts";
import type { Hosts } from "./hosts.ts";
import { mayContain } from "./kinds.ts";
import type { Link } from "./link.ts";

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

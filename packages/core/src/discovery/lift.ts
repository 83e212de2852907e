/** Relationships as those of what runs: topics stand for their broker, databases and tables for their store. */
import type { Purpose, Sort } from "../model/claims/claim.ts";
import type { Observation, ObservedElement, ObservedRelationship } from "./observation.ts";

export interface LiftedRelationship {
  readonly from: string;
  readonly to: string;
  readonly purpose: Purpose;
  /** The relationships that became this one. */
  readonly same: readonly ObservedRelationship[];
}

/** Sorts that may be an end of a relationship here; what lies in a store or a broker is lifted to it. */
const ends: ReadonlySet<Sort> = new Set<Sort>([
  "service",
  "client",
  "store",
  "broker",
  "external",
  "code",
  "chart",
  "image",
]);

/** For what lies in a store or a broker: which one that is. */
function holdersOf(observation: Observation, byId: ReadonlyMap<string, ObservedElement>): ReadonlyMap<string, string> {
  const holders = new Map<string, string>();
  for (const { id, parent } of observation.elements) if (parent !== undefined) holders.set(id, parent);
  for (const { from, to, verb } of observation.relationships) {
    const [outer, inner] = [byId.get(from), byId.get(to)];
    if (outer === undefined || inner === undefined || ends.has(inner.sort) || holders.has(to)) continue;
    if ((outer.sort === "store" || outer.sort === "broker") && /^(?:contains|hosts|accesses|relates)$/u.test(verb))
      holders.set(to, from);
  }
  return holders;
}

/** Relationships of what runs, by ends and purpose; those of what lies in a store or a broker as the store's or the broker's. */
export function lifted(observation: Observation): readonly LiftedRelationship[] {
  const byId = new Map(observation.elements.map((element) => [element.id, element]));
  const holders = holdersOf(observation, byId);
  const brokers = [...byId.values()].filter(({ sort }) => sort === "broker");
  const lift = (id: string): string | undefined => {
    let at: string | undefined = id;
    for (let step = 0; at !== undefined && step < 8; step += 1) {
      const sort = byId.get(at)?.sort;
      if (sort !== undefined && ends.has(sort)) return at;
      const outer = holders.get(at);
      // What nobody is known to hold stands for itself; a topic, for the only broker.
      if (outer === undefined && sort === "database") return isOnlyWritten(byId.get(at)) ? undefined : at;
      if (outer === undefined && sort === "topic") return brokers.length > 1 ? undefined : (brokers[0]?.id ?? at);
      at = outer;
    }
    return undefined;
  };
  const merged = new Map<string, LiftedRelationship>();
  for (const one of observation.relationships) {
    if (structural.has(one.verb)) continue;
    const pair = inDirection(lift(one.from), lift(one.to), one.purpose, byId);
    if (pair === undefined) continue;
    const [from, to] = pair;
    const key = [from, to, one.purpose].join("\u0000");
    const known = merged.get(key) ?? { from, to, purpose: one.purpose, same: [] };
    merged.set(key, { ...known, same: [...known.same, one] });
  }
  return [...merged.keys()].toSorted().flatMap((key) => merged.get(key) ?? []);
}

/** A database of which only the definition is there runs nowhere that is known. */
function isOnlyWritten(element: ObservedElement | undefined): boolean {
  return element?.mentions.every(({ key }) => /^(?:ddl|sql):/u.test(key)) === true;
}

/** Who reads or subscribes comes first, as who calls: what keeps data goes to nobody by itself. */
function inDirection(
  from: string | undefined,
  to: string | undefined,
  purpose: Purpose,
  byId: ReadonlyMap<string, ObservedElement>,
): readonly [string, string] | undefined {
  if (from === undefined || to === undefined || from === to) return undefined;
  const keeps = (id: string): boolean => /^(?:store|broker|topic|database)$/u.test(byId.get(id)?.sort ?? "");
  return purpose === "data" && keeps(from) && !keeps(to) ? [to, from] : [from, to];
}

/** Verbs that say how things are built and not what they do. */
const structural: ReadonlySet<string> = new Set([
  "contains",
  "groups",
  "hosts",
  "runs on",
  "realizes",
  "specializes",
  "threatens",
  "performs",
  "influences",
  "changes",
  "relates",
]);

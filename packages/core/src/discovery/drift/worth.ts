/**
 * What was observed and is no part of an architecture by itself: pipelines (what they deliver names them), routes into a cluster (whom they
 * lead to is `exposed`), addresses that nothing is seen to use, teams that own nothing that is here, empty regions and namespaces. A model may
 * declare them, and then they are compared; that it does not is no drift.
 */
import { foldName } from "../names.ts";
import type { ObservedElement, Observation } from "../observation.ts";

export class Worth {
  private readonly connected: ReadonlySet<string>;
  private readonly parents: ReadonlySet<string>;
  private readonly owners: ReadonlySet<string>;
  private readonly byId: ReadonlyMap<string, ObservedElement>;

  constructor({ elements, relationships }: Observation) {
    this.connected = new Set(
      relationships.filter(({ purpose }) => purpose !== "startup").flatMap(({ from, to }) => [from, to]),
    );
    this.parents = new Set(elements.flatMap(({ parent }) => parent ?? []));
    this.owners = new Set(elements.flatMap(ownersOf).map(foldName));
    this.byId = new Map(elements.map((one) => [one.id, one]));
  }

  /** Should a model have the element, by its observed id? */
  has(id: string): boolean {
    const one = this.byId.get(id);
    return one === undefined || this.isPart(one);
  }

  isPart(one: ObservedElement): boolean {
    const isAlone = !this.connected.has(one.id) && !this.parents.has(one.id);
    if (one.sort === "pipeline") return false;
    if (one.sort === "node" && one.mentions.length > 0 && one.mentions.every(({ key }) => route.test(key)))
      return false;
    if (one.isExternal) return !isAlone || !one.mentions.every(({ source }) => source === "kubernetes");
    if (one.sort === "team") return !one.mentions.every(({ source }) => source === "codeowners") || this.owns(one);
    return one.sort !== "zone" || !isAlone || one.attributes.some(({ name }) => !ofEveryZone.has(name));
  }

  private owns({ id, name, aliases }: ObservedElement): boolean {
    return [id, name, ...aliases].some((one) => this.owners.has(foldName(one)));
  }
}

const route =
  /^kubernetes:[^/]*\/(?:ingress|ingressroute|virtualservice|httproute|grpcroute|tcproute|tlsroute|route|gateway|virtualserver|mapping|httpproxy)\//u;

const ofEveryZone: ReadonlySet<string> = new Set(["type", "iac", "provider", "labels", "environment", "environments"]);

function ownersOf({ attributes }: ObservedElement): readonly string[] {
  return attributes.flatMap(({ name, value }) => {
    if (name !== "owner" && name !== "contacts") return [];
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    return values.flatMap((each) => {
      if (typeof each === "string") return [each];
      if (typeof each !== "object" || each === null) return [];
      return "word" in each ? [String(each.word)] : "reference" in each ? [String(each.reference)] : [];
    });
  });
}

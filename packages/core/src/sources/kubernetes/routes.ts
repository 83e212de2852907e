/** Ways into the cluster and inside of it: Ingress, Gateway API, OpenShift routes, Istio. */
import type { Claim, Lookup, Mention, Reference } from "../../model/claims/claim.ts";
import { at, itemsAt, textAt, textsAt, type Tree } from "../parts/tree.ts";
import type { Cluster } from "./cluster.ts";
import { scopeOf } from "./mention.ts";
import { keyOf, placeOf, type Resource } from "./resource.ts";

interface Backend {
  readonly namespace: string;
  readonly service: string;
  readonly tree: Tree;
}

/** A route is an entry of its own, a machine in front: it sends requests on, and is no service of the system. */
export function* routesOf(cluster: Cluster): Iterable<Claim> {
  for (const resource of cluster.resources) {
    const backends = backendsOf(resource);
    if (backends === undefined) continue;
    const isOpen = isEntry(resource);
    if (isOpen) yield entry(resource, cluster);
    const seen = new Set<string>();
    for (const backend of backends) {
      const place = placeOf(resource, backend.tree);
      const targets = cluster.behind(backend.namespace, backend.service);
      const name = `${backend.namespace}/${backend.service}`;
      if (seen.has(name) || !isOpen) continue;
      seen.add(name);
      const ends: readonly Reference[] =
        targets.length > 0 ? targets.map(({ key }) => ({ key })) : [{ lookup: lookupOf(backend) }];
      for (const to of ends)
        yield {
          claim: "relationship",
          from: { key: keyOf(resource) },
          to,
          purpose: "other",
          evidence: "route",
          protocol: "http",
          at: place,
          seenBy: resource.kind,
          ...certaintyOf(resource),
        };
      for (const { key } of targets)
        yield {
          claim: "attribute",
          of: key,
          name: "exposed",
          value: { word: "internet" },
          at: place,
          seenBy: resource.kind,
          ...certaintyOf(resource),
        };
    }
  }
}

function certaintyOf({ from }: Resource): { readonly certainty?: number } {
  return from.certainty === undefined ? {} : { certainty: from.certainty };
}

function lookupOf({ namespace, service }: Backend): Lookup {
  return { host: service, scope: { space: `kubernetes:${namespace}` } };
}

function entry(resource: Resource, cluster: Cluster): Mention {
  const hosts = hostsOf(resource, cluster).filter((host) => /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/iu.test(host));
  return {
    claim: "mention",
    key: keyOf(resource),
    sort: "node",
    names: [`${resource.name}-${resource.kind}`],
    keys: [
      { type: "kubernetes", value: `${resource.namespace}/${resource.kind}/${resource.name}` },
      ...hosts.map((value) => ({ type: "fqdn" as const, value: value.toLowerCase() })),
    ],
    scope: scopeOf({ resource }),
    at: placeOf(resource),
    seenBy: resource.kind,
    ...certaintyOf(resource),
  };
}

function hostsOf(resource: Resource, cluster: Cluster): readonly string[] {
  const { tree, kind } = resource;
  if (kind === "ingress") return itemsAt(tree, "spec", "rules").flatMap((rule) => textAt(rule, "host") ?? []);
  if (kind === "route") return [textAt(tree, "spec", "host")].filter((host) => host !== undefined);
  if (kind === "virtualservice")
    return textsAt(tree, "spec", "hosts").filter((host) => cluster.behind(resource.namespace, host).length === 0);
  return textsAt(tree, "spec", "hostnames");
}

/** Does it let requests in from outside? A virtual service without a gateway only steers what is inside. */
function isEntry({ kind, tree }: Resource): boolean {
  if (kind !== "virtualservice") return true;
  return textsAt(tree, "spec", "gateways").some((gateway) => gateway !== "mesh");
}

/** The services to which a route sends; undefined: it is no route. */
function backendsOf(resource: Resource): readonly Backend[] | undefined {
  const { kind, group, tree, namespace } = resource;
  switch (kind) {
    case "ingress":
      return ingressBackends(tree, namespace);
    case "httproute":
    case "grpcroute":
    case "tcproute":
    case "tlsroute":
      return itemsAt(tree, "spec", "rules").flatMap((rule) =>
        itemsAt(rule, "backendRefs").flatMap((one) =>
          named(one, textAt(one, "name"), textAt(one, "namespace") ?? namespace),
        ),
      );
    case "route":
      return group === "route.openshift.io" || at(tree, "spec", "to", "name") !== undefined
        ? [at(tree, "spec", "to"), ...itemsAt(tree, "spec", "alternateBackends")].flatMap((one) =>
            named(one, textAt(one, "name"), namespace),
          )
        : undefined;
    case "ingressroute":
      return itemsAt(tree, "spec", "routes").flatMap((route) =>
        itemsAt(route, "services").flatMap((one) =>
          named(one, textAt(one, "name"), textAt(one, "namespace") ?? namespace),
        ),
      );
    case "virtualservice":
      return ["http", "tcp", "tls"].flatMap((protocol) =>
        itemsAt(tree, "spec", protocol).flatMap((rule) =>
          itemsAt(rule, "route").flatMap((one) => destination(one, textAt(one, "destination", "host"), namespace)),
        ),
      );
    default:
      return undefined;
  }
}

function ingressBackends(tree: Tree, namespace: string): readonly Backend[] {
  const paths = itemsAt(tree, "spec", "rules").flatMap((rule) =>
    itemsAt(rule, "http", "paths").map((path) => at(path, "backend")),
  );
  return [at(tree, "spec", "defaultBackend"), at(tree, "spec", "backend"), ...paths].flatMap((backend) =>
    named(backend, textAt(backend, "service", "name") ?? textAt(backend, "serviceName"), namespace),
  );
}

function named(tree: Tree | undefined, service: string | undefined, namespace: string): readonly Backend[] {
  return tree === undefined || service === undefined ? [] : [{ tree, service, namespace }];
}

/** `carts`, `carts.prod`, `carts.prod.svc.cluster.local`. */
function destination(tree: Tree, host: string | undefined, namespace: string): readonly Backend[] {
  const [service, other] = (host ?? "").split(".");
  return named(tree, service === "" ? undefined : service, other ?? namespace);
}

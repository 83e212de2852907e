/** Who may talk to whom: network policies of Kubernetes and Cilium, authorization policies of Istio. */
import type { Claim, Lookup, Place, Purpose, Reference } from "../../model/claims/claim.ts";
import { at, itemsAt, textAt, textsAt, textsByName, type Tree } from "../parts/tree.ts";
import type { Cluster } from "./cluster.ts";
import { natureOf } from "./mention.ts";
import { placeOf, type Resource, selectorOf } from "./resource.ts";
import type { Workload } from "./workload.ts";

/** One end of a permission: known workloads, or labels that nothing has. */
interface End {
  readonly workloads: readonly Workload[];
  readonly lookup?: Lookup;
}

export function* policiesOf(cluster: Cluster): Iterable<Claim> {
  for (const resource of cluster.ofKind("networkpolicy")) yield* networkPolicy(resource, cluster);
  for (const kind of ["ciliumnetworkpolicy", "ciliumclusterwidenetworkpolicy"])
    for (const resource of cluster.ofKind(kind)) yield* ciliumPolicy(resource, cluster);
  for (const resource of cluster.ofKind("authorizationpolicy")) yield* authorization(resource, cluster);
}

function* networkPolicy(resource: Resource, cluster: Cluster): Iterable<Claim> {
  const { tree, namespace } = resource;
  const own = endOf(namespace, selectorOf(at(tree, "spec", "podSelector")), cluster);
  if (own === undefined) return;
  for (const rule of itemsAt(tree, "spec", "ingress"))
    for (const peer of itemsAt(rule, "from"))
      yield* permitted(peerOf(peer, namespace, cluster), own, placeOf(resource, peer), resource);
  for (const rule of itemsAt(tree, "spec", "egress"))
    for (const peer of itemsAt(rule, "to"))
      yield* permitted(own, peerOf(peer, namespace, cluster), placeOf(resource, peer), resource);
}

/** Pods of this namespace or of one that is named; whole namespaces and ranges of addresses say nothing of one caller. */
function peerOf(peer: Tree, namespace: string, cluster: Cluster): End | undefined {
  const asked = selectorOf(at(peer, "podSelector"));
  if (at(peer, "podSelector") === undefined || Object.keys(asked).length === 0) return undefined;
  const named = selectorOf(at(peer, "namespaceSelector"));
  if (at(peer, "namespaceSelector") === undefined) return endOf(namespace, asked, cluster);
  const other = named["kubernetes.io/metadata.name"] ?? named["name"];
  return other === undefined ? undefined : endOf(other, asked, cluster);
}

function endOf(namespace: string, labels: Readonly<Record<string, string>>, cluster: Cluster): End | undefined {
  if (Object.keys(labels).length === 0) return undefined;
  const workloads = cluster.selected(namespace, labels);
  if (workloads.length > 0) return { workloads };
  const name = nameIn(labels);
  const lookup: Lookup = {
    labels,
    ...(name === undefined ? {} : { name }),
    scope: { space: `kubernetes:${namespace}` },
  };
  return { workloads, lookup };
}

/** What a set of labels calls the thing that it selects, though nothing has them: policies outlive renamings. */
function nameIn(labels: Readonly<Record<string, string>>): string | undefined {
  const names = [
    "app.kubernetes.io/name",
    "app",
    "name",
    "k8s-app",
    "service",
    "component",
    "io.kompose.service",
  ].flatMap((label) => labels[label] ?? []);
  return new Set(names).size === 1 ? names[0] : undefined;
}

function* permitted(from: End | undefined, to: End | undefined, place: Place, resource: Resource): Iterable<Claim> {
  if (from === undefined || to === undefined) return;
  for (const one of referencesOf(from))
    for (const other of referencesOf(to)) {
      if ("key" in one && "key" in other && one.key === other.key) continue;
      const isGuess = !("key" in one && "key" in other);
      yield {
        claim: "relationship",
        from: one,
        to: other,
        purpose: purposeOf(to),
        evidence: "policy",
        at: place,
        seenBy: resource.kind,
        ...(resource.from.certainty === undefined
          ? isGuess
            ? { certainty: 0.9 }
            : {}
          : { certainty: resource.from.certainty }),
      };
    }
}

function referencesOf({ workloads, lookup }: End): readonly Reference[] {
  return lookup === undefined ? [...new Set(workloads.map(({ key }) => key))].map((key) => ({ key })) : [{ lookup }];
}

function purposeOf({ workloads }: End): Purpose {
  const isData =
    workloads.length > 0 && workloads.every((workload) => /^(?:store|broker)$/u.test(natureOf(workload).sort));
  return isData ? "data" : "call";
}

function* ciliumPolicy(resource: Resource, cluster: Cluster): Iterable<Claim> {
  const { tree, namespace } = resource;
  for (const spec of [at(tree, "spec"), ...itemsAt(tree, "specs")]) {
    const own = ciliumEnd(at(spec, "endpointSelector"), namespace, cluster);
    if (own === undefined) continue;
    for (const rule of itemsAt(spec, "ingress"))
      for (const peer of itemsAt(rule, "fromEndpoints"))
        yield* permitted(ciliumEnd(peer, namespace, cluster), own, placeOf(resource, peer), resource);
    for (const rule of itemsAt(spec, "egress")) {
      for (const peer of itemsAt(rule, "toEndpoints"))
        yield* permitted(own, ciliumEnd(peer, namespace, cluster), placeOf(resource, peer), resource);
      for (const name of itemsAt(rule, "toFQDNs")) {
        const host = textAt(name, "matchName");
        if (host !== undefined)
          yield* permitted(own, { workloads: [], lookup: { host } }, placeOf(resource, name), resource);
      }
    }
  }
}

function ciliumEnd(selector: Tree | undefined, namespace: string, cluster: Cluster): End | undefined {
  const asked: Record<string, string> = {};
  let space = namespace;
  for (const [name, value] of Object.entries(selectorOf(selector))) {
    const plain = name.replace(/^(?:k8s|any):/u, "");
    if (plain === "io.kubernetes.pod.namespace") space = value;
    else asked[plain] = value;
  }
  return endOf(space, asked, cluster);
}

/** Istio: whoever runs under an account may call. */
function* authorization(resource: Resource, cluster: Cluster): Iterable<Claim> {
  const { tree, namespace } = resource;
  if ((textAt(tree, "spec", "action") ?? "ALLOW") !== "ALLOW") return;
  const own = endOf(namespace, textsByName(tree, "spec", "selector", "matchLabels"), cluster);
  if (own === undefined) return;
  for (const rule of itemsAt(tree, "spec", "rules"))
    for (const from of itemsAt(rule, "from"))
      for (const principal of textsAt(from, "source", "principals")) {
        const match = /(?:^|\/)ns\/([^/]+)\/sa\/([^/]+)$/u.exec(principal);
        if (match === null) continue;
        const callers = cluster.withAccount(match[1] ?? "", match[2] ?? "");
        // One account for many is no permission of one.
        if (callers.length > 0 && callers.length <= 2)
          yield* permitted({ workloads: callers }, own, placeOf(resource, at(from, "source")), resource);
      }
}

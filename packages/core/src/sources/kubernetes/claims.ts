/** Everything that one set of resources says. */
import type { Claim } from "../../model/claims/claim.ts";
import { sharedRepositories } from "../parts/images.ts";
import { textAt, textsAt, textsByName } from "../parts/tree.ts";
import { attributesOf } from "./attributes.ts";
import { type Cluster, externalNameOf } from "./cluster.ts";
import { mentionOf, natureOf, scopeOf } from "./mention.ts";
import { operatedIn } from "./operators.ts";
import { policiesOf } from "./policies.ts";
import { keyOf, placeOf } from "./resource.ts";
import { routesOf } from "./routes.ts";
import { settingsOf, type Uses } from "./settings.ts";
import { mainOf } from "./workload.ts";

export function* claimsOf(cluster: Cluster, uses: Uses): Iterable<Claim> {
  const shared = sharedAmong(cluster);
  yield* namespacesOf(cluster);
  for (const workload of cluster.workloads) {
    const nature = natureOf(workload);
    yield mentionOf(workload, nature, cluster, shared);
    yield* attributesOf(workload, nature, cluster);
    yield* settingsOf(workload, cluster, uses);
  }
  yield* operatedIn(cluster);
  yield* externalsOf(cluster);
  yield* routesOf(cluster);
  yield* policiesOf(cluster);
}

/** One workload in several files may have several tags: one counts. */
function sharedAmong(cluster: Cluster): ReadonlySet<string> {
  return sharedRepositories(
    new Map(cluster.workloads.map((workload) => [workload.key, mainOf(workload)?.image])).values(),
  );
}

function* namespacesOf(cluster: Cluster): Iterable<Claim> {
  const used = new Set(cluster.workloads.map(({ resource }) => resource.namespace));
  for (const resource of cluster.ofKind("namespace"))
    if (used.has(resource.name))
      yield {
        claim: "mention",
        key: `kubernetes:namespace/${resource.name}${resource.from.suffix ?? ""}`,
        sort: "zone",
        names: [resource.name],
        keys: [{ type: "kubernetes", value: `namespace/${resource.name}` }],
        scope: resource.from.scope,
        at: placeOf(resource),
        seenBy: "namespace",
      };
}

/** Names that stand for something outside: services of the type ExternalName, entries of a mesh. */
function* externalsOf(cluster: Cluster): Iterable<Claim> {
  for (const service of cluster.ofKind("service")) {
    const name = externalNameOf(service);
    if (name === undefined) continue;
    const isInside = /\.svc(?:\.cluster\.local)?\.?$/u.test(name);
    const hosts = isInside
      ? []
      : [
          service.name,
          `${service.name}.${service.namespace}`,
          `${service.name}.${service.namespace}.svc.cluster.local`,
        ];
    if (hosts.length > 0)
      yield {
        claim: "mention",
        key: keyOf(service),
        sort: "external",
        names: [name.toLowerCase()],
        keys: [
          { type: "kubernetes", value: `${service.namespace}/service/${service.name}` },
          { type: "fqdn", value: name.toLowerCase() },
          ...hosts.map((value) => ({ type: "host" as const, value })),
        ],
        scope: scopeOf({ resource: service }),
        at: placeOf(service),
        seenBy: "external-name",
        ...(service.from.certainty === undefined ? {} : { certainty: service.from.certainty }),
      };
  }
  for (const entry of cluster.ofKind("serviceentry")) {
    if (textAt(entry.tree, "spec", "location") === "MESH_INTERNAL") continue;
    const hosts = textsAt(entry.tree, "spec", "hosts").filter((host) => /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/iu.test(host));
    const [first] = hosts;
    // It permits that somebody calls; whether somebody does is not said.
    if (first !== undefined && Object.keys(textsByName(entry.tree, "spec", "workloadSelector", "labels")).length === 0)
      yield {
        claim: "mention",
        key: keyOf(entry),
        sort: "external",
        names: [first.toLowerCase()],
        keys: hosts.map((host) => ({ type: "fqdn", value: host.toLowerCase() })),
        scope: scopeOf({ resource: entry }),
        at: placeOf(entry),
        seenBy: "service-entry",
        certainty: 0.4,
      };
  }
}

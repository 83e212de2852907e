/** The mention of a workload with all keys by which others know it. */
import type { Mention, Scope, TypedKey } from "../../model/claims/claim.ts";
import { type Product, sortOfWorkload } from "../parts/images.ts";
import { selfNames } from "../parts/self-names.ts";
import { itemsAt, numberAt, textAt } from "../parts/tree.ts";
import { annotationsOf, placeOf } from "./resource.ts";
import type { Cluster } from "./cluster.ts";
import { mainOf, type Workload } from "./workload.ts";

/** `prod` of a namespace or folder that says so. */
export function environmentNamed(name: string): string | undefined {
  const word =
    /(?:^|[-_./])(production|prod|staging|stage|preprod|pre-prod|qa|uat|test|testing|development|dev)(?:$|[-_./])/iu
      .exec(name)?.[1]
      ?.toLowerCase();
  if (word === undefined) return undefined;
  const usual: Readonly<Record<string, string>> = {
    production: "prod",
    stage: "staging",
    "pre-prod": "preprod",
    qa: "test",
    uat: "test",
    testing: "test",
    development: "dev",
  };
  return usual[word] ?? word;
}

export function scopeOf({ resource }: Pick<Workload, "resource">): Scope {
  const environment = resource.from.scope.environment ?? environmentNamed(resource.namespace);
  return {
    space: `kubernetes:${resource.namespace}`,
    ...resource.from.scope,
    ...(environment === undefined ? {} : { environment }),
  };
}

export interface Nature {
  readonly sort: Mention["sort"];
  readonly product?: Product;
}

export function natureOf(workload: Workload): Nature {
  const nature = sortOfWorkload(mainOf(workload)?.image?.name, workload.resource.name);
  // A job with the image of a database uses its tools.
  const isJob = /^(?:job|cronjob)$/u.test(workload.resource.kind);
  return isJob && nature.sort !== "service" ? { sort: "client" } : nature;
}

export function mentionOf(workload: Workload, nature: Nature, cluster: Cluster, shared: ReadonlySet<string>): Mention {
  const { resource, key } = workload;
  const keys: TypedKey[] = [{ type: "kubernetes", value: `${resource.namespace}/${resource.kind}/${resource.name}` }];
  const uid = textAt(resource.tree, "metadata", "uid");
  if (uid !== undefined && /^[0-9a-f-]{36}$/u.test(uid)) keys.push({ type: "kubernetes-uid", value: uid });
  for (const host of hostsOf(workload, cluster)) keys.push({ type: "host", value: host });
  const image = mainOf(workload)?.image;
  if (image !== undefined && !shared.has(image.repository)) keys.push({ type: "image", value: image.repository });
  if (image?.digest !== undefined) keys.push({ type: "image-digest", value: image.digest });
  keys.push(...telemetryNames(workload));
  return {
    claim: "mention",
    key,
    sort: nature.sort,
    names: [resource.name],
    keys: unique(keys),
    scope: scopeOf(workload),
    at: placeOf(resource),
    seenBy: resource.kind,
    ...(resource.from.certainty === undefined ? {} : { certainty: resource.from.certainty }),
  };
}

function unique(keys: readonly TypedKey[]): readonly TypedKey[] {
  const seen = new Set<string>();
  return keys.filter(({ type, value }) => !seen.has(`${type} ${value}`) && seen.add(`${type} ${value}`));
}

/** How it is dialled from its namespace and from others: by its services, and by its pods where they have names of their own. */
function hostsOf(workload: Workload, cluster: Cluster): readonly string[] {
  const found = new Set<string>();
  const add = (name: string, namespace: string): void => {
    for (const end of ["", `.${namespace}`, `.${namespace}.svc`, `.${namespace}.svc.cluster.local`])
      found.add(name + end);
  };
  for (const service of cluster.servicesOf(workload)) add(service.name, service.namespace);
  const { kind, name, namespace, tree } = workload.resource;
  if (kind === "service") add(name, namespace);
  const headless = kind === "statefulset" ? textAt(tree, "spec", "serviceName") : undefined;
  const replicas = Math.min(numberAt(tree, "spec", "replicas") ?? 1, 9);
  if (headless !== undefined)
    for (let index = 0; index < replicas; index++) add(`${name}-${String(index)}.${headless}`, namespace);
  return [...found];
}

/** The name in traces, where it is said: an annotation, or what the instrumentation is given. Labels that several share say nothing. */
function telemetryNames(workload: Workload): readonly TypedKey[] {
  const annotated = annotationsOf(workload.template)["resource.opentelemetry.io/service.name"];
  if (annotated !== undefined) return [{ type: "telemetry-service", value: annotated }];
  return workload.containers
    .filter(({ part }) => part === "main")
    .flatMap(({ tree }) =>
      selfNames(
        itemsAt(tree, "env").map((item) => ({
          name: textAt(item, "name") ?? "",
          value: namedValue(textAt(item, "value")),
        })),
      ),
    );
}

/** `$(OTEL_NAME)` and other variables in a name are not followed here. */
function namedValue(value: string | undefined): string | undefined {
  return value === undefined || value.includes("$(") ? undefined : value;
}

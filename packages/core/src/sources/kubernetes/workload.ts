/** Things that run: workloads with their containers. */
import { at, itemsAt, textAt, textsByName, type Tree } from "../parts/tree.ts";
import { type ImageName, readImage } from "../parts/images.ts";
import { annotationsOf, keyOf, labelsOf, type Resource } from "./resource.ts";

export interface Workload {
  readonly resource: Resource;
  readonly key: string;
  /** Template of its pods, or the pod itself. */
  readonly template: Tree;
  readonly pod: Tree;
  /** Labels of its pods. */
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly account: string | undefined;
  /** What it is there for first, helpers behind, what runs before it starts last. */
  readonly containers: readonly Container[];
}

export interface Container {
  readonly name: string;
  readonly tree: Tree;
  readonly image: ImageName | undefined;
  readonly part: "main" | "sidecar" | "init";
}

const templates: Readonly<Record<string, readonly string[]>> = {
  deployment: ["spec", "template"],
  statefulset: ["spec", "template"],
  daemonset: ["spec", "template"],
  replicaset: ["spec", "template"],
  replicationcontroller: ["spec", "template"],
  job: ["spec", "template"],
  rollout: ["spec", "template"],
  deploymentconfig: ["spec", "template"],
  cronjob: ["spec", "jobTemplate", "spec", "template"],
  scaledjob: ["spec", "jobTargetRef", "template"],
  pod: [],
};

/** The workload that a resource is; undefined: it is something else, or was made by another workload that is there, too. */
export function workloadOf(resource: Resource): Workload | undefined {
  const { kind, group, tree } = resource;
  const path = kind === "service" && group === "serving.knative.dev" ? ["spec", "template"] : templates[kind];
  if (path === undefined || isMadeByAnother(tree)) return undefined;
  const template = at(tree, ...path);
  const pod = at(template, "spec");
  if (template === undefined || pod === undefined || itemsAt(pod, "containers").length === 0) return undefined;
  const own = labelsOf(template);
  const containers = containersOf(pod);
  return {
    resource,
    key: keyOf(resource),
    template,
    pod,
    labels: Object.keys(own).length > 0 ? own : textsByName(tree, "spec", "selector", "matchLabels"),
    annotations: { ...annotationsOf(tree), ...annotationsOf(template) },
    account: textAt(pod, "serviceAccountName") ?? textAt(pod, "serviceAccount"),
    containers,
  };
}

/** In a dump of a cluster: the pods of a deployment, the jobs of a cron job. */
export function isMadeByAnother(tree: Tree): boolean {
  return itemsAt(tree, "metadata", "ownerReferences").some((owner) =>
    /^(?:ReplicaSet|Deployment|StatefulSet|DaemonSet|Job|CronJob|ReplicationController|DeploymentConfig|Rollout|Revision)$/u.test(
      textAt(owner, "kind") ?? "",
    ),
  );
}

/** Helpers that stand beside what a pod is for. */
const helpers =
  /(?:^|[-_/])(?:istio-proxy|proxyv2|envoy-proxy|linkerd-proxy|cloud-?sql-proxy|cloudsql-proxy|gce-proxy|alloydb-auth-proxy|fluent-?bit|fluentd|filebeat|promtail|vector|vault-agent|daprd|jaeger-agent|otel-collector|opentelemetry-collector(?:-contrib)?|oauth2-proxy|kube-rbac-proxy|config-reloader|configmap-reload|reloader|k8s-sidecar|git-sync|[\w-]*exporter|metrics|log-?(?:shipper|agent|router)|aws-xray-daemon|xray|datadog-agent|statsd)$/iu;

function containersOf(pod: Tree): readonly Container[] {
  const all = itemsAt(pod, "containers").map((tree) => container(tree, "main"));
  const main = all.filter(({ name, image }) => !helpers.test(name) && !helpers.test(image?.name ?? ""));
  const first = main.length === 0 ? all.slice(0, 1) : main;
  const beside = all.filter((one) => !first.includes(one)).map((one): Container => ({ ...one, part: "sidecar" }));
  return [...first, ...beside, ...itemsAt(pod, "initContainers").map((tree) => container(tree, "init"))];
}

function container(tree: Tree, part: Container["part"]): Container {
  return { name: textAt(tree, "name") ?? "", tree, image: readImage(textAt(tree, "image") ?? ""), part };
}

/** The container that a workload is there for: that of its own name, or the first. */
export function mainOf({ containers, resource }: Workload): Container | undefined {
  const main = containers.filter(({ part }) => part === "main");
  return main.find(({ name }) => name === resource.name) ?? main[0];
}

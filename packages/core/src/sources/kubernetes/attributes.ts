/** Attributes of a workload in words of the metamodel: how many, how it is watched, restarted, scaled, spread, confined, reached. */
import type { AttributeClaim } from "../../model/claims/claim.ts";
import type { FactValue } from "../../model/facts.ts";
import { technologyText, versionOfTag } from "../parts/images.ts";
import { at, entriesAt, flagAt, itemsAt, numberAt, textAt, textsAt, type Tree } from "../parts/tree.ts";
import { cores, memory, words } from "../parts/values.ts";
import type { Cluster } from "./cluster.ts";
import type { Nature } from "./mention.ts";
import { annotationsOf, hasLabels, placeOf, type Resource, selectorOf } from "./resource.ts";
import { mainOf, type Workload } from "./workload.ts";

export function attributesOf(workload: Workload, nature: Nature, cluster: Cluster): readonly AttributeClaim[] {
  const { key, resource, pod, labels } = workload;
  const found: AttributeClaim[] = [];
  const say: Say = (name, value, seenBy, from = resource, part) => {
    if (value === undefined) return;
    const { certainty } = from.from;
    found.push({
      claim: "attribute",
      of: key,
      name,
      value,
      at: placeOf(from, part ?? from.tree),
      seenBy,
      ...(certainty === undefined ? {} : { certainty }),
    });
  };
  if (Object.keys(labels).length > 0) say("labels", { record: labels }, "labels");
  const main = mainOf(workload);
  const { product } = nature;
  if (product !== undefined) {
    const image = at(main?.tree, "image");
    const isProduct = nature.sort !== "service" && nature.sort !== "client";
    say("technology", [technologyText(product, main?.image?.tag)], "image", resource, image);
    if (product.type !== undefined) say("type", { word: product.type }, "image", resource, image);
    if (isProduct) say("version", versionOfTag(main?.image?.tag), "image", resource, image);
  }
  const deployed = main?.image;
  const release = deployed?.tag === undefined ? deployed?.digest && `@${deployed.digest}` : `:${deployed.tag}`;
  if (deployed !== undefined && release !== undefined)
    say("x-image", `${deployed.repository}${release}`, "image", resource, at(main?.tree, "image"));
  if (/job/u.test(resource.kind)) say("type", { word: "batch" }, resource.kind);
  count(workload, cluster, say);
  scale(workload, cluster, say);
  watch(workload, say);
  say("restart", restartOf(workload), "restart-policy", resource, at(pod, "restartPolicy"));
  size(main?.tree, resource, say);
  const ports = workload.containers.flatMap(({ tree, part }) => (part === "main" ? itemsAt(tree, "ports") : []));
  const opened = ports.flatMap((port) => {
    const number = numberAt(port, "containerPort");
    return number === undefined ? [] : [`${(textAt(port, "protocol") ?? "TCP").toLowerCase()}/${String(number)}`];
  });
  if (opened.length > 0) say("ports", [...new Set(opened)], "ports", resource, ports[0]);
  confine(workload, say);
  reach(workload, cluster, say);
  store(workload, cluster, say);
  return found;
}

type Say = (name: string, value: FactValue | undefined, seenBy: string, from?: Resource, part?: Tree) => void;

/** Replicas, how they are spread, how many must stay. */
function count(workload: Workload, cluster: Cluster, say: Say): void {
  const { resource, pod, labels } = workload;
  const { tree, kind, namespace } = resource;
  if (!/^(?:deployment|statefulset|replicaset|replicationcontroller|rollout|deploymentconfig)$/u.test(kind)) return;
  const scaler = scalerOf(workload, cluster);
  const written = numberAt(tree, "spec", "replicas");
  // One is what Kubernetes takes where nothing is said and nothing scales.
  const replicas = written ?? (scaler === undefined ? 1 : undefined);
  say("replicas", replicas, "replicas", resource, at(tree, "spec", "replicas"));
  const least = Math.max(
    replicas ?? 0,
    numberAt(scaler?.tree, "spec", "minReplicas") ?? (scaler === undefined ? 0 : 1),
  );
  if (least === 1) say("redundancy", { word: "none" }, "replicas", resource, at(tree, "spec", "replicas"));
  if (least > 1 && kind !== "statefulset")
    say("redundancy", { word: "active-active" }, "replicas", resource, at(tree, "spec", "replicas"));
  for (const budget of cluster.ofKind("poddisruptionbudget")) {
    if (budget.namespace !== namespace || !hasLabels(labels, selectorOf(at(budget.tree, "spec", "selector")))) continue;
    const fewest = portion(textAt(budget.tree, "spec", "minAvailable"), least, Math.ceil);
    const most = portion(textAt(budget.tree, "spec", "maxUnavailable"), least, Math.floor);
    const need = fewest ?? (most === undefined || least === 0 ? undefined : Math.max(least - most, 0));
    say("need", need, "disruption-budget", budget);
  }
  const spread = itemsAt(pod, "topologySpreadConstraints").map((one) => textAt(one, "topologyKey"));
  const apart = ["required", "preferred"].flatMap((how) =>
    itemsAt(pod, "affinity", "podAntiAffinity", `${how}DuringSchedulingIgnoredDuringExecution`).map(
      (term) => textAt(term, "topologyKey") ?? textAt(term, "podAffinityTerm", "topologyKey"),
    ),
  );
  const over = [...new Set([...spread, ...apart])].filter((one) => one !== undefined);
  if (over.length > 0)
    say("x-spread", over, "spread", resource, at(pod, "topologySpreadConstraints") ?? at(pod, "affinity"));
}

/** A number, or a percentage of how many there are. */
function portion(text: string | undefined, of: number, round: (value: number) => number): number | undefined {
  const match = /^(\d+)(%?)$/u.exec(text ?? "");
  if (match === null) return undefined;
  if (match[2] !== "%") return Number(match[1]);
  return of === 0 ? undefined : round((Number(match[1]) * of) / 100);
}

function scalerOf({ resource }: Workload, cluster: Cluster): Resource | undefined {
  return [...cluster.ofKind("horizontalpodautoscaler"), ...cluster.ofKind("scaledobject")].find(
    ({ tree, namespace }) =>
      namespace === resource.namespace &&
      textAt(tree, "spec", "scaleTargetRef", "name") === resource.name &&
      (textAt(tree, "spec", "scaleTargetRef", "kind") ?? "Deployment").toLowerCase() === resource.kind,
  );
}

function scale(workload: Workload, cluster: Cluster, say: Say): void {
  const scaler = scalerOf(workload, cluster);
  if (scaler === undefined) return;
  const min = numberAt(scaler.tree, "spec", "minReplicas") ?? numberAt(scaler.tree, "spec", "minReplicaCount") ?? 1;
  const max = numberAt(scaler.tree, "spec", "maxReplicas") ?? numberAt(scaler.tree, "spec", "maxReplicaCount");
  const record: Record<string, FactValue> = { min };
  if (max !== undefined) record["max"] = max;
  const old = numberAt(scaler.tree, "spec", "targetCPUUtilizationPercentage");
  const metric = itemsAt(scaler.tree, "spec", "metrics").find((one) =>
    /^(?:cpu|memory)$/u.test(textAt(one, "resource", "name") ?? ""),
  );
  const target =
    old ??
    numberAt(metric, "resource", "target", "averageUtilization") ??
    numberAt(metric, "resource", "targetAverageUtilization");
  const word = old === undefined ? textAt(metric, "resource", "name") : "cpu";
  if (target !== undefined) record["target"] = { quantity: target, unit: "%" };
  if (word !== undefined) record["metric"] = { word };
  say("autoscale", { record }, "autoscaler", scaler);
}

function watch({ containers, resource }: Workload, say: Say): void {
  const main = containers.filter(({ part }) => part === "main");
  const found = (["liveness", "readiness", "startup"] as const).filter((name) =>
    main.some(({ tree }) => at(tree, `${name}Probe`) !== undefined),
  );
  const [first] = main.flatMap(({ tree }) => at(tree, `${found[0] ?? ""}Probe`) ?? []);
  // A pod without probes is a fact: Kubernetes then only sees whether the process lives.
  if (!/job|^pod$/u.test(resource.kind))
    say("probes", found.length === 0 ? false : words(...found), "probes", resource, first);
}

/** Pods are started again unless they say otherwise. */
function restartOf({ pod, resource }: Workload): FactValue | undefined {
  const policy = textAt(pod, "restartPolicy");
  if (resource.kind === "job" || resource.kind === "cronjob")
    return policy === undefined ? undefined : { word: policy === "OnFailure" ? "auto" : "manual" };
  return { word: policy === "Never" ? "manual" : "auto" };
}

function size(container: Tree | undefined, resource: Resource, say: Say): void {
  const resources = at(container, "resources");
  for (const [name, attribute, read] of [
    ["cpu", "cpu", cores],
    ["memory", "ram", memory],
  ] as const) {
    const text = textAt(resources, "limits", name) ?? textAt(resources, "requests", name);
    if (text !== undefined) say(attribute, read(text), "resources", resource, resources);
  }
}

function confine({ containers, pod, resource }: Workload, say: Say): void {
  const main = containers.filter(({ part }) => part === "main");
  const contexts = main.map(({ tree }) => at(tree, "securityContext"));
  const whole = at(pod, "securityContext");
  if (contexts.some((one) => flagAt(one, "privileged") === true))
    say(
      "privileged",
      true,
      "security-context",
      resource,
      contexts.find((one) => flagAt(one, "privileged") === true),
    );
  const isStrict =
    contexts.length > 0 &&
    contexts.every(
      (one) =>
        (flagAt(one, "runAsNonRoot") ?? flagAt(whole, "runAsNonRoot")) === true &&
        flagAt(one, "readOnlyRootFilesystem") === true &&
        textsAt(one, "capabilities", "drop").some((dropped) => dropped.toUpperCase() === "ALL"),
    );
  if (isStrict) say("hardening", true, "security-context", resource, contexts[0]);
}

/** From where it can be reached: a load balancer, a node's port, an ingress. */
function reach(workload: Workload, cluster: Cluster, say: Say): void {
  for (const service of cluster.servicesOf(workload)) {
    const type = textAt(service.tree, "spec", "type");
    const isInside = Object.entries(annotationsOf(service.tree)).some(
      ([name, value]) => /internal|scheme/u.test(name) && /^(?:true|internal|0\.0\.0\.0\/0)$/iu.test(value),
    );
    if (type === "LoadBalancer")
      return say("exposed", { word: isInside ? "internal" : "internet" }, "service", service);
  }
}

/** Lasting storage of one instance. */
function store(workload: Workload, cluster: Cluster, say: Say): void {
  const { resource, pod } = workload;
  const own = itemsAt(resource.tree, "spec", "volumeClaimTemplates");
  const sizes = own.map((claim) => textAt(claim, "spec", "resources", "requests", "storage"));
  const named = itemsAt(pod, "volumes").flatMap((volume) => textAt(volume, "persistentVolumeClaim", "claimName") ?? []);
  for (const name of named) {
    const claim = cluster.find("persistentvolumeclaim", resource.namespace, name, resource);
    sizes.push(textAt(claim?.tree, "spec", "resources", "requests", "storage"));
  }
  const [first] = sizes.filter((one) => one !== undefined);
  if (first !== undefined) say("disk", memory(first), "volumes", resource, own[0] ?? at(pod, "volumes"));
  const node = entriesAt(pod, "nodeSelector").map(
    ([name, value]) => `${name}=${value.is === "scalar" ? value.text : ""}`,
  );
  if (node.length > 0) say("x-node-selector", node, "node-selector", resource, at(pod, "nodeSelector"));
}

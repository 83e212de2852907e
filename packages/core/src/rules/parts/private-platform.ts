/** Serverless platforms that an organisation runs itself, and what belongs to such a platform. */
import { isQueue } from "../../model/exchange.ts";
import { isPublicCloud } from "../../model/hosting.ts";
import { isKind } from "../../model/is-kind.ts";
import type { Bilingual } from "../../model/metamodel.ts";
import type { Element } from "../../model/model.ts";
import { affirms, distinct, elementsOf, numberOf, states, wordOf, wordsOf } from "../../model/read.ts";
import { hostedBy } from "./hosting.ts";

/** Does the organisation answer for the platform: functions run on it, and no provider of public cloud runs it? */
export function isPrivatePlatform(node: Element): boolean {
  return wordOf(node, "type") === "function-platform" && isPublicCloud(node) !== true;
}

/** One of the five parts that a serverless platform needs. */
export interface PlatformPart {
  readonly name: Bilingual;
  /** Undefined: nobody said. */
  readonly isThere: boolean | undefined;
  /** The attribute that says so, where it is one. */
  readonly key: string;
}

const ORCHESTRATORS: readonly string[] = [
  "kubernetes",
  "openshift",
  "nomad",
  "docker",
  "podman",
  "knative",
  "k3s",
  "rancher",
];

export function platformParts(node: Element): readonly PlatformPart[] {
  const machines = machinesAround(node);
  const software = hostedBy(node);
  const technologies = [node, ...machines].flatMap((one) => [
    ...wordsOf(one, "technology"),
    ...one.references("technology").flatMap((other) => [other.name, other.id, wordOf(other, "type") ?? ""]),
  ]);
  const isContained =
    machines.some((one) => ["cluster", "container"].includes(wordOf(one, "type") ?? "")) ||
    technologies.some(
      (name) => name === "orchestrator" || ORCHESTRATORS.some((one) => name.toLowerCase().includes(one)),
    );
  return [
    {
      name: { en: "servers", fr: "serveurs" },
      isThere:
        machines.length > 0 ||
        numberOf(node, "nodes") !== undefined ||
        numberOf(node, "replicas") !== undefined ||
        undefined,
      key: "nodes",
    },
    { name: { en: "containers", fr: "conteneurs" }, isThere: isContained || undefined, key: "technology" },
    {
      name: { en: "orchestration of events", fr: "orchestration d’événements" },
      isThere: software.some(bringsEvents) || undefined,
      key: "trigger",
    },
    {
      name: { en: "monitoring", fr: "supervision" },
      isThere:
        affirms(node, "monitoring") ?? (machines.some((one) => wordOf(one, "type") === "monitoring") || undefined),
      key: "monitoring",
    },
    {
      name: { en: "automatic scaling", fr: "dimensionnement automatique" },
      isThere: scales(node, software),
      key: "autoscale",
    },
  ];
}

/** Nodes that carry the platform, stand inside it or beside it in the same whole. */
function machinesAround(node: Element): readonly Element[] {
  const carrying = node.sources("hosts");
  const around =
    node.parent === undefined || !isKind(node.parent, "node") ? [] : [node.parent, ...node.parent.children];
  const all = [...carrying, ...around, ...node.children];
  return distinct(all).filter((one) => one.row !== node.row && isKind(one, "node"));
}

/** Is it a queue, a broker or a scheduler, or set going by one? */
function bringsEvents(software: Element): boolean {
  const type = wordOf(software, "type");
  if (isQueue(software) || type === "scheduler" || states(software, "trigger")) return true;
  const reached = software.in("flows").flatMap((flow) => [flow.from, ...elementsOf(flow, "via")]);
  return reached.some((one) => one !== undefined && (isQueue(one) || wordOf(one, "type") === "scheduler"));
}

function scales(node: Element, software: readonly Element[]): boolean | undefined {
  const scaled = [node, ...software].filter((one) => states(one, "autoscale"));
  if (scaled.length === 0) return undefined;
  return scaled.some((one) => (numberOf(one, "autoscale.max") ?? Infinity) > (numberOf(one, "autoscale.min") ?? 0));
}

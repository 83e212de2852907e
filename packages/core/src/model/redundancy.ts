/** Is there a spare? Of software by its instances, of machines by their number, of links by another way round. */
import { directNodesOf, nodesOf } from "./hosting.ts";
import { isKind } from "./is-kind.ts";
import type { Element, Relationship } from "./model.ts";
import { affirms, numberOf, type Stated, wordOf, wordsOf } from "./read.ts";

/** Attributes that decide whether there is a spare, and relationships that say where it runs. */
export const SPARE_WORDS: readonly string[] = [
  "replicas",
  "nodes",
  "need",
  "redundancy",
  "replication",
  "sites",
  "autoscale",
  "type",
  "hosting",
  "runs on",
  "hosts",
  "contains",
  "env",
];

/** Whether something else stands ready where an element fails, and what says so or would have to. */
export interface Spare {
  /** Undefined: nobody said. */
  readonly answer: boolean | undefined;
  /** What proves the answer, or what is missing for one. */
  readonly stated: readonly Stated[];
}

/** Machines that are one machine as drawn, unless a number says otherwise. */
export const SINGLE_MACHINES: ReadonlySet<string> = new Set([
  "server",
  "vm",
  "container",
  "hypervisor",
  "mainframe",
  "workstation",
  "storage",
  "backup",
]);

/** Devices through which everything passes. */
export const NETWORK_DEVICES: ReadonlySet<string> = new Set([
  "firewall",
  "load-balancer",
  "proxy",
  "gateway",
  "router",
  "switch",
  "waf",
]);

/** Whether a spare stands by for an element: a further instance, a live copy, another site. */
export function spareOf(element: Element): Spare {
  return element.model.derive(spareFor, element);
}

/** Is it in production, as far as it is said? What names no environment counts as being there. */
export function isInProduction(one: Element | Relationship): boolean {
  const environments = wordsOf(one, "env");
  return environments.length === 0 || environments.includes("prod") || environments.includes("dr");
}

/** Nodes on which an element runs in production, or would after a disaster. */
export function productionNodesOf(element: Element): readonly Element[] {
  return inProduction(element, nodesOf(element));
}

/** The same, by its own words alone. */
function ownProductionNodesOf(element: Element): readonly Element[] {
  return inProduction(element, directNodesOf(element));
}

function inProduction(element: Element, nodes: readonly Element[]): readonly Element[] {
  const apart = new Set(
    element.out("runs on").flatMap((runs) => (isInProduction(runs) || runs.to === undefined ? [] : [runs.to.row])),
  );
  return nodes.filter((node) => isKind(node, "node") && !apart.has(node.row) && isInProduction(node));
}

function spareFor(element: Element): Spare {
  const counted = countedSpare(element);
  if (counted.answer === true) return counted;
  for (const [key, holds] of [
    ["sites", element.references("sites").length > 1],
    ["replication", affirms(element, "replication") === true],
  ] as const)
    if (holds) return { answer: true, stated: [[element, key]] };
  return counted;
}

function countedSpare(element: Element): Spare {
  const redundancy = wordOf(element, "redundancy");
  const instances = instancesOf(element);
  if (instances !== undefined) {
    const needed = Math.max(1, numberOf(element, "need") ?? 1);
    return { answer: instances.count > needed, stated: instances.stated };
  }
  if (redundancy !== undefined) return { answer: redundancy !== "none", stated: [[element, "redundancy"]] };
  if (!isKind(element, "node")) return wholeSpare(element) ?? { answer: undefined, stated: [[element, "replicas"]] };
  const type = wordOf(element, "type");
  if (type !== undefined && SINGLE_MACHINES.has(type)) return { answer: false, stated: [[element, "type"]] };
  return { answer: undefined, stated: [[element, type === undefined || type === "cluster" ? "nodes" : "replicas"]] };
}

/** What is said of the application, where nothing is said of its module. */
function wholeSpare(element: Element): Spare | undefined {
  const { parent } = element;
  if (parent === undefined || !isKind(element, "module") || !isKind(parent, "application", "module")) return undefined;
  const whole = spareOf(parent);
  if (whole.answer === undefined) return undefined;
  // Machines of the whole are not instances of a part that says itself where it runs.
  const isByMachines = whole.stated.length === 0 || whole.stated.some(([one]) => "verb" in one);
  return isByMachines && ownProductionNodesOf(element).length > 0 ? undefined : whole;
}

export interface Instances {
  readonly count: number;
  readonly stated: readonly Stated[];
}

/** How many like instances there are: stated, kept by autoscaling, deployed one by one, or drawn. */
export function instancesOf(element: Element): Instances | undefined {
  const least = numberOf(element, "autoscale.min");
  for (const key of ["replicas", "nodes"]) {
    const count = numberOf(element, key);
    if (count === undefined) continue;
    if (count <= 1 && (least ?? 0) > count) continue;
    return { count, stated: [[element, key]] };
  }
  if (least !== undefined) return { count: least, stated: [[element, "autoscale"]] };
  return isKind(element, "node") ? drawnMachines(element) : deployedInstances(element);
}

function drawnMachines(node: Element): Instances | undefined {
  const parts = partsOf(node);
  return parts > 1 && wordOf(node, "type") === "cluster" ? { count: parts, stated: [] } : undefined;
}

function partsOf(node: Element): number {
  return node.children.filter((child) => isKind(child, "node")).length;
}

function deployedInstances(element: Element): Instances | undefined {
  const runs = element.out("runs on").filter(isInProduction);
  const counts = runs.map((one) => numberOf(one, "replicas"));
  if (counts.some((count) => count !== undefined)) {
    const count = counts.reduce<number>((sum, one) => sum + (one ?? 1), 0);
    return { count, stated: runs.map((one) => [one, "replicas"] as const) };
  }
  // Parts that run on different machines are not spares of each other.
  const own = ownProductionNodesOf(element);
  const nodes = own.length > 0 || element.parent === undefined ? own : ownProductionNodesOf(element.parent);
  return nodes.length > 1 ? { count: nodes.length, stated: [] } : undefined;
}

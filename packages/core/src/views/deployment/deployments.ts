/** What runs on what: every statement that deploys a piece of software, resolved to the machine. */
import type { Element, Model, Relationship } from "../../model/model.ts";
import type { Value } from "../../model/values.ts";
import { once } from "../parts/inside.ts";
import { isKind } from "../parts/nodes.ts";
import { environmentsOf } from "../parts/placement.ts";

/** One piece of software on one machine. */
export interface Deployment {
  readonly software: Element;
  /** A node; or a technology, where nobody has said which node hosts it. */
  readonly on: Element;
  readonly replicas: Value | undefined;
  /** Lower case; empty where nobody has said. */
  readonly environments: readonly string[];
}

/** Id of the node that is drawn for a deployment. */
export function instanceId({ software, on }: Deployment): string {
  return `instance:${software.id}@${on.id}`;
}

/** Every deployment of a model, in the order of the files, each pair once. */
export function deploymentsOf(model: Model): readonly Deployment[] {
  const found = new Map<string, Deployment>();
  const environments = once(environmentsOf);
  for (const relationship of model.relationships("runs on")) {
    const { from, to } = relationship;
    if (from === undefined || to === undefined || !model.isEdge(relationship.row)) continue;
    for (const on of machinesBehind(from, to)) {
      const deployment = { software: from, on, replicas: replicasOf(relationship, from), environments: [] };
      const key = instanceId(deployment);
      if (!found.has(key))
        found.set(key, { ...deployment, environments: environmentsIn(relationship, on, from, environments) });
    }
  }
  return [...found.values()];
}

/** The machines that a statement means: the node; or the nodes that host the technology, unless other statements name a node. */
function machinesBehind(software: Element, target: Element): readonly Element[] {
  if (!isKind(target, "technology")) return [target];
  if (software.out("runs on").some(({ to }) => to !== undefined && isKind(to, "node"))) return [];
  const hosts = target.in("hosts").flatMap(({ from }) => (from !== undefined && isKind(from, "node") ? [from] : []));
  return hosts.length > 0 ? hosts : [target];
}

function replicasOf(relationship: Relationship, software: Element): Value | undefined {
  return relationship.get("replicas") ?? software.get("replicas");
}

function environmentsIn(
  relationship: Relationship,
  on: Element,
  software: Element,
  environments: (element: Element) => readonly string[],
): readonly string[] {
  const value = relationship.get("env");
  const items = value?.kind === "list" ? value.items : value === undefined ? [] : [value];
  const stated = items.flatMap((item) => ("text" in item ? [item.text.toLowerCase()] : []));
  if (stated.length > 0) return stated;
  const ofMachine = environments(on);
  return ofMachine.length > 0 ? ofMachine : environments(software);
}

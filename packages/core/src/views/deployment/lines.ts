/** Lines between instances: each inherits the relationships of what it is an instance of. */
import type { Element, Model, Relationship } from "../../model/model.ts";
import { isC4Relationship, realizerOf } from "../parts/c4.ts";
import { type Deployment, instanceId } from "./deployments.ts";
import type { DiagramEdge } from "../diagram.ts";
import { edgeOfRelationships } from "../parts/edges.ts";
import { nearest, once } from "../parts/inside.ts";
import { isKind } from "../parts/nodes.ts";
import { siteOf } from "../parts/placement.ts";
import { accessLines, type DrawnAccess, storeAccesses } from "../parts/stored.ts";
import type { ViewQuery } from "../viewpoint.ts";

/** The lines of the instances that are drawn, one for all relationships from one to another. */
export function instanceLines(model: Model, here: readonly Deployment[], query: ViewQuery): readonly DiagramEdge[] {
  const nearby = nearbyBy(once((machine) => siteOf(machine)?.row));
  const bySoftware = new Map<number, Deployment[]>();
  for (const one of here) bySoftware.set(one.software.row, [...(bySoftware.get(one.software.row) ?? []), one]);
  const lines = new Map<string, { from: string; to: string; relationships: Relationship[] }>();
  for (const relationship of model.relationships()) {
    const { from, to } = relationship;
    if (from === undefined || to === undefined || !isC4Relationship(relationship, query)) continue;
    const targets = instancesOf(to, bySoftware);
    for (const source of instancesOf(from, bySoftware)) {
      for (const target of nearby(source, targets)) {
        if (source === target) continue;
        const key = `${instanceId(source)} ${instanceId(target)}`;
        const line = lines.get(key) ?? { from: instanceId(source), to: instanceId(target), relationships: [] };
        line.relationships.push(relationship);
        lines.set(key, line);
      }
    }
  }
  const written = [...lines.values()].map(({ from, to, relationships }) =>
    edgeOfRelationships(relationships, from, to, query.language),
  );
  return [...written, ...dataLines(model, query, bySoftware, nearby, written)];
}

/** Access to data in stores: from each instance of the user to the instances of the store nearby. */
function dataLines(
  model: Model,
  query: ViewQuery,
  known: ReadonlyMap<number, readonly Deployment[]>,
  nearby: Nearby,
  written: readonly DiagramEdge[],
): readonly DiagramEdge[] {
  const drawn: DrawnAccess[] = [];
  for (const access of storeAccesses(model, query)) {
    const targets = instancesOf(access.store, known);
    for (const source of instancesOf(access.user, known))
      for (const target of nearby(source, targets))
        if (source !== target) drawn.push({ ...access, from: instanceId(source), to: instanceId(target) });
  }
  return accessLines(drawn, written, query.language);
}

/** Instances of an element, or of the nearest of its containers that has any; of an interface: of what realizes it. */
function instancesOf(element: Element, known: ReadonlyMap<number, readonly Deployment[]>): readonly Deployment[] {
  const own = nearest(element, (one) => known.has(one.row));
  const realizer = own === undefined && isKind(element, "interface") ? realizerOf(element) : undefined;
  const found = own ?? (realizer && nearest(realizer, (one) => known.has(one.row)));
  return found === undefined ? [] : (known.get(found.row) ?? []);
}

type Nearby = (source: Deployment, targets: readonly Deployment[]) => readonly Deployment[];

/** Which of several instances one talks to: those of its environment; of these, those on its machine, else on its site, else all. */
function nearbyBy(site: (machine: Element) => number | undefined): Nearby {
  return (source, targets) => {
    const reachable = targets.filter(
      ({ environments }) =>
        environments.length === 0 ||
        source.environments.length === 0 ||
        environments.some((one) => source.environments.includes(one)),
    );
    if (reachable.length < 2) return reachable;
    const onMachine = reachable.filter(({ on }) => on.row === source.on.row);
    if (onMachine.length > 0) return onMachine;
    const here = site(source.on);
    const onSite = reachable.filter(({ on }) => here !== undefined && site(on) === here);
    return onSite.length > 0 ? onSite : reachable;
  };
}

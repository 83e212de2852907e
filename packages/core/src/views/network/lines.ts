/** Lines of a network map: what the software on the machines exchanges, and who reaches in from outside. */
import type { Element, Model } from "../../model/model.ts";
import { idFor, withInterfaces } from "../parts/c4.ts";
import { deploymentsOf } from "../deployment/deployments.ts";
import type { DiagramEdge, DiagramNode } from "../diagram.ts";
import { edgeOfRelationships } from "../parts/edges.ts";
import { exchangeDetail, gather } from "../parts/lines.ts";
import { isKind, nodeOf } from "../parts/nodes.ts";
import { isWanted } from "../parts/select.ts";
import { storeLines } from "../parts/stored.ts";
import type { ViewQuery } from "../viewpoint.ts";

/** What runs on each machine. */
export type Hosts = ReadonlyMap<number, readonly Element[]>;

/** The software of every machine, by the machine's row. */
export function hostsOf(model: Model): Hosts {
  const hosts = new Map<number, Element[]>();
  for (const { software, on } of deploymentsOf(model)) hosts.set(on.row, [...(hosts.get(on.row) ?? []), software]);
  return hosts;
}

/** Flows of the software on the machines, from machine to machine; a line each way. */
export function flowLines(
  model: Model,
  query: ViewQuery,
  standing: ReadonlyMap<number, string>,
): readonly DiagramEdge[] {
  const lines = gather(model, query, ["flows", "uses"], (element) => idFor(element, standing)).map((line) => ({
    ...edgeOfRelationships(line.relationships, line.from, line.to, query.language),
    detail: exchangeDetail(line.relationships, query.language),
    isStated: false,
  }));
  return [...lines, ...storeLines(model, query, (element) => idFor(element, standing), lines)];
}

/**
 * Nodes by row of what can stand at the end of a flow: machines, the software on them, an interface by what realizes it; and an
 * application without a machine of its own, if all its parts run on the same one.
 */
export function standingRows(
  model: Model,
  ids: ReadonlyMap<number, string>,
  hosts: Hosts,
): ReadonlyMap<number, string> {
  const rows = new Map([...ids].filter(([row]) => !isKind(model.at(row), "zone")));
  const ofParts = new Map<number, Set<number>>();
  for (const [machine, software] of hosts) {
    const id = ids.get(machine);
    for (const one of software) {
      if (id !== undefined && !rows.has(one.row)) rows.set(one.row, id);
      for (const whole of one.path) ofParts.set(whole.row, (ofParts.get(whole.row) ?? new Set()).add(machine));
    }
  }
  for (const [row, [machine, other]] of ofParts) {
    const id = machine === undefined || other !== undefined ? undefined : ids.get(machine);
    if (id !== undefined && !rows.has(row)) rows.set(row, id);
  }
  return withInterfaces(model, rows);
}

/** People and other organisations that reach into a zone, with their lines. */
export function usersOf(
  model: Model,
  query: ViewQuery,
  standing: ReadonlyMap<number, string>,
): {
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
} {
  const users = new Map<string, Element>();
  const reach = (element: Element): string | undefined => {
    if (!isKind(element, "party", "role")) return idFor(element, standing);
    if (isWanted(element, query)) users.set(element.id, element);
    return isWanted(element, query) ? element.id : undefined;
  };
  const lines = gather(model, query, ["flows", "uses"], reach).filter(
    ({ from, to }) => users.has(from) !== users.has(to),
  );
  const drawn = new Set(lines.flatMap(({ from, to }) => [from, to]));
  return {
    nodes: [...users.values()]
      .filter((one) => drawn.has(one.id))
      .map((one) => nodeOf(one, query.language, { isExternal: true })),
    edges: lines.map(({ from, to, relationships }) => ({
      ...edgeOfRelationships(relationships, from, to, query.language),
      isStated: false,
    })),
  };
}

/** Where software runs: its nodes, and their zones and sites. */
import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { nodesOf } from "../../model/hosting.ts";

/** What runs on a node, directly or on a node that it carries. */
export function hostedBy(node: Element): readonly Element[] {
  return node.model.derive(hostedFor, node);
}

/** The zone of an element: its own, that around it, or the one that groups or contains it; undefined where none is said. */
export function zoneOf(element: Element): Element | undefined {
  const own = element.reference("zone") ?? (element.parent === undefined ? undefined : element.ancestor("zone"));
  if (own !== undefined) return own;
  // Software is in no zone by itself: it stands where its machines stand.
  if (isKind(element, "node", "zone"))
    for (const verb of ["groups", "contains"])
      for (const { from } of element.in(verb)) if (from !== undefined && isKind(from, "zone")) return from;
  for (const node of nodesOf(element)) {
    const zone = node.row === element.row ? undefined : zoneOf(node);
    if (zone !== undefined) return zone;
  }
  return undefined;
}

function hostedFor(node: Element): readonly Element[] {
  const found: Element[] = [];
  const seen = new Set<number>([node.row]);
  const open: Element[] = [node];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const runs = at.sources("runs on");
    const hosts = at.targets("hosts");
    const nested = at.children.filter((child) => isKind(child, "node"));
    for (const one of [...runs, ...hosts, ...nested]) {
      if (seen.has(one.row)) continue;
      seen.add(one.row);
      if (isKind(one, "node")) open.push(one);
      else found.push(one);
    }
  }
  return found;
}
